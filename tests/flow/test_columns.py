"""Columns and pages filled one after another and ending level, drawn on the grid. TYPOGRAPHY G6, G7."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_one_column() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        昆冈剑号
        """,
        rows=6,
        text=TEXT[:50],
    )


def test_one_column_over_two_pages() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        ════════════
        昆冈剑号巨阙珠称夜光果珍
        李柰菜重芥姜海咸河淡鳞潜
        ·
        出处
        ·
        """,
        rows=5,
        text=TEXT[:70],
        source_note="出处",
    )


def test_g6_last_columns_end_level() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT[:92],
    )


def test_g6_odd_line_goes_left() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇
        致雨露结为霜金生丽水玉出│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT[:80],
    )


def test_g6_three_columns_end_level() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍│陶唐吊民伐罪周发殷汤坐朝
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜│问道垂拱平章爱育黎首臣伏
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制│戎羌遐迩一体率宾归王
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国有虞│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        """,
        columns=3,
        rows=8,
        text=TEXT,
    )


def test_three_columns_of_narrow_measure() -> None:
    assert_flow(
        """
        题　　　　　　　　│·　　　　　　　　│·
        　天地玄黄宇宙洪荒│雨露结为霜金生丽水│翔龙师火帝鸟官人皇
        日月盈昃辰宿列张寒│玉出昆冈剑号巨阙珠│始制文字乃服衣裳推
        来暑往秋收冬藏闰余│称夜光果珍李柰菜重│位让国有虞陶唐吊民
        成岁律吕调阳云腾致│芥姜海咸河淡鳞潜羽│伐罪
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        """,
        columns=3,
        measure=9,
        rows=7,
        text=TEXT[:100],
        told=["measure-narrow"],
    )


def test_articles_one_under_the_other() -> None:
    assert_flow(
        """
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        乙题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位让国有虞
        ·
        ·
        """,
        rows=10,
        articles=[{"title": "甲题", "text": TEXT[:30]}, {"title": "乙题", "text": TEXT[64:94]}],
    )


def test_pages_wished_and_made() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT,
        pages=1,
    )


def test_pages_wished_and_missed() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT[:40],
        pages=3,
        told=["pages-short"],
    )


def test_column_rule() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　┃·
        　　天地玄黄宇宙洪荒日月┃致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收┃昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾┃李柰
        ·　　　　　　　　　　　┃·
        ·　　　　　　　　　　　┃·
        """,
        columns=2,
        rows=6,
        text=TEXT[:60],
        style={"grid.column_rule": "0.5pt"},
    )


def test_column_rule_beside_a_picture_astride() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　┃·
        　天地玄黄宇宙洪荒　▓▓▓▓▓　巨阙珠称夜光果珍李
        日月盈昃辰宿列张寒　▓▓▓▓▓　柰菜重芥姜海咸河淡
        来暑往秋收冬藏闰余　▓▓▓▓▓　鳞潜羽翔龙师火帝鸟
        成岁律吕调阳云腾致雨露结┃官人皇始制文字乃服衣裳推
        为霜金生丽水玉出昆冈剑号┃位让国有虞陶唐吊民伐罪
        ·　　　　　　　　　　　┃·
        ·　　　　　　　　　　　┃·
        """,
        columns=2,
        rows=8,
        text=TEXT[:100],
        pictures=[picture("5字×3行 astride", at="天地")],
        style={"grid.column_rule": "0.5pt"},
    )


def test_jump_to_the_next_page() -> None:
    assert_flow(
        """
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        　　　　　　（下转第2 版）
        乙题
        　　调阳云腾致雨露结为霜
        金生丽水玉出昆冈剑号
        ══════════════
        甲题
        　　　　　　（上接第1 版）
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位让国有虞
        ·
        ·
        ·
        """,
        rows=8,
        articles=[
            {"title": "甲题", "text": TEXT[:30] + "\n\n" + TEXT[64:94], "jump": "天地"},
            {"title": "乙题", "text": TEXT[30:50]},
        ],
    )


def test_jump_of_an_article_with_a_kicker() -> None:
    assert_flow(
        """
        单位
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        　　　　　　（下转第2 版）
        乙题
        　　调阳云腾致雨露结为霜
        金生丽水玉出昆冈剑号
        ══════════════
        甲题
        　　　　　　（上接第1 版）
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        ·
        ·
        ·
        """,
        rows=9,
        articles=[
            {"title": "单位•甲题", "text": TEXT[:30] + "\n\n" + TEXT[64:90], "jump": "天地"},
            {"title": "乙题", "text": TEXT[30:50]},
        ],
    )


def test_g6_last_page_ends_level_without_a_widow() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国有虞
        ═════════════════════════
        陶唐吊民伐罪周发殷汤坐朝│问道垂拱平章爱育黎首臣伏
        ·　　　　　　　　　　　│戎羌遐迩一体率宾归王
        ·　　　　　　　　　　　│·
        出处　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=5,
        text=TEXT,
        source_note="出处",
    )


def test_columns_end_level_before_a_title_that_turns_the_page() -> None:
    assert_flow(
        """
        甲　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号
        冬藏闰余成岁律吕调阳云腾│·
        乙　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国有虞
        ═════════════════════════
        陶唐吊民伐罪周发殷汤坐朝│巨阙珠称夜光果珍李柰菜重
        问道垂拱平章爱育黎首臣伏│芥姜海咸河淡鳞潜羽翔龙师
        戎羌遐迩一体率宾归王天地│火帝鸟官人皇始制文字乃服
        玄黄宇宙洪荒日月盈昃辰宿│衣裳推位让国有虞陶唐吊民
        列张寒来暑往秋收冬藏闰余│伐罪周发殷汤坐朝问道垂拱
        成岁律吕调阳云腾致雨露结│平章爱育黎首臣伏戎羌遐迩
        为霜金生丽水玉出昆冈剑号│一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        articles=[
            {"title": "甲", "text": TEXT[:50]},
            {"title": "乙", "across": "columns", "text": f"{TEXT}{TEXT}"},
        ],
    )


def test_columns_of_a_full_page_end_a_row_higher_together() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│　　天地玄黄宇宙洪荒日月
        致雨露结为霜金生丽水玉出│盈昃辰宿列张寒来暑往秋收
        ·　　　　　　　　　　　│·
        ═════════════════════════
        冬藏闰余成岁律吕调阳云腾│昆冈剑号巨阙珠称夜光果珍
        致雨露结为霜金生丽水玉出│李柰
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=f"{TEXT[:70]}\n\n{TEXT[:60]}",
    )
