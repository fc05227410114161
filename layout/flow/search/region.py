"""Filling a region: a beam search over where pictures stand and how paragraphs run.

The states before each element are kept side by side; from each, every way of placing the element and its
pictures leads on. The best few at every place survive. Same input, same result: no clock, no chance.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Element
from layout.flow.model.placement import SetStack
from layout.flow.search.beam import best_states, ranked
from layout.flow.search.context import SearchContext
from layout.flow.search.state import (
    UNMET,
    PendingFloat,
    PlacedEarly,
    Region,
    StackRemainder,
    State,
    decisions,
)
from layout.flow.steps.float_options import float_states
from layout.flow.steps.floats import (
    CHOICES,
    CHOICES_AT_END,
    by_cost,
    defer,
    flush_pending,
    place_pending,
    with_picture,
)
from layout.flow.steps.footnotes import flow_with_footnotes, notes_left
from layout.flow.steps.paragraph import continue_paragraph, flow_paragraph
from layout.flow.steps.stack_step import continue_stack, next_column, place_stack

BESIDE = frozenset({Wrap.LEFT.value, Wrap.RIGHT.value, Wrap.ASTRIDE.value, Wrap.CONTOUR.value})
UPCOMING = 2  # pictures over all columns that may be placed before their text is met


UNDER_FOREIGN = 2.0  # what a title in a column is charged under one over all columns, in titles


class Filled(NamedTuple):
    """What became of a region: states that filled it, and states that stopped before an article's
    title (or the end of the issue), by the element they stopped at."""

    full: tuple[State, ...]
    stopped: dict[int, tuple[State, ...]]


def fill(context: SearchContext, region: Region, start: State, goal: int | None = None) -> Filled:
    """A region and the state at its head → the ways it can be filled.

    With a ``goal`` the text may not run into that element: it ends there. The issue's end is a goal always.
    """
    elements, columns = context.elements, context.grid.columns
    context.effort.fills += 1
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

    foreign = UNDER_FOREIGN if _under_title(context, start) else 0.0
    sort(_enter_region(context, region, start))
    while buckets:
        index = min(buckets)
        context.effort.sees(index)
        states = best_states(context, buckets.pop(index), by_cost)
        if index == len(elements) or elements[index].opens:
            states = [after for state in states for after in flush_pending(context, region, state)]
            full += [state for state in states if state.column >= columns]
            states = [state for state in states if state.column < columns]
            stopped[index] = [*stopped.get(index, ()), *states]
            if index in (goal, len(elements)) or elements[index].column_cost == float("inf"):
                continue
        if states:
            for state in place_pending(context, region, states):
                sort(_advance(context, region, state, elements[index], foreign))
    return Filled(
        tuple(best_states(context, full, partial(ranked, context))),
        {index: tuple(found) for index, found in stopped.items() if found},
    )


def _enter_region(context: SearchContext, region: Region, state: State) -> list[State]:
    """The state a region starts with → the ways of starting it: pictures that wait, or are soon to come,
    may take its head or foot first; then what the last region carried over."""
    states = [state.with_pending(())]
    for pending in state.pending:
        below = [_below_obstacles(context, region, here) for here in states]
        after = [way for here in below for way in with_picture(context, region, here, pending)]
        if state.remainder:
            after = [here for here in after if _leaves_whole_rows(here, region)]
            after = after or [defer(context, here, pending) for here in states]
        states = sorted(after, key=by_cost)[:CHOICES]
    for picture in _upcoming_spans(context, region, state):
        anchor = PendingFloat(picture, UNMET, 0, region.top)
        grown = []
        for here in states:
            for placed in float_states(context, region, here, anchor, CHOICES_AT_END):
                early = PlacedEarly(picture, region.page, placed.footprints[-1].row)
                placed.placed_early = (*placed.placed_early, early)
                grown.append(placed)
        states += grown
    states = [_skip_blocked(context, region, here) for here in states]
    return [after for here in states for after in _continue(context, region, here)]


def _continue(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state at the head of a region → the states with what the last region left over in place."""
    if state.remainder is None or state.column >= context.grid.columns:
        return [state]
    if isinstance(state.remainder, StackRemainder):
        found = continue_stack(context, region, state)
    elif context.elements[state.remainder.element].notes:
        found = flow_with_footnotes(context, region, state, continue_paragraph)
    else:
        found = continue_paragraph(context, region, state)
    return [_normalise_column(context, region, after) for after in found]


