"""A file → whether it is a font we can set text in, from its table directory alone."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_MOST_TABLES = 200  # a real font has twenty or so
_OUTLINES = {b"glyf", b"CFF ", b"CFF2"}


def font_fault(file: Path, collection: int = 0) -> str | None:
    """A file and the index in a collection → the code of what is wrong with it, None for a good font.

    ``not-a-font``: no TrueType or OpenType, or cut short; ``no-such-face``: the collection has
    fewer; ``variable-font``: only its default instance can be used (OpenType 1.9, table directory).
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            at = _face_at(stream, collection)
            if at is None:
                return "no-such-face"
            tables = _tables(stream, at, size)
    except (OSError, struct.error):
        return "not-a-font"
    if not tables & _OUTLINES or not {b"cmap", b"head", b"hmtx"} <= tables:
        return "not-a-font"
    return "variable-font" if b"fvar" in tables else None


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


def _tables(stream: BinaryIO, at: int, size: int) -> set[bytes]:
    """An open font file, its directory's place and the file's size → the tables that lie in the file."""
    stream.seek(at)
    version, count = struct.unpack(">4sH6x", stream.read(12))
    if version not in _SFNT or count > _MOST_TABLES:
        return set()
    entries = struct.iter_unpack(">4s4xII", stream.read(16 * count))
    return {tag for tag, offset, length in entries if offset + length <= size}
