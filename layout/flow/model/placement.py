"""Where things stand: line slots, obstacles and what is placed, in columns, rows and pt.

Pages count from 1; columns and rows count from 0 here (the display list counts them from 1).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.flow.model.elements import Stack
from layout.text.model import Broken


class LineSlot(NamedTuple):
    """One place a line of body text may stand: a free span of one grid row of one column."""

    page: int
    column: int
    row: int  # grid row from the head of the type area: "on the grid" is an int
    left: float  # pt from the left edge of the column
    width: float  # pt


class Obstacle:
    """Room a placed thing takes from the text: for each column, per row, a blocked interval.

    ``blocked`` holds (column, row, from, to), from and to in pt from the column's left edge,
    standoff included; ``rows`` gives the intervals by column and row. ``cells`` has a bit for each row of each column it
    meets (``cell``). Two that block the same are equal; nothing in one changes.
    """

    __slots__ = ("_hash", "blocked", "cells", "columns", "rows")

    def __init__(self, blocked: Iterable[tuple[int, int, float, float]]) -> None:
        self.blocked = tuple(blocked)
        self.cells = 0
        self.rows: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for column, row, start, end in self.blocked:
            self.cells |= 1 << cell(column, row)
            self.rows.setdefault((column, row), []).append((start, end))
        self.columns = frozenset(column for column, _, _, _ in self.blocked)
        self._hash = hash(self.blocked)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Obstacle) and self.blocked == other.blocked)

    def __hash__(self) -> int:
        return self._hash


CELL_STRIDE = 512  # more rows than a grid can have


def cell(column: int, row: int) -> int:
    """A row of a column → its number in reading order: all that is set before it has a smaller one."""
    return column * CELL_STRIDE + row


class SetLines(NamedTuple):
    """Lines ``first`` to ``first + len(slots)`` of a broken paragraph, each in its slot."""

    element: int
    broken: Broken
    first: int
    slots: tuple[LineSlot, ...]


class SetStack(NamedTuple):
    """A stack standing from ``row`` of ``column``; ``across`` all columns or within one."""

    element: int
    page: int
    column: int
    row: int
    across: bool
    stack: Stack
    left: float = 0.0  # pt from the column's left edge, beside a picture


class SetPicture(NamedTuple):
    """A picture and its caption. ``x`` in pt from the left edge of the type area, ``row`` its first row,
    ``rows`` with the caption, ``picture_rows`` without; ``wrap`` as placed, ``moved`` where the editor wished
    for another one."""

    picture: int
    page: int
    column: int
    row: int
    rows: int
    picture_rows: int
    x: float
    width: float
    wrap: str
    moved: bool = False


Placement = SetLines | SetStack | SetPicture
