"""Composing an issue: pages filled one after another, the best few beginnings kept side by side.

A page is a pile of bands. A band opens with a title over all columns, or goes on from the page before; it
ends level (G6) above the next such title, or at the foot of the page.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.fill import fill, future_of
from layout.flow.fixed import fixed
from layout.flow.model import SetLines, SetStack, Stack, box_of, cell
from layout.flow.places import apart
from layout.flow.state import Region, State

LEAST_BAND = 4  # rows of text a title over all columns must have under it on its page
NOTE_ALONE = 0.25  # of a page: what a last page for the closing note alone costs
ENDINGS = 3  # ways of ending it that are kept at each
LEVELS = 2  # heights tried for a band that ends level
LEAST_TAIL = 10  # rows of text under which a last page looks abandoned
FEW = 2  # empty rows at the foot of a page that a reader does not mind
DEAR = 8  # how many times dearer each further one is
STEP = 60.0  # about what each row over the least costs
STEPS = 6  # rows from the least height on that are tried where nothing less will do


class Node(NamedTuple):
    """A beginning of the issue: everything above ``top`` of ``page`` is in place."""

    page: int
    top: int
    state: State


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
    frontier = [Node(1, opening.top, State(0.0, 0, 0, 0))]
    contents = opening.contents
    done: list[Node] = []
    while frontier:
        following: list[Node] = []
        queue = frontier
        while queue:
            queue.sort(key=lambda node: (node.top, _rank(bench, node)))
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
        frontier = _prune(bench, following)
        if frontier:
            weighed[frontier[0].page - 1] = tuple(frontier)
        if done and frontier:
            best = min(one.state.cost for one in done)
            frontier = [one for one in frontier if one.state.cost < best]
    done.sort(key=lambda node: (_rank(bench, node), node.page, node.top))
    if done:
        weighed[done[0].page] = tuple(done[: bench.search.pages])
    return Composition(tuple(done), weighed)


def _finished(bench: Bench, state: State) -> bool:
    """A state → whether everything is in its place."""
    at_end = state.element == len(bench.material.elements)
    return at_end and not state.waiting and not state.carry


def _rank(bench: Bench, node: Node) -> float:
    """A beginning → what it cost, what the rows still to come will cost and its pictures that wait."""
    waiting = sum(apart(bench, one.page, node.page) for one in node.state.waiting)
    return bench.rank(node.state)[0] + waiting * bench.weights.off_page


def _prune(bench: Bench, nodes: list[Node]) -> list[Node]:
    """Beginnings side by side → the best few."""
    if bench.search.compose != "search":
        return nodes[:1]
    nodes.sort(key=lambda node: (_rank(bench, node), node.page, node.top))
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
        moved = [state for state in filled.full if state not in stuck]
        if stuck and not moved and not filled.stopped:
            moved = [state._replace(waiting=state.waiting[1:]) for state in stuck[:1]]
        found += [Node(node.page + 1, 0, _turned(state)) for state in moved]
        for index, states in sorted(filled.stopped.items()):
            found += _level(bench, region, start, index, states)
    if not found:
        raise AssertionError(f"page {node.page}: nothing could be placed on it")
    return found


def _stuck(region: Region, start: State, state: State) -> bool:
    """The states at the head and the foot of a page → whether nothing at all was placed on it, so that
    the next page would be no better: a picture that fits nowhere is given up."""
    same = start.element == state.element and start.carry == state.carry
    return region.top == 0 and same and len(start.waiting) == len(state.waiting) > 0


def _turned(state: State) -> State:
    """A full state → the same at the head of the next page."""
    return state._replace(column=0, row=0, boxes=(), shown=())


def _starts(bench: Bench, node: Node, contents: Stack | None) -> list[tuple[Region, State]]:
    """A beginning → the regions its next band may be, with the state at their head."""
    elements, grid = bench.material.elements, bench.grid
    state, top = node.state, node.top
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
        charged = state.charged("title", element.span_cost, bench.weights.title).placed(stack)
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
    if state.row + contents.rows + under > grid.rows:
        return state  # too long for what is left of page one
    taken = range(state.row, state.row + contents.rows)
    box = box_of((column, row, 0.0, grid.width) for row in taken)
    placed = state.placed(SetStack(-1, node.page, column, state.row, False, contents))
    return placed._replace(boxes=(*state.boxes, box))


def _level(
    bench: Bench, region: Region, start: State, index: int, states: tuple[State, ...]
) -> list[Node]:
    """A band that can end before an element → its level endings, each as the next beginning.

    Several heights are tried from the least that can hold the text; the rows a short page leaves
    empty are charged.
    """
    elements, grid = bench.material.elements, bench.grid
    last = index == len(elements)
    if not last and elements[index].span_cost == float("inf"):
        return []
    across = None if last else elements[index].across
    need = 0 if across is None else across.above + across.rows + across.keep_next
    if across is not None and index < len(elements) - 1:
        need += LEAST_BAND
    found: list[Node] = []
    for tried, foot in enumerate(_feet(bench, region, start, states, need)):
        if found and tried >= LEVELS:
            break
        level = Region(region.page, region.top, foot)
        ended = states if grid.columns == 1 else fill(bench, level, start, index).stopped.get(index)
        nodes = []
        for state in ended or ():
            end = state.row if grid.columns == 1 and state.column == 0 else foot
            nodes.append(_ended(bench, level, state, (end, 0 if last else need)))
        nodes.sort(key=lambda node: _rank(bench, node))
        found += nodes[:ENDINGS]
    if not found:  # no height was enough: the band ends as it fell
        level = region._replace(foot=_lowest(region, states[0]))
        found.append(_ended(bench, level, states[0], (level.foot, 0 if last else need)))
    return found


def _lowest(region: Region, state: State) -> int:
    """A state that ended a band → the row under all that stands in it."""
    if state.column:
        return region.foot
    rows = [row + 1 for box in state.boxes for _, row, _, _ in box.blocked]
    return max(state.row, region.top + 1, *rows)


def _ended(bench: Bench, region: Region, state: State, at: tuple[int, int]) -> Node:
    """A band that has ended, the row under it and the rows what follows needs → the next beginning.

    Where those are not left on the page it turns, and what stays empty is charged.
    """
    end, need = at
    rows, columns = bench.grid.rows, bench.grid.columns
    turns = end + need > rows
    unlevel = _unlevel(bench, region, state, 0 if turns else 1)
    if state.element >= len(bench.material.elements) - 1 and region.page > 1:
        empty = max(0, LEAST_TAIL - end)
        state = state.charged("hole", empty, bench.weights.hole)
    after = state.charged("uneven", unlevel, bench.weights.uneven)
    if not turns:
        return Node(region.page, end, after)
    empty = rows - end
    holes = (min(empty, FEW) + DEAR * max(0, empty - FEW)) * columns
    after = after.charged("hole", holes, bench.weights.hole)
    if state.element == len(bench.material.elements) - 1:  # a last page for the source note alone
        after = after.charged("pages", NOTE_ALONE, bench.weights.pages)
    return Node(region.page + 1, 0, _turned(after))


def _feet(
    bench: Bench, region: Region, start: State, states: tuple[State, ...], need: int
) -> list[int]:
    """States that ended a band at will → the feet worth trying, so that its columns end level, the most
    promising first.

    From the least each can have; those that leave room for what follows on the page (``need`` rows) come
    before those that do not.
    """
    columns, rows = bench.grid.columns, bench.grid.rows
    if columns == 1:
        return [region.foot]
    feet: dict[int, float] = {}
    for state in states:
        least = region.top + -(-_used(bench, region, start, state) // columns)
        for foot in (*range(least, least + STEPS), rows if rows - least < LEVELS else least):
            if region.top < foot <= region.foot:
                left = rows - foot
                waste = 0 if left >= need or left < 2 else left * columns
                cost = state.cost + waste * bench.weights.hole + (foot - least) * STEP
                feet[foot] = min(cost, feet.get(foot, cost))
    return sorted(feet, key=lambda foot: (feet[foot], foot))


def _used(bench: Bench, region: Region, start: State, state: State) -> int:
    """The states at the head and the end of a band → the rows of its columns in which something stands."""
    column = ((1 << region.foot - region.top) - 1) << region.top
    whole = sum(column << cell(each, 0) for each in range(bench.grid.columns))
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    trail = state.trail
    while trail is not None and trail is not start.trail:
        match trail.placement:
            case SetLines(slots=slots):
                for slot in slots:
                    taken |= 1 << cell(slot.column, slot.row)
            case SetStack(column=at, row=row, stack=stack):
                taken |= ((1 << stack.rows) - 1) << cell(at, row)
        trail = trail.before
    return (taken & whole).bit_count()


def _unlevel(bench: Bench, region: Region, state: State, forgiven: int) -> float:
    """A state that ended a band → the rows its columns differ by, beyond those forgiven (G6)."""
    if bench.grid.columns == 1:
        return 0.0
    empty = 0
    here = state
    while here.column < bench.grid.columns:
        empty += bench.empty_rows(here, region)
        here = here._replace(column=here.column + 1, row=region.top)
    return max(0.0, empty - forgiven) + 0.2 * min(empty, forgiven)