def _leaves_whole_rows(state: State, region: Region) -> bool:
    """A state at a region's head → whether its pictures leave every row whole or none of it: lines that
    were broken on the page before have the full measure."""
    return all(
        footprint.wrap not in BESIDE or footprint.row < region.top for footprint in state.footprints
    )


def _upcoming_spans(context: SearchContext, region: Region, state: State) -> list[int]:
    """The pictures over all columns whose text will probably be met in this region."""
    measure = context.grid.measure_em
    room = (region.foot - region.top) * context.grid.columns * measure
    found = []
    done = {placed.picture for placed in state.placed_early}
    index = state.element
    while index < len(context.elements):
        element = context.elements[index]
        if room < 0 or element.opens:  # a picture never precedes the title of its article
            break
        for picture in element.pictures:
            wraps = context.content.pictures[picture].wraps
            if picture not in done and (Wrap.SPAN in wraps or Wrap.PAGE in wraps):
                found.append(picture)
        room -= element.length + measure
        index += 1
    context.effort.sees(index)
    return found[:UPCOMING]


def _below_obstacles(context: SearchContext, region: Region, state: State) -> State:
    """A state at the head of a region → the same at the first row that is not taken by pictures: those that
    waited are piled up."""
    column, row = state.column, state.row
    while column < context.grid.columns:
        spans = context.spans(state.obstacles, column)
        while row < region.foot and not spans[row]:
            row += 1
        if row < region.foot:
            return state.at(column, row)
        column, row = column + 1, region.top
    return state


def _skip_blocked(context: SearchContext, region: Region, state: State) -> State:
    """A state whose column is wholly taken → the state at the next column with room."""
    while state.column < context.grid.columns and not context.has_room(state, region):
        state = next_column(context, region, state)
    return state


def _under_title(context: SearchContext, start: State) -> bool:
    """The state at the head of a region → whether the title of an article stands over all its columns."""
    return any(
        isinstance(step.item, SetStack)
        and step.item.across
        and context.elements[step.item.element].is_title
        for step in decisions(start.decision)
    )


def _advance(
    context: SearchContext, region: Region, state: State, element: Element, foreign: float
) -> list[State]:
    """A state whose pictures are settled → the states after its element; ``foreign`` is what a title in a column is
    charged for standing under that of another article."""
    if element.opens:
        assert element.stack is not None
        cost = element.column_cost + (foreign if element.is_title else 0.0)
        charged = state.charged(CostTerm.TITLE, cost, context.weights)
        titled = place_stack(context, region, charged, element.stack)
        return [_normalise_column(context, region, after) for after in titled]
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
            after = here.copy()
            after.element += 1
            return [after]
        found = list(place_stack(context, region, here, stack))
    return [
        _normalise_column(
            context,
            region,
            _mark_seen(after, element, region) if after.element == state.element else after,
        )
        for after in found
    ]


def _mark_seen(state: State, element: Element, region: Region) -> State:
    """A state that is full before its element → the same, the element's pictures not to be met again."""
    if not element.pictures:
        return state
    after = state.copy()
    met = (PlacedEarly(picture, region.page) for picture in element.pictures)
    after.placed_early = (*state.placed_early, *met)
    return after


def _normalise_column(context: SearchContext, region: Region, state: State) -> State:
    """A state whose column is full → the state at the head of the next one."""
    while state.column < context.grid.columns and not context.has_room(state, region):
        state = state.at(state.column + 1, region.top)
    return state
