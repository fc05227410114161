"""Readings over rare names (M3): small, centred, apart, within the leading; the name stays whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout.document.model import Inline, Run
from layout.text.compose import body_style
from layout.text.model import Line
from layout.text.paragraph import set_paragraph
from tests.text.styles import fonts


def lines(*parts: tuple[str, str], measure: float = 12.0) -> tuple[Line, ...]:
    """Texts each with its reading ("" for none) → their lines."""
    content = tuple(Run(text, Inline(ruby=reading)) for text, reading in parts)
    return set_paragraph(content, body_style("bulletin"), fonts(), (measure,), indent=0.0)


def test_a_reading_is_centred_over_its_name() -> None:
    (line,) = lines(("湖南", ""), ("耒阳", "Lěiyáng"), ("市", ""))
    ((x, reading),) = line.readings
    assert "".join(chars for chars, _, _ in reading.glyphs) == "Lěiyáng"
    assert x + reading.width / 2 == pytest.approx(2 + 1, abs=0.02)
    assert all(drawn.scale == 0.5 for drawn in reading.drawn)
    assert line.text == "湖南耒阳市"


@pytest.mark.parametrize("before", range(6, 13))
def test_a_name_is_not_parted_from_its_reading(before: int) -> None:
    found = lines(("字" * before, ""), ("耒阳", "Lěiyáng"), ("市某某某处", ""), measure=8.0)
    assert sum(len(line.readings) for line in found) == 1
    (with_it,) = (line for line in found if line.readings)
    assert "耒阳" in with_it.text


def test_readings_beside_each_other_stay_apart_and_within_the_line() -> None:
    names = [("翀", "chōng"), ("赟", "yūnzhuàng"), ("壮", "zhuàng"), ("鄜", "fūzhuàng")]
    for measure in (4.0, 5.5, 9.0):
        for line in lines(*names, measure=measure):
            for (x, one), (after, _) in pairwise(line.readings):
                assert after - (x + one.width) > 0.2
            for x, one in line.readings:
                assert x >= -1e-9
                assert x + one.width <= max(measure, line.width) + 0.5


def test_text_without_readings_is_set_as_before() -> None:
    plain, marked = lines(("甲乙丙丁", "")), lines(("甲乙", ""), ("丙丁", ""))
    assert plain[0].glyphs == marked[0].glyphs
    assert plain[0].readings == ()
