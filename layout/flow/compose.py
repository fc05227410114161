"""Composing an issue: pages filled one after another, the best few beginnings kept side by side.

A page is a pile of bands. A band opens with a title over all columns, or goes on from the page before; it
ends level (G6) above the next such title, or at the foot of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.fill import fill, future_of
from layout.flow.fixed import fixed
from layout.flow.level import LEAST_BAND, Node, level_ends, rank_of, turned
from layout.flow.model import SetStack, Stack, box_of
from layout.flow.stand import near_foot
from layout.flow.state import Region, State, charged_since

AT_FOOT = ("uneven", "widow", "first_line")
"""Faults that columns of another height may not have."""


class Composition(NamedTuple):
    """What the search found: ways of placing everything, the cheapest first, and for each page the
    beginnings that were weighed against each other at its end."""

    nodes: tuple[Node, ...]
    weighed: dict[int, tuple[Node, ...]]


class Opening(NamedTuple):
    """What page one has before the text: its first free row and the contents, with their room."""

    top: int
    contents: Stack | None


def compose(bench: Bench, opening: Opening) -> Composition:
    """The material and the head of page one → ways of placing everything, the cheapest first."""
    weighed: dict[int, tuple[Node, ...]] = {}
    frontier = [first_node(opening)]
    contents = opening.contents
    done: list[Node] = []
    while frontier:
        page = frontier[0].page
        ended, following = page_filled(bench, frontier, contents)
        contents = None
        done += ended
        weighed[page] = (*ended, *following)
        frontier = _prune(bench, following)
        if done and frontier:
            best = min(one.state.cost for one in done)
            frontier = [one for one in frontier if one.state.cost < best]
    done.sort(key=lambda node: (rank_of(bench, node), node.page, node.top))
    return Composition(tuple(done), weighed)


def first_node(opening: Opening) -> Node:
    """The head of page one → the beginning in which nothing is placed yet."""
    return Node(1, opening.top, State(0.0, 0, 0, 0))


def page_filled(
    bench: Bench, beginnings: Sequence[Node], contents: Stack | None
) -> tuple[list[Node], list[Node]]:
    """Beginnings on one page → those in which the issue has ended, and those at the head of the next page."""
    done: list[Node] = []
    following: list[Node] = []
    queue = list(beginnings)
    while queue:
        queue.sort(key=lambda node: (node.top, rank_of(bench, node)))
        node = queue.pop(0)
        for after in _expand(bench, node, contents):
            if _finished(bench, after.state):
                done.append(after)
            elif after.page == node.page:
                queue.append(after)
            else:
                following.append(after)
        contents = None
        queue = _prune(bench, queue)
    return done, following


def _finished(bench: Bench, state: State) -> bool:
    """A state → whether everything is in its place."""
    at_end = state.element == len(bench.material.elements)
    return at_end and not state.waiting and not state.carry


def _prune(bench: Bench, nodes: list[Node]) -> list[Node]:
    """Beginnings side by side → the best few."""
    if bench.search.compose != "search":
        return nodes[:1]
    nodes.sort(key=lambda node: (rank_of(bench, node), node.page, node.top))
    kept: dict[object, Node] = {}
    for node in nodes:
        kept.setdefault((node.page, node.top, node.state.element, future_of(node.state)), node)
    return list(kept.values())[: bench.search.pages]


def _expand(bench: Bench, node: Node, contents: Stack | None) -> list[Node]:
    """A beginning → the beginnings one band further."""
    found: list[Node] = []
    for region, start in _starts(bench, node, contents):
        if _finished(bench, start):
            found.append(Node(node.page, region.top, start))
            continue
        filled = fill(bench, region, start)
        stuck = [state for state in filled.full if _stuck(region, start, state)]
        moved = [state for state in filled.full if not _stuck(region, start, state)]
        if stuck and not moved and not filled.stopped:
            moved = [state._replace(waiting=state.waiting[1:]) for state in stuck[:1]]
        moved += _shorter(bench, region, start, moved)
        found += [Node(node.page + 1, 0, turned(state)) for state in moved]
        for index, states in sorted(filled.stopped.items()):
            found += level_ends(bench, region, start, index, states)
    if not found:
        raise AssertionError(f"page {node.page}: nothing could be placed on it")
    return found


def _shorter(bench: Bench, region: Region, start: State, full: list[State]) -> list[State]:
    """A region to the foot of its page and the ways it can be filled → where the best ends badly, the ways
    of ending all its columns a row higher."""
    if bench.search.compose != "search" or bench.grid.columns == 1 or not full:
        return []
    best = min(full, key=bench.rank)
    if not any(term.name in AT_FOOT for term in charged_since(best.trail, start.trail)):
        return []
    shorter = fill(bench, region._replace(foot=region.foot - 1), start).full
    row = ("hole", float(bench.grid.columns), bench.weights.hole)
    return [state.charged(*row) for state in shorter if not _stuck(region, start, state)]


def _stuck(region: Region, start: State, state: State) -> bool:
    """The states at the head and the foot of a page → whether nothing at all was placed on it, so that
    the next page would be no better: a picture that fits nowhere is given up."""
    if region.top or start.boxes:  # where a picture is fixed the next page has more room
        return False
    same = start.element == state.element and start.carry == state.carry
    return same and len(start.waiting) == len(state.waiting) > 0


def _starts(bench: Bench, node: Node, contents: Stack | None) -> list[tuple[Region, State]]:
    """A beginning → the regions its next band may be, with the state at their head."""
    elements, grid = bench.material.elements, bench.grid
    state, top = node.state._replace(feet=()), node.top
    found: list[tuple[Region, State]] = []
    element = elements[state.element] if state.element < len(elements) else None
    if top == 0 or node.state.element == 0:
        state = fixed(bench, Region(node.page, top, grid.rows), state)
    held = all(bench.takes_page(one.picture) for one in state.waiting)
    fresh = element is not None and element.opens and not state.carry and held
    if fresh and element is not None and element.span_cost < float("inf"):
        assert element.across is not None
        above = element.across.above if top > 0 else 0
        head = _clear(bench, state, top + above, element.across.rows)
        stack = SetStack(state.element, node.page, 0, head, True, element.across)
        row = head + element.across.rows
        charged = state.charged("title", element.span_cost, bench.weights.title)
        low = near_foot(bench, element.across, head)
        charged = charged.charged("heading_foot", low, bench.weights.heading_foot).placed(stack)
        start = charged._replace(element=state.element + 1, column=0, row=row)
        if contents is not None:
            start = _with_contents(bench, node, start, contents)
        found.append((Region(node.page, row, grid.rows), start))
    below = (
        top > 0 and node.state.element > 0
    )  # under a level band only a title over all columns opens
    if not fresh or (element is not None and element.column_cost < float("inf") and not below):
        start = state._replace(column=0, row=top)
        if contents is not None:
            start = _with_contents(bench, node, start, contents)
        found.append((Region(node.page, top, grid.rows), start))
    return found


def _clear(bench: Bench, state: State, row: int, rows: int) -> int:
    """A state, a row and a height → the first row from there on at which it meets no box."""
    taken = {r for box in state.boxes for _, r, _, _ in box.blocked}
    while any(r in taken for r in range(row, row + rows)) and row + rows < bench.grid.rows:
        row += 1
    return row


def _with_contents(bench: Bench, node: Node, state: State, contents: Stack) -> State:
    """The state of the first band → the same with the contents at the head of the last column."""
    column, grid = bench.grid.columns - 1, bench.grid
    under = LEAST_BAND if grid.columns == 1 else 0  # beside it text stands in the other columns
    row = _clear(bench, state, state.row, contents.rows)
    taken = range(row, row + contents.rows)
    box = box_of((column, each, 0.0, grid.width) for each in taken)
    met = any(box.cells & other.cells for other in state.boxes)
    if met or row + contents.rows + under > grid.rows:
        return state  # too long for what is left of page one
    placed = state.placed(SetStack(-1, node.page, column, row, False, contents))
    return placed._replace(boxes=(*state.boxes, box))
