"""Running a paragraph through the slots that are coming: one step of a fill."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.model.placement import LineSlot, SetLines, cell
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Charge, Decision, ParagraphRemainder, Region, State
from layout.flow.steps.stack_step import rows_left_beside_pictures

SLACK = 4.0  # em of room looked at beyond the text's natural length


class ParagraphLayout(NamedTuple):
    """A way of running a paragraph from a place: its lines, what they cost, and where it ends."""

    lines: SetLines | None
    cost: float
    terms: tuple[Charge, ...]
    column: int
    row: int
    remainder: ParagraphRemainder | None
    alone: int | None  # the slot whose line stands alone at a column head


def flow_paragraph(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state before a paragraph → the states after it, one a way of ending its columns.

    The paragraph is broken over the widths of the coming slots as a whole; what the region cannot
    hold is carried. Where its last line would stand alone at a column head (L2), leaving the column
    a row short and running the paragraph a line shorter or longer are tried beside it.
    """
    at = cell(state.column, state.row)
    live = tuple(box for box in state.boxes if box.cells >> at)
    short = (region.page, state.element, at, live)
    known = context.runs.get(
        short
    )  # a run that ends in its column is the same however deep the region is
    if known is None or known[0] >= region.foot:
        key = (region, *short)
        known = context.runs.get(key)
        if known is None:
            known = _ways(context, region, state)
            context.runs[key if known[0] >= region.foot else short] = known
    return [_after(state, way) for way in known[1]]


def _after(state: State, way: ParagraphLayout) -> State:
    """A state and a way of running its paragraph → the state after it."""
    decision = Decision(way.lines, way.terms, state.decision)
    cost = state.cost + way.cost
    return State(
        cost, state.element + 1, way.column, way.row, state.boxes, state.pending,
        state.footprints, state.placed_early, way.remainder, state.feet, state.noted, decision,
    )  # fmt: skip


def _ways(
    context: SearchContext, region: Region, state: State
) -> tuple[int, tuple[ParagraphLayout, ...]]:
    """A state before a paragraph → the ways of running it that are worth comparing, and the last row of
    its column looked at; the foot where it may go on in another column."""
    element = context.content.elements[state.element]
    reach = element.length * 1.06 + SLACK + context.grid.measure_em
    slots = context.slots(state, region, reach)
    first = _laid_out(context, region, state, slots, 0)
    if first is None:
        raise AssertionError("a paragraph can always be broken")
    ways = [first]
    if first.alone is not None and context.search.compose == "search":
        short = slots[: first.alone - 1] + slots[first.alone :]
        again = _laid_out(context, region, state, short, 0)
        if again is not None:
            ways.append(_dearer(again, "uneven", context.weights.uneven))
        ways += _tuned(context, region, state, slots, (-1, 1))
    elif (
        first.row == region.foot - 1
        and first.remainder is None
        and context.search.compose == "search"
    ):
        # the row left would hold the first line of the next paragraph, or nothing
        ways += _tuned(context, region, state, slots, (-1, 1))
    elif context.fitting:
        ways += _tuned(context, region, state, slots, (context.fitting,))
    enough = sum(slot.width for slot in slots) > reach * context.grid.em
    within = enough and slots[-1].column == state.column and not element.last
    return (slots[-1].row if within else region.foot), tuple(ways)


def _tuned(
    context: SearchContext,
    region: Region,
    state: State,
    slots: list[LineSlot],
    extras: tuple[int, ...],
) -> list[ParagraphLayout]:
    """A paragraph run so many lines longer or shorter, where it can be; the rows are worth their price."""
    found = []
    for extra in extras:
        way = _laid_out(context, region, state, slots, extra)
        if way is not None:
            way = _dearer(way, "tuned", context.weights.tuned)
            paper = extra * context.weights.row
            terms = (*way.terms, ("paper", extra, context.weights.row))
            found.append(way._replace(cost=way.cost + paper, terms=terms))
    return found


def _dearer(way: ParagraphLayout, name: str, weight: float) -> ParagraphLayout:
    return way._replace(cost=way.cost + weight, terms=(*way.terms, (name, 1.0, weight)))


def _laid_out(
    context: SearchContext, region: Region, state: State, slots: list[LineSlot], extra: int
) -> ParagraphLayout | None:
    """Slots for a paragraph → its lines in them; None where it cannot run ``extra`` lines longer."""
    em, whole, weights = context.grid.em, context.grid.measure_em, context.weights
    broken = context.broken(state.element, (*(slot.width / em for slot in slots), whole), extra)
    if broken is None:
        return None
    lines = len(broken.breaks)
    used = tuple(slots[:lines])
    narrow = sum(one.demerit for one in broken.breaks[: len(used)] if one.measure < whole)
    terms = [("line", broken.cost, weights.line), ("loose", narrow, weights.loose)]
    alone = None
    for index in range(1, len(used) + (len(used) < lines)):
        if index < len(used) and used[index].column == used[index - 1].column:
            continue
        if lines - index == 1:
            terms.append(("widow", 1.0, weights.widow))
            alone = index
        elif index == 1:
            terms.append(("first_line", 1.0, weights.first_line))
    cost = sum(times * weight for _, times, weight in terms)
    placed = SetLines(state.element, broken, 0, used) if used else None
    if len(used) < lines:
        remainder = ParagraphRemainder(state.element, broken, len(used))
        end = context.grid.columns, region.top
        return ParagraphLayout(placed, cost, tuple(terms), *end, remainder, alone)
    end = used[-1].column, used[-1].row + 1
    if context.content.elements[state.element].last:
        bare = rows_left_beside_pictures(context, region, state, end)
        terms.append(("hole", bare, weights.hole))
        cost += bare * weights.hole
    return ParagraphLayout(placed, cost, tuple(terms), *end, None, alone)


def continue_paragraph(context: SearchContext, region: Region, state: State) -> list[State]:
    """A state with lines left from the page before → the states with them placed.

    A last line alone at a column head is avoided by leaving the column before it a row short.
    """
    assert isinstance(state.remainder, ParagraphRemainder)
    slots = [
        slot
        for slot in context.slots(state, region, float("inf"))
        if slot.width >= context.grid.width - 1e-6
    ]
    after, alone = _carried(context, region, state, slots)
    if alone is None or context.search.compose != "search":
        return [after]
    other, _ = _carried(context, region, state, slots[: alone - 1] + slots[alone:])
    return [after, other.charged("uneven", 1, context.weights.uneven)]


def _carried(
    context: SearchContext, region: Region, state: State, slots: list[LineSlot]
) -> tuple[State, int | None]:
    """Slots for carried lines → the state with them placed, and the slot whose line stands alone."""
    remainder = state.remainder
    assert isinstance(remainder, ParagraphRemainder)
    left = len(remainder.broken.breaks) - remainder.line
    used = tuple(slots[:left])
    after = state
    if used:
        after = state.placed(SetLines(remainder.element, remainder.broken, remainder.line, used))
    if len(used) < left:
        rest = ParagraphRemainder(remainder.element, remainder.broken, remainder.line + len(used))
        after = after._replace(column=context.grid.columns, row=region.top, remainder=rest)
        if left - len(used) > 1 or not used:
            return after, None
        return after.charged("widow", 1, context.weights.widow), len(used)
    alone = None
    for index in range(1, len(used)):
        if used[index].column != used[index - 1].column and len(used) - index == 1:
            after = after.charged("widow", 1, context.weights.widow)
            alone = index
    return after._replace(column=used[-1].column, row=used[-1].row + 1, remainder=None), alone
