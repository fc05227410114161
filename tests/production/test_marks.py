"""Printer's marks: outside the bleed, on every plate, with the text of the slug embedded."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from layout.geometry import Rect
from layout.page.model import Fill, Rule, TextLine
from layout.production.marks import BAR, MARGIN, marks_sheets
from layout.production.pdfx import to_pdfx
from layout.production.press import painted_marks
from tests.production.pages import job, opened
from tests.production.sheets import (
    BLEED,
    FACES,
    HAND,
    HEIGHT,
    STYLE,
    WIDTH,
    page_list,
    painted_pages,
    text_page,
)

PAGES = page_list(text_page(), text_page("第二页"))
AROUND = BLEED + MARGIN


def marked(standard: str = "x4", tagged: bool = False) -> bytes:
    plain = job(standard)
    ready = replace(plain, marks=painted_marks(PAGES, plain, STYLE, FACES))  # type: ignore[arg-type]
    return to_pdfx(painted_pages(PAGES, tagged=tagged), ready)


def extents(pages: object) -> list[Rect]:
    """The ground each mark of the first sheet covers."""
    found = []
    for item in pages.pages[0].items:  # type: ignore[attr-defined]
        if isinstance(item, Rule):
            half = item.width / 2
            left, top = min(item.x1, item.x2), min(item.y1, item.y2)
            wide, high = abs(item.x1 - item.x2), abs(item.y1 - item.y2)
            found.append(Rect(left - half, top - half, wide + 2 * half, high + 2 * half))
        elif isinstance(item, Fill):
            found.append(item.rect)
        elif isinstance(item, TextLine):
            found.append(Rect(item.x, item.baseline - item.size, item.measure, 1.25 * item.size))
    return found


@pytest.mark.parametrize("slug", ["2020-04.pdf 第{page}页", "很长的刊名" * 40])
def test_no_mark_meets_the_bleed_or_leaves_the_paper(slug: str) -> None:
    sheets = marks_sheets(PAGES, slug, HAND)
    bleed = Rect(MARGIN, MARGIN, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)
    paper = Rect(0, 0, WIDTH + 2 * AROUND, HEIGHT + 2 * AROUND)
    assert extents(sheets)
    for extent in extents(sheets):
        assert not extent.meets(bleed)
        assert paper.holds(extent)


def test_no_two_marks_overlap_but_the_registration_marks_own_lines() -> None:
    sheets = marks_sheets(PAGES, "2020-04.pdf", HAND)
    (slug,) = [item for item in sheets.pages[0].items if isinstance(item, TextLine)]
    line = Rect(slug.x, slug.baseline - slug.size, slug.measure, slug.size)
    others = [extent for extent in extents(sheets) if extent.height != 1.25 * slug.size]
    assert not any(extent.meets(line) for extent in others)


def test_crop_marks_point_at_the_trim() -> None:
    rules = [
        item for item in marks_sheets(PAGES, "", HAND).pages[0].items if isinstance(item, Rule)
    ]
    upright = {round(r.x1, 4) for r in rules if r.x1 == r.x2}
    level = {round(r.y1, 4) for r in rules if r.y1 == r.y2}
    assert {round(AROUND, 4), round(AROUND + WIDTH, 4)} <= upright
    assert {round(AROUND, 4), round(AROUND + HEIGHT, 4)} <= level


def test_the_bar_shows_solids_overprints_and_tints_as_far_as_it_fits() -> None:
    fills = [
        item for item in marks_sheets(PAGES, "", HAND).pages[0].items if isinstance(item, Fill)
    ]
    assert [fill.colour for fill in fills] == list(BAR[: len(fills)])
    assert len(fills) >= 4


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_boxes_keep_their_size_on_larger_paper(standard: str) -> None:
    with opened(marked(standard)) as file:
        page = file.pages[0].obj
        media, bleed, trim = (
            [float(v) for v in page[f"/{b}Box"]] for b in ("Media", "Bleed", "Trim")
        )
        assert media == pytest.approx([0, 0, WIDTH + 2 * AROUND, HEIGHT + 2 * AROUND], abs=2e-3)
        assert trim[2] - trim[0] == pytest.approx(WIDTH, abs=2e-3)
        assert bleed == pytest.approx(
            [MARGIN, MARGIN, media[2] - MARGIN, media[3] - MARGIN], abs=2e-3
        )


def test_marks_and_slug_stand_in_the_colour_all_with_embedded_fonts() -> None:
    with opened(marked()) as file:
        for page in file.pages:
            forms = [form for name, form in page.resources.XObject.items() if "Marks" in name]
            (form,) = forms
            names = [space[1] for space in form.Resources.ColorSpace.values()]
            assert names == [pikepdf.Name.All]
            assert form.Resources.ColorSpace.values()
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item or "/FontFile3" in item


def test_the_slug_names_file_page_and_date() -> None:
    document = pypdfium2.PdfDocument(marked())
    text = document[1].get_textpage().get_text_bounded()
    for part in ("2020-04.pdf", "2/2", "2000-01-01", "第二页"):
        assert part in text


def test_the_page_under_the_marks_is_the_same_and_stops_at_its_bleed() -> None:
    plain = (
        pypdfium2.PdfDocument(to_pdfx(painted_pages(PAGES), job()))[0].render(scale=2).to_numpy()
    )
    whole = pypdfium2.PdfDocument(marked())[0].render(scale=2).to_numpy()
    edge = round(2 * MARGIN)
    inner = whole[edge : edge + plain.shape[0], edge : edge + plain.shape[1]]
    off = abs(inner[4:-4, 4:-4].astype(int) - plain[4:-4, 4:-4])
    assert (off > 64).mean() < 0.01
    tint_row = edge + round(2 * (BLEED + 100))
    assert (whole[tint_row, : edge - 12] == 255).all()


def test_figures_of_the_tags_move_with_the_page() -> None:
    boxes = []
    for marks in (b"", painted_marks(PAGES, job(), STYLE, FACES)):  # type: ignore[arg-type]
        with opened(painted_pages(PAGES, tagged=True)) as file:
            root = file.Root.StructTreeRoot
            element = root.K if isinstance(root.K, pikepdf.Dictionary) else root.K[0]
            element.A = pikepdf.Dictionary(BBox=pikepdf.Array([10, 10, 50, 50]))
            out = BytesIO()
            file.save(out)
        with opened(to_pdfx(out.getvalue(), replace(job(), marks=marks))) as file:
            root = file.Root.StructTreeRoot
            element = root.K if isinstance(root.K, pikepdf.Dictionary) else root.K[0]
            boxes.append([float(v) for v in element.A.BBox])
    assert [b - a for a, b in zip(*boxes, strict=True)] == pytest.approx([MARGIN] * 4, abs=1e-3)
