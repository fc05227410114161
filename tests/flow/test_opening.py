"""How an issue and its articles open: masthead, contents, sections, given lines, drawn on the grid."""

from __future__ import annotations

from layout.page.model import Rule, TextLine
from tests.support.page_picture import TEXT, assert_flow

MASTHEAD = {
    "masthead": {"form": "full", "rows": 4, "rule": "2pt"},
    "text.masthead": {"size": "20pt", "tracking": 0},
    "text.masthead_info": {"size": "10pt", "leading": "20pt"},
    "text.masthead_sub": {"size": "10pt", "tracking": 0},
}


def test_name_at_the_left_number_at_the_right() -> None:
    made = assert_flow(
        """
        ·　　　　　　　　　　　│·
        简　报　　　　　　　　　│·
        行业协会　　　　　　　　│　　　　　　　　　第四期
        ·　　　　　　　　　　　│·
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        number="第四期",
        publisher="行业协会",
        text=TEXT[:40],
        style=MASTHEAD,
    )
    items, brand = made.made.pages.pages[0].items, made.made.source.style.colours["brand"]
    (rule,) = [item for item in items if isinstance(item, Rule)]
    assert (rule.purpose, rule.width, rule.colour, rule.y1) == ("masthead", 2, brand, rule.y2)
    coloured = {one.text for one in items if isinstance(one, TextLine) and one.colour == brand}
    assert {"简报", "题"} & coloured == {"简报"}


def test_long_name_takes_the_width_and_the_rest_goes_under_it() -> None:
    assert_flow(
        """
        ·
        省　行　业　简　报
        协会　　　　　　　第四期
        ·
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        """,
        rows=9,
        name="省行业简报",
        number="第四期",
        publisher="协会",
        text=TEXT[:40],
        style=MASTHEAD,
    )


def test_masthead_title_contents_and_the_page_of_the_second_article() -> None:
    assert_flow(
        """
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        简　报　　　　　　　　　│　　　　　　　　　第四期
        ·　　　　　　　　　　　│·
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│░░░░░░░░░░░░
        盈昃辰宿列张寒来暑往秋收│░本期导读░░░░░░░
        冬藏闰余成岁律吕调阳云腾│░甲题░░░░░░░1 ░
        致雨露结为霜金生丽水玉出│░乙题░░░░░░░2 ░
        昆冈剑号巨阙珠称夜光果珍│░░░░░░░░░░░░
        李柰菜重芥姜海咸河淡鳞潜│文字乃服衣裳推位让国有虞
        羽翔龙师火帝鸟官人皇始制│陶唐
        ══════════════════════════
        乙题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        number="第四期",
        style=MASTHEAD | {"contents.form": "box"},
        articles=[
            {"title": "甲题", "text": TEXT[:96]},
            {"title": "乙题", "across": "columns", "text": TEXT[:64]},
        ],
    )


def test_sections_over_all_columns() -> None:
    assert_flow(
        """
        要闻　　　　　　　　　　│·
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜
        副刊　　　　　　　　　　│·
        乙题　　　　　　　　　　│·
        　　海咸河淡鳞潜羽翔龙师│伐罪周发殷汤坐朝问道垂拱
        火帝鸟官人皇始制文字乃服│平章爱育黎首臣伏戎羌遐迩
        衣裳推位让国有虞陶唐吊民│一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=13,
        articles=[
            {"title": "甲题", "section": "要闻", "text": TEXT[:64]},
            {"title": "乙题", "section": "副刊", "across": "columns", "text": TEXT[64:]},
        ],
    )


def test_lines_given_for_a_title_over_all_columns() -> None:
    assert_flow(
        """
        上一行题目　　　　　　　│·
        中间一行长些　　　　　　│·
        下一行　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        articles=[{"title": ["上一行题目", "中间一行长些", "下一行"], "text": TEXT[:60]}],
    )


def test_lines_given_for_a_title_in_its_column() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│乙题上一行
        盈昃辰宿列张寒来暑往秋收│下一行
        冬藏闰余成岁律吕调阳云腾│　　海咸河淡鳞潜羽翔龙师
        致雨露结为霜金生丽水玉出│火帝鸟官人皇始制文字乃服
        昆冈剑号巨阙珠称夜光果珍│衣裳推位让国有虞陶唐吊民
        李柰菜重芥姜　　　　　　│伐罪周发殷汤坐朝问道垂拱
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        articles=[
            {"title": "甲题", "text": TEXT[:64]},
            {"title": ["乙题上一行", "下一行"], "across": "column", "text": TEXT[64:110]},
        ],
    )
