"""What opens and closes an issue beside its articles: contents, source note, colophon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.document.model import Document, RichText, Run
from layout.flow.model import Element, Stack, StackLine
from layout.flow.stacks import Part, Workshop, grounded, lines_in, pile

NOTE_RULE = 0.3  # pt


def contents_stack(
    document: Document, shop: Workshop, pages: Sequence[int] | None = None
) -> Stack | None:
    """A document and the page of each article → the contents (本期导读), a row or two an article.

    Without ``pages`` the numbers are left out: the rows are the same, so it can be placed before
    pagination and filled in after it. None where the style or the manifest wants none.
    """
    style = shop.style
    if style.furniture.contents == "none" or not document.contents or len(document.articles) < 2:
        return None
    grid, looks = shop.grid, style.text
    inner = int((grid.width - 2 * grid.em) / grid.em) * grid.em
    look = looks["contents"]
    parts = []
    if style.furniture.contents_title:
        title = looks["contents_title"]
        text: RichText = (Run(style.furniture.contents_title),)
        parts.append(Part("contents", lines_in(text, title, shop, inner), title))
    for article in document.articles:
        entry = article.title.kicker or tuple(r for line in article.title.lines for r in line)
        room = inner - 3 * look.size
        parts.append(Part("contents", lines_in(entry, look, shop, room), look))
    x = (grid.width - inner) / 2
    rows, lines = pile(parts, grid.line, x)
    if pages is not None:
        lines = _numbered(lines, parts, pages, (x, inner, shop))
    return grounded(rows, lines, grid.width, shop)


def _numbered(
    lines: tuple[StackLine, ...],
    parts: list[Part],
    pages: Sequence[int],
    at: tuple[float, float, Workshop],
) -> tuple[StackLine, ...]:
    """The lines of the contents → the same with the page at the right end of each entry's last line."""
    x, inner, shop = at
    look = replace(shop.style.text["contents"], align="right")
    found: list[StackLine] = []
    index = 0
    first = len(parts) - len(pages)
    for number, part in enumerate(parts):
        mine = lines[index : index + len(part.lines)]
        index += len(part.lines)
        found += mine
        if number >= first and mine:
            text: RichText = (Run(str(pages[number - first])),)
            for one in lines_in(text, look, shop, inner):
                found.append(StackLine("contents", one, look, x, mine[-1].baseline, 0))
    return tuple(found)


def closing_element(document: Document, shop: Workshop) -> Element | None:
    """A document → the last element of its flow: the source note under a hairline, and the colophon."""
    looks, grid = shop.style.text, shop.grid
    parts = []
    if document.source_note:
        look = looks["source"]
        parts.append(Part("source", lines_in(document.source_note, look, shop, grid.area), look))
    for label, text in document.colophon:
        look = looks["colophon"]
        entry: RichText = (Run(f"{label}：{text}"),)
        parts.append(Part("source", lines_in(entry, look, shop, grid.area), look))
    if not parts:
        return None
    rows, lines = pile(parts, grid.line)
    ink = parts[0].style.colour
    y = grid.line * 0.35
    moved = tuple(one._replace(baseline=one.baseline + grid.line * 0.5) for one in lines)
    rules = ((0.0, y, grid.area, y, NOTE_RULE, ink),) if grid.columns > 1 else ()
    stack = Stack(rows + 1, moved, rules, above=1)
    free = float("inf")
    single = grid.columns == 1
    return Element(
        article=0,
        paragraph=0,
        stack=stack,
        across=stack,
        opens=True,
        span_cost=free if single else 0.0,
        column_cost=0.0 if single else free,
    )
