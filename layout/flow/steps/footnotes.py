"""Footnotes at the foot of the column their marks stand in.

A note takes room from a column before its paragraph is run, so the mark may move on to the next column; then
the column ends above the line that bears it. What finds no room stands at the end of its article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Element, Stack
from layout.flow.model.placement import Obstacle, SetLines, SetStack
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Foot, ParagraphRemainder, Region, State, last_item
from layout.text.model import SetText

ParagraphStep = Callable[[SearchContext, Region, State], list[State]]
"""Runs what comes next of a paragraph: ``flow_paragraph`` or ``continue_paragraph``."""

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
    context: SearchContext, region: Region, state: State, step: ParagraphStep
) -> list[State]:
    """A state before a paragraph with note marks, and what runs it → the states after it, each note at the
    foot of its mark's column."""
    remainder = state.remainder
    index = remainder.element if isinstance(remainder, ParagraphRemainder) else state.element
    element = context.elements[index]
    plan = _Plan(state, {})
    for _ in range(3 * len(element.notes) + 1):
        found = step(context, region, plan.state)
        better = _better(context, region, plan, element, _lines(found[0], index))
        if better is None:
            held = [
                after
                for after in found
                if _better(context, region, plan, element, _lines(after, index)) is None
            ]
            return [_with_notes(context, after, plan) for after in held]
        plan = better
    away = len(element.notes)  # no rest was found: the notes stand at the end of the article
    return [
        after.charged(CostTerm.NOTE, away, context.weights)
        for after in step(context, region, state)
    ]


def _with_notes(context: SearchContext, state: State, plan: _Plan) -> State:
    """A state after a paragraph → the same with its notes in place."""
    for stack in plan.placed:
        state = state.placed(stack)
    state = state.charged(CostTerm.NOTE, len(plan.given_up), context.weights)
    return state.charged(CostTerm.UNEVEN, plan.cut, context.weights)


def _lines(state: State, index: int) -> SetLines | None:
    """A state after a paragraph → the lines of it that were placed last."""
    placed = last_item(state.decision)
    return placed if isinstance(placed, SetLines) and placed.element == index else None


def _better(
    context: SearchContext, region: Region, plan: _Plan, element: Element, lines: SetLines | None
) -> _Plan | None:
    """A plan and the lines that came of it → a better one; None: every note stands where its mark does."""
    assert element.text is not None
    for mark, note in element.notes:
        at = _place(element.text, lines, mark)
        kept = plan.kept.get(note)
        if note in plan.given_up or kept == (at[0] if at else None):
            continue
        if at is None or kept is not None:  # its own room drove the mark away
            return _without(plan, note)
        return _kept(context, region, plan, note, *at)
    return None


def _without(plan: _Plan, note: int) -> _Plan:
    """A plan and a note that finds no room → the plan in which it is given up."""
    return plan._replace(given_up=plan.given_up | {note})


def _place(text: SetText, lines: SetLines | None, mark: int) -> tuple[int, int] | None:
    """The index of a mark → the column and row of the line that bears it; None: it is none of these lines."""
    if lines is None:
        return None
    breaks = lines.broken.breaks[lines.first : lines.first + len(lines.slots)]
    for slot, line in zip(lines.slots, breaks, strict=True):
        if text.starts[line.start] <= mark < text.starts[line.end]:
            return slot.column, slot.row
    return None


def _kept(
    context: SearchContext, region: Region, plan: _Plan, note: int, column: int, row: int
) -> _Plan:
    """A note and the column and row of its mark → the plan with room kept at the foot of that column.

    Where the mark itself stands in that room, the column is cut off above it; where there is no room at all,
    or notes of another article stand there, the note is given up.
    """
    state, notes = plan.state, context.content.notes
    foot = next((foot for foot in state.feet if foot.column == column), None)
    whole = (*(foot.notes if foot else ()), note)
    others = tuple(each for each in state.obstacles if foot is None or each is not foot.obstacle)
    stack = context.notes(whole)
    top = region.foot - stack.rows
    first = state.row if column == state.column else region.top
    mixed = any(notes[number].article != notes[note].article for number in whole)
    if mixed or top < max(region.top + LEAST_ABOVE, first):
        return _without(plan, note)
    obstacle = rows_taken(context, column, top, region.foot)
    if any(obstacle.cells & other.cells for other in others):  # a picture stands at the foot
        return _without(plan, note)
    after = state.copy()
    if row >= top:
        end = region.foot if foot is None else foot.top
        after.obstacles = (*state.obstacles, rows_taken(context, column, row, end))
        return plan._replace(state=after, cut=plan.cut + end - row)
    rest = (each for each in state.feet if each is not foot)
    after.obstacles = (*others, obstacle)
    after.feet = (*rest, Foot(column, top, whole, obstacle))
    after.noted = (*state.noted, note)
    stands = SetStack(notes[note].element, region.page, column, top, False, stack)
    return plan._replace(
        state=after,
        kept={**plan.kept, note: column},
        placed=(*(each for each in plan.placed if each.column != column), stands),
    )


def rows_taken(context: SearchContext, column: int, top: int, foot: int) -> Obstacle:
    """Rows of a column → the obstacle that takes them whole, always the same one."""
    key = (column, top, foot)
    found = context.room.rooms.get(key)
    if found is None:
        rows = ((column, row, 0.0, context.grid.width) for row in range(top, foot))
        found = context.room.rooms[key] = Obstacle(rows), 0.0
    return found[0]


def notes_left(context: SearchContext, state: State) -> Stack | None:
    """A state at the end of an article → the notes of it that stand at no foot; None where all do."""
    left = tuple(
        number
        for number, note in enumerate(context.content.notes)
        if note.element == state.element and number not in state.noted
    )
    return context.notes(left) if left else None
