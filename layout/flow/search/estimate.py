"""About how many rows the rest of an issue takes: the one estimator of what is still to come."""

from __future__ import annotations

from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.build import FlowContent
from layout.flow.content.pictures import PictureOptions, Size, sizes_of
from layout.flow.model.elements import Element
from layout.flow.model.grid import GridFrame
from layout.flow.search.state import State, remainder_rows

LAST_LINE = 0.5  # of a row: what a paragraph's last line leaves empty


class Rows(NamedTuple):
    """Rows of one column: of text and stacks, and of pictures at their likeliest, smallest and largest size."""

    text: float
    likely: float
    least: float
    most: float

    def plus(self, other: Rows) -> Rows:
        """Other rows → both together."""
        return Rows(*(a + b for a, b in zip(self, other, strict=True)))


NONE = Rows(0.0, 0.0, 0.0, 0.0)


class RowEstimate:
    """Rows of one column that the elements of an issue take, added up from its beginning: so what changes at its end
    changes no comparison before."""

    def __init__(self, content: FlowContent, grid: GridFrame) -> None:
        self._pictures = tuple(picture_rows(options, grid) for options in content.pictures)
        sums = [NONE]
        for element in content.elements:
            rows = Rows(element_rows(element, grid), 0.0, 0.0, 0.0)
            for picture in element.pictures:
                rows = rows.plus(self._pictures[picture])
            sums.append(sums[-1].plus(rows))
        self._until = tuple(sums)
        self._likely = tuple(rows_until.text + rows_until.likely for rows_until in sums)

    @property
    def whole(self) -> Rows:
        """The rows of the whole issue."""
        return self._until[-1]

    def to_come(self, state: State) -> float:
        """A state → the rows it has still to set, less those of the whole issue: for comparing states."""
        rows = remainder_rows(state) - self._likely[state.element]
        for pending in state.pending:
            rows += self._pictures[pending.picture].likely
        return rows

    def until(self, element: int) -> float:
        """An element → the likely rows of all before it."""
        return self._likely[element]

    def left(self, state: State) -> Rows:
        """A state → the rows it has still to set."""
        whole, done = self._until[-1], self._until[state.element]
        rows = Rows(*(a - b for a, b in zip(whole, done, strict=True)))
        rows = rows.plus(Rows(remainder_rows(state), 0.0, 0.0, 0.0))
        for pending in state.pending:
            rows = rows.plus(self._pictures[pending.picture])
        return rows


def element_rows(element: Element, grid: GridFrame) -> float:
    """An element → about the rows of one column it takes without its pictures."""
    rows = element.length / grid.measure_em + (LAST_LINE if element.text else 0.0)
    if element.across is not None and element.span_cost < element.column_cost:
        return rows + (element.across.rows + element.across.above) * grid.columns
    if element.stack is not None:
        rows += element.stack.rows + element.stack.above
    return rows


def picture_rows(options: PictureOptions, grid: GridFrame) -> Rows:
    """A picture → the rows of one column it takes at its likeliest, smallest and largest."""
    every = [
        _rows(wrap, size, grid) for wrap in options.wraps for size in sizes_of(options, wrap)
    ] or [0.0]
    likely = 0.0
    for sizes in (options.beside, options.astride, options.column, options.span):
        if sizes:
            width = min(sizes[0].width + grid.em, grid.width)
            likely = sizes[0].rows * width / grid.width
            break
    return Rows(0.0, likely, min(every), max(every))


def _rows(wrap: Wrap, size: Size, grid: GridFrame) -> float:
    """A way of wrapping and a size → the rows of one column it takes."""
    match wrap:
        case Wrap.COLUMN:
            return float(size.rows)
        case Wrap.SPAN:
            return float(size.rows * grid.columns)
        case Wrap.PAGE:
            return float(grid.rows * grid.columns)
        case Wrap.COLUMNS:
            return size.rows * (size.width + grid.pitch - grid.width) / grid.pitch
        case _:
            return size.rows * (size.width + grid.em) / grid.width
