"""The pace of an issue that is to end on a given row: how much may be left to set at the foot of each page."""

from __future__ import annotations

from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.compose import Opening
from layout.flow.frames import GridFrame
from layout.flow.level import Node
from layout.flow.model import Element
from layout.flow.pictures import PictureKit, Size, sizes_of
from layout.flow.state import State, carried_rows

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

    def __init__(self, bench: Bench, opening: Opening, end: int) -> None:
        self.end = end
        self._grid = grid = bench.grid
        self._extents = tuple(_extent(kit, grid) for kit in bench.material.kits)
        left = [Left(0.0, 0.0, 0.0)]
        for element in reversed(bench.material.elements):
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

    def room(self, node: Node) -> int:
        """A beginning → the rows of one column from its end to the end of the issue."""
        return (self.end - (node.page - 1) * self._grid.rows - node.top) * self._grid.columns

    def behind(self, node: Node) -> float:
        """A beginning → the rows of one column by which more is left to set than there is room for."""
        text, least, most = self._rows_left(node.state)
        rows = text * self._loose + least + self._share * (most - least)
        return rows - self.room(node)

    def _rows_left(self, state: State) -> Left:
        text, least, most = self._left[state.element]
        text += carried_rows(state)
        for waiting in state.waiting:
            low, high = self._extents[waiting.picture]
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


def _extent(kit: PictureKit, grid: GridFrame) -> tuple[float, float]:
    """A picture → the fewest and the most rows of one column it can take."""
    rows = [_rows(wrap, size, grid) for wrap in kit.wraps for size in sizes_of(kit, wrap)] or [0.0]
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
