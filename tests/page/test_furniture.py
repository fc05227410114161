"""What every page carries, and where the flow's rows come to stand on the paper."""

from __future__ import annotations

from typing import Any

import pytest

from layout.flow.model.grid import HAN_ASCENT
from layout.page.furniture import spoken_date
from layout.page.model import Fill, Image, Page, Rule, TextLine
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import EM, LINE, Tiny, picture

MARGIN = 2 * EM  # of the tiny style, either side
LONG = "\n\n".join((TEXT, TEXT, TEXT))
FACING = {
    "page.sides": "facing",
    "page.margins": {"head": "2行", "foot": "2行", "inside": "3字", "outside": "1字"},
}


def lines(made: Tiny, kind: str) -> list[list[TextLine]]:
    """An issue and a kind → its lines of that kind, page by page."""
    return [
        [item for item in page.items if isinstance(item, TextLine) and item.kind == kind]
        for page in made.made.pages.pages
    ]


def said(made: Tiny, kind: str) -> list[list[str]]:
    """An issue and a kind → what those lines say, page by page."""
    return [[line.text for line in page] for page in lines(made, kind)]


def right_end(line: TextLine) -> float:
    return line.glyphs[-1].x + line.glyphs[-1].advance


def rules(page: Page, purpose: str) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule) and item.purpose == purpose]


def folio(place: str, **more: Any) -> dict[str, Any]:
    return {"folio": {"place": place, "form": "第{page}页", "first": 1, **more}}


def test_folio_outside_changes_sides_on_facing_pages() -> None:
    made = set_tiny(text=LONG, style=folio("foot outside") | FACING)
    (first,), (second,), *_ = lines(made, "folio")
    assert (first.text, second.text) == ("第1页", "第2页")
    page = made.made.pages.pages[0]
    assert right_end(first) == pytest.approx(page.width - EM)
    assert second.x == pytest.approx(EM)
    assert first.baseline > page.frames[0].rect.bottom


def test_folio_in_the_middle_and_counted_from_another_number() -> None:
    made = set_tiny(text=LONG, style=folio("foot centre", first=7))
    (first,), (second,), *_ = lines(made, "folio")
    assert (first.text, second.text) == ("第7页", "第8页")
    middle = (first.glyphs[0].x + right_end(first)) / 2
    assert middle == pytest.approx(made.made.pages.pages[0].width / 2, abs=EM / 2)


def test_folio_at_the_head_and_none() -> None:
    head = set_tiny(text=LONG, style=folio("head outside"))
    (line,), *_ = lines(head, "folio")
    assert line.baseline < head.made.pages.pages[0].frames[0].rect.y
    assert said(set_tiny(text=LONG, style=folio("none")), "folio")[0] == []


def test_running_head_from_page_two() -> None:
    style = {"head": {"left": "{name}", "right": "{number}", "from": 2, "rule": "0.25pt"}}
    made = set_tiny(text=LONG, number="第4期", style=style)
    assert said(made, "head")[:3] == [[], ["简报", "第4期"], ["简报", "第4期"]]
    page = made.made.pages.pages[1]
    left, right = lines(made, "head")[1]
    assert left.glyphs[0].x == pytest.approx(MARGIN)
    assert right_end(right) == pytest.approx(page.width - MARGIN)
    (rule,) = rules(page, "head")
    assert left.baseline < rule.y1 < page.frames[0].rect.y
    assert rules(made.made.pages.pages[0], "head") == []


def test_running_head_counts_pages_as_the_folio_does() -> None:
    style = {"head": {"left": "{page}", "right": "", "from": 2, "rule": 0}}
    made = set_tiny(text=LONG, style=style | folio("foot centre", form="{page}", first=7))
    assert said(made, "head")[1] == said(made, "folio")[1] == ["8"]


def test_running_head_changes_sides_on_facing_pages() -> None:
    style = {"head": {"left": "{name}", "right": "{number}", "from": 2, "rule": 0}} | FACING
    made = set_tiny(text=LONG, number="第4期", style=style)
    second, third = lines(made, "head")[1:3]
    assert [line.text for line in sorted(second, key=lambda line: line.glyphs[0].x)] == [
        "第4期",
        "简报",
    ]
    assert [line.text for line in sorted(third, key=lambda line: line.glyphs[0].x)] == [
        "简报",
        "第4期",
    ]


def masthead(**more: Any) -> dict[str, Any]:
    return {
        "masthead": {"form": "full", "rows": 4, "rule": "2pt"},
        "text.masthead.size": "20pt",
        **more,
    }


def test_masthead_takes_its_rows_from_the_first_page() -> None:
    made = set_tiny(
        columns=2,
        rows=9,
        text=TEXT,
        number="第4期",
        date="2020-04-30",
        publisher="协会",
        style=masthead(),
    )
    page = made.made.pages.pages[0]
    assert set(said(made, "masthead")[0]) == {"简报", "第4期", "2020年4月30日", "协会"}
    (rule,) = rules(page, "masthead")
    (title,) = lines(made, "title")[0]
    assert title.row == 5
    for line in lines(made, "masthead")[0]:
        assert page.frames[0].rect.y <= line.baseline < rule.y1
    assert rule.y1 < title.baseline - title.size
    assert (rule.x1, rule.x2) == (MARGIN, page.width - MARGIN)
    assert all(not found for found in said(made, "masthead")[1:])


