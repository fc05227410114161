"""The preflight panel: one file a family of checks, one table of codes (``checks.tsv``)."""

from __future__ import annotations

from layout.diagnostics import Diagnostic
from layout.production.preflight.colour import colour_findings
from layout.production.preflight.composition import composition_findings
from layout.production.preflight.contrast import contrast_findings
from layout.production.preflight.geometry import geometry_findings
from layout.production.preflight.located import located
from layout.production.preflight.model import PictureFacts, PreflightInput
from layout.production.preflight.pictures import picture_facts, picture_findings
from layout.production.preflight.rights import rights_findings
from layout.production.preflight.table import for_target, graded, new_only
from layout.production.preflight.text import text_findings
from layout.production.preflight.typography import typography_findings

__all__ = [
    "PictureFacts",
    "PreflightInput",
    "picture_facts",
    "preflight",
]


def preflight(context: PreflightInput) -> tuple[Diagnostic, ...]:
    """An issue as set, and its press file if there is one → all findings, graded by the style.

    What earlier stages said comes first, each with its place on the page, then the panel's own families in page order. The file
    family is left out where no press file is given. Never raises for anything in the file.
    """
    placed = [
        *text_findings(context),
        *rights_findings(context.pages),
        *typography_findings(context),
        *composition_findings(context),
        *picture_findings(context),
        *(found for page in context.pages.pages for found in contrast_findings(page)),
        *colour_findings(context),
        *geometry_findings(context),
    ]
    if context.press is not None:
        # Late: pikepdf costs 0.1 s, which a check without a press file need not spend.
        from layout.production.preflight.file import file_findings

        placed += file_findings(context, seen=_seen(placed))
    placed.sort(key=lambda finding: finding.place.page if finding.place else 0)
    earlier = located(context.earlier, context.pages)
    new = for_target(new_only(placed, earlier), context.target)
    return graded((*earlier, *new), context.style.print.grades)


def _seen(findings: list[Diagnostic]) -> frozenset[tuple[str, int]]:
    # What the pages as set already show is not said again of the file made from them.
    return frozenset((finding.code, finding.place.page) for finding in findings if finding.place)
