"""Bytes → a file that is whole or not there.

The bytes go to a temporary file in the same folder and take the name only when they are on the disk,
so a viewer never sees half a file and an interrupt leaves the old one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from layout.diagnostics import diagnose
from layout.outcome import Outcome


def write_file(path: Path, data: bytes) -> Outcome[Path | None]:
    """A path and bytes → the path written, or None and why not.

    Missing folders are made. A refusal of the system (permission, disk full, a folder in the
    way) is the diagnostic ``write-failed``; nothing of ours is left behind then, nor on an interrupt.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
    except (OSError, ValueError) as fault:  # ValueError: a name the system's encoding cannot write
        said = diagnose("write-failed", file=path, reason=getattr(fault, "strerror", "") or fault)
        return Outcome(None, (said,))
    return Outcome(path)


def write_files(files: Mapping[Path, bytes]) -> Outcome[tuple[Path, ...]]:
    """Paths and their bytes → the paths written, in order; those that failed are diagnostics."""
    outcomes = [write_file(path, data) for path, data in files.items()]
    written = tuple(outcome.value for outcome in outcomes if outcome.value)
    return Outcome(written, tuple(said for outcome in outcomes for said in outcome.diagnostics))


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)  # a pipe or a device has no half-written state to guard
        return
    target = path.resolve()  # a link stays a link
    part = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        with open(part, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            os.chmod(part, target.stat().st_mode & 0o777)
        os.replace(part, target)
    except BaseException:  # an interrupt too must not leave the temporary file
        with suppress(OSError):
            os.unlink(part)
        raise
