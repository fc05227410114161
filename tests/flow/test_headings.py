"""Small headings and the text they stay with, drawn on the grid. TYPOGRAPHY I2, L3."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_small_heading() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        小标题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=8,
        text=TEXT[:30] + "\n\n## 小标题\n\n" + TEXT[64:90],
    )


def test_small_heading_with_a_row_above() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        小标题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=9,
        text=TEXT[:30] + "\n\n## 小标题\n\n" + TEXT[64:90],
        style={"text.subhead.above": 1},
    )


def test_l3_small_heading_keeps_two_lines_of_its_text() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│小标题
        盈昃辰宿列张寒来暑往秋收│　　海咸河淡鳞潜羽翔龙师
        冬藏闰余成岁律吕调阳云腾│火帝鸟官人皇始制文字乃服
        致雨露结为霜金生　　　　│衣裳推位让国有虞陶唐吊民
        ·　　　　　　　　　　　│伐罪周发殷汤坐朝问道
        """,
        columns=2,
        rows=6,
        text=TEXT[:42] + "\n\n## 小标题\n\n" + TEXT[64:108],
    )


def test_l3_small_heading_with_just_two_lines_stays() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│衣裳推位让国有虞陶唐吊民
        盈昃辰宿列张寒来暑往秋收│伐罪周发殷汤坐朝问道垂拱
        冬藏闰余成岁律吕　　　　│平章爱育黎首臣伏戎羌遐迩
        小标题　　　　　　　　　│一体率宾归王
        　　海咸河淡鳞潜羽翔龙师│·
        火帝鸟官人皇始制文字乃服│·
        """,
        columns=2,
        rows=7,
        text=TEXT[:30] + "\n\n## 小标题\n\n" + TEXT[64:128],
    )


def test_l3_small_heading_over_the_page_end() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生
        ·
        ════════════
        小标题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        ·
        """,
        rows=6,
        text=TEXT[:42] + "\n\n## 小标题\n\n" + TEXT[64:90],
    )


def test_row_above_a_small_heading_falls_away_at_a_column_head() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│小标题
        盈昃辰宿列张寒来暑往秋收│　　海咸河淡鳞潜羽翔龙师
        冬藏闰余成岁律吕调阳云腾│火帝鸟官人皇始制文字乃服
        致雨露结为霜金生丽水玉出│衣裳推位让国有虞陶唐吊民
        昆冈剑号巨阙珠称夜光果珍│伐罪周发殷汤坐朝问道
        """,
        columns=2,
        rows=6,
        text=TEXT[:58] + "\n\n## 小标题\n\n" + TEXT[64:108],
        style={"text.subhead.above": 1},
    )


def test_small_heading_goes_on_under_a_picture() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        小标题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=10,
        text=TEXT[:30] + "\n\n## 小标题\n\n" + TEXT[64:90],
        pictures=[picture("7字×2行 column", at="小标题")],
    )


def test_title_keeps_the_table_under_it() -> None:
    assert_flow(
        """
        甲
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ·
        ════════════
        乙
        ·
        甲　　　　　乙
        一　　　　　二
        三　　　　　四
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        ════════════
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        ·
        ·
        ·
        ·
        ·
        """,
        rows=7,
        articles=[
            {"title": "甲", "text": TEXT[:30]},
            {
                "title": "乙",
                "text": "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 三 | 四 |\n\n" + TEXT[:40],
            },
        ],
    )


def test_title_keeps_the_small_heading_under_it_with_its_text() -> None:
    assert_flow(
        """
        甲
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ·
        ════════════
        乙
        小标题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        ·
        """,
        rows=7,
        articles=[
            {"title": "甲", "text": TEXT[:30]},
            {"title": "乙", "text": f"## 小标题\n\n{TEXT[:40]}"},
        ],
    )


def test_small_heading_is_not_left_over_a_picture_at_the_foot() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ·
        ════════════
        小标题
        　　调阳云腾致雨露结为霜
        金生丽水玉出昆冈剑号巨阙
        珠称夜光果珍李柰菜重芥姜
        海咸河淡鳞潜羽翔龙师火帝
        鸟官人皇始制文字乃服衣裳
        推位让国有虞
        ·
        ·
        """,
        rows=9,
        text=f"{TEXT[:30]}\n\n## 小标题\n\n{TEXT[30:94]}",
        pictures=[picture("12字×4行 column", at="小标题")],
        told=["picture-far"],
    )
