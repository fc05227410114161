"""A placed stack → its grounds, rules, lines and drawing, absolute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.flow.model.elements import Stack
from layout.flow.model.galley import Galley
from layout.flow.model.grid import HAN_ASCENT
from layout.flow.model.placement import Placement, SetLines, SetPicture, SetStack
from layout.geometry import Rect
from layout.page.drawings import drawing_items
from layout.page.furniture import Desk
from layout.page.lines import Where, text_line, under_line
from layout.page.model import Fill, Item, Rule, TextLine

END_MARK = 0.42  # em, side of the square after an article
END_GAP = 0.5  # em between the last character and the square


def stack_items(placed: SetStack, galley: Galley, desk: Desk) -> list[Item]:
    """A stack where it stands → everything drawn of it, and the end mark after an article's source."""
    grid, stack = desk.grid, placed.stack
    x = grid.left(placed.page) + placed.column * grid.pitch + placed.left
    y = grid.row_top(placed.row)
    items: list[Item] = [
        Fill(Rect(x + r.x, y + r.y, r.width, r.height), colour, "ground")
        for r, colour in stack.fills
    ]
    items += [
        Rule(x + a, y + b, x + c, y + d, width, colour, "stack")
        for a, b, c, d, width, colour in stack.rules
    ]
    element = galley.elements[placed.element] if placed.element >= 0 else None
    article = element.article if element else 0
    if stack.drawing is not None:
        drawing, r = stack.drawing
        rect = Rect(x + r.x, y + r.y, r.width, r.height)
        items += drawing_items(drawing, rect, desk.style, article)
    made: TextLine | None = None
    for one in stack.lines:
        row = placed.row + int(one.baseline / grid.line)
        at = (x + one.x, y + one.baseline)
        where = Where(one.kind, article, one.paragraph, placed.column, row, *at, one.span)
        made = text_line(one.line, one.style, where)
        if one.kind != "body":
            made = replace(made, justified=made.justified and one.kind == "quote")
        items += [made, *under_line(made)]
    if made is not None and element is not None and element.last:
        items += end_mark(made, desk, x + grid.width)
    return items


def end_mark(line: TextLine, desk: Desk, right: float) -> list[Item]:
    """The last line of an article → the small square after it, where there is room for one up to ``right``."""
    if not desk.style.furniture.end_mark or not line.glyphs:
        return []
    side = END_MARK * line.size
    last = line.glyphs[-1]
    x = last.x + last.advance + (END_GAP if last.characters not in "。！？”" else 0.0) * line.size
    if x + side > right + 1e-6:
        return []
    y = line.baseline - (HAN_ASCENT - 0.5) * line.size - side / 2
    return [Fill(Rect(x, y, side, side), desk.style.colours["brand"], "end mark")]


def at_the_foot(placements: Sequence[Placement], desk: Desk) -> tuple[Placement, ...]:
    """Placements → the same with the rows of a stack that belong at the foot of their page moved there.

    They stay where they are when anything else stands below them.
    """
    lowest: dict[int, int] = {}
    for placed in placements:
        for page, row in feet(placed):
            lowest[page] = max(row, lowest.get(page, 0))
    rows, line = desk.grid.rows, desk.grid.line
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
            one._replace(baseline=one.baseline + by) if one.baseline > from_y else one
            for one in stack.lines
        ),
        rules=tuple(
            (a, b + by, c, d + by, w, ink) if b > from_y else (a, b, c, d, w, ink)
            for a, b, c, d, w, ink in stack.rules
        ),
        foot_rows=0,
    )
