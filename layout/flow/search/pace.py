"""The pace of an issue that is to end on a given row: how much may be left to set at the foot of each page."""

from __future__ import annotations

from layout.flow.search.context import Problem
from layout.flow.search.page import Beginning


class Pace:
    """Where an issue should have got to that is to end on its row ``end``, all pages counted together.

    All its pictures are reckoned between their smallest and their largest, at the same share.
    """

    LOOSE = 1.02
    """Rows text takes for each that its length alone would: columns and pages have ends."""

    def __init__(self, problem: Problem, end: int) -> None:
        self.end = end
        self._problem = problem
        opening, columns = problem.opening, problem.grid.columns
        rows = problem.estimate.whole
        room = (end - opening.top) * columns
        room -= opening.contents.rows if opening.contents is not None else 0
        spread = rows.most - rows.least
        share = (room - rows.text * self.LOOSE - rows.least) / max(spread, 1.0)
        self._share = min(max(share, 0.0), 1.0)
        self._loose = (room - rows.least - self._share * spread) / max(rows.text, 1.0)

    def room(self, beginning: Beginning) -> int:
        """A beginning → the rows of one column from its end to the end of the issue."""
        grid = self._problem.grid
        return (self.end - (beginning.page - 1) * grid.rows - beginning.top) * grid.columns

    def behind(self, beginning: Beginning) -> float:
        """A beginning → the rows of one column by which more is left to set than there is room for."""
        rows = self._problem.estimate.left(beginning.state)
        left = rows.text * self._loose + rows.least + self._share * (rows.most - rows.least)
        return left - self.room(beginning)
