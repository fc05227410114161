"""Ticket, style and pages held against each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.diagnostics import Span
from layout.document.model import Document
from layout.geometry import MM
from layout.page.model import Page, PageList
from layout.production.ticket_checks import paper_of, size_of, ticket_findings
from layout.style.model import NO_LIMIT
from tests.production.sheets import page_list
from tests.production.test_job import settings


def document(*ticket: tuple[str, str]) -> Document:
    spans = tuple(Span("i.yaml", 6 + n, 9) for n in range(len(ticket)))
    return Document("", "", "", "", "", (), (), Path("i.yaml"), ticket=ticket, ticket_spans=spans)


def issue(count: int, size: tuple[float, float] = (210 * MM, 297 * MM)) -> PageList:
    sheets = tuple(Page(n + 1, *size, (), ()) for n in range(count))
    return replace(page_list(()), pages=sheets)


def codes(count: int, *ticket: tuple[str, str], **printing: object) -> list[str]:
    found = ticket_findings(document(*ticket), issue(count), settings(**printing))
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("count", "binding", "found"),
    [
        (8, "骑马订", []),
        (7, "骑马订", ["stitch-not-four"]),
        (9, "骑马钉（两钉）", ["stitch-not-four"]),
        (9, "Saddle stitch", ["stitch-not-four"]),
        (9, "无线胶装", []),
        (64, "骑马订", []),
        (68, "骑马订", ["stitch-too-thick"]),
    ],
)
def test_a_stitched_issue_has_sheets_of_four_and_is_not_too_thick(
    count: int, binding: str, found: list[str]
) -> None:
    assert codes(count, ("装订", binding)) == found


def test_the_blank_pages_are_named_and_the_line_of_the_ticket_too() -> None:
    (found,) = ticket_findings(document(("数量", "5"), ("装订", "骑马订")), issue(6), settings())
    assert dict(found.values) == {"found": "6", "blank": "2", "where": "7–8"}
    assert found.span == Span("i.yaml", 7, 9)


@pytest.mark.parametrize(
    ("paper", "condition", "found"),
    [
        ("80克胶版纸", "FOGRA39", ["paper-other-condition"]),
        ("80克双胶纸", "FOGRA29", []),
        ("157g 双铜", "FOGRA29", []),
        ("157克铜版纸", "FOGRA29", ["paper-other-condition"]),
        ("128 克哑粉纸", "FOGRA39", []),
        ("新闻纸 48.8g", "FOGRA39", ["paper-other-condition"]),
        ("100 g/m2 uncoated", "FOGRA29", []),
        ("特种纸", "FOGRA39", []),
    ],
)
def test_the_paper_fits_the_condition(paper: str, condition: str, found: list[str]) -> None:
    assert codes(4, ("纸张", paper), condition=condition, ink_limit=NO_LIMIT) == found


@pytest.mark.parametrize(
    ("limit", "condition", "found"),
    [
        (320.0, "FOGRA29", ["ink-limit-lowered"]),
        (320.0, "FOGRA39", ["ink-limit-lowered"]),
        (280.0, "FOGRA29", []),
        (400.0, "FOGRA29", []),
    ],
)
def test_a_wish_for_more_ink_than_the_paper_takes_is_told(
    limit: float, condition: str, found: list[str]
) -> None:
    assert codes(4, ink_limit=limit, condition=condition) == found


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("大16开", (210, 285)),
        ("大度16开", (210, 285)),
        ("16开", (185, 260)),
        ("正度 32 开", (130, 184)),
        ("A4", (210, 297)),
        ("a4 竖", (210, 297)),
        ("国际16开", (210, 297)),
        ("210mm×285mm", (210, 285)),
        ("170*240", (170, 240)),
        ("异形", None),
        ("116开", None),
    ],
)
def test_sizes_as_tickets_name_them(text: str, size: tuple[float, float] | None) -> None:
    found = size_of(text)
    assert found is None if size is None else found == pytest.approx(size)


def test_papers_as_tickets_name_them() -> None:
    names = ("105g 铜版纸", "双 胶 纸", "报纸", "卡纸")
    assert [paper_of(name) for name in names] == ["coated", "uncoated", "newsprint", ""]
