"""Two changes of one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.merge import merge

BASE = "甲\n乙\n丙\n丁\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("甲\n乙\n丙\n丁\n", "甲\n改\n丙\n丁\n", "甲\n改\n丙\n丁\n"),
        ("改\n乙\n丙\n丁\n", "甲\n乙\n丙\n丁改\n", "改\n乙\n丙\n丁改\n"),
        ("甲\n丙\n丁\n", "甲\n乙\n丙\n丁\n戊\n", "甲\n丙\n丁\n戊\n"),
        ("改\n乙\n丙\n丁\n", "改\n乙\n丙\n丁\n", "改\n乙\n丙\n丁\n"),
        ("甲\n一\n丙\n丁\n", "甲\n二\n丙\n丁\n", None),
        ("甲\n新\n乙\n丙\n丁\n", "甲\n另\n乙\n丙\n丁\n", None),
        ("", "甲\n改\n丙\n丁\n", None),
    ],
)
def test_changes_that_lie_apart_are_both_kept(mine: str, theirs: str, both: str | None) -> None:
    assert merge(BASE, mine, theirs) == both


TEXTS = st.lists(st.sampled_from("甲乙丙"), max_size=6).map(
    lambda lines: "".join(f"{x}\n" for x in lines)
)


@given(TEXTS, TEXTS)
def test_one_change_alone_is_that_change(base: str, mine: str) -> None:
    assert merge(base, mine, base) == mine
    assert merge(base, base, mine) == mine


@given(TEXTS, TEXTS, TEXTS)
def test_the_order_of_the_hands_makes_no_difference(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs) == merge(base, theirs, mine)
