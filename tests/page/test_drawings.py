"""QR codes as black modules on white, and flowables for the painter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.document.model import ChartData, Drawing, FlowableCode, Run, Series
from layout.geometry import Rect
from layout.manifest.charts import LABELS_MOST, SERIES_MOST
from layout.page.drawings import QUIET, drawing_items, modules, palette
from layout.page.model import Chart, Fill, Flowable, Hand
from layout.style.model import BLACK, Colour, Style
from layout.style.read import read_style
from tests.support.page_picture import TEXT, set_tiny

PLACE = Rect(20.0, 30.0, 99.0, 99.0)
SPAN = Span(Path("issue.yaml"), 1, 1)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_rectangles_cover_the_black_modules_once(content: str) -> None:
    matrix = [bytes(row) for row in segno.make_qr(content, error="m").matrix]
    side = PLACE.width / (len(matrix) + 2 * QUIET)
    times = [[0] * len(row) for row in matrix]
    for rect in modules(content, PLACE):
        left, top = (rect.x - PLACE.x) / side - QUIET, (rect.y - PLACE.y) / side - QUIET
        for y in range(round(top), round(top + rect.height / side)):
            for x in range(round(left), round(left + rect.width / side)):
                times[y][x] += 1
    assert times == [list(row) for row in matrix]


def test_quiet_zone_of_four_modules() -> None:
    found = modules("https://example.org/a", PLACE)
    side = min(rect.height for rect in found)
    assert min(rect.x for rect in found) - PLACE.x == pytest.approx(QUIET * side)
    assert PLACE.bottom - max(rect.bottom for rect in found) == pytest.approx(QUIET * side)


def test_qr_code_stands_in_its_rows_in_black_alone() -> None:
    made = set_tiny(
        rows=14,
        text=TEXT[:30] + "\n\n" + TEXT[64:80],
        pictures=[
            {"file": "qr:https://example.org/a", "at": "天地", "width": "6字", "caption": "扫码"}
        ],
    )
    page = made.made.pages.pages[0]
    found = [item for item in page.items if isinstance(item, Fill) and item.purpose == "qr"]
    assert found
    assert {item.colour for item in found} == {BLACK}
    texts = {item.text: item for item in page.items if hasattr(item, "text")}
    assert min(item.rect.y for item in found) > texts["冬藏闰余成岁律吕"].baseline
    assert max(item.rect.bottom for item in found) < texts["扫码"].baseline - 5


@pytest.fixture(scope="module")
def style() -> Style:
    read = read_style("bulletin")
    assert read.value is not None
    return read.value


def test_flowable_keeps_its_place_for_the_painter(style: Style) -> None:
    code = FlowableCode(Path("charts.py"), "sales", 0.5)
    drawing = Drawing(code, (Run("销量"),), SPAN, 80.0, alt="销量逐年上升")
    (item,) = drawing_items(drawing, PLACE, style, 3)
    hand = Hand(style.text["chart"].font, style.text["chart"].strong, 7.0, BLACK)
    assert item == Flowable(PLACE, code, hand, "销量逐年上升", 3, SPAN)


def test_chart_keeps_its_data_and_gets_colours_of_the_style(style: Style) -> None:
    data = ChartData("bar", ("一",), (Series("甲", (1.0,)), Series("乙", (2.0,))), "次")
    (item,) = drawing_items(Drawing(data, (), SPAN, alt="图"), PLACE, style, 3)
    assert isinstance(item, Chart)
    assert (item.rect, item.data, item.alt, item.article) == (PLACE, data, "图", 3)
    assert item.palette[0] == style.colours["brand"]
    assert item.palette[1] == Colour(black=0.6)
    assert item.hairline == style.colours["hairline"]


@pytest.mark.parametrize("kind", ["bar", "line", "pie"])
def test_every_colour_of_a_chart_is_another_one(style: Style, kind: str) -> None:
    most = max(SERIES_MOST[kind], LABELS_MOST[kind] if kind == "pie" else 0)
    for brand in (style.colours["brand"], BLACK, Colour(1.0, 0.7, 0.0, 0.0, "PANTONE 286 C")):
        colours = palette(replace(style, colours={**style.colours, "brand": brand}), kind)[:most]
        assert len(colours) == most
        if kind != "line" or brand != BLACK:  # lines of black are told apart by their dashes
            assert len(set(colours)) == most


def test_tints_of_a_spot_colour_keep_its_look(style: Style) -> None:
    gold = Colour(0.2, 0.3, 0.6, 0.2, "PANTONE 871 C")
    colours = palette(replace(style, colours={**style.colours, "brand": gold}), "bar")
    assert [one for one in colours if one.spot][1] == gold._replace(tint=0.45)
