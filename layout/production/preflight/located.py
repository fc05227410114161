"""Findings of earlier stages → the same with their place on the page, found by their place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, Span
from layout.page.model import Image, PageList, TextLine
from layout.production.preflight.model import line_rect


class _Spot(NamedTuple):
    """Where a line or picture begins in the source, and where it stands on the page."""

    column: int
    place: Place


def located(findings: Iterable[Diagnostic], pages: PageList) -> tuple[Diagnostic, ...]:
    """Findings and the pages as set → findings with page and rectangle, wherever these can be known.

    A finding that names a column and row gets the rectangle of that line, and its source if it has
    none; one that names only its source gets the line or picture that begins last before it in the
    same line of the same file.
    """
    spots: dict[tuple[str, int], list[_Spot]] = {}
    rows: dict[tuple[int, int, int], TextLine] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextLine):
                place = Place(page.number, item.column, item.row, line_rect(item))
                rows.setdefault((page.number, item.column, item.row), item)
            elif isinstance(item, Image):
                place = Place(page.number, rect=item.rect)
            else:
                continue
            if item.span:
                key = (item.span.file, item.span.line)
                spots.setdefault(key, []).append(_Spot(item.span.column, place))
    return tuple(_located(finding, spots, rows) for finding in findings)


def _located(
    finding: Diagnostic,
    spots: dict[tuple[str, int], list[_Spot]],
    rows: dict[tuple[int, int, int], TextLine],
) -> Diagnostic:
    place = finding.place
    if place is None:
        return finding._replace(place=_of_source(finding.span, spots))
    line = rows.get((place.page, place.column or 0, place.row or 0)) if place.row else None
    if line is None:
        return finding
    rect = place.rect or line_rect(line)
    return finding._replace(place=place._replace(rect=rect), span=finding.span or line.span)


def _of_source(span: Span | None, spots: dict[tuple[str, int], list[_Spot]]) -> Place | None:
    there = spots.get((span.file, span.line), []) if span else []
    if span is None or not there:
        return None
    before = [spot for spot in there if spot.column <= span.column]
    return max(before, key=lambda spot: spot.column).place if before else there[0].place
