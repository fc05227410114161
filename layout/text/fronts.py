"""The places lines may begin at, line by line; and the best way from a place to the end of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from operator import itemgetter
from typing import Any, NamedTuple

from layout.text.candidates import Candidates
from layout.text.finder import Limits
from layout.text.model import SetText

Node = tuple[float, int, int, Any]
"""A way to a boundary: its cost, where its last line begins, what marks that line, and the way there (a
node again, None at the beginning)."""

BEGIN: Node = (0.0, -1, 0, None)

Join = Callable[[int, int], float]
"""The marks of a line and of the next → what the two cost beside each other."""

Ways = dict[int, list[Node]]
"""By boundary, the ways that lead there: of those whose last line bears the same marks the cheapest."""


def add_way(known: list[Node], node: Node) -> None:
    """The ways to a boundary and one more → kept if it is the best of its kind."""
    mark = node[2]
    for index, other in enumerate(known):
        if other[2] == mark:
            if node[0] < other[0]:
                known[index] = node
            return
    known.append(node)


def worth_going_on(ways: list[Node], most: float) -> list[Node]:
    """Ways to one boundary and what two lines beside each other can cost at most → those that may still be best."""
    limit = min(ways)[0] + most
    return [way for way in ways if way[0] <= limit]


class Front:
    """The boundaries that lines of one number may begin at. What lies behind it is worked out once for
    each width its line may have."""

    __slots__ = ("_after", "_last", "ways")

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self._after: dict[float, Front] = {}
        self._last: dict[float, Node | None] = {}

    def after(self, ends: Candidates, width: float, bound: float = inf) -> Front:
        """What the next line holds, em, and the cost to stay under → the boundaries the one after begins at.

        A front that is kept for other measures is never asked with a cost to stay under.
        """
        known = self._after.get(width)
        if known is None:
            known = self._after[width] = Front(_layer(ends, self.ways, width, bound))
        return known

    def last(self, ends: Candidates, width: float) -> Node | None:
        """What the last line holds, em → the cheapest way of all if the text ends with it."""
        if width not in self._last:
            self._last[width] = _last_line(ends, self.ways, width)
        return self._last[width]


def _layer(ends: Candidates, ways: Ways, width: float, bound: float) -> Ways:
    """The boundaries lines of one number may begin at → those the next line may begin at."""
    out: Ways = {}
    of, each_line, join = ends.finder(width), ends.each_line, ends.join
    for start, here in ways.items():
        if len(here) > 1:
            here = worth_going_on(here, ends.most_join)
        for end, demerit, mark in of(start, width):
            cost, best = join_best(here, mark, join)
            cost += demerit + each_line
            if cost < bound:
                known = out.get(end)
                if known is None:
                    out[end] = [(cost, start, mark, best)]
                else:
                    add_way(known, (cost, start, mark, best))
    return out


def join_best(ways: Sequence[Node], mark: int, join: Join) -> tuple[float, Node]:
    """Ways to a boundary and the marks of the line that follows → the cheapest to go on from, and its cost."""
    best = ways[0]
    cost = best[0]
    if mark and best[2]:
        cost += join(best[2], mark)
    for way in ways[1:]:
        other = way[0]
        if mark and way[2]:
            other += join(way[2], mark)
        if other < cost:
            best, cost = way, other
    return cost, best


def _last_line(ends: Candidates, ways: Ways, width: float) -> Node | None:
    """The boundaries a last line may begin at → the cheapest whole way, its last line included."""
    found: Node | None = None
    bound, near = inf, ends.first_of_last(width)
    for start, here in ways.items():
        if start >= near:
            last = ends.last(start, width)
            if last is not None:
                cost, best = join_best(here, last[1], ends.join)
                if cost + last[0] < bound:
                    bound = cost + last[0]
                    found = bound, start, last[1], best
    return found


class Way(NamedTuple):
    """From a boundary to the end of the text: the cost, the end of the first line (-1: it is the last)
    and what marks that line."""

    cost: float
    end: int
    mark: int


class Tail:
    """The best ways from any boundary to the end in lines of one width, worked out once."""

    def __init__(self, ends: Candidates, width: float) -> None:
        self._ends, self._width = ends, width
        self._near = ends.first_of_last(width)
        self._known: dict[int, list[Way]] = {}

    def way(self, start: int, mark: int) -> Way:
        """A boundary and what marks the line before it → the best way to the end."""
        best, join = NO_WAY, self._ends.join
        for way in self._known.get(start) or self._ways(start):
            cost = way.cost + (join(mark, way.mark) if mark and way.mark else 0.0)
            if cost < best.cost:
                best = Way(cost, way.end, way.mark)
        return best

    def _ways(self, start: int) -> list[Way]:
        """A boundary → the ways from it that may be best, whatever the line before it; the last line first,
        then those with the shortest first line."""
        ends, width = self._ends, self._width
        found: list[Way] = []
        if start >= self._near:
            last = ends.last(start, width)
            if last is not None:
                found.append(Way(last[0], -1, last[1]))
        limit = min((way.cost for way in found), default=inf) + ends.most_join
        for end, demerit, mark in sorted(ends.finder(width)(start, width), key=_demerit):
            cost = ends.each_line + demerit
            if cost <= limit:
                cost += self.way(end, mark).cost
                limit = min(limit, cost + ends.most_join)
                found.append(Way(cost, end, mark))
        self._known[start] = sorted((way for way in found if way.cost <= limit), key=_end) or [
            NO_WAY
        ]
        return self._known[start]


NO_WAY = Way(inf, -1, 0)
_demerit, _end = itemgetter(1), itemgetter(1)


class Pass:
    """One text under one tolerance, and what is known of it; to ``remember`` pays for a text broken many
    times, over measures that are alike in part."""

    def __init__(self, text: SetText, limits: Limits, *, remember: bool) -> None:
        self.ends = Candidates(text, limits, remember=remember)
        self.remember = remember
        self._opening = Front({0: [BEGIN]})
        self._tails: dict[float, Tail] = {}

    def front(self, start: int) -> Front:
        """The boundary a text or a stretch of it begins at → the front there."""
        if start == 0 and self.remember:
            return self._opening
        return Front({start: [BEGIN]})

    def tail(self, width: float) -> Tail:
        """What lines hold, em → the ways to the end over such lines."""
        known = self._tails.get(width)
        if known is None:
            known = self._tails[width] = Tail(self.ends, width)
        return known
