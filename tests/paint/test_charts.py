"""Charts as drawn: heights and angles of the data, colours of the style, labels clear of each other, embedded faces."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import String
from sheets import FANG, KAI, SERIF, Programs, document, operators, page_list, read, text_line

from layout.diagnostics import Diagnostic
from layout.document.model import ChartData, Series
from layout.geometry import Rect
from layout.page.model import Chart, Hand
from layout.paint.charts.canvas import Easel, Room
from layout.paint.charts.draw import KINDS
from layout.paint.lent import Lender
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.paint.sheet import ink
from layout.style.model import BLACK, Colour

RED, GREY = Colour(0.0, 1.0, 1.0, 0.0), Colour(black=0.6)
PALE = Colour(0.0, 0.4, 0.4, 0.0)
PLACE = Rect(50, 100, 230, 140)
HAND = Hand((SERIF,), (SERIF,), 7.0, BLACK)
QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def chart(
    kind: str,
    labels: tuple[str, ...],
    *series: tuple[float | None, ...],
    names: str = "",
    unit: str = "",
    place: Rect = PLACE,
    hand: Hand = HAND,
) -> Chart:
    """A kind, labels and series, one letter of ``names`` each → the chart."""
    named = [*names, *[""] * len(series)]
    rows = tuple(Series(name, values) for name, values in zip(named, series, strict=False))
    data = ChartData(kind, labels, rows, unit)
    palette = (RED, GREY, PALE, *(Colour(black=share) for share in (0.2, 0.8, 0.7, 0.3, 0.5)))
    return Chart(place, data, hand, palette, GREY, "图", 1)


def drawn(item: Chart, target: str = "print") -> tuple[bytes, list[Diagnostic]]:
    """A chart → the page with it, and what was said."""
    options = PaintOptions(target=target)  # type: ignore[arg-type]
    outcome = paint(page_list([item], bleed=0.0), Programs(), options)
    return outcome.value, list(outcome.diagnostics)


def lettered(item: Chart) -> list[tuple[String, tuple[float, float, float, float]]]:
    """A chart → its upright texts, each with the box its characters fill, from the chart's lower left corner."""
    with Lender(Programs()).lent(item.hand):
        easel = Easel(item, lambda colour: ink(*colour[:4]))
        KINDS[item.data.kind](easel, Room(0, 0, item.rect.width, item.rect.height))
        found = []
        for one in easel.letters.contents:
            if isinstance(one, String):
                wide = easel.wide(one.text)
                left = one.x - {"start": 0, "middle": wide / 2, "end": wide}[one.textAnchor]
                box = (left, one.y, left + wide, one.y + 0.7 * easel.size)
                found.append((one, box))
        return found


