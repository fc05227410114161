"""Filling a region: a beam search over where pictures stand and how paragraphs run.

The states before each element are kept side by side; from each, every way of placing the element and its
pictures leads on. The best few at every place survive. Same input, same result: no clock, no chance.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import Element, cell
from layout.flow.notes import notes_left, run_noted
from layout.flow.place import Wanted, options
from layout.flow.run import run_carry, run_text
from layout.flow.stand import next_column, run_rest, run_stack
from layout.flow.state import UNMET, Ahead, Carry, Region, Rest, State, Waiting
from layout.flow.waiting import CHOICES, by_cost, flushed, patient, pictured, with_picture

PER_PLACE = 3  # states kept that stand at one row of one column
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

    def sort(states: list[State]) -> None:
        for state in states:
            if state.column < columns:
                buckets.setdefault(state.element, []).append(state)
                continue
            full.append(state)
            if state.element == goal and not state.carry and not state.waiting:
                stopped.setdefault(goal, []).append(state)

    sort(_open(bench, region, start))
    while buckets:
        index = min(buckets)
        states = _best(bench, buckets.pop(index), by_cost)
        if index == len(elements) or elements[index].opens:
            states = [after for one in states for after in flushed(bench, region, one)]
            full += [one for one in states if one.column >= columns]
            states = [one for one in states if one.column < columns]
            stopped[index] = [*stopped.get(index, ()), *states]
            if index in (goal, len(elements)) or elements[index].column_cost == float("inf"):
                continue
        for state in pictured(bench, region, states):
            sort(_step(bench, region, state, elements[index]))
    return Filled(
        tuple(_best(bench, full, bench.rank)),
        {index: tuple(found) for index, found in stopped.items() if found},
    )


def _open(bench: Bench, region: Region, state: State) -> list[State]:
    """The state a region starts with → the ways of starting it: pictures waiting, or soon to come,
    may take its head or foot first; then what the last region carried over."""
    states = [state._replace(waiting=())]
    for waiting in state.waiting:
        below = [_below_boxes(bench, region, one) for one in states]
        wanted = Wanted(CHOICES)
        after = [one for s in below for one in with_picture(bench, region, s, waiting, wanted)]
        if state.carry:
            after = [one for one in after if _whole(one, region)]
            after = after or [patient(bench, one, waiting) for one in states]
        states = sorted(after, key=by_cost)[:CHOICES]
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
    if isinstance(state.carry, Rest):
        found = run_rest(bench, region, state)
    elif bench.material.elements[state.carry.element].notes:
        found = run_noted(bench, region, state, run_carry)
    else:
        found = run_carry(bench, region, state)
    return [_roll(bench, region, one) for one in found]


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


def _below_boxes(bench: Bench, region: Region, state: State) -> State:
    """A state at the head of a region → the same at the first row that is not taken by pictures: those that
    waited are piled up."""
    column, row = state.column, state.row
    while column < bench.grid.columns:
        spans = bench.spans(state.boxes, column)
        while row < region.foot and not spans[row]:
            row += 1
        if row < region.foot:
            return state._replace(column=column, row=row)
        column, row = column + 1, region.top
    return state


def _skip_blocked(bench: Bench, region: Region, state: State) -> State:
    """A state whose column is wholly taken → the state at the next column with room."""
    while state.column < bench.grid.columns and not bench.has_room(state, region):
        state = next_column(bench, region, state)
    return state


def _step(bench: Bench, region: Region, state: State, element: Element) -> list[State]:
    """A state whose pictures are settled → the states after its element."""
    if element.opens:
        return _open_article(bench, region, state, element)
    here = _skip_blocked(bench, region, state)
    if here.column >= bench.grid.columns:
        return [_met(here, element, region)]
    if element.notes:
        found = run_noted(bench, region, here, run_text)
    elif element.text is not None:
        found = run_text(bench, region, here)
    else:
        stack = notes_left(bench, here) if element.notes_end else element.stack
        if stack is None:
            return [here._replace(element=here.element + 1)]
        found = list(run_stack(bench, region, here, stack))
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
    """A state → what its future depends on beside its place, but for what neighbours on the page
    add to a picture's cost: two alike are one."""
    at = cell(state.column, state.row)
    carry: object = state.carry
    if isinstance(carry, Carry):
        carry = (id(carry.broken), carry.line)
    elif isinstance(carry, Rest):
        carry = carry.stack.rows
    live = tuple(box for box in state.boxes if box.cells >> at)
    waiting = tuple(one.picture for one in state.waiting)
    return (live, waiting, state.ahead, carry, state.feet, state.noted)
