"""Fonts of the file: embedded, as subsets, with their maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.production.preflight.file.pagetree import inherited

SUBSET = re.compile(r"^/[A-Z]{6}\+")
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def font_findings(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    """An open file → findings on every font its pages and forms name, used or not, once a font."""
    met: set[object] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for font in fonts_of(page.obj):
            identity = font.objgen if font.is_indirect else (number, str(font.get("/BaseFont")))
            if identity not in met:
                met.add(identity)
                yield from _font(font, Place(number))


def fonts_of(page: Any) -> Iterator[Any]:
    """A page object → the fonts in its resources and in those of the forms it draws."""
    resources = inherited(page, "/Resources")
    pending = [resources] if resources is not None else []
    entered: set[tuple[int, int]] = set()
    while pending:
        resources = pending.pop()
        yield from resources.get("/Font", pikepdf.Dictionary()).as_dict().values()
        for xobject in resources.get("/XObject", pikepdf.Dictionary()).as_dict().values():
            if "/Resources" in xobject and xobject.objgen not in entered:
                entered.add(xobject.objgen)
                pending.append(xobject["/Resources"])


def _font(font: Any, place: Place) -> Iterator[Diagnostic]:
    subtype = str(font.get("/Subtype"))
    if subtype == "/Type3":
        return
    name = str(font.get("/BaseFont", "/?"))
    program = font["/DescendantFonts"][0] if subtype == "/Type0" else font
    descriptor = program.get("/FontDescriptor")
    shown = name.lstrip("/")
    if descriptor is None or not any(key in descriptor for key in PROGRAMS):
        yield diagnose("font-not-embedded", None, place, font=shown)
        return
    if not SUBSET.match(name):
        yield diagnose("font-not-subset", None, place, font=shown)
    if str(program.get("/Subtype")) == "/CIDFontType2" and "/CIDToGIDMap" not in program:
        yield diagnose("font-cid-map", None, place, font=shown)
    if "/ToUnicode" not in font and subtype == "/Type0":
        yield diagnose("font-no-unicode", None, place, font=shown)
