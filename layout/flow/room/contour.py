"""The outline of a picture → how wide it is at each row of text beside it."""

from __future__ import annotations

from functools import lru_cache

from layout.document.model import Shape

STEPS = 6  # heights sampled within one row


def extents(
    outline: Shape, width: float, top: float, height: float, whole: float
) -> tuple[float, float] | None:
    """The outline of a picture set ``width`` pt wide and ``whole`` pt high → its left and right reach between ``top``
    and ``top + height``, pt from its left edge; None where it leaves that band empty."""
    if outline.kind == "box":
        return 0.0, width
    reach: list[tuple[float, float]] = []
    for step in range(STEPS + 1):
        y = (top + height * step / STEPS) / whole
        found = _reach(outline, min(max(y, 0.0), 1.0))
        if found is not None:
            reach.append(found)
    if not reach:
        return None
    return min(left for left, _ in reach) * width, max(right for _, right in reach) * width


@lru_cache(maxsize=8192)
def _reach(outline: Shape, y: float) -> tuple[float, float] | None:
    """An outline and a height in 0..1 → its left and right reach there in 0..1."""
    if outline.kind == "ellipse":
        half = max(0.0, 1 - (2 * y - 1) ** 2) ** 0.5 / 2
        return (0.5 - half, 0.5 + half) if half > 0 else None
    points = outline.points
    crossings = [
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], *points[:1]), strict=True)
        if y1 != y2 and min(y1, y2) <= y <= max(y1, y2)
    ]
    return (min(crossings), max(crossings)) if crossings else None
