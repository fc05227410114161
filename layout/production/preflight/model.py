"""What the panel looks at: the pages as set, the style, what was said before, the press file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.page.model import PageList, TextLine
from layout.production.conditions import output_condition
from layout.style.model import Colour, Print, Style

FURNITURE = frozenset({"folio", "head"})
"""Kinds of lines that stand on every page and make none of them full."""

ASCENT = 0.88  # em above the baseline that a Han character's cell reaches


class PictureFacts(NamedTuple):
    """What a picture file says of itself without being decoded.

    ``problem`` is "", "missing" or "broken"; ``mode`` Pillow's (RGB, CMYK, L …); ``profile``
    whether an ICC profile is embedded; ``pixels`` its width and height.
    """

    file: Path
    problem: str = ""
    mode: str = ""
    profile: bool = False
    pixels: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PreflightInput:
    """Everything a preflight needs.

    ``press`` None: nothing is painted yet and no file is looked at. ``pictures`` None: the panel
    reads the headers of the picture files itself, which is all it reads. ``target``: print, proof or screen.
    """

    pages: PageList
    style: Style
    earlier: tuple[Diagnostic, ...] = ()
    pictures: tuple[PictureFacts, ...] | None = None
    press: bytes | None = None
    target: str = "print"


def ink_limit(settings: Print) -> float:
    """The style's print block → the most ink the paper takes: the lower of the style's and the condition's."""
    condition = output_condition(settings.profile, settings.condition, settings.standard).value
    return min(settings.ink_limit, condition.ink_limit) if condition else settings.ink_limit


def line_rect(line: TextLine) -> Rect:
    """A line → the rectangle its characters' cells take, pt on the trimmed page."""
    top = line.baseline - ASCENT * line.size
    if not line.glyphs:
        return Rect(line.x, top, line.measure, line.size)
    last = line.glyphs[-1]
    left = line.glyphs[0].x
    return Rect(left, top, last.x + last.advance - left, line.size)


def union(rects: list[Rect]) -> Rect:
    """Some rectangles → the smallest that holds them all."""
    left = min(rect.x for rect in rects)
    top = min(rect.y for rect in rects)
    return Rect(
        left,
        top,
        max(rect.right for rect in rects) - left,
        max(rect.bottom for rect in rects) - top,
    )


def excerpt(text: str, length: int = 12) -> str:
    """Text → its first characters, as a finding quotes them."""
    return text if len(text) <= length else text[:length] + "…"


def inks(colour: Colour) -> tuple[float, ...]:
    """A colour → the inks it puts on paper, each over 0; a spot colour is one ink."""
    if colour.spot:
        return (colour.tint,) if colour.tint > 0 else ()
    return tuple(ink for ink in colour[:4] if ink > 0)


def label(colour: Colour) -> str:
    """A colour → as a printer writes it: C0 M95 Y85 K0, or the name of its spot."""
    if colour.spot:
        return f"{colour.spot} {colour.tint:.0%}".replace("%", "")
    inks = (colour.cyan, colour.magenta, colour.yellow, colour.black)
    return " ".join(f"{name}{value * 100:.0f}" for name, value in zip("CMYK", inks, strict=True))
