"""A colour of the style → what the canvas is set to, only where it changes."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color

from layout.paint.options import PaintOptions
from layout.paint.sheet import Sheet, ink, light, spot
from layout.style.model import Colour


class Inks:
    """The canvas' fill and stroke colours and its overprint, as last set."""

    def __init__(self, sheet: Sheet, options: PaintOptions) -> None:
        self.sheet = sheet
        self.options = options
        self.forget()

    def forget(self) -> None:
        """At a new page, or after foreign drawing: nothing is known of the canvas' state."""
        self.now: dict[str, Colour | bool | None] = {"fill": None, "stroke": None, "op": None}

    def fill(self, colour: Colour, overprint: bool) -> None:
        """A colour → for fills and text."""
        self._overprint(overprint and _solid_black(colour))
        if self.now["fill"] != colour:
            self.sheet.setFillColor(_paint_colour(colour, self.options.target == "screen"))
            self.now["fill"] = colour

    def stroke(self, colour: Colour, overprint: bool) -> None:
        """A colour → for rules."""
        self._overprint(overprint and _solid_black(colour))
        if self.now["stroke"] != colour:
            self.sheet.setStrokeColor(_paint_colour(colour, self.options.target == "screen"))
            self.now["stroke"] = colour

    def _overprint(self, wanted: bool) -> None:
        """Whether the next ink lies over what is below (OPM 1) → the graphics state, where it differs."""
        wanted = wanted and self.options.overprint and self.options.target != "screen"
        if wanted != bool(self.now["op"]):
            self.sheet.setFillOverprint(wanted)
            self.sheet.setStrokeOverprint(wanted)
            self.sheet.setOverprintMask(wanted)
        self.now["op"] = wanted


def _solid_black(colour: Colour) -> bool:
    """Black alone, full: the only ink that may overprint. A tint or a mixture would change what it lies on."""
    return colour.black == 1 and not (colour.cyan or colour.magenta or colour.yellow or colour.spot)


@cache
def _paint_colour(colour: Colour, screen: bool) -> Color:
    if screen:
        return light(*screen_rgb(colour))
    inks = (colour.cyan, colour.magenta, colour.yellow, colour.black)
    return spot(inks, colour.spot, colour.tint) if colour.spot else ink(*inks)


def screen_rgb(colour: Colour) -> tuple[float, float, float]:
    """Inks → sRGB for reading on a screen: black alone stays neutral, the rest multiplies."""
    light_left = (1 - colour.black * colour.tint) if colour.spot else (1 - colour.black)
    tint = colour.tint if colour.spot else 1.0
    return (
        (1 - colour.cyan * tint) * light_left,
        (1 - colour.magenta * tint) * light_left,
        (1 - colour.yellow * tint) * light_left,
    )
