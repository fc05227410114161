"""Which rectangles of a page meet, found by sweeping it from head to foot: only those level with one another are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.geometry import Rect


def meetings(first: Sequence[Rect], second: Sequence[Rect]) -> Iterator[tuple[int, int]]:
    """Two lists of rectangles → the indexes of each two, one of either list, that share more than an edge."""
    count = len(first)
    for low, high in _level_pairs((*first, *second)):
        one, other = min(low, high), max(low, high)
        if one < count <= other and first[one].meets(second[other - count]):
            yield one, other - count


def meetings_among(rects: Sequence[Rect]) -> Iterator[tuple[int, int]]:
    """Rectangles → the indexes of each two that share more than an edge, the upper one first."""
    for upper, lower in _level_pairs(rects):
        if rects[upper].meets(rects[lower]):
            yield upper, lower


def _level_pairs(rects: Sequence[Rect]) -> Iterator[tuple[int, int]]:
    open_: list[int] = []
    for index in sorted(range(len(rects)), key=lambda at: rects[at].y):
        head = rects[index].y
        open_ = [at for at in open_ if rects[at].bottom > head]
        for other in open_:
            yield other, index
        open_.append(index)
