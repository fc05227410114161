"""Pictures among text, drawn on the grid. TYPOGRAPHY R, L4."""

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


def test_column_narrower_than_its_column_stands_in_the_middle() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　▓▓▓▓▓▓▓▓　　│冬藏闰余成岁律吕调阳云腾
        　　▓▓▓▓▓▓▓▓　　│致雨露结为霜金生丽水
        　　天地玄黄宇宙洪荒日月│·
        盈昃辰宿列张寒来暑往秋收│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=7,
        text=TEXT[:44],
        pictures=[picture("7字×2行 column", at="天地")],
    )


def test_column_between_paragraphs_of_one_column() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        """,
        rows=10,
        text=TEXT[:20] + "\n\n" + TEXT[64:90],
        pictures=[picture("7字×3行 column", at="海咸")],
    )


def test_span_stands_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇
        致雨露结为霜金生丽水玉出│·
        """,
        columns=2,
        text=TEXT[:80],
        pictures=[picture("3行 span", at="天地", pixels=(2500, 500))],
    )


def test_span_of_a_later_paragraph_stands_at_head_or_foot() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        图说　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇
        致雨露结为霜金生丽水玉出│　　始制文字乃服衣裳推位
        ═════════════════════════
        让国有虞陶唐吊民伐罪周发│·
        殷汤坐朝问道垂拱　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:80] + "\n\n" + TEXT[80:110],
        pictures=[picture("3行 span", at="始制", pixels=(2500, 500), caption="图说")],
    )


def test_astride_text_stands_on_both_sides() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　天地玄黄宇宙洪荒　▓▓▓▓▓　巨阙珠称夜光果珍李
        日月盈昃辰宿列张寒　▓▓▓▓▓　柰菜重芥姜海咸河淡
        来暑往秋收冬藏闰余　▓▓▓▓▓　鳞潜羽翔龙师火帝鸟
        成岁律吕调阳云腾致雨露结│官人皇始制文字乃服衣裳推
        为霜金生丽水玉出昆冈剑号│位让国有虞陶唐吊民伐罪
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        text=TEXT[:100],
        pictures=[picture("5字×3行 astride", at="天地")],
    )


def test_astride_lower_down_with_caption() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来　▓▓▓▓▓▓▓　羽翔龙师火帝鸟官
        暑往秋收冬藏闰余　▓▓▓▓▓▓▓　人皇始制文字乃服
        成岁律吕调阳云腾　图说　│　　　　衣裳推位让国有虞
        致雨露结为霜金生丽水玉出│陶唐吊民伐罪
        昆冈剑号巨阙珠称夜光果珍│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:100],
        pictures=[picture("7字×2行 astride", at="冬藏", caption="图说")],
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


def test_two_pictures_of_two_paragraphs() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　▓▓▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往秋收冬藏闰
        余成岁律吕调阳云腾致雨露
        结为霜金生丽水玉出昆冈剑
        号巨阙珠称夜光果珍李柰菜
        重芥姜
        ▓▓▓▓　　海咸河淡鳞潜
        ▓▓▓▓　羽翔龙师火帝鸟
        官人皇始制文字乃服衣裳推
        位让国有虞陶唐吊民伐罪周
        发殷汤坐朝问道垂拱平章爱
        育黎首臣伏戎羌遐迩一体率
        宾归王
        ·
        """,
        rows=16,
        text=TEXT[:64] + "\n\n" + TEXT[64:],
        pictures=[picture("4字×2行 right", at="天地"), picture("4字×2行 left", at="海咸")],
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


def test_contour_ellipse() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　　▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往　▓▓▓▓
        秋收冬藏闰余成　　▓▓
        岁律吕调阳云腾致雨露结为
        霜金生丽水玉出昆冈剑号巨
        阙珠称夜光
        """,
        text=TEXT[:56],
        pictures=[picture("4字×4行 contour", at="天地", shape="ellipse")],
    )


def test_contour_polygon() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙洪荒
        日月盈昃辰宿列张　　▓▓
        寒来暑往秋收　　▓▓▓▓
        冬藏闰余成　▓▓▓▓▓▓
        岁律吕调阳云腾致雨露结为
        霜金生丽水玉出昆冈剑号巨
        阙珠称夜光
        """,
        text=TEXT[:56],
        pictures=[picture("6字×4行 contour", at="天地", shape="polygon 1,0 1,1 0,1")],
    )


def test_contour_of_what_can_be_seen() -> None:
    assert_flow(
        """
        题
        　天地玄黄　　　▓▓
        宇宙洪荒日　▓▓▓▓▓▓
        月盈昃辰宿　▓▓▓▓▓▓
        列张寒来暑　　▓▓▓▓
        往秋收冬藏闰余成岁律吕调
        阳云腾致雨露结为霜金生丽
        水玉出
        """,
        text=TEXT[:46],
        pictures=[picture("6字×4行 contour", at="天地", shape="alpha")],
    )


def test_page_picture_takes_a_page_of_its_own() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        昆冈剑号巨阙珠称夜光
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ════════════
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        出处
        ·
        """,
        rows=6,
        text=TEXT[:56] + "\n\n" + TEXT[64:90],
        pictures=[picture("page", at="海咸")],
        source_note="出处",
        told=["picture-far"],
    )


