"""The display list: what stands where on each page, absolute, nothing left to decide.

Unit pt; origin at the top left corner of the trimmed page, y down. Items stand in paint order.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import ChartData, FlowableCode, Inline, Shape
from layout.flow.model.elements import CellPlace
from layout.geometry import Rect
from layout.manifest.picture_file import VectorPage
from layout.style.model import BLACK, Colour, Face, FontChain


class PlacedGlyph(NamedTuple):
    """A glyph: the characters it stands for, pen x, advance as drawn, and how it is drawn."""

    characters: str
    x: float
    advance: float
    number: int  # in the face
    face: Face
    size: float
    dx: float  # ink moved right of the pen x
    dy: float  # ink moved up from the baseline
    inline: Inline


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. ``kind`` is one of the dump's kinds; ``article`` and ``paragraph`` count from 1, 0: none.

    ``start`` is the index of its first character in its paragraph. Emphasis dots and name lines are separate items.
    """

    kind: str
    article: int
    paragraph: int
    column: int
    row: int
    x: float
    baseline: float
    measure: float
    size: float
    justified: bool
    text: str
    glyphs: tuple[PlacedGlyph, ...]
    colour: Colour
    style: str
    start: int = 0
    span: Span | None = None
    hyphen: bool = False  # the last glyph is a hyphen the composer added: not part of the text
    readings: tuple[tuple[PlacedGlyph, ...], ...] = ()  # what stands small over it (M3)
    cell: CellPlace | None = None  # of a table


@dataclass(frozen=True, slots=True)
class Image:
    """A picture at its place. ``crop`` is the part shown: left, top, right, bottom in 0..1."""

    file: Path
    rect: Rect
    crop: tuple[float, float, float, float]
    pixels: tuple[int, int]
    wrap: str
    ppi: float
    article: int
    anchor_paragraph: int
    alt: str
    shape: Shape
    span: Span | None = None
    order: int = (
        0  # among the pictures of the issue, from 1; 0: it stands where its editor fixed it
    )
    ink: Colour = BLACK  # of line art
    vector: VectorPage | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, pt wide, horizontal or vertical. ``dots``: a row of round dots, this far apart."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle (tints, grounds, QR modules): may reach into the bleed."""

    rect: Rect
    colour: Colour
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled disc (着重号)."""

    x: float
    y: float
    radius: float
    colour: Colour


class Hand(NamedTuple):
    """How a drawing is lettered: its faces, the bold ones, size in pt and colour."""

    font: FontChain
    strong: FontChain
    size: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn from its data into its rectangle by the painter.

    ``palette`` has a colour a series (or slice), ``hairline`` is the grid's.
    """

    rect: Rect
    data: ChartData
    hand: Hand
    palette: tuple[Colour, ...]
    hairline: Colour
    alt: str
    article: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Flowable:
    """A ReportLab flowable that a function of a file returns, drawn into its rectangle by the painter."""

    rect: Rect
    code: FlowableCode
    hand: Hand
    alt: str
    article: int = 0
    span: Span | None = None

    @property
    def reference(self) -> str:
        """The name of the file and the function, as a finding names it."""
        return f"{self.code.file.name}:{self.code.function}"


Item = TextLine | Image | Rule | Fill | Dot | Chart | Flowable


class Frame(NamedTuple):
    """A column of the type area; ``column`` counts from 1."""

    column: int
    rect: Rect
    rows: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page and everything on it."""

    number: int
    width: float
    height: float
    frames: tuple[Frame, ...]
    items: tuple[Item, ...]


class Bookmark(NamedTuple):
    """An entry of the outline: text, level from 0, page number, y on the page."""

    text: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class PageList:
    """A whole issue as placed. ``head`` is the y of the head of the type area, ``date`` ISO."""

    issue: str
    style: str
    title: str
    publisher: str
    date: str
    em: float
    line: float
    head: float
    bleed: float
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
