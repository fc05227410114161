"""The places lines may begin at, line by line; and the best way from a place to the end of the text."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from layout.text.candidates import Candidates
from layout.text.finder import NOISE, Limits
from layout.text.model import SetText

Node = tuple[float, int, int]
"""The best way to a boundary: its cost, the boundary before, what marks its last line."""


class Front:
    """The boundaries that lines of one number may begin at. What lies behind it is worked out once for
    each width its line may have."""

    __slots__ = ("_after", "_last", "nodes")

    def __init__(self, nodes: dict[int, Node]) -> None:
        self.nodes = nodes
        self._after: dict[float, Front] = {}
        self._last: dict[float, tuple[float, int] | None] = {}

    def after(self, ends: Candidates, width: float, bound: float = inf) -> Front:
        """What the next line holds, em, and the cost to stay under → the boundaries the one after begins at.

        A front that is kept for other measures is never asked with a cost to stay under.
        """
        known = self._after.get(width)
        if known is None:
            known = self._after[width] = Front(_layer(ends, self.nodes, width, bound))
        return known

    def last(self, ends: Candidates, width: float) -> tuple[float, int] | None:
        """What the last line holds, em → the least whole cost if the text ends with it, and where it begins."""
        if width not in self._last:
            self._last[width] = _last_line(ends, self.nodes, width)
        return self._last[width]


def _layer(ends: Candidates, nodes: dict[int, Node], width: float, bound: float) -> dict[int, Node]:
    """The boundaries lines of one number may begin at → those the next line may begin at."""
    out: dict[int, Node] = {}
    of, each_line = ends.finder(width), ends.each_line
    for start, (cost, _, mark) in nodes.items():
        cost += each_line
        for end, demerit, flags in of(start, width):
            total = cost + demerit
            if flags and mark:
                total += ends.join(mark, flags)
            if total < bound and (end not in out or total < out[end][0]):
                out[end] = (total, start, flags)
    return out


def _last_line(ends: Candidates, nodes: dict[int, Node], width: float) -> tuple[float, int] | None:
    """The boundaries a last line may begin at → the least whole cost and where that line begins."""
    best: tuple[float, int] | None = None
    bound, near = inf, ends.first_of_last(width)
    for start, (cost, _, _) in nodes.items():
        demerit = ends.last(start, width) if start >= near else None
        if demerit is not None and cost + demerit < bound:
            bound = cost + demerit
            best = (bound, start)
    return best


class Way(NamedTuple):
    """From a boundary to the end of the text: the cost, the end of the first line (-1: it is the last)
    and what marks that line."""

    cost: float
    end: int
    flags: int


NO_WAY = Way(inf, -1, 0)


class Tail:
    """The best way from any boundary to the end in lines of one width, each worked out once."""

    def __init__(self, ends: Candidates, width: float) -> None:
        self._ends, self._width = ends, width
        self._near = ends.first_of_last(width)
        self._known: dict[tuple[int, int], Way] = {}

    def way(self, start: int, mark: int) -> Way:
        """A boundary and what marks the line before it → the best way to the end."""
        key = (start, mark)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._way(start, mark)
        return known

    def _way(self, start: int, mark: int) -> Way:
        ends, width = self._ends, self._width
        best = NO_WAY
        if start >= self._near:
            demerit = ends.last(start, width)
            if demerit is not None:
                best = Way(demerit, -1, 0)
        for end, demerit, flags in sorted(ends.finder(width)(start, width)):
            cost = ends.each_line + demerit + (ends.join(mark, flags) if flags and mark else 0.0)
            if cost < best.cost:
                cost += self.way(end, flags).cost
                if cost < best.cost - NOISE:  # of equal ways the one with the shortest first line
                    best = Way(cost, end, flags)
        return best


class Pass:
    """One text under one tolerance, and what is known of it; to ``remember`` pays for a text broken many
    times, over measures that are alike in part."""

    def __init__(self, text: SetText, limits: Limits, *, remember: bool) -> None:
        self.ends = Candidates(text, limits, remember=remember)
        self.remember = remember
        self._opening = Front({0: (0.0, -1, 0)})
        self._tails: dict[float, Tail] = {}

    def front(self, start: int) -> Front:
        """The boundary a text or a stretch of it begins at → the front there."""
        return self._opening if start == 0 and self.remember else Front({start: (0.0, -1, 0)})

    def tail(self, width: float) -> Tail:
        """What lines hold, em → the ways to the end over such lines."""
        known = self._tails.get(width)
        if known is None:
            known = self._tails[width] = Tail(self.ends, width)
        return known
