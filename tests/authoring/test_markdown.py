"""What is written as markup reads as what it was written from."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.authoring.markdown import write_markdown
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import manuscript
from tests.manifest.word.maker import docx, p, r, read, shown_block, style, table
from tests.manifest.word.makers import python_docx
from tests.manifest.word.specimens import specimen

RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("面积m", r("2", RAISED), "。"), "面积m^2^。"),
        (p("文献", r("[3, 5-7]", RAISED), "。"), "文献[\\[3, 5-7\\]]{上标}。"),
        (p(r("重点", "<w:b/>"), "在前"), "**重点**在前"),
        (p("甲", r("，重", "<w:b/>"), "点"), "甲[，重]{黑体}点"),
        (p("号码138****8000（张**）"), "号码138****8000（张**）"),
        (p("# 不是标题"), "\\# 不是标题"),
        (p("小标题", style="2"), "## 小标题"),
        (p("上", "<w:r><w:br/></w:r>", "下"), "上<br>下"),
        (table(("a|b", "乙"), ("1", "2")), "| a\\|b | 乙 |\n|---|---|\n| 1 | 2 |"),
    ],
)
def test_the_plainest_markup_that_reads_the_same(tmp_path: Path, body: str, expected: str) -> None:
    blocks = read(tmp_path, docx(body, style("2", "heading 2"))).blocks
    written = write_markdown(blocks, "a.docx")
    assert (written.value, written.diagnostics) == (expected + "\n", ())


def test_merged_cells_and_notes(tmp_path: Path) -> None:
    two = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("上半年")
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p("正文", mark, "。") + table((two,), ("1", "2"))
    note = f'<w:footnote w:id="2">{p("第一段")}{p("第二段")}</w:footnote>'
    blocks = read(tmp_path, docx(body, footnotes=note)).blocks
    assert write_markdown(blocks, "a.docx").value == (
        "正文[^f2]。\n\n| 上半年 | < |\n|---|---|\n| 1 | 2 |\n\n[^f2]: 第一段<br>第二段\n"
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_any_document_reads_back_as_it_was(seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (path,) = python_docx([specimen(Random(seed))], folder)
        blocks = read(folder, path.read_bytes()).blocks
        written = write_markdown(blocks, "a.docx")
        again = read_blocks(manuscript(written.value, "a.md")).value
        if not written.diagnostics:
            assert [shown_block(one) for one in again] == [shown_block(one) for one in blocks]
        else:
            assert {one.code for one in written.diagnostics} == {"import-differs"}
