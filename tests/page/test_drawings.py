"""QR codes as black modules on white, and flowables for the painter."""

from __future__ import annotations

from pathlib import Path

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.document.model import Drawing, Run
from layout.geometry import Rect
from layout.page.drawings import QUIET, drawing_items, modules
from layout.page.model import Fill, Flowable
from layout.style.model import BLACK
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


def test_flowable_keeps_its_place_for_the_painter() -> None:
    drawing = Drawing("flowable", "charts:sales", (Run("销量"),), SPAN, 80.0)
    assert drawing_items(drawing, PLACE) == [Flowable(PLACE, "charts:sales", "销量", SPAN)]
