"""The end of a band: its columns end level (G6), at one of the heights that can hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.content.split import least_rows
from layout.flow.model.cost import CostTerm
from layout.flow.model.placement import Obstacle, SetLines, SetStack, cell
from layout.flow.search.beam import rank
from layout.flow.search.context import SearchContext
from layout.flow.search.region import fill
from layout.flow.search.state import Region, State, decisions
from layout.flow.steps.float_candidates import page_distance

LEAST_BAND = 4  # rows of text a title over all columns must have under it on its page
NOTE_ALONE = 0.25  # of a page: what a last page for the closing note alone costs
ENDINGS = 3  # ways of ending it that are kept at each
LEVELS = 2  # heights tried for a band that ends level
STEP = 60.0  # about what each row over the least costs
STEPS = 6  # rows from the least height on that are tried where nothing less will do
LEAST_TAIL = 10  # rows of text under which a last page looks abandoned
FREE_ROWS = 2  # empty rows at the foot of a page that a reader does not mind
EXTRA_ROW_FACTOR = 8  # how many times dearer each further one is
FORGIVEN = 0.2  # of an unlevel row: what the one row counts for that columns may differ by


class Way(NamedTuple):
    """A way of setting a band: the page and row that what follows it begins at, and the state there. The cost and
    the decisions of the state are those of the band."""

    page: int
    top: int
    state: State


def rank_of_way(context: SearchContext, way: Way) -> float:
    """A way of setting a band → its cost, what the rows still to come will cost and its pictures that wait."""
    return rank(context, way.state) + waiting_cost(context, way.page, way.state)


def waiting_cost(context: SearchContext, page: int, state: State) -> float:
    """A page and the state at its head → what its pictures that wait will cost at least."""
    away = sum(page_distance(context, pending.page, page) for pending in state.pending)
    return away * context.weights[CostTerm.OFF_PAGE]


def at_next_page(state: State) -> State:
    """A full state → the same at the head of the next page."""
    after = state.at(0, 0)
    after.obstacles, after.footprints, after.feet = (), (), ()
    return after


def level_ends(
    context: SearchContext, region: Region, start: State, index: int, states: Sequence[State]
) -> list[Way]:
    """A band that can end before an element → the ways of ending it level.

    Several heights are tried from the least that can hold the text; the rows a short page leaves
    empty are charged.
    """
    elements, grid = context.elements, context.grid
    last = index == len(elements)
    context.effort.sees(index + 1)  # whether it is the last but one
    if not last and elements[index].span_cost == float("inf"):
        return []
    across = None if last else elements[index].across
    need = 0
    if across is not None:
        under = context.band_rows(index, max(across.keep_next, LEAST_BAND))
        need = across.above + least_rows(across) + under
    after_band = 0 if last else need
    found: list[Way] = []
    for tried, foot in enumerate(_feet(context, region, start, states, need)):
        if found and tried >= LEVELS:
            break
        level = Region(region.page, region.top, foot)
        ended = states if grid.columns == 1 else _level(context, level, start, index)
        ways = []
        for state in ended:
            end = state.row if grid.columns == 1 and state.column == 0 else foot
            ways.append(_ended(context, level, state, end, after_band))
        ways.sort(key=lambda way: rank_of_way(context, way))
        found += ways[:ENDINGS]
    if not found:  # no height was enough: the band ends as it fell
        level = region._replace(foot=_lowest(region, states[0]))
        found.append(_ended(context, level, states[0], level.foot, after_band))
    return found


def _level(context: SearchContext, level: Region, start: State, index: int) -> Sequence[State]:
    """A band of one height → the states in which it ends before an element.

    Where the last of many columns would end rows short, its neighbours end a row higher instead, so that no two are
    more than a row apart.
    """
    ended = fill(context, level, start, index).stopped.get(index, ())
    columns = context.grid.columns
    short = min((_empty(context, level, state) for state in ended), default=0)
    if not 1 < short < columns:
        return ended
    row, whole = level.foot - 1, context.grid.width
    cut = start.copy()
    kept = Obstacle((column, row, 0.0, whole) for column in range(columns - short, columns))
    if any(kept.cells & other.cells for other in start.obstacles):
        return ended
    cut.obstacles = (*start.obstacles, kept)
    return (*ended, *fill(context, level, cut, index).stopped.get(index, ()))


def _lowest(region: Region, state: State) -> int:
    """A state that ended a band → the row under all that stands in it."""
    if state.column:
        return region.foot
    rows = [row + 1 for obstacle in state.obstacles for _, row, _, _ in obstacle.blocked]
    return max(state.row, region.top + 1, *rows)


def _ended(context: SearchContext, region: Region, state: State, end: int, need: int) -> Way:
    """A band that has ended, the row under it and the rows what follows needs → the way that leads on.

    Where those are not left on the page it turns, and what stays empty is charged.
    """
    rows, columns, weights = context.grid.rows, context.grid.columns, context.weights
    elements = len(context.elements)
    held = bool(state.pending) and state.element == elements
    turns = end + need > rows or held  # nothing but pictures that take a page is left
    empty = _empty(context, region, state)
    forgiven = 0 if turns else 1
    if state.element >= elements - 1 and region.page > 1:
        state = state.charged(CostTerm.HOLE, max(0, LEAST_TAIL - end), weights)
    unlevel = max(0, empty - forgiven) + FORGIVEN * min(empty, forgiven)
    after = state.charged(CostTerm.UNEVEN, unlevel, weights)
    if not turns:
        return Way(region.page, end, after)
    if not held:
        left = rows - end + empty / columns  # as much white, however it is shared out
        holes = min(left, FREE_ROWS) + EXTRA_ROW_FACTOR * max(0.0, left - FREE_ROWS)
        after = after.charged(CostTerm.HOLE, holes * columns, weights)
    if state.element == elements - 1:  # a last page for the source note alone
        after = after.charged(CostTerm.PAGES, NOTE_ALONE, weights)
    return Way(region.page + 1, 0, at_next_page(after))


def _feet(
    context: SearchContext, region: Region, start: State, states: Sequence[State], need: int
) -> list[int]:
    """States that ended a band at will → the feet worth trying, so that its columns end level, the most
    promising first.

    From the least each can have; those that leave room for what follows on the page (``need`` rows) come
    before those that do not.
    """
    columns, rows = context.grid.columns, context.grid.rows
    if columns == 1:
        return [region.foot]
    hole = context.weights[CostTerm.HOLE]
    feet: dict[int, float] = {}
    for state in states:
        least = region.top + -(-_used(context, region, start, state) // columns)
        for foot in (*range(least, least + STEPS), rows if rows - least < LEVELS else least):
            if region.top < foot <= region.foot:
                left = rows - foot
                waste = 0 if left >= need or left < FREE_ROWS else left * columns
                cost = state.cost + waste * hole + (foot - least) * STEP
                feet[foot] = min(cost, feet.get(foot, cost))
    return sorted(feet, key=lambda foot: (feet[foot], foot))


def _used(context: SearchContext, region: Region, start: State, state: State) -> int:
    """The states at the head and the end of a band → the rows of its columns in which something stands."""
    column = ((1 << region.foot - region.top) - 1) << region.top
    whole = sum(column << cell(each, 0) for each in range(context.grid.columns))
    taken = 0
    for obstacle in state.obstacles:
        taken |= obstacle.cells
    for decision in decisions(state.decision, start.decision):
        match decision.item:
            case SetLines(slots=slots):
                for slot in slots:
                    taken |= 1 << cell(slot.column, slot.row)
            case SetStack(column=at, row=row, stack=stack):
                taken |= ((1 << stack.rows) - 1) << cell(at, row)
    return (taken & whole).bit_count()


def _empty(context: SearchContext, region: Region, state: State) -> int:
    """A state that ended a band → the rows left in its columns that text could still use (G6)."""
    if context.grid.columns == 1:
        return 0
    empty, here = 0, state
    while here.column < context.grid.columns:
        empty += context.empty_rows(here, region)
        here = here.at(here.column + 1, region.top)
    return empty
