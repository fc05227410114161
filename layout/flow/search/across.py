"""Stacks over all columns: titles, and tables and boxes too wide for one. What a page cannot hold goes on over the next."""

from __future__ import annotations

from layout.flow.content.split import divisible, split_stack
from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Element, Stack
from layout.flow.model.placement import SetStack
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Region, StackRemainder, State
from layout.flow.steps.stack_step import rows_missing_under_heading

Under = tuple[Region, State]
"""The region under what stands over all columns, and the state at its head. It has no rows where the page is full."""


def under_across(context: SearchContext, top: int, state: State) -> Under | None:
    """The row a page has come to and a state before elements that stand over all columns → the region under them and
    the state with them placed, as far as the page holds them; None where it has no room for the first."""
    element = context.elements[state.element]
    assert element.across is not None
    head = row_clear(
        context, state, top + (element.across.above if top > 0 else 0), element.across.rows
    )
    low = rows_missing_under_heading(context, element.across, head)
    start = state.copy().charged(CostTerm.TITLE, element.span_cost, context.weights)
    start = start.charged(CostTerm.HEADING_FOOT, low, context.weights)
    start.element = state.element + 1
    found = _placed(context, head, start, element.across)
    if found is None or not _follows(context, found[1]) or found[0].top == found[0].foot:
        return found
    below = under_across(context, found[0].top, found[1])
    held = element.across.keep_next and found[0].top < context.grid.rows and top > 0
    return below or (None if held else found)


def continue_across(context: SearchContext, state: State) -> Under | None:
    """A state with the rest of a stack over all columns → the region under it and the state with it placed."""
    assert isinstance(state.remainder, StackRemainder)
    stack, bare = state.remainder.stack, state.copy()
    bare.remainder = None
    return _placed(context, 0, bare, stack)


def across_only(element: Element) -> bool:
    """An element → whether it is a block that stands nowhere but over all columns: no title."""
    return element.opens and element.column_cost == float("inf") and not element.is_title


def _follows(context: SearchContext, state: State) -> bool:
    """A state past an element over all columns → whether another block must stand right under it."""
    context.effort.sees(state.element)
    return state.element < len(context.elements) and across_only(context.elements[state.element])


def _placed(context: SearchContext, head: int, state: State, stack: Stack) -> Under | None:
    """A row, a state past the element of a stack and what is left of that → the region under it and the state with it
    placed as far as the page holds it; None where nothing of it fits."""
    rows, rest = context.grid.rows, None
    if head + stack.rows > rows:
        parts = split_stack(divisible(stack, rows), rows - head, context.grid.line)
        if parts is None:
            return None
        stack, rest = parts
    row = head + stack.rows
    if not rows_blocked(state).isdisjoint(range(head, row)):
        return None
    after = state.placed(SetStack(state.element - 1, context.page, 0, head, True, stack))
    if rest is not None:
        row, after.remainder = rows, StackRemainder(rest, across=True)
    after.column, after.row = 0, row
    return Region(context.page, row, rows), after


def row_clear(context: SearchContext, state: State, row: int, rows: int) -> int:
    """A state, a row and a height → the first row from there on at which it meets no obstacle."""
    taken = rows_blocked(state)
    while not taken.isdisjoint(range(row, row + rows)) and row + rows < context.grid.rows:
        row += 1
    return row


def rows_blocked(state: State) -> set[int]:
    """A state → the rows in which an obstacle takes room."""
    return {row for obstacle in state.obstacles for _, row, _, _ in obstacle.blocked}
