"""The document: articles as blocks of repaired, marked-up text with their pictures; all that was written keeps its ``Span``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.printed import Original
from layout.document.source_text import SourceText
from layout.manifest.picture_file import VectorPage
from layout.style.model import BLACK, Colour


class Inline(NamedTuple):
    """How a run of text differs from its paragraph (TYPOGRAPHY M1, M2, M4, U9)."""

    strong: bool = False  # **重点** 黑体 or bold
    emphasis: bool = False  # *楷体*
    dots: bool = False  # 着重号 under each Han
    name: bool = False  # 专名号 under the run
    raised: bool = False  # ^2^, and every note mark: stays with what is before it
    lowered: bool = False  # H~2~O, stays with what is before it
    ruby: str = ""  # [耒阳]{拼音=Lěiyáng}: what stands over it (M3)


PLAIN = Inline()


class Run(NamedTuple):
    """Text of one inline look."""

    text: str
    inline: Inline = PLAIN


RichText = tuple[Run, ...]
"""Runs in order. A line feed in one is a line end to be kept: in cells, captions, quotes, notes, boxes; a body
paragraph holds none, each of its kept lines is a paragraph."""


def plain(text: RichText) -> str:
    """Runs → their characters."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph, a small heading, a byline …: one flow of text in one style.

    ``style`` names a paragraph style of the style file. ``columns`` gives for each character of the plain text its offset in
    characters from ``span.column`` in the source line ``span.line``; empty where text and source agree. ``lines`` gives in
    the same way how many lines below it stands; empty where it was written on one line. ``indent`` in 字 overrides the style's first-line indent, ``hang`` is that
    of its later lines; where it stands at the right both are kept free at the right. ``align`` (left, centre, right)
    overrides the style's, "" keeps it. ``notes`` pairs the index of each note mark in the plain text with its footnote of the article.
    """

    text: RichText
    style: str
    span: Span
    columns: tuple[int, ...] = ()
    indent: float | None = None
    lines: tuple[int, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    align: str = ""
    hang: float = 0.0

    def where(self, index: int) -> Span:
        """The index of a character of the plain text → its place in the source."""
        offset = self.columns[index] if index < len(self.columns) else index
        below = self.lines[index] if index < len(self.lines) else 0
        return self.span._replace(
            line=self.span.line + below, column=self.span.column + offset, length=1
        )


class Wrap(Enum):
    """Where a picture stands to its text."""

    AUTO = "auto"  # the composer of pages chooses
    LEFT = "left"
    RIGHT = "right"
    COLUMN = "column"  # a whole column
    COLUMNS = "columns"  # several columns, text in the others
    SPAN = "span"  # all columns
    ASTRIDE = "astride"  # over a gutter, text on both sides
    CONTOUR = "contour"  # text follows the shape
    PAGE = "page"  # full bleed


class Shape(NamedTuple):
    """The outline text follows round a picture: a kind and, for a polygon, points in 0..1."""

    kind: str  # "box" | "ellipse" | "polygon" | "alpha"
    points: tuple[tuple[float, float], ...] = ()


BOX_SHAPE = Shape("box")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and where its editor or designer wants it.

    ``anchor`` is the index of its block in the article's ``blocks``; ``offset`` the index of the character it
    belongs to in that block. ``width`` is in pt (None: the style's family decides), ``rows`` whole grid rows without
    caption (None: from the proportions). ``focus`` is the point kept in view when cropped, 0..1 from left and top.
    ``place`` gives page, column and row (from 1) of a picture whose place is ``fixed``.
    """

    file: Path
    pixels: tuple[int, int]
    wrap: Wrap
    anchor: int
    span: Span
    offset: int = 0
    width: float | None = None
    rows: int | None = None
    caption: RichText = ()
    credit: RichText = ()
    alt: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    shape: Shape = BOX_SHAPE
    fixed: bool = False
    place: tuple[int, int, int] | None = None
    group: int | None = None  # pictures of one group stand in a row under one caption
    orientation: int = 1  # EXIF: how the stored picture is turned; ``pixels`` are as it is seen
    columns: int = 0  # it was asked to stand over; 0: nothing was said
    members: tuple[Picture, ...] = ()  # of a row: the pictures in it, left to right
    graphic: bool = False  # a chart, a screenshot, line art: nothing of it may be cut off
    vector: VectorPage | None = None  # None: made of pixels
    ink: Colour = BLACK  # of line art


