"""Placing a picture: the places that are free, with what its neighbours on the page add to their cost."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.pictures import astride_box, beside_box, column_box
from layout.flow.model.placement import Box, SetPicture, SetStack
from layout.flow.search.context import SearchContext
from layout.flow.search.state import (
    Charge,
    Decision,
    FloatFootprint,
    PendingFloat,
    PlacedEarly,
    Region,
    State,
    last_placement,
)
from layout.flow.steps.float_candidates import (
    LEAST_TEXT,
    Candidate,
    PricedCandidate,
    float_candidates,
    mirrored,
    page_distance,
)

BROAD = (Wrap.SPAN.value, Wrap.ASTRIDE.value)
WHOLE = (Wrap.COLUMN, Wrap.SPAN)
LEFT_TO_HEADING = 2  # rows of text a picture right under a heading leaves to it
TRIES = 2  # places looked at for each one wanted


class Wanted(NamedTuple):
    """How many places are wanted, and what the state with the picture may cost at most."""

    most: int
    under: float = inf


def float_states(
    context: SearchContext, region: Region, state: State, pending: PendingFloat, wanted: Wanted
) -> list[State]:
    """A state and a picture whose text has been met → the states with it placed, the cheapest first.

    Nothing is offered over text already set or over another picture.
    """
    context.compared[pending.picture] += 1
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    wraps = context.content.pictures[pending.picture].wraps
    either = Wrap.LEFT in wraps and Wrap.RIGHT in wraps
    turn = either and bool(state.footprints) and state.footprints[-1].wrap == Wrap.LEFT.value
    found: list[tuple[float, int, PricedCandidate]] = []
    most = wanted.most
    left, dearest = most * TRIES, wanted.under - state.cost
    heading = _under_heading(state)
    passed = sum(one.picture < pending.picture for one in state.pending)
    for place in float_candidates(context, region, pending, (state.column, state.row)):
        cost, order, candidate, terms = place
        if candidate.cells & taken or (heading and _parts(region, state, candidate)):
            continue
        if cost >= dearest or not left:
            break
        left -= 1
        if turn and candidate.wrap is Wrap.LEFT:
            candidate = mirrored(candidate)
        beside = _beside(context, state, candidate.footprint)
        if passed:
            beside.append(("order", passed, context.weights.order))
        cost += sum(times * weight for _, times, weight in beside)
        if cost < dearest:
            found.append((cost, order, PricedCandidate(cost, order, candidate, (*terms, *beside))))
            if len(found) >= most:
                found.sort(key=lambda one: one[:2])
                dearest = found[most - 1][0]
    found.sort(key=lambda one: one[:2])
    return [placed_at(context, region, state, pending, one) for _, _, one in found[:most]]


def _under_heading(state: State) -> bool:
    """A state → whether a heading stands right above its next row."""
    placed = last_placement(state.decision)
    if not isinstance(placed, SetStack) or not placed.stack.keep_next:
        return False
    return placed.row + placed.stack.rows == state.row


def _parts(region: Region, state: State, candidate: Candidate) -> bool:
    """A candidate under a heading → whether it would leave the heading no text in its column (L3)."""
    if candidate.wrap not in WHOLE or candidate.row != state.row:
        return False
    under = region.foot - candidate.row - candidate.size.rows
    return candidate.column <= state.column and under < LEFT_TO_HEADING


def _room(context: SearchContext, picture: int, candidate: Candidate) -> tuple[Box, float]:
    """A chosen candidate → the room it takes and its x from its column's left edge, remembered."""
    key = (picture, candidate.footprint, candidate.size)
    found = context.rooms.get(key)
    if found is not None:
        return found
    options = context.content.pictures[picture]
    grid, looks = context.grid, context.looks
    wrap, size, column, row, columns = candidate[:5]
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            side = wrap if wrap is not Wrap.CONTOUR else Wrap.RIGHT
            room = beside_box(options, size, side, (column, row), grid, looks)
        case Wrap.ASTRIDE:
            room = astride_box(options, size, (column, row), grid, looks)
        case _:
            over = range(column, column + columns)
            whole = grid.area if columns > 1 else grid.width
            room = column_box(size, over, row, grid), (whole - size.width) / 2
    context.rooms[key] = room
    return room


def placed_at(
    context: SearchContext,
    region: Region,
    state: State,
    pending: PendingFloat,
    place: PricedCandidate,
) -> State:
    """A chosen place → the state with the picture there."""
    candidate = place.candidate
    size, column, footprint = candidate.size, candidate.column, candidate.footprint
    box, x = _room(context, pending.picture, candidate)
    at = SetPicture(
        picture=pending.picture,
        page=region.page,
        column=column,
        row=candidate.row,
        rows=size.rows,
        picture_rows=size.picture_rows,
        x=column * context.grid.pitch + x,
        width=size.width,
        wrap=footprint.wrap,
        moved=candidate.wrap not in context.content.pictures[pending.picture].wraps,
    )
    return State(
        state.cost + place.cost, state.element, state.column, state.row, (*state.boxes, box), state.pending,
        (*state.footprints, footprint), state.placed_early, state.remainder, state.feet, state.noted,
        Decision(at, place.terms, state.decision),
    )  # fmt: skip


def _beside(context: SearchContext, state: State, footprint: FloatFootprint) -> list[Charge]:
    """A picture and those on its page already → what it costs that they stand as they do."""
    if not state.footprints:
        return []
    found = [_neighbours(context, footprint, other) for other in state.footprints]
    terms = [term for term in found if term is not None]
    if footprint.wrap == state.footprints[-1].wrap:
        terms.append(("one_sided", 1, context.weights.one_sided))
    return terms


def placed_early_terms(
    context: SearchContext, met: PendingFloat, placed_early: PlacedEarly
) -> tuple[Charge, ...]:
    """A text met at last and its picture placed before it → what their distance costs."""
    if placed_early.row < 0:
        return ()
    if placed_early.page != met.page:
        return (
            (
                "off_page",
                page_distance(context, met.page, placed_early.page),
                context.weights.off_page,
            ),
        )
    return (("distance", abs(met.row - placed_early.row) / 4, context.weights.distance),)


def _neighbours(
    context: SearchContext, one: FloatFootprint, other: FloatFootprint
) -> tuple[str, float, float] | None:
    """Two pictures on a page → what it costs that they stand level or stacked."""
    both = one.wrap in BROAD or other.wrap in BROAD
    if one.column != other.column and abs(one.row - other.row) < LEAST_TEXT:
        return "level_twins", 1 - abs(one.row - other.row) / 4, context.weights.level_twins
    if one.column != other.column and not both:
        return None
    low, high = (one, other) if one.row > other.row else (other, one)
    gap = low.row - high.row - high.rows
    if gap < LEAST_TEXT:
        return "stacked", 1 - gap / 4, context.weights.stacked
    return None
