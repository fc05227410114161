"""Pull-quotes, contents, notes and sources, drawn on the grid. TYPOGRAPHY G2."""

from __future__ import annotations

from layout.page.model import Fill
from tests.support.page_picture import TEXT, assert_flow, set_tiny


def test_pull_quote() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        引语一句
        ·
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=9,
        text=TEXT[:30] + "\n\n> 引语一句\n\n" + TEXT[64:90],
    )


def test_pull_quote_of_two_lines_with_rows_round_it() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        一二三四五六七八九十甲乙
        丙丁
        ·
        ·
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=12,
        text=TEXT[:30] + "\n\n> 一二三四五六七八九十甲乙丙丁\n\n" + TEXT[64:90],
        style={"text.quote.above": 1, "text.quote.below": 1},
    )


def test_source_note_ends_the_issue() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        以上信息来源
        ·
        """,
        rows=7,
        text=TEXT[:30],
        source_note="以上信息来源",
    )


def test_source_note_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰菜重芥姜
        ·　　　　　　　　　　　│·
        以上信息来源相关网站转载│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=TEXT[:64],
        source_note="以上信息来源相关网站转载",
    )


def test_colophon_after_the_source_note() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        出处
        ·
        主编：李四
        编辑：王五
        """,
        rows=9,
        text=TEXT[:30],
        source_note="出处",
        colophon={"主编": "李四", "编辑": "王五"},
    )


def test_contents_with_the_page_of_each_article() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│░░░░░░░░░░░░
        盈昃辰宿列张寒来暑往秋收│░本期导读░░░░░░░
        冬藏闰余成岁律吕调阳云腾│░甲题░░░░░░░1 ░
        致雨露结为霜金生丽水玉出│░乙题░░░░░░░2 ░
        昆冈剑号巨阙珠称夜光果珍│░░░░░░░░░░░░
        李柰菜重芥姜海咸河淡鳞潜│文字乃服衣裳推位让国有虞
        羽翔龙师火帝鸟官人皇始制│陶唐吊民伐罪
        ·　　　　　　　　　　　│·
        ══════════════════════════
        乙题　　　　　　　　　　│昆冈剑号巨阙珠称夜光果珍
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来暑往秋收│羽翔龙师火帝鸟官人皇始制
        冬藏闰余成岁律吕调阳云腾│文字乃服衣裳推位让国有虞
        致雨露结为霜金生丽水玉出│陶唐吊民伐罪
        ·　　　　　　　　　　　│·
        出处　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        articles=[{"title": "甲题", "text": TEXT[:100]}, {"title": "乙题", "text": TEXT[:100]}],
        style={"contents.form": "box"},
        source_note="出处",
    )


def test_no_contents_for_a_single_article() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│致雨露结为霜金生丽水玉出
        盈昃辰宿列张寒来暑往秋收│昆冈剑号巨阙珠称夜光果珍
        冬藏闰余成岁律吕调阳云腾│李柰
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=5,
        text=TEXT[:60],
        style={"contents.form": "box"},
    )


def test_end_mark_after_an_article() -> None:
    assert_flow(
        """
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕■
        乙题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位让国有虞■
        ·
        """,
        rows=9,
        articles=[{"title": "甲题", "text": TEXT[:30]}, {"title": "乙题", "text": TEXT[64:94]}],
        style={"articles.end_mark": "■"},
    )


def test_an_end_mark_hangs_beside_a_last_line_that_is_full() -> None:
    made = set_tiny(rows=5, text=TEXT[:34], style={"articles.end_mark": "■"}).made
    (page,) = made.pages.pages
    (mark,) = (item for item in page.items if isinstance(item, Fill))
    column = page.frames[0].rect
    assert column.right < mark.rect.x < column.right + 5
    assert mark.rect.right < page.width


def test_source_of_an_article() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        　　　　　　　　　　某报
        ·
        ·
        """,
        rows=7,
        articles=[{"title": "题", "source": "某报", "text": TEXT[:30]}],
    )


def test_source_of_each_article() -> None:
    assert_flow(
        """
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        　　　　　　　　　　某报
        乙题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        　　　　　　　　　　某网
        """,
        rows=10,
        articles=[
            {"title": "甲题", "source": "某报", "text": TEXT[:30]},
            {"title": "乙题", "source": "某网", "text": TEXT[64:90]},
        ],
    )


def test_source_note_at_the_foot_of_the_last_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ·
        出处
        """,
        rows=8,
        text=TEXT[:30],
        source_note="出处",
        style={"articles.source_note": "foot"},
    )


def test_contents_in_one_column() -> None:
    assert_flow(
        """
        ░░░░░░░░░░░░
        ░本期导读░░░░░░░
        ░甲题░░░░░░░1 ░
        ░乙题░░░░░░░2 ░
        ░░░░░░░░░░░░
        ·
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ═════════════
        乙题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        """,
        rows=12,
        articles=[{"title": "甲题", "text": TEXT[:30]}, {"title": "乙题", "text": TEXT[:30]}],
        style={"contents.form": "box"},
    )


def test_pull_quote_at_a_column_head_needs_no_row_above() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│引语一句话
        盈昃辰宿列张寒来暑往秋收│·
        冬藏闰余成岁律吕调阳云腾│　　海咸河淡鳞潜羽翔龙师
        致雨露结为霜金生丽水玉出│火帝鸟官人皇始制文字乃服
        昆冈剑号　　　　　　　　│衣裳推位让国有虞陶唐吊民
        ·　　　　　　　　　　　│伐罪
        """,
        columns=2,
        rows=7,
        text=TEXT[:50] + "\n\n> 引语一句话\n\n" + TEXT[64:100],
        style={"text.quote.above": 1},
    )