class Cell(NamedTuple):
    """A cell of a table: its text, its own alignment ("": its column's), and the columns and rows it takes."""

    text: RichText
    align: str = ""
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells, how many of them are head, and its caption.

    A row holds the cells that begin in it, left to right. Without ``rules`` it is a programme, a list of addresses.
    """

    rows: tuple[tuple[Cell, ...], ...]
    head: int
    align: tuple[str, ...]
    caption: RichText
    span: Span
    rules: bool = True


@dataclass(frozen=True, slots=True)
class NameList:
    """Names of people set in aligned columns, as many side by side as their measure holds."""

    names: tuple[RichText, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Divider:
    """A white row between two paragraphs, with a short ``rule`` in it or not: between stanzas, for ---."""

    span: Span
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A tinted box with its own heading, text and, under the heading, a picture. ``across`` is "column" or "columns"."""

    heading: RichText
    blocks: tuple[Paragraph, ...]
    span: Span
    across: str = "column"
    picture: Picture | None = None


class QrCode(NamedTuple):
    """A text to be read by a camera."""

    text: str


class Series(NamedTuple):
    """The numbers of a chart that belong together, one a label; None where there is none."""

    name: str
    values: tuple[float | None, ...]


class ChartData(NamedTuple):
    """What a chart shows: ``kind`` is bar, line or pie; a pie has one series."""

    kind: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


class FlowableCode(NamedTuple):
    """A function of a Python file that returns a ReportLab flowable, and the scale it is drawn at."""

    file: Path
    function: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A block that is drawn: a QR code, a chart by its data, a flowable by code.

    ``width`` in pt and ``rows`` without the caption, where they were asked for. ``alt`` says what is to be seen.
    """

    content: QrCode | ChartData | FlowableCode
    caption: RichText
    span: Span
    width: float | None = None
    rows: int | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """Where an article breaks off and goes on: 下转第3版 / 上接第1版, filled in after pagination."""

    span: Span


Block = Paragraph | Table | NameList | Divider | Box | Drawing | Jump


@dataclass(frozen=True, slots=True)
class Title:
    """A title in two storeys: the kicker (the unit before •) and the lines of the title itself.

    ``lines`` holds one text to be broken by sense, or the editor's own lines (``manual``).
    ``bullet`` is the mark that stood between the two, "" where there was none.
    """

    kicker: RichText
    lines: tuple[RichText, ...]
    span: Span
    manual: bool = False
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: title, byline and unit, its blocks in order and the pictures anchored to them.

    ``section`` is the heading (栏目) that opens with this article, "" elsewhere. ``across`` is what
    the editor asked of the title: "columns", "column" or "" (by length).
    """

    number: int
    title: Title
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    span: Span
    byline: RichText = ()
    unit: RichText = ()
    source: RichText = ()
    section: str = ""
    across: str = ""
    footnotes: tuple[Paragraph, ...] = ()


class Cover(NamedTuple):
    """A cover (封面、封底): its picture, where it has one, and the lines printed on it."""

    picture: Picture | None
    lines: tuple[RichText, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """An issue ready to be set. Dates are ISO (2020-04-30); an empty text means: not given."""

    name: str  # 通信行业简报
    number: str  # 2020年第4期
    date: str
    publisher: str
    subtitle: str
    source_note: RichText
    articles: tuple[Article, ...]
    file: Path  # the manifest
    contents: bool = True  # 本期导读
    pages_wish: int | None = None
    reorder: bool = False  # the manifest allows another order of articles
    colophon: tuple[tuple[str, str], ...] = ()  # 版权页: label, text
    ticket: tuple[tuple[str, str], ...] = ()  # 印刷单: key, value
    ticket_spans: tuple[Span, ...] = ()  # of its values
    cover: Cover | None = None
    back: Cover | None = None
    texts: tuple[SourceText, ...] = ()  # all that was read, for the place of a character
    original: Original | None = None  # for a style that prints it line for line