def coloured(data: bytes, colour: str) -> dict[int, int]:
    """A PDF and red or grey → for each x, in quarters of a pt, how many pixels of it stand there."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().convert("RGB")
    counts: dict[int, int] = {}
    for x in range(picture.width):
        for y in range(picture.height):
            red, green, tint = picture.getpixel((x, y))
            if (
                (red - green > 120)
                if colour == "red"
                else (90 < red < 170 and abs(red - tint) < 12)
            ):
                counts[x] = counts.get(x, 0) + 1
    return counts


def columns(counts: dict[int, int]) -> list[int]:
    """Pixels by x → the height of each bar: neighbouring columns of pixels are one."""
    heights: list[list[int]] = []
    before = -9
    for x in sorted(counts):
        if x > before + 1:
            heights.append([])
        heights[-1].append(counts[x])
        before = x
    return [max(one) for one in heights]


@pytest.mark.slow
def test_bars_are_as_high_as_their_values() -> None:
    data, told = drawn(chart("bar", QUARTERS, (12, 9, None, 3), (6, 6, 6, 6)))
    assert told == []
    first, *rest = [one for one in columns(coloured(data, "red")) if one > 30]
    assert [one / first for one in rest] == pytest.approx([9 / 12, 3 / 12], abs=0.03)


def test_a_bar_below_zero_hangs_from_the_rule() -> None:
    item = chart("bar", ("甲", "乙"), (5, -5))
    data, _ = drawn(item)
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    reds = [
        [
            y
            for y in range(100, 240)
            if picture.getpixel((x, y))[0] - picture.getpixel((x, y))[1] > 120
        ]
        for x in (125, 225)
    ]
    assert max(reds[0]) <= min(reds[1]) + 2
    assert len(reds[0]) == pytest.approx(len(reds[1]), abs=2)


@pytest.mark.slow
def test_a_pie_parts_its_circle_by_its_values() -> None:
    data, told = drawn(chart("pie", ("甲", "乙"), (75, 25), place=Rect(50, 100, 230, 140)))
    assert told == []
    red, grey = (sum(coloured(data, colour).values()) for colour in ("red", "grey"))
    assert red / grey == pytest.approx(3, abs=0.25)
    assert {"甲 75%", "乙 25%"} <= {
        one.text for one, _ in lettered(chart("pie", ("甲", "乙"), (75, 25)))
    }


@pytest.mark.slow
def test_a_line_is_broken_where_a_number_is_missing() -> None:
    item = chart("line", tuple("一二三四五"), (1, 1, None, 1, 1))
    counts = coloured(drawn(item)[0], "red")
    assert len(columns(counts)) == 2


def texts(item: Chart) -> list[str]:
    return [one.text for one, _ in lettered(item)]


def test_unit_and_legend_over_the_chart() -> None:
    item = chart("bar", QUARTERS, (1, 2, 3, 4), (4, 3, 2, 1), names="甲乙", unit="次")
    head = {one.text: box for one, box in lettered(item)}
    assert head["单位：次"][0] == 0
    assert head["乙"][2] == pytest.approx(PLACE.width)
    assert head["单位：次"][1] == head["甲"][1] == head["乙"][1]
    assert texts(chart("bar", ("甲",), (1,), names="户", unit="万户"))[0] == "户（万户）"
    assert texts(chart("bar", ("甲",), (2.5e5,), unit="户"))[0] == "单位：万户"
    assert "单位：%" not in texts(chart("bar", ("甲",), (2.5,), unit="%"))


def test_few_bars_carry_their_values_and_many_do_not() -> None:
    assert {"12", "9"} <= set(texts(chart("bar", ("甲", "乙"), (12, 9))))
    many = chart("bar", tuple(str(2000 + n) for n in range(20)), tuple(range(81, 101)))
    assert "97" not in texts(many)
    assert {"12.5", "9.0"} <= set(texts(chart("line", ("甲", "乙"), (12.5, 9))))


def test_all_that_is_lettered_is_black_alone_and_not_small() -> None:
    for kind in KINDS:
        for one, _ in lettered(chart(kind, ("甲", "乙"), (1, 2))):
            assert one.fontSize == 7.0
            assert tuple(one.fillColor.cmyk()) == (0, 0, 0, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_inks_of_the_press(kind: str) -> None:
    data, _ = drawn(chart(kind, ("甲", "乙"), (1, 2), unit="次"))
    names = {name for name, _ in operators(data)}
    assert not names & {"rg", "RG", "g", "G", "cs", "CS"}
    widths = [float(operands[0]) for name, operands in operators(data) if name == "w"]  # type: ignore[arg-type]
    stroked = [one for one in widths if one]
    assert min(stroked) >= 0.25


def test_light_on_the_screen() -> None:
    data, _ = drawn(chart("bar", ("甲", "乙"), (1, 2)), "screen")
    names = {name for name, _ in operators(data)}
    assert "rg" in names
    assert not names & {"k", "K"}


def test_a_spot_colour_stays_one() -> None:
    gold = Colour(0.2, 0.3, 0.6, 0.2, "PANTONE 871 C")
    item = chart("bar", ("甲",), (1,))
    item = Chart(item.rect, item.data, HAND, (gold,), GREY, "图", 1)
    data, _ = drawn(item)
    shown = [operands for name, operands in operators(data) if name == "scn"]
    assert [float(one[0]) for one in shown] == [1.0]  # type: ignore[arg-type]


def test_embedded_faces_one_after_the_other() -> None:
    hand = Hand((FANG, KAI), (KAI,), 7.0, BLACK)
    item = chart("bar", ("甲", "龘"), (1, 2), hand=hand)
    data, told = drawn(item)
    assert told == []
    assert {"甲", "龘"} <= set(read(data).split())
    assert b"Helvetica" not in data
    assert b"Times" not in data
    kinds = {
        str(one.DescendantFonts[0].Subtype)
        for one in document(data).pages[0].Resources.Font.values()
    }
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}


def test_a_character_no_face_has_is_told() -> None:
    _, told = drawn(chart("bar", ("\U0002ffff",), (1,)))
    assert [one.code for one in told] == ["glyph-missing"]


def test_labels_that_do_not_go_in_are_told() -> None:
    names = tuple(f"Abcdefghijklmnop{letter}" for letter in "qrstuvwxyz")
    _, told = drawn(chart("bar", names, tuple(range(10))))
    assert [one.code for one in told] == ["chart-labels-short"]


def test_the_same_chart_gives_the_same_bytes() -> None:
    item = chart("line", QUARTERS, (1, 2, 3, 4), names="甲", unit="次")
    assert drawn(item)[0] == drawn(item)[0]


def test_charts_share_a_face_and_a_page_with_text() -> None:
    items = [text_line("正文", 50), chart("bar", ("正",), (1,)), chart("bar", ("文",), (1,))]
    data = paint(page_list(items), Programs(), PaintOptions(target="print")).value
    assert len(document(data).pages[0].Resources.Font) == 2
    assert "正文" in read(data)


VALUE = (
    st.none() | st.integers(-50, 9999).map(float) | st.floats(-1e6, 1e9).map(lambda v: round(v, 2))
)
NAME = st.text(st.sampled_from("甲乙丙市区季度年月有限公司2019AB（） "), max_size=16)


@st.composite
def charts(draw: Any) -> Chart:
    """Any chart the manifest lets through, in a room of any size."""
    kind = draw(st.sampled_from(("bar", "line", "pie")))
    count = draw(st.integers(1, 8 if kind == "pie" else 24))
    value = st.none() | st.floats(0, 1e6).map(lambda v: round(v, 2)) if kind == "pie" else VALUE
    number = 1 if kind == "pie" else draw(st.integers(1, 5))
    rows = [draw(st.lists(value, min_size=count, max_size=count)) for _ in range(number)]
    for row in rows:
        if all(not one for one in row):
            row[0] = 1.0
    data = ChartData(
        kind,
        tuple(draw(st.lists(NAME, min_size=count, max_size=count))),
        tuple(Series(draw(NAME), tuple(row)) for row in rows),
        draw(st.sampled_from(("", "次", "万户", "亿元", "%", "一个很长很长很长的单位"))),
    )
    rect = Rect(50, 100, draw(st.floats(1, 480)), draw(st.floats(1, 300)))
    return Chart(rect, data, HAND, (RED, GREY, PALE), GREY, "图", 1)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(charts())
def test_any_chart_is_drawn_and_its_labels_keep_clear_of_each_other(item: Chart) -> None:
    _, told = drawn(item, "proof")
    assert {one.code for one in told} <= {"chart-labels-short"}
    if item.rect.width < 120 or item.rect.height < 110:
        return
    size = item.hand.size
    boxes = lettered(item)
    for one, (left, bottom, right, _) in boxes:
        assert left >= -size, one.text
        assert right <= item.rect.width + size, one.text
        assert bottom >= -size, one.text
    axis = {one.text for one, _ in boxes if one.textAnchor == "end"}
    level = [(one, box) for one, box in boxes if one.text not in axis]
    for (one, a), (other, b) in combinations(level, 2):
        if a[1] == b[1]:  # on one line
            assert a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5, (one.text, other.text)
