"""Even fill: a line opens all its gaps or squeezes all its marks alike, and looks like the next one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text.compose import compose
from layout.text.even import FULL_AT, opening
from layout.text.model import Line

TALK = (
    "县里开会，说今年的水利、道路、桥梁和路灯要一起修，村里听了，都说好。王师傅说，他家门前的路坏了三年，一下雨，"
    "车进不来，人出不去，这回总算有了盼头。会计老李却算了一笔账：石料、水泥、人工，样样都涨，钱从哪里来？大家议论"
    "纷纷，有的说集资，有的说贷款，有的说，先把最坏的一段修了再看。最后，还是按老办法，分三期，先修村口到学校的一段。"
)
MARKS = "，。、；：？！"


def squeezes(line: Line) -> list[tuple[str, float]]:
    """A line → its marks inside, each with what it has lost."""
    return [
        (char, 1 - advance)
        for (char, _, advance), after in zip(line.glyphs, line.glyphs[1:], strict=False)
        if char in MARKS and after[0] not in MARKS
    ]


def contrast(lines: tuple[Line, ...]) -> float:
    """Lines → the mean difference between the marks of neighbours, em."""
    means = [[lost for _, lost in squeezes(line)] for line in lines]
    apart = [
        abs(sum(one) / len(one) - sum(two) / len(two))
        for one, two in pairwise(means)
        if one and two
    ]
    return sum(apart) / len(apart)


@pytest.mark.parametrize("measure", [13.0, 18.0, 20.0, 22.0, 26.0])
def test_neighbouring_lines_have_one_grey(measure: float) -> None:
    even, squeezed = (compose(TALK, measure, fill=fill) for fill in ("even", "squeeze"))
    assert contrast(even) < 0.1
    assert contrast(even) <= contrast(squeezed)


@settings(max_examples=60, deadline=None)
@given(st.integers(40, len(TALK)), st.sampled_from([9.0, 11.0, 13.0, 17.5, 20.0, 22.0]))
def test_marks_and_gaps_of_a_line_give_alike(length: int, measure: float) -> None:
    for line in compose(TALK[:length], measure)[:-1]:
        lost = {char: round(by, 9) for char, by in squeezes(line)}
        full = {by for char, by in lost.items() if char in "，、；："}
        assert len(full) <= 1
        pause = {by for char, by in lost.items() if char == "。"}
        share = 1.0 if measure < 16 else 0.5  # R5: on a short line 。 gives like the others
        assert not full or not pause or max(pause) == pytest.approx(max(full) * share)
        assert not line.loosened or not any(lost.values())


def test_a_hair_too_long_is_squeezed_by_a_hair() -> None:
    """Not opened instead by all a Han–Latin gap can take: amounts count, not steps."""
    text = "机房在5楼，机柜在B区，备件在C区，钥匙在门卫。"
    natural = compose(text, 60.0, indent=0.0)[0].width - 0.5
    first = compose(text + text, natural - 0.01, indent=0.0)[0]
    assert first.text == text
    assert all(lost < 0.01 for _, lost in squeezes(first))


def test_han_latin_gaps_open_with_the_others_up_to_a_third() -> None:
    assert opening(1.0, 20, 0.0) == pytest.approx(0.05)
    assert opening(0.5, 10, 0.5) == pytest.approx(0.5 * FULL_AT / (10 * FULL_AT + 0.5))
    assert opening(2.0, 10, 0.5) == pytest.approx(0.15)
    for measure in (9.0, 13.5, 17.2, 20.0, 21.7):
        for line in compose("第12条和第3条规定，5G基站由A公司和B公司各建20座。" * 4, measure)[:-1]:
            gaps = [
                two[1] - one[1] - one[2]
                for one, two in pairwise(line.glyphs)
                if one[0].isascii() != two[0].isascii() and not {one[0], two[0]} & set(MARKS)
            ]
            assert all(0.124 < gap < 0.334 + max(0.0, line.loosened - 0.25) for gap in gaps)
            assert not gaps or max(gaps) - min(gaps) < 1e-6


def test_a_last_line_reaches_beyond_the_indent() -> None:
    """Two characters under an indent of two look like a hole; a line is opened a little instead."""
    for length in range(60, 140):
        lines = compose(TALK[:length], 22.0)
        if len(lines) > 2:
            assert len(lines[-1].text.strip(MARKS)) > 1
    short = [len(compose(TALK[:length], 22.0)[-1].text) for length in range(60, 140)]
    assert sum(count < 3 for count in short) <= 3


def test_squeeze_fill_takes_marks_first() -> None:
    text = "甲乙丙，丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"
    even, squeezed = (compose(text, 20.0, fill=fill, indent=0.0)[0] for fill in ("even", "squeeze"))
    assert [by for _, by in squeezes(squeezed)] == [0.0]
    assert even.text == squeezed.text
