"""What is said of lines that could not be set well."""

from __future__ import annotations

import pytest

from layout.diagnostics import Span
from layout.text.compose import compose
from layout.text.report import report


def where(index: int) -> Span:
    return Span("a.md", 1, 1 + index)


@pytest.mark.parametrize(
    ("text", "measure", "code"),
    [
        ("，" * 30, 9.0, "line-forced"),
        ("甲乙丙" + "a" * 80, 9.0, "line-forced"),
    ],
)
def test_bad_lines_are_reported_at_their_place(text: str, measure: float, code: str) -> None:
    found = report(compose(text, measure, indent=0.0, hyphenation="never"), where)
    assert code in {one.code for one in found}
    assert all(one.span and one.span.column >= 1 for one in found)


def test_good_lines_are_not() -> None:
    assert report(compose("甲乙丙丁戊，己庚辛壬癸。", 9.0, indent=0.0), where) == ()
