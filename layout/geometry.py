"""Lengths and rectangles: the only place where two lengths are compared.

Unit pt everywhere; origin at the top left corner of the trimmed page, y down.
"""

from __future__ import annotations

import math
from typing import NamedTuple

TOLERANCE = 1e-6  # pt: far under what any device can draw, far over float noise
MM = 72.0 / 25.4

NAMED_SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
"""Chinese type sizes in pt, as word processors and print shops in China use them."""


def fits(need: float, room: float) -> bool:
    """Two lengths in pt → whether ``need`` goes into ``room``, float noise forgiven."""
    return need <= room + TOLERANCE


def same(a: float, b: float) -> bool:
    """Two lengths in pt → whether they are one length, float noise forgiven."""
    return abs(a - b) <= TOLERANCE


def whole_above(ratio: float) -> int:
    """A ratio of two lengths (rows, 字) → the least whole number that is not under it, float noise forgiven."""
    return math.ceil(ratio - TOLERANCE)


def whole_below(ratio: float) -> int:
    """A ratio of two lengths (rows, 字) → the greatest whole number that is not over it, float noise forgiven."""
    return math.floor(ratio + TOLERANCE)


class Insets(NamedTuple):
    """Distances from the four edges of a rectangle, pt."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Rect(NamedTuple):
    """A rectangle, pt: left upper corner, width and height; y runs down the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge, pt."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge, pt."""
        return self.y + self.height

    def meets(self, other: Rect) -> bool:
        """Another rectangle → whether the two share more than an edge."""
        return not (
            fits(self.right, other.x)
            or fits(other.right, self.x)
            or fits(self.bottom, other.y)
            or fits(other.bottom, self.y)
        )

    def holds(self, other: Rect) -> bool:
        """Another rectangle → whether it lies wholly inside this one."""
        return (
            fits(self.x, other.x)
            and fits(self.y, other.y)
            and fits(other.right, self.right)
            and fits(other.bottom, self.bottom)
        )

    def grown(self, by: Insets) -> Rect:
        """Distances → the rectangle with each edge moved outwards by its own."""
        return Rect(
            self.x - by.left,
            self.y - by.top,
            self.width + by.left + by.right,
            self.height + by.top + by.bottom,
        )
