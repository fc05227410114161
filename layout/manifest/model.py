"""The issue as its editor wrote it: every text with the way back to its place, nothing repaired yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Span
from layout.manifest.block_model import ManuscriptBlock
from layout.manifest.manuscript import NOTHING, Piece
from layout.manifest.picture_file import PictureFile
from layout.source.lengths import Length


class Where(NamedTuple):
    """Where a picture belongs: the words quoted by ``at:``, or the block (and character) it stood in,
    or, where nothing was said, a share of the article's text: 0 at its head, 1 at its end."""

    words: Piece = NOTHING
    block: int = 0
    at: int | None = None
    share: float | None = None


class PictureSource(NamedTuple):
    """A picture as asked for. ``file`` None: a QR code of ``code``. ``shape`` as in the document model."""

    file: PictureFile | None
    where: Where
    span: Span
    side: str = "auto"
    width: Length | None = None
    rows: int | None = None
    caption: Piece = NOTHING
    credit: Piece = NOTHING
    alt: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    shape: tuple[str, tuple[tuple[float, float], ...]] = ("box", ())
    fixed: bool = False
    place: tuple[int, int, int] | None = None
    group: str = ""
    code: str = ""
    columns: int | None = None
    ink: Piece = NOTHING


class TableSource(NamedTuple):
    """A table of the manifest: cells, number of head rows, alignments, caption, the words it follows."""

    rows: tuple[tuple[Piece, ...], ...]
    head: int
    align: tuple[str, ...]
    caption: Piece
    where: Where
    span: Span


class ChartSource(NamedTuple):
    """The data of a chart: a value a label in every series, None where there is none."""

    kind: str
    labels: tuple[Piece, ...]
    series: tuple[tuple[Piece, tuple[float | None, ...]], ...]
    unit: Piece


class CodeSource(NamedTuple):
    """A function of a Python file of the issue, and the scale its drawing is wanted at."""

    file: Path
    function: str
    scale: float


class DrawingSource(NamedTuple):
    """A drawing as asked for: a chart by its data, or a flowable by code.

    A chart that stands in a manuscript as a table is one of its blocks and has no ``where``.
    """

    content: ChartSource | CodeSource
    span: Span
    where: Where = Where()
    caption: Piece = NOTHING
    alt: str = ""
    width: Length | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article (or a box) as written. ``title`` holds the editor's own lines where ``manual``."""

    kind: str
    title: tuple[Piece, ...]
    manual: bool
    kicker: Piece
    unit: Piece
    byline: Piece
    source: Piece
    section: Piece
    across: str
    blocks: tuple[ManuscriptBlock | DrawingSource, ...]
    pictures: tuple[PictureSource, ...]
    tables: tuple[TableSource, ...]
    drawings: tuple[DrawingSource, ...]
    footnotes: tuple[tuple[str, Piece], ...]
    span: Span
    jump: Piece = NOTHING


class CoverSource(NamedTuple):
    """A cover as asked for: its picture, where it has one, and the lines printed on it."""

    file: PictureFile | None
    focus: tuple[float, float]
    alt: str
    credit: Piece
    lines: tuple[Piece, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Issue:
    """The manifest of an issue, read and checked. Dates are ISO; an empty text means: not given.

    ``style`` is the name or file the manifest asks for, ``overrides`` what its ``print:`` block sets
    in that style (key such as ``print.standard``, value, place). ``files`` are all that were read or will be:
    the manifest, texts, pictures, code.
    """

    file: Path
    name: Piece
    number: Piece
    date: str
    style: str
    style_span: Span
    publisher: Piece
    subtitle: Piece
    source_note: Piece
    articles: tuple[ArticleSource, ...]
    contents: bool = True
    pages: int | None = None
    reorder: bool = False
    colophon: tuple[tuple[str, Piece], ...] = ()
    ticket: tuple[tuple[str, str], ...] = ()
    overrides: tuple[tuple[str, str, Span], ...] = ()
    convert_marks: bool = False
    files: tuple[Path, ...] = ()
    cover: CoverSource | None = None
    back: CoverSource | None = None
    ticket_spans: tuple[Span, ...] = ()  # of the values of the ticket
