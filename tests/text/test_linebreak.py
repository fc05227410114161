"""Whole paragraphs over the measures that are coming (A6), a line more or fewer, very long ones."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.model import Run
from layout.text.linebreak import Memory, break_lines
from layout.text.model import Broken, SetText
from layout.text.prepare import prepare
from tests.text.styles import SERIF, fonts, style

BODY = (
    "一场突如其来的新冠肺炎疫情，让我们的城市按下了暂停键。一场没有硝烟的疫情阻击战，考验着我们每一位共产党员。"
    "湖北省通信行业协会党支部在疫情防控期间，组织党员及全体员工跟随通信保障大军，扛起使命，主动参与疫情防控工作。"
    "在协会领导及支部书记的带领下，党员先行做表率，发挥一个党员一面旗帜的作用，定格出同心合力抗击疫情的画面。"
)


def ready(text: str = BODY, **setting: object) -> SetText:
    return prepare((Run(text),), style(SERIF, setting=setting), fonts())


def broken(text: SetText, measures: tuple[float, ...], **asked: int) -> Broken:
    result = break_lines(text, measures, **asked)
    assert result is not None
    return result


def test_lines_take_the_measures_as_they_come() -> None:
    result = broken(ready(), (22.0, 22.0, 11.0, 11.0, 11.0, 22.0))
    assert [one.measure for one in result.breaks][:6] == [22.0, 22.0, 11.0, 11.0, 11.0, 22.0]
    assert {one.measure for one in result.breaks[5:]} == {22.0}
    assert [one.indent for one in result.breaks][:2] == [2.0, 0.0]


def test_every_cluster_is_in_one_line() -> None:
    text = ready()
    result = broken(text, (22.0, 9.0, 13.0))
    ends = [one.end for one in result.breaks]
    assert [one.start for one in result.breaks] == [0, *ends[:-1]]
    assert ends[-1] == len(text.widths)
    assert [one.last for one in result.breaks] == [False] * (len(ends) - 1) + [True]


def test_a6_optimal_costs_no_more_than_greedy() -> None:
    for measure in (9.0, 11.0, 16.0, 22.0, 30.0):
        best = broken(ready(), (measure,))
        greedy = broken(ready(fit="greedy"), (measure,))
        assert max(one.loosened for one in best.breaks) <= max(
            one.loosened for one in greedy.breaks
        )


@pytest.mark.parametrize("extra", [-1, 1])
def test_l2_a_paragraph_runs_a_line_shorter_or_longer_within_limits(extra: int) -> None:
    found = 0
    for length in range(120, 146):
        text = ready(BODY[:length])
        plain = broken(text, (20.0,))
        tuned = break_lines(text, (20.0,), extra=extra)
        if tuned is not None:
            found += 1
            assert len(tuned.breaks) == len(plain.breaks) + extra
            assert tuned.cost >= plain.cost
            assert max(one.loosened * 20.0 for one in tuned.breaks) < 1.5
    assert found


def test_extra_is_refused_where_it_cannot_be() -> None:
    text = ready("甲乙丙丁")
    assert break_lines(text, (22.0,), extra=-1) is None
    assert break_lines(text, (22.0,), extra=5) is None


def test_a_stretch_beyond_all_limits_is_still_set() -> None:
    result = broken(ready("甲" + "a" * 30 + "乙", hyphenation="never"), (9.0,))
    assert any(one.forced or one.step == 4 for one in result.breaks)


def test_an_endless_measure_is_one_line() -> None:
    assert len(broken(ready(), (inf,)).breaks) == 1


@pytest.mark.parametrize("fit", ["optimal", "greedy"])
def test_a_paragraph_of_a_hundred_thousand_characters(fit: str) -> None:
    text = ready(BODY * 650, fit=fit)
    result = broken(text, (22.0,))
    assert len(text.text) > 100_000
    assert result.breaks[-1].end == len(text.widths)
    assert max(one.loosened for one in result.breaks) < 0.26


@pytest.mark.parametrize(
    "nasty", ["a", "1/", "￥", "，", "（", "“a”", "a@", "…", "— ", "+1", "a ", "😀\u200d"]
)
def test_time_grows_with_the_length_alone(nasty: str) -> None:
    """A pattern that starts anew at every character would take minutes here."""
    result = broken(ready(nasty * (20_000 // len(nasty))), (22.0,))
    assert result.breaks


MEASURES = st.lists(st.sampled_from([22.0, 22.0, 9.0, 11.0, 13.0]), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(asked=st.lists(st.tuples(MEASURES, st.sampled_from([0, 0, -1, 1])), min_size=2, max_size=6))
def test_what_is_remembered_changes_no_line(asked: list[tuple[list[float], int]]) -> None:
    text = ready()
    memory = Memory(text)
    for measures, extra in asked:
        plain = break_lines(text, measures, extra=extra)
        known = break_lines(text, measures, extra=extra, memory=memory)
        assert (known and known.breaks) == (plain and plain.breaks)
