"""Pictures in a paragraph that goes on in the next column or on the next page, drawn on the grid."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_picture_at_the_foot_of_a_page_its_paragraph_crosses() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        ▓▓▓▓　昆冈剑号巨阙珠
        ▓▓▓▓　称夜光果珍李柰
        ════════════
        菜重芥姜海咸河淡鳞潜羽翔
        龙师火帝鸟官人皇始制文字
        乃服衣裳推位让国有虞陶唐
        吊民伐罪周发殷汤坐朝问道
        垂拱平章爱育黎首
        ·
        ·
        """,
        rows=7,
        text=TEXT[:116],
        pictures=[picture("4字×2行 left", at="翔龙")],
    )


def test_picture_at_its_words_before_the_page_ends() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金　▓▓▓▓
        生丽水玉出昆冈　▓▓▓▓
        剑号巨阙珠称夜　▓▓▓▓
        ════════════
        光果珍李柰菜重芥姜海咸河
        淡鳞潜羽翔龙师火帝鸟官人
        皇始制文字乃服衣裳推位让
        国有虞陶唐吊民伐罪
        ·
        ·
        ·
        """,
        rows=7,
        text=TEXT[:100],
        pictures=[picture("4字×3行 right", at="金生")],
    )


def test_picture_at_the_head_of_the_column_its_words_fall_into() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟　▓▓▓▓
        盈昃辰宿列张寒来暑往秋收│官人皇始制文字　▓▓▓▓
        冬藏闰余成岁律吕调阳云腾│乃服衣裳推位让　▓▓▓▓
        致雨露结为霜金生丽水玉出│国有虞陶唐吊民伐罪周发殷
        昆冈剑号巨阙珠称夜光果珍│汤坐朝问道垂拱平章爱育黎
        李柰菜重芥姜海咸河淡鳞潜│首臣伏戎羌遐迩
        """,
        columns=2,
        rows=7,
        text=TEXT[:122],
        pictures=[picture("4字×3行 right", at="始制文字")],
    )


def test_picture_at_the_foot_of_the_first_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│光果珍李柰菜重芥姜海咸河
        盈昃辰宿列张寒来暑往秋收│淡鳞潜羽翔龙师火帝鸟官人
        冬藏闰余成岁律吕调阳云腾│皇始制文字乃服衣裳推位让
        ▓▓▓▓　致雨露结为霜金│国有虞陶唐吊民伐罪周发殷
        ▓▓▓▓　生丽水玉出昆冈│汤坐朝问道垂拱平章爱育黎
        ▓▓▓▓　剑号巨阙珠称夜│首臣伏戎羌遐迩
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT[:122],
        pictures=[picture("4字×3行 left", at="昆冈")],
    )
