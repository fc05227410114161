"""Footnotes at the foot of the column their marks stand in.

A note takes room from a column before its paragraph is run, so the mark may move on to the next column; then
the column ends above the line that bears it. What finds no room stands at the end of its article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from layout.flow.model.placement import Box, Element, Placement, SetLines, SetStack, Stack, box_of
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Foot, ParagraphRemainder, Region, State, last_placement
from layout.text.model import SetText

Run = Callable[[SearchContext, Region, State], list[State]]
"""Runs what comes next of a paragraph: ``run_text`` or ``run_carry``."""

LEAST_ABOVE = 3  # rows of text a column keeps above its notes


class _Plan(NamedTuple):
    """A state before a paragraph with room kept for notes: the column of each, those given up, the rows
    cut off where a mark was moved on, and the notes as they stand."""

    state: State
    kept: dict[int, int]
    given_up: frozenset[int] = frozenset()
    cut: int = 0
    placed: tuple[SetStack, ...] = ()


def flow_with_footnotes(
    context: SearchContext, region: Region, state: State, run: Run
) -> list[State]:
    """A state before a paragraph with note marks, and what runs it → the states after it, each note at the
    foot of its mark's column."""
    index = (
        state.remainder.element
        if isinstance(state.remainder, ParagraphRemainder)
        else state.element
    )
    element = context.content.elements[index]
    plan = _Plan(state, {})
    for _ in range(3 * len(element.notes) + 1):
        found = run(context, region, plan.state)
        better = _better(context, region, plan, (element, _lines(found[0], index)))
        if better is None:
            held = [
                one
                for one in found
                if _better(context, region, plan, (element, _lines(one, index))) is None
            ]
            return [_with_notes(context, one, plan) for one in held]
        plan = better
    away = len(element.notes)  # no rest was found: the notes stand at the end of the article
    return [one.charged("note", away, context.weights.note) for one in run(context, region, state)]


def _with_notes(context: SearchContext, state: State, plan: _Plan) -> State:
    """A state after a paragraph → the same with its notes in place."""
    for stack in plan.placed:
        state = state.placed(stack)
    state = state.charged("note", len(plan.given_up), context.weights.note)
    return state.charged("uneven", plan.cut, context.weights.uneven)


def _lines(state: State, index: int) -> SetLines | None:
    """A state after a paragraph → the lines of it that were placed last."""
    placed = last_placement(state.decision)
    return placed if isinstance(placed, SetLines) and placed.element == index else None


def _better(
    context: SearchContext, region: Region, plan: _Plan, run: tuple[Element, SetLines | None]
) -> _Plan | None:
    """A plan and the lines that came of it → a better one; None: every note stands where its mark does."""
    element, lines = run
    assert element.text is not None
    for mark, note in element.notes:
        at = _place(element.text, lines, mark)
        kept = plan.kept.get(note)
        if note in plan.given_up or kept == (at[0] if at else None):
            continue
        if at is None or kept is not None:  # its own room drove the mark away
            return plan._replace(given_up=plan.given_up | {note})
        return _kept(context, region, plan, (note, *at))
    return None


def _place(text: SetText, lines: SetLines | None, mark: int) -> tuple[int, int] | None:
    """The index of a mark → the column and row of the line that bears it; None: it is none of these lines."""
    if lines is None:
        return None
    breaks = lines.broken.breaks[lines.first : lines.first + len(lines.slots)]
    for slot, one in zip(lines.slots, breaks, strict=True):
        if text.starts[one.start] <= mark < text.starts[one.end]:
            return slot.column, slot.row
    return None


def _kept(
    context: SearchContext, region: Region, plan: _Plan, found: tuple[int, int, int]
) -> _Plan:
    """A note and the column and row of its mark → the plan with room kept at the foot of that column.

    Where the mark itself stands in that room, the column is cut off above it; where there is no room at all,
    or notes of another article stand there, the note is given up.
    """
    note, column, row = found
    state, notes = plan.state, context.content.notes
    foot = next((one for one in state.feet if one.column == column), None)
    whole = (*(foot.notes if foot else ()), note)
    others = tuple(box for box in state.boxes if foot is None or box is not foot.box)
    stack = context.notes(whole)
    top = region.foot - stack.rows
    first = state.row if column == state.column else region.top
    mixed = any(notes[one].article != notes[note].article for one in whole)
    if mixed or top < max(region.top + LEAST_ABOVE, first):
        return plan._replace(given_up=plan.given_up | {note})
    box = rows_box(context, column, top, region.foot)
    if any(box.cells & other.cells for other in others):  # a picture stands at the foot
        return plan._replace(given_up=plan.given_up | {note})
    if row >= top:
        end = region.foot if foot is None else foot.top
        cut = rows_box(context, column, row, end)
        after = state._replace(boxes=(*state.boxes, cut))
        return plan._replace(state=after, cut=plan.cut + end - row)
    feet = (*(one for one in state.feet if one is not foot), Foot(column, top, whole, box))
    placed = SetStack(notes[note].element, region.page, column, top, False, stack)
    return plan._replace(
        state=state._replace(boxes=(*others, box), feet=feet, noted=(*state.noted, note)),
        kept={**plan.kept, note: column},
        placed=(*(one for one in plan.placed if one.column != column), placed),
    )


def rows_box(context: SearchContext, column: int, top: int, foot: int) -> Box:
    """Rows of a column → the box that takes them whole, always the same one."""
    key = (column, top, foot)
    if key not in context.rooms:
        rows = ((column, row, 0.0, context.grid.width) for row in range(top, foot))
        context.rooms[key] = box_of(rows), 0.0
    return context.rooms[key][0]


def notes_left(context: SearchContext, state: State) -> Stack | None:
    """A state at the end of an article → the notes of it that stand at no foot; None where all do."""
    left = tuple(
        number
        for number, note in enumerate(context.content.notes)
        if note.element == state.element and number not in state.noted
    )
    return context.notes(left) if left else None


def last_notes(
    placements: Iterable[Placement], elements: Sequence[Element]
) -> tuple[Placement, ...]:
    """Placements → the same, of the notes at one foot the last alone: it holds those before it."""
    found = tuple(placements)
    feet = [_foot_of(placed, elements) for placed in found]
    last = {foot: index for index, foot in enumerate(feet)}
    return tuple(
        placed
        for index, (placed, foot) in enumerate(zip(found, feet, strict=True))
        if foot is None or last[foot] == index
    )


def _foot_of(placed: Placement, elements: Sequence[Element]) -> tuple[int, int, int] | None:
    """A placement → the page, column and row that notes end at; None for anything else."""
    if not isinstance(placed, SetStack) or placed.element < 0:
        return None
    end = placed.page, placed.column, placed.row + placed.stack.rows
    return end if elements[placed.element].notes_end else None
