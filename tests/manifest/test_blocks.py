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
        ("上半\n下半", [("body", "上半下半")]),
        ("end of\nline", [("body", "end of line")]),
        ("用 WiFi\n建设", [("body", "用 WiFi建设")]),
        ("他说“好”\n“不好”", [("body", "他说“好”“不好”")]),
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
        ("| 不是表格", [("body", "| 不是表格")]),
        ("|a|b|\n|c|d|", [("body", "|a|b| |c|d|")]),
        ("|---|", [("body", "|---|")]),
        ("一、甲\n二、乙", [("body", "一、甲"), ("body", "二、乙")]),
        ("1. 甲\n2. 乙", [("body", "1. 甲"), ("body", "2. 乙")]),
        ("（一）甲\n①乙\n- 丙", [("body", "（一）甲"), ("body", "①乙"), ("body", "- 丙")]),
        ("高出\n1.5倍", [("body", "高出1.5倍")]),
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
    assert read_blocks(manuscript("上半，\n下半。", "稿.md")).diagnostics == ()


def test_a_plain_text_saved_by_a_word_processor_has_a_paragraph_a_line() -> None:
    text = "标题一行\n第一段。\n第二段！\n第三段：\n第四段”\n第五段。"
    outcome = read_blocks(manuscript(text, "稿.txt"))
    assert len(outcome.value) == 6
    assert [one.code for one in outcome.diagnostics] == ["paragraphs-by-line"]
    assert len(read_blocks(manuscript(text, "稿.md")).value) == 1
    assert len(read_blocks(manuscript("硬换行的\n邮件正\n文。", "稿.txt")).value) == 1


def test_a_heading_of_another_level_is_text_and_told() -> None:
    outcome = read_blocks(manuscript("# 大标题", "稿.md"))
    assert [one.code for one in outcome.diagnostics] == ["heading-level"]
    assert outcome.value[0].piece.text == "# 大标题"  # type: ignore[union-attr]


ALPHABET = "字，。”“12ab *^#>|[](){}!\\-:\n　"


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
                assert source.text[offset] == character or source.text[offset] in "\n \u3000"
            kept += piece.offsets
    lost = "".join(text[index] for index in sorted(set(range(len(text))) - set(kept)))
    assert set(lost) <= set(" \n　#>|[](){}!-:^12ab")
    assert not set(lost) & set("字，。”“*\\") or "[^" in text or "![" in text
