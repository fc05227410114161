"""Filling a region: a beam search over where pictures stand and how paragraphs run.

The states before each element are kept side by side; from each, every way of placing the element and its
pictures leads on. The best few at every place survive. Same input, same result: no clock, no chance.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.model.placement import Element, cell
from layout.flow.search.context import SearchContext
from layout.flow.search.state import (
    UNMET,
    ParagraphRemainder,
    PendingFloat,
    PlacedEarly,
    Region,
    StackRemainder,
    State,
)
from layout.flow.steps.float_options import Wanted, float_states
from layout.flow.steps.floats import (
    CHOICES,
    by_cost,
    defer,
    flush_pending,
    place_pending,
    with_picture,
)
from layout.flow.steps.footnotes import flow_with_footnotes, notes_left
from layout.flow.steps.paragraph import continue_paragraph, flow_paragraph
from layout.flow.steps.stack_step import continue_stack, next_column, place_stack

PER_PLACE = 3  # states kept that stand at one row of one column
BESIDE = frozenset({Wrap.LEFT.value, Wrap.RIGHT.value, Wrap.ASTRIDE.value, Wrap.CONTOUR.value})


Rank = Callable[[State], tuple[float, int, int, int]]
"""What states are compared by: the lowest first."""


class Filled(NamedTuple):
    """What became of a region: states that filled it, and states that stopped before an article's
    title (or the end of the issue), by the element they stopped at."""

    full: tuple[State, ...]
    stopped: dict[int, tuple[State, ...]]


def fill(context: SearchContext, region: Region, start: State, goal: int | None = None) -> Filled:
    """A region and the state at its head → the ways it can be filled.

    With a ``goal`` the text may not run into that element: it ends there. The issue's end is a goal always.
    """
    elements = context.content.elements
    columns = context.grid.columns
    full: list[State] = []
    stopped: dict[int, list[State]] = {}
    buckets: dict[int, list[State]] = {}

    def sort(states: list[State]) -> None:
        for state in states:
            if state.column < columns:
                buckets.setdefault(state.element, []).append(state)
                continue
            full.append(state)
            if state.element == goal and not state.remainder and not state.pending:
                stopped.setdefault(goal, []).append(state)

    sort(_enter_region(context, region, start))
    while buckets:
        index = min(buckets)
        states = _best(context, buckets.pop(index), by_cost)
        if index == len(elements) or elements[index].opens:
            states = [after for one in states for after in flush_pending(context, region, one)]
            full += [one for one in states if one.column >= columns]
            states = [one for one in states if one.column < columns]
            stopped[index] = [*stopped.get(index, ()), *states]
            if index in (goal, len(elements)) or elements[index].column_cost == float("inf"):
                continue
        for state in place_pending(context, region, states):
            sort(_advance(context, region, state, elements[index]))
    return Filled(
        tuple(_best(context, full, context.rank)),
        {index: tuple(found) for index, found in stopped.items() if found},
    )


def _enter_region(context: SearchContext, region: Region, state: State) -> list[State]:
    """The state a region starts with → the ways of starting it: pictures waiting, or soon to come,
    may take its head or foot first; then what the last region carried over."""
    states = [state._replace(pending=())]
    for pending in state.pending:
        below = [_below_boxes(context, region, one) for one in states]
        wanted = Wanted(CHOICES)
        after = [one for s in below for one in with_picture(context, region, s, pending, wanted)]
        if state.remainder:
            after = [one for one in after if _whole(one, region)]
            after = after or [defer(context, one, pending) for one in states]
        states = sorted(after, key=by_cost)[:CHOICES]
    for picture in _upcoming_spans(context, region, state):
        anchor = PendingFloat(picture, UNMET, 0, region.top)
        grown = []
        for one in states:
            placed = float_states(context, region, one, anchor, Wanted(2))
            grown += [
                p._replace(
                    placed_early=(
                        *p.placed_early,
                        PlacedEarly(picture, region.page, p.footprints[-1].row),
                    )
                )
                for p in placed
            ]
        states += grown
    states = [_skip_blocked(context, region, one) for one in states]
    return [after for one in states for after in _carried(context, region, one)]


def _carried(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state at the head of a region → the states with what the last region left over in place."""
    if state.remainder is None or state.column >= context.grid.columns:
        return [state]
    if isinstance(state.remainder, StackRemainder):
        found = continue_stack(context, region, state)
    elif context.content.elements[state.remainder.element].notes:
        found = flow_with_footnotes(context, region, state, continue_paragraph)
    else:
        found = continue_paragraph(context, region, state)
    return [_normalise_column(context, region, one) for one in found]


