"""Running a paragraph through the slots that are coming: one step of a fill."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.model import LineSlot, SetLines, cell
from layout.flow.stand import bare_rows
from layout.flow.state import Carry, Charge, Region, State, Trail

SLACK = 4.0  # em of room looked at beyond the text's natural length


class Settled(NamedTuple):
    """A way of running a paragraph from a place: its lines, what they cost, and where it ends."""

    lines: SetLines | None
    cost: float
    terms: tuple[Charge, ...]
    column: int
    row: int
    carry: Carry | None
    alone: int | None  # the slot whose line stands alone at a column head


def run_text(bench: Bench, region: Region, state: State) -> list[State]:
    """A state before a paragraph → the states after it, one a way of ending its columns.

    The paragraph is broken over the widths of the coming slots as a whole; what the region cannot
    hold is carried. Where its last line would stand alone at a column head (L2), leaving the column
    a row short and running the paragraph a line shorter or longer are tried beside it.
    """
    at = cell(state.column, state.row)
    live = tuple(box for box in state.boxes if box.cells >> at)
    short = (region.page, state.element, at, live)
    known = bench.runs.get(
        short
    )  # a run that ends in its column is the same however deep the region is
    if known is None or known[0] >= region.foot:
        key = (region, *short)
        known = bench.runs.get(key)
        if known is None:
            known = _ways(bench, region, state)
            bench.runs[key if known[0] >= region.foot else short] = known
    return [_after(state, way) for way in known[1]]


def _after(state: State, way: Settled) -> State:
    """A state and a way of running its paragraph → the state after it."""
    trail = Trail(way.lines, way.terms, state.trail)
    cost = state.cost + way.cost
    return State(
        cost, state.element + 1, way.column, way.row, state.boxes, state.waiting,
        state.shown, state.ahead, way.carry, state.feet, state.noted, trail,
    )  # fmt: skip


def _ways(bench: Bench, region: Region, state: State) -> tuple[int, tuple[Settled, ...]]:
    """A state before a paragraph → the ways of running it that are worth comparing, and the last row of
    its column looked at; the foot where it may go on in another column."""
    element = bench.material.elements[state.element]
    reach = element.length * 1.06 + SLACK + bench.grid.measure_em
    slots = bench.slots(state, region, reach)
    first = _settle(bench, region, state, slots, 0)
    if first is None:
        raise AssertionError("a paragraph can always be broken")
    ways = [first]
    if first.alone is not None and bench.search.compose == "search":
        short = slots[: first.alone - 1] + slots[first.alone :]
        again = _settle(bench, region, state, short, 0)
        if again is not None:
            ways.append(_dearer(again, "uneven", bench.weights.uneven))
        ways += _tuned(bench, region, state, slots, (-1, 1))
    elif first.row == region.foot - 1 and first.carry is None and bench.search.compose == "search":
        # the row left would hold the first line of the next paragraph, or nothing
        ways += _tuned(bench, region, state, slots, (-1, 1))
    elif bench.fitting:
        ways += _tuned(bench, region, state, slots, (bench.fitting,))
    enough = sum(slot.width for slot in slots) > reach * bench.grid.em
    within = enough and slots[-1].column == state.column and not element.last
    return (slots[-1].row if within else region.foot), tuple(ways)


def _tuned(
    bench: Bench, region: Region, state: State, slots: list[LineSlot], extras: tuple[int, ...]
) -> list[Settled]:
    """A paragraph run so many lines longer or shorter, where it can be; the rows are worth their price."""
    found = []
    for extra in extras:
        way = _settle(bench, region, state, slots, extra)
        if way is not None:
            way = _dearer(way, "tuned", bench.weights.tuned)
            paper = extra * bench.weights.row
            terms = (*way.terms, ("paper", extra, bench.weights.row))
            found.append(way._replace(cost=way.cost + paper, terms=terms))
    return found


def _dearer(way: Settled, name: str, weight: float) -> Settled:
    return way._replace(cost=way.cost + weight, terms=(*way.terms, (name, 1.0, weight)))


def _settle(
    bench: Bench, region: Region, state: State, slots: list[LineSlot], extra: int
) -> Settled | None:
    """Slots for a paragraph → its lines in them; None where it cannot run ``extra`` lines longer."""
    em, whole, weights = bench.grid.em, bench.grid.measure_em, bench.weights
    broken = bench.broken(state.element, (*(slot.width / em for slot in slots), whole), extra)
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
        carry = Carry(state.element, broken, len(used))
        end = bench.grid.columns, region.top
        return Settled(placed, cost, tuple(terms), *end, carry, alone)
    end = used[-1].column, used[-1].row + 1
    if bench.material.elements[state.element].last:
        bare = bare_rows(bench, region, state, end)
        terms.append(("hole", bare, weights.hole))
        cost += bare * weights.hole
    return Settled(placed, cost, tuple(terms), *end, None, alone)


def run_carry(bench: Bench, region: Region, state: State) -> list[State]:
    """A state with lines left from the page before → the states with them placed.

    A last line alone at a column head is avoided by leaving the column before it a row short.
    """
    assert isinstance(state.carry, Carry)
    slots = [
        slot
        for slot in bench.slots(state, region, float("inf"))
        if slot.width >= bench.grid.width - 1e-6
    ]
    after, alone = _carried(bench, region, state, slots)
    if alone is None or bench.search.compose != "search":
        return [after]
    other, _ = _carried(bench, region, state, slots[: alone - 1] + slots[alone:])
    return [after, other.charged("uneven", 1, bench.weights.uneven)]


def _carried(
    bench: Bench, region: Region, state: State, slots: list[LineSlot]
) -> tuple[State, int | None]:
    """Slots for carried lines → the state with them placed, and the slot whose line stands alone."""
    carry = state.carry
    assert isinstance(carry, Carry)
    left = len(carry.broken.breaks) - carry.line
    used = tuple(slots[:left])
    after = state
    if used:
        after = state.placed(SetLines(carry.element, carry.broken, carry.line, used))
    if len(used) < left:
        rest = Carry(carry.element, carry.broken, carry.line + len(used))
        after = after._replace(column=bench.grid.columns, row=region.top, carry=rest)
        if left - len(used) > 1 or not used:
            return after, None
        return after.charged("widow", 1, bench.weights.widow), len(used)
    alone = None
    for index in range(1, len(used)):
        if used[index].column != used[index - 1].column and len(used) - index == 1:
            after = after.charged("widow", 1, bench.weights.widow)
            alone = index
    return after._replace(column=used[-1].column, row=used[-1].row + 1, carry=None), alone
