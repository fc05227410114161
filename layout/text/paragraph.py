"""Marked-up text, a style and measures → set lines: captions, titles, contents and tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.document.model import RichText
from layout.style.model import TextStyle
from layout.text.fonts import Fonts
from layout.text.linebreak import break_lines
from layout.text.model import Line, SetText
from layout.text.prepare import prepare
from layout.text.spacing import set_line


def set_paragraph(
    content: RichText,
    style: TextStyle,
    fonts: Fonts,
    measures: Sequence[float],
    *,
    indent: float | None = None,
) -> tuple[Line, ...]:
    """A paragraph, its style, the fonts, its measures in em (the last repeats) → its lines.

    Justified or not as ``style.align`` says; ``indent`` None takes the style's.
    """
    return set_text(prepare(content, style, fonts), measures, indent=indent)


def set_text(
    text: SetText, measures: Sequence[float], *, indent: float | None = None
) -> tuple[Line, ...]:
    """A prepared paragraph and its measures → its lines."""
    broken = break_lines(text, measures, indent=indent)
    if broken is None:
        return ()
    align = text.style.align
    return tuple(
        aligned(set_line(text, break_, justified=align == "justify", indent=break_.indent), align)
        for break_ in broken.breaks
    )


def aligned(line: Line, align: str) -> Line:
    """A set line and "centre" or "right" → the line moved there within its measure (A7)."""
    if align not in ("centre", "right"):
        return line
    by = max(0.0, line.measure - line.width) * (0.5 if align == "centre" else 1.0)
    glyphs = tuple((chars, x + by, advance) for chars, x, advance in line.glyphs)
    return replace(line, glyphs=glyphs, indent=line.indent + by)
