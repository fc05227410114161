"""A galley → the display list: every line, picture and rule at its place on its page."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import legible
from layout.document.model import Document, Paragraph, Wrap, plain
from layout.flow.finish.settle import article_pages
from layout.flow.model.elements import Element
from layout.flow.model.galley import Galley
from layout.flow.model.grid import grid_frame
from layout.flow.model.placement import SetLines, SetPicture, SetStack
from layout.page.covers import LEFT, RIGHT, cover_items
from layout.page.furniture import Desk, folio, headed_by, running_head
from layout.page.lines import Where, text_line, under_line
from layout.page.masters import BARE, foot_words, grounds, head_words, master_of
from layout.page.masthead import masthead
from layout.page.memory import LineMemory, PlacedItems
from layout.page.model import (
    Bookmark,
    Fill,
    Frame,
    Item,
    Page,
    PageList,
)
from layout.page.pictures import picture_items
from layout.page.rules import between_rule, column_rules, rows_taken
from layout.page.stacks import end_mark, stack_items
from layout.style.model import Master, Style
from layout.text.fonts import Fonts
from layout.text.paragraph import aligned
from layout.text.spacing import set_line


def build_pages(
    document: Document,
    galley: Galley,
    style: Style,
    fonts: Fonts,
    memory: LineMemory | None = None,
) -> PageList:
    """A document and its galley → the pages, items in reading order with grounds first. ``memory`` is that of the last
    build."""
    grid, memory = grid_frame(style), memory or LineMemory()
    memory.begin((style, grid))
    desk = Desk(document, style, grid, fonts, headed_by(document, galley))
    placements = galley.placements
    items: dict[int, list[Item]] = {page: [] for page in range(1, galley.pages + 1)}
    masters = _masters(galley, desk)
    taken = rows_taken(placements, grid)
    for page, master in masters.items():
        items[page] += [*grounds(desk, master), *head_words(desk, page, master.at_head)]
        items[page] += masthead(desk) if page == 1 else ()
        items[page] += running_head(desk, page, master.head)
        items[page] += column_rules(taken, page, desk)
    for placed in placements:
        match placed:
            case SetLines():
                for page, lines in _lines(placed, galley, document, desk, memory):
                    items[page] += lines
            case SetStack():
                items[placed.page] += between_rule(placed, galley, desk, taken)
                items[placed.page] += stack_items(placed, galley, desk)
            case SetPicture():
                owner = galley.pictures[placed.picture]
                items[placed.page] += picture_items(placed, owner, style, grid, fonts)
    for page, master in masters.items():
        items[page] += [*foot_words(desk, page, master.at_foot), *folio(desk, page, master.folio)]
    pages = tuple(
        _page(number, number + grid.front, items[number], desk) for number in sorted(items)
    )
    pages = _between_covers(pages, desk)
    return PageList(
        issue=legible(document.file.stem),
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


def _masters(galley: Galley, desk: Desk) -> dict[int, Master]:
    """A galley → the master of each page; a page that a picture fills to the edge is bare."""
    filled = {
        placed.page
        for placed in galley.placements
        if isinstance(placed, SetPicture) and placed.wrap == Wrap.PAGE.value
    }
    masters, pages = desk.style.masters, galley.pages
    return {
        page: BARE
        if page in filled
        else master_of(masters, page, pages, left=desk.grid.on_left(page))
        for page in range(1, pages + 1)
    }


def _between_covers(pages: tuple[Page, ...], desk: Desk) -> tuple[Page, ...]:
    """The pages of the flow → all pages: with the covers that the issue has."""
    document, style = desk.document, desk.style
    desk = desk._replace(grid=desk.grid._replace(front=0))  # covers know their own sides
    if document.cover is not None:
        items = cover_items(desk, document.cover, style.cover, RIGHT)
        pages = (_page(RIGHT, 1, items, desk), *pages)
    if document.back is not None:
        items = cover_items(desk, document.back, style.back, LEFT)
        pages = (*pages, _page(LEFT, pages[-1].number + 1, items, desk))
    return pages


def _page(side: int, number: int, items: list[Item], desk: Desk) -> Page:
    """A page of the flow (for its side), its number in the issue and its items → the page, grounds before
    all that stands on them."""
    grid, page = desk.grid, desk.style.page
    frames = tuple(
        Frame(column + 1, grid.rect(side, column, 0, grid.rows), grid.rows)
        for column in range(grid.columns)
    )
    under = [item for item in items if isinstance(item, Fill)]
    rest = [item for item in items if not isinstance(item, Fill)]
    return Page(number, page.width, page.height, frames, (*under, *rest))


def _block(document: Document, article: int, paragraph: int) -> Paragraph | None:
    for one in document.articles:
        if one.number == article and 0 < paragraph <= len(one.blocks):
            block = one.blocks[paragraph - 1]
            return block if isinstance(block, Paragraph) else None
    return None


def _lines(
    placed: SetLines, galley: Galley, document: Document, desk: Desk, memory: LineMemory
) -> PlacedItems:
    """The lines of a paragraph, each in its slot, and the end mark after an article's last one, by page."""
    element = galley.elements[placed.element]
    block = _block(document, element.article, element.paragraph)
    found = memory.of(placed, element, block)
    if found is None:
        found = tuple(_made(placed, element, block, desk))
        memory.keep(placed, element, block, found)
    return found


def _made(
    placed: SetLines, element: Element, block: Paragraph | None, desk: Desk
) -> Iterator[tuple[int, tuple[Item, ...]]]:
    """A placed paragraph → its lines and what stands under and after them, each with its page."""
    assert element.text is not None
    grid, style, align = desk.grid, desk.style.text["body"], element.text.style.align
    ends = placed.first + len(placed.slots) == len(placed.broken.breaks)
    for slot, line_break in zip(placed.slots, placed.broken.breaks[placed.first :], strict=False):
        justified = align == "justify" and not line_break.last
        line = set_line(element.text, line_break, justified=justified, indent=line_break.indent)
        line = aligned(line, align)
        where = Where(
            "body",
            element.article,
            element.paragraph,
            slot.column,
            slot.row,
            grid.left(slot.page) + slot.column * grid.pitch + slot.left,
            grid.baseline(slot.row),
            block.where(line.start) if block is not None else None,
        )
        made = text_line(line, style, where)
        marks = under_line(made)
        if element.last and ends and slot == placed.slots[-1]:
            marks += end_mark(made, desk, made.x + made.measure)
        yield slot.page, (made, *marks)


def _outline(document: Document, galley: Galley, desk: Desk) -> tuple[Bookmark, ...]:
    """Bookmarks of the articles, kicker and title on one line."""
    starts = article_pages(galley)
    rows = {
        galley.elements[placed.element].article: placed.row
        for placed in galley.placements
        if isinstance(placed, SetStack)
        and placed.element >= 0
        and galley.elements[placed.element].is_title
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
        marks.append(Bookmark(text, 0, starts[article.number] + desk.grid.front, y))
    return tuple(marks)
