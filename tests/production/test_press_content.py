"""What the pages of a press file are made of: inks, fonts, overprint; and that finishing changes no pixel."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pixels

from layout.document.model import BOX_SHAPE
from layout.geometry import Rect
from layout.page.model import Image, PageList
from layout.production.conditions import PROFILES
from layout.production.pdfx import to_pdfx
from layout.production.press import painted_marks, press_file
from tests.production.pages import job, opened
from tests.production.sheets import FACES, STYLE, page_list, painted_pages, text_page
from tests.production.test_job import settings

FORBIDDEN = {"g", "G", "rg", "RG", "sh", "ri", "BX", "EX", "PS"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> PageList:
    """A page of text over a tint and one with a coloured picture."""
    file = tmp_path_factory.mktemp("pictures") / "a.jpg"
    ramp = numpy.linspace(0, 255, 90 * 60 * 3).reshape(60, 90, 3).astype("uint8")
    ramp[..., 1] //= 2
    Pixels.fromarray(ramp).save(file)
    picture = Image(
        file, Rect(40, 200, 60, 40), (0, 0, 1, 1), (90, 60), "left", 108.0, 1, 1, "渐变", BOX_SHAPE
    )
    return page_list(text_page(), (*text_page("图"), picture), ())


@pytest.fixture(scope="module")
def painted(pages: PageList) -> bytes:
    """The pages as painted for print."""
    return painted_pages(pages, tagged=True, profile=PROFILES / "ISOcoated_v2_300_bas.icc")


def dictionaries(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every dictionary of the file, streams and direct ones included, content left aside."""
    found, open_ = [], [file.trailer]
    seen: set[tuple[int, int]] = set()
    while open_:
        item = open_.pop()
        if getattr(item, "is_indirect", False):
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            found.append(item)
            open_ += [value for key, value in item.items() if key != "/Parent"]
        elif isinstance(item, pikepdf.Array):
            open_ += list(item)
    return found


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("marks", [False, True])
def test_only_press_colours_and_embedded_subsets(
    pages: PageList, painted: bytes, standard: str, marks: bool
) -> None:
    ready = job(standard)
    if marks:
        ready = replace(ready, marks=painted_marks(pages, ready, STYLE, FACES))  # type: ignore[arg-type]
    with opened(to_pdfx(painted, ready)) as file:
        for page in file.pages:
            operators = {str(op.operator) for op in pikepdf.parse_content_stream(page)}
            assert not FORBIDDEN & operators
        items = dictionaries(file)
        for item in items:
            for key in (
                "/ColorSpace",
                "/CS",
                "/Group",
                "/SMask",
                "/TR",
                "/TR2",
                "/HTP",
                "/OPI",
                "/Alternates",
            ):
                if key == "/ColorSpace" and item.get("/Subtype") == "/Image":
                    assert item.ColorSpace in ("/DeviceCMYK", "/DeviceGray")
                elif key != "/ColorSpace":
                    assert key not in item
            assert item.get("/Filter") not in ("/LZWDecode", "/Crypt", "/JPXDecode", "/JBIG2Decode")
            for alpha in ("/ca", "/CA"):
                assert float(item.get(alpha, 1)) == 1
            assert item.get("/BM", "/Normal") == "/Normal"
        fonts = [item for item in items if item.get("/Type") == "/FontDescriptor"]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font or "/FontFile3" in font
            assert str(font.FontName)[7] == "+"
        for item in items:
            if item.get("/Subtype") == "/CIDFontType2":
                assert item.CIDToGIDMap == "/Identity"
        # The canvas keeps one dictionary a key.
        assert any(item.get("/OP") or item.get("/op") for item in items)
        assert {int(item.OPM) for item in items if "/OPM" in item} <= {0, 1}
        assert any(item.get("/OPM") == 1 for item in items)


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_finishing_changes_no_pixel(painted: bytes, standard: str) -> None:
    before, after = (
        pypdfium2.PdfDocument(painted),
        pypdfium2.PdfDocument(to_pdfx(painted, job(standard))),
    )
    assert len(before) == len(after) == 3
    for number in range(3):
        # The painter's page shows its whole paper, so does the press file's.
        one, two = (d[number].render(scale=1).to_numpy() for d in (before, after))
        assert numpy.array_equal(one, two)


def test_an_empty_page_can_be_finished_and_marked() -> None:
    blank = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(300, 400))
        file.save(blank)
    sheets = painted_marks(page_list(()), job(), STYLE, FACES)  # type: ignore[arg-type]
    with opened(to_pdfx(blank.getvalue(), replace(job(), marks=sheets))) as file:
        assert len(file.pages) == 1
        assert file.pages[0].obj.TrimBox


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4\nnothing", b"\x00" * 500])
def test_what_is_no_pdf_is_an_error_of_the_program(broken: bytes) -> None:
    with pytest.raises(pikepdf.PdfError):
        to_pdfx(broken, job())


@pytest.mark.parametrize("marks", [False, True])
def test_a_press_file_from_pages_and_style(pages: PageList, painted: bytes, marks: bool) -> None:
    style = type("Style", (), {"text": STYLE.text, "print": settings(marks=marks), "spots": ()})()
    outcome = press_file(pages, painted, style, FACES)
    assert not outcome.diagnostics
    assert outcome.value is not None
    assert outcome.value == press_file(pages, painted, style, FACES).value
    with opened(outcome.value) as file:
        assert str(file.docinfo.CreationDate) == "D:20200430000000Z"
        assert ("/XObject" in file.pages[0].resources) == marks


def test_no_press_file_without_a_condition(pages: PageList, painted: bytes) -> None:
    style = type("Style", (), {"text": STYLE.text, "print": settings(condition="FOGRA00")})()
    outcome = press_file(pages, painted, style, FACES)
    assert outcome.value is None
    assert [said.code for said in outcome.diagnostics] == ["condition-unknown"]
