"""The report: whole in one file, in both languages, with every finding on its page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.geometry import Rect
from layout.page.model import PageList
from layout.paint.options import PaintOptions
from layout.paint.pictures import load_pictures
from layout.production.preflight import preflight
from layout.production.preflight.located import located
from layout.production.preflight.report import report_html, report_json
from layout.production.preflight.wording import words
from layout.style.model import Colour
from tests.production.preflight.issue import context, good_pages
from tests.production.preflight.test_pages import caption, with_items

VOID = {"meta", "input"}


class Balance(HTMLParser):
    """Holds open elements; a document is well formed when each is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def faulty() -> tuple[tuple[Diagnostic, ...], PageList]:
    pages = with_items(caption("反白<图注>", colour=Colour()))(good_pages())
    earlier = (diagnose("glyph-fallback", Span("01.md", 3)), diagnose("date-ignored", value="昨天"))
    return preflight(context(pages, earlier=earlier)), pages


def parsed(html: str) -> Balance:
    reader = Balance()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_is_well_formed_and_fetches_nothing(lang: str) -> None:
    findings, pages = faulty()
    loaded = load_pictures(pages, PaintOptions(target="print")).value
    small = {key: picture.thumbnail for key, picture in loaded.items()}
    html = report_html(findings, pages, small, lang)
    reader = parsed(html)
    assert reader.faults == []
    assert reader.open == []
    assert f'<html lang="{lang}">' in html
    addresses = [
        value
        for _, attributes in reader.seen
        for key, value in attributes.items()
        if key in ("src", "href") and value
    ]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert "$" not in re.sub(r"<script>.*?</script>", "", html, flags=re.S)


def test_every_finding_has_a_card_and_its_words_in_both_languages() -> None:
    findings, pages = faulty()
    html = report_html(findings, pages, {}, "zh")
    cards = [a for tag, a in parsed(html).seen if tag == "li" and "card" in (a.get("class") or "")]
    assert len(cards) == len(findings) == 3
    for finding in findings:
        for lang in ("zh", "en"):
            assert words(finding, lang).name in html
    assert "反白&lt;图注&gt;" in html
    assert "反白<图注>" not in html


def test_a_finding_is_drawn_where_it_stands() -> None:
    findings, pages = faulty()
    (white,) = [finding for finding in findings if finding.code == "small-white-text"]
    html = report_html([white], pages, {}, "zh")
    place = white.place
    assert place is not None
    assert place.rect is not None
    assert f'x="{place.rect.x - 2:.1f}" y="{place.rect.y - 2:.1f}"' in html


def test_pages_without_findings_are_said_to_be_clean() -> None:
    html = report_html((), good_pages(), {}, "zh")
    assert "可以付印" in html
    assert 'class="clean"' in html
    assert html.count("<symbol") == 2


def test_json_says_the_same() -> None:
    findings, pages = faulty()
    read = json.loads(report_json(findings, pages))
    assert (read["errors"], read["warnings"]) == (0, 2)
    assert read["notes"] == 1
    white = next(item for item in read["findings"] if item["code"] == "small-white-text")
    assert white["family"] == "colour"
    assert white["page"] == 2
    assert white["source"]["line"] == 3
    assert len(white["rect"]) == 4
    assert white["zh"]["hint"] == "放大到 8 pt"


def test_what_earlier_stages_said_finds_its_place_by_its_source() -> None:
    pages = good_pages()
    (found,) = located([diagnose("glyph-fallback", Span("01.md", 3, 7))], pages)
    assert found.place is not None
    assert found.place.page == 1
    assert found.place.rect is not None
    (by_row,) = located([diagnose("glyph-fallback", place=Place(2, 1, 1))], pages)
    assert by_row.place is not None
    assert isinstance(by_row.place.rect, Rect)
    (nowhere,) = located([diagnose("glyph-fallback", Span("另一篇.md", 3))], pages)
    assert nowhere.place is None
