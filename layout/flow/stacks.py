"""Titles, small headings, quotes, boxes: things set apart in whole rows of the grid. TYPOGRAPHY G2–G4."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import Article, Box, Drawing, Paragraph, RichText, Run
from layout.document.title import kept_whole
from layout.flow.frames import HAN_ASCENT, GridFrame
from layout.flow.model import Stack, StackLine
from layout.geometry import Rect
from layout.style.model import Style, TextStyle
from layout.text.fonts import Fonts
from layout.text.model import Line
from layout.text.paragraph import set_paragraph
from layout.text.titles import break_title

BOX_EDGE = 0.35  # rows of white between the neighbouring text and the ground of a box
QUOTE_RULE = 0.75  # pt
NOTE_RULE = 0.25  # pt


class Workshop(NamedTuple):
    """What every stack is made with."""

    style: Style
    grid: GridFrame
    fonts: Fonts


class Part(NamedTuple):
    """Lines of one style that belong together; ``paragraph`` 0 where it is none of the article's."""

    kind: str
    lines: tuple[Line, ...]
    style: TextStyle
    paragraph: int = 0
    span: Span | None = None


def rows_of(lines: int, style: TextStyle, line: float) -> int:
    """How many lines of a style → whole rows they take, its own white included (G2)."""
    height = (lines - 1) * style.leading + style.size
    return max(style.rows, math.ceil(height / line - 1e-6)) + style.below


def pile(parts: Iterable[Part], line: float, x: float = 0.0) -> tuple[int, tuple[StackLine, ...]]:
    """Parts from top to bottom → the rows they take and their lines, each part centred in its rows."""
    row = 0
    placed: list[StackLine] = []
    for part in parts:
        style = part.style
        rows = rows_of(len(part.lines), style, line)
        height = (len(part.lines) - 1) * style.leading + style.size
        row += style.above if row else 0
        top = row * line + ((rows - style.below) * line - height) / 2
        for index, one in enumerate(part.lines):
            baseline = top + HAN_ASCENT * style.size + index * style.leading
            placed.append(StackLine(part.kind, one, style, x, baseline, part.paragraph, part.span))
        row += rows
    return row, tuple(placed)


def lines_in(text: RichText, style: TextStyle, shop: Workshop, width: float) -> tuple[Line, ...]:
    """Text, its style and a width in pt → its lines."""
    return set_paragraph(text, style, shop.fonts, (width / style.size,))


def title_stack(article: Article, shop: Workshop, *, across: bool, lead: bool) -> Stack:
    """An article → its opening: section, kicker, title, byline, over one column or all of them."""
    texts = shop.style.text
    width = shop.grid.area if across else shop.grid.width
    name = "title" if not across else "title_lead" if lead else "title_span"
    title = article.title
    if shop.style.furniture.title_mark == "keep":
        title = kept_whole(title)
    parts: list[Part] = []
    if article.section:
        parts.append(
            _part("subhead", _run(article.section), texts["section"], shop, width, title.span)
        )
    if title.kicker:
        parts.append(_part("title", title.kicker, texts["kicker"], shop, width, title.span))
    style = texts[name]
    manual = title.lines if title.manual else None
    whole = title.lines[0] if len(title.lines) == 1 else _joined(title.lines)
    lines = break_title(whole, style, shop.fonts, width / style.size, manual)
    parts.append(Part("title", lines, style, 0, title.span))
    for text, look in ((article.byline, "byline"), (article.unit, "unit")):
        if text:
            parts.append(_part("byline", text, texts[look], shop, width, title.span))
    rows, placed = pile(parts, shop.grid.line)
    return Stack(rows, placed, above=parts[0].style.above, keep_next=style.keep_next)


def _run(text: str) -> RichText:

    return (Run(text),)


def _joined(lines: Sequence[RichText]) -> RichText:
    return tuple(run for line in lines for run in line)


def _part(
    kind: str, text: RichText, style: TextStyle, shop: Workshop, width: float, span: Span
) -> Part:
    return Part(kind, lines_in(text, style, shop, width), style, 0, span)


