"""Marked-up text, a style and measures → set lines: captions, titles, contents and tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout.document.model import RichText, Run
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
    hang: float = 0.0,
) -> tuple[Line, ...]:
    """A paragraph, its style, the fonts, its measures in em (the last repeats) → its lines.

    Justified or not as ``style.align`` says; ``indent`` None takes the style's, ``hang`` is that of
    the lines after the first. A line end in the text is kept. Remembered with the fonts.
    """
    key = (content, style, tuple(measures), indent, hang)
    known = fonts.prepared.get(key)
    if known is None:
        known = fonts.prepared[key] = _set(content, style, fonts, measures, indent, hang)
    return known


def _set(
    content: RichText,
    style: TextStyle,
    fonts: Fonts,
    measures: Sequence[float],
    indent: float | None,
    hang: float,
) -> tuple[Line, ...]:
    if not any("\n" in run.text for run in content):
        return set_text(prepare(content, style, fonts), measures, indent=indent, hang=hang)
    lines: list[Line] = []
    at = 0
    for part in kept_lines(content):
        rest = measures[min(len(lines), len(measures) - 1) :]
        here = set_text(prepare(part, style, fonts), rest, indent=indent, hang=hang)
        lines += (replace(one, start=one.start + at, end=one.end + at) for one in here)
        at += sum(len(run.text) for run in part) + 1
    return tuple(lines)


def kept_lines(content: RichText) -> Iterator[RichText]:
    """Runs with line ends in them → the runs of each line."""
    line: list[Run] = []
    for run in content:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for other in others:
            yield tuple(one for one in line if one.text)
            line = [run._replace(text=other)]
    yield tuple(one for one in line if one.text)


def set_text(
    text: SetText, measures: Sequence[float], *, indent: float | None = None, hang: float = 0.0
) -> tuple[Line, ...]:
    """A prepared paragraph and its measures → its lines."""
    broken = break_lines(text, measures, indent=indent, hang=hang)
    if broken is None:
        return ()
    align = text.style.align
    return tuple(
        aligned(set_line(text, break_, justified=align == "justify", indent=break_.indent), align)
        for break_ in broken.breaks
    )


def aligned(line: Line, align: str) -> Line:
    """A set line and "centre" or "right" → the line moved there within its measure (A7); at the right it
    keeps its indent at the right."""
    if align not in ("centre", "right"):
        return line
    free = max(0.0, line.measure - line.width)
    by = free / 2 if align == "centre" else free - line.indent
    glyphs = tuple((chars, x + by, advance) for chars, x, advance in line.glyphs)
    return replace(line, glyphs=glyphs, indent=line.indent + by)
