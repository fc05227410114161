"""The files of one build → all of them on the disk, or none."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from layout.diagnostics import Diagnostic, diagnose
from layout.outcome import Outcome
from layout.production.journal import clear_leftovers, replace_all
from layout.production.targets import refused_targets


def write_file(path: Path, data: bytes, inputs: Collection[Path] = ()) -> Outcome[Path | None]:
    """A path, its bytes and the files read → the path written, or None and why not; see ``write_files``."""
    written = write_files([(path, data)], inputs)
    return Outcome(path if written.value else None, written.diagnostics)


def write_files(
    named: Sequence[tuple[Path, bytes]], inputs: Collection[Path] = ()
) -> Outcome[tuple[Path, ...]]:
    """Paths with their bytes and the files these were made from → the paths written, in order: all or none.

    Missing folders are made, leftovers of killed builds cleared. A path that leads to one of ``inputs``, or where
    another path leads, is refused before anything is touched (``target-…``). What the system refuses (permission,
    disk full, a folder in the way) is ``write-failed``; nothing of ours is left behind then, nor on an interrupt.
    """
    refused = refused_targets([path for path, _ in named], inputs)
    if refused:
        return Outcome((), refused)
    files = dict(named)
    path = Path()
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                path.stat()  # refuses links that lead in a circle
            if path.is_dir():
                raise OSError(EISDIR, os.strerror(EISDIR))
    except (OSError, ValueError) as fault:  # ValueError: a name the system cannot write
        return Outcome((), (_failed(path, fault),))
    clear_leftovers(path.parent for path in files)
    ordinary = {path: data for path, data in files.items() if not _is_device(path)}
    try:
        replace_all(ordinary)
        for path in files.keys() - ordinary.keys():
            path.write_bytes(files[path])  # a pipe or a device has no half-written state to guard
    except (OSError, ValueError) as fault:
        return Outcome((), (_failed(_named(fault, files), fault),))
    return Outcome(tuple(files))


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _named(fault: Exception, files: Collection[Path]) -> Path:
    """What went wrong and the files meant to be written → the one it went wrong with."""
    name = getattr(fault, "filename", None)
    real = (path for path in files if os.path.realpath(path) == name)
    return next(real, next(iter(files)))


def _failed(path: Path, fault: Exception) -> Diagnostic:
    reason = getattr(fault, "strerror", "") or fault
    return diagnose("write-failed", file=path, reason=reason)
