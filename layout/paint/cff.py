"""A bare CFF font → the same with ROS Adobe-Identity-0, as its codes demand.

Adobe Technical Note 5176 (The Compact Font Format): section numbers below.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

STANDARD_STRINGS = 391  # appendix A: ids below are no strings of the font's own
ROS = b"\x0c\x1e"
PRIVATE = b"\x12"
FONT_DICTS = b"\x0c\x24"  # FDArray
OFFSETS = frozenset((b"\x0f", b"\x10", b"\x11", PRIVATE, FONT_DICTS, b"\x0c\x25"))
"""Operators whose last operand is an offset from the start of the font (charset … FDSelect)."""


class Entry(NamedTuple):
    """An entry of a DICT: its operands as written, and its operator."""

    operands: list[bytes]
    operator: bytes


def identity_cff(program: bytes) -> bytes:
    """A CFF subset whose CIDs are glyph numbers → the same, with its ROS saying so.

    The collection the glyphs came from (Adobe-GB1 for many Chinese fonts) does not describe them any
    more, and ISO 32000-1 9.7.4.2 asks the CIDSystemInfo of font and program to agree. A font that
    is not CID-keyed comes back untouched. Raises ``ValueError`` where an offset is not written in
    five bytes, as hb-subset writes them.
    """
    _, names_end = _index(program, program[2])
    tops, tops_end = _index(program, names_end)
    strings, strings_end = _index(program, tops_end)
    top = list(_entries(tops[0]))
    ros = next((entry.operands for entry in top if entry.operator == ROS), None)
    if ros is None:
        return program
    for operand, text in zip(ros, (b"Adobe", b"Identity"), strict=False):
        strings[_integer(operand) - STANDARD_STRINGS] = text
    renamed = _written(strings)
    moved = len(renamed) - (strings_end - tops_end)
    ros[2] = b"\x1c\x00\x00" if len(ros[2]) == 3 else b"\x8b"
    top_index = program[names_end:tops_end].replace(tops[0], _dict(top, moved))
    rest = bytearray(program[strings_end:])
    fonts = next(_integer(e.operands[-1]) for e in top if e.operator == FONT_DICTS)
    for font in _index(program, fonts)[0]:
        at = program.index(font, fonts) - strings_end
        rest[at : at + len(font)] = _dict(list(_entries(font)), moved)
    return program[:names_end] + top_index + renamed + bytes(rest)


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """Where an INDEX begins (section 5) → its objects and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    table = at + 3
    base = table + size * (count + 1) - 1
    ends = [
        base + int.from_bytes(data[table + size * n : table + size * (n + 1)], "big")
        for n in range(count + 1)
    ]
    return [data[a:b] for a, b in pairwise(ends)], ends[-1]


def _written(objects: list[bytes]) -> bytes:
    """Objects → an INDEX with offsets of two bytes."""
    ends = [1]
    for each in objects:
        ends.append(ends[-1] + len(each))
    table = b"".join(end.to_bytes(2, "big") for end in ends)
    return len(objects).to_bytes(2, "big") + b"\x02" + table + b"".join(objects)


def _entries(data: bytes) -> Iterator[Entry]:
    """A DICT (section 4) → its entries."""
    operands: list[bytes] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            size = 2 if first == 12 else 1
            yield Entry(operands, data[at : at + size])
            operands = []
        else:
            size = {28: 3, 29: 5}.get(first, 1 if first <= 246 else 2)
            if first == 30:  # a real number: nibbles up to the first 0xf
                size = 2
                while data[at + size - 1] & 0x0F != 0x0F and data[at + size - 1] >> 4 != 0x0F:
                    size += 1
            operands.append(data[at : at + size])
        at += size


def _integer(operand: bytes) -> int:
    first = operand[0]
    if first in (28, 29):
        return int.from_bytes(operand[1:], "big", signed=True)
    if first <= 246:
        return first - 139
    return (
        (first - 247) * 256 + operand[1] + 108
        if first <= 250
        else -(first - 251) * 256 - operand[1] - 108
    )


def _dict(entries: list[Entry], moved: int) -> bytes:
    """Entries → a DICT of the same length, its offsets moved on by so many bytes."""
    data = b""
    for operands, operator in entries:
        if operator in OFFSETS:
            if len(operands[-1]) != 5:
                raise ValueError(f"CFF offset of {len(operands[-1])} bytes")
            offset = _integer(operands[-1]) + moved
            operands = [*operands[:-1], b"\x1d" + offset.to_bytes(4, "big")]
        data += b"".join(operands) + operator
    return data
