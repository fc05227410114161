"""Charts and flowables, drawn on the grid: in whole rows after their paragraph, their caption under them."""

from __future__ import annotations

from typing import Any

import pytest

from layout.page.model import Chart, Flowable
from tests.support.checks import faults
from tests.support.page_picture import TEXT, assert_flow, set_tiny

CHART = {"kind": "bar", "labels": ["甲", "乙"], "series": [1, 2], "at": TEXT[:4]}
CODE = {"code": "drawn.py:make", "at": TEXT[:4]}
TABLE = "图一\n| 季 | 甲 |\n|---|---|\n| 一 | 1 |\n| 二 | 2 |"
TWO = TEXT[:30] + "\n\n" + TEXT[64:90]


def article(text: str = TWO, **more: object) -> dict[str, object]:
    return {"articles": [{"title": "题", "text": text, **more}]}


@pytest.mark.parametrize(
    "written",
    [
        article(charts=[{**CHART, "rows": "3行", "caption": "图一"}]),
        article(f"{TEXT[:30]}\n\n{TABLE}\n{{bar 3行}}\n\n{TEXT[64:90]}"),
    ],
    ids=["manifest", "manuscript"],
)
def test_chart_after_its_paragraph(written: dict[str, Any]) -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        图一
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=12,
        **written,
    )


def test_chart_that_has_no_room_goes_to_the_head_of_the_next_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│▓▓▓▓▓▓▓▓▓▓▓▓
        盈昃辰宿列张寒来暑往秋收│▓▓▓▓▓▓▓▓▓▓▓▓
        冬藏闰余成岁律吕　　　　│▓▓▓▓▓▓▓▓▓▓▓▓
        ·　　　　　　　　　　　│▓▓▓▓▓▓▓▓▓▓▓▓
        ·　　　　　　　　　　　│▓▓▓▓▓▓▓▓▓▓▓▓
        ·　　　　　　　　　　　│图一
        ·　　　　　　　　　　　│　　海咸河淡鳞潜羽翔龙师
        ·　　　　　　　　　　　│火帝鸟官人皇始制文字乃服
        ·　　　　　　　　　　　│衣裳推位
        """,
        columns=2,
        rows=10,
        **article(charts=[{**CHART, "rows": "5行", "caption": "图一"}]),
    )


def test_chart_narrower_than_its_column_stands_in_the_middle() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        　　　▓▓▓▓▓▓
        　　　▓▓▓▓▓▓
        　　　▓▓▓▓▓▓
        　　　图一很长很长
        　　　很长
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=13,
        **article(charts=[{**CHART, "rows": 3, "width": "6字", "caption": "图一很长很长很长"}]),
    )


def test_flowable_after_its_paragraph() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　图一
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=12,
        **article(flowables=[{**CODE, "rows": 3, "width": "8字", "caption": "图一"}]),
    )


def test_flowable_of_the_manuscript_at_the_head_of_a_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=6,
        **article(TEXT[:30] + "\n\n![](code:drawn.py:make){3行}\n\n" + TEXT[64:90]),
    )


@pytest.mark.parametrize(
    ("kind", "measure", "rows"),
    [("bar", 12, 8), ("bar", 40, 13), ("bar", 80, 14), ("pie", 40, 10), ("line", 22, 8)],
)
def test_height_where_nobody_said_it(kind: str, measure: int, rows: int) -> None:
    made = set_tiny(measure=measure, rows=24, **article(charts=[{**CHART, "kind": kind}]))
    (chart,) = [one for one in made.made.pages.pages[0].items if isinstance(one, Chart)]
    assert chart.rect.height == rows * 20 - 10
    assert faults(made.made) == []


def test_drawings_are_no_higher_than_a_page_nor_wider_than_a_column() -> None:
    tall = {"rows": 200, "width": "90字"}
    made = set_tiny(rows=10, columns=2, **article(charts=[CHART | tall], flowables=[CODE | tall]))
    assert faults(made.made) == []
    items = [item for page in made.made.pages.pages for item in page.items]
    assert len([one for one in items if isinstance(one, Chart | Flowable)]) == 2
