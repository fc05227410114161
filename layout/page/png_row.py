"""The first row of a PNG, without the rest: a picture of a hundred million pixels need not be decoded to see its edge.

PNG (ISO/IEC 15948), 9 and 10: the rows are filtered one from another and deflated in one stream.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from PIL import Image as Pictures

PIECE = 65536  # bytes read at a time
MODES = {
    (0, 8): "L",
    (2, 8): "RGB",
}  # colour type and depth → mode; others are small or have transparency


def first_row(file: Path) -> Pictures.Image | None:
    """A PNG file → its first row as a picture one pixel high; None for a kind that is left to Pillow."""
    with file.open("rb") as stream:
        head = stream.read(33)
        wide, _, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head[16:29])
        mode = MODES.get((colour, depth))
        if mode is None or interlaced:
            return None
        channels = len(mode)
        row = _inflated(stream, 1 + wide * channels)
    if row is None:
        return None
    return Pictures.frombytes(mode, (wide, 1), _unfiltered(row, channels))


def _inflated(stream: object, wanted: int) -> bytes | None:
    """A PNG read up to its first chunk after the header and a number of bytes → so many bytes of its image data."""
    inflate, made = zlib.decompressobj(), b""
    read = stream.read  # type: ignore[attr-defined]
    while len(made) < wanted:
        head = read(8)
        if len(head) < 8 or head[4:] in (b"IEND", b"tRNS"):
            return None
        size = struct.unpack(">I", head[:4])[0]
        while size > 0 and len(made) < wanted:
            piece = read(min(size, PIECE))
            if not piece:
                return None
            size -= len(piece)
            if head[4:] == b"IDAT":
                made += inflate.decompress(piece, wanted - len(made))
        if len(made) < wanted:
            read(4)  # its checksum
    return made


def _unfiltered(row: bytes, channels: int) -> bytes:
    """The first row with its filter before it → its pixels; what lies above it counts as zero (9.2)."""
    kind, values = row[0], bytearray(row[1:])
    if kind in (1, 4):  # Sub; Paeth of a left neighbour alone is that neighbour
        for at in range(channels, len(values)):
            values[at] = (values[at] + values[at - channels]) & 255
    elif kind == 3:  # Average
        for at in range(channels, len(values)):
            values[at] = (values[at] + values[at - channels] // 2) & 255
    return bytes(values)
