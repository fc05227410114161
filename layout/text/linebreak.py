"""A prepared paragraph and the measures that are coming → its best lines, all chosen at once (A6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from layout.text.candidates import Candidates
from layout.text.describe import describe
from layout.text.finder import FORCED, NOISE, Limits
from layout.text.fronts import Front, Node, Pass, Tail
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
    limits = (Limits(total, total == inf) for total in (NEVER_OPEN, ONE_HAN, inf))
    return tuple(Pass(text, one, remember=remember) for one in limits)


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
    return found or Path(demerits()["forced"], 0.0, (part[0],), (FORCED,))


def _ends_well(text: SetText, path: Path) -> bool:
    """No lone character and no break so bad that opening a line would be better (L1, U5)."""
    costs = demerits()
    return path.ending < costs["lone"] and all(
        text.penalty[start] < costs["date"] for start in path.starts
    )


def _tuned(room: Room, wanted: int, ladder: tuple[Pass, ...]) -> Path | None:
    """A number of lines → the best way to fill exactly that many, no line opened beyond one Han."""
    for one in ladder[:-1]:
        fronts = [one.front(0)]
        for line in range(wanted - 1):
            fronts.append(fronts[-1].after(one.ends, _width(room, line)))
        last = fronts[-1].last(one.ends, _width(room, wanted - 1))
        if last and last[0] < demerits()["lone"]:
            return _walk(fronts, last)
    return None


def _width(room: Room, line: int) -> float:
    return room.varied[line] if line < len(room.varied) else room.rest


def _walk(fronts: list[Front], last: tuple[float, int]) -> Path:
    """Fronts and the start of the last line in the last of them → the way there."""
    starts, marks, at = [], [], last[1]
    for front in reversed(fronts):
        starts.append(at)
        marks.append(front.nodes[at][2])
        at = front.nodes[at][1]
    return Path(
        last[0],
        last[0] - fronts[-1].nodes[last[1]][0],
        tuple(reversed(starts)),
        (*reversed(marks[:-1]), 0),
    )


def _search(one: Pass, room: Room, bound: float, part: tuple[int, int]) -> Path | None:
    """The lines of varied measure front by front, then all others by their boundary alone."""
    best: tuple[int, tuple[float, int]] | None = None
    fronts = [one.front(part[0])]
    for width in room.varied:
        last = fronts[-1].last(one.ends, width)
        if last and last[0] < bound:
            bound, best = last[0], (len(fronts), last)
        fronts.append(fronts[-1].after(one.ends, width, inf if one.remember else bound))
        nodes = fronts[-1].nodes
        if not nodes:
            break
        if part[1] < one.ends.count and min(nodes) >= part[1]:  # a stretch ends here
            return _walk(fronts, min((node[0], at) for at, node in nodes.items()))
    seeds = fronts[-1].nodes
    if seeds:
        if one.remember and part[1] == one.ends.count:
            rest = _search_tail(one.tail(room.rest), seeds, bound)
        else:
            rest = _search_rest(one.ends, seeds, (room.rest, bound), part[1])
        if rest is not None:
            head = _walk(fronts, (rest.cost, rest.starts[0]))
            starts, marks = head.starts[:-1], head.marks[:-1]
            return Path(rest.cost, rest.ending, (*starts, *rest.starts), (*marks, *rest.marks))
    return _walk(fronts[: best[0]], best[1]) if best else None


def _search_tail(tail: Tail, seeds: dict[int, Node], bound: float) -> Path | None:
    """Lines of one measure, of a text that is broken many times: the ways to its end are known."""
    first = -1
    for start, (cost, _, mark) in sorted(seeds.items()):
        if cost < bound and cost + tail.way(start, mark).cost < bound - NOISE:
            bound, first = cost + tail.way(start, mark).cost, start
    if first < 0:
        return None
    starts, marks = [first], [seeds[first][2]]
    while (way := tail.way(starts[-1], marks[-1])).end >= 0:
        starts.append(way.end)
        marks.append(way.flags)
    return Path(bound, way.cost, tuple(starts), (*marks[1:], 0))


def _search_rest(
    ends: Candidates, seeds: dict[int, Node], limits: tuple[float, float], stop: int
) -> Path | None:
    """Lines of one measure: the best way to each boundary, in order, whatever its number of lines.

    ``limits`` are that measure and the cost to stay under; it ends with the text, or past ``stop``.
    """
    width, bound = limits
    nodes, count = dict(seeds), ends.count
    final, of, near = -1, ends.finder(width), ends.first_of_last(width)
    start, furthest, each_line = min(seeds) - 1, max(seeds), ends.each_line
    while start < furthest:
        start += 1
        node = nodes.get(start)
        if node is None or node[0] >= bound:
            continue
        here, _, here_mark = node
        if start >= stop and stop < count:
            bound, final = here, start
            continue
        if start >= near:
            demerit = ends.last(start, width)
            if demerit is not None and here + demerit < bound:
                bound, final = here + demerit, start
        for end, demerit, flags in of(start, width):
            total = here + demerit + each_line
            if flags and here_mark:
                total += ends.join(here_mark, flags)
            known = nodes.get(end)
            if known is None:
                nodes[end] = (total, start, flags)
                furthest = max(furthest, end)
            elif total < known[0]:
                nodes[end] = (total, start, flags)
    return None if final < 0 else _walk_back(nodes, seeds, final, bound)


def _walk_back(nodes: dict[int, Node], seeds: dict[int, Node], final: int, cost: float) -> Path:
    """Nodes and the start of the last line → the way there from a seed."""
    starts, marks = [final], [0]
    while nodes[starts[-1]] is not seeds.get(starts[-1]):
        _, back, mark = nodes[starts[-1]]
        marks.append(mark)
        starts.append(back)
    return Path(cost, cost - nodes[final][0], tuple(starts[::-1]), tuple(marks[::-1]))


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
