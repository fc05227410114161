"""The April 2020 issue, read from its own files: complete, repaired, every picture at its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from layout.diagnostics import Severity
from layout.document.build import build_document
from layout.document.model import Document, Paragraph, plain
from layout.manifest.facsimile import read_facsimile
from layout.manifest.read import read_issue
from tests.document.issues import STYLE

MANIFEST = Path(__file__).parent.parent.parent / "issues" / "2020-04.yaml"


@pytest.fixture(scope="module")
def april() -> tuple[Document, Counter[str]]:
    read = read_issue(MANIFEST)
    assert read.value is not None
    built = build_document(read.value, STYLE)
    assert built.value is not None
    said = [*read.diagnostics, *built.diagnostics]
    assert [one for one in said if one.severity is Severity.ERROR] == []
    counts: Counter[str] = Counter()
    for one in said:
        counts[one.code] += int(dict(one.values).get("count", 1))
    return built.value, counts


def test_eight_articles_two_small_headings_eighteen_pictures(
    april: tuple[Document, Counter[str]],
) -> None:
    document, _ = april
    styles = Counter(
        block.style
        for one in document.articles
        for block in one.blocks
        if isinstance(block, Paragraph)
    )
    assert len(document.articles) == 8
    assert styles == {"body": 44, "subhead": 2}
    pictures = [picture for one in document.articles for picture in one.pictures]
    assert len({picture.file.name for picture in pictures}) == 18
    assert all(plain(picture.caption).startswith("示意图") for picture in pictures)
    assert all(picture.alt and picture.credit for picture in pictures)


def test_every_repair_is_told(april: tuple[Document, Counter[str]]) -> None:
    _, counts = april
    assert counts == {
        "damaged-quotes": 36,
        "space-beside-latin": 88,
        "stray-link": 2,
        "ascii-marks-left": 3,
    }


def test_no_damage_is_left(april: tuple[Document, Counter[str]]) -> None:
    document, _ = april
    text = "".join(
        plain(block.text)
        for one in document.articles
        for block in one.blocks
        if isinstance(block, Paragraph)
    )
    assert not set(text) & set("‚‛ ")
    assert "http" not in text
    assert "在家开启办公模式" in text
    assert "培训讯息内容" in text


def test_every_title_has_its_unit(april: tuple[Document, Counter[str]]) -> None:
    document, _ = april
    assert [plain(one.title.kicker) for one in document.articles] == [
        "湖北行协",
        "湖北联通",
        "中国电信",
        "河北移动",
        "山西太原联通",
        "黑龙江大庆联通",
        "河北秦皇岛铁塔",
        "四川凉山铁通",
    ]
    assert [one.title.manual for one in document.articles].count(True) == 1


def test_the_printed_original_fits_the_document(april: tuple[Document, Counter[str]]) -> None:
    document, _ = april
    outcome = read_facsimile(MANIFEST)
    assert outcome.diagnostics == ()
    facsimile = outcome.value
    assert facsimile is not None
    assert (len(facsimile.pictures), len(facsimile.indents), len(facsimile.pages)) == (18, 8, 15)
    for one in (*facsimile.pictures, *facsimile.pages):
        if one.paragraph:
            block = document.articles[one.article - 1].blocks[one.paragraph - 1]
            assert isinstance(block, Paragraph)
            assert one.words.text in plain(block.text)
    files = {picture.file.name for article in document.articles for picture in article.pictures}
    assert {one.file for one in facsimile.pictures} == files
    for title in facsimile.titles:
        shown = document.articles[title.article - 1].title
        whole = plain(shown.kicker) + shown.bullet + "".join(plain(line) for line in shown.lines)
        assert "".join(title.lines).replace(" ", "") == whole.replace(" ", "")


def test_the_specimen_reads_without_errors_and_has_every_kind_of_block() -> None:
    read = read_issue(MANIFEST.with_name("sample.yaml"))
    assert read.value is not None
    built = build_document(read.value, STYLE)
    assert built.value is not None
    said = [*read.diagnostics, *built.diagnostics]
    assert [one.code for one in said if one.severity] == ["stray-link"]
    kinds = {type(block).__name__ for one in built.value.articles for block in one.blocks}
    assert kinds == {"Paragraph", "Table", "Box", "Drawing", "Jump"}
    wraps = {picture.wrap.value for one in built.value.articles for picture in one.pictures}
    assert wraps >= {"left", "right", "column", "span", "astride", "contour", "page"}
