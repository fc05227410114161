"""Several files put in place as one: staged beside their targets, listed in a journal, then renamed.

The journal lies in the folder of the first target and is locked as long as its build lives. As ``.staging`` it lists
parts to be thrown away, as ``.commit`` parts to be put in place: so whatever a killed build left behind is known.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PREFIX = ".bulletin-"
_ABANDONED = (
    3600  # seconds after which a journal counts as left behind, where files cannot be locked
)


class Staged(NamedTuple):
    """A file on its way: its bytes' place beside the target, and the place of the file it replaces, kept till the end."""

    target: Path
    part: Path
    old: Path


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Targets and their bytes → every target replaced, or none.

    Raises ``OSError`` with the target as its ``filename`` where the system refuses one; all are then as they were.
    """
    if not files:
        return
    token = os.urandom(8).hex()
    staged = [_staged(path, token, number) for number, path in enumerate(files)]
    journal = staged[0].target.parent / f"{PREFIX}{token}.staging"
    commit = journal.with_suffix(".commit")
    handle = os.open(journal, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _lock(handle)
        os.write(handle, json.dumps([[os.fspath(p) for p in one] for one in staged]).encode())
        for entry, data in zip(staged, files.values(), strict=True):
            _stage(entry, data)
        os.rename(journal, commit)
        _put_in_place(staged)
    except BaseException:  # an interrupt too must leave either the old files or the new
        if commit.exists():
            _finish(staged)
        raise
    finally:
        _sweep(staged, (journal, commit))
        os.close(handle)


def clear_leftovers(folders: Iterable[Path]) -> None:
    """Folders that will be written to → what killed builds left there, put in place or removed."""
    for folder in dict.fromkeys(folders):
        with suppress(OSError, ValueError):
            for journal in sorted(folder.glob(f"{PREFIX}*")):
                if journal.suffix in (".staging", ".commit"):
                    _settle(journal)


def _staged(path: Path, token: str, number: int) -> Staged:
    target = Path(os.path.realpath(path))  # a link stays a link
    stem = target.parent / f"{PREFIX}{token}-{number}"
    return Staged(target, stem.with_suffix(".part"), stem.with_suffix(".old"))


def _stage(entry: Staged, data: bytes) -> None:
    """A target and its bytes → on the disk beside it, with the old file's permissions."""
    try:
        with open(entry.part, "xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if entry.target.is_file():
            os.chmod(entry.part, entry.target.stat().st_mode & 0o777)
            with suppress(
                OSError
            ):  # where there are no hard links a refused rename cannot be undone
                os.link(entry.target, entry.old)
    except OSError as fault:
        fault.filename = os.fspath(entry.target)
        raise


def _put_in_place(staged: Sequence[Staged]) -> None:
    """Staged files → named; where the system refuses one, those before it are as they were."""
    for index, entry in enumerate(staged):
        try:
            os.replace(entry.part, entry.target)
        except OSError as fault:
            for done in staged[:index]:
                with suppress(OSError):
                    if done.old.exists():
                        os.replace(done.old, done.target)
                    else:
                        done.target.unlink()
            for rest in staged:
                with suppress(OSError):
                    rest.part.unlink()
            fault.filename = os.fspath(entry.target)
            raise


def _finish(staged: Iterable[Staged]) -> None:
    """Staged files, some of them perhaps in place already → all in place."""
    for entry in staged:
        with suppress(OSError):
            os.replace(entry.part, entry.target)


def _sweep(staged: Iterable[Staged], journals: Iterable[Path]) -> None:
    """Staged files and their journals → gone; the journals last, for they name the others."""
    for entry in staged:
        for path in (entry.part, entry.old):
            with suppress(OSError):
                path.unlink()
    for path in journals:
        with suppress(OSError):
            path.unlink()


def _settle(journal: Path) -> None:
    """A journal → what it lists put in place or removed, unless the build it belongs to still lives."""
    handle = os.open(journal, os.O_RDWR)
    try:
        if not _lock(handle, journal):
            return
        with suppress(ValueError):
            listed = json.loads(journal.read_bytes() or b"[]")
            staged = [Staged(*(Path(path) for path in one)) for one in listed]
            if journal.suffix == ".commit":
                _finish(staged)
            _sweep(staged, ())
        journal.unlink()
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _lock(handle: int, journal: Path | None = None) -> bool:
        """An open journal → whether its build is no more, by its age."""
        return journal is None or time.time() - os.fstat(handle).st_mtime > _ABANDONED

else:
    import fcntl

    def _lock(handle: int, journal: Path | None = None) -> bool:
        """An open journal → whether it is ours now: nobody living holds it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return journal is None or time.time() - os.fstat(handle).st_mtime > _ABANDONED
        return True
