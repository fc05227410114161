"""Word files as packages: both kinds of Open XML, and that a hostile one costs nothing."""

from __future__ import annotations

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.manifest.word.package import Package
from layout.manifest.word.xml import DEPTH_MOST, short
from tests.manifest.word.maker import NAMESPACES, docx, p, r, read


def package(**parts: str | bytes) -> bytes:
    """Parts of the folder word (document is document.xml) → the bytes of a Word file with nothing else in it."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def document(body: str, namespaces: str = NAMESPACES) -> str:
    return f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"


STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
BOMB = "<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + document("<w:t>&b;</w:t>")
DEEP = "<w:sdt><w:sdtContent>" * DEPTH_MOST + p("底") + "</w:sdtContent></w:sdt>" * DEPTH_MOST
HOSTILE = {
    "no zip": b"PK\x03\x04 nothing",
    "empty": b"",
    "cut off": docx(p("文"))[:-30],
    "broken XML": docx("<w:p>"),
    "entities": package(document=BOMB),
    "entities in UTF-16": package(document=BOMB.encode("utf-16")),
    "entities in EBCDIC": package(
        document=('<?xml version="1.0" encoding="cp037"?>' + BOMB).encode("cp037")
    ),
    "too large": docx(" " * 65_000_000),
    "no document": package(styles=document("")),
    "nested without end": docx(DEEP),
    "external entity": package(
        document='<!DOCTYPE w SYSTEM "file:///etc/passwd">' + document(p("文"))
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_package_is_refused_in_words(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, HOSTILE[name]).codes == ["word-unreadable"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "latin-1"])
def test_parts_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding == "latin-1" else ""
    words = "caf\u00e9" if declared else "正文"
    data = package(document=(declared + document(p(words))).encode(encoding))
    assert read(tmp_path, data).texts == [("body", words)]


def test_strict_open_xml(tmp_path: Path) -> None:
    assert read(tmp_path, package(document=document(p("正文"), STRICT))).texts == [("body", "正文")]


def test_parts_are_found_without_relations_beside_the_document(tmp_path: Path) -> None:
    styles = f'<w:styles {NAMESPACES}><w:style w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = p("甲", r("乙", '<w:rStyle w:val="x"/>'))
    assert read(tmp_path, package(document=document(body), styles=styles)).texts == [("body", "甲")]


def test_short_names() -> None:
    assert short("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p") == "w:p"
    assert short("{http://purl.oclc.org/ooxml/officeDocument/math}oMath") == "m:oMath"
    assert short("{urn:unknown/of/someone}thing") == "someone:thing"
    assert short("val") == "val"


def test_relations_do_not_leave_the_package(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("文"), media={"x.png": b""}))
    opened = Package(path)
    targets = {one.target for one in opened.of("word/document.xml").values()}
    assert targets == {"word/styles.xml", "word/media/x.png"}
    assert not opened.has("../../etc/passwd")
    assert opened.part("../../etc/passwd") == b""
    opened.close()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                f"<{end}w:{name}>"
                for name in (
                    "p",
                    "tbl",
                    "tr",
                    "tc",
                    "r",
                    "rPr",
                    "sdt",
                    "ins",
                    "del",
                    "ruby",
                    "drawing",
                )
                for end in ("", "/")
            ]
            + [
                "<w:b/>",
                "<w:txbxContent>",
                "</w:txbxContent>",
                "<m:oMath>",
                "</m:oMath>",
                '<w:fldChar w:fldCharType="begin"/>',
                r("文"),
                "文",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_elements(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), docx("".join(parts)))
        assert "word-unbalanced" not in found.codes


def test_any_bytes_in_the_place_of_a_part(tmp_path: Path) -> None:
    whole = docx(p("正文"), media={"x.png": b"1"})
    for cut in range(0, len(whole), 37):
        damaged = whole[:cut] + b"\x00" + whole[cut + 1 :]
        found = read(tmp_path, damaged)
        assert found.texts == [("body", "正文")] or found.codes


def test_a_paragraph_of_many_runs_and_a_row_of_many_cells(tmp_path: Path) -> None:
    runs = (r("天", "<w:b/>") + r("地")) * 3000
    found = read(tmp_path, docx(p(runs)))
    assert found.texts == [("body", "[s:天]地" * 3000)]
    wide = "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 300 + "</w:tr></w:tbl>"
    assert read(tmp_path, docx(wide)).codes == ["word-unreadable"]
