"""Titles over one column and over all, drawn on the grid. TYPOGRAPHY G2, G4, G6."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow


def test_title_of_the_lead_stands_over_all_columns() -> None:
    assert_flow(
        """
        题目　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        title="题目",
        text=TEXT[:60],
    )


def test_title_in_one_column() -> None:
    assert_flow(
        """
        题目
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        title="题目",
        text=TEXT[:30],
        rows=5,
    )


def test_kicker_is_what_stands_before_the_dot() -> None:
    assert_flow(
        """
        单位
        题目
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        title="单位•题目",
        text=TEXT[:30],
        rows=6,
    )


def test_kicker_given_apart() -> None:
    assert_flow(
        """
        眉题
        题目
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        rows=6,
        articles=[{"title": "题目", "kicker": "眉题", "text": TEXT[:30]}],
    )


def test_byline_and_unit() -> None:
    assert_flow(
        """
        题目
        张三
        某单位
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        rows=7,
        articles=[{"title": "题目", "byline": "张三", "unit": "某单位", "text": TEXT[:30]}],
    )


def test_section_above_the_title() -> None:
    assert_flow(
        """
        栏目
        题目
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        rows=6,
        articles=[{"title": "题目", "section": "栏目", "text": TEXT[:30]}],
    )


def test_section_over_a_kicker_and_a_byline() -> None:
    assert_flow(
        """
        栏目
        单位
        题目
        张三
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        """,
        rows=9,
        articles=[{"title": "单位•题目", "section": "栏目", "byline": "张三", "text": TEXT[:30]}],
    )


def test_lines_of_a_title_as_the_editor_parts_them() -> None:
    assert_flow(
        """
        上一行题目
        下一行
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        rows=6,
        articles=[{"title": ["上一行题目", "下一行"], "text": TEXT[:30]}],
    )


def test_long_title_takes_more_rows() -> None:
    assert_flow(
        """
        联合抗击疫情保障
        通信畅通服务社会
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        """,
        rows=7,
        title="联合抗击疫情保障通信畅通服务社会",
        text=TEXT[:30],
    )


def test_second_title_in_its_column() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│乙题
        盈昃辰宿列张寒来暑往秋收│　　海咸河淡鳞潜羽翔龙师
        冬藏闰余成岁律吕调阳云腾│火帝鸟官人皇始制文字乃服
        致雨露结为霜金生丽水玉出│衣裳推位让国有虞陶唐吊民
        昆冈剑号巨阙珠称夜光果珍│伐罪
        李柰菜重芥姜　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        articles=[
            {"title": "甲题", "text": TEXT[:64]},
            {"title": "乙题", "across": "column", "text": TEXT[64:100]},
        ],
    )


def test_title_in_its_column_goes_to_the_next_one_where_its_text_has_no_room() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│乙题
        盈昃辰宿列张寒来暑往秋收│　　海咸河淡鳞潜羽翔龙师
        冬藏闰余成岁律吕调阳云腾│火帝鸟官人皇始制文字乃服
        致雨露结为霜金生丽水玉出│衣裳推位让国有虞陶唐吊民
        昆冈剑号巨阙珠称夜光果珍│伐罪周发殷汤坐朝问道垂拱
        李柰菜重芥姜　　　　　　│平章爱育黎首臣伏戎羌遐迩
        ·　　　　　　　　　　　│一体率宾归王
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        articles=[
            {"title": "甲题", "text": TEXT[:64]},
            {"title": "乙题", "across": "column", "text": TEXT[64:128]},
        ],
    )


def test_title_over_all_columns_at_a_page_end_goes_to_the_next_page() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来暑往秋收│羽翔龙师火帝鸟官人皇始制
        冬藏闰余成岁律吕调阳云腾│文字乃服衣裳推位让国有虞
        致雨露结为霜金生丽水玉出│陶唐吊民伐罪
        昆冈剑号巨阙珠称夜光果珍│·
        ·　　　　　　　　　　　│·
        ═════════════════════════
        乙题　　　　　　　　　　│·
        　　海咸河淡鳞潜羽翔龙师│伐罪周发殷汤坐朝问道垂拱
        火帝鸟官人皇始制文字乃服│平章爱育黎首臣伏戎羌遐迩
        衣裳推位让国有虞陶唐吊民│一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=7,
        articles=[
            {"title": "甲题", "text": TEXT[:100]},
            {"title": "乙题", "across": "columns", "text": TEXT[64:128]},
        ],
    )


def test_second_title_over_all_columns_ends_the_band_above_level() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜
        乙题　　　　　　　　　　│·
        　　海咸河淡鳞潜羽翔龙师│伐罪周发殷汤坐朝问道垂拱
        火帝鸟官人皇始制文字乃服│平章爱育黎首臣伏戎羌遐迩
        衣裳推位让国有虞陶唐吊民│一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=11,
        articles=[
            {"title": "甲题", "text": TEXT[:64]},
            {"title": "乙题", "across": "columns", "text": TEXT[64:]},
        ],
    )


def test_title_over_all_columns_with_rows_above_and_below() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜
        ·　　　　　　　　　　　│·
        乙题　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
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
            {"title": "甲题", "text": TEXT[:64]},
            {"title": "乙题", "across": "columns", "text": TEXT[64:]},
        ],
        style={"text.title_span.above": 1, "text.title_span.below": 1},
    )
