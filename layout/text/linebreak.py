"""A prepared paragraph and the measures that are coming → its best lines, all chosen at once (A6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from layout.text.candidates import Candidates
from layout.text.describe import describe
from layout.text.finder import FORCED, Limits
from layout.text.measures import Room, line_measures
from layout.text.model import Break, Broken, SetText
from layout.text.tables import demerits

STRETCH, ANEW = 500, 4
"""A text more than twice so many clusters long is broken in stretches; lines set anew between two."""
NEVER_OPEN, ONE_HAN = 0.0, 1.05
"""How much a pass may open the ordinary gaps of one line, em in all: not, or by one Han."""

Node = tuple[float, int, int]
"""The best way to a boundary: its cost, the boundary before, what marks its last line."""


class Path(NamedTuple):
    """A whole paragraph: its cost, that of its last line, where its lines begin and what marks each."""

    cost: float
    ending: float
    starts: tuple[int, ...]
    marks: tuple[int, ...]


def break_lines(
    text: SetText, measures: Sequence[float], *, indent: float | None = None, extra: int = 0
) -> Broken | None:
    """A text, its measures in em (the last repeats), a first-line indent → the lines of least cost.

    ``indent`` None takes the style's, narrower on a short measure (I1, I5). ``extra`` asks for that many
    lines more or fewer than the best; None where the text cannot be run so long or so short without
    opening a line by more than one Han. Passes of growing tolerance: squeezing alone, gaps opened
    by up to one Han a line, then anything; the first that ends well is taken.
    """
    room = line_measures(text, measures, indent)
    if text.style.setting.fit == "greedy":
        from layout.text.greedy import greedy  # here: most paragraphs never need it

        return greedy(text, room) if not extra else None
    best = _best(text, room)
    if extra:
        wanted = len(best.starts) + extra
        tuned = _tuned(text, room, wanted) if wanted > 0 else None
        return tuned and Broken(_breaks(text, room, tuned), tuned.cost)
    return Broken(_breaks(text, room, best), best.cost)


def _best(text: SetText, room: Room) -> Path:
    """The whole paragraph at once; a very long one in stretches, the last lines of each set anew."""
    ladder = tuple(
        Candidates(text, Limits(total, total == inf)) for total in (NEVER_OPEN, ONE_HAN, inf)
    )
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


def _passes(ladder: tuple[Candidates, ...], room: Room, part: tuple[int, int]) -> Path:
    """Clusters from and to → the best way by the strictest tolerance that ends well."""
    found: Path | None = None
    for ends in ladder:
        found = _search(ends, room, found.cost if found else inf, part) or found
        if found and _ends_well(ends.text, found):
            break
    # the last pass always ends; were there a text for which it did not, it would be one long line
    return found or Path(demerits()["forced"], 0.0, (part[0],), (FORCED,))


def _ends_well(text: SetText, path: Path) -> bool:
    """No lone character and no break so bad that opening a line would be better (L1, U5)."""
    costs = demerits()
    return path.ending < costs["lone"] and all(
        text.penalty[start] < costs["date"] for start in path.starts
    )


def _tuned(text: SetText, room: Room, wanted: int) -> Path | None:
    """A text and a number of lines → the best way to fill exactly that many."""
    for total in (NEVER_OPEN, ONE_HAN):
        ends = Candidates(text, Limits(total, False))
        layers: list[dict[int, Node]] = [{0: (0.0, -1, 0)}]
        for line in range(wanted - 1):
            layers.append(_layer(ends, layers[-1], _width(room, line), inf))
        last = _last_line(ends, layers[-1], _width(room, wanted - 1), inf)
        if last and last[0] < demerits()["lone"]:
            return _walk(layers, last)
    return None


def _width(room: Room, line: int) -> float:
    return room.varied[line] if line < len(room.varied) else room.rest


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


def _last_line(
    ends: Candidates, nodes: dict[int, Node], width: float, bound: float
) -> tuple[float, int] | None:
    """The boundaries a last line may begin at → the least whole cost and where that line begins."""
    best: tuple[float, int] | None = None
    near = ends.first_of_last(width)
    for start, (cost, _, _) in nodes.items():
        demerit = ends.last(start, width) if start >= near else None
        if demerit is not None and cost + demerit < bound:
            bound = cost + demerit
            best = (bound, start)
    return best


def _walk(layers: list[dict[int, Node]], last: tuple[float, int]) -> Path:
    """Layers of nodes and the start of the last line in the last of them → the way there."""
    starts, marks, at = [], [], last[1]
    for layer in reversed(layers):
        starts.append(at)
        marks.append(layer[at][2])
        at = layer[at][1]
    return Path(
        last[0],
        last[0] - layers[-1][last[1]][0],
        tuple(reversed(starts)),
        (*reversed(marks[:-1]), 0),
    )


def _search(ends: Candidates, room: Room, bound: float, part: tuple[int, int]) -> Path | None:
    """The lines of varied measure layer by layer, then all others by their boundary alone."""
    best: Path | None = None
    layers: list[dict[int, Node]] = [{part[0]: (0.0, -1, 0)}]
    for width in room.varied:
        last = _last_line(ends, layers[-1], width, bound)
        if last:
            bound, best = last[0], _walk(layers, last)
        layers.append(_layer(ends, layers[-1], width, bound))
        if not layers[-1]:
            return best
        if part[1] < ends.count and min(layers[-1]) >= part[1]:  # a stretch ends here
            return _walk(layers, min((node[0], at) for at, node in layers[-1].items()))
    rest = _search_rest(ends, layers[-1], (room.rest, bound), part[1])
    if rest is None:
        return best
    head = _walk(layers, (rest.cost, rest.starts[0]))
    return Path(
        rest.cost, rest.ending, (*head.starts[:-1], *rest.starts), (*head.marks[:-1], *rest.marks)
    )


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


def _breaks(text: SetText, room: Room, path: Path) -> tuple[Break, ...]:
    """A way through the paragraph → its lines, with what each will need to fill its measure."""
    count = len(text.widths)
    return tuple(
        describe(text, room, line, (start, end), mark)
        for line, (start, end, mark) in enumerate(
            zip(path.starts, (*path.starts[1:], count), path.marks, strict=True)
        )
    )
