"""What the masters give a page: ground, strips of colour, words. The running head and the folio are ``furniture``."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from layout.document.model import Run
from layout.flow.content.stacks import BlockTypesetter, Part, lines_in, pile
from layout.flow.model.grid import HAN_ASCENT
from layout.geometry import Rect, fits
from layout.page.furniture import HEAD_CLEAR, Desk, folio_baseline, head_rule_y, typed
from layout.page.lines import Where, text_line
from layout.page.model import Fill, Item, Rule
from layout.style.masters import margin_rows
from layout.style.model import Colour, End, Master, Masters, TextStyle, Words

T = TypeVar("T")

MID_LINE = HAN_ASCENT - 0.5  # em from a baseline up to the middle of its line
BARE = Master(folio=("none", ""), head=("", ""))
"""The master of a page that a picture fills to the edge."""


def master_of(masters: Masters, page: int, pages: int, left: bool) -> Master:
    """The masters, a page, how many there are and whether it is a left one → what holds for that page.

    Of a page that is first and last, the head is the first's and the foot, with the folio, the last's.
    """
    first = masters.first if page == 1 else Master()
    last = masters.last if page == pages else Master()
    side = masters.left if left else masters.right
    return Master(
        folio=_said(last.folio, first.folio, side.folio),
        head=_said(first.head, last.head, side.head),
        ground=_said(first.ground, last.ground, side.ground),
        at_head=_end(first.at_head, last.at_head, side.at_head),
        at_foot=_end(last.at_foot, first.at_foot, side.at_foot),
    )


def _said(*values: T | None) -> T | None:
    """Values, the foremost first → the first that is said."""
    return next((value for value in values if value is not None), None)


def _end(*ends: End) -> End:
    """The same end of several masters, the foremost first → what holds there."""
    strip = _said(*(end.strip for end in ends))
    return End(strip, _said(*(end.words for end in ends)), max(end.rows for end in ends))


def grounds(desk: Desk, master: Master) -> list[Item]:
    """A page's master → the colour under the whole page and its strips, out into the bleed."""
    page = desk.style.page
    edges = (-page.bleed, page.height + page.bleed)
    found: list[Item] = []
    if master.ground is not None and master.ground != Colour():
        found.append(_across(desk, edges, master.ground, "page"))
    for strip, reach in (
        (master.at_head.strip, (edges[0], _head_edge(desk, master.at_head))),
        (master.at_foot.strip, (_foot_edge(desk, master.at_foot), edges[1])),
    ):
        if strip is not None and strip.rows:
            found.append(_across(desk, reach, strip.colour, "strip"))
    return found


def _across(desk: Desk, reach: tuple[float, float], colour: Colour, purpose: str) -> Fill:
    """From which y to which, and a colour → the ground there over the width of the page and its bleed."""
    page = desk.style.page
    width = page.width + 2 * page.bleed
    return Fill(Rect(-page.bleed, reach[0], width, reach[1] - reach[0]), colour, purpose)


def _head_edge(desk: Desk, end: End) -> float:
    """The head of a page → the y of the inner edge of its strip: of the trim where it has none."""
    if end.strip is None or not end.strip.rows:
        return 0.0
    return desk.grid.row_top(end.strip.rows - margin_rows(desk.grid.head, desk.grid.line))


def _foot_edge(desk: Desk, end: End) -> float:
    """The foot of a page → the y of the inner edge of its strip: of the trim where it has none."""
    grid, high = desk.grid, desk.style.page.height
    if end.strip is None or not end.strip.rows:
        return high
    margin = margin_rows(high - grid.row_top(grid.rows), grid.line)
    return grid.row_top(grid.rows + margin - end.strip.rows)


def head_words(desk: Desk, page: int, end: End) -> list[Item]:
    """A page and the head of its master → the words there.

    They stand mid-way: in the strip, or in the rows kept where the strip leaves these free; without either
    they are level with the running head.
    """
    grid, look = desk.grid, desk.style.text["head"]
    free, edge = grid.row_top(end.rows), _head_edge(desk, end)
    middle = head_rule_y(grid) - HEAD_CLEAR - MID_LINE * look.size
    if end.rows and fits(edge, grid.head):
        middle = (grid.head + free) / 2
    elif edge > 0:
        middle = min(edge, free) / 2
    return _words(desk, page, end.words or (), middle)


def foot_words(desk: Desk, page: int, end: End) -> list[Item]:
    """A page and the foot of its master → the words there, as at the head; without strip and rows they are
    level with the folio."""
    grid, high, look = desk.grid, desk.style.page.height, desk.style.text["folio"]
    free, edge = grid.row_top(grid.rows - end.rows), _foot_edge(desk, end)
    middle = folio_baseline(desk, "foot") - MID_LINE * look.size
    if end.rows and fits(grid.row_top(grid.rows), edge):
        middle = (free + grid.row_top(grid.rows)) / 2
    elif edge < high:
        middle = (max(edge, free) + high) / 2
    return _words(desk, page, end.words or (), middle)


def _words(desk: Desk, page: int, said: tuple[Words, ...], middle: float) -> list[Item]:
    """A page, its words and the y they are centred on → their lines and rules.

    Those of one alignment stand one under the other, those of another beside them.
    """
    typesetter = BlockTypesetter(desk.style, desk.grid, desk.fonts)
    looks, grid = desk.style.text, desk.grid

    def side(words: Words) -> int:
        return {"centre": 1, "right": 2}.get(looks[words.style].align, 0)

    found: list[Item] = []
    for _, group in groupby(sorted(said, key=side), key=side):
        parts = [_part(one, looks[one.style], page, (desk, typesetter)) for one in group]
        made = pile(parts, grid.line, grid.area, grid.left(page))
        top = middle - made.rows * grid.line / 2
        for one in made.lines:
            where = Where(one.kind, 0, 0, -1, -1, one.x, top + one.baseline)
            found.append(replace(text_line(one.line, one.style, where), justified=False))
        found += [Rule(a, top + b, c, top + d, w, ink, "head") for a, b, c, d, w, ink in made.rules]
    return found


def _part(words: Words, look: TextStyle, page: int, tools: tuple[Desk, BlockTypesetter]) -> Part:
    """Words and their style → their lines for a page."""
    desk, typesetter = tools
    forms = (typed(form, desk, page) for form in words.lines)
    lines = [lines_in((Run(text),), look, typesetter, typesetter.grid.area) for text in forms]
    return Part("head", tuple(line for each in lines for line in each), look)
