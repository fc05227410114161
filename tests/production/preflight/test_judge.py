"""Press files before a judge who shares no code with the panel."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name

from tests.production.preflight import edits as e
from tests.production.preflight.issue import good_pages, good_press, press, style
from tests.production.preflight.judge import judge


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_press_file_of_a_small_issue_is_accepted(standard: str) -> None:
    verdict = judge(good_press(standard), standard)
    assert verdict.errors == ()
    assert verdict.warnings == ()


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_marks_outside_the_bleed_change_nothing(standard: str) -> None:
    own = style(standard, marks=True)
    assert judge(press(good_pages(), own), standard) == ((), ())


SEVERE = [
    e.put("Version", Name("/1.7")),
    e.drop("page.TrimBox"),
    e.drop("OutputIntents"),
    e.icc("sRGB.icc", 3),
    e.annotation(),
    e.emptied,
    e.lzw,
    e.drawn(e.words("1 0 0 rg")),
    e.drawn(e.box("/I cs 1 scn"), ColorSpace={"I": e.spot("PANTONE 485 C")}),
    e.drawn("Q Q Q"),
    e.drop("cidfont.FontDescriptor.FontFile2"),
    e.pixels(100, 67),
    e.pixels(600, 400, 240),
    e.pixels(600, 400, 240, inverted=True),
    e.put("page.ArtBox", e.TRIM),
    e.put("AcroForm", Dictionary(Fields=Array())),
]
DOUBTFUL = [
    e.drawn(e.words("0 g")),
    e.drawn(e.words("0.9 0.8 0.8 1 k")),
    e.drawn(e.words("0 1 1 0 k", 6)),
    e.drawn(e.words("0 0 0 0 k", 6)),
    e.pixels(260, 173),
]


@pytest.mark.parametrize("edit", SEVERE)
def test_the_judge_is_no_rubber_stamp(edit: e.Edit) -> None:
    assert judge(e.edited(edit), "x4").errors


@pytest.mark.parametrize("edit", DOUBTFUL)
def test_the_judge_warns(edit: e.Edit) -> None:
    assert judge(e.edited(edit), "x4").warnings
