"""A colour of the style → what the canvas is set to, only where it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from reportlab.lib.colors import CMYKColor, Color, toColor

from layout.page.model import Dot, Fill, Rule
from layout.paint.options import PaintOptions
from layout.paint.sheet import Sheet, ink, light, spot
from layout.style.model import BLACK, Colour


class Inks:
    """The canvas' fill and stroke colours and its overprint, as last set."""

    def __init__(self, sheet: Sheet, options: PaintOptions) -> None:
        self.sheet = sheet
        self.options = options
        self.new_page()

    def new_page(self) -> None:
        """A page begins: no colour is set, nothing overprints."""
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._over = False

    def fill(self, colour: Colour, overprint: bool = False) -> None:
        """A colour → for fills and text; ``overprint`` where solid black may lie over what is below."""
        self.overprint((overprint and _solid_black(colour)) or colour.technical)
        if self._fill != colour:
            self.sheet.setFillColor(self.mixed(colour))
            self._fill = colour

    def stroke(self, colour: Colour, overprint: bool = False) -> None:
        """A colour → for rules."""
        self.overprint((overprint and _solid_black(colour)) or colour.technical)
        if self._stroke != colour:
            self.sheet.setStrokeColor(self.mixed(colour))
            self._stroke = colour

    def overprint(self, wanted: bool) -> None:
        """Whether the next ink lies over what is below (OPM 1) → the graphics state, where it differs."""
        wanted = wanted and self._asked
        if wanted != self._over:
            self.sheet.setFillOverprint(wanted)
            self.sheet.setStrokeOverprint(wanted)
            self.sheet.setOverprintMask(wanted)
        self._over = wanted

    @contextmanager
    def black_over(self) -> Iterator[None]:
        """While it lasts, ReportLab draws, and what it draws in solid black overprints as ours does."""
        self.fill(BLACK, overprint=True)
        self.stroke(BLACK, overprint=True)
        self.sheet.black_over = self._asked
        try:
            yield
        finally:
            self.sheet.black_over = False

    @property
    def _asked(self) -> bool:
        """Whether the product has overprint at all."""
        return self.options.overprint and self.options.target != "screen"

    def mixed(self, colour: Colour) -> Color:
        """A colour → ReportLab's, in inks or in light."""
        if self.options.target == "screen":
            return light(*screen_rgb(colour, self.options))
        inks = (colour.cyan, colour.magenta, colour.yellow, colour.black)
        if not colour.spot:
            return ink(*inks)
        if self.options.spots == "process" and not colour.technical:
            return ink(*(part * colour.tint for part in inks))
        return spot(inks, colour.spot, colour.tint)

    def shown(self, item: Rule | Fill | Dot) -> bool:
        """Something without text → whether it is drawn: technical inks are no part of what a reader sees."""
        return not (item.colour.technical and self.options.target == "screen")


def _solid_black(colour: Colour) -> bool:
    """Black alone, full: the only ink that may overprint. A tint or a mixture would change what it lies on."""
    return colour.black == 1 and not (colour.cyan or colour.magenta or colour.yellow or colour.spot)


def press_colour(options: PaintOptions) -> Callable[[object], Color]:
    """Options → what turns a flowable's colour into inks: grey to black alone, other light by LittleCMS."""

    def turned(colour: object) -> Color:
        meant = toColor(colour)
        if isinstance(meant, CMYKColor):
            return meant
        light = tuple(round(255 * part) for part in meant.rgb())
        if len(set(light)) == 1:
            return CMYKColor(0, 0, 0, 1 - meant.red, alpha=meant.alpha)
        # Only a flowable in RGB needs colour management for its colours.
        from layout.paint.conversion import conversion, light_inks

        inks = light_inks(light, conversion(options))
        return CMYKColor(*(part / 255 for part in inks), alpha=meant.alpha)

    return turned


@cache
def screen_rgb(colour: Colour, options: PaintOptions) -> tuple[float, float, float]:
    """Inks → sRGB as they look in print; grey and black stay neutral, for reading on a screen."""
    tint = colour.tint if colour.spot else 1.0
    inks = tuple(round(255 * part * tint) for part in colour[:4])
    if not any(inks[:3]):
        return ((255 - inks[3]) / 255,) * 3
    # Only the screen edition needs colour management for its colours.
    from layout.paint.conversion import conversion, ink_look

    red, green, blue = ink_look(inks, conversion(options))
    return red / 255, green / 255, blue / 255
