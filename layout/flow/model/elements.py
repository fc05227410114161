"""What is to be placed, in reading order: paragraphs to run and stacks to stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import Drawing, Picture
from layout.geometry import Rect
from layout.style.model import Colour, TextStyle
from layout.text.model import Line, SetText


class CellPlace(NamedTuple):
    """Where a cell stands in its table: row and column from 0, how many of each it takes, whether it is head."""

    row: int
    column: int
    down: int = 1
    across: int = 1
    head: bool = False


class StackLine(NamedTuple):
    """A line inside a stack: its left end and baseline in pt from the stack's upper left corner."""

    kind: str
    line: Line
    style: TextStyle
    x: float
    baseline: float
    paragraph: int
    span: Span | None = None
    cell: CellPlace | None = None  # of a table


@dataclass(frozen=True, slots=True)
class Stack:
    """Something set apart in whole rows: a title, a small heading, a box, a table, a pull-quote.

    Lines, rules and grounds in pt from its upper left corner; ``rows`` is its height without ``above``,
    the white rows over it that fall away at a column head.
    """

    rows: int
    lines: tuple[StackLine, ...] = ()
    rules: tuple[tuple[float, float, float, float, float, Colour], ...] = ()
    fills: tuple[tuple[Rect, Colour], ...] = ()
    drawing: tuple[Drawing | Picture, Rect] | None = None
    above: int = 0
    keep_next: int = 0
    head_rows: int = 0  # of a table: its caption and its head
    again: Stack | None = None  # what stands over a later part of it: the head repeated
    splits: tuple[int, ...] = ()  # rows after which it may be split
    edges: tuple[int, ...] = ()  # the same where nothing better will do
    foot_rows: int = 0  # its last rows that stand at the foot of their page where there is room
    drawing_rows: int = 0  # its first rows, which the drawing takes
    crowded: bool = False  # of a table: no width the page has can hold it


@dataclass(frozen=True, slots=True)
class Element:
    """One step of the text flow: a paragraph to run (``text``) or a stack to place (``stack``).

    ``opens`` marks what may open a band: the title of an article as a stack for one column, with
    ``across`` the same for all columns, and a block that stands over all of them. ``pictures`` are the indexes of
    the pictures anchored here.
    """

    article: int
    paragraph: int
    text: SetText | None = None
    stack: Stack | None = None
    across: Stack | None = None
    opens: bool = False
    span_cost: float = 0.0
    column_cost: float = 0.0
    pictures: tuple[int, ...] = ()
    indent: float | None = None
    hang: float = 0.0
    length: float = 0.0  # em, about how long the text runs
    last: bool = False  # closes its article: the end mark follows
    jump: int = 0  # 1: 下转 line, 2: 上接 line
    notes: tuple[tuple[int, int], ...] = ()  # of a text: the index of each note mark, the note
    notes_end: bool = False  # the notes of an article that stand at no foot

    @property
    def is_title(self) -> bool:
        """Whether it opens its article; a block over all columns opens no more than a band."""
        return self.opens and not self.paragraph
