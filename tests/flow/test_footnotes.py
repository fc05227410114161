"""Footnotes: at the foot of the column their mark stands in, or at the end of their article."""

from __future__ import annotations

import pytest

from layout.page.model import TextLine
from tests.support.checks import faults
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import picture

NOTE = "\n\n[^1]: 脚注文字"
OTHER = "\n\n[^2]: 另一条脚注"


def test_note_at_the_foot_of_the_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往1 秋
        收冬藏闰余成岁律吕调阳云
        腾致雨露结为霜
        ·
        ·
        ·
        1脚注文字
        """,
        rows=9,
        text=TEXT[:20] + "[^1]" + TEXT[20:40] + NOTE,
    )


def test_note_at_the_end_of_its_article() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往1 秋
        收冬藏闰余成岁律吕调阳云
        腾致雨露结为霜
        ·
        1脚注文字
        ·
        ·
        """,
        rows=9,
        text=TEXT[:20] + "[^1]" + TEXT[20:40] + NOTE,
        style={"articles.footnotes": "end"},
    )


def test_notes_under_the_columns_of_their_marks() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│珍李柰菜重芥姜海咸河淡鳞
        盈昃辰宿列张寒来暑往1 秋│潜羽翔龙师火帝鸟官人皇2
        收冬藏闰余成岁律吕调阳云│始制文字乃服衣裳推位
        腾致雨露结为霜金生丽水玉│·
        出昆冈剑号巨阙珠称夜光果│·
        1脚注文字　　　　　　　　│2另一条脚注
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:20] + "[^1]" + TEXT[20:80] + "[^2]" + TEXT[80:90] + NOTE + OTHER,
    )


def test_two_notes_under_one_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│玉出昆冈剑号巨阙珠称夜光
        盈昃辰宿列张寒来暑往1 秋│果珍李柰菜重芥姜海咸河淡
        收冬藏闰余成岁律吕2调　阳│鳞潜羽翔龙师火帝鸟官人皇
        云腾致雨露结为霜金生丽水│始制文字乃服衣裳推位
        1脚注文字　　　　　　　　│·
        2另一条脚注　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:20] + "[^1]" + TEXT[20:30] + "[^2]" + TEXT[30:90] + NOTE + OTHER,
    )


def test_line_with_a_mark_moves_on_where_its_note_has_no_room() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│出昆冈剑号1巨阙珠称夜　光
        盈昃辰宿列张寒来暑往　秋│果珍李柰菜重芥姜海咸河淡
        收冬藏闰余成岁律吕调阳云│鳞潜
        腾致雨露结为霜金生丽水玉│1脚注文字
        ·　　　　　　　　　　　│·
        ══════════════════════════
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰
        冬藏闰余成岁律吕调阳云腾│·
        致雨露结为霜金生丽水玉出│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:50] + "[^1]" + TEXT[50:70] + "\n\n" + TEXT[:60] + NOTE,
    )


def test_mark_on_the_next_page_takes_its_note_along() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜海咸河淡鳞潜
        ·　　　　　　　　　　　│·
        ═════════════════════════
        羽翔龙师火帝鸟官人皇始制│朝问道垂拱平章爱育黎首臣
        文字乃服衣裳推位让国1 有│伏戎羌遐迩一体率宾归王
        虞陶唐吊民伐罪周发殷汤坐│·
        1脚注文字　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=5,
        text=TEXT[:92] + "[^1]" + TEXT[92:128] + NOTE,
    )