def paragraph_stack(paragraph: Paragraph, number: int, shop: Workshop) -> Stack:
    """A small heading, a pull-quote or another paragraph set apart → its stack."""
    style = shop.style.text[paragraph.style]
    kind = {"subhead": "subhead", "quote": "quote", "source": "source"}.get(
        paragraph.style, "byline"
    )
    width = shop.grid.width
    lines = lines_in(paragraph.text, style, shop, width)
    if paragraph.style == "quote":
        return _quote_stack(Part(kind, lines, style, number, paragraph.span), shop)
    rows, placed = pile((Part(kind, lines, style, number, paragraph.span),), shop.grid.line)
    return Stack(rows, placed, above=style.above, keep_next=style.keep_next)


def _quote_stack(part: Part, shop: Workshop) -> Stack:
    """A pull-quote between two rules in its own colour, in whole rows."""
    line, style = shop.grid.line, part.style
    rows, placed = pile((part,), line)
    rows += 1
    shifted = tuple(one._replace(baseline=one.baseline + line / 2) for one in placed)
    width = shop.grid.width
    top, foot = line * 0.2, rows * line - line * 0.2
    rules = tuple((0.0, y, width, y, QUOTE_RULE, style.colour) for y in (top, foot))
    return Stack(rows, shifted, rules, above=style.above)


def box_stack(box: Box, number: int, shop: Workshop) -> Stack:
    """A tinted box → its stack: heading and text on the grid, the ground a little beyond them.

    Its text stands one 字 in from either edge.
    """
    grid, texts = shop.grid, shop.style.text
    width = grid.area if box.across == "columns" else grid.width
    inner = math.floor((width - 2 * grid.em) / grid.em + 1e-6) * grid.em
    parts = []
    if box.heading:
        style = texts["box_heading"]
        parts.append(Part("subhead", lines_in(box.heading, style, shop, inner), style, 0, box.span))
    for one in box.blocks:
        style = texts["box"]
        lines = lines_in(one.text, style, shop, inner)
        parts.append(Part("body", lines, style, number, one.span))
    rows, placed = pile(parts, grid.line, (width - inner) / 2)
    return grounded(rows, placed, width, shop)


def grounded(rows: int, lines: tuple[StackLine, ...], width: float, shop: Workshop) -> Stack:
    """Lines on the grid → a stack with a tinted ground behind them, one row more above and below."""
    line = shop.grid.line
    edge = BOX_EDGE * line
    moved = tuple(one._replace(baseline=one.baseline + line) for one in lines)
    ground = Rect(0.0, edge, width, (rows + 2) * line - 2 * edge)
    return Stack(rows + 2, moved, fills=((ground, shop.style.box_tint),))


def notes_stack(notes: Sequence[Paragraph], number: int, shop: Workshop) -> Stack:
    """The footnotes of an article → the stack they stand in at its end, under a short rule.

    Each brings its number with it.
    """
    grid, style = shop.grid, shop.style.text["footnote"]
    parts = []
    for note in notes:
        lines = lines_in(note.text, style, shop, grid.width)
        parts.append(Part("body", lines, style, number, note.span))
    lines = tuple(line for part in parts for line in part.lines)
    spans = [part.span for part in parts for _ in part.lines]
    whole = Part("source", lines, style, number)
    rows, placed = pile((whole,), grid.line)
    marked = tuple(one._replace(span=span) for one, span in zip(placed, spans, strict=True))
    rule = (0.0, grid.line * 0.1, grid.width / 4, grid.line * 0.1, NOTE_RULE, style.colour)
    return Stack(rows, marked, (rule,), above=1)


def drawing_stack(drawing: Drawing, shop: Workshop) -> Stack:
    """A QR code or a flowable → its stack, centred in the column, with its caption below."""
    grid = shop.grid
    style = shop.style.text["caption"]
    width = min(drawing.width or 8 * grid.em, grid.width)
    rows = max(2, math.ceil((width + 2 * grid.white) / grid.line))
    size = min(width, rows * grid.line - 2 * grid.white)
    rect = Rect((grid.width - width) / 2, grid.white, width if drawing.kind != "qr" else size, size)
    if not drawing.caption:
        return Stack(rows, drawing=(drawing, rect))
    lines = lines_in(drawing.caption, style, shop, grid.width)
    more, placed = pile((Part("caption", lines, style, 0, drawing.span),), grid.line)
    moved = tuple(one._replace(baseline=one.baseline + rows * grid.line) for one in placed)
    return Stack(rows + more, moved, drawing=(drawing, rect))
