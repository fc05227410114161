"""Findings → the report handed over with the press file: one HTML page, or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from layout.diagnostics import Diagnostic, Severity
from layout.geometry import Rect
from layout.page.model import Page, PageList
from layout.production.preflight.drawing import page_svg, use_page, view_box
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
LEAST = 10.0  # pt: a mark on a thumbnail smaller than this would not be seen
BADGE = 9.0  # pt: radius of a finding's number
MARGIN = 2.0  # pt of air between a mark and what it marks


def report_html(
    findings: Sequence[Diagnostic], pages: PageList, thumbnails: Mapping[Path, bytes], lang: str
) -> str:
    """Findings, pages, small pictures by file and a language (zh, en) → one self-contained HTML page.

    Both languages are inside, ``lang`` is shown first. Pages are drawn from the display list.
    """
    numbered = list(enumerate(findings, start=1))
    by_page: dict[int, list[tuple[int, Diagnostic]]] = {}
    for item in numbered:
        by_page.setdefault(item[1].place.page if item[1].place else 0, []).append(item)
    symbols = "".join(page_svg(page, pages.bleed, thumbnails) for page in pages.pages)
    sections = [_general(by_page.get(0, []))]
    sections += [
        _page(page, pages.bleed, by_page[page.number])
        for page in pages.pages
        if page.number in by_page
    ]
    beyond = {0, *(page.number for page in pages.pages)}
    sections += [_general(by_page[number]) for number in sorted(by_page) if number not in beyond]
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
        sections="".join(sections) or f'<p class="clean">{_both(*CLEAN)}</p>',
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


def _both(zh: str, en: str) -> str:
    return f'<span lang="zh">{escape(zh)}</span><span lang="en">{escape(en)}</span>'


def _state(findings: Sequence[Diagnostic]) -> str:
    worst = max((finding.severity for finding in findings), default=Severity.NOTE)
    return {Severity.ERROR: "stop", Severity.WARNING: "look"}.get(worst, "go")


def _verdict(findings: Sequence[Diagnostic]) -> str:
    errors, warnings = _count(findings, Severity.ERROR), _count(findings, Severity.WARNING)
    if errors:
        return _both(f"有 {errors} 处错误，不能付印", f"{errors} to mend before printing")
    if warnings:
        return _both(f"可以付印，{warnings} 处请过目", f"Ready to print, {warnings} to look at")
    return _both("可以付印", "Ready to print")


def _family(name: str, findings: Sequence[Diagnostic]) -> str:
    own = [finding for finding in findings if family(finding.code) == name]
    counts = "".join(
        f'<b class="{severity.name.lower()}">{_count(own, severity)}</b>'
        for severity in SEVERITY_NAMES
        if _count(own, severity)
    )
    passed = '<b class="passed">✓</b>'
    return f'<li class="{_state(own)}">{_both(*FAMILY_NAMES[name])}<i>{counts or passed}</i></li>'


def _filter(severity: Severity, findings: Sequence[Diagnostic]) -> str:
    name, count = severity.name.lower(), _count(findings, severity)
    return (
        f'<label class="{name}"><input type="checkbox" value="{name}" checked> '
        f"{_both(*SEVERITY_NAMES[severity])} <b>{count}</b></label>"
    )


def _thumbnail(
    page: Page, bleed: float, by_page: Mapping[int, Sequence[tuple[int, Diagnostic]]]
) -> str:
    found = [finding for _, finding in by_page.get(page.number, [])]
    badge = f"<b>{len(found)}</b>" if found else "<b>✓</b>"
    state = _state(found) if found else "go"
    link = f' href="#p{page.number}"' if found else ""
    return (
        f'<a class="{state}"{link}><svg viewBox="{view_box(page, bleed)}">'
        f"{use_page(page, bleed)}</svg><em>{page.number}{badge}</em></a>"
    )


def _general(found: Sequence[tuple[int, Diagnostic]]) -> str:
    if not found:
        return ""
    cards = "".join(_card(number, finding) for number, finding in found)
    return f'<section class="general"><h2>{_both("整份文件", "The whole issue")}</h2><ol>{cards}</ol></section>'


def _page(page: Page, bleed: float, found: Sequence[tuple[int, Diagnostic]]) -> str:
    corners = Counter[tuple[int, int]]()
    marks = ""
    for number, finding in found:
        rect = _marked(finding)
        if rect:
            corner = (round(rect.x / BADGE), round(rect.y / BADGE))
            marks += _mark(number, finding.severity, rect, corners[corner] * 2 * BADGE)
            corners[corner] += 1
    cards = "".join(_card(number, finding) for number, finding in found)
    title = _both(f"第 {page.number} 页", f"Page {page.number}")
    return (
        f'<section id="p{page.number}"><h2>{title}</h2><div class="spread">'
        f'<svg class="page" viewBox="{view_box(page, bleed)}">{use_page(page, bleed)}'
        f"{marks}</svg><ol>{cards}</ol></div></section>"
    )


def _marked(finding: Diagnostic) -> Rect | None:
    rect = finding.place.rect if finding.place else None
    if rect is None:
        return None
    width, height = max(rect.width + 2 * MARGIN, LEAST), max(rect.height + 2 * MARGIN, LEAST)
    return Rect(
        rect.x + rect.width / 2 - width / 2, rect.y + rect.height / 2 - height / 2, width, height
    )


def _mark(number: int, severity: Severity, rect: Rect, aside: float) -> str:
    # ``aside``: of findings at one corner each badge stands beside the one before.
    x, y = rect.x + aside, rect.y
    return (
        f'<g class="mark {severity.name.lower()}" data-n="{number}">'
        f'<rect x="{rect.x:.1f}" y="{y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" rx="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{BADGE:g}"/>'
        f'<text x="{x:.1f}" y="{y + 3.6:.1f}">{number}</text></g>'
    )


def _card(number: int, finding: Diagnostic) -> str:
    severity = finding.severity.name.lower()
    zh, en = words(finding, "zh"), words(finding, "en")
    hint = _both(zh.hint, en.hint) if zh.hint or en.hint else ""
    where = []
    if finding.span:
        where.append(f"<code>{escape(finding.span.file)}:{finding.span.line}</code>")
    place = finding.place
    if place and place.column and place.row:
        where.append(
            _both(
                f"第 {place.column} 栏第 {place.row} 行", f"column {place.column}, row {place.row}"
            )
        )
    return (
        f'<li class="card {severity}" data-n="{number}"><b class="n">{number}</b><div>'
        f"<h3>{_both(zh.name, en.name)}<code>{escape(finding.code)}</code></h3>"
        f"<p>{_both(zh.text, en.text)}</p>"
        + (f'<p class="hint">{hint}</p>' if hint else "")
        + (f'<p class="where">{" · ".join(where)}</p>' if where else "")
        + "</div></li>"
    )
