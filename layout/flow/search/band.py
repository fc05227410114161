"""The end of a band: its columns end level (G6), at one of the heights that can hold them."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.model.placement import SetLines, SetStack, cell
from layout.flow.search.context import SearchContext
from layout.flow.search.region import fill
from layout.flow.search.state import Region, State
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


class Beginning(NamedTuple):
    """A beginning of the issue: everything above ``top`` of ``page`` is in place."""

    page: int
    top: int
    state: State


def rank_of(context: SearchContext, beginning: Beginning) -> float:
    """A beginning → what it cost, what the rows still to come will cost and its pictures that wait."""
    pending = sum(
        page_distance(context, one.page, beginning.page) for one in beginning.state.pending
    )
    return context.rank(beginning.state)[0] + pending * context.weights.off_page


def at_next_page(state: State) -> State:
    """A full state → the same at the head of the next page."""
    return state._replace(column=0, row=0, boxes=(), footprints=(), feet=())


def level_ends(
    context: SearchContext, region: Region, start: State, index: int, states: tuple[State, ...]
) -> list[Beginning]:
    """A band that can end before an element → its level endings, each as the next beginning.

    Several heights are tried from the least that can hold the text; the rows a short page leaves
    empty are charged.
    """
    elements, grid = context.content.elements, context.grid
    last = index == len(elements)
    if not last and elements[index].span_cost == float("inf"):
        return []
    across = None if last else elements[index].across
    need = 0
    if across is not None:
        under = min(max(across.keep_next, LEAST_BAND), context.band_rows(index))
        need = across.above + across.rows + under
    found: list[Beginning] = []
    for tried, foot in enumerate(_feet(context, region, start, states, need)):
        if found and tried >= LEVELS:
            break
        level = Region(region.page, region.top, foot)
        ended = (
            states if grid.columns == 1 else fill(context, level, start, index).stopped.get(index)
        )
        beginnings = []
        for state in ended or ():
            end = state.row if grid.columns == 1 and state.column == 0 else foot
            beginnings.append(_ended(context, level, state, (end, 0 if last else need)))
        beginnings.sort(key=lambda beginning: rank_of(context, beginning))
        found += beginnings[:ENDINGS]
    if not found:  # no height was enough: the band ends as it fell
        level = region._replace(foot=_lowest(region, states[0]))
        found.append(_ended(context, level, states[0], (level.foot, 0 if last else need)))
    return found


def _lowest(region: Region, state: State) -> int:
    """A state that ended a band → the row under all that stands in it."""
    if state.column:
        return region.foot
    rows = [row + 1 for box in state.boxes for _, row, _, _ in box.blocked]
    return max(state.row, region.top + 1, *rows)


def _ended(context: SearchContext, region: Region, state: State, at: tuple[int, int]) -> Beginning:
    """A band that has ended, the row under it and the rows what follows needs → the next beginning.

    Where those are not left on the page it turns, and what stays empty is charged.
    """
    end, need = at
    rows, columns, weights = context.grid.rows, context.grid.columns, context.weights
    held = bool(state.pending) and state.element == len(context.content.elements)
    turns = end + need > rows or held  # nothing but pictures that take a page is left
    empty = _empty(context, region, state)
    forgiven = 0 if turns else 1
    if state.element >= len(context.content.elements) - 1 and region.page > 1:
        state = state.charged("hole", max(0, LEAST_TAIL - end), weights.hole)
    unlevel = max(0, empty - forgiven) + 0.2 * min(empty, forgiven)
    after = state.charged("uneven", unlevel, weights.uneven)
    if not turns:
        return Beginning(region.page, end, after)
    if not held:
        left = rows - end + empty / columns  # as much white, however it is shared out
        holes = (min(left, FREE_ROWS) + EXTRA_ROW_FACTOR * max(0.0, left - FREE_ROWS)) * columns
        after = after.charged("hole", holes, weights.hole)
    if state.element == len(context.content.elements) - 1:  # a last page for the source note alone
        after = after.charged("pages", NOTE_ALONE, weights.pages)
    return Beginning(region.page + 1, 0, at_next_page(after))


def _feet(
    context: SearchContext, region: Region, start: State, states: tuple[State, ...], need: int
) -> list[int]:
    """States that ended a band at will → the feet worth trying, so that its columns end level, the most
    promising first.

    From the least each can have; those that leave room for what follows on the page (``need`` rows) come
    before those that do not.
    """
    columns, rows = context.grid.columns, context.grid.rows
    if columns == 1:
        return [region.foot]
    feet: dict[int, float] = {}
    for state in states:
        least = region.top + -(-_used(context, region, start, state) // columns)
        for foot in (*range(least, least + STEPS), rows if rows - least < LEVELS else least):
            if region.top < foot <= region.foot:
                left = rows - foot
                waste = 0 if left >= need or left < 2 else left * columns
                cost = state.cost + waste * context.weights.hole + (foot - least) * STEP
                feet[foot] = min(cost, feet.get(foot, cost))
    return sorted(feet, key=lambda foot: (feet[foot], foot))


def _used(context: SearchContext, region: Region, start: State, state: State) -> int:
    """The states at the head and the end of a band → the rows of its columns in which something stands."""
    column = ((1 << region.foot - region.top) - 1) << region.top
    whole = sum(column << cell(each, 0) for each in range(context.grid.columns))
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    decision = state.decision
    while decision is not None and decision is not start.decision:
        match decision.placement:
            case SetLines(slots=slots):
                for slot in slots:
                    taken |= 1 << cell(slot.column, slot.row)
            case SetStack(column=at, row=row, stack=stack):
                taken |= ((1 << stack.rows) - 1) << cell(at, row)
        decision = decision.parent
    return (taken & whole).bit_count()


def _empty(context: SearchContext, region: Region, state: State) -> int:
    """A state that ended a band → the rows left in its columns that text could still use (G6)."""
    if context.grid.columns == 1:
        return 0
    empty = 0
    here = state
    while here.column < context.grid.columns:
        empty += context.empty_rows(here, region)
        here = here._replace(column=here.column + 1, row=region.top)
    return empty
