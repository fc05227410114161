"""A set line at its place → a text line of the display list, absolute, with what is drawn under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from layout.diagnostics import Span
from layout.page.model import Dot, Item, PlacedGlyph, Rule, TextLine
from layout.style.model import Colour, TextStyle
from layout.text.model import Drawn, Glyph, Line
from layout.text.ruby import RISE, SIZE

DOT_RADIUS = 0.055  # em, of an emphasis dot (M1)
DOT_DROP = 0.32  # em below the baseline: in the line gap
NAME_DROP = 0.2  # em below the baseline (M2)
NAME_RULE = 0.045  # em
NAME_GAP = 0.08  # em left at either end, so that neighbours stay apart (M2)
TAKES_NO_DOT = frozenset("，。、；：？！“”‘’（）《》〈〉【】—…· ")


class Where(NamedTuple):
    """Where a line stands: what it belongs to and its left end and baseline, pt."""

    kind: str
    article: int
    paragraph: int
    column: int
    row: int
    x: float
    baseline: float
    span: Span | None = None


def text_line(line: Line, style: TextStyle, where: Where) -> TextLine:
    """A set line (em) and where it stands → the same in pt on the page."""
    size, left = style.size, where.x
    glyphs = _placed(line.glyphs, line.drawn, left, size)
    readings = tuple(
        _placed(reading.glyphs, reading.drawn, left + x * size, size)
        for x, reading in line.readings
    )
    return TextLine(
        kind=where.kind,
        article=where.article,
        paragraph=where.paragraph,
        column=where.column + 1,
        row=where.row + 1,
        x=left,
        baseline=where.baseline,
        measure=line.measure * size,
        size=size,
        justified=line.justified,
        text=line.text,
        glyphs=glyphs,
        colour=style.colour,
        style=style.name,
        start=line.start,
        span=where.span,
        hyphen=line.hyphen,
        readings=readings,
    )


def _placed(
    glyphs: Sequence[Glyph], drawn: Sequence[Drawn], left: float, size: float
) -> tuple[PlacedGlyph, ...]:
    """Glyphs in em, how they are drawn, their left end and the size, pt → the same on the page."""
    return tuple(
        PlacedGlyph(
            characters,
            left + x * size,
            advance * size,
            glyph.number,
            glyph.face,
            size * glyph.scale,
            glyph.dx * size,
            glyph.dy * size,
            glyph.inline,
        )
        for (characters, x, advance), glyph in zip(glyphs, drawn, strict=True)
    )


def under_line(line: TextLine) -> list[Item]:
    """A text line → the emphasis dots and name lines under it (M1, M2); names first, dots below; and readings over it (M3)."""
    marks: list[Item] = [_reading(line, glyphs) for glyphs in line.readings]
    size = line.size
    start: float | None = None
    end = 0.0
    for glyph in (*line.glyphs, None):
        named = glyph is not None and glyph.inline.name
        if start is not None and not named:
            marks.append(_name_line(start, end, line, line.colour))
            start = None
        if glyph is None:
            break
        if named:
            start = glyph.x if start is None else start
            end = glyph.x + glyph.advance
        if glyph.inline.dots and not set(glyph.characters) & TAKES_NO_DOT:
            drop = DOT_DROP + (NAME_DROP / 2 if named else 0)
            x = glyph.x + min(glyph.advance, glyph.size) / 2
            marks.append(Dot(x, line.baseline + drop * size, DOT_RADIUS * size, line.colour))
    return marks


def _reading(line: TextLine, glyphs: tuple[PlacedGlyph, ...]) -> TextLine:
    """A text line and the glyphs of a reading over it → a line of its own, half as large, on its own baseline."""
    left, last, up = glyphs[0].x, glyphs[-1], RISE * line.size
    glyphs = tuple(glyph._replace(dy=glyph.dy - up) for glyph in glyphs)
    text = "".join(glyph.characters for glyph in glyphs)
    measure = last.x + last.advance - left
    return replace(
        line,
        baseline=line.baseline - up,
        size=SIZE * line.size,
        kind="ruby",
        x=left,
        measure=measure,
        justified=False,
        text=text,
        glyphs=glyphs,
        hyphen=False,
        readings=(),
    )


def _name_line(start: float, end: float, line: TextLine, colour: Colour) -> Rule:
    gap, y = NAME_GAP * line.size, line.baseline + NAME_DROP * line.size
    return Rule(start + gap, y, end - gap, y, NAME_RULE * line.size, colour, "name")
