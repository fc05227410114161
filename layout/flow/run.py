"""Running a paragraph or a stack through the slots that are coming: one step of a fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.jumps import TO
from layout.flow.model import LineSlot, SetLines, SetStack, Stack, cell
from layout.flow.state import Carry, Charge, Region, Rest, State, Trail
from layout.flow.tables import split_table

UNDER_HEADING = 7  # a heading likes to have a seventh of its page under it
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
        bare = _bare_rows(bench, region, state, end)
        terms.append(("hole", bare, weights.hole))
        cost += bare * weights.hole
    return Settled(placed, cost, tuple(terms), *end, None, alone)


def _bare_rows(bench: Bench, region: Region, state: State, end: tuple[int, int]) -> float:
    """Where an article's text ends → the rows beside its pictures that another's text would stand in (R4)."""
    column, row = end
    if not state.boxes:
        return 0.0
    whole = bench.grid.width - 1e-6
    bare = 0
    for each in range(column, bench.grid.columns):
        spans = bench.spans(state.boxes, each)[row if each == column else region.top : region.foot]
        bare += sum(1 for one in spans if one and one[0][1] < whole)
    return float(bare)


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


def run_stack(
    bench: Bench, region: Region, state: State, stack: Stack, part: bool = False
) -> Iterator[State]:
    """A state before a stack → the state with it placed, in this column or one of the next.

    A stack that does not fit is split where it can be, else moves on; the rows it leaves are charged.
    Past the last column the state comes back full: with the rest of the stack to be carried where a
    ``part`` of it stands already, else with the stack still to be placed.
    """
    if stack.rows + stack.keep_next > bench.grid.rows:
        free = stack.splits or tuple(range(1, stack.rows))
        stack = replace(stack, keep_next=0, splits=free if stack.rows > bench.grid.rows else ())
    while state.column < bench.grid.columns:
        here = _find_room(bench, region, state, stack)
        if here is not None:
            yield _stand(bench, region, state, stack, here)
            return
        parts = _parted(bench, region, state, stack)
        if parts is not None:
            upper, where = parts[0], parts[2]
            state = _stand(bench, region, state, upper, where)._replace(element=state.element)
            stack, part = parts[1], True
        state = next_column(bench, region, state)
    if part:
        state = state._replace(element=state.element + 1, carry=Rest(stack))
    yield state


def _parted(
    bench: Bench, region: Region, state: State, stack: Stack
) -> tuple[Stack, Stack, tuple[int, float]] | None:
    """A stack too high for its column → the part that stands here, the rest, and where; None: it
    cannot be split or no part fits."""
    if not stack.splits:
        return None
    rows = region.foot - state.row - (stack.above if state.row > region.top else 0)
    parts = split_table(stack, rows, bench.grid.line)
    if parts is None:
        return None
    where = _find_room(bench, region, state, parts[0])
    return None if where is None else (*parts, where)


def run_rest(bench: Bench, region: Region, state: State) -> list[State]:
    """A state with the rest of a stack from the page before → the states with it placed."""
    assert isinstance(state.carry, Rest)
    before = state._replace(element=state.element - 1, carry=None)
    return list(run_stack(bench, region, before, state.carry.stack, part=True))


def _stand(
    bench: Bench, region: Region, state: State, stack: Stack, at: tuple[int, float]
) -> State:
    """A stack and where it stands → the state with it placed, the rows skipped charged."""
    row, left = at
    placed = SetStack(state.element, region.page, state.column, row, False, stack, left)
    spans = bench.spans(state.boxes, state.column)
    above = stack.above if state.row > region.top else 0
    skipped = sum(1 for r in range(state.row, row - above) if spans[r])
    after = state.placed(placed)._replace(element=state.element + 1, row=row + stack.rows)
    after = after.charged("hole", skipped, bench.weights.hole)
    element = bench.material.elements[state.element]
    if element.last:
        end = state.column, row + stack.rows
        bare = _bare_rows(bench, region, state, end)
        after = after.charged("hole", bare, bench.weights.hole)
    if row == region.top and (element.last or element.jump == TO):
        after = after.charged(
            "widow", 1, bench.weights.widow
        )  # a line far from the article it ends
    return after.charged("heading_foot", near_foot(bench, stack, row), bench.weights.heading_foot)


def near_foot(bench: Bench, stack: Stack, row: int) -> float:
    """A stack and the row it stands at → how many rows a heading lacks of the text that should be seen under
    it on its page (L3); 0 for what is no heading."""
    if not stack.keep_next:
        return 0.0
    wanted = bench.grid.rows // UNDER_HEADING
    return float(max(0, wanted - (bench.grid.rows - row - stack.rows)))


def _find_room(
    bench: Bench, region: Region, state: State, stack: Stack
) -> tuple[int, float] | None:
    """A stack → the row and left edge where it stands next in the state's column; None: not here.

    A stack of one line may stand beside a picture if it fits; others want the whole width.
    """
    if state.column >= bench.grid.columns:
        return None
    spans = bench.spans(state.boxes, state.column)
    widest = max((one.x + one.line.width * one.style.size for one in stack.lines), default=0.0)
    flush = all(one.style.align in ("left", "justify") for one in stack.lines)
    slim = stack.rows == 1 and flush and not stack.fills and not stack.rules
    row = state.row
    while row < region.foot:
        top = row + (stack.above if row > region.top else 0)
        end = top + stack.rows
        if end + stack.keep_next > region.foot:
            return None
        rows = spans[top : end + stack.keep_next]
        if all(len(one) == 1 for one in rows):
            left = rows[0][0][0]
            width = min(one[0][1] for one in rows[: stack.rows])
            if width >= bench.grid.width - 1e-6 or (slim and widest <= width):
                return top, left
        row += 1
    return None


def next_column(bench: Bench, region: Region, state: State) -> State:
    """A state → the state at the head of the next column, its empty rows charged."""
    if state.column >= bench.grid.columns:
        return state
    empty = bench.empty_rows(state, region)
    after = state.charged("uneven", empty, bench.weights.uneven)
    return after._replace(column=state.column + 1, row=region.top)
