"""Pictures with text beside them, drawn on the grid. TYPOGRAPHY R1–R4."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_right_shortens_the_lines_beside_it() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　▓▓▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往秋收冬藏闰
        余成岁律吕调阳云腾致雨露
        结为霜金生丽水玉出昆冈剑
        号巨阙珠称夜光果珍李柰
        ·
        """,
        text=TEXT[:60],
        pictures=[picture("4字×2行 right", at="天地")],
    )


def test_right_in_the_second_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│　海咸河淡鳞潜　▓▓▓▓
        盈昃辰宿列张寒来暑往秋收│羽翔龙师火帝鸟　▓▓▓▓
        冬藏闰余成岁律吕调阳云腾│官人皇始制文字乃服衣裳推
        致雨露结为霜金生丽水玉出│位让国有虞陶唐吊民伐罪
        昆冈剑号巨阙珠称夜光　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:56] + "\n\n" + TEXT[64:100],
        pictures=[picture("4字×2行 right", at="海咸")],
    )


def test_left_moves_the_lines_beside_it() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓　　天地玄黄宇宙
        ▓▓▓▓　洪荒日月盈昃辰
        宿列张寒来暑往秋收冬藏闰
        余成岁律吕调阳云腾致雨露
        结为霜金生丽水玉出昆冈剑
        号巨阙珠称夜光果珍李柰
        ·
        """,
        text=TEXT[:60],
        pictures=[picture("4字×2行 left", at="天地")],
    )


def test_left_stands_at_its_words_within_a_paragraph() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        ▓▓▓▓　冬藏闰余成岁律
        ▓▓▓▓　吕调阳云腾致雨
        露结为霜金生丽水玉出昆冈
        剑号巨阙珠称夜光果珍李柰
        菜重芥姜海咸河淡鳞潜
        """,
        text=TEXT[:70],
        pictures=[picture("4字×2行 left", at="余成")],
    )


def test_caption_takes_whole_rows_under_its_picture() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　▓▓▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往　图说
        秋收冬藏闰余成岁律吕调阳
        云腾致雨露结为霜金生丽水
        玉出昆冈剑号巨阙珠称夜光
        果珍李柰
        ·
        """,
        rows=9,
        text=TEXT[:60],
        pictures=[picture("4字×2行 right", at="天地", caption="图说")],
    )


def test_caption_of_two_lines() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓　　天地玄黄宇宙
        ▓▓▓▓　洪荒日月盈昃辰
        一二三四　宿列张寒来暑往
        五六　　　秋收冬藏闰余成
        岁律吕调阳云腾致雨露结为
        霜金生丽水玉出昆冈剑号巨
        阙珠称夜光果珍李柰
        ·
        """,
        rows=9,
        text=TEXT[:60],
        pictures=[picture("4字×2行 left", at="天地", caption="一二三四五六")],
    )


def test_credit_follows_the_caption() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓　　天地玄黄宇
        ▓▓▓▓▓　宙洪荒日月盈
        图说张三　　昃辰宿列张寒
        来暑往秋收冬藏闰余成岁律
        吕调阳云腾致雨露结为霜金
        生丽水玉出昆冈剑号巨阙珠
        称夜光果珍李柰
        ·
        """,
        rows=9,
        text=TEXT[:60],
        pictures=[picture("5字×2行 left", at="天地", caption="图说", credit="张三")],
    )


def test_standoff_of_two() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇　　▓▓▓▓
        宙洪荒日月盈　　▓▓▓▓
        昃辰宿列张寒来暑往秋收冬
        藏闰余成岁律吕调阳云腾致
        雨露结为霜金生丽水玉出昆
        冈剑号
        ·
        """,
        text=TEXT[:50],
        pictures=[picture("4字×2行 right", at="天地")],
        style={"pictures.standoff": "2字"},
    )


def test_r1_measure_beside_is_whole_and_the_rest_goes_to_the_gap() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓　　　天地玄黄宇
        ▓▓▓▓　　宙洪荒日月盈
        昃辰宿列张寒来暑往秋收冬
        藏闰余成岁律吕调阳云腾致
        雨露结为霜金生丽水玉出昆
        冈剑号
        ·
        """,
        text=TEXT[:50],
        pictures=[picture("4.4字×2行 left", at="天地")],
    )


def test_r2_just_the_least_measure_is_left() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇　▓▓▓▓▓
        宙洪荒日月盈　▓▓▓▓▓
        昃辰宿列张寒来暑往秋收冬
        藏闰余成岁律吕调阳云腾致
        雨露结为霜金生丽水玉出昆
        冈剑号
        ·
        """,
        text=TEXT[:50],
        pictures=[picture("5字×2行 right", at="天地")],
        style={"pictures.min_measure": "6字"},
    )


def test_r2_under_the_least_measure_the_picture_takes_the_column() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ·
        """,
        rows=9,
        text=TEXT[:30],
        pictures=[picture("6字×2行 right", at="天地")],
        style={"pictures.min_measure": "6字"},
        told=["picture-grown"],
    )


def test_l4_no_single_line_between_a_picture_and_the_foot() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│官人皇始制文字乃服衣裳推
        盈昃辰宿列张寒来暑往　　│位让国有虞陶唐吊民伐罪周
        ▓▓▓▓　　海咸河淡鳞潜│发殷汤坐朝问道垂拱
        ▓▓▓▓　羽翔龙师火帝鸟│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:20] + "\n\n" + TEXT[64:110],
        pictures=[picture("4字×2行 left", at="海咸")],
    )


def test_r2_picture_takes_one_of_three_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　│·　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓│雨露结为霜金生丽水│位让国有虞陶唐吊民
        ▓▓▓▓▓▓▓▓▓│玉出昆冈剑号巨阙珠│伐罪周发殷汤坐朝问
        　天地玄黄宇宙洪荒│称夜光果珍李柰菜重│道垂拱平章爱育黎首
        日月盈昃辰宿列张寒│芥姜海咸河淡鳞潜羽│臣伏戎羌遐迩一体率
        来暑往秋收冬藏闰余│翔龙师火帝鸟官人皇│宾归王
        成岁律吕调阳云腾致│始制文字乃服衣裳推│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        """,
        columns=3,
        measure=9,
        rows=9,
        text=TEXT,
        pictures=[picture("6字×2行 left", at="天地")],
        told=["measure-narrow", "picture-grown"],
    )
