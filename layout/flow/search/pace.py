"""The pace of an issue that is to end on a given row: how much may be left to set at the foot of each page."""

from __future__ import annotations

from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, Size, sizes_of
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Element
from layout.flow.search.band import Beginning
from layout.flow.search.context import SearchContext
from layout.flow.search.issue import Opening
from layout.flow.search.state import State, remainder_rows

LOOSE = 1.02  # rows text takes for each that its length alone would: columns and pages have ends


class Left(NamedTuple):
    """Rows of one column still to be set: of text, and of pictures at their smallest and their largest."""

    text: float
    least: float
    most: float


class Pace:
    """Where an issue should have got to that is to end on its row ``end``, all pages counted together.

    All its pictures are reckoned between their smallest and their largest, at the same share.
    """

    def __init__(self, context: SearchContext, opening: Opening, end: int) -> None:
        self.end = end
        self._grid = grid = context.grid
        self._extents = tuple(_extent(options, grid) for options in context.content.pictures)
        left = [Left(0.0, 0.0, 0.0)]
        for element in reversed(context.content.elements):
            text, least, most = left[-1]
            ends = [self._extents[picture] for picture in element.pictures]
            least, most = least + sum(one for one, _ in ends), most + sum(one for _, one in ends)
            left.append(Left(text + _text_rows(element, grid), least, most))
        self._left = tuple(reversed(left))
        text, least, most = self._left[0]
        room = (end - opening.top) * grid.columns
        room -= opening.contents.rows if opening.contents is not None else 0
        share = (room - text * LOOSE - least) / max(most - least, 1.0)
        self._share = min(max(share, 0.0), 1.0)
        self._loose = (room - least - self._share * (most - least)) / max(text, 1.0)

    def room(self, beginning: Beginning) -> int:
        """A beginning → the rows of one column from its end to the end of the issue."""
        return (
            self.end - (beginning.page - 1) * self._grid.rows - beginning.top
        ) * self._grid.columns

    def behind(self, beginning: Beginning) -> float:
        """A beginning → the rows of one column by which more is left to set than there is room for."""
        text, least, most = self._rows_left(beginning.state)
        rows = text * self._loose + least + self._share * (most - least)
        return rows - self.room(beginning)

    def _rows_left(self, state: State) -> Left:
        text, least, most = self._left[state.element]
        text += remainder_rows(state)
        for pending in state.pending:
            low, high = self._extents[pending.picture]
            least, most = least + low, most + high
        return Left(text, least, most)


def _text_rows(element: Element, grid: GridFrame) -> float:
    """An element → about the rows of one column it takes without its pictures."""
    rows = element.length / grid.measure_em + (0.5 if element.text else 0.0)
    if element.across is not None and element.span_cost < element.column_cost:
        return rows + (element.across.rows + element.across.above) * grid.columns
    if element.stack is not None:
        rows += element.stack.rows + element.stack.above
    return rows


def _extent(options: PictureOptions, grid: GridFrame) -> tuple[float, float]:
    """A picture → the fewest and the most rows of one column it can take."""
    rows = [
        _rows(wrap, size, grid) for wrap in options.wraps for size in sizes_of(options, wrap)
    ] or [0.0]
    return min(rows), max(rows)


def _rows(wrap: Wrap, size: Size, grid: GridFrame) -> float:
    """A way of wrapping and a size → the rows of one column it takes."""
    match wrap:
        case Wrap.COLUMN:
            return float(size.rows)
        case Wrap.SPAN:
            return float(size.rows * grid.columns)
        case Wrap.PAGE:
            return float(grid.rows * grid.columns)
        case _:
            return size.rows * (size.width + grid.em) / grid.width
