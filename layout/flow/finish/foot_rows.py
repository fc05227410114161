"""Rows that belong at the foot of their page: moved there where nothing stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.flow.model.elements import Stack
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Placement, SetLines, SetPicture, SetStack


def at_the_foot(placements: Sequence[Placement], grid: GridFrame) -> tuple[Placement, ...]:
    """Placements → the same with the rows of a stack that belong at the foot of their page moved there.

    They stay where they are when anything else stands below them.
    """
    lowest: dict[int, int] = {}
    for placed in placements:
        for page, row in feet(placed):
            lowest[page] = max(row, lowest.get(page, 0))
    rows, line = grid.rows, grid.line
    found: list[Placement] = []
    for placed in placements:
        if isinstance(placed, SetStack) and placed.stack.foot_rows:
            foot = placed.row + placed.stack.rows
            if lowest[placed.page] == foot < rows:
                placed = placed._replace(stack=_lowered(placed.stack, rows - foot, line))
        found.append(placed)
    return tuple(found)


def feet(placed: Placement) -> list[tuple[int, int]]:
    """A placement → each page it stands on and the row under it there."""
    if isinstance(placed, SetLines):
        return [(slot.page, slot.row + 1) for slot in placed.slots]
    height = placed.rows if isinstance(placed, SetPicture) else placed.stack.rows
    return [(placed.page, placed.row + height)]


def _lowered(stack: Stack, rows: int, line: float) -> Stack:
    """A stack → the same with its foot moved down so many rows."""
    from_y, by = (stack.rows - stack.foot_rows) * line, rows * line
    return replace(
        stack,
        rows=stack.rows + rows,
        lines=tuple(
            each._replace(baseline=each.baseline + by) if each.baseline > from_y else each
            for each in stack.lines
        ),
        rules=tuple(
            (a, b + by, c, d + by, w, ink) if b > from_y else (a, b, c, d, w, ink)
            for a, b, c, d, w, ink in stack.rules
        ),
        foot_rows=0,
    )
