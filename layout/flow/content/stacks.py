"""Titles, small headings, quotes, boxes: things set apart in whole rows of the grid. TYPOGRAPHY G2–G4."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import Article, Box, Divider, Paragraph, Picture, RichText, Run
from layout.flow.model.elements import Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT, GridFrame
from layout.geometry import Rect, whole_above, whole_below
from layout.style.model import Colour, Style, TextStyle
from layout.text.fonts import Fonts
from layout.text.model import Line
from layout.text.paragraph import set_paragraph

BOX_CLEAR = 0.2  # rows of white at least between the neighbouring text and the ground of a box
RULE_ROOM = 0.5  # rows a rule above or below a part takes
RULE_INSET = 0.2  # rows from the edge of its room to the rule
NOTES_SHARE = 0.25  # of the column: the rule above footnotes
DIVIDER, DIVIDER_SHARE = 0.5, 0.25  # pt, and of the column: the rule of a divider
SHORTENED = "…"
CAPTION_CLEAR = 4.0  # pt in all above and below the caption of a picture in a box
LEAST_OF_BOX = 2  # rows of a box's text before and after a place where it is parted


class BlockTypesetter(NamedTuple):
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


class Pile(NamedTuple):
    """Parts set one under the other: the rows they take, their lines and the rules their styles ask for."""

    rows: int
    lines: tuple[StackLine, ...]
    rules: tuple[tuple[float, float, float, float, float, Colour], ...]


def pile(parts: Sequence[Part], line: float, width: float, x: float = 0.0) -> Pile:
    """Parts from top to bottom, ``width`` pt wide from ``x`` → the same in whole rows (G2).

    Each is centred in its rows. Parts of one style that follow one another share one rule above and one below.
    """
    row = 0
    placed: list[StackLine] = []
    rules: list[tuple[float, float, float, float, float, Colour]] = []
    for index, part in enumerate(parts):
        style = part.style
        first = index == 0 or parts[index - 1].style.name != style.name
        last = index == len(parts) - 1 or parts[index + 1].style.name != style.name
        over = style.rule_above if first else 0.0
        under = style.rule_below if last else 0.0
        room = RULE_ROOM * line * ((over > 0) + (under > 0))
        height = (len(part.lines) - 1) * style.leading + style.size
        rows = max(style.rows, whole_above((height + room) / line))
        row += style.above if row else 0
        top = row * line + (rows * line - room - height) / 2 + RULE_ROOM * line * (over > 0)
        for at, one in enumerate(part.lines):
            baseline = top + HAN_ASCENT * style.size + at * style.leading
            one, start = _from_its_start(one, style, len(part.lines))
            left = x + start * style.size
            placed.append(
                StackLine(part.kind, one, style, left, baseline, part.paragraph, part.span)
            )
        edges = ((over, row + RULE_INSET), (under, row + rows - RULE_INSET))
        rules += [(x, y * line, x + width, y * line, w, style.colour) for w, y in edges if w]
        row += rows + style.below
    return Pile(row, tuple(placed), tuple(rules))


def _from_its_start(line: Line, style: TextStyle, lines: int) -> tuple[Line, float]:
    """A line alone at the right or in the middle → the same from its first glyph on, and where that stands,
    em: it needs the whole width and may not move beside a picture."""
    if lines > 1 or style.align not in ("right", "centre") or not line.glyphs:
        return line, 0.0
    start = line.glyphs[0][1]
    glyphs = tuple((characters, x - start, wide) for characters, x, wide in line.glyphs)
    measure = max(line.measure - start, line.width - line.indent)
    return replace(line, glyphs=glyphs, indent=0.0, measure=measure), start


def lines_in(
    text: RichText, style: TextStyle, typesetter: BlockTypesetter, width: float
) -> tuple[Line, ...]:
    """Text, its style and a width in pt → its lines."""
    return set_paragraph(text, style, typesetter.fonts, (width / style.size,))


def aligned_style(style: TextStyle, align: str) -> TextStyle:
    """A paragraph style and an alignment ("": none of its own) → the style aligned so."""
    return replace(style, align=align) if align and align != style.align else style


def divider_stack(divider: Divider, typesetter: BlockTypesetter) -> Stack:
    """A divider → a white row that falls away at a column head, or a row with a short rule in its middle."""
    if not divider.rule:
        return Stack(0, above=1)
    grid, width = typesetter.grid, typesetter.grid.width * DIVIDER_SHARE
    x, y = (grid.width - width) / 2, grid.line / 2
    return Stack(1, rules=((x, y, x + width, y, DIVIDER, typesetter.style.colours["hairline"]),))


def shortened(
    text: RichText, style: TextStyle, typesetter: BlockTypesetter, width: float
) -> tuple[Line, ...]:
    """Text, its style and a width in pt → its one line; with dots for what that cannot hold."""
    lines = lines_in(text, style, typesetter, width)
    if len(lines) < 2:
        return lines
    left = max(lines[0].end - 1, 1)
    kept: list[Run] = []
    for run in text:
        kept.append(run._replace(text=run.text[:left]))
        left -= len(kept[-1].text)
    return lines_in((*kept, Run(SHORTENED)), style, typesetter, width)[:1]


def padding_of(width: float, typesetter: BlockTypesetter) -> tuple[float, float]:
    """The width of a box → its padding at the left and the right, never more than a third of it each."""
    padding = typesetter.style.box_padding
    return min(padding.left, width / 3), min(padding.right, width / 3)


def paragraph_stack(
    paragraph: Paragraph, number: int, typesetter: BlockTypesetter, width: float
) -> Stack:
    """A small heading, a pull-quote or another paragraph set apart and its width in pt → its stack."""
    style = typesetter.style.text[paragraph.style]
    kind = {"subhead": "subhead", "quote": "quote", "source": "source"}.get(
        paragraph.style, "byline"
    )
    style = aligned_style(style, paragraph.align)
    lines = lines_in(paragraph.text, style, typesetter, width)
    part = Part(kind, lines, style, number, paragraph.span)
    return Stack(
        *pile((part,), typesetter.grid.line, width), above=style.above, keep_next=style.keep_next
    )


def box_stack(box: Box, number: int, typesetter: BlockTypesetter) -> Stack:
    """A tinted box → its stack: heading and text on the grid, the ground a little beyond them.

    The padding of the style is the least its text stands in from either edge: the measure is of whole 字.
    A box higher than a page is parted between lines of its text.
    """
    grid, texts = typesetter.grid, typesetter.style.text
    width = grid.area if box.across == "columns" else grid.width
    left, right = padding_of(width, typesetter)
    room = width - left - right
    inner = max(whole_below(room / grid.em), 1) * grid.em
    parts = []
    if box.heading:
        style = texts["box_heading"]
        parts.append(
            Part("subhead", lines_in(box.heading, style, typesetter, inner), style, 0, box.span)
        )
    for block in box.blocks:
        style = texts["box"]
        lines = box_lines(block, typesetter, inner)
        parts.append(Part("body", lines, style, number, block.span))
    spare = (room - inner) / 2
    content = pile(parts, grid.line, inner, left + spare)
    stack = grounded(content, width, typesetter)
    if box.picture is not None:
        under = content.rows if not box.blocks else _heading_rows(parts, grid.line, inner)
        stack = _illustrated(content, under, (box.picture, left + spare, inner, width), typesetter)
    if stack.rows <= grid.rows:
        return stack
    head = sum(1 for line in stack.lines if line.kind == "subhead") + 1
    return replace(stack, splits=tuple(range(head + LEAST_OF_BOX, stack.rows - LEAST_OF_BOX)))


def _heading_rows(parts: Sequence[Part], line: float, width: float) -> int:
    """The parts of a box → the rows its heading takes."""
    return pile([part for part in parts if part.kind == "subhead"], line, width).rows


def _illustrated(
    content: Pile,
    under: int,
    shown: tuple[Picture, float, float, float],
    typesetter: BlockTypesetter,
) -> Stack:
    """The text of a box, the rows of its heading, and a picture with its left edge, its width and the width of the
    box → the box with the picture under its heading and the caption under that, in whole rows."""
    picture, x, width, whole = shown
    grid, look = typesetter.grid, typesetter.style.text["caption"]
    wide = min(picture.width or width, width)
    most = max(grid.rows // 2, 3)
    high = wide * picture.pixels[1] / picture.pixels[0] + 2 * grid.white
    rows = min(picture.rows or math.ceil(high / grid.line - 0.3), most)
    parted = (Run(" "),) if picture.caption and picture.credit else ()
    words = (*picture.caption, *parted, *picture.credit)
    lines = lines_in(words, look, typesetter, width) if words else ()
    below = math.ceil((len(lines) * look.leading + CAPTION_CLEAR) / grid.line) if lines else 0
    shift, edge = (rows + below) * grid.line, under * grid.line
    moved = tuple(
        line._replace(baseline=line.baseline + shift) if line.baseline > edge else line
        for line in content.lines
    )
    rect = Rect(x + (width - wide) / 2, edge + grid.white, wide, rows * grid.line - 2 * grid.white)
    first = rect.bottom + CAPTION_CLEAR / 2 + HAN_ASCENT * look.size
    captions = tuple(
        StackLine("caption", line, look, x, first + at * look.leading, 0, picture.span)
        for at, line in enumerate(lines)
    )
    upper = tuple(one for one in moved if one.baseline <= edge)
    lower = moved[len(upper) :]
    made = Pile(content.rows + rows + below, (*upper, *captions, *lower), content.rules)
    stack = grounded(made, whole, typesetter)
    down = stack.lines[0].baseline - made.lines[0].baseline if made.lines else grid.line
    placed = Rect(rect.x, rect.y + down, rect.width, rect.height)
    return replace(
        stack, drawing=(picture, placed), drawing_rows=math.ceil(placed.bottom / grid.line) + below
    )


def box_lines(paragraph: Paragraph, typesetter: BlockTypesetter, width: float) -> tuple[Line, ...]:
    """A paragraph of a box and the width of its text in pt → its lines."""
    style = aligned_style(typesetter.style.text["box"], paragraph.align)
    measures = (width / style.size,)
    return set_paragraph(
        paragraph.text,
        style,
        typesetter.fonts,
        measures,
        indent=paragraph.indent,
        hang=paragraph.hang,
    )


def grounded(content: Pile, width: float, typesetter: BlockTypesetter) -> Stack:
    """Lines on the grid → a stack with a tinted ground behind them, as far beyond as the padding says.

    Whole rows are added above and below, so that the ground stays clear of the neighbouring text.
    """
    grid, padding = typesetter.grid, typesetter.style.box_padding
    line = grid.line

    def more(side: float) -> int:
        return max(1, whole_above((side - grid.white) / line + BOX_CLEAR))

    down, rows = more(padding.top), content.rows
    shift = down * line
    moved = tuple(line._replace(baseline=line.baseline + shift) for line in content.lines)
    rules = tuple((a, b + shift, c, d + shift, w, ink) for a, b, c, d, w, ink in content.rules)
    top = shift + grid.white - padding.top
    foot = shift + rows * line - grid.white + padding.bottom
    ground = Rect(0.0, top, width, foot - top)
    whole = down + rows + more(padding.bottom)
    return Stack(whole, moved, rules, fills=((ground, typesetter.style.box_tint),))


def note_parts(
    notes: Sequence[Paragraph], number: int, typesetter: BlockTypesetter
) -> tuple[Part, ...]:
    """The footnotes of an article and the number they go by → their lines. Each brings its mark with it."""
    style = typesetter.style.text["footnote"]
    return tuple(
        Part(
            "source",
            lines_in(note.text, style, typesetter, typesetter.grid.width),
            style,
            number,
            note.span,
        )
        for note in notes
    )


def notes_stack(parts: Sequence[Part], grid: GridFrame) -> Stack:
    """Footnotes → the stack they stand in, under a short rule; a white row above where text is over them."""
    whole = parts[0]._replace(lines=tuple(line for part in parts for line in part.lines))
    rows, placed, rules = pile((whole,), grid.line, grid.width * NOTES_SHARE)
    spans = [part.span for part in parts for _ in part.lines]
    marked = tuple(one._replace(span=span) for one, span in zip(placed, spans, strict=True))
    return Stack(rows, marked, rules, above=max(whole.style.above, 1))


def source_stack(article: Article, number: int, typesetter: BlockTypesetter) -> Stack:
    """An article's source → the line at its end; where it stands at the right, the end mark has room after it."""
    grid, style = typesetter.grid, typesetter.style.text["article_source"]
    marked = bool(typesetter.style.furniture.end_mark) and style.align == "right"
    width = grid.width - style.size if marked else grid.width
    lines = lines_in(article.source, style, typesetter, width)
    part = Part("source", lines, style, number, article.span)
    return Stack(*pile((part,), grid.line, grid.width), above=style.above)
