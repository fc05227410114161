"""Cover and inside apart, the spine of a glued cover, text as outlines: what the ticket and the style ask for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from layout.diagnostics import Span
from layout.document.model import Document
from layout.geometry import MM
from layout.outcome import Outcome
from layout.page.model import PageList
from layout.paint.options import PaintOptions
from layout.production.parts import Printed, more_press_files
from tests.production.sheets import FACES, HEIGHT, STYLE, WIDTH, page_list, text_page
from tests.production.test_job import settings


def printed(count: int, **printing: object) -> Printed:
    style = SimpleNamespace(**{**vars(STYLE), "print": settings(**printing), "spots": ()})
    pages = page_list(*(text_page(f"第{n}页") for n in range(1, count + 1)))
    options = PaintOptions(target="print", bleed=pages.bleed)
    return Printed(pages, style, FACES, options, Outcome({}))  # type: ignore[arg-type]


def made(
    count: int, *ticket: tuple[str, str], **printing: object
) -> tuple[dict[str, pikepdf.Pdf], list[str]]:
    spans = tuple(Span("i.yaml", 6, 1) for _ in ticket)
    document = Document(
        "", "", "", "", "", (), (), Path("i.yaml"), ticket=ticket, ticket_spans=spans
    )
    outcome = more_press_files(document, printed(count, **printing))
    files = {end: pikepdf.open(BytesIO(data)) for end, data in outcome.value}
    return files, [one.code for one in outcome.diagnostics]


def test_nothing_is_made_that_nobody_asked_for() -> None:
    assert made(8) == ({}, [])


def test_cover_and_inside_are_files_of_their_own() -> None:
    files, told = made(12, ("封面用纸", "200g 铜版"), ("装订", "骑马订"))
    assert told == ["cover-apart"]
    assert {end: len(file.pages) for end, file in files.items()} == {"-封面.pdf": 4, "-内文.pdf": 8}


@pytest.mark.parametrize("count", [6, 9])
def test_what_cannot_be_parted_is_told(count: int) -> None:
    assert made(count, ("封面用纸", "200g 铜版")) == ({}, ["cover-not-apart"])


def test_a_glued_cover_has_its_spine() -> None:
    """104 pages inside of 100 g offset paper, 1.25 cm³/g: 52 leaves of 0.125 mm."""
    files, told = made(108, ("封面用纸", "250g"), ("装订", "无线胶装"), ("纸张", "100g 胶版纸"))
    assert told == ["cover-with-spine"]
    cover = files["-封面.pdf"]
    assert len(cover.pages) == 2
    left, _, right, top = (float(edge) for edge in cover.pages[0].trimbox)
    bottom = float(cover.pages[0].trimbox[1])
    assert right - left == pytest.approx(2 * WIDTH + 52 * 0.125 * MM, abs=0.01)
    assert top - bottom == pytest.approx(HEIGHT, abs=0.01)
    assert len(cover.Root.OutputIntents) == 1


def test_outlines_are_a_second_file() -> None:
    files, told = made(4, text="outlines")
    assert told == ["outlines-made"]
    pages = files["-转曲.pdf"].pages
    assert len(pages) == 4
    assert all(not len(page.resources.get("/Font", {})) for page in pages)


def test_the_pages_of_the_issue_are_not_changed() -> None:
    before: PageList = printed(8).pages
    assert before == replace(before)
