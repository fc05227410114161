"""Family file: the clauses of PDF/X and of GWG 2022 sheet-fed offset, read from the finished PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

import pikepdf

from layout.diagnostics import Diagnostic, diagnose
from layout.production.preflight.file.boxes import page_findings
from layout.production.preflight.file.colorants import colorant_findings
from layout.production.preflight.file.document import document_findings
from layout.production.preflight.file.fonts import font_findings
from layout.production.preflight.file.images import image_findings
from layout.production.preflight.file.intent import intent_findings
from layout.production.preflight.file.metadata import metadata_findings
from layout.production.preflight.file.pagetree import FAULTS
from layout.production.preflight.file.painted import painted_findings
from layout.production.preflight.file.placing import placing_findings
from layout.production.preflight.file.presence import presence_findings
from layout.production.preflight.file.sheet import Sheet, sheets
from layout.production.preflight.model import PreflightInput


def file_findings(
    context: PreflightInput, seen: frozenset[tuple[str, int]] = frozenset()
) -> list[Diagnostic]:
    """A context with a press file → findings on the file; none whose code and page are in ``seen``.

    A file that cannot be opened, or an object of the wrong kind, is itself a finding.
    """
    try:
        pdf = pikepdf.open(BytesIO(context.press or b""))
    except pikepdf.PasswordError:
        return [diagnose("pdf-encrypted")]
    except pikepdf.PdfError as fault:
        return [diagnose("pdf-unreadable", reason=fault)]
    with pdf:
        found = _all_findings(pdf, context)
        if damage := pdf.get_warnings():
            reason = str(damage[0]).rpartition(">")[2].lstrip(": ")
            found.insert(0, diagnose("pdf-damaged", reason=reason))
    return [
        finding
        for finding in found
        if not (finding.place and (finding.code, finding.place.page) in seen)
    ]


def _all_findings(pdf: pikepdf.Pdf, context: PreflightInput) -> list[Diagnostic]:
    print_ = context.style.print
    standard = print_.standard
    found = [
        *_guarded(lambda: document_findings(pdf, context.press or b"", standard)),
        *_guarded(lambda: metadata_findings(pdf, standard)),
        *_guarded(lambda: intent_findings(pdf, print_)),
        *_guarded(lambda: font_findings(pdf)),
        *_guarded(lambda: colorant_findings(pdf)),
    ]
    wanted = len(context.pages.pages)
    if len(pdf.pages) != wanted:
        found.append(diagnose("pdf-page-count", count=len(pdf.pages), wanted=wanted))
    found += _guarded(lambda: page_findings(pdf, context))
    looked: list[Sheet] = []
    bleed, safe = context.pages.bleed, context.style.page.safe
    found += _guarded(lambda: _collect(sheets(pdf, context.pages), looked))
    for sheet in looked:
        found += _guarded(lambda sheet=sheet: painted_findings(sheet, context.style))  # type: ignore[misc]
        found += _guarded(lambda sheet=sheet: presence_findings(sheet))  # type: ignore[misc]
        found += _guarded(lambda sheet=sheet: placing_findings(sheet, bleed, safe))  # type: ignore[misc]
        found += _guarded(lambda sheet=sheet: image_findings(sheet, print_))  # type: ignore[misc]
    return found


def _collect(found: Iterable[Sheet | Diagnostic], looked: list[Sheet]) -> Iterable[Diagnostic]:
    for item in found:
        if isinstance(item, Sheet):
            looked.append(item)
        else:
            yield item


def _guarded(check: Callable[[], Iterable[Diagnostic]]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    try:
        found.extend(check())
    except FAULTS as fault:
        found.append(diagnose("content-broken", problem=fault))
    return found
