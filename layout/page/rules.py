"""Rules the page has of itself: between columns, and between articles. LOOK: Furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.model.galley import Galley
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Placement, SetLines, SetPicture, SetStack
from layout.page.furniture import Desk
from layout.page.model import Rule

BETWEEN = 4.0  # 字, length of the short rule between articles
BETWEEN_RULE = 0.75  # pt


class Rows(NamedTuple):
    """The rows of a page something stands in, by column, and those something crosses, by gap."""

    columns: dict[int, set[int]]
    gaps: dict[int, set[int]]


def rows_taken(placements: Sequence[Placement], grid: GridFrame) -> dict[int, Rows]:
    """Placements → the rows they take on each page."""
    pages: dict[int, Rows] = defaultdict(lambda: Rows(defaultdict(set), defaultdict(set)))
    every = range(grid.columns)
    for placed in placements:
        if isinstance(placed, SetLines):
            for slot in placed.slots:
                pages[slot.page].columns[slot.column].add(slot.row)
            continue
        found = pages[placed.page]
        if isinstance(placed, SetStack):
            rows = range(placed.row, placed.row + placed.stack.rows)
            meets = list(every) if placed.across else [placed.column]
        elif placed.wrap == Wrap.PAGE.value:
            rows, meets = range(grid.rows), list(every)
        else:
            rows = range(placed.row, placed.row + placed.rows)
            meets = [c for c in every if _meets(placed, c, grid)]
        for column in meets:
            found.columns[column].update(rows)
        for gap in meets[:-1]:
            found.gaps[gap].update(rows)
    return pages


def _meets(placed: SetPicture, column: int, grid: GridFrame) -> bool:
    left = column * grid.pitch
    return placed.x < left + grid.width - 1e-6 and placed.x + placed.width > left + 1e-6


def column_rules(taken: dict[int, Rows], page: int, desk: Desk) -> list[Rule]:
    """The rows taken and a page → the rules between its columns, where something stands on both sides.

    Titles, pictures and stacks over the gap part them.
    """
    grid, width = desk.grid, desk.style.grid.column_rule
    if not width or page not in taken:
        return []
    columns, gaps = taken[page]
    colour = desk.style.colours["hairline"]
    found: list[Rule] = []
    for gap in range(grid.columns - 1):
        x = grid.left(page) + gap * grid.pitch + (grid.width + grid.pitch) / 2
        for crossed, band in groupby(range(grid.rows), key=lambda row: row in gaps.get(gap, ())):
            both = [r for r in band if r in columns.get(gap, ()) and r in columns.get(gap + 1, ())]
            if both and not crossed:
                top = grid.row_top(both[0]) + grid.white
                foot = grid.row_top(both[-1] + 1) - grid.white
                found.append(Rule(x, top, x, foot, width, colour, "column"))
    return found


def between_rule(
    placed: SetStack, galley: Galley, desk: Desk, taken: dict[int, Rows]
) -> list[Rule]:
    """The opening of an article → the short rule in the white above it, where text stands above that."""
    grid, style = desk.grid, desk.style
    element = galley.elements[placed.element] if placed.element >= 0 else None
    above = placed.stack.above
    wanted = style.furniture.between == "rule" and above and placed.element > 0
    if not wanted or element is None or not element.is_title or not element.article:
        return []
    columns = taken[placed.page].columns
    across = range(grid.columns) if placed.across else (placed.column,)
    over = [row for column in across for row in columns.get(column, ()) if row < placed.row]
    if not over:
        return []
    x = grid.left(placed.page) + placed.column * grid.pitch + placed.left
    y = grid.row_top(placed.row) - above * grid.line / 2
    colour = style.colours["brand"]
    return [Rule(x, y, x + BETWEEN * grid.em, y, BETWEEN_RULE, colour, "between")]