def test_notes_end_the_band_of_their_article() -> None:
    assert_flow(
        """
        甲　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│腾致雨露结为霜金生丽水玉
        盈昃辰宿列张寒来暑往1 秋│出昆冈剑号巨阙珠称夜光果
        收冬藏闰余成岁律吕调阳云│珍李柰
        1脚注文字　　　　　　　　│·
        乙　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=14,
        articles=[
            {"title": "甲", "across": "columns", "text": TEXT[:20] + "[^1]" + TEXT[20:60] + NOTE},
            {"title": "乙", "across": "columns", "text": TEXT[:60]},
        ],
    )


def test_note_of_a_paragraph_beside_a_picture() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　　　　　│·
        ▓▓▓▓▓　　天地玄黄宇宙洪荒日│菜重芥姜海咸河淡鳞潜羽翔龙师火帝
        ▓▓▓▓▓　月盈昃辰宿列张寒来暑│鸟官人皇始制文字乃服衣裳推位让国
        ▓▓▓▓▓　往秋收冬藏闰余成岁律│有虞陶唐吊民伐罪周发殷汤坐朝问道
        吕1调阳云腾致雨露结为霜金生丽　水│垂拱平章爱育黎首臣伏戎羌遐迩
        玉出昆冈剑号巨阙珠称夜光果珍李柰│·
        1脚注文字　　　　　　　　　　　　│·
        ·　　　　　　　　　　　　　　　│·
        ·　　　　　　　　　　　　　　　│·
        """,
        columns=2,
        measure=16,
        rows=9,
        text=TEXT[:30] + "[^1]" + TEXT[30:122] + NOTE,
        pictures=[picture("5字×3行 left", at="天地")],
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("where", ["foot", "end"])
def test_thirty_notes_are_all_there(columns: int, where: str) -> None:
    text = "".join(TEXT[:7] + f"[^{number}]" for number in range(1, 31))
    notes = "".join(f"\n\n[^{number}]: {TEXT[number : number + 30]}" for number in range(1, 31))
    style = {"articles.footnotes": where}
    made = set_tiny(columns=columns, rows=20, text=text + notes, style=style)
    assert faults(made.made) == []


def test_note_follows_its_mark_in_every_way_of_running_the_paragraph() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│珍李　　　　　　　　　　│让国有虞陶唐吊民伐罪周发
        盈昃辰宿列张寒来暑往秋收│　　秋收冬藏闰余成岁律吕│殷汤坐朝问
        冬藏闰余成岁律吕调阳云腾│调阳云腾致雨露结为霜金生│·
        致雨露结为霜金生丽水玉出│丽水玉出昆冈剑号巨阙珠称│·
        昆1冈剑号巨阙珠称夜光　果│夜光果珍李柰菜重芥姜海咸│·
        1黄宇宙洪荒日月盈昃辰　宿│河淡鳞潜羽翔龙师火帝鸟官│·
        列张　　　　　　　　　　│人皇始制文字乃服衣裳推位│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        """,
        columns=3,
        rows=10,
        text=f"{TEXT[:47]}[^1]{TEXT[47:59]}\n\n{TEXT[20:107]}\n\n[^1]: {TEXT[3:16]}",
        told=["widow"],
    )


def test_note_stands_last_in_its_column_or_at_the_end() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月盈昃辰宿│帝鸟官人皇始制文字乃服衣裳推位让
        列张寒来暑往秋收冬藏1闰余成岁　律│国有虞陶唐吊民伐罪周发殷汤坐朝问
        吕调阳云腾致雨露结为霜金生丽水玉│道垂拱平章爱育黎首臣伏戎羌遐迩
        ▓▓▓▓▓　出昆冈剑号巨阙珠称夜│·
        ▓▓▓▓▓　光果珍李柰菜重芥姜海│1脚注文字
        ▓▓▓▓▓　咸河淡鳞潜羽翔龙师火│·
        ·　　　　　　　　　　　　　　　│·
        ·　　　　　　　　　　　　　　　│·
        """,
        columns=2,
        measure=16,
        rows=9,
        text=f"{TEXT[:24]}[^1]{TEXT[24:122]}{NOTE}",
        pictures=[picture("5字×3行 left", at="天地")],
        told=["notes-away"],
    )


def test_a_note_asked_for_twice_stands_once() -> None:
    made = set_tiny(rows=12, text="甲乙[^1]丙。\n\n丁戊[^1]己。\n\n[^1]: 注文")
    texts = [
        item.text
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine)
    ]
    assert sum("注文" in text for text in texts) == 1
    assert not [code for code in made.codes if code.startswith("words-")]
