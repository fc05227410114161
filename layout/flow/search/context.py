"""Everything a fill works with, and the memory that keeps it from breaking a paragraph twice."""

from __future__ import annotations

import math
from collections import Counter
from copy import copy
from dataclasses import replace
from typing import Any

from layout.document.model import Wrap
from layout.flow.content.build import FlowContent
from layout.flow.content.pictures import PictureOptions
from layout.flow.content.stacks import notes_stack
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Box, LineSlot, Stack
from layout.flow.room.free_spans import RowSpans, free_spans
from layout.flow.search.state import Region, State, remainder_rows
from layout.style.model import PictureStyle, Search, Style, Weights
from layout.text.linebreak import Memory, break_lines
from layout.text.model import Broken


class SearchContext:
    """The material, the grid, the style and what has been worked out already.

    One bench serves one issue; a fill only reads from it, its memory changes no result.
    """

    def __init__(self, content: FlowContent, style: Style, grid: GridFrame) -> None:
        self.content = content
        self.style = style
        self.grid = grid
        self.looks: PictureStyle = style.pictures
        self.search: Search = style.search
        self.weights: Weights = style.search.weights
        self._whole = free_spans((), 0, grid, self.looks.min_measure)
        self._rest = _rest(content, grid)
        self.float_candidates: dict[object, Any] = {}
        """Places for pictures (``layout.flow.steps.float_candidates``), by picture, region and where it was met."""
        self.rooms: dict[object, tuple[Box, float]] = {}
        """The room chosen pictures take (``layout.flow.steps.float_options``), and notes (``layout.flow.steps.footnotes``)."""
        self.runs: dict[object, Any] = {}
        """Ways of running a paragraph (``layout.flow.steps.paragraph``), by region, place and boxes."""
        self.compared: Counter[int] = Counter()
        """How often the places of each picture were compared."""
        self.fitting = 0
        """-1 where paragraphs are to be tried a line shorter to save paper, 1 a line longer, to fill it."""
        self._spans: dict[tuple[tuple[Box, ...], int], tuple[RowSpans, ...]] = {}
        self._broken: dict[tuple[int, tuple[float, ...], int], Broken | None] = {}
        self._memories: dict[int, Memory] = {}
        self._notes: dict[tuple[int, ...], Stack] = {}

    def priced(self, price: float) -> SearchContext:
        """What paper costs, times its weight → a bench that reckons so and shares this one's memory of lines."""
        other = copy(self)
        other.weights = replace(self.weights, row=self.weights.row * price)
        other.fitting = -1 if price > 1 else 1
        other.float_candidates, other.runs = {}, {}
        return other

    def spans(self, boxes: tuple[Box, ...], column: int) -> tuple[RowSpans, ...]:
        """Boxes and a column → the free spans of each row, pt from the column's left edge."""
        if not boxes:
            return self._whole
        found = self._spans.get((boxes, column))
        if found is None:
            mine = tuple(box for box in boxes if column in box.columns)
            found = self._spans.get((mine, column)) if mine else self._whole
            if found is None:
                found = free_spans(mine, column, self.grid, self.looks.min_measure)
            self._spans[boxes, column] = self._spans[mine, column] = found
        return found

    def slots(self, state: State, region: Region, reach: float) -> list[LineSlot]:
        """A state and how many em of text are coming → the slots for them, up to the region's end."""
        found: list[LineSlot] = []
        room = 0.0
        row = state.row
        for column in range(state.column, self.grid.columns):
            spans = self.spans(state.boxes, column)
            for r in range(row, region.foot):
                for left, width in spans[r]:
                    found.append(LineSlot(region.page, column, r, left, width))
                    room += width / self.grid.em
                if room > reach:
                    return found
            row = region.top
        return found

    def broken(self, element: int, measures: tuple[float, ...], extra: int) -> Broken | None:
        """A paragraph over measures in em (the last repeating) → its lines, remembered.

        ``extra`` asks for that many lines more or fewer; None where the text cannot do it.
        """
        end = len(measures)
        while end > 1 and measures[end - 1] == measures[end - 2]:
            end -= 1
        key = (element, measures[:end], extra)
        if key not in self._broken:
            one = self.content.elements[element]
            assert one.text is not None
            memory = self._memories.get(element)
            if memory is None:
                memory = self._memories[element] = Memory(one.text)
            self._broken[key] = break_lines(
                one.text, key[1], indent=one.indent, hang=one.hang, extra=extra, memory=memory
            )
        return self._broken[key]

    def takes_page(self, picture: int) -> bool:
        """A picture → whether it takes a whole page to itself."""
        return self.content.pictures[picture].wraps == (Wrap.PAGE,)

    def notes(self, numbers: tuple[int, ...]) -> Stack:
        """Notes by number → the stack they stand in together, remembered."""
        known = self._notes.get(numbers)
        if known is None:
            parts = [self.content.notes[number].part for number in numbers]
            known = self._notes[numbers] = notes_stack(parts, self.grid)
        return known

    def has_room(self, state: State, region: Region) -> bool:
        """A state → whether its column has a row left for text."""
        if not state.boxes:
            return state.row < region.foot
        spans = self.spans(state.boxes, state.column)
        return any(spans[state.row : region.foot])

    def empty_rows(self, state: State, region: Region) -> int:
        """A state → the rows under it in its column that text could still use."""
        spans = self.spans(state.boxes, state.column)
        return sum(1 for row in range(state.row, region.foot) if spans[row])

    def rank(self, state: State) -> tuple[float, int, int, int]:
        """A state → what it is compared by with others that have come less far or further: its cost, and
        what the rows still to come will cost about."""
        left = self.rows_left(state) * (self.weights.row + self.search.ahead)
        return (state.cost + left, state.element, state.column, state.row)

    @property
    def effort(self) -> int:
        """How much has been worked out so far: ways of running paragraphs, places for pictures, and how
        often those were compared."""
        return len(self.runs) + len(self.float_candidates) + self.compared.total()

    def widened(self, times: int) -> SearchContext:
        """How many times as many → a bench that keeps so many more states and shares this one's memory."""
        beam, pages = self.search.beam * times, self.search.pages * times
        other = copy(self)
        other.search = replace(self.search, beam=beam, pages=pages)
        return other

    def plain(self) -> SearchContext:
        """A bench that places each picture where it first fits, and shares this one's memory of lines."""
        other = copy(self)
        other.search = replace(self.search, compose="first-fit")
        other.runs = {}
        return other

    def band_rows(self, opening: int) -> int:
        """The element that opens an article → about how many rows its text takes where it ends level."""
        after = opening + 1
        while after < len(self.content.elements) and not self.content.elements[after].opens:
            after += 1
        rows = self._rest[opening + 1] - self._rest[after]
        return math.ceil(rows / self.grid.columns)

    def rows_left(self, state: State) -> float:
        """A state → about how many rows of one column the rest of the issue will take."""
        rest = self._rest[state.element] + remainder_rows(state)
        for pending in state.pending:
            rest += picture_rows(self.content.pictures[pending.picture], self.grid)
        return rest


def picture_rows(options: PictureOptions, grid: GridFrame) -> float:
    """A picture → about how many rows of one column it takes."""
    for sizes in (options.beside, options.astride, options.column, options.span):
        if sizes:
            return sizes[0].rows * min(sizes[0].width + grid.em, grid.width) / grid.width
    return 0.0


def _rest(content: FlowContent, grid: GridFrame) -> tuple[float, ...]:
    """The material → for each element the rows of one column from it to the end."""
    total = 0.0
    rest = [0.0]
    for element in reversed(content.elements):
        total += element.length / grid.measure_em + (0.5 if element.text else 0)
        if element.stack is not None:
            total += element.stack.rows + element.stack.above
        total += sum(picture_rows(content.pictures[picture], grid) for picture in element.pictures)
        rest.append(total)
    return tuple(reversed(rest))
