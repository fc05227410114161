"""Findings → numbered cards of the report, and their marks on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Severity
from layout.geometry import Rect
from layout.page.model import Page
from layout.production.preflight.wording import words

SHOWN = 4  # sentences on a card that stands for several findings
BADGE = 0.024  # of the page's width: radius of a number
LEAST = 10.0  # pt: a mark on a page smaller than this would not be seen
MARGIN = 2.0  # pt of air between a mark and what it marks


class Card(NamedTuple):
    """One number of the report: a finding, or several notes of one kind on one page."""

    number: int
    findings: tuple[Diagnostic, ...]

    @property
    def severity(self) -> str:
        """How much it matters, as a class of the style sheet."""
        return self.findings[0].severity.name.lower()


def cards(findings: Iterable[Diagnostic]) -> dict[int, list[Card]]:
    """Findings → cards by page (0: of no page), numbered through: worst first, then down the page.

    Notes of one code on one page share a card, so that thirty small repairs hide no error.
    """
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for index, finding in enumerate(findings):
        page = finding.place.page if finding.place else 0
        own = 0 if finding.severity is Severity.NOTE else index
        groups.setdefault((page, -finding.severity, finding.code, own), []).append(finding)
    ordered = sorted(groups.items(), key=lambda item: (*item[0][:2], _height(item[1][0])))
    pages: dict[int, list[Card]] = {}
    for number, (_, group) in enumerate(ordered, start=1):
        place = group[0].place
        page = place.page if place else 0
        pages.setdefault(page, []).append(Card(number, tuple(group)))
    return pages


def _height(finding: Diagnostic) -> tuple[int, float]:
    place = finding.place
    if place is None or place.rect is None:
        return (0, 0.0)
    return (place.column or 0, place.rect.y)


def both(zh: str, en: str) -> str:
    """A text in both languages → two spans of which the page shows one."""
    return f'<span lang="zh">{escape(zh)}</span><span lang="en">{escape(en)}</span>'


def card_html(card: Card) -> str:
    """A card → its list item: number, name and code, sentences, hint, places."""
    first = card.findings[0]
    zh, en = words(first, "zh"), words(first, "en")
    count = len(card.findings)
    times = f" <i>×{count}</i>" if count > 1 else ""
    sentences = "".join(_sentence(finding) for finding in card.findings[:SHOWN])
    if count > SHOWN:
        more = both(f"……另有 {count - SHOWN} 处", f"… and {count - SHOWN} more")
        sentences += f'<p class="where">{more}</p>'
    hint = f'<p class="hint">{both(zh.hint, en.hint)}</p>' if zh.hint or en.hint else ""
    return (
        f'<li class="card {card.severity}" data-n="{card.number}"><b class="n">{card.number}</b><div>'
        f"<h3>{both(zh.name, en.name)}{times}<code>{escape(first.code)}</code></h3>"
        f"{sentences}{hint}</div></li>"
    )


def _sentence(finding: Diagnostic) -> str:
    zh, en = words(finding, "zh"), words(finding, "en")
    where = []
    if finding.span:
        where.append(f"<code>{escape(finding.span.file)}:{finding.span.line}</code>")
    place = finding.place
    if place and place.column and place.row:
        column, row = place.column, place.row
        where.append(both(f"第 {column} 栏第 {row} 行", f"column {column}, row {row}"))
    line = f'<p class="where">{" · ".join(where)}</p>' if where else ""
    return f"<p>{both(zh.text, en.text)}</p>{line}"


def marks_svg(page: Page, found: Iterable[Card]) -> str:
    """A page and its cards → a rectangle and a number wherever a finding stands.

    Where several stand at one corner each number stands beside the one before.
    """
    radius = page.width * BADGE
    corners = Counter[tuple[int, int]]()
    marks = ""
    for card in found:
        for finding in card.findings:
            rect = _marked(finding)
            if rect:
                corner = (round(rect.x / radius), round(rect.y / radius))
                marks += _mark(card, rect, corners[corner] * 2 * radius, radius)
                corners[corner] += 1
    return marks


def _marked(finding: Diagnostic) -> Rect | None:
    rect = finding.place.rect if finding.place else None
    if rect is None:
        return None
    width, height = max(rect.width + 2 * MARGIN, LEAST), max(rect.height + 2 * MARGIN, LEAST)
    return Rect(
        rect.x + rect.width / 2 - width / 2, rect.y + rect.height / 2 - height / 2, width, height
    )


def _mark(card: Card, rect: Rect, aside: float, radius: float) -> str:
    x, y = rect.x + aside, rect.y
    return (
        f'<g class="mark {card.severity}" data-n="{card.number}">'
        f'<rect x="{rect.x:.1f}" y="{y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" rx="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<text x="{x:.1f}" y="{y + radius * 0.38:.1f}" font-size="{radius * 1.1:.1f}">{card.number}</text></g>'
    )
