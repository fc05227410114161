"""Ticket and package: what is said, what is in them, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest

from layout.diagnostics import Span
from layout.document.model import (
    BOX_SHAPE,
    Article,
    Document,
    Drawing,
    FlowableCode,
    Paragraph,
    Run,
    Title,
)
from layout.geometry import Rect
from layout.page.model import Fill, Image, PageList
from layout.production.extras import booklet_file, package_file
from layout.production.package import package, package_sources
from layout.production.ticket import (
    Section,
    ink_names,
    ticket_pages,
    ticket_pdf,
    ticket_sections,
    wrapped,
)
from layout.production.ticket_checks import ticket_findings
from layout.production.ticket_words import ticket_label
from layout.style.model import Colour
from tests.production.pages import job, opened, painted
from tests.production.sheets import FACES, HAND, SANS, STYLE, page_list, text_page
from tests.production.test_job import settings

TICKET = (("纸张", "105g 铜版纸"), ("quantity", "1200 份"), ("送货时间段", "工作日上午"))


def issue(folder: Path) -> Document:
    """A manifest with one article file and one picture, on the disk."""
    (folder / "2020-04").mkdir(exist_ok=True)
    for name in ("2020-04.yaml", "2020-04/01.md", "2020-04/图.jpg"):
        (folder / name).write_bytes(name.encode())
    span = Span(str(folder / "2020-04" / "01.md"), 1)
    title = Title((), ((Run("题"),),), span)
    article = Article(1, title, (Paragraph((Run("文"),), "body", span),), (), span)
    return Document(
        "通信行业简报", "2020年第4期", "2020-04-30", "湖北省通信行业协会", "", (), (article,),
        folder / "2020-04.yaml", ticket=TICKET,
    )  # fmt: skip


def test_the_code_of_a_flowable_goes_with_the_issue(tmp_path: Path) -> None:
    document = issue(tmp_path)
    code = tmp_path / "2020-04" / "drawn.py"
    code.write_text("def make(): ...\n", encoding="utf-8")
    drawing = Drawing(FlowableCode(code, "make"), (), document.articles[0].span)
    article = replace(document.articles[0], blocks=(*document.articles[0].blocks, drawing))
    document = replace(document, articles=(article,))
    found = package_sources(document, pages(tmp_path), job().condition)
    assert found.value["源文件/2020-04/drawn.py"] == code.read_bytes()


def pages(folder: Path) -> PageList:
    picture = Image(
        folder / "2020-04" / "图.jpg", Rect(0, 0, 10, 10), (0, 0, 1, 1), (10, 10), "left", 300.0, 1, 1, "",
        BOX_SHAPE,
    )  # fmt: skip
    return page_list((*text_page(), picture))


def test_the_ticket_says_what_was_measured_and_what_is_asked(tmp_path: Path) -> None:
    pdf = b"%PDF-1.6 the press file"
    sections = ticket_sections(issue(tmp_path), pages(tmp_path), job(), "2020-04.pdf", pdf)
    said = {label: value for section in sections for label, value in section.rows}
    assert said["SHA-256"] == hashlib.sha256(pdf).hexdigest()
    assert said["成品尺寸"] == "105 × 148 mm，四边出血 3 mm"
    assert said["页数"] == "1 页（不是 4 的倍数）"
    assert said["印色"] == "四色（CMYK）"
    assert said["文件标准"] == "PDF/X-4:2010"
    assert said["用纸"] == "105g 铜版纸"
    assert said["印数"] == "1200 份"
    assert said["送货时间段"] == "工作日上午"


def test_the_ticket_is_one_page_with_all_it_says(tmp_path: Path) -> None:
    sections = ticket_sections(issue(tmp_path), pages(tmp_path), job("x1a"), "2020-04.pdf", b"pdf")
    pdf = ticket_pdf(sections, pages(tmp_path), STYLE, FACES)  # type: ignore[arg-type]
    assert ticket_pdf(sections, pages(tmp_path), STYLE, FACES) == pdf  # type: ignore[arg-type]
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    for part in ("印刷单", "PDF/X-1a:2003", "1200 份", "105g 铜版纸", "付印签字"):
        assert part in text


def test_a_long_ticket_goes_on_and_stays_on_the_paper() -> None:
    section = Section("印制要求", tuple((f"第{n}项", "很长的要求" * 30) for n in range(30)))
    sheets = ticket_pages((section,), page_list(()), HAND)
    assert len(sheets.pages) > 1
    for page in sheets.pages:
        for item in page.items:
            foot = getattr(item, "baseline", getattr(item, "y1", 0.0))
            assert foot <= page.height
            assert getattr(item, "x", 0) + getattr(item, "measure", 0) <= page.width


def test_long_words_break_to_the_width() -> None:
    assert "".join(wrapped("a" * 200, 100.0, HAND)) == "a" * 200
    assert all(HAND.width(line, 10.0) <= 100 for line in wrapped("字" * 50, 100.0, HAND))
    assert wrapped("一\n二", 100.0, HAND) == ["一", "二"]


def test_inks_are_named() -> None:
    assert ink_names(page_list((HAND.line("字", (0, 0), 10),))) == "单色（黑）"
    red = Fill(Rect(0, 0, 1, 1), Colour(0, 1, 1, 0))
    gold = Fill(Rect(0, 0, 1, 1), Colour(0, 0.2, 0.6, 0.1, "PANTONE 871"))
    assert ink_names(page_list((red, gold))) == "四色（CMYK） + 专色 PANTONE 871"


@pytest.mark.parametrize(
    ("key", "label"), [("Paper", "用纸"), ("印数", "印数"), ("份数", "印数"), ("特殊", "特殊")]
)
def test_keys_of_the_ticket_get_their_labels(key: str, label: str) -> None:
    assert ticket_label(key) == label


FINDINGS = [
    ("页数", "1P", []),
    ("pages", "8", ["ticket-pages-differ"]),
    ("尺寸", "A6", []),
    ("开本", "105×148mm", []),
    ("size", "148 x 105 mm", []),
    ("开本", "大16开", ["ticket-size-differs"]),
    ("开本", "大度 16 开（210×285）", ["ticket-size-differs"]),
    ("开本", "A61", []),
    ("开本", "异形", []),
    ("开本", "A4", ["ticket-size-differs"]),
    ("成品尺寸", "210*285", ["ticket-size-differs"]),
    ("页数", "若干", []),
]


@pytest.mark.parametrize(("key", "value", "codes"), FINDINGS)
def test_a_ticket_that_asks_for_something_else_is_told(
    tmp_path: Path, key: str, value: str, codes: list[str]
) -> None:
    document = replace(issue(tmp_path), ticket=((key, value),))
    assert [said.code for said in ticket_findings(document, pages(tmp_path), settings())] == codes


def test_the_package_holds_everything_once(tmp_path: Path) -> None:
    found = package_sources(issue(tmp_path), pages(tmp_path), job().condition)
    assert not found.diagnostics
    names = set(found.value)
    assert {"源文件/2020-04.yaml", "源文件/2020-04/01.md", "源文件/2020-04/图.jpg"} <= names
    assert f"字体/{SANS.file.name}" in names
    assert any(name.startswith("字体/许可/") for name in names)
    assert "特性文件/ISOcoated_v2_300_bas.icc" in names
    assert "特性文件/许可/ISOcoated_v2_300_bas.txt" in names


def test_a_file_elsewhere_or_gone(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    document, placed = issue(home), pages(other)
    (other / "2020-04").mkdir()
    (other / "2020-04" / "图.jpg").write_bytes(b"x")
    assert "源文件/别处/图.jpg" in package_sources(document, placed, job().condition).value
    (other / "2020-04" / "图.jpg").unlink()
    outcome = package_sources(document, placed, job().condition)
    assert [said.code for said in outcome.diagnostics] == ["package-missing"]


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    document = issue(tmp_path / "a")
    placed = []
    for folder in ("b", "c"):
        (tmp_path / folder / "2020-04").mkdir(parents=True)
        (tmp_path / folder / "2020-04" / "图.jpg").write_bytes(folder.encode())
        placed += pages(tmp_path / folder).pages[0].items
    found = package_sources(document, page_list(tuple(placed)), job().condition).value
    assert found["源文件/别处/图.jpg"] == b"b"
    assert found["源文件/别处/图-2.jpg"] == b"c"


MOMENT = datetime(2020, 4, 30, 8, 30, tzinfo=UTC)


def test_the_same_files_give_the_same_zip_in_any_order() -> None:
    files = {"b.txt": b"b" * 1000, "目录/a.pdf": b"%PDF"}
    one = package(files, MOMENT)
    assert package(dict(reversed(files.items())), MOMENT) == one
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b.txt", "清单.txt", "目录/a.pdf"]
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 4, 30, 8, 30, 0)}
        listing = archive.read("清单.txt").decode()
        assert f"{hashlib.sha256(b'%PDF').hexdigest()}           4  目录/a.pdf" in listing


@pytest.mark.parametrize("year", [1970, 2200])
def test_zip_bears_any_year(year: int) -> None:
    with zipfile.ZipFile(io.BytesIO(package({"a": b""}, MOMENT.replace(year=year)))) as archive:
        assert 1980 <= archive.infolist()[0].date_time[0] <= 2107


def test_package_and_booklet_of_an_issue(tmp_path: Path) -> None:
    document, placed = issue(tmp_path), pages(tmp_path)
    style = SimpleNamespace(text=STYLE.text, print=settings())
    made = package_file(document, placed, style, FACES, {"2020-04.pdf": b"%PDF"})  # type: ignore[arg-type]
    assert made.value is not None
    with zipfile.ZipFile(io.BytesIO(made.value)) as archive:
        assert {"2020-04.pdf", "2020-04-印刷单.pdf", "清单.txt"} <= set(archive.namelist())
    folded = booklet_file(placed, painted(3), document, style)  # type: ignore[arg-type]
    assert folded.value is not None
    with opened(folded.value) as file:
        assert len(file.pages) == 2
