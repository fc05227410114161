"""A problem seen under a policy, page by page: everything a step of the search works with."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.build import FlowContent
from layout.flow.content.stacks import notes_stack
from layout.flow.model.elements import Stack
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import LineSlot, Obstacle
from layout.flow.room.free_spans import RowSpans, free_spans, row_spans
from layout.flow.search.effort import Effort
from layout.flow.search.estimate import RowEstimate
from layout.flow.search.memo import ColumnSlots, Memo, PageMemo, RoomMemo, column_slots
from layout.flow.search.policy import Policy
from layout.flow.search.state import Region, State
from layout.style.model import Style
from layout.text.linebreak import break_lines
from layout.text.model import Broken


class Opening(NamedTuple):
    """What page one has before the text: its first free row and the contents, with their room."""

    top: int
    contents: Stack | None


class Problem:
    """What has to be set: the content of an issue, its style and grid. Nothing in it changes."""

    __slots__ = ("anchors", "content", "estimate", "fixed_on", "grid", "opening", "style", "whole")

    def __init__(self, content: FlowContent, style: Style, grid: GridFrame, opening: Opening):
        self.content, self.style, self.grid, self.opening = content, style, grid, opening
        self.estimate = RowEstimate(content, grid)
        self.whole = free_spans((), 0, grid, style.pictures.min_measure)
        self.anchors = {
            picture: index
            for index, element in enumerate(content.elements)
            for picture in element.pictures
        }
        """The element each picture is anchored in."""
        self.fixed_on: dict[int, list[int]] = {}
        """The pictures an editor fixed, by page."""
        for index, options in enumerate(content.pictures):
            if options.picture.fixed and options.picture.place is not None:
                self.fixed_on.setdefault(options.picture.place[0], []).append(index)

    def next_opening(self, element: int) -> int:
        """An element → the next one after it that opens an article; the number of elements where none does."""
        elements = self.content.elements
        after = element + 1
        while after < len(elements) and not elements[after].opens:
            after += 1
        return after

    def takes_page(self, picture: int) -> bool:
        """A picture → whether it takes a whole page to itself."""
        return self.content.pictures[picture].wraps == (Wrap.PAGE,)


class SearchContext:
    """One page of a problem under one policy, with what is remembered of it and the effort it has cost."""

    __slots__ = (
        "content", "effort", "elements", "grid", "lines", "memo", "page", "picture_style", "policy",
        "problem", "room", "weights",
    )  # fmt: skip

    def __init__(self, problem: Problem, policy: Policy, page: int, memo: Memo, effort: Effort):
        self.problem, self.policy, self.page, self.effort = problem, policy, page, effort
        self.content, self.grid = problem.content, problem.grid
        self.elements = problem.content.elements
        self.picture_style = problem.style.pictures
        self.weights = policy.weights
        self.lines = memo
        prices = (policy.searching, policy.fitting, policy.weights)
        self.memo: PageMemo = memo.page(page, prices)
        self.room: RoomMemo = memo.room(page)

    def spans(self, obstacles: tuple[Obstacle, ...], column: int) -> tuple[RowSpans, ...]:
        """Obstacles and a column → the free spans of each row, pt from the column's left edge."""
        return self.column(obstacles, column).spans if obstacles else self.problem.whole

    def column(self, obstacles: tuple[Obstacle, ...], column: int) -> ColumnSlots:
        """Obstacles and a column → its slots, remembered."""
        known = self.room.slots
        found = known.get((obstacles, column))
        if found is None:
            mine = tuple(obstacle for obstacle in obstacles if column in obstacle.columns)
            found = known.get((mine, column))
            if found is None:
                found = known[mine, column] = self._column_slots(mine, column)
            known[obstacles, column] = found
        return found

    def _column_slots(self, obstacles: tuple[Obstacle, ...], column: int) -> ColumnSlots:
        """Obstacles that all meet a column → its slots: but for the rows that the last of them meets, those it has
        without that one."""
        grid, page = self.grid, self.page
        if not obstacles:
            slots = tuple(LineSlot(page, column, row, 0.0, grid.width) for row in range(grid.rows))
            return column_slots(self.problem.whole, slots, (grid.measure_em,) * grid.rows)
        before = self.column(obstacles[:-1], column)
        met = sorted(row for at, row in obstacles[-1].rows if at == column and row < grid.rows)
        if not met:
            return before
        top, foot = met[0], met[-1] + 1
        least = self.picture_style.min_measure
        spans = tuple(row_spans(obstacles, column, row, grid, least) for row in range(top, foot))
        slots = tuple(
            LineSlot(page, column, row, left, width)
            for row, here in enumerate(spans, top)
            for left, width in here
        )
        measures = tuple(slot.width / grid.em for slot in slots)
        first, end = before.first[top], before.first[foot]
        return column_slots(
            (*before.spans[:top], *spans, *before.spans[foot:]),
            (*before.slots[:first], *slots, *before.slots[end:]),
            (*before.measures[:first], *measures, *before.measures[end:]),
        )

    def slots(
        self, state: State, region: Region, reach: float
    ) -> tuple[list[LineSlot], list[float]]:
        """A state and how many em of text are coming → the slots for them up to the region's end, whole rows, and
        the measure of each in em."""
        slots: list[LineSlot] = []
        measures: list[float] = []
        row = state.row
        for column in range(state.column, self.grid.columns):
            here = self.column(state.obstacles, column)
            first = here.first[row]
            end = here.first[max(region.foot, row)]
            enough = bisect_right(here.room, here.room[first] + reach, first)
            if enough <= end:
                last_row = here.slots[enough - 1].row
                end = here.first[last_row + 1]
                slots += here.slots[first:end]
                measures += here.measures[first:end]
                break
            slots += here.slots[first:end]
            measures += here.measures[first:end]
            reach -= here.room[end] - here.room[first]
            row = region.top
        return slots, measures

    def broken(self, element: int, measures: tuple[float, ...], extra: int) -> Broken | None:
        """A paragraph over measures in em (the last repeating) → its lines, remembered.

        ``extra`` asks for that many lines more or fewer; None where the text cannot do it.
        """
        end = len(measures)
        while end > 1 and measures[end - 1] == measures[end - 2]:
            end -= 1
        paragraph = self.elements[element]
        assert paragraph.text is not None
        known = self.lines.of_text(paragraph.text)
        key = (measures[:end], extra, paragraph.indent, paragraph.hang)
        if key in known.broken:
            return known.broken[key]
        found = known.broken[key] = break_lines(
            paragraph.text,
            key[0],
            indent=paragraph.indent,
            hang=paragraph.hang,
            extra=extra,
            memory=known.memory,
        )
        return found

    def notes(self, numbers: tuple[int, ...]) -> Stack:
        """Notes by number → the stack they stand in together, remembered."""
        known = self.room.notes.get(numbers)
        if known is None:
            parts = [self.content.notes[number].part for number in numbers]
            known = self.room.notes[numbers] = notes_stack(parts, self.grid)
        return known

    def has_room(self, state: State, region: Region) -> bool:
        """A state → whether its column has a row left for text."""
        if not state.obstacles:
            return state.row < region.foot
        first = self.column(state.obstacles, state.column).first
        return state.row < region.foot and first[state.row] < first[region.foot]

    def empty_rows(self, state: State, region: Region) -> int:
        """A state → the rows under it in its column that text could still use."""
        if not state.obstacles:
            return max(0, region.foot - state.row)
        spans = self.spans(state.obstacles, state.column)
        return sum(1 for row in range(state.row, region.foot) if spans[row])

    def band_rows(self, opening: int, enough: int) -> int:
        """The element that opens an article and how many rows are enough → about how many rows its text takes
        where it ends level, or enough."""
        estimate, columns = self.problem.estimate, self.grid.columns
        start, at = estimate.until(opening + 1), opening + 1
        elements = self.elements
        while at < len(elements) and not elements[at].opens:
            at += 1
            if estimate.until(at) - start > enough * columns:
                break
        self.effort.sees(at)
        return min(enough, math.ceil((estimate.until(at) - start) / columns))
