"""What a manuscript is made of: flows of text and tables, in order."""

from __future__ import annotations

from typing import NamedTuple

from layout.manifest.manuscript import NOTHING, Piece


class PictureMark(NamedTuple):
    """``![caption](target){attributes}`` in a text block, before its character ``at``.

    ``at`` None: the picture stood on a line of its own and belongs to the block as a whole.
    """

    caption: Piece
    target: Piece
    attributes: Piece
    at: int | None


class TextBlock(NamedTuple):
    """A flow of text. ``kind``: body, subhead, quote or note; names (a line feed between two); rule and gap for the
    white between paragraphs, with a rule or without.

    A line feed in body text is a line end to be kept. ``label`` is a note's own; ``align`` (left, centre, right) that
    of a paragraph which has its own. ``lead`` are the blanks typed before it, 字; ``indent`` and ``hang`` as in the
    document. ``literal``: the text holds no markup.
    """

    kind: str
    piece: Piece
    pictures: tuple[PictureMark, ...] = ()
    label: str = ""
    align: str = ""
    lead: float = 0.0
    indent: float | None = None
    hang: float = 0.0
    literal: bool = False


class Merged(NamedTuple):
    """The row and column (from 0) of a cell that takes several, and how many of each."""

    row: int
    column: int
    across: int
    down: int


class TableBlock(NamedTuple):
    """A table: rows of cells, the number of head rows, how columns align, its caption.

    ``chart`` is what stands in the braces under it that make it a chart. ``merged`` are the cells that take several
    places, None where ``<`` and ``^`` in the cells say so. Without ``rules`` it is lines in aligned columns.
    """

    rows: tuple[tuple[Piece, ...], ...]
    head: int
    align: tuple[str, ...]
    caption: Piece
    offset: int
    chart: Piece = NOTHING
    merged: tuple[Merged, ...] | None = None
    rules: bool = True


ManuscriptBlock = TextBlock | TableBlock
