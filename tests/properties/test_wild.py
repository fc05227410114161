"""What holds of issues as no one plans them: they end, lose nothing without a word and set nothing on anything else."""

from __future__ import annotations

import pytest

from tests.support.wild import judged

REFUSED = frozenset(
    {"table-too-wide", "title-too-high", "picture-unplaced", "block-unplaced", "master-rows"}
)
"""What no page can hold is refused in these words; what follows from that on the page is told with it."""


def sound(number: int) -> None:
    """The number of an issue → it has been set, or refused in one clear word."""
    verdict = judged(number)
    assert verdict.silent == [], number
    codes = {one.code for one in verdict.errors}
    assert not codes or codes & REFUSED, (number, codes)
    if verdict.made is not None:
        words = sum(
            len(one.text)
            for page in verdict.made.pages.pages
            for one in page.items
            if hasattr(one, "text")
        )
        assert len(verdict.made.pages.pages) < 30 + words / 4, number


@pytest.mark.parametrize("number", range(12))
def test_a_few_wild_issues(number: int) -> None:
    sound(number)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(12, 100))
def test_many_wild_issues(number: int) -> None:
    sound(number)
