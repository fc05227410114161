"""The pictures of an element: each finds a place before the element is run, or waits for one."""

from __future__ import annotations

from math import inf

from layout.flow.model.cost import CostTerm
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Decision, PendingFloat, Region, State
from layout.flow.steps.float_candidates import anchor_place
from layout.flow.steps.float_options import float_states, placed_early_charges
from layout.flow.steps.stack_step import next_column

CHOICES = 6  # places tried for one picture from one state
CHOICES_AT_END = 2  # of an article: a picture that found none beside its text


def place_pending(context: SearchContext, region: Region, states: list[State]) -> list[State]:
    """States before an element, the cheapest first → the best in which its pictures have a place or wait."""
    if not context.elements[states[0].element].pictures and not any(
        state.pending for state in states
    ):
        return states
    ready: list[State] = []
    under, beam = inf, context.policy.beam
    for state in states:
        ready += _with_pictures(context, region, state, under)
        if len(ready) > beam:
            ready.sort(key=by_cost)
            del ready[beam:]
            under = ready[-1].cost
    return sorted(ready, key=by_cost)


def _with_pictures(
    context: SearchContext, region: Region, state: State, under: float
) -> list[State]:
    """A state before an element → the states in which its pictures have a place, or wait for one.

    Those that would cost more than ``under`` need not be among them.
    """
    element = context.elements[state.element]
    if element.opens or not (element.pictures or state.pending):
        return [state]
    early = {placed.picture: placed for placed in state.placed_early}
    pending = list(state.pending)
    for picture in element.pictures:
        column, row = anchor_place(
            context, region, state.column, state.row, context.content.pictures[picture]
        )
        met = PendingFloat(picture, region.page, column, row)
        if picture in early:
            state = _charged_for(context, state, met, early[picture].page, early[picture].row)
        elif not _fixed_later(context, picture, region):
            pending.append(met)
    states = [state.with_pending(())]
    for index, waiting in enumerate(pending):
        most = under if index == len(pending) - 1 else inf
        found = [after for s in states for after in with_picture(context, region, s, waiting, most)]
        states = sorted(found, key=by_cost)[:CHOICES]
    return states


def _charged_for(
    context: SearchContext, state: State, met: PendingFloat, page: int, row: int
) -> State:
    """A state that meets the text of a picture placed early on a page and row → the same, charged for their distance."""
    for term, times in placed_early_charges(context, met, page, row):
        state = state.charged(term, times, context.weights)
    return state


def _fixed_later(context: SearchContext, picture: int, region: Region) -> bool:
    """A picture → whether the editor fixed it on a page that is still to come."""
    picture_of = context.content.pictures[picture].picture
    return picture_of.fixed and picture_of.place is not None and picture_of.place[0] > region.page


def with_picture(
    context: SearchContext, region: Region, state: State, pending: PendingFloat, under: float = inf
) -> list[State]:
    """A state and a picture → the states with it placed, and the one in which it waits."""
    placed = float_states(context, region, state, pending, CHOICES, under)
    if not context.policy.searching:
        return placed[:1] or [state.with_pending((*state.pending, pending))]
    return [*placed, defer(context, state, pending)]


def defer(context: SearchContext, state: State, pending: PendingFloat) -> State:
    """A state and a picture → the state in which the picture goes on waiting."""
    after = state.with_pending((*state.pending, pending))
    if not context.problem.takes_page(pending.picture):  # that has no place on this page at all
        after.cost += context.weights[CostTerm.WAITING]
        after.decision = Decision(None, ((CostTerm.WAITING, 1.0),), after.decision)
    return after


def flush_pending(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state at the end of an article → the states in which none of its pictures waits.

    What found no place beside its text stands over a whole column at the end; a state already full keeps it
    waiting for the head of the next page, and so does one that takes a page to itself: what follows goes on before it.
    """
    if not state.pending or state.column >= context.grid.columns:
        return [state]
    states = [state.with_pending(())]
    for early in state.pending:
        if context.problem.takes_page(early.picture):
            states = [here.with_pending((*here.pending, early)) for here in states]
            continue
        late = early._replace(late=True)
        after: list[State] = []
        for here in states:
            at = here
            placed = float_states(context, region, at, late, CHOICES_AT_END)
            while not placed and at.column < context.grid.columns:
                at = next_column(context, region, at)
                placed = float_states(context, region, at, late, CHOICES_AT_END)
            after += placed or [at.with_pending((*at.pending, late))]
        states = after
    return states


def by_cost(state: State) -> tuple[float, int, int, int]:
    """A state → what it is ranked by among those before the same element."""
    return (state.cost, state.element, state.column, state.row)
