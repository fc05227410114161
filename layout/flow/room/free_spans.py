"""Obstacles take room from lines: which spans of a column's rows stay free. TYPOGRAPHY R1, R2, R6."""

from __future__ import annotations

from functools import lru_cache

from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Obstacle
from layout.geometry import whole_below

Span = tuple[float, float]  # left, width in pt from the column's left edge
RowSpans = tuple[Span, ...]


def free_spans(
    obstacles: tuple[Obstacle, ...], column: int, grid: GridFrame, minimum: float
) -> tuple[RowSpans, ...]:
    """Obstacles on a page, a column, the grid and the least measure (字) → the free spans of each row.

    A row met by an obstacle by any amount uses the shortened width (R6); what is left is cut to whole 字, the
    rest going to the gap at the obstacle (R1); spans under ``minimum`` are dropped (R2). A row crossed in
    the middle yields two spans.
    """
    return tuple(row_spans(obstacles, column, row, grid, minimum) for row in range(grid.rows))


def row_spans(
    obstacles: tuple[Obstacle, ...], column: int, row: int, grid: GridFrame, minimum: float
) -> RowSpans:
    """Obstacles, a row of a column, the grid and the least measure (字) → the free spans of that row."""
    blocked: list[Span] = []
    for obstacle in obstacles:
        blocked += obstacle.rows.get((column, row), ())
    if not blocked:
        return ((0.0, grid.width),)
    return _cut(tuple(sorted(blocked)), grid.width, grid.em, minimum)


@lru_cache(maxsize=1024)
def _cut(blocked: tuple[Span, ...], whole: float, em: float, minimum: float) -> RowSpans:
    """Blocked intervals of one row, sorted → what is left of it, in whole 字."""
    free: list[Span] = []
    at = 0.0
    for start, end in (*blocked, (whole, whole)):
        if start - at > 0:
            free.append((at, start))
        at = max(at, end)
    spans: list[Span] = []
    for start, end in free:
        ems = whole_below((end - start) / em)
        if ems < minimum:
            continue
        width = ems * em
        if start > 0 and end >= whole:
            spans.append((whole - width, width))  # flush with the column's right edge
        elif start > 0:
            spans.append(((start + end - width) / 2, width))
        else:
            spans.append((0.0, width))
    return tuple(spans)
