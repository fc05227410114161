"""The covers of a booklet (封面、封底): a picture, the masthead over it, the lines of the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layout.document.model import Cover, Picture, RichText
from layout.flow.content.stacks import BlockTypesetter, Part, lines_in, pile
from layout.geometry import Rect
from layout.page.furniture import Desk, folio_baseline
from layout.page.lines import Where, text_line, under_line
from layout.page.masters import foot_words, grounds, head_words
from layout.page.masthead import masthead
from layout.page.model import Item
from layout.page.pictures import shown_image
from layout.style import model as style

RIGHT, LEFT = 1, 2  # pages: a front cover is a right one, a back cover a left one
MASTHEAD_STYLES = {
    "masthead": "cover_masthead",
    "masthead_sub": "cover_info",
    "masthead_info": "cover_info",
}
"""Paragraph styles of a masthead → those that take their place on a cover."""


def cover_items(desk: Desk, cover: Cover, look: style.Cover, side: int) -> list[Item]:
    """What covers are made with, a cover, how it looks and its ``side`` (``RIGHT``, ``LEFT``) → all that
    stands on it, grounds first."""
    desk = _on_cover(desk, look)
    lines, rows = _lines(desk, cover, look, side)
    master = style.Master(ground=look.ground, at_head=look.at_head, at_foot=look.at_foot)
    items = grounds(desk, master)
    if cover.picture is not None:
        below = rows if look.lines == "foot" else 0
        items.append(shown_image(cover.picture, _picture_rect(desk, look, side, below)))
        items += _credit(desk, cover.picture, side)
    items += masthead(desk)
    items += lines
    items += head_words(desk, side, look.at_head)
    return [*items, *foot_words(desk, side, look.at_foot)]


def _on_cover(desk: Desk, look: style.Cover) -> Desk:
    """What pages are made with and how a cover looks → the same with the masthead of the cover."""
    texts = desk.style.text
    texts = texts | {name: texts[other] for name, other in MASTHEAD_STYLES.items()}
    furniture = replace(
        desk.style.furniture,
        masthead=look.masthead,
        masthead_rows=look.masthead_rows,
        masthead_rule=look.masthead_rule,
    )
    own = replace(desk.style, text=texts, furniture=furniture, masters=style.ALIKE)
    return desk._replace(style=own)


def _picture_rect(desk: Desk, look: style.Cover, side: int, below: int) -> Rect:
    """The rectangle of a cover's picture: the page and its bleed, or the type area between masthead and lines."""
    page, grid = desk.style.page, desk.grid
    if look.picture == "bleed":
        bleed = page.bleed
        return Rect(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed)
    top = look.masthead_rows if look.masthead != "none" else 0
    rows = max(grid.rows - top - below, 1)
    return Rect(grid.left(side), grid.row_top(top), grid.area, rows * grid.line)


def _credit(desk: Desk, picture: Picture, side: int) -> Iterator[Item]:
    """A cover's picture → who made it, at the right of the foot of the page in the colour of the cover's lines."""
    texts = desk.style.text
    look = replace(texts["credit"], align="right", colour=texts["cover_line"].colour)
    part = _part(picture.credit, look, desk)
    baseline = folio_baseline(desk, "foot") - (len(part.lines) - 1) * look.leading
    for index, line in enumerate(part.lines):
        at = baseline + index * look.leading
        where = Where("cover", 0, 0, -1, -1, desk.grid.left(side), at, picture.span)
        yield replace(text_line(line, look, where), justified=False)


def _lines(desk: Desk, cover: Cover, look: style.Cover, side: int) -> tuple[list[Item], int]:
    """A cover → its lines, at the foot of the type area or under the masthead, and the rows they take."""
    grid, text = desk.grid, desk.style.text["cover_line"]
    content = pile([_part(line, text, desk) for line in cover.lines], grid.line, grid.area)
    top = look.masthead_rows + 1 if look.masthead != "none" else 0
    row = top if look.lines == "head" else max(grid.rows - content.rows, 0)
    items: list[Item] = []
    for one in content.lines:
        x, baseline = grid.left(side) + one.x, grid.row_top(row) + one.baseline
        where = Where("cover", 0, 0, -1, -1, x, baseline, cover.span)
        line = replace(text_line(one.line, one.style, where), justified=False)
        items += [line, *under_line(line)]
    return items, content.rows


def _part(words: RichText, look: style.TextStyle, desk: Desk) -> Part:
    """Words and their style → their lines over the type area."""
    typesetter = BlockTypesetter(desk.style, desk.grid, desk.fonts)
    lines = lines_in(words, look, typesetter, desk.grid.area) if words else ()
    return Part("cover", lines, look)
