"""Page boxes, annotations and page keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import MM, Rect
from layout.production.preflight.file.matrix import Box
from layout.production.preflight.file.pagetree import page_box, trim_box
from layout.production.preflight.model import PreflightInput

SLACK = 0.01  # pt: boxes are written with two decimals
ALLOWED_ANNOTATIONS = frozenset({"/TrapNet", "/PrinterMark"})


def page_findings(pdf: pikepdf.Pdf, context: PreflightInput) -> Iterator[Diagnostic]:
    """An open file and the pages as set → findings on boxes, annotations and keys of each page."""
    for number, page in enumerate(pdf.pages, start=1):
        place = Place(number)
        yield from _boxes(page.obj, place, context.pages.bleed)
        if number <= len(context.pages.pages):
            as_set = context.pages.pages[number - 1]
            yield from _size(page.obj, place, (as_set.width, as_set.height))
        yield from _keys(page.obj, place, context.style.print.standard)
        yield from _annotations(page.obj, number)


def _boxes(page: Any, place: Place, bleed: float) -> Iterator[Diagnostic]:
    media, crop = page_box(page, "/MediaBox"), page_box(page, "/CropBox")
    trim, art = page_box(page, "/TrimBox"), page_box(page, "/ArtBox")
    bleed_box = page_box(page, "/BleedBox")
    if media is None:
        yield diagnose("box-missing", None, place, box="MediaBox")
        return
    if trim and art:
        yield diagnose("box-trim-and-art", None, place)
    if not (trim or art):
        yield diagnose("box-missing", None, place, box="TrimBox")
        return
    if bleed > 0 and bleed_box is None:
        yield diagnose("box-missing", None, place, box="BleedBox")
    boxes = {"TrimBox": trim or art, "BleedBox": bleed_box, "CropBox": crop, "MediaBox": media}
    for inner, outer in (
        ("TrimBox", "BleedBox"),
        ("TrimBox", "CropBox"),
        ("BleedBox", "CropBox"),
        ("TrimBox", "MediaBox"),
        ("BleedBox", "MediaBox"),
        ("CropBox", "MediaBox"),
    ):
        if not _inside(boxes[inner], boxes[outer]):
            yield diagnose("box-nesting", None, place, inner=inner, outer=outer)
    if crop and not (_inside(media, crop) and _inside(crop, media)):
        yield diagnose("box-crop", None, place)
    if bleed_box and trim:
        least = min(
            trim[0] - bleed_box[0],
            trim[1] - bleed_box[1],
            bleed_box[2] - trim[2],
            bleed_box[3] - trim[3],
        )
        if 0 <= least < bleed - 0.1:
            values = {"width": f"{least / MM:.1f}", "limit": f"{bleed / MM:.1f}"}
            yield diagnose("box-bleed", None, place, **values)


def _size(page: Any, place: Place, wanted: tuple[float, float]) -> Iterator[Diagnostic]:
    x0, y0, x1, y1 = trim_box(page)
    if abs(x1 - x0 - wanted[0]) > 0.5 or abs(y1 - y0 - wanted[1]) > 0.5:
        sizes = [f"{w / MM:.1f}×{h / MM:.1f}" for w, h in ((x1 - x0, y1 - y0), wanted)]
        yield diagnose("box-trim-size", None, place, size=sizes[0], wanted=sizes[1])


def _keys(page: Any, place: Place, standard: str) -> Iterator[Diagnostic]:
    if int(page.get("/Rotate", 0)) % 360:
        yield diagnose("page-rotated", None, place)
    if float(page.get("/UserUnit", 1)) != 1:
        yield diagnose("page-user-unit", None, place)
    for key in ("/SeparationInfo", "/PresSteps"):
        if key in page:
            yield diagnose("pdf-separation-info", None, place, key=key.lstrip("/"))
    if "/AA" in page:
        yield diagnose("pdf-action", None, place, kind="AA")
    group = page.get("/Group")
    if standard == "x1a" and group is not None and str(group.get("/S", "")) == "/Transparency":
        yield diagnose("transparency", None, place, kind="Group")


def _annotations(page: Any, number: int) -> Iterator[Diagnostic]:
    limit = page_box(page, "/BleedBox") or trim_box(page)
    x, y = trim_box(page)[0], trim_box(page)[3]
    for annotation in page.get("/Annots", []):
        kind = str(annotation.get("/Subtype", "/?"))
        if "/A" in annotation or "/AA" in annotation:
            yield diagnose("pdf-action", None, Place(number), kind=kind.lstrip("/"))
        x0, y0, x1, y1 = (float(value) for value in annotation["/Rect"])
        meets = x0 < limit[2] and x1 > limit[0] and y0 < limit[3] and y1 > limit[1]
        if kind not in ALLOWED_ANNOTATIONS and meets:
            place = Place(number, rect=Rect(x0 - x, y - y1, x1 - x0, y1 - y0))
            yield diagnose("pdf-annotation", None, place, kind=kind.lstrip("/"))


def _inside(inner: Box | None, outer: Box | None) -> bool:
    if inner is None or outer is None:
        return True
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )
