"""What always holds of a set paragraph, whatever the text and the measures."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.text.classes import classify
from layout.text.compose import compose
from layout.text.model import Line
from layout.text.quotes import western_quotes
from layout.text.tables import prohibited

HAN = "国务院关于通信行业的一人大会在上下中来到时为年月日"
MARKS = "，。、；：？！“”‘’（）《》〈〉【】·…—～/"
ODD = "𠀀😀e\u0301々ーっ한ש\u200b\u00ad\u00a0\t①ﾊ％℃￥$#^~|\\\u202e\U0001f468\u200d\U0001f469"
TEXT = st.text(
    st.sampled_from(HAN * 4 + MARKS * 2 + "\n\r\u2028abcXYZ0123456789 ,.-+" + ODD), max_size=120
)
BODY = st.text(st.sampled_from(HAN * 6 + "，。、；：？！“”（）《》0123456789ab "), max_size=200)
MEASURE = st.sampled_from((0.0, 0.5, 1.0, 2.0, 3.5, 5.0, 9.0, 13.0, 22.0, 30.44))
SETTING = st.fixed_dictionaries(
    {},
    optional={
        "fit": st.sampled_from(("optimal", "greedy")),
        "prohibition": st.sampled_from(("none", "basic", "gb", "strict")),
        "marks": st.sampled_from(("quanjiao", "kaiming", "banjiao", "plain")),
        "hanging": st.booleans(),
        "lone_character": st.sampled_from(("avoid", "allow")),
        "latin_gap": st.sampled_from((0.0, 0.125, 0.25, 0.5)),
        "hyphenation": st.sampled_from(("auto", "always", "never")),
        "digits": st.sampled_from(("font", "half")),
        "line_end": st.sampled_from(("half", "full")),
    },
)
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def without_spaces(text: str) -> str:
    return "".join(char for char in text if char not in " \t\u3000\n\r\u2028")


@QUICK
@given(TEXT, st.one_of(MEASURE, st.lists(MEASURE, max_size=4)), SETTING)
def test_no_character_lost_or_moved(text: str, measure: Any, setting: dict[str, Any]) -> None:
    lines = compose(text, measure, **setting)
    assert without_spaces("".join(line.text for line in lines)) == without_spaces(text)
    for line in lines:
        glyphs = "".join(characters for characters, _, _ in line.glyphs)
        assert glyphs == line.text + ("-" if line.hyphen else "")
        assert text[line.start : line.end].startswith(line.text)
        assert len(line.drawn) == len(line.glyphs)


@QUICK
@given(TEXT, st.sampled_from((5.0, 9.0, 22.0)), SETTING)
def test_glyphs_run_left_to_right_without_overlap(
    text: str, measure: float, setting: dict[str, Any]
) -> None:
    for line in compose(text, measure, **setting):
        pen = line.indent
        for _, x, advance in line.glyphs:
            assert x >= pen - 1e-6
            pen = x + advance
        assert pen == pytest.approx(line.width + line.hang, abs=1e-6) or not line.glyphs


@QUICK
@given(BODY, st.sampled_from((9.0, 11.0, 16.0, 22.0)))
def test_justified_lines_fill_their_measure_and_squeeze_no_han(text: str, measure: float) -> None:
    lines = compose(text, measure, indent=0.0)
    for line in lines:
        if line.justified:
            assert line.width == pytest.approx(measure, abs=1e-6)
        elif not line.forced:
            assert line.width <= measure + 1e-6
        for char, _, advance in line.glyphs:
            if char in HAN and char:
                assert advance >= 1.0
            if char and char in "，。；：？！、“”（）《》":
                assert 0.5 - 1e-9 <= advance <= 1.0 + 1e-9
        assert line.loosened >= 0.0


@QUICK
@given(BODY, st.sampled_from((9.0, 13.0, 22.0)), st.sampled_from(("basic", "gb", "strict")))
def test_no_prohibited_edge_unless_forced(text: str, measure: float, level: str) -> None:
    starts, ends = prohibited(level)
    lines = compose(text, measure, prohibition=level, indent=0.0)
    kinds = western_quotes(text, classify(text))
    for before, line in pairwise(lines):
        if before.forced or not line.text or not before.text:
            continue
        assert kinds[line.start] not in starts - set(
            "hmNUF,!)}"
        )  # UAX14 LB18: after a space these may
        last = before.start + len(before.text) - 1
        assert kinds[last] not in ends - set("F")


@QUICK
@given(BODY)
def test_a_wider_measure_takes_no_more_lines(text: str) -> None:
    counts = [len(compose(text, measure, indent=0.0)) for measure in (10.0, 15.0, 20.0, 25.0)]
    assert counts == sorted(counts, reverse=True)


@QUICK
@given(TEXT, MEASURE, SETTING)
def test_the_same_again(text: str, measure: float, setting: dict[str, Any]) -> None:
    assert compose(text, measure, **setting) == compose(text, measure, **setting)


@QUICK
@given(BODY, st.sampled_from((9.0, 13.0, 22.0)))
def test_no_lone_character_where_it_can_be_helped(text: str, measure: float) -> None:
    lines = compose(text, measure, indent=0.0)
    if len(lines) < 2 or any(line.step == 4 or line.forced for line in lines):
        return
    if max(line.loosened for line in lines) < 0.05:
        counted = [char for char in lines[-1].text if char not in MARKS + " "]
        assert len(counted) > 1 or not _could_give(lines)


def _could_give(lines: tuple[Line, ...]) -> bool:
    """Whether the line before the last has Han to hand down with no mark in the way."""
    return len(lines[-2].text) > 5 and all(char in HAN for char in lines[-2].text[-4:])


@pytest.mark.parametrize("fit", ["optimal", "greedy"])
@pytest.mark.parametrize("hanging", [True, False])
def test_nothing_on_a_measure_narrower_than_its_indent(fit: str, hanging: bool) -> None:
    lines = compose("", 1.0, indent=2.0, fit=fit, hanging=hanging)
    assert [line.text for line in lines] == [""]


ANY = st.text(st.characters(codec="utf-8"), max_size=60)
ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What parts paragraphs; it is in no line, as spaces at a break are."""


@QUICK
@given(ANY, st.floats(0.5, 40.0), SETTING)
def test_characters_of_every_plane_are_kept(
    text: str, measure: float, setting: dict[str, Any]
) -> None:
    dropped = str.maketrans("", "", " \t\u3000" + ENDS)
    lines = compose(text, measure, **setting)
    assert "".join(line.text for line in lines).translate(dropped) == text.translate(dropped)
