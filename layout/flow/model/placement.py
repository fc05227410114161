"""Where things stand: line slots, obstacles and what is placed, in columns, rows and pt.

Pages count from 1; columns and rows count from 0 here (the display list counts them from 1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, eq=False)
class Obstacle:
    """Room a placed thing takes from the text: for each column, per row, a blocked interval.

    ``blocked`` holds (column, row, from, to), from and to in pt from the column's left edge,
    standoff included. ``cells`` has a bit for each row of each column it meets (``cell``). Compared by
    identity: the search asks for the same obstacle by the thousand.
    """

    blocked: tuple[tuple[int, int, float, float], ...]
    cells: int
    columns: frozenset[int]
    rows: dict[
        tuple[int, int], list[tuple[float, float]]
    ]  # by column and row, what of it is blocked


CELL_STRIDE = 512  # more rows than a grid can have


def cell(column: int, row: int) -> int:
    """A row of a column → its number in reading order: all that is set before it has a smaller one."""
    return column * CELL_STRIDE + row


def obstacle_of(blocked: Iterable[tuple[int, int, float, float]]) -> Obstacle:
    """Blocked intervals → the obstacle."""
    found = tuple(blocked)
    cells = 0
    rows: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for column, row, start, end in found:
        cells |= 1 << cell(column, row)
        rows.setdefault((column, row), []).append((start, end))
    return Obstacle(found, cells, frozenset(column for column, _, _, _ in found), rows)


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
