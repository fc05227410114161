"""Placing a picture: the places that are free, with what its neighbours on the page add to their cost."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from layout.document.model import Wrap
from layout.flow.content.pictures import astride_obstacle, beside_obstacle, column_obstacle
from layout.flow.model.cost import Charge, CostTerm
from layout.flow.model.placement import Obstacle, SetPicture, SetStack
from layout.flow.search.context import Problem, SearchContext
from layout.flow.search.state import (
    Candidate,
    Decision,
    FloatFootprint,
    PendingFloat,
    Region,
    State,
    last_item,
)
from layout.flow.steps.float_candidates import LEAST_TEXT, float_candidates, page_distance

BROAD = (Wrap.SPAN.value, Wrap.ASTRIDE.value, Wrap.COLUMNS.value)
WHOLE = (Wrap.COLUMN, Wrap.COLUMNS, Wrap.SPAN)
LEFT_TO_HEADING = 2  # rows of text a picture right under a heading leaves to it
TRIES = 2  # places looked at for each one wanted
NOTHING: tuple[Charge, ...] = ()
NEAR = 4.0  # rows over which two pictures are felt to stand too close


def float_states(
    context: SearchContext,
    region: Region,
    state: State,
    pending: PendingFloat,
    most: int,
    under: float = inf,
) -> list[State]:
    """A state and a picture whose text has been met → the states with it placed, the cheapest first, no more than
    ``most`` and each cheaper than ``under``.

    Nothing is offered over text already set or over another picture.
    """
    context.effort.floats += 1
    taken = 0
    for obstacle in state.obstacles:
        taken |= obstacle.cells
    turn = _wants_other_side(context, state, pending.picture)
    heading = _under_heading(state)
    passed = sum(waiting.picture < pending.picture for waiting in state.pending)
    found: list[tuple[float, int, Candidate, Sequence[Charge]]] = []
    left, dearest = most * TRIES, under - state.cost
    for candidate in float_candidates(context, region, pending, state.column, state.row):
        if candidate.cells & taken or (heading and _parts(region, state, candidate)):
            continue
        if candidate.cost >= dearest or not left:
            break
        left -= 1
        if turn and candidate.shape.wrap is Wrap.LEFT:
            candidate = candidate.mirrored()
        cost = candidate.cost
        beside: Sequence[Charge] = NOTHING
        if state.footprints or passed:
            beside = _beside(context, state, candidate.footprint, passed)
            for term, times in beside:
                cost += times * context.weights[term]
        if cost < dearest:
            found.append((cost, candidate.order, candidate, beside))
            if len(found) >= most:
                found.sort(key=_by_cost)
                dearest = found[most - 1][0]
    found.sort(key=_by_cost)
    return [
        placed_at(context, state, candidate, cost, beside)
        for cost, _, candidate, beside in found[:most]
    ]


def _by_cost(found: tuple[float, int, Candidate, Sequence[Charge]]) -> tuple[float, int]:
    return found[:2]


def _wants_other_side(context: SearchContext, state: State, picture: int) -> bool:
    """A state and a picture that may stand at either side → whether the one before it on the page is at the left."""
    if not state.footprints or state.footprints[-1].wrap != Wrap.LEFT.value:
        return False
    wraps = context.content.pictures[picture].wraps
    return Wrap.LEFT in wraps and Wrap.RIGHT in wraps


def _under_heading(state: State) -> bool:
    """A state → whether a heading stands right above its next row."""
    above = last_item(state.decision)
    if not isinstance(above, SetStack) or not above.stack.keep_next:
        return False
    return above.row + above.stack.rows == state.row


def _parts(region: Region, state: State, candidate: Candidate) -> bool:
    """A candidate under a heading → whether it would leave the heading no text in its column (L3)."""
    if candidate.row != state.row or candidate.shape.wrap not in WHOLE:
        return False
    under = region.foot - candidate.row - candidate.shape.size.rows
    return candidate.column <= state.column and under < LEFT_TO_HEADING


def _room(context: SearchContext, candidate: Candidate) -> tuple[Obstacle, float]:
    """A chosen candidate → the room it takes and its x from its column's left edge, the same for equal ones."""
    shape = candidate.shape
    key = (candidate.picture, candidate.footprint, shape.size)
    found = context.room.rooms.get(key)
    if found is not None:
        return found
    options = context.content.pictures[candidate.picture]
    grid, style = context.grid, context.picture_style
    size, column, row = shape.size, candidate.column, candidate.row
    match shape.wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR as wrap:
            side = Wrap.LEFT if wrap is Wrap.LEFT else Wrap.RIGHT
            room = beside_obstacle(options, size, side, (column, row), grid, style)
        case Wrap.ASTRIDE:
            room = astride_obstacle(options, size, (column, row), grid, style)
        case _:
            over = range(column, column + shape.columns)
            whole = grid.pitch * (shape.columns - 1) + grid.width
            room = column_obstacle(size, over, row, grid), (whole - size.width) / 2
    context.room.rooms[key] = room
    return room