def _whole(state: State, region: Region) -> bool:
    """A state at a region's head → whether its pictures leave every row whole or none of it: lines that
    were broken on the page before have the full measure."""
    return all(one.wrap not in BESIDE or one.row < region.top for one in state.footprints)


def _upcoming_spans(context: SearchContext, region: Region, state: State) -> list[int]:
    """The pictures over all columns whose text will probably be met in this region."""
    room = (region.foot - region.top) * context.grid.columns * context.grid.measure_em
    found = []
    done = {one.picture for one in state.placed_early}
    for element in context.content.elements[state.element :]:
        if room < 0 or element.opens:  # a picture never precedes the title of its article
            break
        for picture in element.pictures:
            wraps = context.content.pictures[picture].wraps
            if picture not in done and any(w in (Wrap.SPAN, Wrap.PAGE) for w in wraps):
                found.append(picture)
        room -= element.length + context.grid.measure_em
    return found[:2]


def _below_boxes(context: SearchContext, region: Region, state: State) -> State:
    """A state at the head of a region → the same at the first row that is not taken by pictures: those that
    waited are piled up."""
    column, row = state.column, state.row
    while column < context.grid.columns:
        spans = context.spans(state.boxes, column)
        while row < region.foot and not spans[row]:
            row += 1
        if row < region.foot:
            return state._replace(column=column, row=row)
        column, row = column + 1, region.top
    return state


def _skip_blocked(context: SearchContext, region: Region, state: State) -> State:
    """A state whose column is wholly taken → the state at the next column with room."""
    while state.column < context.grid.columns and not context.has_room(state, region):
        state = next_column(context, region, state)
    return state


def _advance(context: SearchContext, region: Region, state: State, element: Element) -> list[State]:
    """A state whose pictures are settled → the states after its element."""
    if element.opens:
        return _open_article(context, region, state, element)
    here = _skip_blocked(context, region, state)
    if here.column >= context.grid.columns:
        return [_mark_seen(here, element, region)]
    if element.notes:
        found = flow_with_footnotes(context, region, here, flow_paragraph)
    elif element.text is not None:
        found = flow_paragraph(context, region, here)
    else:
        stack = notes_left(context, here) if element.notes_end else element.stack
        if stack is None:
            return [here._replace(element=here.element + 1)]
        found = list(place_stack(context, region, here, stack))
    found = [_mark_seen(o, element, region) if o.element == state.element else o for o in found]
    return [_normalise_column(context, region, one) for one in found]


def _mark_seen(state: State, element: Element, region: Region) -> State:
    """A state that is full before its element → the same, the element's pictures not to be met again."""
    met = tuple(PlacedEarly(picture, region.page) for picture in element.pictures)
    return state._replace(placed_early=(*state.placed_early, *met))


def _open_article(
    context: SearchContext, region: Region, state: State, element: Element
) -> list[State]:
    """A state at an article's title → the states with the title standing in its column."""
    assert element.stack is not None
    charged = state.charged("title", element.column_cost, context.weights.title)
    found = place_stack(context, region, charged, element.stack)
    return [_normalise_column(context, region, one) for one in found]


def _normalise_column(context: SearchContext, region: Region, state: State) -> State:
    """A state whose column is full → the state at the head of the next one."""
    while state.column < context.grid.columns and not context.has_room(state, region):
        state = state._replace(column=state.column + 1, row=region.top)
    return state


def _best(context: SearchContext, states: list[State], rank: Rank) -> list[State]:
    """States side by side → the best of each place, the cheapest first, no more than the beam is wide."""
    if context.search.compose != "search":
        return states[:1]
    states.sort(key=rank)
    kept: list[State] = []
    float_candidates: dict[object, int] = {}
    seen = set()
    for state in states:
        place = (state.element, state.column, state.row)
        same = (place, dominance_key(state))
        if same in seen or float_candidates.get(place, 0) >= PER_PLACE:
            continue
        seen.add(same)
        float_candidates[place] = float_candidates.get(place, 0) + 1
        kept.append(state)
        if len(kept) == context.search.beam:
            break
    return kept


def dominance_key(state: State) -> tuple[object, ...]:
    """A state → what its future depends on beside its place, but for what neighbours on the page
    add to a picture's cost: two alike are one."""
    at = cell(state.column, state.row)
    remainder: object = state.remainder
    if isinstance(remainder, ParagraphRemainder):
        remainder = (id(remainder.broken), remainder.line)
    elif isinstance(remainder, StackRemainder):
        remainder = remainder.stack.rows
    live = tuple(box for box in state.boxes if box.cells >> at)
    pending = tuple(one.picture for one in state.pending)
    return (live, pending, state.placed_early, remainder, state.feet, state.noted)
