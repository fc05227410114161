"""How paragraphs run over columns and pages, drawn on the grid. TYPOGRAPHY E6, I5, L1, L2, L5."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow

MARKED = (
    "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋"
    "收，冬藏，闰余，成岁，律吕，调阳，云腾，致雨，露结，为霜，金生。"
)


def test_paragraph_ends_the_issue_on_its_last_page() -> None:
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
        羽翔龙师火帝鸟官人皇始制
        文字乃服衣裳推位
        ·
        """,
        rows=5,
        text=TEXT[:90],
    )


def test_paragraph_over_three_pages() -> None:
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
        羽翔龙师火帝鸟官人皇始制
        文字乃服衣裳推位让国有虞
        陶唐吊民伐罪周发殷汤坐朝
        ════════════
        问道垂拱平章爱育黎首臣伏
        戎羌遐迩一体率宾归王
        ·
        ·
        ·
        """,
        rows=5,
        text=TEXT[:128],
    )


def test_e6_no_indent_where_a_paragraph_goes_on_in_the_next_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国有虞
        """,
        columns=2,
        rows=5,
        text=TEXT[:94],
    )


def test_e6_no_indent_where_a_paragraph_goes_on_on_the_next_page() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜海咸河淡鳞潜
        ═════════════════════════
        羽翔龙师火帝鸟官人皇始制│问道垂拱平章爱育黎首臣伏
        文字乃服衣裳推位让国有虞│戎羌遐迩一体率宾归王
        陶唐吊民伐罪周发殷汤坐朝│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=4,
        text=TEXT,
    )


def test_paragraphs_one_after_another() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        　　秋收冬藏闰余成岁律吕
        调阳云腾致雨露结为霜金生
        丽水玉出昆冈剑号
        　　巨阙珠称夜光果珍李柰
        ·
        """,
        rows=8,
        text="\n\n".join((TEXT[:20], TEXT[20:50], TEXT[50:60])),
    )


def test_i5_narrow_columns_indent_by_one() -> None:
    assert_flow(
        """
        题　　　　　　　　　│·
        　天地玄黄宇宙洪荒日│为霜金生丽水玉出昆冈
        月盈昃辰宿列张寒　来│剑号巨阙珠称夜光果珍
        暑往秋收冬藏闰余成岁│李柰
        律吕调阳云腾致雨露结│·
        ·　　　　　　　　　│·
        """,
        columns=2,
        measure=10,
        rows=6,
        text=TEXT[:60],
        told=["measure-narrow"],
    )


def test_l1_no_lone_character_on_the_last_line() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往　秋
        收冬藏闰余成岁律吕调阳云
        腾致
        ·
        """,
        rows=6,
        text=TEXT[:35],
    )


def test_l1_of_two_lines() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往　秋
        收冬
        ·
        ·
        """,
        rows=6,
        text=TEXT[:23],
    )


def test_l2_no_last_line_alone_at_a_column_head() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│　　海咸河淡鳞潜羽翔龙师
        盈昃辰宿列张寒来暑往秋收│火帝鸟官人皇始制文字乃服
        冬藏闰余成岁律吕调阳云腾│衣裳推位让国有虞陶唐吊民
        致雨露结为霜金生丽水玉出│伐罪周发殷汤坐朝问道垂拱
        昆冈剑号　　　　　　　　│平章
        """,
        columns=2,
        rows=6,
        text=TEXT[:50] + "\n\n" + TEXT[64:112],
    )


def test_l2_no_last_line_alone_at_a_page_head() -> None:
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
        李柰菜重芥姜海咸
        ·
        出处
        ·
        ·
        """,
        rows=6,
        text=TEXT[:66],
        source_note="出处",
    )


def test_l5_no_page_of_one_line() -> None:
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
        李柰菜重芥姜
        ·
        ·
        ·
        ·
        """,
        rows=6,
        text=TEXT[:64],
    )


def test_l2_paragraph_as_long_as_it_likes() -> None:
    assert_flow(
        """
        题
        　　天地，玄黄，宇宙，洪
        荒，日月，盈昃，辰宿，列
        张，寒来，暑往，秋收，冬
        藏，闰余，成岁，律吕，调
        阳，云腾，致雨，露结，为
        霜，金生。
        ·
        """,
        rows=8,
        text=MARKED,
    )


def test_l2_same_paragraph_a_line_shorter_saves_a_widow() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地，玄黄，宇宙，洪│　　海咸河淡鳞潜羽翔龙师
        荒，日月，盈昃，辰宿，列│火帝鸟官人皇始制文字乃服
        张，寒来，暑往，秋收，冬藏，│衣裳推位让国有虞陶唐吊民
        闰余，成岁，律吕，调阳，云│伐罪周发殷汤坐朝问道垂拱
        腾，致雨，露结，为霜，金生。│平章
        """,
        columns=2,
        rows=6,
        text=MARKED + "\n\n" + TEXT[64:112],
    )


def test_l2_column_a_row_short_saves_a_widow() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来暑往秋收│羽翔龙师火帝鸟官人皇始制
        冬藏闰余成岁律吕调阳云腾│　　文字乃服衣裳推位让国
        致雨露结为霜金生丽水玉出│有虞陶唐吊民伐罪周发殷汤
        昆冈剑号巨阙珠称夜光果珍│坐朝问道垂拱平章爱育黎首
        ·　　　　　　　　　　　│臣伏戎羌遐迩一体率
        """,
        columns=2,
        rows=7,
        text=TEXT[:82] + "\n\n" + TEXT[82:125],
    )


def test_l2_paragraph_a_line_longer_where_columns_must_be_level() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│鳞潜羽翔龙师火帝鸟官人皇
        盈昃辰宿列张寒来暑往　秋│始制
        收冬藏闰余成岁律吕调　阳│　　文字乃服衣裳推位让国
        云腾致雨露结为霜金生丽水│有虞陶唐吊民伐罪周发殷汤
        玉出昆冈剑号巨阙珠称夜光│坐朝问道垂拱平章爱育黎首
        果珍李柰菜重芥姜海咸河淡│臣伏戎羌遐迩一体率
        """,
        columns=2,
        rows=7,
        text=TEXT[:82] + "\n\n" + TEXT[82:125],
        style={"advanced.weights.uneven": 600},
    )


def test_a4_a_line_nothing_can_fill_is_left_short_and_told() -> None:
    made = assert_flow(
        """
        题
        　　天地玄黄
        ab34efgh5jkl洪荒日月
        ·
        """,
        columns=1,
        rows=4,
        text="天地玄黄ab34efgh5jkl洪荒日月",
        told=["line-short"],
    )
    (finding,) = made.diagnostics
    assert dict(finding.values) == {"text": "天地玄黄", "lines": "1"}
    assert finding.place is not None
    assert finding.place.row == 2
