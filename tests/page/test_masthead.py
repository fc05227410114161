"""The masthead makes room for all that is given, in any width."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.page.model import Rule, TextLine
from tests.support.checks import body_of
from tests.support.page_picture import TEXT, set_tiny

FULL = {"masthead": {"form": "full", "rows": 5, "rule": "2pt"}, "text.masthead.size": "40pt"}


def lines(style: dict[str, Any] = FULL, **issue: Any) -> dict[str, TextLine]:
    """An issue → the lines of its masthead by what they say; none meets another or leaves the type area."""
    made = set_tiny(rows=12, text=TEXT[:40], style=style, **issue)
    page = made.made.pages.pages[0]
    found = [one for one in page.items if isinstance(one, TextLine) and one.kind == "masthead"]
    area, last = page.frames[0].rect, page.frames[-1].rect
    (rule,) = [one for one in page.items if isinstance(one, Rule) and one.purpose == "masthead"]
    for one in found:
        box = body_of(one)
        assert area.x - 0.01 <= box.x
        assert box.right <= last.right + 0.01
        assert box.bottom < rule.y1
    for one, other in combinations(found, 2):
        a, b = body_of(one), body_of(other)
        across = min(a.right, b.right) - max(a.x, b.x)
        assert across <= 0.01 or min(a.bottom, b.bottom) - max(a.y, b.y) <= 0.01, (
            one.text,
            other.text,
        )
    return {one.text: one for one in found}


def test_publisher_and_subtitle_are_both_there() -> None:
    found = lines(measure=30, publisher="协会", subtitle="副题", number="第4期", date="2020-04-30")
    assert set(found) == {"简报", "协会", "副题", "第4期", "2020年4月30日"}
    assert found["简报"].size == 40
    assert found["副题"].x < found["协会"].x


def test_long_name_takes_the_whole_width_and_the_facts_go_under_it() -> None:
    name = "省信息通信行业协会简报"
    found = lines(measure=24, name=name, number="第4期", date="2020-04-30", publisher="协会")
    assert found[name].size > 0.8 * 240 / len(name) / 1.08
    assert all(line.baseline > found[name].baseline for line in found.values() if line.text != name)


def test_plain_masthead_is_the_name_alone() -> None:
    style = FULL | {"masthead": {"form": "plain", "rows": 5, "rule": "1pt"}}
    assert set(lines(style, publisher="协会", number="第4期", date="2020-04-30")) == {"简报"}


def test_a_red_head_stands_in_the_middle_over_publisher_and_date() -> None:
    style = FULL | {"masthead": {"form": "centred", "rows": 7, "rule": "2pt"}}
    style |= {"text.masthead": {"font": "song", "size": "40pt", "align": "centre"}}
    found = lines(style, measure=30, publisher="协会", number="第4期", date="2020-04-30")
    assert set(found) == {"简报", "协会", "第4期", "2020年4月30日"}
    middle = [
        (body_of(found[text]).x + body_of(found[text]).right) / 2 for text in ("简报", "第4期")
    ]
    assert middle[0] == pytest.approx(middle[1], abs=0.5)
    assert found["简报"].baseline < found["第4期"].baseline < found["协会"].baseline
    assert found["协会"].baseline == pytest.approx(found["2020年4月30日"].baseline)
    assert found["协会"].x < found["第4期"].x < found["2020年4月30日"].x


WORDS = st.text("省市通信行业协会简报ABC ", min_size=1, max_size=24).map(str.strip).filter(bool)


@settings(max_examples=25, deadline=None)
@given(
    name=WORDS, number=WORDS, publisher=WORDS, subtitle=WORDS, columns=st.sampled_from([1, 2, 3])
)
def test_nothing_meets_whatever_is_given(columns: int, **words: str) -> None:
    found = lines(columns=columns, date="2020-04-30", **words)
    assert len(found) >= 2


@pytest.mark.parametrize("columns", [1, 2])
def test_name_is_never_higher_than_its_rows(columns: int) -> None:
    style = FULL | {"text.masthead.size": "90pt"}
    (name,) = lines(style, columns=columns, measure=30).values()
    assert 20 < name.size < 90
