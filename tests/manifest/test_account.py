"""No letter of a text is lost between the file and the document: held for texts of everything people paste."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.words import Proofreader
from layout.manifest.account import dropped
from layout.manifest.block_model import TableBlock, TextBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import manuscript

PIECES = [
    "字", "正文一段", "。", "，", "“", "”", "‚", "‛", "a1", "5G", " ", "　", "\n", "\n\n", "\t", "*", "**", "^2^", "~3~",
    "[^1]", "\n[^1]: 注", "![图](a.jpg){left}", "![", "](", "{居右}", "{名单}", "`x`", "```\n", "---\n", "===\n",
    "| 甲 | 乙 |\n", "|--|--|\n", "｜丙｜丁｜\n", "## 题\n", "# 一\n", "＃＃ 全\n", "> 引\n", "＞ 文\n", "- [x] 办\n",
    "- 条\n", "<!-- 批 -->", "<!--", "<b>", "</b>", "<br>", "&lt;", "&nbsp;", "~~删~~", "[着]{着重}", "\\*",
    "8:30　签到\n", "张三　李四　王五　赵六\n", "附件：1.甲\n", "2020年5月1日", "https://a.cn/b?c=1", "<https://a.cn>",
    "％", "１２", "⽔",
]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_letter_of_a_text_arrives_or_is_told(text: str) -> None:
    outcome = read_blocks(manuscript(text, "稿.md"))
    reader = Proofreader()
    for block in outcome.value:
        if isinstance(block, TableBlock):
            for piece in (block.caption, *(cell for row in block.rows for cell in row)):
                reader.read(piece)
        elif block.kind not in ("rule", "gap"):
            reader.read(block.piece, literal=block.literal)
    told = [*outcome.diagnostics, *reader.told]
    assert [one for one in told if one.code == "words-dropped"] == []


def test_a_block_that_went_missing_is_found_out() -> None:
    source = manuscript("头一段。\n\n第二段有字。", "稿.md")
    (first, _) = read_blocks(source).value
    assert isinstance(first, TextBlock)
    (found,) = dropped(source, [first])
    assert (found.code, found.span and found.span.line) == ("words-dropped", 3)
    assert dict(found.values) == {"words": "第二段有字", "count": "5"}
