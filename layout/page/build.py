"""A galley → the display list: every line, picture and rule at its place on its page."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document, Paragraph, plain
from layout.flow.flow import article_pages
from layout.flow.frames import HAN_ASCENT, grid_frame
from layout.flow.model import Galley, SetLines, SetPicture, SetStack
from layout.geometry import Rect
from layout.page.furniture import Desk, folio, masthead, running_head
from layout.page.lines import Where, text_line, under_line
from layout.page.model import (
    Bookmark,
    Fill,
    Frame,
    Item,
    Page,
    PageList,
    Rule,
    TextLine,
)
from layout.page.pictures import picture_items
from layout.style.model import Style
from layout.text.fonts import Fonts
from layout.text.spacing import set_line

END_MARK = 0.42  # em, side of the square after an article
END_GAP = 0.5  # em between the last character and the square


def build_pages(document: Document, galley: Galley, style: Style, fonts: Fonts) -> PageList:
    """A document and its galley → the pages, items in reading order with grounds first."""
    grid = grid_frame(style)
    desk = Desk(document, style, grid, fonts)
    items: dict[int, list[Item]] = {page: [] for page in range(1, galley.pages + 1)}
    for page in items:
        items[page] += running_head(desk, page)
    items[1] += masthead(desk)
    for placed in galley.placements:
        match placed:
            case SetLines():
                _lines(placed, galley, document, desk, items)
            case SetStack():
                items[placed.page] += _stack(placed, galley, desk)
            case SetPicture():
                owner = galley.pictures[placed.picture]
                items[placed.page] += picture_items(placed, owner, style, grid, fonts)
    pages = tuple(_page(number, items[number], desk) for number in sorted(items))
    return PageList(
        issue=document.file.stem,
        style=style.name,
        title=f"{document.name} {document.number}".strip(),
        publisher=document.publisher,
        date=document.date,
        em=grid.em,
        line=grid.line,
        head=grid.head,
        bleed=style.page.bleed,
        pages=pages,
        outline=_outline(document, galley, desk),
    )


def _page(number: int, items: list[Item], desk: Desk) -> Page:
    """A page number and its items → the page: grounds, rules, then text and pictures, then the folio."""
    grid, page = desk.grid, desk.style.page
    frames = tuple(
        Frame(column + 1, grid.rect(number, column, 0, grid.rows), grid.rows)
        for column in range(grid.columns)
    )
    under = [one for one in items if isinstance(one, Fill)]
    rest = [one for one in items if not isinstance(one, Fill)]
    return Page(number, page.width, page.height, frames, (*under, *rest, *folio(desk, number)))


def _block(document: Document, article: int, paragraph: int) -> Paragraph | None:
    for one in document.articles:
        if one.number == article and 0 < paragraph <= len(one.blocks):
            block = one.blocks[paragraph - 1]
            return block if isinstance(block, Paragraph) else None
    return None


def _lines(
    placed: SetLines,
    galley: Galley,
    document: Document,
    desk: Desk,
    items: dict[int, list[Item]],
) -> None:
    """Adds the lines of a paragraph, each in its slot, and the end mark after an article's last one."""
    element = galley.elements[placed.element]
    assert element.text is not None
    grid, style = desk.grid, desk.style.text["body"]
    block = _block(document, element.article, element.paragraph)
    for slot, one in zip(placed.slots, placed.broken.breaks[placed.first :], strict=False):
        line = set_line(element.text, one, justified=not one.last, indent=one.indent)
        left = grid.left(slot.page) + slot.column * grid.pitch + slot.left
        span = block.where(line.start) if block is not None else None
        where = Where(
            "body",
            element.article,
            element.paragraph,
            slot.column,
            slot.row,
            left,
            grid.baseline(slot.row),
            span,
        )
        made = text_line(line, style, where)
        items[slot.page] += [made, *under_line(made)]
        ends = placed.first + len(placed.slots) == len(placed.broken.breaks)
        if element.last and ends and slot == placed.slots[-1] and desk.style.furniture.end_mark:
            items[slot.page] += _end_mark(made, desk)


def _end_mark(line: TextLine, desk: Desk) -> list[Item]:
    """The last line of an article → the small square after it, where there is room for one."""
    side = END_MARK * line.size
    last = line.glyphs[-1]
    x = last.x + last.advance + (END_GAP if last.characters not in "。！？”" else 0.0) * line.size
    if x + side > line.x + line.measure:
        return []
    y = line.baseline - (HAN_ASCENT - 0.5) * line.size - side / 2
    return [Fill(Rect(x, y, side, side), desk.style.colours["brand"], "end mark")]


def _stack(placed: SetStack, galley: Galley, desk: Desk) -> list[Item]:
    """A placed stack → its grounds, rules and lines, absolute."""
    grid = desk.grid
    x = grid.left(placed.page) + placed.column * grid.pitch + placed.left
    y = grid.row_top(placed.row)
    stack = placed.stack
    items: list[Item] = [
        Fill(Rect(x + r.x, y + r.y, r.width, r.height), colour, "ground")
        for r, colour in stack.fills
    ]
    items += [
        Rule(x + a, y + b, x + c, y + d, width, colour, "stack")
        for a, b, c, d, width, colour in stack.rules
    ]
    article = galley.elements[placed.element].article if placed.element >= 0 else 0
    for one in stack.lines:
        row = placed.row + int(one.baseline / grid.line)
        where = Where(
            one.kind,
            article,
            one.paragraph,
            placed.column,
            row,
            x + one.x,
            y + one.baseline,
            one.span,
        )
        made = text_line(one.line, one.style, where)
        if one.kind != "body":
            made = replace(made, justified=made.justified and one.kind == "quote")
        items += [made, *under_line(made)]
    return items


def _outline(document: Document, galley: Galley, desk: Desk) -> tuple[Bookmark, ...]:
    """Bookmarks of the articles, kicker and title on one line."""
    starts = article_pages(galley)
    rows = {
        galley.elements[placed.element].article: placed.row
        for placed in galley.placements
        if isinstance(placed, SetStack)
        and placed.element >= 0
        and galley.elements[placed.element].opens
    }
    marks = []
    for article in document.articles:
        if article.number not in starts:
            continue
        title = article.title
        words = "".join(plain(line) for line in title.lines)
        kicker = plain(title.kicker)
        text = f"{kicker}{title.bullet or '　'}{words}" if kicker else words
        y = desk.grid.row_top(rows[article.number])
        marks.append(Bookmark(text, 0, starts[article.number], y))
    return tuple(marks)
