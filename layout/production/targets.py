"""Files about to be written, held against the files that were read: no build may replace what it was made from."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from stat import S_ISREG
from unicodedata import normalize

from layout.diagnostics import Diagnostic, diagnose

PROGRAM = Path(__file__).resolve().parent.parent
OWN_SUFFIXES = frozenset((".pdf", ".json", ".html", ".zip"))
_OWN_BEGINNINGS = (b"%PDF", b"{")


def refused_targets(
    targets: Collection[Path], inputs: Collection[Path] = ()
) -> tuple[Diagnostic, ...]:
    """Files to write and files read → what forbids writing them, () where nothing does.

    Forbidden: a file that was read, by whatever link or spelling; a file of the program; one file under two names;
    a file of another kind than we make that is there already.
    """
    names = {folded(path): path for path in reversed(tuple(inputs))}
    numbers = {number: path for path in reversed(tuple(inputs)) if (number := _number(path))}
    seen: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    for target in targets:
        name = folded(target)
        source = names.get(name) or numbers.get(_number(target) or (0, 0))
        if source is not None:
            diagnostics.append(diagnose("target-is-input", file=target, source=source))
        elif name in seen:
            diagnostics.append(diagnose("target-twice", file=target, other=seen[name]))
        elif _is_foreign(target):
            diagnostics.append(diagnose("target-foreign", file=target))
        seen.setdefault(name, target)
    return tuple(diagnostics)


def folded(path: Path) -> str:
    """A path → the name of the file it leads to, equal for all spellings that some system takes for one:
    links followed, case folded, composed as NFC."""
    try:
        real = os.path.realpath(path)
    except (OSError, ValueError):
        real = str(path)
    return normalize("NFC", real).casefold()


def _number(path: Path) -> tuple[int, int] | None:
    """A path → what tells its file from all others though it has several names (hard links), None without one."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return (facts.st_dev, facts.st_ino) if S_ISREG(facts.st_mode) and facts.st_ino else None


def _is_foreign(target: Path) -> bool:
    """A path → whether it leads to a file that no build can have made: of the program, or of another kind."""
    try:
        real = target.resolve()
        if real.is_relative_to(PROGRAM):
            return True
        if target.suffix.lower() in OWN_SUFFIXES or not real.is_file():
            return False
        with real.open("rb") as stream:
            beginning = stream.read(8)
    except (OSError, RuntimeError, ValueError):
        return False  # whoever writes there will be told
    return bool(beginning) and not beginning.startswith(_OWN_BEGINNINGS)
