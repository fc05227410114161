"""Where paragraphs belong on their line: signatures, attachments, what was moved with blanks."""

from __future__ import annotations

import pytest

from layout.manifest.arrange import arranged, without_title
from layout.manifest.block_model import TextBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import Inlines, manuscript


def placed(text: str) -> list[tuple[str, str, float | None, float]]:
    blocks, _ = arranged(read_blocks(manuscript(text, "稿.md")).value)
    return [
        (one.piece.text, one.align, one.indent, one.hang)
        for one in blocks
        if isinstance(one, TextBlock) and one.kind == "body"
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("正文。\n\n某某协会\n\n2020年5月15日", ["", "right", "right"]),
        (
            "正文。\n\n某某协会办公室\n\n某某公司\n\n二〇二〇年五月十五日",
            ["", "right", "right", "right"],
        ),
        (
            "正文。\n\n" + "　" * 14 + "某某协会\n\n" + "　" * 15 + "2020年5月15日",
            ["", "right", "right"],
        ),
        ("正文。\n\n" + "　" * 14 + "张三", ["", "right"]),
        ("正文。\n\n说完了这一句。\n\n2020年5月15日", ["", "", "right"]),
        ("2020年5月15日", [""]),
        ("头。\n\n2020年5月15日\n\n正文还有。", ["", "", ""]),
        ("正文。\n\n居左的一行 {居左}\n\n2020年5月15日 {居左}", ["", "left", "left"]),
    ],
)
def test_signatures_stand_at_the_right(source: str, expected: list[str]) -> None:
    assert [one[1] for one in placed(source)] == expected


def test_attachments_stand_under_one_another() -> None:
    text = "附件：1.联络员信息表\n\n　　　2.评选办法\n\n3.问卷\n\n正文。"
    assert [one[2:] for one in placed(text)] == [(2.0, 6.0), (5.0, 6.0), (5.0, 6.0), (None, 0.0)]


def test_what_was_moved_with_blanks_stays_where_it_was_moved() -> None:
    assert [one[1:3] for one in placed("　　　　小标题似的一行\n\n正文。")] == [
        ("", 4.0),
        ("", None),
    ]


def test_a_list_of_names_of_a_word_file_is_one() -> None:
    piece = (
        manuscript("胡长江　郭　涛　何　敏　高志刚", "稿.docx").piece()._replace(inlines=Inlines())
    )
    (block,), _ = arranged([TextBlock("body", piece)])
    assert isinstance(block, TextBlock)
    assert (block.kind, block.piece.text) == ("names", "胡长江\n郭涛\n何敏\n高志刚")


def test_the_title_at_the_head_of_the_text_is_not_set_twice() -> None:
    blocks = read_blocks(manuscript("# 某市•开通 5G\n\n正文。", "稿.md")).value
    told = []
    assert len(without_title(blocks, "某市•开通5G", told)) == 1
    assert [one.code for one in told] == ["own-title"]
    assert len(without_title(blocks, "别的题目", [])) == 2
