"""Rules between columns, between articles, and those paragraph styles ask for."""

from __future__ import annotations

from typing import Any

import pytest

from layout.page.model import Fill, Page, Rule, TextLine
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import EM, LINE, Tiny, picture


def rules(page: Page, purpose: str) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule) and item.purpose == purpose]


def line(made: Tiny, text: str) -> TextLine:
    """An issue and words → the line they begin."""
    return next(
        item
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.text.startswith(text)
    )


def test_column_rule_stands_between_text_on_both_sides() -> None:
    made = assert_flow(
        """
        题　　　　　　　　　　　┃·
        　　天地玄黄宇宙洪荒日月┃冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收┃致雨露结为霜金生丽水玉出
        ·　　　　　　　　　　　┃·
        """,
        columns=2,
        rows=4,
        text=TEXT[:46],
        style={"grid.column_rule": "0.25pt"},
    )
    page = made.made.pages.pages[0]
    (rule,) = rules(page, "column")
    left, right = page.frames[0].rect, page.frames[1].rect
    assert rule.x1 == rule.x2 == pytest.approx((left.right + right.x) / 2)
    assert rule.y1 > line(made, "题").baseline
    assert rule.y2 < left.y + 3 * LINE
    assert (rule.width, rule.colour) == (0.25, made.made.source.style.colours["hairline"])


def test_column_rule_is_parted_by_what_stands_over_the_gap() -> None:
    made = set_tiny(
        columns=2,
        rows=12,
        text=TEXT,
        pictures=[picture("6字×3行 astride", at="盈昃")],
        style={"grid.column_rule": "0.25pt"},
    )
    (page, *_) = made.made.pages.pages
    found = rules(page, "column")
    (image,) = [item for item in page.items if hasattr(item, "wrap")]
    assert found
    for rule in found:
        assert rule.y2 <= image.rect.y or rule.y1 >= image.rect.bottom


@pytest.mark.parametrize("style", [{}, {"grid.column_rule": 0}])
def test_no_column_rule_unless_asked_for(style: dict[str, Any]) -> None:
    made = set_tiny(columns=2, rows=4, text=TEXT[:46], style=style)
    assert rules(made.made.pages.pages[0], "column") == []


TWO = [{"title": "甲题", "text": TEXT[:30]}, {"title": "乙题", "text": TEXT[64:94]}]


def test_short_rule_between_articles_stands_in_the_white_above_a_title() -> None:
    style = {"articles.between": "rule", "text.title.above": 1}
    made = set_tiny(rows=12, articles=TWO, style=style)
    (rule,) = rules(made.made.pages.pages[0], "between")
    end, title = line(made, "冬藏"), line(made, "乙题")
    assert end.baseline < rule.y1 < title.baseline - title.size
    assert rule.x2 - rule.x1 < made.made.pages.pages[0].frames[0].rect.width
    assert rule.colour == made.made.source.style.colours["brand"]


def test_no_rule_between_articles_where_white_parts_them() -> None:
    style = {"articles.between": "white", "text.title.above": 1}
    assert rules(set_tiny(rows=12, articles=TWO, style=style).made.pages.pages[0], "between") == []


def test_rules_of_a_paragraph_style_have_its_weight_and_its_colour() -> None:
    style = {
        "text.subhead.rule_below": "1pt",
        "text.subhead.rows": 2,
        "text.subhead.colour": "C0 M100 Y0 K0",
        "text.quote.rule_below": 0,
        "text.quote.rule_above": "0.5pt",
    }
    made = set_tiny(
        rows=14, text=TEXT[:20] + "\n\n## 小标题\n\n" + TEXT[20:40] + "\n\n> 引语", style=style
    )
    head, quote = rules(made.made.pages.pages[0], "stack")
    subhead = line(made, "小标题")
    assert (head.width, head.colour.magenta) == (1, 1)
    assert subhead.baseline < head.y1 < line(made, TEXT[20]).baseline - EM
    assert quote.width == 0.5
    assert line(made, TEXT[30]).baseline < quote.y1 < line(made, "引语").baseline - EM / 2


def test_section_with_its_rule_stands_over_all_columns_with_its_title() -> None:
    made = set_tiny(
        columns=2,
        rows=8,
        articles=[{"title": "题", "section": "栏目", "across": "columns", "text": TEXT}],
        style={"text.section.rule_below": "1pt", "text.section.tracking": 0.5},
    )
    page = made.made.pages.pages[0]
    (rule,) = rules(page, "stack")
    assert (rule.x1, rule.x2) == (page.frames[0].rect.x, page.frames[1].rect.right)
    first, second = line(made, "栏目").glyphs
    assert second.x - first.x == pytest.approx(1.5 * EM)


def test_padding_of_a_box_sets_its_measure_and_its_ground() -> None:
    padding = {"top": "14pt", "right": "3字", "bottom": "14pt", "left": "2字"}
    made = set_tiny(
        rows=12,
        articles=[
            {"title": "题", "text": TEXT[:10]},
            {"title": "框", "kind": "box", "text": TEXT[64:90]},
        ],
        style={"box.padding": padding},
    )
    page = made.made.pages.pages[0]
    (ground,) = [item for item in page.items if isinstance(item, Fill)]
    inside = [item for item in page.items if isinstance(item, TextLine) and item.style == "box"]
    assert {one.measure for one in inside} == {7 * EM}
    assert {one.x for one in inside} == {ground.rect.x + 2 * EM}
    top = line(made, "框")
    assert top.baseline - 0.88 * EM - ground.rect.y == pytest.approx(14)
    assert ground.rect.bottom - inside[-1].baseline - 0.12 * EM == pytest.approx(14)
