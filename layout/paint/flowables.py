"""A ReportLab flowable named in the manifest → drawn into its rectangle."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.page.model import Flowable, PageList, TextLine
from layout.paint.sheet import Sheet


def lend_font(sheet: Sheet, pages: PageList) -> None:
    """Pages with flowables → a face of theirs stands in for Helvetica and its like.

    Those are never embedded and have no Chinese. The face is that of the captions, else of the first text.
    CFF faces ReportLab cannot use; where there is no other, nothing is lent.
    """
    lines = [item for page in pages.pages for item in page.items if isinstance(item, TextLine)]
    lines.sort(key=lambda line: line.kind != "caption")
    for line in lines:
        for glyph in line.glyphs[:1]:
            name = f"{glyph.face.file.stem}-{glyph.face.collection}"
            with suppress(TTFError, OSError):
                index = glyph.face.collection
                registerFont(TTFont(name, str(glyph.face.file), subfontIndex=index))
                sheet.stand_in = name
                return


def draw_flowable(sheet: Sheet, item: Flowable, page: int) -> list[Diagnostic]:
    """A flowable and its page → drawn, scaled down where it is larger than its rectangle; or why not.

    ``module:function`` is called without arguments. Whatever it raises is the user's to see, not ours to
    crash on; nothing of a drawing that failed half-way stays on the page.
    """
    before = sheet.state()
    try:
        drawable = _called(item.reference)
        width, height = drawable.wrapOn(sheet, item.rect.width, item.rect.height)
        scale = min(1.0, item.rect.width / max(width, 1e-6), item.rect.height / max(height, 1e-6))
        left, top = sheet.origin
        sheet.saveState()
        sheet.translate(left + item.rect.x, top - item.rect.y - height * scale)
        sheet.scale(scale, scale)
        drawable.drawOn(sheet, 0, 0)
        sheet.restoreState()
    except Exception as fault:
        sheet.undo(before)
        return [
            diagnose(
                "flowable-failed",
                item.span,
                Place(page, rect=item.rect),
                reference=item.reference,
                reason=f"{type(fault).__name__}: {fault}",
            )
        ]
    missing = ", ".join(sorted(sheet.standard_fonts()))
    if not missing:
        return []
    place = Place(page, rect=item.rect)
    return [diagnose("flowable-font", item.span, place, reference=item.reference, fonts=missing)]


def _called(reference: str) -> Any:
    """``module:function`` → the flowable it returns."""
    module, _, name = reference.partition(":")
    function: Callable[[], Any] = getattr(import_module(module), name)
    return function()
