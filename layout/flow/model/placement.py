"""Where things stand: line slots, boxes, stacks and the galley, in columns, rows and pt.

Pages count from 1; columns and rows count from 0 here (the display list counts them from 1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import Drawing, Picture
from layout.geometry import Rect
from layout.style.model import Colour, TextStyle
from layout.text.model import Broken, Line, SetText


class LineSlot(NamedTuple):
    """One place a line of body text may stand: a free span of one grid row of one column."""

    page: int
    column: int
    row: int  # grid row from the head of the type area: "on the grid" is an int
    left: float  # pt from the left edge of the column
    width: float  # pt


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Room a placed thing takes from the text: for each column, per row, a blocked interval.

    ``blocked`` holds (column, row, from, to), from and to in pt from the column's left edge,
    standoff included. ``cells`` has a bit for each row of each column it meets (``cell``). Compared by
    identity: the search asks for the same box by the thousand.
    """

    blocked: tuple[tuple[int, int, float, float], ...]
    cells: int
    columns: frozenset[int]


ROWS_MOST = 256


def cell(column: int, row: int) -> int:
    """A row of a column → its number in reading order: all that is set before it has a smaller one."""
    return column * ROWS_MOST + row


def box_of(blocked: Iterable[tuple[int, int, float, float]]) -> Box:
    """Blocked intervals → the box."""
    found = tuple(blocked)
    cells = 0
    for column, row, _, _ in found:
        cells |= 1 << cell(column, row)
    return Box(found, cells, frozenset(column for column, _, _, _ in found))


class StackLine(NamedTuple):
    """A line inside a stack: its left end and baseline in pt from the stack's upper left corner."""

    kind: str
    line: Line
    style: TextStyle
    x: float
    baseline: float
    paragraph: int
    span: Span | None = None


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
    drawing: tuple[Drawing, Rect] | None = None
    above: int = 0
    keep_next: int = 0
    head_rows: int = 0  # of a table: its caption and its head
    again: Stack | None = None  # what stands over a later part of it: the head repeated
    splits: tuple[int, ...] = ()  # rows after which it may be split
    edges: tuple[int, ...] = ()  # the same where nothing better will do
    foot_rows: int = 0  # its last rows that stand at the foot of their page where there is room
    drawing_rows: int = 0  # its first rows, which the drawing takes


@dataclass(frozen=True, slots=True)
class Element:
    """One step of the text flow: a paragraph to run (``text``) or a stack to place (``stack``).

    ``opens`` marks the first element of an article: its title as a stack for one column, with
    ``across`` the same for all columns. ``pictures`` are the indexes of the pictures anchored here.
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


class SetLines(NamedTuple):
    """Lines ``first`` to ``first + len(slots)`` of a broken paragraph, each in its slot."""

    element: int
    broken: Broken
    first: int
    slots: tuple[LineSlot, ...]


class SetStack(NamedTuple):
    """A stack standing from ``row`` of ``column``; ``across`` all columns or within one."""

    element: int
    page: int
    column: int
    row: int
    across: bool
    stack: Stack
    left: float = 0.0  # pt from the column's left edge, beside a picture


class SetPicture(NamedTuple):
    """A picture and its caption. ``x`` in pt from the left edge of the type area, ``row`` its first row,
    ``rows`` with the caption, ``picture_rows`` without; ``wrap`` as placed, ``moved`` where the editor wished
    for another one."""

    picture: int
    page: int
    column: int
    row: int
    rows: int
    picture_rows: int
    x: float
    width: float
    wrap: str
    moved: bool = False


Placement = SetLines | SetStack | SetPicture


class Term(NamedTuple):
    """One term of the cost of a page: its name, how often, and what it costs in all."""

    name: str
    times: float
    cost: float


class Change(NamedTuple):
    """How another setting of a page differs from the one chosen: in a "picture", a "title" over all columns
    or not, the "lines" a paragraph has in all, those on the "page", or only in where "columns" part.

    ``subject`` is the index of the picture or element; None: it does not stand on this page.
    """

    kind: str
    subject: int
    here: SetPicture | int | None
    there: SetPicture | int | None


class Rival(NamedTuple):
    """The best alternative to a page that was given up: its terms there, what it would have cost ``more`` up to
    the foot of that page, with the rest reckoned, and how it differs."""

    terms: tuple[Term, ...]
    more: float
    changes: tuple[Change, ...]


class PageScore(NamedTuple):
    """What a page cost, term by term, and its runner-up; None where nothing else was weighed."""

    page: int
    terms: tuple[Term, ...]
    runner_up: Rival | None


class PageTarget(NamedTuple):
    """What became of a wish for a number of pages: whether it was met, and the last page filled to its foot
    or nearly; and the rows of one column by which the setting nearest to it runs over, those left empty
    as a negative number."""

    pages: int
    met: bool
    full: bool
    over: int


@dataclass(frozen=True, slots=True)
class Galley:
    """An issue with everything in its place, before furniture."""

    elements: tuple[Element, ...]
    pictures: tuple[tuple[int, Picture], ...]  # article number, picture
    placements: tuple[Placement, ...]
    pages: int
    end_page: int  # where the text ends
    end_row: int
    cost: float
    scores: tuple[PageScore, ...]
    page_target: PageTarget | None = None  # of the manifest, for a number of pages
    compositions: int = 1  # ways of composing the whole issue that were tried
    widest: int = 1  # how many times as wide the widest search for it was
