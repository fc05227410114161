"""Filling a region: a beam search over where pictures stand and how paragraphs run.

The states before each element are kept side by side; from each, every way of placing the element and its
pictures leads on. The best few at every place survive. Same input, same result: no clock, no chance.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import Element, cell
from layout.flow.place import Wanted, ahead_terms, options
from layout.flow.places import anchor_place
from layout.flow.run import next_column, run_carry, run_rest, run_stack, run_text
from layout.flow.state import UNMET, Ahead, Carry, Region, Rest, State, Waiting

PER_PLACE = 3  # states kept that stand at one row of one column
CHOICES = 6  # places tried for one picture from one state
PATIENCE = 14.0  # rows' worth of distance a waiting picture is charged for an element gone by


BESIDE = frozenset({Wrap.LEFT.value, Wrap.RIGHT.value, Wrap.ASTRIDE.value, Wrap.CONTOUR.value})


Rank = Callable[[State], tuple[float, int, int, int]]
"""What states are compared by: the lowest first."""


class Filled(NamedTuple):
    """What became of a region: states that filled it, and states that stopped before an article's
    title (or the end of the issue), by the element they stopped at."""

    full: tuple[State, ...]
    stopped: dict[int, tuple[State, ...]]


def fill(bench: Bench, region: Region, start: State, goal: int | None = None) -> Filled:
    """A region and the state at its head → the ways it can be filled.

    With a ``goal`` the text may not run into that element: it ends there. The issue's end is a goal always.
    """
    elements = bench.material.elements
    columns = bench.grid.columns
    full: list[State] = []
    stopped: dict[int, list[State]] = {}
    buckets: dict[int, list[State]] = {}
    for state in _open(bench, region, start):
        if state.column >= columns:
            full.append(state)
        else:
            buckets.setdefault(state.element, []).append(state)
    while buckets:
        index = min(buckets)
        states = _best(bench, buckets.pop(index), _order)
        if index == len(elements) or elements[index].opens:
            states = [after for one in states for after in _flush(bench, region, one)]
            full += [one for one in states if one.column >= columns]
            states = [one for one in states if one.column < columns]
            stopped[index] = [*stopped.get(index, ()), *states]
            if index in (goal, len(elements)) or elements[index].column_cost == float("inf"):
                continue
        for state in _all_pictured(bench, region, states):
            for after in _step(bench, region, state, elements[index]):
                if after.column >= columns:
                    full.append(after)
                    if after.element == goal and not after.carry and not after.waiting:
                        stopped.setdefault(goal, []).append(after)
                else:
                    buckets.setdefault(after.element, []).append(after)
    return Filled(
        tuple(_best(bench, full, bench.rank)),
        {index: tuple(found) for index, found in stopped.items() if found},
    )


def _open(bench: Bench, region: Region, state: State) -> list[State]:
    """The state a region starts with → the ways of starting it: pictures waiting, or soon to come,
    may take its head or foot first; then what the last region carried over."""
    states = [state._replace(waiting=())]
    for waiting in state.waiting:
        after = [
            one for s in states for one in _with_picture(bench, region, s, waiting, Wanted(CHOICES))
        ]
        if state.carry:
            after = [one for one in after if _whole(one, region)]
            after = after or [_patient(bench, one, waiting) for one in states]
        states = sorted(after, key=_order)[:CHOICES]
    for picture in _coming(bench, region, state):
        anchor = Waiting(picture, UNMET, 0, region.top)
        grown = []
        for one in states:
            placed = options(bench, region, one, anchor, Wanted(2))
            grown += [
                p._replace(ahead=(*p.ahead, Ahead(picture, region.page, p.shown[-1].row)))
                for p in placed
            ]
        states += grown
    states = [_skip_blocked(bench, region, one) for one in states]
    return [after for one in states for after in _carried(bench, region, one)]


def _carried(bench: Bench, region: Region, state: State) -> list[State]:
    """A state at the head of a region → the states with what the last region left over in place."""
    if state.carry is None or state.column >= bench.grid.columns:
        return [state]
    run = run_rest if isinstance(state.carry, Rest) else run_carry
    return [_roll(bench, region, one) for one in run(bench, region, state)]


def _whole(state: State, region: Region) -> bool:
    """A state at a region's head → whether its pictures leave every row whole or none of it: lines that
    were broken on the page before have the full measure."""
    return all(one.wrap not in BESIDE or one.row < region.top for one in state.shown)


def _coming(bench: Bench, region: Region, state: State) -> list[int]:
    """The pictures over all columns whose text will probably be met in this region."""
    room = (region.foot - region.top) * bench.grid.columns * bench.grid.measure_em
    found = []
    done = {one.picture for one in state.ahead}
    for element in bench.material.elements[state.element :]:
        if room < 0 or element.opens:  # a picture never precedes the title of its article
            break
        for picture in element.pictures:
            wraps = bench.material.kits[picture].wraps
            if picture not in done and any(w in (Wrap.SPAN, Wrap.PAGE) for w in wraps):
                found.append(picture)
        room -= element.length + bench.grid.measure_em
    return found[:2]


def _skip_blocked(bench: Bench, region: Region, state: State) -> State:
    """A state whose column is wholly taken → the state at the next column with room."""
    while state.column < bench.grid.columns and not bench.has_room(state, region):
        state = next_column(bench, region, state)
    return state


def _all_pictured(bench: Bench, region: Region, states: list[State]) -> list[State]:
    """States before an element, the cheapest first → the best in which its pictures have a place or wait."""
    ready: list[State] = []
    under = inf
    for state in states:
        ready += _pictured(bench, region, state, under)
        if len(ready) > bench.search.beam:
            ready.sort(key=_order)
            del ready[bench.search.beam :]
            under = ready[-1].cost
    return sorted(ready, key=_order)


def _pictured(bench: Bench, region: Region, state: State, under: float) -> list[State]:
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
        states = [after for s in states for after in _with_picture(bench, region, s, one, wanted)]
        states = sorted(states, key=_order)[:CHOICES]
    return states


def _kept(bench: Bench, picture: int, region: Region) -> bool:
    """A picture → whether the editor fixed it on a page that is still to come."""
    one = bench.material.kits[picture].picture
    return one.fixed and one.place is not None and one.place[0] > region.page


def _step(bench: Bench, region: Region, state: State, element: Element) -> list[State]:
    """A state whose pictures are settled → the states after its element."""
    if element.opens:
        return _open_article(bench, region, state, element)
    here = _skip_blocked(bench, region, state)
    if here.column >= bench.grid.columns:
        return [_met(here, element, region)]
    if element.text is not None:
        found = run_text(bench, region, here)
    else:
        assert element.stack is not None
        found = list(run_stack(bench, region, here, element.stack))
    found = [_met(o, element, region) if o.element == state.element else o for o in found]
    return [_roll(bench, region, one) for one in found]


def _met(state: State, element: Element, region: Region) -> State:
    """A state that is full before its element → the same, the element's pictures not to be met again."""
    met = tuple(Ahead(picture, region.page) for picture in element.pictures)
    return state._replace(ahead=(*state.ahead, *met))


