"""How far a region has been filled: the values the search moves between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.pictures import Size
from layout.flow.model.cost import Charge, CostTerm, WeightVector
from layout.flow.model.elements import Stack
from layout.flow.model.placement import Obstacle, SetLines, SetStack, cell
from layout.text.model import Broken


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
    """What is left of a stack that was split where the region before ended; ``across`` all columns or in one."""

    stack: Stack
    across: bool = False


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
    picture: int


class Foot(NamedTuple):
    """Notes at the foot of a column: the row they begin at and the room they take."""

    column: int
    top: int
    notes: tuple[int, ...]
    obstacle: Obstacle


class Shape(NamedTuple):
    """A way of wrapping a picture and a size: the columns it meets, its rows as bits, and what it is charged wherever
    it stands."""

    wrap: Wrap
    size: Size
    columns: int
    bits: int
    charges: tuple[Charge, ...]
    cost: float


class Candidate:
    """A place a picture may be tried at: a shape, its head in a column and row, and what it costs whatever stands on
    the page already: as its shape does, by the rows it is ``away`` from its words, and for what else it is charged.

    ``cells`` are the rows it would meet; the room it takes is worked out when it is chosen.
    """

    __slots__ = (
        "_footprint", "_mirror", "away", "cells", "column", "cost", "extra", "order", "page", "picture",
        "room", "row", "shape",
    )  # fmt: skip

    def __init__(self, picture: int, page: int, shape: Shape, column: int, row: int) -> None:
        self.picture, self.page, self.shape = picture, page, shape
        self.column, self.row = column, row
        self.cells = shape.bits << cell(column, max(row, 0))
        self.cost, self.away, self.order = shape.cost, 0.0, 0
        self.extra: tuple[Charge, ...] = ()
        self.room: tuple[Obstacle, float] | None = None
        self._footprint: FloatFootprint | None = None
        self._mirror: Candidate | None = None

    @property
    def charges(self) -> tuple[Charge, ...]:
        """What it is charged by itself."""
        return ((CostTerm.DISTANCE, self.away), *self.shape.charges, *self.extra)

    @property
    def footprint(self) -> FloatFootprint:
        """Where it stands, for the terms that compare neighbours."""
        if self._footprint is None:
            shape = self.shape
            self._footprint = FloatFootprint(
                self.column, self.row, shape.size.rows, shape.wrap.value, self.picture
            )
        return self._footprint

    def mirrored(self) -> Candidate:
        """Nothing → the same candidate at the right of its column, for one at the left."""
        if self._mirror is None:
            shape = self.shape._replace(wrap=Wrap.RIGHT)
            other = Candidate(self.picture, self.page, shape, self.column, self.row)
            other.cost, other.away, other.order = self.cost, self.away, self.order
            other.extra = self.extra
            self._mirror = other
        return self._mirror


def row_bits(rows: int, columns: int) -> int:
    """Rows and columns → the cells of such a block at the head of the first column, as bits."""
    mine = (1 << rows) - 1
    return sum(mine << cell(each, 0) for each in range(columns))


Item = SetLines | SetStack | Candidate
"""What a decision sets: a candidate becomes a placed picture when the search has ended."""


class Decision:
    """One step of the search, linked to the one before: what it set, if anything, and what it was charged beside what
    a picture is charged by itself."""

    __slots__ = ("added", "item", "parent")

    def __init__(self, item: Item | None, added: Sequence[Charge], parent: Decision | None) -> None:
        self.item, self.added, self.parent = item, added, parent

    @property
    def charges(self) -> Sequence[Charge]:
        """All it was charged."""
        if isinstance(self.item, Candidate):
            return (*self.item.charges, *self.added)
        return self.added


class State:
    """A region in the filling: the next element, the next free row and what the way there cost.

    A state is never changed once a second one knows of it: ``copy`` first. ``cost`` counts from the head of the
    region; ``pending`` are the pictures that wait for a place, ``placed_early`` those placed before their text was
    met, ``feet`` the notes at the feet of the region's columns, ``noted`` all notes in place; ``decision`` the last
    one of the region.
    """

    __slots__ = (
        "column", "cost", "decision", "element", "feet", "footprints", "noted", "obstacles", "pending",
        "placed_early", "remainder", "row",
    )  # fmt: skip

    def __init__(self, element: int = 0, column: int = 0, row: int = 0) -> None:
        self.cost = 0.0
        self.element, self.column, self.row = element, column, row
        self.obstacles: tuple[Obstacle, ...] = ()
        self.pending: tuple[PendingFloat, ...] = ()
        self.footprints: tuple[FloatFootprint, ...] = ()
        self.placed_early: tuple[PlacedEarly, ...] = ()
        self.remainder: ParagraphRemainder | StackRemainder | None = None
        self.feet: tuple[Foot, ...] = ()
        self.noted: tuple[int, ...] = ()
        self.decision: Decision | None = None

    def copy(self) -> State:
        """Nothing → a state like this one, that nothing else knows of yet."""
        other = State.__new__(State)
        other.cost = self.cost
        other.element, other.column, other.row = self.element, self.column, self.row
        other.obstacles, other.pending = self.obstacles, self.pending
        other.footprints, other.placed_early = self.footprints, self.placed_early
        other.remainder, other.feet, other.noted = self.remainder, self.feet, self.noted
        other.decision = self.decision
        return other

    def at(self, column: int, row: int) -> State:
        """A column and row → the same state there."""
        other = self.copy()
        other.column, other.row = column, row
        return other

    def with_pending(self, pending: tuple[PendingFloat, ...]) -> State:
        """Pictures that wait → the same state with these waiting alone."""
        other = self.copy()
        other.pending = pending
        return other

    def charged(self, term: CostTerm, times: float, weights: WeightVector) -> State:
        """A term, how often and what terms cost → the state with that cost added."""
        if not times:
            return self
        other = self.copy()
        other.cost += times * weights[term]
        other.decision = Decision(None, ((term, times),), self.decision)
        return other

    def placed(self, item: Item) -> State:
        """What was set → the state that remembers it."""
        other = self.copy()
        other.decision = Decision(item, (), self.decision)
        return other


def remainder_rows(state: State) -> int:
    """A state at the head of a region → the rows that what was carried over takes."""
    remainder = state.remainder
    if isinstance(remainder, ParagraphRemainder):
        return len(remainder.broken.breaks) - remainder.line
    return remainder.stack.rows if remainder is not None else 0


def decisions(last: Decision | None, first: Decision | None = None) -> Iterator[Decision]:
    """The last decision and the one to stop before → the decisions between, newest first."""
    while last is not None and last is not first:
        yield last
        last = last.parent


def last_item(last: Decision | None) -> Item | None:
    """The last decision → what was set last in its region; None where nothing was."""
    return next((step.item for step in decisions(last) if step.item is not None), None)
