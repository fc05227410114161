"""Grounds, strips and words of masters in the press file: out to the bleed box, white knocked out, nothing found wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pypdfium2
import pytest

from layout.diagnostics import Severity
from layout.pipeline import build_issue
from layout.production.marks import MARGIN
from layout.request import Request, Result
from tests.production.pages import opened
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, style_of, write_issue

SCALE = 2  # pixels a pt
STYLE: dict[str, Any] = {
    "colours": {"brand": "C100 M60", "cream": "Y10", "paper": "K0"},
    "page.sides": "facing",
    "masters": {
        "first": {
            "rows": 2,
            "ground": "cream",
            "strip": {"head": {"rows": 3, "colour": "brand"}},
            "words": {"head": {"style": "slogan", "text": "内部资料"}},
        },
        "last": {
            "rows": 3,
            "strip": {"foot": {"rows": 5, "colour": "brand 15%"}},
            "words": {"foot": {"style": "label", "text": "收件人"}},
        },
    },
    "text.slogan": {"size": "10pt", "leading": "20pt", "colour": "paper"},
    "text.label": {"size": "10pt", "leading": "20pt"},
}


def built(folder: Path, target: str, columns: int = 1, **printing: Any) -> Result:
    """A target, columns and settings of the press → the issue with masters, built."""
    style = style_of(columns, 12, 10, {**STYLE, "print": printing})
    path = write_issue(folder, style, issue_of(text=f"{TEXT}\n\n{TEXT}" * columns))
    return build_issue(path, Request(target=target))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    "printing", [{"marks": False}, {"marks": True}, {"standard": "x1a"}], ids=str
)
def test_preflight_finds_nothing_wrong_and_the_grounds_reach_the_bleed_box(
    tmp_path: Path, columns: int, printing: dict[str, Any]
) -> None:
    made = built(tmp_path, "print", columns, **printing)
    assert [one.code for one in made.diagnostics if one.severity > Severity.NOTE] == []
    assert made.pdf is not None
    with opened(made.pdf) as file:
        for box in (file.pages[0].bleedbox, file.pages[-1].bleedbox):
            assert float(box[0]) == pytest.approx(MARGIN if printing.get("marks") else 0, abs=0.01)
    first, last = corners(made.pdf, 0), corners(made.pdf, -1)
    assert first["head"] == pytest.approx((0, 102, 176), abs=60)
    assert first["foot"][2] < 245 < first["foot"][0]
    assert last["head"] == (255, 255, 255)
    assert last["foot"][0] < last["foot"][2] < 255


def corners(pdf: bytes, number: int) -> dict[str, tuple[int, ...]]:
    """A PDF and the index of a page → the light just inside its bleed box at head and foot, both sides alike."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number % len(document)]
    left, bottom, right, top = page.get_bleedbox()
    high = page.get_mediabox()[3]
    pixels = numpy.array(page.render(scale=SCALE).to_pil().convert("RGB"))
    found = {}
    for end, y in (("head", high - top + 1), ("foot", high - bottom - 1)):
        sides = [tuple(pixels[int(y * SCALE), int(x * SCALE)]) for x in (left + 1, right - 1)]
        assert sides[0] == sides[1]
        found[end] = tuple(int(part) for part in sides[0])
    return found


@pytest.mark.parametrize("target", ["proof", "screen"])
def test_grounds_reach_the_edge_of_a_page_to_look_at(tmp_path: Path, target: str) -> None:
    made = built(tmp_path, target)
    assert made.pdf is not None
    first = corners(made.pdf, 0)
    assert first["head"] == pytest.approx((0, 102, 176), abs=60)
    assert first["foot"][2] < 245 < first["foot"][0]


def test_white_words_knock_out(tmp_path: Path) -> None:
    made = built(tmp_path, "print")
    assert made.pdf is not None
    page = pypdfium2.PdfDocument(made.pdf)[0]
    pixels = numpy.array(page.render(scale=SCALE).to_pil().convert("RGB"))
    strip = pixels[: int(60 * SCALE)]  # the strip is 60 pt high, without its bleed
    assert (strip.min(axis=2) > 250).any()
    assert (strip.min(axis=2) < 60).any()