def _open_article(bench: Bench, region: Region, state: State, element: Element) -> list[State]:
    """A state at an article's title → the states with the title standing in its column."""
    assert element.stack is not None
    charged = state.charged("title", element.column_cost, bench.weights.title)
    found = run_stack(bench, region, charged, element.stack)
    return [_roll(bench, region, one) for one in found]


def _with_picture(
    bench: Bench, region: Region, state: State, waiting: Waiting, wanted: Wanted
) -> list[State]:
    """A state and a picture → the states with it placed, and the one in which it waits."""
    placed = options(bench, region, state, waiting, wanted)
    if bench.search.compose != "search":
        return placed[:1] or [state._replace(waiting=(*state.waiting, waiting))]
    return [*placed, _patient(bench, state, waiting)]


def _patient(bench: Bench, state: State, waiting: Waiting) -> State:
    """A state and a picture → the state in which the picture goes on waiting."""
    after = state._replace(waiting=(*state.waiting, waiting))
    if bench.takes_page(waiting.picture):
        return after  # it has no place on this page at all
    return after.charged("waiting", 1, bench.weights.distance * PATIENCE)


def _flush(bench: Bench, region: Region, state: State) -> list[State]:
    """A state at the end of an article → the states in which none of its pictures waits.

    What found no place beside its text stands over a whole column at the end; a state already full keeps it
    waiting for the head of the next page, and so does one that takes a page to itself: text goes on before it.
    """
    if not state.waiting or state.column >= bench.grid.columns:
        return [state]
    goes_on = state.element < len(bench.material.elements) - 1
    states = [state._replace(waiting=())]
    for early in state.waiting:
        if goes_on and bench.takes_page(early.picture):
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


def _roll(bench: Bench, region: Region, state: State) -> State:
    """A state whose column is full → the state at the head of the next one."""
    while state.column < bench.grid.columns and not bench.has_room(state, region):
        state = state._replace(column=state.column + 1, row=region.top)
    return state


def _best(bench: Bench, states: list[State], rank: Rank) -> list[State]:
    """States side by side → the best of each place, the cheapest first, no more than the beam is wide."""
    if bench.search.compose != "search":
        return states[:1]
    states.sort(key=rank)
    kept: list[State] = []
    places: dict[object, int] = {}
    seen = set()
    for state in states:
        place = (state.element, state.column, state.row)
        same = (place, future_of(state))
        if same in seen or places.get(place, 0) >= PER_PLACE:
            continue
        seen.add(same)
        places[place] = places.get(place, 0) + 1
        kept.append(state)
        if len(kept) == bench.search.beam:
            break
    return kept


def future_of(state: State) -> tuple[object, ...]:
    """A state → all that its future depends on beside its place: two alike are one."""
    at = cell(state.column, state.row)
    carry: object = state.carry
    if isinstance(carry, Carry):
        carry = (id(carry.broken), carry.line)
    elif isinstance(carry, Rest):
        carry = carry.stack.rows
    live = tuple(box for box in state.boxes if box.cells >> at)
    return (live, tuple(one.picture for one in state.waiting), state.ahead, carry)


def _order(state: State) -> tuple[float, int, int, int]:
    return (state.cost, state.element, state.column, state.row)
