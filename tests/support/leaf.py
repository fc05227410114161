"""The pages of a ``--dump`` as a reader sees them: lines, pictures and grounds, in bands, columns and rows.

For ``panel.py``; nothing of the program is used here, only the numbers it wrote. Pt, y down; rows and columns from 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

Data = dict[str, Any]
ASCENT = 0.88  # em: where the em box of a Han stands on its baseline
TOUCHED = 0.12  # of a row: with less ink in it a row counts as empty
FURNITURE = frozenset({"folio", "head", "masthead"})
CLOSE = 0.02  # pt


class Ink(NamedTuple):
    """A rectangle of ink and what it is."""

    x: float
    y: float
    right: float
    bottom: float
    name: str

    def meets(self, other: Ink) -> bool:
        """Whether both have more than a hair in common."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > CLOSE and down > CLOSE

    def holds(self, other: Ink) -> bool:
        """Whether the other lies wholly within."""
        across = self.x <= other.x + CLOSE and other.right <= self.right + CLOSE
        return across and self.y <= other.y + CLOSE and other.bottom <= self.bottom + CLOSE


class Line(NamedTuple):
    """A line of text with glyphs: where it stands and whose it is."""

    page: int
    band: int
    column: int
    row: int
    kind: str
    article: int
    paragraph: int
    baseline: float
    measure: float
    size: float
    ended: bool  # not justified: the last of its paragraph, or ragged
    text: str
    ink: Ink

    @property
    def column_of_band(self) -> tuple[int, int, int]:
        """Page, band and column: what a reader takes for one run of lines."""
        return self.page, self.band, self.column


class Picture(NamedTuple):
    """A picture on its page."""

    page: int
    ink: Ink
    wrap: str
    article: int
    paragraph: int


class Leaf(NamedTuple):
    """A page: its columns, what stands in them, and the grid: y of the first row's head, pitch, rows."""

    number: int
    columns: tuple[Ink, ...]
    head: float
    pitch: float
    rows: int
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...]
    grounds: tuple[Ink, ...]
    blocks: tuple[Ink, ...]  # codes, charts, drawings

    @property
    def over_all(self) -> list[Line]:
        """Titles, notes and the like that are set over more than one column."""
        wide = self.columns[0].right - self.columns[0].x
        return [one for one in self.lines if one.column and one.measure > wide + CLOSE]

    def rows_of(self, ink: Ink) -> range:
        """The rows it puts ink in."""
        top = (ink.y - self.head) / self.pitch + TOUCHED
        foot = (ink.bottom - self.head) / self.pitch - TOUCHED
        return range(max(1, math.floor(top) + 1), min(self.rows, math.ceil(foot)) + 1)

    def taken(self, column: int) -> set[int]:
        """A column → its rows with something in them."""
        edge = self.columns[column - 1]
        inks = [one.ink for one in self.lines if one.kind not in ("folio", "head")]
        inks += [one.ink for one in self.pictures if one.wrap != "page"]
        inks += [*self.grounds, *self.blocks]
        over = [
            one for one in inks if min(one.right, edge.right) - max(one.x, edge.x) > self.pitch / 8
        ]
        over += [one.ink for one in self.lines if one in self.over_all or one.kind == "masthead"]
        return {row for one in over for row in self.rows_of(one)}

    def bands(self) -> Iterator[tuple[int, int, bool]]:
        """First and last row of each stretch between what stands over all columns, and whether it is the
        page's last."""
        spans = sorted({row for one in self.over_all for row in self.rows_of(one.ink)})
        edges = [0, *spans, self.rows + 1]
        for above, below in pairwise(edges):
            if below > above + 1:
                yield above + 1, below - 1, below == self.rows + 1


def leaves(dump: Data) -> list[Leaf]:
    """The data of ``--dump`` → its pages."""
    return [_leaf(page, dump["grid"]["line"]) for page in dump["pages"]]


def _leaf(page: Data, pitch: float) -> Leaf:
    frames = page["frames"]
    columns = tuple(_ink(frame, f"column {frame['column']}") for frame in frames)
    wide = frames[0]["width"]
    spans = sorted(
        one["baseline"] for one in page["lines"] if one["column"] and one["measure"] > wide + CLOSE
    )
    codes = [one for one in page["fills"] if one["purpose"] == "qr"]
    blocks = [_ink(one, "drawing") for one in (*page["flowables"], *page["charts"])]
    if codes:
        blocks.append(_round([_ink(one, "code") for one in codes]))
    return Leaf(
        page["number"],
        columns,
        frames[0]["y"],
        pitch,
        frames[0]["rows"],
        tuple(_line(one, page["number"], spans) for one in page["lines"] if one["glyphs"]),
        tuple(_picture(one, page["number"]) for one in page["images"]),
        tuple(_ink(one, "ground") for one in page["fills"] if one["purpose"] == "ground"),
        tuple(blocks),
    )


def _line(one: Data, page: int, spans: list[float]) -> Line:
    first, last = one["glyphs"][0], one["glyphs"][-1]
    top = one["baseline"] - ASCENT * one["size"]
    ink = Ink(first[1], top, last[1] + last[2], top + one["size"], one["text"])
    band = sum(span < one["baseline"] - CLOSE for span in spans)
    return Line(
        page,
        band,
        one["column"],
        one["row"],
        one["kind"],
        one["article"],
        one["paragraph"],
        one["baseline"],
        one["measure"],
        one["size"],
        not one["justified"],
        one["text"],
        ink,
    )


def _picture(one: Data, page: int) -> Picture:
    name = one["file"].rpartition("/")[2]
    return Picture(page, _ink(one, name), one["wrap"], one["article"], one["anchor_paragraph"])


def _ink(rect: Data, name: str) -> Ink:
    x, y = rect["x"], rect["y"]
    return Ink(x, y, x + rect["width"], y + rect["height"], name)


def _round(inks: list[Ink]) -> Ink:
    x, y = min(one.x for one in inks), min(one.y for one in inks)
    return Ink(x, y, max(one.right for one in inks), max(one.bottom for one in inks), inks[0].name)