def test_three_columns_astride_the_first_gap() -> None:
    assert_flow(
        """
        题　　　　　　　　│·　　　　　　　　│·
        　天地玄黄宇　▓▓▓▓▓　玉出昆冈剑号│位让国有虞陶唐吊民
        宙洪荒日月盈　▓▓▓▓▓　巨阙珠称夜光│伐罪周发殷汤坐朝问
        昃辰宿列张寒　▓▓▓▓▓　果珍李柰菜重│道垂拱平章爱育黎首
        来暑往秋收冬藏闰余│芥姜海咸河淡鳞潜羽│臣伏戎羌遐迩一体率
        成岁律吕调阳云腾致│翔龙师火帝鸟官人皇│宾归王
        雨露结为霜金生丽水│始制文字乃服衣裳推│·
        """,
        columns=3,
        measure=9,
        rows=7,
        text=TEXT,
        pictures=[picture("5字×3行 astride", at="天地")],
        told=["measure-narrow"],
    )


def test_column_as_wide_as_the_column() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        text=TEXT[:30],
        pictures=[picture("12字×3行 column", at="天地")],
    )


def test_span_of_a_given_width_stands_in_the_middle() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        """,
        columns=2,
        rows=10,
        text=TEXT,
        pictures=[picture("13字×3行 span", at="天地")],
    )


def test_page_picture_within_a_paragraph() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        昆冈剑号巨阙珠称夜光果珍
        李柰菜重芥姜海咸河淡鳞潜
        羽翔龙师火帝鸟官人皇始制
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ════════════
        文字乃服衣裳推位让国有虞
        陶唐吊民伐罪周发殷汤坐朝
        问道垂拱平章爱育黎首臣伏
        戎羌遐迩一体率宾归王
        ·
        ·
        ·
        ·
        """,
        rows=8,
        text=TEXT,
        pictures=[picture("page", at="天地")],
        told=["picture-far"],
    )


def test_picture_without_room_at_the_foot_goes_to_the_next_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│　　海咸河淡鳞潜羽翔龙师
        盈昃辰宿列张寒来暑往秋收│▓▓▓▓　火帝鸟官人皇始
        冬藏闰余成岁律吕调阳云腾│▓▓▓▓　制文字乃服衣裳
        致雨露结为霜金生　　　　│▓▓▓▓　推位
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:42] + "\n\n" + TEXT[64:90],
        pictures=[picture("4字×3行 left", at="海咸")],
    )


def test_fixed_stands_where_it_was_put() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金　▓▓▓▓
        生丽水玉出昆冈　▓▓▓▓
        剑号巨阙珠称夜光果珍李柰
        菜重芥姜海咸河淡鳞潜羽翔
        龙师火帝鸟官人皇始制文字
        乃服衣裳推位
        """,
        rows=10,
        text=TEXT[:90],
        pictures=[picture("4字×2行 right", at="天地", fixed=True, page=1, column=1, row=5)],
    )


def test_fixed_in_the_second_column_of_page_two() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜
        冬藏闰余成岁律吕调阳云腾│　　海咸河淡鳞潜羽翔龙师
        致雨露结为霜金生丽水玉出│火帝鸟官人皇始制文字乃服
        ·　　　　　　　　　　　│衣裳推位让国有虞陶唐吊民
        ═════════════════════════
        伐罪周发殷汤坐朝问道垂拱│冬藏闰余成岁律吕调阳云腾
        平章爱育黎首臣伏戎羌遐迩│▓▓▓▓　致雨露结为霜金
        一体率宾归王　　　　　　│▓▓▓▓　生丽水玉出昆冈
        　　天地玄黄宇宙洪荒日月│剑号巨阙珠称夜光果珍李柰
        盈昃辰宿列张寒来暑往秋收│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:64] + "\n\n" + TEXT[64:] + "\n\n" + TEXT[:60],
        pictures=[picture("4字×2行 left", at="海咸", fixed=True, page=2, column=2, row=2)],
    )


def test_group_in_a_row_with_one_caption() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　▓▓▓▓▓▓▓▓▓▓　│昆冈剑号巨阙珠称夜光果珍
        　▓▓▓▓▓▓▓▓▓▓　│李柰菜重芥姜海咸河淡鳞潜
        合图说　　　　　　　　　│羽翔龙师火帝鸟官人皇始制
        　　天地玄黄宇宙洪荒日月│文字乃服衣裳推位让国有虞
        盈昃辰宿列张寒来暑往秋收│陶唐吊民伐罪周发殷汤坐朝
        冬藏闰余成岁律吕调阳云腾│问道垂拱平章爱育黎首臣伏
        致雨露结为霜金生丽水玉出│戎羌遐迩一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        text=TEXT,
        pictures=[
            picture("", at="天地", group="甲", pixels=(300, 200)),
            picture("", at="天地", group="甲", caption="合图说", pixels=(300, 200)),
        ],
    )


def test_group_of_four_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        text=TEXT,
        pictures=[picture("span", at="天地", group="甲", pixels=(300, 200))]
        + [picture("", at="天地", group="甲", pixels=(300, 200))] * 3,
    )
