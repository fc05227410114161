"""A plain string and a measure → set lines: the paragraph composer alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from layout.document.model import Run
from layout.style.model import Style, TextStyle
from layout.text.fonts import Fonts
from layout.text.model import Line
from layout.text.paragraph import set_paragraph

CHOICES = {
    "fit": ("optimal", "greedy"),
    "fill": ("even", "squeeze"),
    "prohibition": ("none", "basic", "gb", "strict"),
    "marks": ("quanjiao", "kaiming", "banjiao", "plain"),
    "squeeze": ("normal", "tight"),
    "line_end": ("half", "full"),
    "lone_character": ("avoid", "allow"),
    "hyphenation": ("auto", "always", "never"),
    "digits": ("font", "tabular", "half"),
    "quotes": ("context", "full"),
}


def compose(
    text: str,
    measure: float | Sequence[float],
    *,
    style: str = "bulletin",
    indent: float | None = None,
    **setting: Any,
) -> tuple[Line, ...]:
    """Characters, a measure in em or one for each line (the last repeats) → the lines of the body style.

    A newline parts two paragraphs and is in no line. ``indent`` in em; None takes the style's. ``setting`` overrides the style's
    ``setting:`` by key (fit, prohibition, marks, hanging, lone_character, latin_gap …). Spaces at a break
    are in no line's ``text``. Raises ``ValueError`` for an unknown style, key or value.
    """
    body = body_style(style, **setting)
    fonts = _fonts()
    measures = (measure,) if isinstance(measure, int | float) else tuple(measure)
    lines: list[Line] = []
    at = 0
    for paragraph in text.splitlines(keepends=True) or [""]:
        bare = "".join(paragraph.splitlines())
        rest = measures[min(len(lines), len(measures) - 1) :] if measures else (0.0,)
        here = set_paragraph((Run(bare),), body, fonts, rest, indent=indent)
        lines += (
            [replace(line, start=line.start + at, end=line.end + at) for line in here]
            if at
            else here
        )
        at += len(paragraph)
    return tuple(lines)


def body_style(style: str, **setting: Any) -> TextStyle:
    """The name of a style and settings over it → its body paragraph style."""
    body = _style(style).text["body"]
    unknown = setting.keys() - set(type(body.setting).__slots__)
    if unknown:
        raise ValueError(f"unknown setting: {', '.join(sorted(unknown))}")
    for key, value in setting.items():
        if value not in CHOICES.get(key, (value,)):
            raise ValueError(f"{key}: {value!r} is none of {', '.join(CHOICES[key])}")
    return replace(body, setting=replace(body.setting, **setting))


@cache
def _style(name: str) -> Style:
    from layout.style.read import read_style  # here: compose is used without a manifest

    outcome = read_style(name)
    if outcome.value is None:
        raise ValueError(f"unknown style: {name}")
    return outcome.value


@cache
def _fonts() -> Fonts:
    return Fonts()
