"""How far a fill has come: the values the search moves between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.flow.model import Box, Placement, Stack, Term
from layout.text.model import Broken

Charge = tuple[str, float, float]
"""A term of the cost: its name, how often it is charged, and its weight."""


class Region(NamedTuple):
    """Rows ``top`` up to, not including, ``foot`` of a page, over all its columns."""

    page: int
    top: int
    foot: int


class Carry(NamedTuple):
    """What is left of a paragraph that the region before could not hold: its lines from ``line``."""

    element: int
    broken: Broken
    line: int


class Rest(NamedTuple):
    """What is left of a stack that was split where the region before ended."""

    stack: Stack


class Waiting(NamedTuple):
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


class Ahead(NamedTuple):
    """A picture that will not be met again when its text comes: where it stands already. ``row`` -1:
    its text has been met before."""

    picture: int
    page: int
    row: int = -1


class Shown(NamedTuple):
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


class Trail(NamedTuple):
    """What was placed and what it cost, newest first."""

    placement: Placement | None
    charges: Sequence[Charge]
    before: Trail | None


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
    waiting: tuple[Waiting, ...] = ()
    shown: tuple[Shown, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    carry: Carry | Rest | None = None
    feet: tuple[Foot, ...] = ()
    noted: tuple[int, ...] = ()
    trail: Trail | None = None

    def charged(self, name: str, times: float, weight: float) -> State:
        """A term, how often and its weight → the state with that cost added."""
        return self.with_all(None, ((name, times, weight),)) if times else self

    def with_all(self, placement: Placement | None, charges: Sequence[Charge]) -> State:
        """A placement and its terms → the state that remembers them, the terms added up."""
        cost = self.cost
        for _, times, weight in charges:
            cost += times * weight
        return State(cost, *self[1:11], Trail(placement, charges, self.trail))

    def placed(self, placement: Placement) -> State:
        """A placement → the state that remembers it."""
        return State(*self[:11], Trail(placement, (), self.trail))


def carried_rows(state: State) -> int:
    """A state at the head of a region → the rows that what was carried over takes."""
    if isinstance(state.carry, Carry):
        return len(state.carry.broken.breaks) - state.carry.line
    return state.carry.stack.rows if state.carry is not None else 0


def entries(trail: Trail | None) -> Iterator[Placement | Term]:
    """A trail → its entries, oldest first: each placement, then the terms it was charged."""
    steps = []
    while trail is not None:
        steps.append(trail)
        trail = trail.before
    for step in reversed(steps):
        if step.placement is not None:
            yield step.placement
        for name, times, weight in step.charges:
            if times:
                yield Term(name, times, times * weight)


def charged_since(trail: Trail | None, start: Trail | None) -> Iterator[Term]:
    """A trail and where it set out → the terms charged on the way, newest first."""
    while trail is not None and trail is not start:
        yield from (Term(*one[:2], one[1] * one[2]) for one in trail.charges if one[1])
        trail = trail.before


def last_placement(trail: Trail | None) -> Placement | None:
    """A trail → what was placed last; None where nothing was."""
    while trail is not None and trail.placement is None:
        trail = trail.before
    return trail.placement if trail is not None else None
