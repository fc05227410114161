"""A stack that a page cannot hold → the part that stands here and the rest, its head repeated."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from layout.flow.model.elements import Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT
from layout.geometry import TOLERANCE, Rect, whole_below
from layout.style.model import Colour

HEAD_CLEAR = 2.0  # pt at least between a repeated head and the text of a parted cell
LEAST_UNDER_HEAD = 2  # rows a page keeps under a repeated head, else the head is not repeated


def divisible(stack: Stack, rows: int) -> Stack:
    """A stack and the rows of a page → the same, with places to part it that leave no part higher than a page.

    Its own ``splits`` are enough wherever one lies within a page of the one before; else its ``edges`` are taken, else
    any row. What fits on a page asks for no more rows under it than the page has.
    """
    if stack.rows <= rows:
        return stack if stack.rows + stack.keep_next <= rows else replace(stack, keep_next=0)
    if stack.head_rows + LEAST_UNDER_HEAD > rows:  # no page could hold it with a row under it
        stack = replace(stack, head_rows=0, again=None)
    head = stack.again.rows if stack.again is not None else 0
    found = set(stack.splits)
    start, room = 0, rows
    while stack.rows - start > room:
        reach = range(start + 1, start + room + 1)
        here = [row for row in stack.splits if row in reach]
        if not here:
            here = [row for row in stack.edges if row in reach] or _anywhere(stack, reach)
            found.update(here)
        start = max(here, default=start + room)
        room = max(rows - head - bool(head), 1)  # a row more under a head, to stand clear of it
    return replace(stack, keep_next=0, splits=tuple(sorted(found)))


def least_rows(stack: Stack) -> int:
    """A stack → the rows its first part takes at least."""
    return min((*stack.splits, stack.rows))


def _anywhere(stack: Stack, reach: range) -> list[int]:
    """Rows of a stack → those after which it may be parted where nothing is better: not within its drawing."""
    if stack.drawing is None:
        return list(reach)
    return [row for row in reach if row > stack.drawing_rows]


def split_stack(stack: Stack, room: int, line: float) -> tuple[Stack, Stack] | None:
    """A stack, the rows of room left and the pitch of the rows → the part that fits and the rest; a ground is
    parted with them. None where not even a line beyond its head fits, or nothing would be left."""
    for at in reversed([row for row in stack.splits if row <= room]):
        y = at * line
        body = [one for one in stack.lines if one.baseline > stack.head_rows * line]
        upper = any(_above(one, y) for one in body) or (
            stack.drawing is not None and at >= stack.drawing_rows
        )
        if upper and not all(_above(one, y) for one in body):
            return _upper(stack, at, line), _rest(stack, at, line)
    return None


def _above(line: StackLine, y: float) -> bool:
    """A line and a height → whether it stands above it with its whole body."""
    return line.baseline + (1 - HAN_ASCENT) * line.style.size <= y + TOLERANCE


def _upper(stack: Stack, at: int, line: float) -> Stack:
    y = at * line
    return replace(
        stack,
        rows=at,
        lines=tuple(line for line in stack.lines if _above(line, y)),
        rules=tuple(rule for rule in stack.rules if rule[1] <= y + TOLERANCE),
        fills=_fills_between(stack, 0.0, y, 0.0, 0.0),
        keep_next=0,
        splits=(),
        edges=(),
        again=None,
        foot_rows=max(0, stack.foot_rows - (stack.rows - at)),
    )


def _rest(stack: Stack, at: int, line: float) -> Stack:
    y, again = at * line, stack.again
    head = again.rows if again is not None else 0
    below = [line for line in stack.lines if not _above(line, y)]
    clear = HEAD_CLEAR if head or stack.fills else 0.0
    shift = y - head * line
    shift += _moved_up(below, shift, head * line + clear, line)
    by = whole_below(shift / line)
    lines = tuple(one._replace(baseline=one.baseline - shift) for one in below)
    fills = _fills_between(stack, y, math.inf, shift, head * line)
    rows = stack.rows - by
    if not stack.foot_rows:  # a tall cell may leave nothing but white under its last line
        feet = [line.baseline + (1 - HAN_ASCENT) * line.style.size for line in lines]
        rows = min(rows, math.ceil(max((*feet, *(rect.bottom for rect, _ in fills))) / line))
    foot = rows * line
    rules = (
        (a, min(b - shift, foot), c, min(d - shift, foot), width, ink)
        for a, b, c, d, width, ink in stack.rules
        if b > y + TOLERANCE
    )
    return replace(
        stack,
        rows=rows,
        lines=(*(again.lines if again is not None else ()), *lines),
        rules=(*(again.rules if again is not None else ()), *rules),
        fills=fills,
        drawing=None,
        above=0,
        head_rows=head,
        splits=tuple(row - by for row in stack.splits if row > at),
        edges=tuple(row - by for row in stack.edges if row > at),
        foot_rows=min(stack.foot_rows, stack.rows - at),
    )


def _moved_up(lines: Iterable[StackLine], shift: float, top: float, line: float) -> float:
    """Lines, how far they move up, the height they must stay under and the pitch of the rows → the pt they move up
    beside that: whole rows where a cell left white over them, or down where they would stand too high."""
    tops = [line.baseline - HAN_ASCENT * line.style.size - shift for line in lines]
    white = min(tops, default=top) - top
    return whole_below(white / line) * line if white >= 0 else white


def _fills_between(
    stack: Stack, top: float, foot: float, shift: float, least: float
) -> tuple[tuple[Rect, Colour], ...]:
    """The grounds of a stack between two heights → the same, moved up; one that is parted begins at its ``least``."""
    found = []
    for rect, colour in stack.fills:
        y, bottom = max(rect.y, top), min(rect.bottom, foot)
        if bottom > y:
            head = least if rect.y < top else y - shift
            found.append((Rect(rect.x, head, rect.width, bottom - shift - head), colour))
    return tuple(found)