def test_masthead_name_too_long_for_its_line_is_made_smaller() -> None:
    made = set_tiny(
        columns=1, rows=9, text=TEXT[:40], name="省信息通信行业协会简报", style=masthead()
    )
    (line,) = lines(made, "masthead")[0]
    assert line.size < 20
    assert right_end(line) <= made.made.pages.pages[0].width - MARGIN


@pytest.mark.parametrize("form", ["none", "plain"])
def test_masthead_of_rows_without_a_name(form: str) -> None:
    style = {"masthead": {"form": form, "rows": 0}}
    made = set_tiny(text=TEXT[:40], style=style)
    assert lines(made, "title")[0][0].row == 1


def test_facing_pages_change_their_margins() -> None:
    made = set_tiny(columns=2, rows=6, text=LONG, style=FACING)
    left = [page.frames[0].rect.x for page in made.made.pages.pages]
    assert left == [3 * EM, EM] * (len(left) // 2) + [3 * EM] * (len(left) % 2)
    assert len(left) > 2


def test_rows_of_the_grid_and_the_ink_of_a_row() -> None:
    made = set_tiny(columns=2, rows=6, text=TEXT)
    frame = made.made.pages.pages[0].frames[0].rect
    for line in lines(made, "body")[0]:
        middle = line.baseline - (HAN_ASCENT - 0.5) * EM
        assert (middle - frame.y) / LINE == pytest.approx(line.row - 0.5)


def test_picture_stands_level_with_the_ink_of_its_rows() -> None:
    made = set_tiny(text=TEXT[:60], pictures=[picture("4字×2行 right", at="天地")])
    page = made.made.pages.pages[0]
    (image,) = [item for item in page.items if isinstance(item, Image)]
    first, second = lines(made, "body")[0][:2]
    assert image.rect.y == pytest.approx(first.baseline - HAN_ASCENT * EM, abs=0.1 * EM)
    assert image.rect.bottom == pytest.approx(second.baseline + (1 - HAN_ASCENT) * EM, abs=0.01)
    assert image.rect.right == pytest.approx(page.width - MARGIN)


def test_cropped_picture_keeps_its_focus_and_its_proportions() -> None:
    wide = picture("4字×2行 right", at="天地", pixels=(800, 300), focus="100% 50%")
    made = set_tiny(text=TEXT[:60], pictures=[wide])
    (image,) = [item for item in made.made.pages.pages[0].items if isinstance(item, Image)]
    left, top, right, bottom = image.crop
    assert (top, right, bottom) == pytest.approx((0, 1, 1))
    shown = (right - left) * 800 / 300
    assert shown == pytest.approx(image.rect.width / image.rect.height)
    assert image.ppi == pytest.approx((right - left) * 800 / image.rect.width * 72)


def test_page_picture_reaches_into_the_bleed() -> None:
    made = set_tiny(
        rows=6, text=LONG, pictures=[picture("page", at="天地玄黄")], style={"page.bleed": "9pt"}
    )
    ((page, image),) = [
        (page, item)
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, Image)
    ]
    assert (image.rect.x, image.rect.y) == (-9, -9)
    assert image.rect.right == pytest.approx(page.width + 9)
    assert image.rect.bottom == pytest.approx(page.height + 9)


def test_end_mark_stands_after_the_last_line_in_the_house_colour() -> None:
    made = assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张■
        ·
        """,
        rows=4,
        text=TEXT[:16],
        style={"articles.end_mark": "■"},
    )
    (mark,) = [item for item in made.made.pages.pages[0].items if isinstance(item, Fill)]
    assert mark.colour == made.made.source.style.colours["brand"]
    assert mark.rect.width == mark.rect.height


def test_outline_has_every_article_at_its_title() -> None:
    articles = [{"title": "单位•甲题", "text": LONG}, {"title": "乙题", "text": TEXT[:30]}]
    made = set_tiny(articles=articles)
    marks = made.made.pages.outline
    assert [mark.text for mark in marks] == ["单位•甲题", "乙题"]
    starts = [
        (page.number, item)
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.kind == "title"
    ]
    assert [mark.page for mark in marks] == [starts[0][0], starts[-1][0]]


@pytest.mark.parametrize(
    ("date", "spoken"),
    [("2020-04-30", "2020年4月30日"), ("2020-12-01", "2020年12月1日"), ("", ""), ("四月", "四月")],
)
def test_dates_as_spoken(date: str, spoken: str) -> None:
    assert spoken_date(date) == spoken


def test_running_head_names_the_section_and_the_article_of_its_page() -> None:
    articles = [
        {"title": "甲", "section": "要闻", "text": TEXT[:30]},
        {"title": "乙", "text": TEXT * 2},
        {"title": "丙", "section": "副刊", "text": TEXT},
    ]
    head = {"head": {"left": "{section}", "right": "{article}", "from": 1, "rule": 0}}
    made = set_tiny(rows=14, measure=12, articles=articles, style=head)
    pages = said(made, "head")
    assert pages[0] == ["要闻", "甲"]
    assert ["要闻", "乙"] in pages  # goes on from the page before, in the section it stands in
    assert pages[-1] == ["副刊", "丙"]
