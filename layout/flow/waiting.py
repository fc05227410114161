"""The pictures of an element: each finds a place before the element is run, or waits for one."""

from __future__ import annotations

from math import inf

from layout.flow.bench import Bench
from layout.flow.place import Wanted, ahead_terms, options
from layout.flow.places import anchor_place
from layout.flow.stand import next_column
from layout.flow.state import Region, State, Waiting

CHOICES = 6  # places tried for one picture from one state
PATIENCE = 14.0  # rows' worth of distance a waiting picture is charged for an element gone by


def pictured(bench: Bench, region: Region, states: list[State]) -> list[State]:
    """States before an element, the cheapest first → the best in which its pictures have a place or wait."""
    ready: list[State] = []
    under = inf
    for state in states:
        ready += _each(bench, region, state, under)
        if len(ready) > bench.search.beam:
            ready.sort(key=by_cost)
            del ready[bench.search.beam :]
            under = ready[-1].cost
    return sorted(ready, key=by_cost)


def _each(bench: Bench, region: Region, state: State, under: float) -> list[State]:
    """A state before an element → the states in which its pictures have a place, or wait for one.

    Those that would cost more than ``under`` need not be among them.
    """
    element = bench.material.elements[state.element]
    if element.opens or not (element.pictures or state.waiting):
        return [state]
    ahead = {one.picture: one for one in state.ahead}
    waiting = list(state.waiting)
    for picture in element.pictures:
        at = (state.column, state.row)
        column, row = anchor_place(bench, region, at, bench.material.kits[picture])
        met = Waiting(picture, region.page, column, row)
        if picture in ahead:
            state = state.with_all(None, ahead_terms(bench, met, ahead[picture]))
        elif not _kept(bench, picture, region):
            waiting.append(met)
    states = [state._replace(waiting=())]
    for index, one in enumerate(waiting):
        wanted = Wanted(CHOICES, under if index == len(waiting) - 1 else inf)
        states = [after for s in states for after in with_picture(bench, region, s, one, wanted)]
        states = sorted(states, key=by_cost)[:CHOICES]
    return states


def _kept(bench: Bench, picture: int, region: Region) -> bool:
    """A picture → whether the editor fixed it on a page that is still to come."""
    one = bench.material.kits[picture].picture
    return one.fixed and one.place is not None and one.place[0] > region.page


def with_picture(
    bench: Bench, region: Region, state: State, waiting: Waiting, wanted: Wanted
) -> list[State]:
    """A state and a picture → the states with it placed, and the one in which it waits."""
    placed = options(bench, region, state, waiting, wanted)
    if bench.search.compose != "search":
        return placed[:1] or [state._replace(waiting=(*state.waiting, waiting))]
    return [*placed, patient(bench, state, waiting)]


def patient(bench: Bench, state: State, waiting: Waiting) -> State:
    """A state and a picture → the state in which the picture goes on waiting."""
    after = state._replace(waiting=(*state.waiting, waiting))
    if bench.takes_page(waiting.picture):
        return after  # it has no place on this page at all
    return after.charged("waiting", 1, bench.weights.distance * PATIENCE)


def flushed(bench: Bench, region: Region, state: State) -> list[State]:
    """A state at the end of an article → the states in which none of its pictures waits.

    What found no place beside its text stands over a whole column at the end; a state already full keeps it
    waiting for the head of the next page, and so does one that takes a page to itself: what follows goes on before it.
    """
    if not state.waiting or state.column >= bench.grid.columns:
        return [state]
    states = [state._replace(waiting=())]
    for early in state.waiting:
        if bench.takes_page(early.picture):
            states = [one._replace(waiting=(*one.waiting, early)) for one in states]
            continue
        waiting = early._replace(late=True)
        after: list[State] = []
        for one in states:
            here = one
            placed = options(bench, region, here, waiting, Wanted(2))
            while not placed and here.column < bench.grid.columns:
                here = next_column(bench, region, here)
                placed = options(bench, region, here, waiting, Wanted(2))
            after += placed or [here._replace(waiting=(*here.waiting, waiting))]
        states = after
    return states


def by_cost(state: State) -> tuple[float, int, int, int]:
    return (state.cost, state.element, state.column, state.row)
