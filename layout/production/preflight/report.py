"""Findings → the report handed over with the press file: one HTML page, or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from layout.diagnostics import Diagnostic, Severity
from layout.page.model import Page, PageList
from layout.production.preflight.cards import Card, both, card_html, cards, marks_svg
from layout.production.preflight.drawing import Thumbnails, page_svg, use_page, view_box
from layout.production.preflight.table import FAMILIES, family
from layout.production.preflight.wording import words

FAMILY_NAMES = {
    "text": ("文字", "Text"),
    "typography": ("排版", "Typography"),
    "pictures": ("图片", "Pictures"),
    "colour": ("颜色", "Colour"),
    "geometry": ("版面", "Geometry"),
    "file": ("文件", "File"),
}
SEVERITY_NAMES = {
    Severity.ERROR: ("错误", "Errors"),
    Severity.WARNING: ("提醒", "Warnings"),
    Severity.NOTE: ("说明", "Notes"),
}
CLEAN = ("六类检查全部通过，没有要说的。", "All six families pass: nothing to report.")


def report_html(
    findings: Sequence[Diagnostic], pages: PageList, thumbnails: Thumbnails, lang: str
) -> str:
    """Findings, pages, small pictures and a language (zh, en) → one self-contained HTML page.

    Both languages are inside, ``lang`` is shown first. Pages are drawn from the display list.
    """
    by_page = cards(findings)
    symbols = "".join(page_svg(page, pages.bleed, thumbnails) for page in pages.pages)
    shown = [page.number for page in pages.pages]
    beyond = [card for number in by_page if number not in shown for card in by_page[number]]
    sections = [_general(beyond)]
    sections += [
        _page(page, pages.bleed, by_page[page.number])
        for page in pages.pages
        if page.number in by_page
    ]
    template = (Path(__file__).parent / "report.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        lang=lang,
        title=escape(pages.title or pages.issue),
        issue=escape(f"{pages.issue} · {pages.style} · {pages.date}".strip(" ·")),
        pages=len(pages.pages),
        verdict=_verdict(findings),
        state=_state(findings),
        families="".join(_family(name, findings) for name in FAMILIES),
        filters="".join(_filter(severity, findings) for severity in SEVERITY_NAMES),
        strip="".join(_thumbnail(page, pages.bleed, by_page) for page in pages.pages),
        symbols=symbols,
        sections="".join(sections) or f'<p class="clean">{both(*CLEAN)}</p>',
    )


def report_json(findings: Sequence[Diagnostic], pages: PageList) -> str:
    """Findings and pages → JSON: counts, then each finding with both languages, source and rectangle."""
    document = {
        "issue": pages.issue,
        "pages": len(pages.pages),
        "errors": _count(findings, Severity.ERROR),
        "warnings": _count(findings, Severity.WARNING),
        "notes": _count(findings, Severity.NOTE),
        "findings": [_entry(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(finding: Diagnostic) -> dict[str, object]:
    entry: dict[str, object] = {
        "code": finding.code,
        "family": family(finding.code),
        "severity": finding.severity.name.lower(),
    }
    for lang in ("zh", "en"):
        name, text, hint = words(finding, lang)
        entry[lang] = {"name": name, "text": text, "hint": hint}
    if finding.span:
        entry["source"] = finding.span._asdict()
    if finding.place:
        place = finding.place
        entry["page"], entry["column"], entry["row"] = place.page, place.column, place.row
        entry["rect"] = [round(side, 2) for side in place.rect] if place.rect else None
    return entry


def _count(findings: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(finding.severity == severity for finding in findings)


def _state(findings: Sequence[Diagnostic]) -> str:
    worst = max((finding.severity for finding in findings), default=Severity.NOTE)
    return {Severity.ERROR: "stop", Severity.WARNING: "look"}.get(worst, "go")


def _verdict(findings: Sequence[Diagnostic]) -> str:
    errors, warnings = _count(findings, Severity.ERROR), _count(findings, Severity.WARNING)
    if errors:
        return both(f"有 {errors} 处错误，不能付印", f"{errors} to mend before printing")
    if warnings:
        return both(f"可以付印，{warnings} 处请过目", f"Ready to print, {warnings} to look at")
    return both("可以付印", "Ready to print")


def _family(name: str, findings: Sequence[Diagnostic]) -> str:
    own = [finding for finding in findings if family(finding.code) == name]
    counts = "".join(
        f'<b class="{severity.name.lower()}">{_count(own, severity)}</b>'
        for severity in SEVERITY_NAMES
        if _count(own, severity)
    )
    passed = '<b class="passed">✓</b>'
    return f'<li class="{_state(own)}">{both(*FAMILY_NAMES[name])}<i>{counts or passed}</i></li>'


def _filter(severity: Severity, findings: Sequence[Diagnostic]) -> str:
    name, count = severity.name.lower(), _count(findings, severity)
    return (
        f'<label class="{name}"><input type="checkbox" value="{name}" checked> '
        f"{both(*SEVERITY_NAMES[severity])} <b>{count}</b></label>"
    )


def _thumbnail(page: Page, bleed: float, by_page: Mapping[int, Sequence[Card]]) -> str:
    found = [finding for card in by_page.get(page.number, []) for finding in card.findings]
    badge = f"<b>{len(found)}</b>" if found else "<b>✓</b>"
    link = f' href="#p{page.number}"' if found else ""
    return (
        f'<a class="{_state(found)}"{link}><svg viewBox="{view_box(page, bleed)}">'
        f"{use_page(page, bleed)}</svg><em>{page.number}{badge}</em></a>"
    )


def _general(found: Sequence[Card]) -> str:
    if not found:
        return ""
    title = both("整份文件", "The whole issue")
    listed = "".join(map(card_html, found))
    return f'<section class="general"><h2>{title}</h2><ol>{listed}</ol></section>'


def _page(page: Page, bleed: float, found: Sequence[Card]) -> str:
    title = both(f"第 {page.number} 页", f"Page {page.number}")
    drawing = use_page(page, bleed) + marks_svg(page, found)
    return (
        f'<section id="p{page.number}"><h2>{title}</h2><div class="spread">'
        f'<svg class="page" viewBox="{view_box(page, bleed)}">{drawing}</svg>'
        f"<ol>{''.join(map(card_html, found))}</ol></div></section>"
    )
