"""Saddle stitch: order of pages, creep, clip at the spine, boxes, PDF/X."""

from __future__ import annotations

import numpy
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.geometry import MM
from layout.production.booklet import paper_thickness, sides, to_booklet
from tests.production.pages import BLEED, TRIM, job, opened, painted
from tests.production.sheets import page_list, painted_pages, text_page

SPINE = BLEED + TRIM[0]


def test_eight_pages_stand_as_a_printer_would_lay_them() -> None:
    assert [(side.left, side.right, side.depth) for side in sides(8)] == [
        (8, 1, 0), (2, 7, 0), (6, 3, 1), (4, 5, 1),
    ]  # fmt: skip


@given(st.integers(min_value=1, max_value=200))
def test_every_page_stands_once_and_folds_into_order(count: int) -> None:
    order = sides(count)
    full = 2 * len(order)
    assert full % 4 == 0
    assert full - 4 < count <= full
    assert sorted(page for side in order for page in side[:2] if page) == list(range(1, count + 1))
    for front, back in zip(order[::2], order[1::2], strict=True):
        # A leaf has an odd page in front and the next behind it, at the same edge of the sheet.
        assert not front.right or back.left in (front.right + 1, 0)
        assert front.right % 2 == 1
        assert front.depth == back.depth


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_sheets_are_pdfx_with_boxes_round_both_pages(standard: str) -> None:
    pdf = to_booklet(painted(6), job(standard))
    assert pdf.startswith(b"%PDF-1.6" if standard == "x4" else b"%PDF-1.4")
    assert to_booklet(painted(6), job(standard)) == pdf
    with opened(pdf) as file:
        assert len(file.pages) == 4
        assert len(file.Root.OutputIntents) == 1
        assert str(file.docinfo.GTS_PDFXVersion).startswith("PDF/X")
        for page in file.pages:
            media, bleed, trim = (
                [float(v) for v in page.obj[f"/{b}Box"]] for b in ("Media", "Bleed", "Trim")
            )
            assert media == bleed == pytest.approx([0, 0, 2 * SPINE, TRIM[1] + 2 * BLEED], abs=1e-3)
            assert trim[2] - trim[0] == pytest.approx(2 * TRIM[0], abs=1e-3)
            for form in page.resources.XObject.values():
                assert not {"/Group", "/StructParents"} & set(form.keys())


def ink(pdf: bytes, page: int) -> numpy.ndarray:
    """What is printed on a side, 1 pt a pixel, where there is anything."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_numpy()[:, :, 0] < 128


def columns(pdf: bytes, page: int) -> tuple[int, int]:
    """First and last inked column."""
    inked = numpy.flatnonzero(ink(pdf, page).any(axis=0))
    return int(inked[0]), int(inked[-1])


def test_inner_sheets_creep_towards_the_spine() -> None:
    thickness = 2.0  # mm, to see it in pixels
    still, crept = to_booklet(painted(8), job(), 0.0), to_booklet(painted(8), job(), thickness)
    assert columns(still, 0) == columns(crept, 0)
    left_still, right_still = columns(still, 2)
    left_crept, right_crept = columns(crept, 2)
    assert left_crept - left_still == pytest.approx(thickness * MM, abs=1.1)
    assert right_still - right_crept == pytest.approx(thickness * MM, abs=1.1)


def test_a_page_stops_at_the_spine_and_keeps_its_bleed_outside() -> None:
    pdf = to_booklet(painted_pages(page_list(text_page())), job())
    tint = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_numpy()[round(BLEED + 100)]
    changed = numpy.flatnonzero((tint != 255).any(axis=1))
    assert changed[0] == pytest.approx(SPINE, abs=1.1)
    assert changed[-1] >= 2 * SPINE - 2


def test_blanks_stay_blank() -> None:
    pdf = to_booklet(painted(1), job())
    with opened(pdf) as file:
        assert len(file.pages) == 2
        assert not file.pages[1].resources.get("/XObject", {})
    assert not ink(pdf, 1).any()


PAPERS = [
    ("105g 铜版纸", 0.089),
    ("157克哑粉", 0.133),
    ("80g胶版纸", 0.1),
    ("100 g uncoated", 0.125),
    ("", 0.1),
    ("双胶纸", 0.1),
]


@pytest.mark.parametrize(("paper", "expected"), PAPERS)
def test_paper_says_its_thickness(paper: str, expected: float) -> None:
    assert paper_thickness(paper) == pytest.approx(expected, abs=0.001)
