"""Placing a picture: the places that are free, with what its neighbours on the page add to their cost."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import Box, SetPicture, SetStack
from layout.flow.pictures import astride_box, beside_box, column_box
from layout.flow.places import LEAST_TEXT, Candidate, Place, apart, places, turned
from layout.flow.state import Ahead, Charge, Region, Shown, State, Trail, Waiting, last_placement

BROAD = (Wrap.SPAN.value, Wrap.ASTRIDE.value)
WHOLE = (Wrap.COLUMN, Wrap.SPAN)
LEFT_TO_HEADING = 2  # rows of text a picture right under a heading leaves to it
TRIES = 2  # places looked at for each one wanted


class Wanted(NamedTuple):
    """How many places are wanted, and what the state with the picture may cost at most."""

    most: int
    under: float = inf


def options(
    bench: Bench, region: Region, state: State, waiting: Waiting, wanted: Wanted
) -> list[State]:
    """A state and a picture whose text has been met → the states with it placed, the cheapest first.

    Nothing is offered over text already set or over another picture.
    """
    bench.compared[waiting.picture] += 1
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    wraps = bench.material.kits[waiting.picture].wraps
    either = Wrap.LEFT in wraps and Wrap.RIGHT in wraps
    turn = either and bool(state.shown) and state.shown[-1].wrap == Wrap.LEFT.value
    found: list[tuple[float, int, Place]] = []
    most = wanted.most
    left, dearest = most * TRIES, wanted.under - state.cost
    heading = _under_heading(state)
    passed = sum(one.picture < waiting.picture for one in state.waiting)
    for place in places(bench, region, waiting, (state.column, state.row)):
        cost, order, candidate, terms = place
        if candidate.cells & taken or (heading and _parts(region, state, candidate)):
            continue
        if cost >= dearest or not left:
            break
        left -= 1
        if turn and candidate.wrap is Wrap.LEFT:
            candidate = turned(candidate)
        beside = _beside(bench, state, candidate.shown)
        if passed:
            beside.append(("order", passed, bench.weights.order))
        cost += sum(times * weight for _, times, weight in beside)
        if cost < dearest:
            found.append((cost, order, Place(cost, order, candidate, (*terms, *beside))))
            if len(found) >= most:
                found.sort(key=lambda one: one[:2])
                dearest = found[most - 1][0]
    found.sort(key=lambda one: one[:2])
    return [placed_at(bench, region, state, waiting, one) for _, _, one in found[:most]]


def _under_heading(state: State) -> bool:
    """A state → whether a heading stands right above its next row."""
    placed = last_placement(state.trail)
    if not isinstance(placed, SetStack) or not placed.stack.keep_next:
        return False
    return placed.row + placed.stack.rows == state.row


def _parts(region: Region, state: State, candidate: Candidate) -> bool:
    """A candidate under a heading → whether it would leave the heading no text in its column (L3)."""
    if candidate.wrap not in WHOLE or candidate.row != state.row:
        return False
    under = region.foot - candidate.row - candidate.size.rows
    return candidate.column <= state.column and under < LEFT_TO_HEADING


def _room(bench: Bench, picture: int, candidate: Candidate) -> tuple[Box, float]:
    """A chosen candidate → the room it takes and its x from its column's left edge, remembered."""
    key = (picture, candidate.shown, candidate.size)
    found = bench.rooms.get(key)
    if found is not None:
        return found
    kit = bench.material.kits[picture]
    grid, looks = bench.grid, bench.looks
    wrap, size, column, row, columns = candidate[:5]
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            side = wrap if wrap is not Wrap.CONTOUR else Wrap.RIGHT
            room = beside_box(kit, size, side, (column, row), grid, looks)
        case Wrap.ASTRIDE:
            room = astride_box(kit, size, (column, row), grid, looks)
        case _:
            over = range(column, column + columns)
            whole = grid.area if columns > 1 else grid.width
            room = column_box(size, over, row, grid), (whole - size.width) / 2
    bench.rooms[key] = room
    return room


def placed_at(bench: Bench, region: Region, state: State, waiting: Waiting, place: Place) -> State:
    """A chosen place → the state with the picture there."""
    candidate = place.candidate
    size, column, shown = candidate.size, candidate.column, candidate.shown
    box, x = _room(bench, waiting.picture, candidate)
    at = SetPicture(
        picture=waiting.picture,
        page=region.page,
        column=column,
        row=candidate.row,
        rows=size.rows,
        picture_rows=size.picture_rows,
        x=column * bench.grid.pitch + x,
        width=size.width,
        wrap=shown.wrap,
        moved=candidate.wrap not in bench.material.kits[waiting.picture].wraps,
    )
    return State(
        state.cost + place.cost, state.element, state.column, state.row, (*state.boxes, box), state.waiting,
        (*state.shown, shown), state.ahead, state.carry, state.feet, state.noted,
        Trail(at, place.terms, state.trail),
    )  # fmt: skip


def _beside(bench: Bench, state: State, shown: Shown) -> list[Charge]:
    """A picture and those on its page already → what it costs that they stand as they do."""
    if not state.shown:
        return []
    found = [_neighbours(bench, shown, other) for other in state.shown]
    terms = [term for term in found if term is not None]
    if shown.wrap == state.shown[-1].wrap:
        terms.append(("one_sided", 1, bench.weights.one_sided))
    return terms


def ahead_terms(bench: Bench, met: Waiting, ahead: Ahead) -> tuple[Charge, ...]:
    """A text met at last and its picture placed before it → what their distance costs."""
    if ahead.row < 0:
        return ()
    if ahead.page != met.page:
        return (("off_page", apart(bench, met.page, ahead.page), bench.weights.off_page),)
    return (("distance", abs(met.row - ahead.row) / 4, bench.weights.distance),)


def _neighbours(bench: Bench, one: Shown, other: Shown) -> tuple[str, float, float] | None:
    """Two pictures on a page → what it costs that they stand level or stacked."""
    both = one.wrap in BROAD or other.wrap in BROAD
    if one.column != other.column and abs(one.row - other.row) < LEAST_TEXT:
        return "level_twins", 1 - abs(one.row - other.row) / 4, bench.weights.level_twins
    if one.column != other.column and not both:
        return None
    low, high = (one, other) if one.row > other.row else (other, one)
    gap = low.row - high.row - high.rows
    if gap < LEAST_TEXT:
        return "stacked", 1 - gap / 4, bench.weights.stacked
    return None
