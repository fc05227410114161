"""A placed stack → its grounds, rules, lines and drawing, absolute."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Picture
from layout.flow.model.galley import Galley
from layout.flow.model.grid import HAN_ASCENT
from layout.flow.model.placement import SetStack
from layout.geometry import Rect
from layout.page.drawings import drawing_items
from layout.page.furniture import Desk
from layout.page.lines import Where, text_line, under_line
from layout.page.model import Fill, Item, Rule, TextLine
from layout.page.pictures import picture_in

END_MARK = 0.42  # em, side of the square after an article
END_GAP = 0.5  # em between the last character and the square
HANGING_GAP = 0.1  # em between its column and a square that hangs beside it


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
        if isinstance(drawing, Picture):
            items += picture_in(drawing, rect, desk.style, article)
        else:
            items += drawing_items(drawing, rect, desk.style, article)
    made: TextLine | None = None
    for line in stack.lines:
        row = placed.row + int(line.baseline / grid.line)
        at = (x + line.x, y + line.baseline)
        where = Where(line.kind, article, line.paragraph, placed.column, row, *at, line.span)
        made = replace(text_line(line.line, line.style, where), cell=line.cell)
        if line.kind != "body":
            made = replace(made, justified=made.justified and line.kind == "quote")
        items += [made, *under_line(made)]
    if made is not None and element is not None and element.last:
        items += end_mark(made, desk, x + grid.width)
    return items


def end_mark(line: TextLine, desk: Desk, right: float) -> list[Item]:
    """The last line of an article → the small square after it; where the line is full up to ``right``, it hangs beside
    its column as marks do (E5)."""
    if not desk.style.furniture.end_mark or not line.glyphs:
        return []
    side = END_MARK * line.size
    last = line.glyphs[-1]
    x = last.x + last.advance + (END_GAP if last.characters not in "。！？”" else 0.0) * line.size
    if x + side > right + 1e-6:
        x = max(right, last.x + last.advance) + HANGING_GAP * line.size
    y = line.baseline - (HAN_ASCENT - 0.5) * line.size - side / 2
    return [Fill(Rect(x, y, side, side), desk.style.colours["brand"], "end mark")]
