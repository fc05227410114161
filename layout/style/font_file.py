"""A file → whether it is a font we can set text in: its directory, and the tables that measuring and subsetting
rely on, held against one another. Outlines are not looked at here: the painter finds those that are damaged."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_MOST_TABLES = 200  # a real font has twenty or so
_OUTLINES = (("glyf", "loca"), ("CFF ",), ("CFF2",))
_LEAST = {"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "cmap": 12, "CFF ": 8, "CFF2": 5}
"""The tables no font can do without, and the bytes each has at least (OpenType 1.9)."""
_MAGIC = 0x5F0F3CF5
_UNICODE = (0, 3)  # platforms of cmap


class FontFault(NamedTuple):
    """The code of what is wrong with a font, and the table it is wrong in."""

    code: str
    table: str | None = None


class _Damaged(Exception):
    """A table contradicts itself or another."""


class _Tables:
    """An open font file, its size and where a face's directory stands in it → its tables, read in parts."""

    def __init__(self, stream: BinaryIO, at: int, size: int) -> None:
        self.stream = stream
        stream.seek(at)
        version, count = struct.unpack(">4sH6x", stream.read(12))
        if version not in _SFNT or not 0 < count <= _MOST_TABLES:
            raise struct.error
        entries = list(struct.iter_unpack(">4s4xII", stream.read(16 * count)))
        if any(offset + length > size for _, offset, length in entries):
            raise struct.error
        self.order = [tag.decode("latin-1") for tag, _, _ in entries]
        self.places = {tag: entry[1:] for tag, entry in zip(self.order, entries, strict=True)}

    def length(self, tag: str) -> int:
        """A table → its bytes, 0 where it is not there."""
        return int(self.places.get(tag, (0, 0))[1])

    def read(self, tag: str, form: str, at: int = 0) -> tuple[int, ...]:
        """A table, the form of what stands in it and from which byte on → its numbers. Raises ``_Damaged``."""
        size = struct.calcsize(form)
        offset, length = self.places.get(tag, (0, 0))
        if at + size > length:
            raise _Damaged(tag)
        self.stream.seek(offset + at)
        return struct.unpack(form, self.stream.read(size))


def font_fault(file: Path, collection: int = 0) -> FontFault | None:
    """A file and the index in a collection → what is wrong with it, None for a good font.

    ``not-a-font``: no TrueType or OpenType, or cut short; ``no-such-face``: the collection has
    fewer; ``font-damaged``: a table is missing, too short or at odds with another; ``variable-font``: only its
    default instance can be used (OpenType 1.9, table directory).
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            at = _face_at(stream, collection)
            if at is None:
                return FontFault("no-such-face")
            tables = _Tables(stream, at, size)
            _check(tables)
    except _Damaged as fault:
        return FontFault("font-damaged", str(fault).strip())
    except (OSError, struct.error):
        return FontFault("not-a-font")
    return FontFault("variable-font") if "fvar" in tables.places else None


def _face_at(stream: BinaryIO, collection: int) -> int | None:
    """An open font file and an index → where the face's directory begins, None if there is none."""
    if stream.read(4) != b"ttcf":
        return 0 if collection == 0 else None
    _, faces = struct.unpack(">II", stream.read(8))
    if collection >= faces:
        return None
    stream.seek(12 + 4 * collection)
    (at,) = struct.unpack(">I", stream.read(4))
    return int(at)


def _check(tables: _Tables) -> None:
    """A font's tables → nothing. Raises ``_Damaged`` with the first table that is missing or cannot be right."""
    if tables.order != sorted(set(tables.order)):  # looked up by halves
        raise _Damaged(
            next(a for a, b in zip(tables.order, sorted(tables.order), strict=True) if a != b)
        )
    outlines = next((set_ for set_ in _OUTLINES if set_[0] in tables.places), _OUTLINES[0])
    for tag in ("head", "hhea", "maxp", "hmtx", "cmap", *outlines):
        if tables.length(tag) < _LEAST.get(tag, 0) or tag not in tables.places:
            raise _Damaged(tag)
    _check_head(tables)
    version, glyphs = tables.read("maxp", ">IH")
    (measured,) = tables.read("hhea", ">H", 34)
    if not glyphs or tables.length("maxp") < (32 if version == 0x10000 else 6):
        raise _Damaged("maxp")
    if not 0 < measured <= glyphs:
        raise _Damaged("hhea")
    if tables.length("hmtx") < 4 * measured + 2 * (glyphs - measured):
        raise _Damaged("hmtx")
    if outlines == _OUTLINES[0]:
        _check_places(tables, glyphs)
    elif tables.read(outlines[0], ">B") != (1 if outlines[0] == "CFF " else 2,):
        raise _Damaged(outlines[0])
    if not any(_subtables(tables)):
        raise _Damaged("cmap")


def _check_head(tables: _Tables) -> None:
    (magic,) = tables.read("head", ">I", 12)
    (units,) = tables.read("head", ">H", 18)
    (form,) = tables.read("head", ">H", 50)
    if magic != _MAGIC or not 16 <= units <= 16384 or form > 1:
        raise _Damaged("head")


def _check_places(tables: _Tables, glyphs: int) -> None:
    """TrueType tables and the number of glyphs → nothing. Raises ``_Damaged`` where outlines lie outside their table."""
    (form,) = tables.read("head", ">H", 50)
    letter, unit = ("I", 1) if form else ("H", 2)
    places = tables.read("loca", f">{glyphs + 1}{letter}")
    last = 0
    for place in places:
        if place < last:
            raise _Damaged("loca")
        last = place
    if last * unit > tables.length("glyf"):
        raise _Damaged("loca")


def _subtables(tables: _Tables) -> Iterator[bool]:
    """A font's cmap → for each of its tables by Unicode, that it lies within."""
    (count,) = tables.read("cmap", ">H", 2)
    for index in range(count):
        platform, _, offset = tables.read("cmap", ">HHI", 4 + 8 * index)
        if platform in _UNICODE:
            form, length = tables.read("cmap", ">HH", offset)
            if form >= 8:
                (length,) = tables.read("cmap", ">I", offset + 4)
            yield form in (0, 4, 6, 10, 12, 13) and offset + length <= tables.length("cmap")
