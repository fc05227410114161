"""Small PDFs as the painter makes them, and jobs to finish them by."""

from __future__ import annotations

import io

import pikepdf
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from layout.production.conditions import output_condition
from layout.production.job import UNDATED, PressJob, Statement

BLEED = 8.5039
TRIM = (297.6378, 419.5276)  # A6 long: small files, quick tests
STATEMENT = Statement("通信行业简报 <2020年第4期> & 增刊", "湖北省通信行业协会", UNDATED)


def painted(pages: int = 2, annotated: bool = False, trim: tuple[float, float] = TRIM) -> bytes:
    """A count of pages → a PDF with boxes, one black square and an empty Helvetica a page."""
    out, (width, height) = io.BytesIO(), trim
    canvas = Canvas(
        out, pagesize=(width + 2 * BLEED, height + 2 * BLEED), invariant=1, pageCompression=1
    )
    for number in range(pages):
        canvas.setTrimBox((BLEED, BLEED, BLEED + width, BLEED + height))
        canvas.setBleedBox((0, 0, width + 2 * BLEED, height + 2 * BLEED))
        canvas.setFillColor(CMYKColor(0, 0, 0, 1))
        canvas.rect(100 + 10 * number, 100, 50, 50, fill=1, stroke=0)
        if annotated:
            canvas.linkURL("https://example.org", (20, 20, 60, 40))
            canvas.bookmarkPage(f"p{number}")
            canvas.addOutlineEntry("题", f"p{number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def job(standard: str = "x4", condition: str = "FOGRA39", **changes: object) -> PressJob:
    """A standard and the name of a condition → a job for ``painted`` pages."""
    chosen = output_condition(None, condition, standard).value
    assert chosen is not None
    return PressJob(STATEMENT, standard, chosen, BLEED, **changes)  # type: ignore[arg-type]


def opened(pdf: bytes) -> pikepdf.Pdf:
    """PDF bytes → the PDF, open."""
    return pikepdf.open(io.BytesIO(pdf))
