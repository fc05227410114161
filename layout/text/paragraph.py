"""Marked-up text, a style and measures → set lines: captions, titles, contents and tests."""

from __future__ import annotations

from collections.abc import Sequence

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
    justified = text.style.align == "justify"
    return tuple(
        set_line(text, break_, justified=justified, indent=break_.indent)
        for break_ in broken.breaks
    )
