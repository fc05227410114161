"""Placing a stack (a title, a table, a box …): one step of the search."""

from __future__ import annotations

from collections.abc import Iterator

from layout.flow.content.jumps import TO
from layout.flow.content.split import divisible, split_stack
from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Stack
from layout.flow.model.placement import SetStack
from layout.flow.room.free_spans import RowSpans
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Region, StackRemainder, State
from layout.geometry import fits

UNDER_HEADING = 7  # a heading likes to have a seventh of its page under it


def place_stack(
    context: SearchContext, region: Region, state: State, stack: Stack, part: bool = False
) -> Iterator[State]:
    """A state before a stack → the state with it placed, in this column or one of the next.

    A stack that does not fit is split where it can be, else moves on; the rows it leaves are charged.
    Past the last column the state comes back full: with the rest of the stack to be carried where a
    ``part`` of it stands already, else with the stack still to be placed.
    """
    stack = divisible(stack, context.grid.rows)
    while state.column < context.grid.columns:
        here = _find_room(context, region, state, stack)
        if here is not None:
            yield _placed(context, region, state, stack, *here)
            return
        parts = _parted(context, region, state, stack)
        if parts is not None:
            upper, stack, row, left = parts
            element = state.element
            state = _placed(context, region, state, upper, row, left).copy()
            state.element, part = element, True
        state = next_column(context, region, state)
    if part:
        state = state.copy()
        state.element, state.remainder = state.element + 1, StackRemainder(stack)
    yield state


def _parted(
    context: SearchContext, region: Region, state: State, stack: Stack
) -> tuple[Stack, Stack, int, float] | None:
    """A stack too high for its column → the part that stands here, the rest, and the row and left edge; None: it
    cannot be split or no part fits."""
    if not stack.splits:
        return None
    rows = region.foot - state.row - (stack.above if state.row > region.top else 0)
    parts = split_stack(stack, rows, context.grid.line)
    if parts is None:
        return None
    where = _find_room(context, region, state, parts[0])
    return None if where is None else (*parts, *where)


def continue_stack(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state with the rest of a stack from the page before → the states with it placed."""
    assert isinstance(state.remainder, StackRemainder)
    before = state.copy()
    before.element, before.remainder = state.element - 1, None
    return list(place_stack(context, region, before, state.remainder.stack, part=True))


def _placed(
    context: SearchContext, region: Region, state: State, stack: Stack, row: int, left: float
) -> State:
    """A stack and where it stands → the state with it placed, the rows skipped charged."""
    weights, element = context.weights, context.elements[state.element]
    spans = context.spans(state.obstacles, state.column)
    above = stack.above if state.row > region.top else 0
    skipped = sum(1 for r in range(state.row, row - above) if spans[r])
    after = state.placed(
        SetStack(state.element, region.page, state.column, row, False, stack, left)
    )
    after.element, after.row = state.element + 1, row + stack.rows
    after = after.charged(CostTerm.HOLE, skipped, weights)
    if element.last:
        bare = rows_left_beside_pictures(context, region, state, state.column, row + stack.rows)
        after = after.charged(CostTerm.HOLE, bare, weights)
    if row == region.top and (element.last or element.jump == TO):
        after = after.charged(CostTerm.WIDOW, 1, weights)  # a line far from the article it ends
    low = rows_missing_under_heading(context, stack, row)
    return after.charged(CostTerm.HEADING_FOOT, low, weights)


def rows_missing_under_heading(context: SearchContext, stack: Stack, row: int) -> float:
    """A stack and the row it stands at → how many rows a heading lacks of the text that should be seen under
    it on its page (L3); 0 for what is no heading."""
    if not stack.keep_next:
        return 0.0
    wanted = context.grid.rows // UNDER_HEADING
    return float(max(0, wanted - (context.grid.rows - row - stack.rows)))


def _find_room(
    context: SearchContext, region: Region, state: State, stack: Stack
) -> tuple[int, float] | None:
    """A stack → the row and left edge where it stands next in the state's column; None: not here.

    A stack of one line may stand beside a picture if it fits; others want the whole width.
    """
    if state.column >= context.grid.columns:
        return None
    spans = context.spans(state.obstacles, state.column)
    widest = max((line.x + line.line.width * line.style.size for line in stack.lines), default=0.0)
    flush = all(line.style.align in ("left", "justify") for line in stack.lines)
    slim = stack.rows == 1 and flush and not stack.fills and not stack.rules
    for row in range(state.row, region.foot):
        top = row + (stack.above if row > region.top else 0)
        end = top + stack.rows
        if end + stack.keep_next > region.foot:
            return None
        if not stack.rows:  # white alone
            return top, 0.0
        rows = spans[top : end + stack.keep_next]
        if all(len(span) == 1 for span in rows):
            left = rows[0][0][0]
            width = min(span[0][1] for span in rows[: stack.rows])
            if not fits(context.grid.width, width):
                if slim and widest <= width:
                    return top, left
            elif all(_is_free(span, context.grid.width) for span in spans[row:top]):
                return top, left
    return None


def _is_free(spans: RowSpans, width: float) -> bool:
    """The free spans of a row and the width of its column → whether no picture stands in it: the white over a heading
    is none beside a picture, nor where one ends."""
    return len(spans) == 1 and fits(width, spans[0][1])


def rows_left_beside_pictures(
    context: SearchContext, region: Region, state: State, column: int, row: int
) -> float:
    """The column and row where an article's text ends → the rows beside its pictures that another's text would
    stand in (R4)."""
    if not state.obstacles:
        return 0.0
    bare = 0
    for each in range(column, context.grid.columns):
        spans = context.spans(state.obstacles, each)
        top = row if each == column else region.top
        bare += sum(
            1
            for span in spans[top : region.foot]
            if span and not fits(context.grid.width, span[0][1])
        )
    return float(bare)


def next_column(context: SearchContext, region: Region, state: State) -> State:
    """A state → the state at the head of the next column, its empty rows charged."""
    if state.column >= context.grid.columns:
        return state
    empty = context.empty_rows(state, region)
    after = state.charged(CostTerm.UNEVEN, empty, context.weights)
    return after.at(state.column + 1, region.top)
