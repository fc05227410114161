"""Sheet and grid: from 字 and 行 to pt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Severity
from layout.geometry import MM, fits, same
from layout.style.forms import PAGE_SIZES
from layout.style.model import Style
from layout.style.read import read_style
from tests.source.trees import codes
from tests.style.files import shipped, style_of, styled


@pytest.mark.parametrize(
    ("columns", "measure", "gap"), [(1, 46, 2), (2, 22, 2), (3, 14, 2), (4, 10, 2)]
)
def test_the_width_is_kept_whatever_the_columns(columns: int, measure: int, gap: int) -> None:
    grid = shipped("bulletin", f"grid.columns={columns}").grid
    assert (grid.columns, grid.measure) == (columns, measure)
    assert same(grid.gap, gap * grid.em)


def test_what_is_left_goes_to_the_gap() -> None:
    grid = shipped("bulletin", "grid.width=47字").grid
    assert grid.measure == 22
    assert same(grid.gap, 3 * grid.em)


def test_a_measure_alone_makes_the_width(tmp_path: Path) -> None:
    text = "name: x\nextends: bulletin\ngrid: {measure: 20字}"
    grid = style_of(styled(tmp_path, text)).grid
    assert (grid.measure, grid.gap) == (20, 21)
    one = style_of(styled(tmp_path, text, "grid.columns=1")).grid
    assert one.measure == 46


def test_margins_share_what_is_free_in_their_proportion() -> None:
    page = shipped(
        "bulletin", "page.margins.inside=10mm", "page.margins.outside=20mm", "grid.width=44字"
    ).page
    assert same(page.outside, 2 * page.inside)
    assert same(page.inside + page.outside, 210 * MM - 44 * 10.5)


def test_margins_alone_make_the_type_area() -> None:
    style = shipped("base")
    page, grid = style.page, style.grid
    assert grid.measure == 21
    assert fits(20 * MM, page.inside)
    assert fits(grid.columns * grid.measure * grid.em + grid.gap, 170 * MM)
    assert fits(grid.rows * grid.line, 297 * MM - 46 * MM)


@pytest.mark.parametrize(
    "override",
    [
        "page.size=A5",
        "grid.type=小四",
        "grid.type=三号",
        "page.margins.inside=30mm",
        "page.size=A3",
    ],
)
def test_another_sheet_or_size_starts_from_the_margins(override: str) -> None:
    """46 字 was meant for the parent's sheet and type: not kept where the child changes these."""
    style = shipped("bulletin", override)
    grid, page = style.grid, style.page
    width = grid.columns * grid.measure * grid.em + (grid.columns - 1) * grid.gap
    assert same(page.inside + width + page.outside, page.width)
    assert grid.measure == int(grid.measure)
    assert fits(20 * MM, page.outside)


def test_the_example_of_a_facsimile_in_a_few_lines(tmp_path: Path) -> None:
    text = (
        "name: 照原刊\nextends: bulletin\n"
        "page: {sides: single, margins: {head: 25.4mm, foot: 25.4mm, inside: 25.4mm, outside: 25.4mm}}\n"
        "grid: {type: 小三, line: 30pt, columns: 1}\n"
        "text:\n  body:  {size: 小三}\n  title: {size: 二号, colour: ink, rows: 2}\n"
    )
    style = style_of(styled(tmp_path, text))
    assert (style.grid.measure, style.grid.rows, style.grid.columns) == (30, 23, 1)
    assert style.text["title"].size == 22


@pytest.mark.parametrize(
    ("overrides", "code"),
    [
        (("grid.measure=30字",), "area-too-wide"),
        (("grid.width=60字",), "area-too-wide"),
        (("grid.rows=60",), "area-too-high"),
        (("grid.columns=8", "grid.gap=4字"), "measure-too-narrow"),
        (("grid.line=9pt",), "line-too-tight"),
        (("grid.type=1pt",), "out-of-range"),
        (("grid.type=200pt", "grid.line=200pt"), "out-of-range"),
        (("page.margins.head=140mm", "page.margins.foot=140mm"), "too-few-rows"),
        (("page.margins.inside=200mm",), "measure-too-narrow"),
        (("page.safe=150mm",), "area-too-wide"),
        (("grid.columns=0",), "out-of-range"),
        (("grid.rows=-3",), "out-of-range"),
        (("grid.gap=-1字",), "too-small"),
        (("page.size=A99",), "wrong-value"),
        (("page.size=1mm x 1mm",), "wrong-value"),
        (("page.size=99999mm x 210mm",), "wrong-value"),
        (("page.size=2字 x 3字",), "wrong-value"),
    ],
)
def test_what_cannot_be(overrides: tuple[str, ...], code: str) -> None:
    outcome = read_style("bulletin", overrides)
    assert outcome.value is None
    assert code in codes(outcome.diagnostics)
    assert all(one.span and one.span.file for one in outcome.diagnostics)


def test_a_narrow_column_is_only_warned_of() -> None:
    outcome = read_style("bulletin", ("grid.columns=4",))
    assert codes(outcome.diagnostics) == ["measure-narrow"]
    assert outcome.value is not None


@pytest.mark.parametrize(
    "size", [*PAGE_SIZES, "A4 landscape", "210mm x 285mm", "210×285", "21cm*28cm"]
)
def test_sizes(size: str) -> None:
    style = style_of(read_style("bulletin", (f"page.size={size}",)))
    holds(style)


def holds(style: Style) -> None:
    """What is true of every style: whole grid, type area inside the safe part of the sheet."""
    page, grid = style.page, style.grid
    width = grid.columns * grid.measure * grid.em + (grid.columns - 1) * grid.gap
    assert same(page.inside + width + page.outside, page.width)
    assert same(page.head + grid.rows * grid.line + page.foot, page.height)
    assert all(
        fits(page.safe, margin) for margin in (page.head, page.foot, page.inside, page.outside)
    )
    assert grid.rows >= 3
    assert grid.measure >= 4


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([*PAGE_SIZES]),
    st.integers(1, 4),
    st.sampled_from(["小五", "五号", "小四", "三号", "11pt", "4mm"]),
    st.floats(1.2, 2.2).map(lambda share: round(share, 2)),
    st.tuples(*[st.integers(6, 45)] * 4),
)
def test_any_sheet(
    size: str, columns: int, kind: str, pitch: float, margins: tuple[int, int, int, int]
) -> None:
    em = {"小五": 9, "五号": 10.5, "小四": 12, "三号": 16, "11pt": 11, "4mm": 4 * MM}[kind]
    sides = zip(("head", "foot", "inside", "outside"), margins, strict=True)
    outcome = read_style(
        "bulletin",
        (
            f"page.size={size}",
            f"grid.columns={columns}",
            f"grid.type={kind}",
            f"grid.line={em * pitch:.2f}pt",
            *(f"page.margins.{side}={margin}mm" for side, margin in sides),
        ),
    )
    if outcome.value is None:
        assert any(one.severity == Severity.ERROR for one in outcome.diagnostics)
    else:
        holds(outcome.value)
