"""The table of checks: every code of the panel, its family, default severity and threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Severity

FAMILIES = ("text", "typography", "pictures", "colour", "geometry", "file")

EARLIER = {"picture": "pictures", "source": "pictures", "profile": "file", "condition": "file",
           "ticket": "file", "stitch": "file", "paper": "file", "ink": "colour", "alpha": "pictures",
           "cmyk": "pictures", "neutrals": "pictures", "vector": "pictures"}  # fmt: skip
"""Families of codes of earlier stages, by their first word."""


class Check(NamedTuple):
    """A row of ``checks.tsv``. ``threshold`` is None where the style holds the limit or there is none.

    ``said_as``: codes by which an earlier stage says the same; the panel is silent where it has. ``press_only``: it
    matters to the press alone.
    """

    code: str
    family: str
    severity: Severity
    threshold: float | None
    unit: str
    source: str
    said_as: tuple[str, ...]
    press_only: bool


@cache
def checks() -> dict[str, Check]:
    """Nothing → every check by its code, in the order of ``checks.tsv``.

    Columns: code, family, severity, threshold, unit (or the field of the style that holds it), source, codes
    of earlier stages that say the same, targets (every, or press alone).
    """
    rows = (Path(__file__).parent / "checks.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    return {
        code: Check(
            code,
            family,
            Severity[severity.upper()],
            _number(limit),
            unit,
            source,
            tuple(same.split()),
            targets == "press",
        )
        for code, family, severity, limit, unit, source, same, targets in cells
    }


def threshold(code: str) -> float:
    """A code with a threshold in the table → that number."""
    limit = checks()[code].threshold
    if limit is None:
        raise KeyError(code)
    return limit


def family(code: str) -> str:
    """Any code → its family; of what earlier stages say, all but pictures and profiles is text."""
    check = checks().get(code)
    if check:
        return check.family
    return EARLIER.get(code.partition("-")[0], "text")


def graded(
    findings: tuple[Diagnostic, ...], grades: tuple[tuple[str, str], ...]
) -> tuple[Diagnostic, ...]:
    """Findings and the style's grades (code, off | note | warning | error) → what is left, regraded."""
    wanted = dict(grades)
    return tuple(
        finding._replace(severity=Severity[wanted[finding.code].upper()])
        if finding.code in wanted
        else finding
        for finding in findings
        if wanted.get(finding.code) != "off"
    )


def for_target(findings: Iterable[Diagnostic], target: str) -> Iterator[Diagnostic]:
    """The panel's findings and the target (print, proof, screen) → those it is told.

    What matters to the press alone is no error of a proof, and its notes would bury the rest there; the screen is told
    nothing of it.
    """
    for finding in findings:
        if target == "print" or not checks()[finding.code].press_only:
            yield finding
        elif target == "proof" and finding.severity is not Severity.NOTE:
            yield finding._replace(severity=Severity.WARNING)


def new_only(findings: Iterable[Diagnostic], earlier: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The panel's findings and those of earlier stages → what no earlier stage has said of that page."""
    told = {(one.code, one.place.page if one.place else None) for one in earlier}
    for finding in findings:
        page = finding.place.page if finding.place else None
        same = checks()[finding.code].said_as
        if not any((code, where) in told for code in same for where in (page, None)):
            yield finding


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