def placed_at(
    context: SearchContext,
    state: State,
    candidate: Candidate,
    cost: float,
    beside: Sequence[Charge],
) -> State:
    """A chosen candidate, what it costs in all and what it is charged beside its own → the state with the picture
    there."""
    if candidate.room is None:
        candidate.room = _room(context, candidate)
    after = state.copy()
    after.cost += cost
    after.obstacles = (*state.obstacles, candidate.room[0])
    after.footprints = (*state.footprints, candidate.footprint)
    after.decision = Decision(candidate, beside, state.decision)
    return after


def set_picture(problem: Problem, candidate: Candidate) -> SetPicture:
    """A candidate that was chosen → the picture as it stands."""
    assert candidate.room is not None
    shape, column = candidate.shape, candidate.column
    size = shape.size
    return SetPicture(
        picture=candidate.picture,
        page=candidate.page,
        column=column,
        row=candidate.row,
        rows=size.rows,
        picture_rows=size.picture_rows,
        x=column * problem.grid.pitch + candidate.room[1],
        width=size.width,
        wrap=shape.wrap.value,
        moved=shape.wrap not in problem.content.pictures[candidate.picture].wraps,
    )


def _beside(
    context: SearchContext, state: State, footprint: FloatFootprint, passed: int
) -> list[Charge]:
    """A picture, those on its page already, and how many it passes that wait → what it is charged for standing as
    they do."""
    charges: list[Charge] = []
    for other in state.footprints:
        charge = _neighbours(footprint, other)
        if charge is not None:
            charges.append(charge)
        if not context.content.pictures[other.picture].picture.fixed:
            passed += _out_of_order(footprint, other)
    if state.footprints and footprint.wrap == state.footprints[-1].wrap:
        charges.append((CostTerm.ONE_SIDED, 1.0))
    if passed:
        charges.append((CostTerm.ORDER, float(passed)))
    return charges


def _out_of_order(footprint: FloatFootprint, other: FloatFootprint) -> bool:
    """Two pictures on a page → whether the reader, going down each column, meets them in another order than their
    texts; what stands over several columns goes by its row."""
    one, after = (footprint, other) if footprint.picture < other.picture else (other, footprint)
    if one.column == after.column or one.wrap in BROAD or after.wrap in BROAD:
        return one.row > after.row
    return one.column > after.column


def placed_early_charges(
    context: SearchContext, met: PendingFloat, page: int, row: int
) -> tuple[Charge, ...]:
    """A text met at last, and the page and row of its picture that was placed before it → what their distance is
    charged."""
    if row < 0:
        return ()
    if page != met.page:
        return ((CostTerm.OFF_PAGE, page_distance(context, met.page, page)),)
    return ((CostTerm.DISTANCE, abs(met.row - row) / 4),)


def _neighbours(footprint: FloatFootprint, other: FloatFootprint) -> Charge | None:
    """Two pictures on a page → what they are charged for standing level or stacked."""
    both = footprint.wrap in BROAD or other.wrap in BROAD
    if footprint.column != other.column and abs(footprint.row - other.row) < LEAST_TEXT:
        return CostTerm.LEVEL_TWINS, 1 - abs(footprint.row - other.row) / NEAR
    if footprint.column != other.column and not both:
        return None
    low, high = (footprint, other) if footprint.row > other.row else (other, footprint)
    gap = low.row - high.row - high.rows
    if gap < LEAST_TEXT:
        return CostTerm.STACKED, 1 - gap / NEAR
    return None
