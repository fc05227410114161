"""The unmarked pages → sheets for saddle stitching, two pages a side, still PDF/X.

Sheet k, counted from 0 outside: front n-2k | 1+2k, back 2+2k | n-1-2k. Inner sheets stand out at the
fore-edge when folded and are trimmed shorter, so their pages move towards the spine (creep). Tags are left out: a
sheet has no reading order.
"""

from __future__ import annotations

import io
import re
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name

from layout.geometry import MM
from layout.production.boxes import Edges, edges, rectangle, settle_boxes
from layout.production.identity import state_identity
from layout.production.job import PressJob
from layout.production.pdfx import finish, pdfx_bytes

BULK_COATED, BULK_OFFSET = 0.85, 1.25  # cm³/g: paper makers' usual figures for 铜版纸 and 胶版纸
COMMON_THICKNESS = 0.1  # mm, 80 g offset or 120 g coated


class Side(NamedTuple):
    """One side of a sheet: page numbers left and right (0: blank), and the creep in sheets."""

    left: int
    right: int
    depth: int


class Cell(NamedTuple):
    """A page ready to be placed: its form XObject and its boxes in the form's own space."""

    form: pikepdf.Object
    trim: Edges
    bleed: Edges


def sides(count: int) -> tuple[Side, ...]:
    """A number of pages → the sides of the booklet in printing order, blanks filling up to a multiple of 4.

    >>> sides(4)
    (Side(left=4, right=1, depth=0), Side(left=2, right=3, depth=0))
    """
    full = -(-count // 4) * 4
    order: list[Side] = []
    for depth in range(full // 4):
        out, inside = full - 2 * depth, 1 + 2 * depth
        order += [Side(out, inside, depth), Side(inside + 1, out - 1, depth)]
    return tuple(
        Side(left if left <= count else 0, right if right <= count else 0, depth)
        for left, right, depth in order
    )


def to_booklet(pdf: bytes, job: PressJob, thickness: float = COMMON_THICKNESS) -> bytes:
    """PDF bytes as painted, the job and the paper's thickness in mm → the bytes of the imposed file.

    Raises ``pikepdf.PdfError`` where the bytes are no PDF.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as sheets:
        cells = [_cell(sheets, page, job.bleed) for page in source.pages]
        order = sides(len(cells)) if cells else ()
        for side in order:
            _add_side(sheets, cells, side, thickness * MM)
        finish(sheets, job)
        state_identity(sheets, job.statement, (job.standard,), b"booklet" + pdf)
        return pdfx_bytes(sheets, job.standard)


def to_cover_spread(pdf: bytes, job: PressJob, spine: float) -> bytes:
    """PDF bytes of the four pages of a cover as painted, the job and the width of the spine in mm → two sheets: outside
    (back, spine, front) and inside.

    Raises ``pikepdf.PdfError`` where the bytes are no PDF.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as sheets:
        cells = [_cell(sheets, page, job.bleed) for page in source.pages]
        for side in (Side(4, 1, 0), Side(2, 3, 0)):
            _add_side(sheets, cells, side, 0.0, spine * MM)
        finish(sheets, job)
        state_identity(sheets, job.statement, (job.standard,), b"cover" + pdf)
        return pdfx_bytes(sheets, job.standard)


def paper_thickness(paper: str) -> float:
    """A paper as the manifest names it (105g 铜版纸) → its thickness in mm, ``COMMON_THICKNESS`` where it is not said."""
    weight = re.search(r"(\d{2,3})\s*(?:g|G|克)", paper)
    if not weight:
        return COMMON_THICKNESS
    coated = re.search(r"铜|粉|coat|art", paper, re.IGNORECASE) and "uncoat" not in paper.lower()
    return int(weight[1]) * (BULK_COATED if coated else BULK_OFFSET) / 1000


def _cell(sheets: pikepdf.Pdf, page: pikepdf.Page, bleed: float) -> Cell:
    settle_boxes(page, bleed)
    trim, wide = edges(page.trimbox), edges(page.bleedbox)
    page.obj.TrimBox = page.obj.BleedBox  # a form takes its BBox from the TrimBox
    for key in ("/Group", "/StructParents", "/Annots"):
        if key in page.obj:
            del page.obj[key]
    form = sheets.copy_foreign(page.as_form_xobject())
    form.BBox = rectangle(wide)
    for key in ("/Group", "/StructParents", "/Matrix"):
        if key in form:
            del form[key]
    return Cell(form, trim, wide)


def _add_side(
    sheets: pikepdf.Pdf, cells: list[Cell], side: Side, thickness: float, back: float = 0.0
) -> None:
    """A side → a page of two: boxes round both, and each page drawn up to the spine and no further; ``back`` is the
    width of the spine between them, over which both run to its middle."""
    first = cells[0]
    width, height = first.trim.right - first.trim.left, first.trim.top - first.trim.bottom
    bleed = max(0.0, first.trim.bottom - first.bleed.bottom)
    spine, creep = bleed + width, side.depth * thickness
    middle, total = spine + back / 2, 2 * spine + back
    halves = (
        (side.left, Edges(0, 0, middle, height + 2 * bleed), spine - width + creep),
        (side.right, Edges(middle, 0, total, height + 2 * bleed), spine + back - creep),
    )
    content, forms = [], Dictionary()
    for number, clip, left in halves:
        if number:
            cell = cells[number - 1]
            dx, dy = left - cell.trim.left, bleed - cell.trim.bottom
            size = f"{clip.right - clip.left:.4f} {clip.top - clip.bottom:.4f}"
            content.append(
                f"q {clip.left:.4f} {clip.bottom:.4f} {size} re W n "
                f"1 0 0 1 {dx:.4f} {dy:.4f} cm /P{number} Do Q"
            )
            forms[f"/P{number}"] = cell.form
    page = sheets.add_blank_page(page_size=(total, height + 2 * bleed)).obj
    page.Contents = sheets.make_stream("\n".join(content).encode())
    page.Resources = Dictionary(XObject=forms)
    page.MediaBox = page.BleedBox = rectangle(Edges(0, 0, total, height + 2 * bleed))
    page.TrimBox = rectangle(Edges(bleed, bleed, total - bleed, bleed + height))
    page.Type = Name.Page
