"""是不是想写 …？"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.source.suggest import distance, suggest

KEYS = ("columns", "colours", "gap", "line", "latin_gap", "base", "page", "title_lead")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("colums", "columns"),
        ("colunms", "columns"),
        ("Columns", "columns"),
        ("colors", "colours"),
        ("latin-gap", "latin_gap"),
        ("latingap", "latin_gap"),
        ("title lead", "title_lead"),
        ("title", "title_lead"),
        ("gpa", "gap"),
        ("lines", "line"),
        ("zzzz", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_suggest(word: str, near: str | None) -> None:
    assert suggest(word, KEYS) == near


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_distance_is_one(one: str, other: str) -> None:
    far = distance(one, other)
    assert far == distance(other, one)
    assert (far == 0) == (one == other)
    assert abs(len(one) - len(other)) <= far <= max(len(one), len(other))
