"""Running a paragraph through the slots that are coming: one step of the search."""

from __future__ import annotations

from collections.abc import Sequence

from layout.flow.model.cost import Charge, CostTerm, cost_of
from layout.flow.model.placement import LineSlot, SetLines, cell
from layout.flow.search.context import SearchContext
from layout.flow.search.memo import ParagraphLayout
from layout.flow.search.state import Decision, ParagraphRemainder, Region, State
from layout.flow.steps.stack_step import rows_left_beside_pictures
from layout.geometry import fits

SLACK = 4.0  # em of room looked at beyond the text's natural length
LONGER = 1.06  # how much longer than its characters a text may run


def flow_paragraph(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state before a paragraph → the states after it, one a way of ending its columns.

    The paragraph is broken over the widths of the coming slots as a whole; what the region cannot
    hold is carried. Where its last line would stand alone at a column head (L2), leaving the column
    a row short and running the paragraph a line shorter or longer are tried beside it.
    """
    context.effort.paragraphs += 1
    memo, column, at = context.memo, state.column, cell(state.column, state.row)
    live = (
        tuple(obstacle for obstacle in state.obstacles if obstacle.cells >> at)
        if state.obstacles
        else ()
    )
    here = tuple(obstacle for obstacle in live if column in obstacle.columns) if live else ()
    known = memo.layouts.get((state.element, at, here))
    if known is not None and known[0] < region.foot:
        return [_after(state, layout) for layout in known[1]]
    key = (state.element, at, live)
    layouts = memo.layouts_to_foot.get((region, key))
    if layouts is None:
        last_row, layouts = _layouts(context, region, state)
        if last_row < region.foot:  # it ends in its column, whatever follows that
            memo.layouts[state.element, at, here] = (last_row, layouts)
        else:
            memo.layouts_to_foot[region, key] = layouts
    return [_after(state, layout) for layout in layouts]


def _after(state: State, layout: ParagraphLayout) -> State:
    """A state and a way of running its paragraph → the state after it."""
    after = state.copy()
    after.cost += layout.cost
    after.element += 1
    after.column, after.row, after.remainder = layout.column, layout.row, layout.remainder
    after.decision = Decision(layout.lines, layout.charges, state.decision)
    return after


def _layouts(
    context: SearchContext, region: Region, state: State
) -> tuple[int, tuple[ParagraphLayout, ...]]:
    """A state before a paragraph → the last row of its column looked at (the foot where it may go on in another
    column), and the ways of running it that are worth comparing."""
    element = context.elements[state.element]
    reach = element.length * LONGER + SLACK + context.grid.measure_em
    slots, measures = context.slots(state, region, reach)
    first = _layout(context, region, state, slots, measures, 0)
    if first is None:
        raise AssertionError("a paragraph can always be broken")
    layouts = [first]
    alone, searching = first.alone, context.policy.searching
    extras: tuple[int, ...] = ()
    if alone is not None and searching:
        start = max(alone - first.missing, 0)
        short, narrow = [*slots[:start], *slots[alone:]], [*measures[:start], *measures[alone:]]
        again = _layout(context, region, state, short, narrow, 0)
        if again is not None:
            layouts.append(_charged(context, again, ((CostTerm.UNEVEN, float(first.missing)),)))
        extras = (-1, 1)
    elif first.row == region.foot - 1 and first.remainder is None and searching:
        # the row left would hold the first line of the next paragraph, or nothing
        extras = (-1, 1)
    elif context.policy.fitting:
        extras = (context.policy.fitting,)
    for extra in extras:
        tuned = _layout(context, region, state, slots, measures, extra)
        if tuned is not None:
            charges = ((CostTerm.TUNED, 1.0), (CostTerm.PAPER, float(extra)))
            layouts.append(_charged(context, tuned, charges))
    enough = sum(measures) > reach
    within = enough and slots[-1].column == state.column and not element.last
    return (slots[-1].row if within else region.foot), tuple(layouts)


def _charged(
    context: SearchContext, layout: ParagraphLayout, charges: tuple[Charge, ...]
) -> ParagraphLayout:
    """A way of running a paragraph and what else it is charged → the same, dearer by that."""
    cost = layout.cost + cost_of(charges, context.weights)
    return layout._replace(cost=cost, charges=(*layout.charges, *charges))


def _layout(
    context: SearchContext,
    region: Region,
    state: State,
    slots: Sequence[LineSlot],
    measures: Sequence[float],
    extra: int,
) -> ParagraphLayout | None:
    """Slots for a paragraph and their measures → its lines in them; None where it cannot run ``extra`` lines longer."""
    whole = context.grid.measure_em
    broken = context.broken(state.element, (*measures, whole), extra)
    if broken is None:
        return None
    lines = len(broken.breaks)
    used = tuple(slots[:lines])
    count = len(used)
    narrow = 0.0
    if count and min(measures[:count]) < whole:
        narrow = sum(line.demerit for line in broken.breaks[:count] if line.measure < whole)
    charges: list[Charge] = [(CostTerm.LINE, broken.cost), (CostTerm.LOOSE, narrow)]
    alone, missing = None, 0
    if count and (count < lines or used[-1].column != used[0].column):
        least = _least_at_head(context, state.element)
        for index in range(1, count + (count < lines)):
            if index < count and used[index].column == used[index - 1].column:
                continue
            if lines - index < least:
                charges.append((CostTerm.WIDOW, 1.0))
                alone, missing = index, least - lines + index
            elif index == 1:
                charges.append((CostTerm.FIRST_LINE, 1.0))
    placed = SetLines(state.element, broken, 0, used) if used else None
    remainder = None
    column, row = context.grid.columns, region.top
    if count < lines:
        remainder = ParagraphRemainder(state.element, broken, count)
    else:
        column, row = used[-1].column, used[-1].row + 1
        if context.elements[state.element].last:
            bare = rows_left_beside_pictures(context, region, state, column, row)
            charges.append((CostTerm.HOLE, bare))
    cost = cost_of(charges, context.weights)
    return ParagraphLayout(placed, cost, tuple(charges), column, row, remainder, alone, missing)


def _least_at_head(context: SearchContext, element: int) -> int:
    """A paragraph → the fewest of its last lines that may stand at a column head (``setting.widow_lines``)."""
    text = context.elements[element].text
    assert text is not None
    return text.style.setting.widow_lines


def continue_paragraph(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state with lines left from the page before → the states with them placed.

    Last lines alone at a column head are avoided by leaving the column before it some rows short.
    """
    slots, _ = context.slots(state, region, float("inf"))
    whole = [slot for slot in slots if fits(context.grid.width, slot.width)]
    after, alone, missing = _continued(context, region, state, whole)
    if not missing or not context.policy.searching:
        return [after]
    short = whole[: max(alone - missing, 0)] + whole[alone:]
    other, _, _ = _continued(context, region, state, short)
    return [after, other.charged(CostTerm.UNEVEN, missing, context.weights)]


def _continued(
    context: SearchContext, region: Region, state: State, slots: list[LineSlot]
) -> tuple[State, int, int]:
    """Slots for lines carried over → the state with them placed, the slot whose line stands alone at a column head,
    and how many lines it lacks there."""
    remainder = state.remainder
    assert isinstance(remainder, ParagraphRemainder)
    least = _least_at_head(context, remainder.element)
    left = len(remainder.broken.breaks) - remainder.line
    used = tuple(slots[:left])
    count = len(used)
    after = state.copy()
    if used:
        after = state.placed(SetLines(remainder.element, remainder.broken, remainder.line, used))
    if count < left:
        after.remainder = remainder._replace(line=remainder.line + count)
        after.column, after.row = context.grid.columns, region.top
        if left - count >= least or not used:
            return after, 0, 0
        return after.charged(CostTerm.WIDOW, 1, context.weights), count, least - left + count
    alone = missing = 0
    for index in range(1, count):
        if used[index].column != used[index - 1].column and count - index < least:
            after = after.charged(CostTerm.WIDOW, 1, context.weights)
            alone, missing = index, least - count + index
    after = after.at(used[-1].column, used[-1].row + 1)
    after.remainder = None
    return after, alone, missing
