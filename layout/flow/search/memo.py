"""What a search has worked out already and may be asked again. No memory changes a result: it only saves work."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.pictures import Size
from layout.flow.model.cost import Charge
from layout.flow.model.elements import Stack
from layout.flow.model.placement import LineSlot, Obstacle, SetLines
from layout.flow.room.free_spans import RowSpans
from layout.flow.search.state import (
    Candidate,
    FloatFootprint,
    ParagraphRemainder,
    PendingFloat,
    Region,
    Shape,
)
from layout.text.linebreak import Memory
from layout.text.model import Broken, SetText


class ParagraphLayout(NamedTuple):
    """A way of running a paragraph from a place: its lines, what they cost, and where it ends."""

    lines: SetLines | None
    cost: float
    charges: tuple[Charge, ...]
    column: int
    row: int
    remainder: ParagraphRemainder | None
    alone: int | None  # the slot whose line stands alone at a column head
    missing: int  # how many more lines should stand with it


class ColumnSlots(NamedTuple):
    """A column between the obstacles of its page: the free ``spans`` of each row, and its slots: those of row ``r``
    are from ``first[r]`` up to ``first[r + 1]``; ``measures`` are their widths in em, ``room`` those added up."""

    spans: tuple[RowSpans, ...]
    slots: Sequence[LineSlot]
    measures: Sequence[float]
    room: Sequence[float]
    first: Sequence[int]


def column_slots(
    spans: tuple[RowSpans, ...], slots: Sequence[LineSlot], measures: Sequence[float]
) -> ColumnSlots:
    """The free spans of each row of a column, its slots and their measures in em → the column."""
    room = tuple(accumulate(measures, initial=0.0))
    return ColumnSlots(spans, slots, measures, room, tuple(accumulate(map(len, spans), initial=0)))


class LineMemo:
    """One text broken over many measures."""

    __slots__ = ("broken", "memory")

    def __init__(self, text: SetText) -> None:
        self.memory = Memory(text)
        self.broken: dict[tuple[tuple[float, ...], int, float | None, float], Broken | None] = {}


LayoutKey = tuple[int, int, tuple[Obstacle, ...]]
"""An element, the cell it is run from and the obstacles that reach it."""


class RoomMemo:
    """What was worked out of the room on one page, whatever anything costs."""

    __slots__ = ("notes", "rooms", "slots")

    def __init__(self) -> None:
        self.slots: dict[tuple[tuple[Obstacle, ...], int], ColumnSlots] = {}
        self.rooms: dict[
            tuple[int, FloatFootprint, Size] | tuple[int, int, int], tuple[Obstacle, float]
        ] = {}
        """The room chosen pictures take, and the rows cut off a column."""
        self.notes: dict[tuple[int, ...], Stack] = {}


class PageMemo:
    """What was worked out on one page at the prices of one policy."""

    __slots__ = ("candidates", "layouts", "layouts_to_foot", "shapes")

    def __init__(self) -> None:
        self.candidates: dict[tuple[PendingFloat, Region, int, int], tuple[Candidate, ...]] = {}
        self.layouts: dict[LayoutKey, tuple[int, tuple[ParagraphLayout, ...]]] = {}
        """Ways of running a paragraph that end in its column, by the obstacles there: they hold in any region with a
        lower foot than the row given."""
        self.layouts_to_foot: dict[tuple[Region, LayoutKey], tuple[ParagraphLayout, ...]] = {}
        self.shapes: dict[tuple[int, Wrap], tuple[Shape, ...]] = {}
        """The shapes of each picture, by its way of wrapping."""


class Memo:
    """All that is remembered of an issue: texts by what they are, room by page, all else by page and policy."""

    __slots__ = ("lines", "pages", "rooms")

    def __init__(self) -> None:
        self.lines: dict[SetText, LineMemo] = {}
        self.pages: dict[tuple[int, object], PageMemo] = {}
        self.rooms: dict[int, RoomMemo] = {}

    def room(self, page: int) -> RoomMemo:
        """A page → what is remembered of the room on it."""
        found = self.rooms.get(page)
        if found is None:
            found = self.rooms[page] = RoomMemo()
        return found

    def page(self, page: int, prices: object) -> PageMemo:
        """A page and the prices of a policy → what is remembered of it."""
        key = (page, prices)
        found = self.pages.get(key)
        if found is None:
            found = self.pages[key] = PageMemo()
        return found

    def of_text(self, text: SetText) -> LineMemo:
        """A text → what is remembered of its lines."""
        found = self.lines.get(text)
        if found is None:
            found = self.lines[text] = LineMemo(text)
        return found

    def forget_pages_before(self, page: int) -> None:
        """No way goes back before a page → what was remembered of those is let go."""
        for key in [key for key in self.pages if key[0] < page]:
            del self.pages[key]
        for number in [number for number in self.rooms if number < page]:
            del self.rooms[number]

    def keep_texts(self, texts: Set[SetText | None]) -> None:
        """The texts that are still there → what was remembered of others and of all pages is let go."""
        for text in [text for text in self.lines if text not in texts]:
            del self.lines[text]
        self.pages.clear()
        self.rooms.clear()
