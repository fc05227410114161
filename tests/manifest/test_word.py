"""Word files: what comes along, what is told, and that a hostile package costs nothing."""

from __future__ import annotations

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.manifest.blocks import TableBlock, TextBlock, read_blocks
from layout.manifest.word import read_word
from tests.document.test_inline import shown

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    f"<w:styles {NAMESPACE}>"
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="a3"><w:name w:val="Quote"/></w:style>'
    "</w:styles>"
)
HERE = Span("issue.yaml", 6, 11)


def docx(body: str, **parts: str) -> bytes:
    """The body of a document and other parts → the bytes of a Word file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", STYLES)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def blocks(tmp_path: Path, data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """The bytes of a Word file → kind and text of its blocks, and the codes of what was said."""
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    outcome = read_word(path, "a.docx", HERE)
    if outcome.value is None:
        return [], [one.code for one in outcome.diagnostics]
    found = []
    for block in read_blocks(outcome.value).value:
        assert isinstance(block, TextBlock)
        found.append((block.kind, block.piece.text))
    return found, [one.code for one in outcome.diagnostics]


def test_paragraphs_headings_and_quotes(tmp_path: Path) -> None:
    body = (
        p(r("第一段，"), r("接着。")) + p(r("小标题"), style="2") + p(r("引语"), style="a3") + p()
    )
    assert blocks(tmp_path, docx(body)) == (
        [("body", "第一段，接着。"), ("subhead", "小标题"), ("quote", "引语")],
        [],
    )


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([r("他"), r("说", "<w:b/>"), r("了", '<w:b w:val="0"/>')], "他[s:说]了"),
        ([r("天津娄萍： ", "<w:b/>"), r("大年三十")], "[s:天津娄萍：] 大年三十"),
        ([r("重", '<w:em w:val="dot"/>'), r("点")], "[d:重]点"),
        ([r("m"), r("2", '<w:vertAlign w:val="superscript"/>')], "m[r:2]"),
        ([r("楷", "<w:i/>"), r("体")], "[e:楷]体"),
        ([r("重", "<w:b/>"), r("楷", "<w:i/>")], "[s:重]楷"),
        ([r("5*8*3与[甲]和^1^、a|b&lt;c\\d")], "5*8*3与[甲]和^1^、a|b<c\\d"),
        ([r("# 不是标题")], "# 不是标题"),
        ([r("&gt; 不是引语")], "> 不是引语"),
        ([r("上"), "<w:r><w:tab/><w:noBreakHyphen/></w:r>", r("下")], "上 -下"),
        (["<w:hyperlink>", r("链接"), "</w:hyperlink>"], "链接"),
        (["<w:ins>", r("添"), "</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"], "添"),
        (["<w:r><w:instrText>PAGE</w:instrText></w:r>", r("文")], "文"),
    ],
)
def test_runs(tmp_path: Path, runs: list[str], expected: str) -> None:
    (block,), _ = blocks(tmp_path, docx(p(*runs)))
    assert shown(block[1]) == expected


def test_tables_and_footnotes(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in (("年", "数|量"), ("2020", "1"))
    )
    note = (
        f'<w:footnotes {NAMESPACE}><w:footnote w:id="2">{p(r("注文"))}</w:footnote></w:footnotes>'
    )
    body = p(r("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + f"<w:tbl>{rows}</w:tbl>"
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body, footnotes=note))
    source = read_word(path, "a.docx", HERE).value
    assert source is not None
    text, table, foot = read_blocks(source).value
    assert isinstance(text, TextBlock)
    assert isinstance(table, TableBlock)
    assert isinstance(foot, TextBlock)
    assert (text.piece.text, foot.kind, foot.label, foot.piece.text) == (
        "正文[^2]",
        "note",
        "2",
        "注文",
    )
    assert [[cell.text for cell in row] for row in table.rows] == [["年", "数\\|量"], ["2020", "1"]]


def test_a_place_is_paragraph_and_character(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p(r("一")) + p() + p(r("第三段"))))
    source = read_word(path, "a.docx", HERE).value
    assert source is not None
    block = read_blocks(source).value[1]
    assert isinstance(block, TextBlock)
    assert block.piece.span(1) == Span("a.docx", 3, 2, 1)


def test_what_cannot_come_along_is_told(tmp_path: Path) -> None:
    body = (
        p("<w:r><w:drawing/></w:r>", r("文"))
        + "<w:p><w:pPr><w:numPr/></w:pPr>"
        + r("项")
        + "</w:p>"
    )
    assert blocks(tmp_path, docx(body)) == (
        [("body", "文"), ("body", "项")],
        ["word-numbers", "word-pictures"],
    )


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('框里'))}</w:txbxContent>"
    body = p(
        r("前"),
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
        r("后"),
    )
    assert sorted(text for _, text in blocks(tmp_path, docx(body))[0]) == ["前后", "框里"]


BOMB = (
    "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
    + f"<w:document {NAMESPACE}><w:t>&b;</w:t></w:document>"
)
HOSTILE = {
    "no zip": b"PK\x03\x04 nothing",
    "empty": b"",
    "cut off": docx(p(r("文")))[:-30],
    "broken XML": docx("<w:p>"),
    "entities": b"",
    "too large": docx(" " * 31_000_000),
    "no document": docx("").replace(b"word/document.xml", b"word/documenu.xml"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_package_is_refused_in_words(tmp_path: Path, name: str) -> None:
    data = HOSTILE[name]
    if name == "entities":
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("word/document.xml", BOMB)
        data = stream.getvalue()
    assert blocks(tmp_path, data) == ([], ["word-unreadable"])


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 20_000 + p(r("底")) + "</w:sdt>" * 20_000
    assert blocks(tmp_path, docx(deep))[0] == [("body", "底")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<w:p>",
                "</w:p>",
                "<w:tbl>",
                "</w:tbl>",
                "<w:tr>",
                "</w:tr>",
                "<w:tc>",
                "</w:tc>",
                "<w:r>",
                "</w:r>",
                "<w:rPr>",
                "</w:rPr>",
                "<w:b/>",
                r("文"),
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_elements(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(docx("".join(parts)))
        outcome = read_word(path, "a.docx", HERE)
        assert outcome.value is not None or outcome.diagnostics
