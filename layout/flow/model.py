"""Where things stand: line slots, boxes and the galley, in columns, rows and pt.

Columns count from 0 and rows from 0 here; the display list counts from 1.
"""

from __future__ import annotations

from typing import NamedTuple


class LineSlot(NamedTuple):
    """One place a line of body text may stand: a free span of one grid row of one column."""

    page: int
    column: int
    row: int  # grid row from the head of the type area: "on the grid" is an int
    left: float  # pt from the left edge of the type area
    width: float  # pt
