"""A picture → the outline text follows round it; of one with an alpha channel, read from its file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from layout.document.model import Picture, Shape

GRID = 64  # pixels: fine enough to follow an outline by rows of text
SEEN = 16  # of 255: what is more opaque can be seen


def outline_of(picture: Picture) -> Shape:
    """A picture → its shape, that of what can be seen of it as a polygon; a box where its file cannot be read."""
    if picture.shape.kind != "alpha":
        return picture.shape
    try:
        facts = picture.file.stat()
        points = _alpha_outline(picture.file, facts.st_mtime_ns, facts.st_size)
    except OSError:
        return Shape("box")
    return Shape("polygon", points)


@lru_cache(maxsize=64)
def _alpha_outline(file: Path, _time: int, _size: int) -> tuple[tuple[float, float], ...]:
    """A picture with an alpha channel → a polygon round what can be seen, points in 0..1.

    A file without alpha yields its whole rectangle. With another time or size a file is another picture.
    """
    from PIL import Image

    with Image.open(file) as image:
        small = image.convert("RGBA").resize((GRID, GRID))
    alpha = small.getchannel("A").tobytes()
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for row in range(GRID):
        seen = [column for column in range(GRID) if alpha[row * GRID + column] > SEEN]
        if seen:
            for y in (row / GRID, (row + 1) / GRID):
                left.append((seen[0] / GRID, y))
                right.append(((seen[-1] + 1) / GRID, y))
    return (*left, *reversed(right))
