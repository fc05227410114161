"""Titles broken by sense and shaped (G4)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.model import Run
from layout.text.titles import break_title
from tests.text.styles import BOLD, SERIF, fonts, style
from tests.text.tables import DATA

TITLE = style(BOLD, SERIF, align="left", size=16.0)
ROWS = [row.split("\t") for row in (DATA / "titles.tsv").read_text("utf-8").splitlines()[1:]]


def lines_of(title: str, measure: float) -> list[str]:
    return [line.text for line in break_title((Run(title),), TITLE, fonts(), measure)]


@pytest.mark.parametrize(("measure", "title", "lines", "why"), ROWS)
def test_title(measure: str, title: str, lines: str, why: str) -> None:
    assert lines_of(title, float(measure)) == lines.split("|"), why


def test_the_editors_own_lines_win() -> None:
    manual = ((Run("在抗击"),), (Run("疫情的斗争中"),))
    lines = break_title((Run("在抗击疫情的斗争中"),), TITLE, fonts(), 40.0, manual)
    assert [line.text for line in lines] == ["在抗击", "疫情的斗争中"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(st.sampled_from("中国通信行业的在和，《》“”、 会议2020G5abc—："), max_size=40),
    st.sampled_from((3.0, 6.0, 10.0, 22.0)),
)
def test_nothing_lost_and_every_line_fits(title: str, measure: float) -> None:
    lines = break_title((Run(title),), TITLE, fonts(), measure)
    assert "".join(line.text for line in lines).replace(" ", "") == title.replace(" ", "")
    if measure >= 6.0:
        assert all(line.width <= measure + 1.0 for line in lines)  # the last mark keeps its blank


def test_a_very_long_title_is_evened_out() -> None:
    lines = lines_of("中国通信企业协会召开代表大会暨理事会会议" * 5, 12.0)
    assert len(lines) >= 9
    assert min(map(len, lines)) >= 4
