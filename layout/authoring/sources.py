"""The files of a folder that authors filled → manuscripts, each with the pictures and sheets that belong to it."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from layout.manifest.picture_header import PRINTABLE
from layout.manifest.text_file import OFFICE, PLAIN, WORD

MANUSCRIPTS = (*WORD, *OFFICE, *PLAIN)
PICTURES = tuple(suffix for suffixes in PRINTABLE.values() for suffix in suffixes)
SHEETS = (".xlsx", ".xlsm", ".csv")
FILES_MOST = 2000
DEPTH_MOST = 3  # folders below the one that is taken over
_NOISE = re.compile(r"^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LEAD = re.compile(r"^(\d{1,3})(?!\d)")


@dataclass(slots=True)
class Source:
    """A manuscript, and the pictures and sheets beside it."""

    path: Path
    pictures: list[Path] = field(default_factory=list)
    sheets: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class Sources:
    """What a folder holds: manuscripts in order, pictures and sheets of none of them, files of other kinds."""

    manuscripts: list[Source]
    loose: list[Path]
    unknown: list[Path]


def find_sources(folder: Path, ours: Collection[Path] = ()) -> Sources:
    """A folder, and files and folders in it that are our own → what else is in it and below; links are not followed."""
    own = {path.resolve() for path in ours}
    everything = (
        path
        for path in _files(folder, DEPTH_MOST)
        if path.resolve() not in own and not own.intersection(path.resolve().parents)
    )
    files = sorted(everything, key=natural_order)[:FILES_MOST]
    found = Sources([Source(path) for path in files if _suffix(path) in MANUSCRIPTS], [], [])
    for path in files:
        if _suffix(path) in MANUSCRIPTS:
            continue
        if _suffix(path) not in (*PICTURES, *SHEETS):
            found.unknown.append(path)
            continue
        owner = _owner(path, found.manuscripts, folder)
        if owner is None:
            found.loose.append(path)
        else:
            (owner.sheets if _suffix(path) in SHEETS else owner.pictures).append(path)
    return found


def natural_order(path: Path) -> tuple[tuple[str, int, str], ...]:
    """A path → a key by which 2 comes before 10."""
    parts = re.findall(r"\d+|\D+", str(path))
    return tuple(
        ("", int(part), "") if part.isdecimal() else (part.casefold(), 0, part) for part in parts
    )


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _files(folder: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if _NOISE.match(entry.name) or entry.is_symlink():
                continue
            if entry.is_file():
                yield folder / entry.name
            elif entry.is_dir() and depth:
                yield from _files(folder / entry.name, depth - 1)


def _owner(path: Path, manuscripts: Sequence[Source], folder: Path) -> Source | None:
    """A picture or sheet → its manuscript: the only one in its folder, or the one whose name begins like its own."""
    near = [source for source in manuscripts if source.path.parent == path.parent]
    if len(near) == 1 and (path.parent != folder or len(manuscripts) == 1):
        return near[0]
    pool = near or [
        source
        for source in manuscripts
        if source.path.parent in path.parents and source.path.parent != folder
    ]
    if len(pool) == 1 and not near:
        return pool[0]
    stem, lead = path.stem.casefold(), _LEAD.match(path.stem)
    named = [source for source in pool if stem.startswith(source.path.stem.casefold())]
    if not named and lead:
        numbers = [(_LEAD.match(source.path.stem), source) for source in pool]
        named = [source for found, source in numbers if found and int(found[1]) == int(lead[1])]
    return max(named, key=lambda source: len(source.path.stem)) if named else None
