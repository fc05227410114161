"""Long Latin words on short measures, soft hyphens (U6, T6)."""

from __future__ import annotations

import pytest

from layout.text.compose import compose
from layout.text.hyphenation import hyphen_points
from layout.text.model import Line


def lines(text: str, measure: float, **setting: str) -> tuple[Line, ...]:
    return compose(text, measure, indent=0.0, **setting)


def test_points_of_a_word() -> None:
    assert hyphen_points("hyphenation") == (2, 6)


def test_a_hyphen_is_drawn_but_is_no_part_of_the_text() -> None:
    found = [line for line in lines("甲乙丙丁国际international丙丁", 9.25) if line.hyphen]
    assert len(found) == 1
    assert not found[0].text.endswith("-")
    assert found[0].glyphs[-1][0] == "-"
    assert found[0].width == pytest.approx(9.25)


def test_no_hyphen_where_the_style_forbids_it() -> None:
    assert not any(
        line.hyphen for line in lines("甲乙丙丁国际international丙丁", 9.25, hyphenation="never")
    )


def test_short_words_and_addresses_stay_whole() -> None:
    for text in ("甲乙丙丁戊己庚reader丙丁", "甲乙丙http://www.international.org/international丙"):
        assert not any(line.hyphen for line in lines(text, 9.0))


def test_a_soft_hyphen_parts_a_word_and_nothing_else() -> None:
    parted = lines("甲乙丙丁戊己sub\u00adject丙丁", 9.0)
    assert parted[0].hyphen
    assert not any(line.hyphen for line in lines("甲乙丙\u00ad丁戊己\u00ad庚辛壬癸", 5.0))
