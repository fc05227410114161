"""How far a fill has come: the values the search moves between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.flow.model.placement import Box, Placement, Stack, Term
from layout.text.model import Broken

Charge = tuple[str, float, float]
"""A term of the cost: its name, how often it is charged, and its weight."""


class Region(NamedTuple):
    """Rows ``top`` up to, not including, ``foot`` of a page, over all its columns."""

    page: int
    top: int
    foot: int


class ParagraphRemainder(NamedTuple):
    """What is left of a paragraph that the region before could not hold: its lines from ``line``."""

    element: int
    broken: Broken
    line: int


class StackRemainder(NamedTuple):
    """What is left of a stack that was split where the region before ended."""

    stack: Stack


class PendingFloat(NamedTuple):
    """A picture whose text has been met and that has no place yet: where that text stands.

    ``late``: its article is over, so it can only stand over whole columns.
    """

    picture: int
    page: int
    column: int
    row: int
    late: bool = False


UNMET = 0
"""The page of a text that has not been met yet."""


class PlacedEarly(NamedTuple):
    """A picture that will not be met again when its text comes: where it stands already. ``row`` -1:
    its text has been met before."""

    picture: int
    page: int
    row: int = -1


class FloatFootprint(NamedTuple):
    """A picture on the page being filled: where it stands, for the terms that compare neighbours."""

    column: int
    row: int
    rows: int
    wrap: str


class Foot(NamedTuple):
    """Notes at the foot of a column: the row they begin at and the room they take."""

    column: int
    top: int
    notes: tuple[int, ...]
    box: Box


class Decision(NamedTuple):
    """What was placed and what it cost, newest first."""

    placement: Placement | None
    charges: Sequence[Charge]
    parent: Decision | None


class State(NamedTuple):
    """A fill in progress: what it cost, the next element and the next free row.

    ``ahead`` are pictures placed before their text was met, ``feet`` the notes at the feet of the region's
    columns, ``noted`` all notes in place.
    """

    cost: float
    element: int
    column: int
    row: int
    boxes: tuple[Box, ...] = ()
    pending: tuple[PendingFloat, ...] = ()
    footprints: tuple[FloatFootprint, ...] = ()
    placed_early: tuple[PlacedEarly, ...] = ()
    remainder: ParagraphRemainder | StackRemainder | None = None
    feet: tuple[Foot, ...] = ()
    noted: tuple[int, ...] = ()
    decision: Decision | None = None

    def charged(self, name: str, times: float, weight: float) -> State:
        """A term, how often and its weight → the state with that cost added."""
        return self.with_all(None, ((name, times, weight),)) if times else self

    def with_all(self, placement: Placement | None, charges: Sequence[Charge]) -> State:
        """A placement and its terms → the state that remembers them, the terms added up."""
        cost = self.cost
        for _, times, weight in charges:
            cost += times * weight
        return State(cost, *self[1:11], Decision(placement, charges, self.decision))

    def placed(self, placement: Placement) -> State:
        """A placement → the state that remembers it."""
        return State(*self[:11], Decision(placement, (), self.decision))


def remainder_rows(state: State) -> int:
    """A state at the head of a region → the rows that what was carried over takes."""
    if isinstance(state.remainder, ParagraphRemainder):
        return len(state.remainder.broken.breaks) - state.remainder.line
    return state.remainder.stack.rows if state.remainder is not None else 0


def entries(decision: Decision | None) -> Iterator[Placement | Term]:
    """A trail → its entries, oldest first: each placement, then the terms it was charged."""
    steps = []
    while decision is not None:
        steps.append(decision)
        decision = decision.parent
    for step in reversed(steps):
        if step.placement is not None:
            yield step.placement
        for name, times, weight in step.charges:
            if times:
                yield Term(name, times, times * weight)


def charged_since(decision: Decision | None, start: Decision | None) -> Iterator[Term]:
    """A trail and where it set out → the terms charged on the way, newest first."""
    while decision is not None and decision is not start:
        yield from (Term(*one[:2], one[1] * one[2]) for one in decision.charges if one[1])
        decision = decision.parent


def placed_since(decision: Decision | None, start: Decision | None) -> bool:
    """A decision and where it set out → whether anything was placed on the way."""
    while decision is not None and decision is not start:
        if decision.placement is not None:
            return True
        decision = decision.parent
    return False


def last_placement(decision: Decision | None) -> Placement | None:
    """A trail → what was placed last; None where nothing was."""
    while decision is not None and decision.placement is None:
        decision = decision.parent
    return decision.placement if decision is not None else None
