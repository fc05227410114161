"""The outline of a picture → how wide it is at each row of text beside it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from layout.document.model import Picture, Shape

STEPS = 6  # heights sampled within one row


def extents(
    picture: Picture, width: float, top: float, height: float, whole: float
) -> tuple[float, float] | None:
    """A picture set ``width`` pt wide and ``whole`` pt high → its left and right reach between ``top``
    and ``top + height``, pt from its left edge; None where the shape leaves that band empty."""
    if picture.shape.kind == "box":
        return 0.0, width
    reach: list[tuple[float, float]] = []
    shape, file = picture.shape, picture.file
    age = (
        file.stat().st_mtime_ns if shape.kind == "alpha" else 0
    )  # --watch: a new file, a new outline
    for step in range(STEPS + 1):
        y = (top + height * step / STEPS) / whole
        found = _reach(shape, file, min(max(y, 0.0), 1.0), age)
        if found is not None:
            reach.append(found)
    if not reach:
        return None
    return min(a for a, _ in reach) * width, max(b for _, b in reach) * width


@lru_cache(maxsize=8192)
def _reach(shape: Shape, file: Path, y: float, age: int) -> tuple[float, float] | None:
    """A shape, its file, a height in 0..1 and the file's age → its left and right reach there in 0..1."""
    if shape.kind == "ellipse":
        half = max(0.0, 1 - (2 * y - 1) ** 2) ** 0.5 / 2
        return (0.5 - half, 0.5 + half) if half > 0 else None
    points = shape.points if shape.kind == "polygon" else _alpha_outline(file, age)
    crossings = [
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], *points[:1]), strict=True)
        if y1 != y2 and min(y1, y2) <= y <= max(y1, y2)
    ]
    return (min(crossings), max(crossings)) if crossings else None


@lru_cache(maxsize=64)
def _alpha_outline(file: Path, _: int) -> tuple[tuple[float, float], ...]:
    """A picture with an alpha channel → a polygon round what can be seen, points in 0..1.

    A file without alpha yields its whole rectangle. With another age a file is another picture.
    """
    from PIL import Image

    with Image.open(file) as image:
        small = image.convert("RGBA").resize((64, 64))
    alpha = small.getchannel("A").tobytes()
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for row in range(64):
        seen = [column for column in range(64) if alpha[row * 64 + column] > 16]
        if seen:
            for y in (row / 64, (row + 1) / 64):
                left.append((seen[0] / 64, y))
                right.append(((seen[-1] + 1) / 64, y))
    return (*left, *reversed(right))
