"""The sign of a series: its colour, and for a line its dashes and its marker."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.shapes import Line, Rect
from reportlab.graphics.widgets.markers import makeMarker

from layout.paint.charts.canvas import Easel

WIDTH = 1.2  # pt
MARKER = 3.8  # pt across
DASHES = (None, None, (4.0, 1.6), (1.4, 1.4), (6.0, 1.6, 1.4, 1.6))
MARKERS = ("FilledCircle", "FilledSquare", "FilledTriangle", "FilledDiamond", "FilledCircle")


def dashes(index: int) -> tuple[float, ...] | None:
    """A series → the dashes of its line, None for a line drawn through."""
    return DASHES[index % len(DASHES)]


def marker(easel: Easel, index: int) -> Any:
    """A series → the marker at its points."""
    return makeMarker(
        MARKERS[index % len(MARKERS)],
        size=MARKER,
        fillColor=easel.colour(index),
        strokeColor=None,
        strokeWidth=0,
    )


def square(easel: Easel, corner: tuple[float, float], side: float, index: int) -> None:
    """A lower left corner, a side in pt and a series → a square of its colour."""
    look = {"fillColor": easel.colour(index), "strokeColor": None, "strokeWidth": 0}
    easel.shapes.add(Rect(*corner, side, side, **look))


def sample(easel: Easel, start: tuple[float, float], length: float, index: int) -> None:
    """A left end, a length in pt and a series → a piece of its line with a marker on it."""
    x, y = start
    look = {"strokeWidth": WIDTH, "strokeColor": easel.colour(index)}
    easel.shapes.add(Line(x, y, x + length, y, strokeDashArray=dashes(index), **look))
    sign = marker(easel, index)
    sign.x, sign.y = x + length / 2, y
    easel.shapes.add(sign)
