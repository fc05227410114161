"""Rows that the masters keep free on the first and the last page, drawn on the grid."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.checks import faults
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import picture

SLOGAN = {"text.slogan": {"size": "10pt", "leading": "20pt"}}
STAMP = {"text.stamp": {"size": "10pt", "leading": "20pt", "align": "right"}}
MAILING = {
    "masters.last": {
        "rows": 3,
        "strip": {"foot": {"rows": 5, "colour": "tint"}},  # the margin is 2 rows high
        "words": {
            "foot": [{"style": "slogan", "text": "收件人"}, {"style": "stamp", "text": "邮资"}]
        },
    },
    **SLOGAN,
    **STAMP,
}


def letterhead(rows: int, text: str = "信头") -> dict[str, Any]:
    """Rows kept at the head of the first page, and the words there."""
    words = {"head": {"style": "slogan", "text": text}}
    return {"masters.first": {"rows": rows, "words": words}, **SLOGAN}


def test_rows_kept_at_the_head_of_the_first_page() -> None:
    assert_flow(
        """
        信头
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        ════════════
        致雨露结为霜金生丽水玉出
        昆冈剑号巨阙珠称
        ·
        ·
        ·
        """,
        rows=5,
        text=TEXT[:54],
        style=letterhead(1),
    )


def test_rows_kept_at_the_head_of_two_columns() -> None:
    assert_flow(
        """
        ·　　　　　　　　　　　│·
        信头　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜金生丽水
        """,
        columns=2,
        rows=6,
        text=TEXT[:44],
        style=letterhead(3),
    )


def test_rows_kept_at_the_foot_of_the_last_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        ·
        ════════════
        昆冈剑号巨阙珠称夜光果珍
        李柰菜重芥姜海咸河淡
        ·
        ░░░░░░░░░░░░
        ░░░░░░░░░░░░
        收件人░░░░░░░邮资
        """,
        rows=6,
        text=TEXT[:68],
        style=MAILING,
    )


def test_source_note_and_colophon_stand_above_the_rows_kept() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜金生丽水玉出│李柰菜重芥姜海咸河淡
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        出处　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        编辑：甲　　　　　　　　│·　　　　　　　　　　　│·
        ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        收件人░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░邮资
        """,
        columns=3,
        rows=10,
        text=TEXT[:68],
        source_note="出处",
        colophon={"编辑": "甲"},
        style=MAILING,
    )


def test_where_the_rows_kept_find_no_room_text_goes_with_them() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜海咸河淡鳞潜
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ═════════════════════════
        羽翔龙师火帝鸟官人皇始制│问道垂拱平章爱育黎首臣伏
        文字乃服衣裳推位让国有虞│戎羌遐迩一体率宾归王
        陶唐吊民伐罪周发殷汤坐朝│·
        ·　　　　　　　　　　　│·
        ░░░░░░░░░░░░░░░░░░░░░░░░░
        ░░░░░░░░░░░░░░░░░░░░░░░░░
        收件人░░░░░░░░░░░░░░░░░░░░邮资
        """,
        columns=2,
        rows=7,
        text=TEXT,
        style=MAILING,
    )


def test_a_page_that_is_first_and_last_keeps_both() -> None:
    assert_flow(
        """
        信头
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张
        ·
        ░░░░░░░░░░░░
        ░░░░░░░░░░░░
        收件人░░░░░░░邮资
        """,
        rows=8,
        text=TEXT[:16],
        style=MAILING | letterhead(1),
    )


@pytest.mark.parametrize("columns", [1, 2])
def test_a_picture_fixed_on_rows_kept_is_told(columns: int) -> None:
    low = picture("12字×3行 column", at="天地玄黄", fixed=True, page=1, row=9, column=1)
    made = set_tiny(columns=columns, rows=11, text=TEXT[:20], pictures=[low], style=MAILING)
    assert "rows-taken" in made.codes
    high = {**low, "row": 3}
    made = set_tiny(columns=columns, rows=11, text=TEXT[:20], pictures=[high], style=MAILING)
    assert "rows-taken" not in made.codes


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_nothing_is_lost_between_rows_kept(columns: int) -> None:
    text = "\n\n".join((TEXT, TEXT[:90], TEXT))
    pictures = [picture("4字×2行 right", at="海咸河淡"), picture("column", at="吊民伐罪")]
    style = MAILING | letterhead(2)
    made = set_tiny(columns=columns, rows=9, text=text, pictures=pictures, style=style)
    assert faults(made.made) == []
