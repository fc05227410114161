"""Whether all that was set is in the press file: no line, no picture may be lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import Rect
from layout.page.model import Image, TextLine
from layout.production.preflight.file.sheet import Sheet
from layout.production.preflight.model import excerpt, line_rect

BAND = 24.0  # pt: what is painted is looked up by bands of the page this high
Bands = dict[int, list[Rect]]
"""The number of a band from the head of the page → what is painted in it."""


def presence_findings(sheet: Sheet) -> Iterator[Diagnostic]:
    """A page of the file → the lines and pictures of the same page as set that nothing is painted for."""
    if sheet.page is None:
        return
    texts, images, forms = (_by_height(sheet, kind) for kind in ("text", "image", "form"))
    paper = Rect(0, 0, sheet.page.width, sheet.page.height)
    for item in sheet.page.items:
        if isinstance(item, TextLine) and item.text.strip():
            rect, name, painted = line_rect(item), excerpt(item.text), texts
        elif isinstance(item, Image):
            rect, name = item.rect, item.file.name
            painted = forms if item.vector else images
        else:
            continue
        if rect.meets(paper) and not _painted(rect, painted):
            column = getattr(item, "column", None)
            place = Place(sheet.number, column, getattr(item, "row", None), rect)
            yield diagnose("not-printed", item.span, place, text=name)


def _by_height(sheet: Sheet, kind: str) -> Bands:
    """A page of the file and a kind of thing painted (form: within one) → where it is, by bands."""
    bands: Bands = {}
    for item in sheet.painted:
        if item.kind == kind or (kind == "form" and item.depth):
            rect = sheet.rect(item.box)
            for band in range(int(rect.y // BAND), int(rect.bottom // BAND) + 1):
                bands.setdefault(band, []).append(rect)
    return bands


def _painted(rect: Rect, bands: Bands) -> bool:
    middle = rect.y + rect.height / 2
    return any(
        there.y <= middle <= there.bottom and there.x < rect.right and there.right > rect.x
        for there in bands.get(int(middle // BAND), ())
    )
