"""Building again whenever something an issue is made of changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from layout.streams import say

PAUSE = 0.4  # seconds between two looks
SOURCES = frozenset(
    [
        ".yaml",
        ".yml",
        ".md",
        ".txt",
        ".docx",
        ".py",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".ttf",
        ".otf",
        ".ttc",
        ".icc",
        ".icm",
    ]
)


def watch(files: Iterable[Path], styles: Path, build: Callable[[], int], lang: str) -> int:
    """Manifests and style files, the folder of styles and a build → builds until interrupted.

    A failed build ends nothing: the next change is waited for. Raises ``KeyboardInterrupt``
    when the user stops it.
    """
    folders = sorted({file.resolve().parent for file in files} | {styles})
    seen = _state(folders)
    while True:
        build()
        say("等待改动……（Ctrl-C 结束）" if lang == "zh" else "Waiting for changes … (Ctrl-C ends)")
        while (now := _state(folders)) == seen:
            time.sleep(PAUSE)
        seen = now


def _state(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Folders → every source file in them with its time and size."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix.lower() in SOURCES:
                try:
                    facts = path.stat()
                except OSError:
                    continue  # gone between the look and the question: the next look tells
                found[str(path)] = (facts.st_mtime_ns, facts.st_size)
    return found
