"""Composing an issue: pages filled one after another, the best few beginnings kept side by side.

A page is a pile of bands. A band opens with a title over all columns, or goes on from the page before; it
ends level (G6) above the next such title, or at the foot of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.model.placement import Element, SetStack, Stack, box_of
from layout.flow.search.band import LEAST_BAND, Beginning, at_next_page, level_ends, rank_of
from layout.flow.search.context import SearchContext
from layout.flow.search.region import dominance_key, fill
from layout.flow.search.state import Region, State, charged_since, placed_since
from layout.flow.steps.fixed_floats import fixed
from layout.flow.steps.stack_step import rows_missing_under_heading

AT_FOOT = ("uneven", "widow", "first_line")
"""Faults that columns of another height may not have."""


class Composition(NamedTuple):
    """What the search found: ways of placing everything, the cheapest first, and for each page the
    beginnings that were weighed against each other at its end."""

    beginnings: tuple[Beginning, ...]
    weighed: dict[int, tuple[Beginning, ...]]


class Opening(NamedTuple):
    """What page one has before the text: its first free row and the contents, with their room."""

    top: int
    contents: Stack | None


def compose(context: SearchContext, opening: Opening) -> Composition:
    """The material and the head of page one → ways of placing everything, the cheapest first."""
    weighed: dict[int, tuple[Beginning, ...]] = {}
    frontier = [first_beginning(opening)]
    contents = opening.contents
    done: list[Beginning] = []
    while frontier:
        page = frontier[0].page
        ended, following = page_filled(context, frontier, contents)
        contents = None
        done += ended
        weighed[page] = (*ended, *following)
        frontier = _prune(context, following)
        if done and frontier:
            best = min(one.state.cost for one in done)
            frontier = [one for one in frontier if one.state.cost < best]
    done.sort(key=lambda beginning: (rank_of(context, beginning), beginning.page, beginning.top))
    return Composition(tuple(done), weighed)


def first_beginning(opening: Opening) -> Beginning:
    """The head of page one → the beginning in which nothing is placed yet."""
    return Beginning(1, opening.top, State(0.0, 0, 0, 0))


def page_filled(
    context: SearchContext, beginnings: Sequence[Beginning], contents: Stack | None
) -> tuple[list[Beginning], list[Beginning]]:
    """Beginnings on one page → those in which the issue has ended, and those at the head of the next page."""
    done: list[Beginning] = []
    following: list[Beginning] = []
    queue = list(beginnings)
    while queue:
        queue.sort(key=lambda beginning: (beginning.top, rank_of(context, beginning)))
        beginning = queue.pop(0)
        for after in _expand(context, beginning, contents):
            if _finished(context, after.state):
                done.append(after)
            elif after.page == beginning.page:
                queue.append(after)
            else:
                following.append(after)
        contents = None
        queue = _prune(context, queue)
    return done, following


def _finished(context: SearchContext, state: State) -> bool:
    """A state → whether everything is in its place."""
    at_end = state.element == len(context.content.elements)
    return at_end and not state.pending and not state.remainder


def _prune(context: SearchContext, beginnings: list[Beginning]) -> list[Beginning]:
    """Beginnings side by side → the best few."""
    if context.search.compose != "search":
        return beginnings[:1]
    beginnings.sort(
        key=lambda beginning: (rank_of(context, beginning), beginning.page, beginning.top)
    )
    kept: dict[object, Beginning] = {}
    for beginning in beginnings:
        kept.setdefault(
            (
                beginning.page,
                beginning.top,
                beginning.state.element,
                dominance_key(beginning.state),
            ),
            beginning,
        )
    return list(kept.values())[: context.search.pages]


def _expand(
    context: SearchContext, beginning: Beginning, contents: Stack | None
) -> list[Beginning]:
    """A beginning → the beginnings one band further."""
    found: list[Beginning] = []
    for region, start in _starts(context, beginning, contents):
        if _finished(context, start):
            found.append(Beginning(beginning.page, region.top, start))
            continue
        filled = fill(context, region, start)
        moved = [state for state in filled.full if not _no_progress(region, start, state)]
        stopped = {
            index: tuple(state for state in states if not _no_progress(region, start, state))
            for index, states in filled.stopped.items()
        }
        if not moved and not any(stopped.values()):
            moved = [_given_up(filled.full[0] if filled.full else start)]
        moved += _shorter(context, region, start, moved)
        found += [Beginning(beginning.page + 1, 0, at_next_page(state)) for state in moved]
        for index, states in sorted(stopped.items()):
            found += level_ends(context, region, start, index, states) if states else ()
    if not found:
        found.append(_next_page(context, beginning))
    return found


def _shorter(
    context: SearchContext, region: Region, start: State, full: list[State]
) -> list[State]:
    """A region to the foot of its page and the ways it can be filled → where the best ends badly, the ways
    of ending all its columns a row higher."""
    if context.search.compose != "search" or context.grid.columns == 1 or not full:
        return []
    best = min(full, key=context.rank)
    if not any(term.name in AT_FOOT for term in charged_since(best.decision, start.decision)):
        return []
    shorter = fill(context, region._replace(foot=region.foot - 1), start).full
    row = ("hole", float(context.grid.columns), context.weights.hole)
    return [state.charged(*row) for state in shorter if not _no_progress(region, start, state)]


def _no_progress(region: Region, start: State, state: State) -> bool:
    """The states at the head and the foot of a page → whether nothing at all was placed on it, so that
    the next page would be no better."""
    if region.top or start.boxes:  # where a picture is fixed the next page has more room
        return False
    same = start.element == state.element
    return same and not placed_since(state.decision, start.decision)


def _next_page(context: SearchContext, beginning: Beginning) -> Beginning:
    """A beginning under which no title fits → the one at the head of the next page, without what fits on none."""
    region = Region(beginning.page, beginning.top, context.grid.rows)
    fresh = beginning.top == 0 or beginning.state.element == 0
    state = fixed(context, region, beginning.state) if fresh else beginning.state
    if beginning.top == 0 and state is beginning.state:
        state = _given_up(state)
    return Beginning(beginning.page + 1, 0, at_next_page(state))


def _given_up(state: State) -> State:
    """A state from which nothing can be placed on a whole page → the same without what comes next: a picture, what
    is left of a paragraph or stack, a whole element. It is missed where the galley is looked through."""
    if state.pending:
        return state._replace(pending=state.pending[1:])
    if state.remainder is not None:
        return state._replace(remainder=None)
    return state._replace(element=state.element + 1)


def _starts(
    context: SearchContext, beginning: Beginning, contents: Stack | None
) -> list[tuple[Region, State]]:
    """A beginning → the regions its next band may be, with the state at their head."""
    elements, grid = context.content.elements, context.grid
    state, top = beginning.state._replace(feet=()), beginning.top
    found: list[tuple[Region, State]] = []
    element = elements[state.element] if state.element < len(elements) else None
    if top == 0 or beginning.state.element == 0:
        state = fixed(context, Region(beginning.page, top, grid.rows), state)
    held = all(context.takes_page(one.picture) for one in state.pending)
    fresh = element is not None and element.opens and not state.remainder and held
    if fresh and element is not None and element.span_cost < float("inf"):
        under = _under_title(context, beginning, state, element)
        if under is not None:
            region, start = under
            if contents is not None:
                start = _with_contents(context, beginning, start, contents)
            found.append((region, start))
    below = (
        top > 0 and beginning.state.element > 0
    )  # under a level band only a title over all columns opens
    if not fresh or (element is not None and element.column_cost < float("inf") and not below):
        start = state._replace(column=0, row=top)
        if contents is not None:
            start = _with_contents(context, beginning, start, contents)
        found.append((Region(beginning.page, top, grid.rows), start))
    return found


def _under_title(
    context: SearchContext, beginning: Beginning, state: State, element: Element
) -> tuple[Region, State] | None:
    """A state before a title over all columns → the region under it and the state with it placed; None where the
    page has no room for it."""
    assert element.across is not None
    above = element.across.above if beginning.top > 0 else 0
    head = _clear(context, state, beginning.top + above, element.across.rows)
    row = head + element.across.rows
    if row > context.grid.rows or not _rows_boxed(state).isdisjoint(range(head, row)):
        return None
    stack = SetStack(state.element, beginning.page, 0, head, True, element.across)
    charged = state.charged("title", element.span_cost, context.weights.title)
    low = rows_missing_under_heading(context, element.across, head)
    charged = charged.charged("heading_foot", low, context.weights.heading_foot).placed(stack)
    start = charged._replace(element=state.element + 1, column=0, row=row)
    return Region(beginning.page, row, context.grid.rows), start


def _clear(context: SearchContext, state: State, row: int, rows: int) -> int:
    """A state, a row and a height → the first row from there on at which it meets no box."""
    taken = _rows_boxed(state)
    while not taken.isdisjoint(range(row, row + rows)) and row + rows < context.grid.rows:
        row += 1
    return row


def _rows_boxed(state: State) -> set[int]:
    return {row for box in state.boxes for _, row, _, _ in box.blocked}


def _with_contents(
    context: SearchContext, beginning: Beginning, state: State, contents: Stack
) -> State:
    """The state of the first band → the same with the contents at the head of the last column."""
    column, grid = context.grid.columns - 1, context.grid
    under = LEAST_BAND if grid.columns == 1 else 0  # beside it text stands in the other columns
    row = _clear(context, state, state.row, contents.rows)
    taken = range(row, row + contents.rows)
    box = box_of((column, each, 0.0, grid.width) for each in taken)
    met = any(box.cells & other.cells for other in state.boxes)
    if met or row + contents.rows + under > grid.rows:
        return state  # too long for what is left of page one
    placed = state.placed(SetStack(-1, beginning.page, column, row, False, contents))
    return placed._replace(boxes=(*state.boxes, box))
