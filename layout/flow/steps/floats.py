"""The pictures of an element: each finds a place before the element is run, or waits for one."""

from __future__ import annotations

from math import inf

from layout.flow.search.context import SearchContext
from layout.flow.search.state import PendingFloat, Region, State
from layout.flow.steps.float_candidates import anchor_place
from layout.flow.steps.float_options import Wanted, float_states, placed_early_terms
from layout.flow.steps.stack_step import next_column

CHOICES = 6  # places tried for one picture from one state
PATIENCE = 14.0  # rows' worth of distance a waiting picture is charged for an element gone by


def place_pending(context: SearchContext, region: Region, states: list[State]) -> list[State]:
    """States before an element, the cheapest first → the best in which its pictures have a place or wait."""
    ready: list[State] = []
    under = inf
    for state in states:
        ready += _each(context, region, state, under)
        if len(ready) > context.search.beam:
            ready.sort(key=by_cost)
            del ready[context.search.beam :]
            under = ready[-1].cost
    return sorted(ready, key=by_cost)


def _each(context: SearchContext, region: Region, state: State, under: float) -> list[State]:
    """A state before an element → the states in which its pictures have a place, or wait for one.

    Those that would cost more than ``under`` need not be among them.
    """
    element = context.content.elements[state.element]
    if element.opens or not (element.pictures or state.pending):
        return [state]
    placed_early = {one.picture: one for one in state.placed_early}
    pending = list(state.pending)
    for picture in element.pictures:
        at = (state.column, state.row)
        column, row = anchor_place(context, region, at, context.content.pictures[picture])
        met = PendingFloat(picture, region.page, column, row)
        if picture in placed_early:
            state = state.with_all(None, placed_early_terms(context, met, placed_early[picture]))
        elif not _kept(context, picture, region):
            pending.append(met)
    states = [state._replace(pending=())]
    for index, one in enumerate(pending):
        wanted = Wanted(CHOICES, under if index == len(pending) - 1 else inf)
        states = [after for s in states for after in with_picture(context, region, s, one, wanted)]
        states = sorted(states, key=by_cost)[:CHOICES]
    return states


def _kept(context: SearchContext, picture: int, region: Region) -> bool:
    """A picture → whether the editor fixed it on a page that is still to come."""
    one = context.content.pictures[picture].picture
    return one.fixed and one.place is not None and one.place[0] > region.page


def with_picture(
    context: SearchContext, region: Region, state: State, pending: PendingFloat, wanted: Wanted
) -> list[State]:
    """A state and a picture → the states with it placed, and the one in which it waits."""
    placed = float_states(context, region, state, pending, wanted)
    if context.search.compose != "search":
        return placed[:1] or [state._replace(pending=(*state.pending, pending))]
    return [*placed, defer(context, state, pending)]


def defer(context: SearchContext, state: State, pending: PendingFloat) -> State:
    """A state and a picture → the state in which the picture goes on waiting."""
    after = state._replace(pending=(*state.pending, pending))
    if context.takes_page(pending.picture):
        return after  # it has no place on this page at all
    return after.charged("waiting", 1, context.weights.distance * PATIENCE)


def flush_pending(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state at the end of an article → the states in which none of its pictures waits.

    What found no place beside its text stands over a whole column at the end; a state already full keeps it
    waiting for the head of the next page, and so does one that takes a page to itself: what follows goes on before it.
    """
    if not state.pending or state.column >= context.grid.columns:
        return [state]
    states = [state._replace(pending=())]
    for early in state.pending:
        if context.takes_page(early.picture):
            states = [one._replace(pending=(*one.pending, early)) for one in states]
            continue
        pending = early._replace(late=True)
        after: list[State] = []
        for one in states:
            here = one
            placed = float_states(context, region, here, pending, Wanted(2))
            while not placed and here.column < context.grid.columns:
                here = next_column(context, region, here)
                placed = float_states(context, region, here, pending, Wanted(2))
            after += placed or [here._replace(pending=(*here.pending, pending))]
        states = after
    return states


def by_cost(state: State) -> tuple[float, int, int, int]:
    return (state.cost, state.element, state.column, state.row)
