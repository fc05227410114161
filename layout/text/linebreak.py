"""A prepared paragraph and the measures that are coming → its best lines, all chosen at once (A6)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from layout.text.candidates import Candidates
from layout.text.describe import describe
from layout.text.finder import FORCED, End, Limits
from layout.text.fronts import Node, Pass, Tail, Ways
from layout.text.measures import Room, line_measures
from layout.text.model import Break, Broken, SetText
from layout.text.tables import demerits

STRETCH, ANEW = 500, 4
"""A text more than twice so many clusters long is broken in stretches; lines set anew between two."""
NEVER_OPEN, ONE_HAN = 0.0, 1.05
"""How much a pass may open the ordinary gaps of one line, em in all: not, or by one Han."""


class Memory:
    """What breaking one text over many measures works out again and again: the ends of its lines and
    the lines themselves. It changes no result."""

    def __init__(self, text: SetText) -> None:
        self.ladder = _ladder(text, remember=True)
        self.lines: dict[object, Break] = {}


def _ladder(text: SetText, *, remember: bool) -> tuple[Pass, ...]:
    """The tolerances of the passes, the strictest first."""
    first = () if text.style.setting.fill == "even" else (NEVER_OPEN,)
    limits = (Limits(total, total == inf) for total in (*first, ONE_HAN, inf))
    return tuple(Pass(text, limit, remember=remember) for limit in limits)


class Path(NamedTuple):
    """A whole paragraph: its cost, that of its last line, where its lines begin and what marks each."""

    cost: float
    ending: float
    starts: tuple[int, ...]
    marks: tuple[int, ...]


def break_lines(
    text: SetText,
    measures: Sequence[float],
    *,
    indent: float | None = None,
    hang: float = 0.0,
    extra: int = 0,
    memory: Memory | None = None,
) -> Broken | None:
    """A text, its measures in em (the last repeats), a first-line indent → the lines of least cost.

    ``indent`` None takes the style's, narrower on a short measure (I1, I5); ``hang`` is that of the lines after
    the first. ``extra`` asks for that many
    lines more or fewer than the best; None where the text cannot be run so long or so short without
    opening a line by more than one Han. Passes of growing tolerance: squeezing alone, gaps opened
    by up to one Han a line, then anything; the first that ends well is taken. ``memory`` is that of this
    text: for one that is broken many times.
    """
    room = line_measures(text, measures, indent, hang)
    if text.style.setting.fit == "greedy":
        from layout.text.greedy import greedy  # here: most paragraphs never need it

        return greedy(text, room) if not extra else None
    ladder = memory.ladder if memory else _ladder(text, remember=False)
    best = _best(text, room, ladder)
    if extra:
        wanted = len(best.starts) + extra
        tuned = _tuned(room, wanted, ladder) if wanted > 0 else None
        if tuned is None:
            return None
        best = tuned
    return Broken(_breaks(text, room, best, memory.lines if memory else {}), best.cost)


def _best(text: SetText, room: Room, ladder: tuple[Pass, ...]) -> Path:
    """The whole paragraph at once; a very long one in stretches, the last lines of each set anew."""
    count, start, cost = len(text.widths), 0, 0.0
    starts: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    while count - start > 2 * STRETCH:
        path = _passes(ladder, room, (start, start + STRETCH))
        kept = len(path.starts) - ANEW
        if kept < ANEW:
            break
        starts, marks = (*starts, *path.starts[:kept]), (*marks, *path.marks[:kept])
        start, room = path.starts[kept], room.after(kept)
        cost += path.cost
    path = _passes(ladder, room, (start, count))
    return Path(cost + path.cost, path.ending, (*starts, *path.starts), (*marks, *path.marks))


def _passes(ladder: tuple[Pass, ...], room: Room, part: tuple[int, int]) -> Path:
    """Clusters from and to → the best way by the strictest tolerance that ends well."""
    found: Path | None = None
    for one in ladder:
        found = _search(one, room, found.cost if found else inf, part) or found
        if found and _ends_well(one.ends.text, found):
            break
    # the last pass always ends; were there a text for which it did not, it would be one long line
    return found or Path(ladder[-1].ends.costs["forced"], 0.0, (part[0],), (FORCED,))


def _ends_well(text: SetText, path: Path) -> bool:
    """No lone character and no break so bad that opening a line would be better (L1, U5)."""
    costs = demerits(text.style.setting.fill)
    return path.ending < costs["lone"] and all(
        text.penalty[start] < costs["date"] for start in path.starts
    )


def _tuned(room: Room, wanted: int, ladder: tuple[Pass, ...]) -> Path | None:
    """A number of lines → the best way to fill exactly that many, no line opened beyond one Han."""
    for one in ladder[:-1]:
        front = one.front(0)
        for line in range(wanted - 1):
            front = front.after(one.ends, _width(room, line))
        last = front.last(one.ends, _width(room, wanted - 1))
        if last is not None and last[0] < one.ends.costs["lone"]:
            return _walk(last)
    return None


def _width(room: Room, line: int) -> float:
    return room.varied[line] if line < len(room.varied) else room.rest


def _walk(last: Node) -> Path:
    """A way to the end of a text → it as a whole."""
    starts, marks = [], []
    cost, _, _, node = last
    ending = cost - (node[0] if node else 0.0)
    node = last
    while node[3] is not None:
        starts.append(node[1])
        marks.append(node[2])
        node = node[3]
    marks[0] = 0  # a last line has none
    return Path(cost, ending, tuple(starts[::-1]), tuple(marks[::-1]))


def _search(one: Pass, room: Room, bound: float, part: tuple[int, int]) -> Path | None:
    """The lines of varied measure front by front, then all others by their boundary alone."""
    best: Node | None = None
    front = one.front(part[0])
    for width in room.varied:
        last = front.last(one.ends, width)
        if last is not None and last[0] < bound:
            bound, best = last[0], last
        front = front.after(one.ends, width, inf if one.remember else bound)
        if not front.ways:
            break
        if part[1] < one.ends.count and min(front.ways) >= part[1]:  # a stretch ends here
            return _stretch_end(front.ways)
    if front.ways:
        if one.remember and part[1] == one.ends.count:
            rest = _search_tail(one.tail(room.rest), front.ways, bound)
        else:
            rest = _search_rest(one.ends, front.ways, (room.rest, bound), part[1])
        if rest is not None:
            return rest
    return _walk(best) if best else None


def _stretch_end(ways: Ways) -> Path:
    """Ways to the ends of a stretch → the cheapest, with a line begun at its end."""
    node, end = min(
        ((way, end) for end, here in ways.items() for way in here), key=lambda one: one[0][0]
    )
    return _walk((node[0], end, 0, node))


def _search_tail(tail: Tail, seeds: Ways, bound: float) -> Path | None:
    """Lines of one measure, of a text that is broken many times: the ways to its end are known."""
    first: Node | None = None
    start = -1
    for at, ways in sorted(seeds.items()):
        for way in ways:
            if way[0] < bound:
                cost = way[0] + tail.way(at, way[2]).cost
                if cost < bound:
                    bound, first, start = cost, way, at
    if first is None:
        return None
    node: Node = first
    mark = first[2]
    while (rest := tail.way(start, mark)).end >= 0:
        node = 0.0, start, rest.mark, node
        start, mark = rest.end, rest.mark
    path = _walk((bound, start, 0, node))
    return path._replace(ending=rest.cost)


def _search_rest(
    ends: Candidates, seeds: Ways, limits: tuple[float, float], stop: int
) -> Path | None:
    """Lines of one measure, whatever their number: the cheapest way found so far is always gone on from, so
    that nothing dearer than the whole is ever looked at (Dijkstra).

    ``limits`` are that measure and the cost to stay under; it ends with the text, or past ``stop``.
    """
    width, bound = limits
    of, near, count = ends.finder(width), ends.first_of_last(width), ends.count
    each_line, join, most = ends.each_line, ends.join, ends.most_join
    asked: dict[int, list[End]] = {}  # boundaries gone on from: the ends of lines begun there
    cheapest: dict[int, float] = {}
    known = {(at, way[2]): way for at, here in seeds.items() for way in here}
    queue = [(way[0], at, way) for (at, _), way in known.items() if way[0] < bound]
    heapify(queue)
    while queue:
        cost, start, node = heappop(queue)
        mark = node[2]
        if start > count:  # a whole way
            return _walk(node)
        if known[start, mark] is not node:
            continue
        here = asked.get(start)
        if here is None:
            if start >= stop and stop < count:
                return _walk((cost, start, 0, node))
            cheapest[start] = cost
            here = asked[start] = of(start, width)
        elif cost > cheapest[start] + most:
            continue
        if start >= near:
            last = ends.last(start, width)
            if last is not None:
                total = cost + last[0] + (join(mark, last[1]) if mark and last[1] else 0.0)
                if total < bound:
                    bound = total
                    heappush(queue, (total, count + 1, (total, start, last[1], node)))
        cost += each_line
        for end, demerit, flags in here:
            total = cost + demerit
            if mark and flags:
                total += join(mark, flags)
            if total < bound:
                other = known.get((end, flags))
                if other is None or total < other[0]:
                    way = known[end, flags] = total, start, flags, node
                    heappush(queue, (total, end, way))
    return None


def _breaks(text: SetText, room: Room, path: Path, known: dict[object, Break]) -> tuple[Break, ...]:
    """A way through the paragraph → its lines, with what each will need to fill its measure."""
    count = len(text.widths)
    found = []
    for line, (start, end, mark) in enumerate(
        zip(path.starts, (*path.starts[1:], count), path.marks, strict=True)
    ):
        key = (start, end, mark, room.of(line), room.indent_of(line))
        one = known.get(key)
        if one is None:
            one = known[key] = describe(text, room, line, (start, end), mark)
        found.append(one)
    return tuple(found)
