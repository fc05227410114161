"""A chart on its page → drawn there by ReportLab, shapes first, then what is lettered."""

from __future__ import annotations

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.page.model import Chart
from layout.paint.charts.bars import bars
from layout.paint.charts.canvas import Easel, Room
from layout.paint.charts.lines import lines
from layout.paint.charts.pie import pie
from layout.paint.inks import Inks
from layout.paint.lent import Lender, missing_glyphs

KINDS = {"bar": bars, "line": lines, "pie": pie}


def draw_chart(item: Chart, inks: Inks, lender: Lender, page: int) -> list[Diagnostic]:
    """A chart, the inks of its sheet, the faces it is lettered in and its page → drawn; what to say of it."""
    sheet, place = inks.sheet, Place(page, rect=item.rect)
    left, top = sheet.origin
    corner = (left + item.rect.x, top - item.rect.bottom)
    with lender.lent(item.hand) as missing:
        easel = Easel(item, inks.mixed)
        KINDS[item.data.kind](easel, Room(0.0, 0.0, item.rect.width, item.rect.height))
        drawing = Drawing(item.rect.width, item.rect.height, easel.shapes, easel.letters)
        with inks.black_over():
            renderPDF.draw(drawing, sheet, *corner)
    found = missing_glyphs(missing, item.span, place)
    if easel.short:
        found.append(diagnose("chart-labels-short", item.span, place))
    return found
