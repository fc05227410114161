"""An article that breaks off and goes on at the end of the issue: 下转, 上接; and its source line."""

from __future__ import annotations

import pytest

from layout.page.model import TextLine
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import picture

FIRST = {"title": "单位•甲题", "text": TEXT[:20] + "\n\n" + TEXT[20:40], "jump": "天地"}


def test_article_goes_on_at_the_end_of_the_issue() -> None:
    assert_flow(
        """
        单位
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        　　　　　　（下转第2 版）
        乙题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字
        ══════════════
        甲题
        　　　　　　（上接第1 版）
        　　秋收冬藏闰余成岁律吕
        调阳云腾致雨露结为霜
        ·
        ·
        ·
        ·
        """,
        rows=8,
        articles=[FIRST, {"title": "乙题", "text": TEXT[64:84]}],
    )


def test_no_jump_to_what_would_follow_at_once() -> None:
    made = set_tiny(rows=8, articles=[FIRST])
    assert "版" not in "".join(item.text for item in made.made.pages.pages[0].items)  # type: ignore[union-attr]


def test_pages_of_a_jump_are_those_printed() -> None:
    made = set_tiny(
        rows=8,
        articles=[FIRST, {"title": "乙题", "text": TEXT[64:84]}],
        style={"folio.first": 7, "articles.jump_to": "转{page}"},
    )
    said = [
        item.text for page in made.made.pages.pages for item in page.items if hasattr(item, "text")
    ]
    assert "转8" in said
    assert "（上接第7版）" in said


def test_source_of_an_article_stands_before_its_end_mark() -> None:
    assert_flow(
        """
        甲题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        　　　　　　　　　某报■
        乙题
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官■
        ·
        """,
        rows=8,
        articles=[
            {"title": "甲题", "text": TEXT[:22], "source": "某报"},
            {"title": "乙题", "text": TEXT[64:78]},
        ],
        style={"articles.end_mark": "■"},
    )


def test_source_note_at_the_foot_of_the_last_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        ·
        ·
        ·
        以上信息来源
        """,
        rows=7,
        text=TEXT[:22],
        source_note="以上信息来源",
        style={"articles.source_note": "foot"},
    )


@pytest.mark.parametrize(
    ("entries", "first"), [("both", "甲　乙丙"), ("titles", "乙丙"), ("kickers", "甲")]
)
def test_entries_of_the_contents(entries: str, first: str) -> None:
    made = set_tiny(
        columns=2,
        rows=9,
        articles=[{"title": "甲•乙丙", "text": TEXT[:64]}, {"title": "丁题", "text": TEXT[64:68]}],
        style={"contents": {"form": "box", "entries": entries, "leader": True}},
    )
    lines = [item for item in made.made.pages.pages[0].items if isinstance(item, TextLine)]
    contents = [one for one in lines if one.kind == "contents"]
    words = [one.text.strip("…") for one in contents]
    assert [one for one in words if one] == ["本期导读", first, "1", "丁题", "2"]
    rows = {one.row: one for one in contents if one.text.isdigit()}
    ends = {one.glyphs[-1].x + one.glyphs[-1].advance for one in rows.values()}
    assert len(ends) == 1
    for dots in (one for one in contents if "…" in one.text):
        assert dots.glyphs[-1].x + dots.glyphs[-1].advance < rows[dots.row].glyphs[0].x


def test_entries_of_long_contents_are_cut_to_a_line() -> None:
    articles = [{"title": TEXT[number : number + 30], "text": TEXT[:12]} for number in range(12)]
    made = set_tiny(columns=2, rows=24, articles=articles, style={"contents.form": "box"})
    lines = [item for item in made.made.pages.pages[0].items if isinstance(item, TextLine)]
    words = [one.text for one in lines if one.kind == "contents" and not one.text.isdigit()]
    assert len(words) == 13
    assert all(one.endswith("…") for one in words[1:])


def test_title_of_what_goes_on_is_cut_to_a_line() -> None:
    long = FIRST | {"title": TEXT[:40]}
    made = set_tiny(rows=8, articles=[long, {"title": "乙题", "text": TEXT[64:84]}])
    lines = [
        item.text
        for page in made.made.pages.pages[1:]
        for item in page.items
        if isinstance(item, TextLine)
    ]
    assert TEXT[:11] + "…" in lines


def test_padding_wider_than_a_box_leaves_its_text_room() -> None:
    box = {"title": "框", "kind": "box", "text": TEXT[64:70]}
    padding = {"top": "1字", "right": "30字", "bottom": "1字", "left": "30字"}
    made = set_tiny(
        rows=12, articles=[{"title": "题", "text": TEXT[:10]}, box], style={"box.padding": padding}
    )
    page = made.made.pages.pages[0]
    inside = [item for item in page.items if isinstance(item, TextLine) and item.style == "box"]
    assert {one.measure for one in inside} == {40}


def test_article_runs_on_where_its_jump_would_lead_to_the_same_page() -> None:
    made = set_tiny(rows=16, articles=[FIRST, {"title": "乙题", "text": TEXT[64:84]}])
    assert len(made.made.pages.pages) == 1
    said = [item.text for item in made.made.pages.pages[0].items if isinstance(item, TextLine)]
    assert not any("版" in text for text in said)
    assert said.index(TEXT[20:30]) < said.index("乙题")


def test_source_at_the_right_ends_with_its_column() -> None:
    look = picture("4字×4行 left", at="天地")
    article = {"title": "题", "source": "某报", "text": TEXT[:8], "pictures": [look]}
    made = set_tiny(rows=9, articles=[article])
    page = made.made.pages.pages[0]
    (source,) = [one for one in page.items if isinstance(one, TextLine) and one.kind == "source"]
    end = source.glyphs[-1].x + source.glyphs[-1].advance
    assert end == page.frames[0].rect.right


def test_columns_of_a_table_hold_their_longest_words() -> None:
    rows = "| 甲 | 乙 | 丙 |\n|---|---|--:|\n| 遐伐雨垂始月成 | 为、戎李 | 5071 |\n| 河咸霜。宿戎陶国 | 张 | 2059 |"
    made = set_tiny(columns=2, measure=10, rows=16, text=rows)
    page = made.made.pages.pages[0]
    for item in page.items:
        if isinstance(item, TextLine) and item.kind == "table":
            last = item.glyphs[-1]
            assert last.x + last.advance <= page.frames[-1].rect.right + 0.01
            assert last.x + last.advance <= item.x + item.measure + 0.01
