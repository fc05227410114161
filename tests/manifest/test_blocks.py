"""The markup of an article: what each mark makes, and that everything else stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.manifest.block_model import ManuscriptBlock, TableBlock, TextBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import manuscript


def blocks(text: str) -> tuple[ManuscriptBlock, ...]:
    return read_blocks(manuscript(text, "稿.md")).value


def texts(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.piece.text) for one in blocks(text) if isinstance(one, TextBlock)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一段。\n\n二段。", [("body", "一段。"), ("body", "二段。")]),
        ("上半\n下半", [("body", "上半\n下半")]),
        (
            "上半句写得长一些，说的是一件事\n下半句也写得长一些，说完就是了",
            [("body", "上半句写得长一些，说的是一件事下半句也写得长一些，说完就是了")],
        ),
        ("end of\nline", [("body", "end of line")]),
        (
            "一段很长的话，说的是全省各地都用 WiFi\n建设起来了，大家很高兴，大家都来用了。",
            [
                (
                    "body",
                    "一段很长的话，说的是全省各地都用 WiFi建设起来了，大家很高兴，大家都来用了。",
                )
            ],
        ),
        ("他说“好”\n“不好”", [("body", "他说“好”\n“不好”")]),
        ("said “yes”\nand no", [("body", "said “yes” and no")]),
        ("　　缩进的一段\n　　又一段", [("body", "缩进的一段"), ("body", "又一段")]),
        ("## 小标题\n正文", [("subhead", "小标题"), ("body", "正文")]),
        ("##小标题##", [("subhead", "小标题")]),
        ("正文\n## 小标题", [("body", "正文"), ("subhead", "小标题")]),
        ("#话题# 正文", [("body", "#话题# 正文")]),
        ("##", [("body", "##")]),
        ("> 引文一\n> 引文二", [("quote", "引文一引文二")]),
        ("> 引文\n接着", [("quote", "引文接着")]),
        ("[^1]: 脚注", [("note", "脚注")]),
        ("| 一行\n| 又一行", [("body", "一行\n又一行")]),
        ("|不是表格", [("body", "|不是表格")]),
        ("|---|", [("body", "|---|")]),
        ("一、甲\n二、乙", [("body", "一、甲"), ("body", "二、乙")]),
        ("1. 甲\n2. 乙", [("body", "1. 甲"), ("body", "2. 乙")]),
        ("（一）甲\n①乙\n- 丙", [("body", "（一）甲"), ("body", "①乙"), ("body", "● 丙")]),
        ("高出\n1.5倍", [("body", "高出\n1.5倍")]),
        ("a > b", [("body", "a > b")]),
        ("", []),
        (" \n\t\n　", []),
        ("一\r\n\r\n二", [("body", "一"), ("body", "二")]),
    ],
)
def test_paragraphs(source: str, expected: list[tuple[str, str]]) -> None:
    assert texts(source.replace("\r\n", "\n")) == expected


def test_a_table_with_caption_head_and_alignment() -> None:
    (table,) = blocks("表1 用户数\n| 年 | 用户 |\n|---|--:|\n| 2019 | 1 |\n| 2020 | a\\|b |")
    assert isinstance(table, TableBlock)
    assert table.caption.text == "表1 用户数"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["年", "用户"],
        ["2019", "1"],
        ["2020", "a\\|b"],
    ]
    assert (table.head, table.align) == (1, ("left", "right"))


def test_a_ragged_row_is_told_at_its_place() -> None:
    outcome = read_blocks(manuscript("| 年 | 数 |\n|---|:-:|\n| 2019 |", "稿.md"))
    (table,) = outcome.value
    assert isinstance(table, TableBlock)
    assert [cell.text for cell in table.rows[1]] == ["2019", ""]
    assert [(one.code, one.span and one.span.line) for one in outcome.diagnostics] == [
        ("table-ragged", 3)
    ]


def test_pictures_belong_to_the_text_above_or_to_their_character() -> None:
    first, second = blocks("一段。\n\n![甲](a.jpg){left}\n\n二![乙](b(1).jpg)段。")
    assert isinstance(first, TextBlock)
    assert isinstance(second, TextBlock)
    assert [
        (one.caption.text, one.target.text, one.attributes.text, one.at) for one in first.pictures
    ] == [("甲", "a.jpg", "left", None)]
    assert second.piece.text == "二段。"
    assert [(one.target.text, one.at) for one in second.pictures] == [("b(1).jpg", 1)]


def test_a_picture_before_all_text_waits_for_it() -> None:
    empty, first = blocks("![甲](a.jpg)\n\n一段。")
    assert isinstance(empty, TextBlock)
    assert (empty.piece.text, len(empty.pictures)) == ("", 1)
    assert isinstance(first, TextBlock)


def test_an_escaped_picture_is_text() -> None:
    assert texts("\\![甲](a.jpg)") == [("body", "\\![甲](a.jpg)")]


def test_lines_that_end_like_paragraphs_are_told() -> None:
    outcome = read_blocks(manuscript("一段。\n二段。\n三段", "稿.md"))
    assert [(one.code, dict(one.values)["count"]) for one in outcome.diagnostics] == [
        ("lines-joined", "2")
    ]
    joined = "上半句很长很长，长到一行里面写不下，要接到下一行，\n下半。"
    assert read_blocks(manuscript(joined, "稿.md")).diagnostics == ()


def test_a_plain_text_saved_by_a_word_processor_has_a_paragraph_a_line() -> None:
    text = "标题一行\n第一段。\n第二段！\n第三段：\n第四段”\n第五段。"
    outcome = read_blocks(manuscript(text, "稿.txt"))
    assert len(outcome.value) == 6
    assert [one.code for one in outcome.diagnostics] == ["paragraphs-by-line"]
    assert len(read_blocks(manuscript(text, "稿.md")).value) == 1
    assert (
        len(
            read_blocks(
                manuscript(
                    "硬换行的邮件，一行一行长短差不多，\n都在同样宽的地方折断，\n正文。", "稿.txt"
                )
            ).value
        )
        == 1
    )


READ = [
    ("# 大标题", [("subhead", "大标题")], ["heading-level"]),
    ("### 小小标题", [("subhead", "小小标题")], ["heading-level"]),
    ("＃＃ 全角", [("subhead", "全角")], ["heading-level"]),
    ("＞ 引语", [("quote", "引语")], ["full-width-mark"]),
    ("一、总体情况\n---", [("subhead", "一、总体情况")], ["heading-underlined"]),
    ("前。\n\n---\n\n后。", [("body", "前。"), ("rule", "---"), ("body", "后。")], []),
    ("前。\n\n* * *\n\n后。", [("body", "前。"), ("rule", "* * *"), ("body", "后。")], []),
    (
        "雪落在垭口，  \n线杆站成一排，  \n我们先到。",
        [("body", "雪落在垭口，\n线杆站成一排，\n我们先到。")],
        ["lines-kept"],
    ),
    (
        "很长的一行，长到没有人会当作诗来读，\\\n但写的人要分行。",
        [("body", "很长的一行，长到没有人会当作诗来读，\n但写的人要分行。")],
        [],
    ),
    ("电话：010-6820\n邮箱：a@b.cn", [("body", "电话：010-6820\n邮箱：a@b.cn")], ["lines-kept"]),
    (
        "江城二月雪初残，千里驰援夜未阑。\n塔影参差凌汉水，光缆迢递接龟山。",
        [("body", "江城二月雪初残，千里驰援夜未阑。\n塔影参差凌汉水，光缆迢递接龟山。")],
        ["lines-kept"],
    ),
    (
        "头一节\n两行\n\n第二节\n两行",
        [("body", "头一节\n两行"), ("gap", ""), ("body", "第二节\n两行")],
        ["lines-kept"],
    ),
    ("胡长江　郭　涛　何　敏　高志刚", [("names", "胡长江\n郭涛\n何敏\n高志刚")], []),
    ("胡长江　郭涛\n何敏　高志刚", [("names", "胡长江\n郭涛\n何敏\n高志刚")], []),
    ("春天　夏天", [("body", "春天　夏天")], []),
    (
        "张三（女）　李四　王五　赵六（回族）",
        [("names", "张三（女）\n李四\n王五\n赵六（回族）")],
        [],
    ),
    ("某某公司 {居右}", [("body", "某某公司")], []),
    ("前。<!-- 待核 -->后。", [("body", "前。后。")], ["comment-left-out"]),
    (
        "前。\n\n<!-- 一行\n两行 -->\n\n后。",
        [("body", "前。"), ("body", "后。")],
        ["comment-left-out"],
    ),
    ("前<!-- 没完", [("body", "前<!-- 没完")], ["comment-open"]),
    ("---\ntitle: 题\n---\n正文。", [("body", "正文。")], ["settings-left-out"]),
    ("// 备注", [("body", "// 备注")], ["remark-printed"]),
    ("- [ ] 待办\n- [x] 办好", [("body", "□ 待办"), ("body", "■ 办好")], ["task-box", "task-box"]),
    ("+ 一条", [("body", "● 一条")], []),
    ("```\n代码 *a*\n  b\n```", [("body", "代码 *a*\nb")], ["fence-read"]),
    ("```\n没完", [("body", "没完")], ["fence-open"]),
    ("！［说明］（社区.jpg）", [("body", "")], []),
    ("看！［这里］（不是图）", [("body", "看！［这里］（不是图）")], []),
]


@pytest.mark.parametrize(("source", "expected", "codes"), READ)
def test_what_people_write_is_read_as_it_is_meant_and_told(
    source: str, expected: list[tuple[str, str]], codes: list[str]
) -> None:
    outcome = read_blocks(manuscript(source, "稿.md"))
    assert texts(source) == expected
    assert [one.code for one in outcome.diagnostics] == codes


def rows(source: str) -> tuple[list[list[str]], TableBlock, list[str]]:
    outcome = read_blocks(manuscript(source, "稿.md"))
    (table,) = outcome.value
    assert isinstance(table, TableBlock)
    cells = [[cell.text for cell in row] for row in table.rows]
    return cells, table, [one.code for one in outcome.diagnostics]


def test_a_table_without_its_line_of_dashes_has_its_first_row_for_head() -> None:
    cells, table, codes = rows("表1　无短横\n| 年份 | 用户 |\n| 2019 | 1204 |")
    assert cells == [["年份", "用户"], ["2019", "1204"]]
    assert (table.head, table.align, table.caption.text) == (1, ("right", "right"), "表1　无短横")
    assert codes == ["table-no-rule"]


def test_a_table_in_bars_of_full_width() -> None:
    cells, table, _ = rows("｜甲｜乙｜\n｜—｜—：｜\n｜丙｜丁｜")
    assert (cells, table.align) == ([["甲", "乙"], ["丙", "丁"]], ("left", "right"))


def test_a_table_pasted_from_a_spreadsheet() -> None:
    cells, table, codes = rows("年份\t用户\t收入\n2019\t1204\t33.5\n2020\t1300\t35.1")
    assert cells[1] == ["2019", "1204", "33.5"]
    assert (table.head, table.align, table.rules) == (1, ("right",) * 3, True)
    assert codes == ["tab-table"]


@pytest.mark.parametrize(
    "source",
    [
        "8:30　签到\n9:00　开幕　礼堂",
        "8:30\t签到\n9:00\t开幕\t礼堂",
        "8:30 签到\n9:00 开幕　礼堂",
        "| 8:30　签到\n| 9:00　开幕　礼堂",
    ],
)
def test_a_programme_is_lines_in_columns(source: str) -> None:
    cells, table, _ = rows(source)
    assert not table.rules
    assert [row[:2] for row in cells] == [["8:30", "签到"], ["9:00", "开幕"]]


ALPHABET = "字，。”“12ab *^#>|[](){}!\\-:`<=\t\n　"


@settings(deadline=None)
@given(st.text(st.sampled_from(ALPHABET), max_size=80))
def test_no_character_is_lost_but_marks_and_blanks(text: str) -> None:
    source = manuscript(text, "稿.md")
    kept: list[int] = []
    for block in read_blocks(source).value:
        pieces = (
            [block.caption, *(cell for row in block.rows for cell in row)]
            if isinstance(block, TableBlock)
            else [block.piece]
        )
        if isinstance(block, TextBlock):
            for mark in block.pictures:
                pieces += [mark.caption, mark.target, mark.attributes]
        for piece in pieces:
            for character, offset in zip(piece.text, piece.offsets, strict=True):
                assert source.text[offset] == character or character in "\n \u3000●□■"
            kept += piece.offsets
    lost = "".join(text[index] for index in sorted(set(range(len(text))) - set(kept)))
    assert set(lost) <= set(" \n\t　#>|[](){}!-:^`<=\\12ab")
    inside = any(mark in text for mark in ("[^", "![", "```", "<!--"))
    assert not set(lost) & set("字，。”“*") or inside
    assert "\\" not in lost or "\\\n" in text or inside
