"""The issue in ``issues/``, from its manifest to everything that leaves the house."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from layout.paint.paint import paint
from layout.pipeline import TypesetIssue, read_input, typeset
from layout.production.extras import booklet_file, package_file
from layout.production.marks import MARGIN
from layout.production.press import paint_options, press_file
from layout.production.screen import LARGEST, screen_edition
from layout.request import Request
from tests.production.pages import opened

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ready() -> TypesetIssue:
    """The issue, set."""
    source = read_input(ROOT / "issues" / "2020-04.yaml", Request()).value
    assert source is not None
    return typeset(source).value


@pytest.fixture(scope="module")
def painted(ready: TypesetIssue, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The issue, painted for print."""
    options = replace(paint_options(ready.source.style), cache=tmp_path_factory.mktemp("cache"))
    return paint(ready.pages, ready.fonts, options).value


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_marks_change_the_paper_and_not_the_pages(
    ready: TypesetIssue, painted: bytes, standard: str
) -> None:
    style = ready.source.style
    plain = replace(style, print=replace(style.print, standard=standard))
    marked = replace(plain, print=replace(plain.print, marks=True))
    one = press_file(ready.pages, painted, plain, ready.fonts).value
    two = press_file(ready.pages, painted, marked, ready.fonts).value
    assert one is not None
    assert two is not None
    assert len(two) - len(one) < 150_000
    with opened(one) as bare, opened(two) as full:
        assert len(bare.pages) == len(full.pages) == len(ready.pages.pages)
        for before, after in zip(bare.pages, full.pages, strict=True):
            wide = float(after.mediabox[2]) - float(before.mediabox[2])
            assert wide == pytest.approx(2 * MARGIN, abs=1e-3)
    texts = [
        pypdfium2.PdfDocument(pdf)[2].get_textpage().get_text_range()[:400] for pdf in (one, two)
    ]
    assert texts[0] == texts[1]


def is_heading(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")) in (
        "/H1",
        "/H2",
        "/H3",
    )


def marks_text(node: object) -> bool:
    """Whether the kids of an element of the structure come to a mark on a page."""
    if isinstance(node, int):
        return True
    if isinstance(node, pikepdf.Array):
        return any(marks_text(one) for one in node)
    if not isinstance(node, pikepdf.Dictionary):
        return False
    return "/MCID" in node or marks_text(node.get("/K"))


def test_the_screen_edition_is_accessible_and_small(ready: TypesetIssue, tmp_path: Path) -> None:
    edition = screen_edition(ready.pages, ready.source.style, ready.fonts, tmp_path)
    assert len(edition.value) < LARGEST
    report = validate(io.BytesIO(edition.value))
    assert report.exit_code == 0
    assert not report.findings
    # pdfua 0.1.3 stops at a heading with several marks (its UA-14-001 asks an array for is_integer):
    # that rule, no heading without content, is asked of the file here instead.
    assert {one.rule_id for one in report.skipped} <= {"UA-14-001"}
    with opened(edition.value) as file:
        heads = [one for one in file.objects if is_heading(one)]
        assert heads
        assert all(marks_text(one) for one in heads)
        goals = [
            note
            for page in file.pages
            for note in page.obj.get("/Annots", ())
            if "/Dest" in note
        ]  # fmt: skip
        assert len(goals) == len(ready.source.document.articles)
        pages = [next(p.index for p in file.pages if p.obj == note.Dest[0]) for note in goals]
        assert pages == sorted(pages)


def test_booklet_and_package(ready: TypesetIssue, painted: bytes) -> None:
    document, style = ready.source.document, ready.source.style
    folded = booklet_file(ready.pages, painted, document, style).value
    assert folded is not None
    with opened(folded) as file:
        assert len(file.pages) == -(-len(ready.pages.pages) // 4) * 2
    press = press_file(ready.pages, painted, style, ready.fonts).value
    assert press is not None
    made = package_file(document, ready.pages, style, ready.fonts, {"2020-04.pdf": press})
    assert not made.diagnostics
    assert made.value is not None
    with zipfile.ZipFile(io.BytesIO(made.value)) as archive:
        names = archive.namelist()
        assert hashlib.sha256(press).hexdigest() in archive.read("清单.txt").decode()
        pictures = [name for name in names if name.startswith("源文件/") and name.endswith(".jpg")]
        placed = {picture.file for article in document.articles for picture in article.pictures}
        assert len(pictures) == len(placed)
        assert "源文件/2020-04.yaml" in names
        assert "2020-04-印刷单.pdf" in names
