"""Pages a designer would send back: each fault is found at its place, and a sound page has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.page.model import Frame, Item, Page, PageList, TextLine
from layout.production.preflight.composition import composition_findings
from tests.production.preflight.issue import (
    CLASSIC,
    HEAD,
    HEIGHT,
    LEFT,
    LINE,
    WIDTH,
    context,
    good_pages,
    line,
    picture,
)

COLUMN, GAP, ROWS = 94.5, 21.0, 18
TOP = HEAD - 10.5
"""A page of two columns of nine Han, eighteen rows high."""


def left(column: int) -> float:
    return LEFT + (column - 1) * (COLUMN + GAP)


def text(column: int, rows: Sequence[int], article: int = 1) -> list[Item]:
    """Whole lines in a column."""
    return [
        line(
            CLASSIC[:9],
            HEAD + row * LINE,
            x=left(column),
            column=column,
            row=row,
            article=article,
            measure=COLUMN,
        )
        for row in rows
    ]


def title(row: int, article: int) -> Item:
    measure = 2 * COLUMN + GAP
    return line("通栏标题", HEAD + row * LINE, "title", article=article, row=row, measure=measure)


def beside(
    order: int, column: int, row: int, rows: int = 4, wrap: str = "column", **more: Any
) -> Item:
    """A picture of half a column at the right."""
    rect = Rect(left(column) + COLUMN / 2, HEAD + row * LINE - 10, COLUMN / 2, rows * LINE - 7)
    return picture(rect, wrap=wrap, order=order, **more)


def found(*pages: Sequence[Item]) -> list[Diagnostic]:
    frames = tuple(Frame(at, Rect(left(at), TOP, COLUMN, ROWS * LINE), ROWS) for at in (1, 2))
    made = tuple(
        Page(number, WIDTH, HEIGHT, frames, tuple(items)) for number, items in enumerate(pages, 1)
    )
    own: PageList = replace(good_pages(), pages=made)
    return list(composition_findings(context(own)))


def codes(*pages: Sequence[Item]) -> list[str]:
    return [one.code for one in found(*pages)]


FULL = [*text(1, range(ROWS)), *text(2, range(ROWS))]


def test_full_pages_have_no_finding() -> None:
    assert codes(FULL, FULL) == []
    assert codes(FULL, [*text(1, range(5)), *text(2, range(4))]) == []


def test_pictures_out_of_the_order_of_their_texts() -> None:
    assert codes([*FULL, beside(2, 1, 1), beside(1, 1, 9)]) == ["picture-out-of-order"]
    assert codes([*FULL, beside(2, 1, 9), beside(1, 2, 1)]) == ["picture-out-of-order"]
    assert codes([*FULL, beside(2, 1, 1)], [*FULL, beside(1, 1, 1)]) == ["picture-out-of-order"]
    (one,) = found([*FULL, beside(2, 1, 1), beside(1, 1, 9)])
    assert one.place is not None
    assert one.place.rect == Rect(left(1) + COLUMN / 2, HEAD + LINE - 10, COLUMN / 2, 4 * LINE - 7)
    assert codes([*FULL, beside(1, 1, 9), beside(2, 2, 1)]) == []
    assert codes([*FULL, beside(0, 1, 9), beside(2, 1, 1), beside(3, 1, 5)]) == [], "0: fixed"


def test_a_picture_that_is_cut() -> None:
    assert codes([*FULL, beside(1, 1, 1, crop=(0.0, 0.1, 1.0, 1.0))]) == ["picture-cropped"]
    assert codes([*FULL, beside(1, 1, 1, crop=(0.0, 0.04, 1.0, 1.0))]) == []


def test_rows_beside_a_picture_with_nothing_in_them() -> None:
    rows = [row for row in range(ROWS) if not 3 <= row < 8]
    short = [
        replace(one, glyphs=one.glyphs[:4])
        for one in text(1, range(3, 8))
        if isinstance(one, TextLine)
    ]
    shown = beside(1, 1, 3, 5, "right")
    assert codes([*text(1, rows), *text(2, range(ROWS)), shown]) == ["hole-beside-picture"]
    assert codes([*text(1, rows), *short, *text(2, range(ROWS)), shown]) == []


def test_columns_that_end_apart() -> None:
    assert codes([*text(1, range(9)), *text(2, range(5))]) == ["columns-uneven"]
    assert codes([*text(1, range(9))]) == ["columns-uneven"], "an empty column"
    band = [
        *text(1, range(4)),
        *text(2, range(2)),
        title(6, 2),
        *text(1, range(8, 12), 2),
        *text(2, range(8, 12), 2),
    ]
    assert codes(band) == ["columns-uneven"]


def test_another_article_under_a_title_over_all_columns() -> None:
    under = [
        title(1, 1),
        *text(1, range(3, ROWS), 1),
        *text(2, range(3, 9), 1),
        *text(2, range(10, ROWS), 2),
    ]
    assert codes(under) == ["title-over-others"]
    own = [title(1, 1), *text(1, range(3, ROWS), 1), *text(2, range(3, ROWS), 1)]
    assert codes(own) == []


def test_a_page_that_is_not_full() -> None:
    half = [*text(1, range(9)), *text(2, range(9))]
    assert codes(half, FULL) == ["page-part-empty"]
    assert codes(FULL, half) == [], "the last page may be"
