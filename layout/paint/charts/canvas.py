"""What every chart is drawn with: its room, its lettering, its colours, and what has been drawn so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.graphics.shapes import Group, Line, Rect, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from layout.page.model import Chart
from layout.paint.lent import REGULAR
from layout.style.model import Colour

MIDDLE = 0.37  # of the size: the middle of figures and Han above the baseline
CAP = 0.75  # of the size: their height
PATCH = 0.3  # of the size: how far the white behind a text goes beyond it
HAIRLINE, RULE = 0.25, 0.5  # pt


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle inside a drawing, pt; y runs up."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, never nothing."""
        return max(self.right - self.left, 1.0)

    @property
    def height(self) -> float:
        """From bottom to top, never nothing."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Easel:
    """A chart in the making. ``shapes`` are what the data look like, ``letters`` the text and the black rules,
    which may overprint them. ``ink`` turns a colour of the style into ReportLab's."""

    chart: Chart
    ink: Callable[[Colour], Color]
    shapes: Any = field(default_factory=Group)
    letters: Any = field(default_factory=Group)
    short: list[str] = field(default_factory=list)  # labels that are not all there

    @property
    def size(self) -> float:
        """The size of the lettering, pt."""
        return self.chart.hand.size

    def colour(self, index: int) -> Color:
        """The number of a series or slice → its colour."""
        return self.ink(self.chart.palette[index % len(self.chart.palette)])

    def wide(self, text: str) -> float:
        """A text → how wide it is, pt."""
        return float(stringWidth(text, REGULAR, self.size))

    def write(self, text: str, x: float, y: float, anchor: str = "start", angle: int = 0) -> None:
        """A text, where its baseline stands (start, middle or end at x) and how far it is turned → lettered."""
        look = {
            "fontName": REGULAR,
            "fontSize": self.size,
            "fillColor": self.ink(self.chart.hand.colour),
            "textAnchor": anchor,
        }
        if not angle:
            self.letters.add(String(x, y, text, **look))
            return
        turned = Group(String(0, 0, text, **look))
        turned.translate(x, y)
        turned.rotate(angle)
        self.letters.add(turned)

    def rule(self, ends: tuple[float, float, float, float]) -> None:
        """Two points → a rule between them, in the colour of the lettering."""
        self.letters.add(
            Line(*ends, strokeWidth=RULE, strokeColor=self.ink(self.chart.hand.colour))
        )

    def patch(self, text: str, x: float, y: float) -> None:
        """A text to stand with its middle at x → white behind it, so that no line of the grid runs through."""
        wide, high = self.wide(text) + PATCH * self.size, (CAP + PATCH) * self.size
        look = {"fillColor": self.ink(Colour()), "strokeColor": None, "strokeWidth": 0}
        corner = (x - wide / 2, y - PATCH / 2 * self.size)
        self.shapes.add(Rect(*corner, wide, high, **look))

    def hairline(self, ends: tuple[float, float, float, float]) -> None:
        """Two points → a hairline between them."""
        colour = self.ink(self.chart.hairline)
        self.shapes.add(Line(*ends, strokeWidth=HAIRLINE, strokeColor=colour))
