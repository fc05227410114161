"""Paragraphs and runs of a Word file: what they say, how they look, and that every character is itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import Span
from tests.manifest.word.maker import docx, p, r, read, style, text_blocks

RAISED, LOWERED = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([r("他"), r("说", "<w:b/>"), r("了", '<w:b w:val="0"/>')], "他[s:说]了"),
        ([r("重", '<w:em w:val="dot"/>'), r("点")], "[d:重]点"),
        ([r("楷", "<w:i/>"), r("体")], "[e:楷]体"),
        ([r("重", "<w:b/>"), r("楷", "<w:i/>")], "[s:重][e:楷]"),
        ([r("又重又楷", "<w:b/><w:i/>")], "[se:又重又楷]"),
        ([r("10"), r("-6", RAISED), r("，CO"), r("2", LOWERED)], "10[r:-6]，CO[l:2]"),
        ([r("文献"), r("[3, 5-7]", RAISED), r("。")], "文献[r:[3, 5-7]]。"),
        ([r("m"), r("2", '<w:position w:val="6"/><w:sz w:val="14"/>')], "m[r:2]"),
        ([r("2", '<w:position w:val="3pt"/><w:sz w:val="6pt"/>')], "[r:2]"),
        ([r("升高不缩小", '<w:position w:val="6"/>')], "升高不缩小"),
        ([r("isbn", "<w:caps/>")], "ISBN"),
        (["上", "<w:r><w:noBreakHyphen/></w:r>", "下"], "上-下"),
        (["<w:hyperlink>" + r("链接") + "</w:hyperlink>"], "链接"),
        (["<w:smartTag>" + r("地名") + "</w:smartTag>"], "地名"),
        (["<w:sdt><w:sdtPr/><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>"], "控件"),
        (["<w:r><w:t> 头尾 </w:t></w:r>", "的空格"], "头尾的空格"),
        (["<w:r><w:t>跨\n行</w:t></w:r>"], "跨 行"),
        (['<w:bdo w:val="ltr">' + r("方向") + "</w:bdo>"], "方向"),
    ],
)
def test_runs(tmp_path: Path, runs: list[str], expected: str) -> None:
    assert read(tmp_path, docx(p(*runs))).texts == [("body", expected)]


@pytest.mark.parametrize(
    "words",
    [
        "138****8000（张**）",
        "5*8*3与[甲]{着重}和^1^、H~2~O、a|b&lt;c\\d",
        "# 不是标题",
        "&gt; 不是引语",
        "| 甲 | 乙 |",
        "![图](甲.jpg){right}",
        "[^1]: 不是注",
        "&lt;!-- 不是注释 --&gt;",
        "---",
        "`a` ~~b~~ [ ] &amp;nbsp; &lt;br&gt;",
    ],
)
def test_marks_of_markup_are_characters(tmp_path: Path, words: str) -> None:
    plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert read(tmp_path, docx(p(words))).texts == [("body", plain)]


STYLES = (
    style("Normal", "Normal").replace("<w:style ", '<w:style w:default="1" ')
    + style("2", "heading 2", "<w:rPr><w:b/></w:rPr>")
    + style("own", "公司小节", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("below", "再下一级", based="own")
    + style("mine", "我的标题2", based="Normal")
    + style("T", "Title")
    + style("author", "Author", based="T")
    + style("a3", "Quote", "<w:rPr><w:i/></w:rPr>")
    + style("key", "要点", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("keydot", "要点加点", '<w:rPr><w:em w:val="dot"/></w:rPr>', "character", "key")
    + style("bold", "整段加粗", "<w:rPr><w:b/></w:rPr>")
    + style("secret", "内部", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("小标题", style="2"), ("subhead", "小标题")),
        (p("大纲级别", style="own"), ("subhead", "大纲级别")),
        (p("基于它的", style="below"), ("subhead", "基于它的")),
        (p("自己起名", style="mine"), ("subhead", "自己起名")),
        (p("直接设的", properties='<w:outlineLvl w:val="2"/>'), ("subhead", "直接设的")),
        (p("正文级别", properties='<w:outlineLvl w:val="9"/>'), ("body", "正文级别")),
        (p("署名", style="author"), ("body", "署名")),
        (p("引语", style="a3"), ("quote", "引语")),
        (p("面积m", r("2", RAISED), style="2"), ("subhead", "面积m[r:2]")),
        (p("一", r("二", '<w:rStyle w:val="key"/>')), ("body", "一[s:二]")),
        (p("一", r("二", '<w:rStyle w:val="keydot"/>')), ("body", "一[sd:二]")),
        (
            p("整段", r("两级相消", '<w:rStyle w:val="key"/>'), style="bold"),
            ("body", "[s:整段]两级相消"),
        ),
        (p("整段", r("直接设", "<w:b/>"), style="bold"), ("body", "[s:整段直接设]")),
        (p(r("不重", '<w:b w:val="0"/>'), style="bold"), ("body", "不重")),
    ],
)
def test_the_whole_chain_of_styles(tmp_path: Path, body: str, expected: tuple[str, str]) -> None:
    assert read(tmp_path, docx(body, STYLES)).texts[0] == expected


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    body = p(
        "会费",
        r("（内部掌握）", "<w:vanish/>"),
        "照旧",
        r("〔原为三天〕", '<w:rStyle w:val="secret"/>'),
    )
    found = read(tmp_path, docx(p("前") + body, STYLES))
    assert found.texts == [("body", "前"), ("body", "会费照旧")]
    assert found.told == [("word-hidden", 2, "（内部掌握）」「〔原为三天〕")]


def test_what_is_drawn_on_text_is_told_once(tmp_path: Path) -> None:
    body = p(
        r("删", "<w:strike/>"),
        r("亮", '<w:highlight w:val="yellow"/>'),
        r("线", '<w:u w:val="single"/>'),
    )
    found = read(tmp_path, docx(body + p(r("再删", "<w:dstrike/>"))))
    assert found.texts == [("body", "删亮线"), ("body", "再删")]
    assert sorted(found.codes) == ["word-highlight", "word-strike", "word-underline"]


def test_a_disguised_heading_is_told_and_stays_text(tmp_path: Path) -> None:
    text = p("正文说的是开通新业务的事，一共有三十个字，好让它成为最常见的字号。")
    body = text + p(r("总体情况", '<w:sz w:val="32"/>')) + text + p(r("主要做法", "<w:b/>")) + text
    found = read(tmp_path, docx(body))
    assert [kind for kind, _ in found.texts] == ["body"] * 5
    assert found.told == [
        ("word-disguised-heading", 2, "总体情况"),
        ("word-disguised-heading", 4, "主要做法"),
    ]


def test_lines_are_kept_and_blanks_at_the_ends_are_not(tmp_path: Path) -> None:
    body = p("　　雪落在垭口，", "<w:r><w:br/></w:r>", "线杆站成一排 ")
    assert read(tmp_path, docx(body)).texts == [("body", "雪落在垭口，\n线杆站成一排")]


@pytest.mark.parametrize(
    ("body", "align"),
    [
        (p("河西分公司", properties='<w:jc w:val="right"/>'), "right"),
        (p("河西分公司", properties='<w:jc w:val="end"/>'), "right"),
        (p("本刊记者", properties='<w:jc w:val="center"/>'), "centre"),
        (p("正文", properties='<w:jc w:val="both"/>'), ""),
        (p("2026年11月20日", properties='<w:ind w:leftChars="2400"/>'), "right"),
        (p("2026年11月20日", properties='<w:ind w:left="5040"/>'), "right"),
        (p("2026年11月20日", properties='<w:ind w:left="10cm"/>'), "right"),
        (p("　　　　　　　　　　　　　　　　河西分公司"), "right"),
        (p("缩进很多的一句正文。", properties='<w:ind w:left="5040"/>'), ""),
    ],
)
def test_signatures_stand_where_word_puts_them(tmp_path: Path, body: str, align: str) -> None:
    (block,) = text_blocks(read(tmp_path, docx(body)).blocks)
    assert block.align == align


def test_a_drop_cap_is_part_of_its_word(tmp_path: Path) -> None:
    cap = p("春", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert read(tmp_path, docx(cap + p("天来了。"))).texts == [("body", "春天来了。")]


def test_lines_with_tabs_make_columns(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p("8:30", tab, "签到")
        + p("9:00", tab, "开幕")
        + p(
            "正文里的制表符",
            tab,
            "只是一段很长很长很长很长很长很长很长很长很长很长很长很长很长的话。",
        )
    )
    assert read(tmp_path, docx(body)).texts == [
        ("columns", "8:30|签到/9:00|开幕"),
        (
            "body",
            "正文里的制表符　只是一段很长很长很长很长很长很长很长很长很长很长很长很长很长的话。",
        ),
    ]


def test_a_place_is_paragraph_character_and_words(tmp_path: Path) -> None:
    found = read(tmp_path, docx(p("一") + "<w:p/>" + p("第二段，说的是业务开通以后的事情是这样的")))
    block = text_blocks(found.blocks)[1]
    assert block.piece.span(1) == Span("a.docx", 2, 2, 1, "第二段，说的是业务开通以后的事情…")


def test_the_title_of_the_manuscript_is_not_set_twice(tmp_path: Path) -> None:
    styles = style("T", "Title")
    body = p("某市公司开通新业务", style="T") + p("正文。")
    found = read(tmp_path, docx(body, styles), "某市公司•开通新业务")
    assert (found.texts, found.codes) == ([("body", "正文。")], ["word-own-title"])
    found = read(tmp_path, docx(body, styles), "业务开通侧记")
    assert (found.texts, found.codes) == ([("body", "正文。")], ["word-other-title"])
    plain = p("某市公司开通新业务！") + p("正文。")
    assert read(tmp_path, docx(plain), "某市公司开通新业务").codes == ["word-own-title"]
    assert read(tmp_path, docx(p("另一句话") + p("正文。")), "某市公司开通新业务").texts[0] == (
        "body",
        "另一句话",
    )


def test_names_of_people_are_a_list_whatever_parts_them(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    rows = p("胡长江", tab, "郭　涛", tab, "何　敏") + p("高志刚", tab, "王小明", tab, "李　四")
    found = read(tmp_path, docx(p("名单如下：") + rows + p("特此公布。")))
    assert found.texts == [
        ("body", "名单如下："),
        ("names", "胡长江\n郭涛\n何敏\n高志刚\n王小明\n李四"),
        ("body", "特此公布。"),
    ]


def test_a_programme_parted_by_blanks_makes_columns(tmp_path: Path) -> None:
    found = read(tmp_path, docx(p("日程：") + p("8:30　签到") + p("9:00　开幕") + p("完。")))
    assert found.texts == [("body", "日程："), ("columns", "8:30|签到/9:00|开幕"), ("body", "完。")]
    prose = p("一　这是一段很长很长很长很长很长很长很长很长很长很长的正文。") * 2
    assert [kind for kind, _ in read(tmp_path, docx(prose)).texts] == ["body", "body"]
