"""The grid of an issue: where its columns and rows stand on a page.

All pt from the upper left corner of the trimmed page, y down. TYPOGRAPHY G1, G7.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.geometry import Rect
from layout.style.model import Style

HAN_ASCENT = 0.88  # em: the ideographic em box stands 0.88 above and 0.12 below the baseline


class GridFrame(NamedTuple):
    """The type area as numbers: everything the flow and the pages ask of it.

    ``width`` is that of a column, ``pitch`` from one column's left edge to the next one's.
    """

    columns: int
    rows: int
    em: float
    line: float
    width: float
    pitch: float
    head: float
    inside: float
    outside: float
    facing: bool
    front: int = 0  # pages before the first of the flow

    def on_left(self, page: int) -> bool:
        """A page of the flow → whether it is a left page (双数页); single pages are all right ones."""
        return self.facing and (page + self.front) % 2 == 0

    def left(self, page: int) -> float:
        """A page number → the left edge of its type area; outside and inside change on left pages."""
        return self.outside if self.on_left(page) else self.inside

    @property
    def measure_em(self) -> float:
        """The measure of a column in 字."""
        return self.width / self.em

    @property
    def area(self) -> float:
        """The width of the type area over all columns."""
        return self.pitch * (self.columns - 1) + self.width

    def row_top(self, row: int) -> float:
        """A row → the y of its upper edge."""
        return self.head + row * self.line

    def baseline(self, row: int) -> float:
        """A row → the y of the baseline of body text on it."""
        return self.row_top(row) + self.rise

    @property
    def rise(self) -> float:
        """From the upper edge of a row down to its baseline: the em box stands mid-row."""
        return (self.line - self.em) / 2 + HAN_ASCENT * self.em

    @property
    def white(self) -> float:
        """The white between the upper edge of a row and the em box standing on it."""
        return (self.line - self.em) / 2

    def rect(self, page: int, column: int, row: int, rows: int) -> Rect:
        """Page, column and rows → the rectangle they take."""
        x = self.left(page) + column * self.pitch
        return Rect(x, self.row_top(row), self.width, rows * self.line)


def grid_frame(style: Style) -> GridFrame:
    """A style → its grid as numbers."""
    grid, page = style.grid, style.page
    width = grid.measure * grid.em
    return GridFrame(
        columns=grid.columns,
        rows=grid.rows,
        em=grid.em,
        line=grid.line,
        width=width,
        pitch=width + grid.gap,
        head=page.head,
        inside=page.inside,
        outside=page.outside,
        facing=page.facing,
        front=page.front,
    )
