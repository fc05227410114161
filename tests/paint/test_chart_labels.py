"""Labels side by side: on one line, broken, every second one, turned; never on each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.paint.charts.canvas import Room
from layout.paint.charts.fit import Labels, Type, broken_label, fit, in_order, shortened
from layout.paint.charts.lines import unbroken
from layout.paint.charts.pie import spread

SIZE = 10.0
LABEL = st.text(st.sampled_from("一二三四季度市（）2019abc 、月"), max_size=14)


def wide(text: str) -> float:
    """A text → its width: Han an em, the rest half of one."""
    return sum(SIZE if character > "\u2000" else SIZE / 2 for character in text)


def set_in(longest: float = 90.0) -> Type:
    return Type(SIZE, wide, longest)


@pytest.mark.parametrize(
    ("labels", "pitch", "ordered", "fitted"),
    [
        (["甲市", "乙市"], 30, False, Labels((("甲市",), ("乙市",)))),
        (["一季度", "二季度"], 30, False, Labels((("一季", "度"), ("二季", "度")))),
        (["神农架", "武汉"], 15, False, Labels((("神", "农", "架"), ("武", "汉")))),
        (["恩施自治州", "武汉市"], 36, False, Labels((("恩施自", "治州"), ("武汉市",)))),
        (["2019", "2020", "2021"], 22, True, Labels((("2019",), (), ("2021",)))),
        (["2019", "2020", "2021"], 16, True, Labels((("2019",), (), ()))),
        (["Alpha", "Beta"], 20, False, Labels((("Alpha",), ("Beta",)), 45)),
        (["Alpha", "Beta"], 12, False, Labels((("Alpha",), ("Beta",)), 90)),
        (["Alpha", "Beta", "Gamma"], 9, False, Labels((("Alpha",), (), ("Gamma",)), 90, True)),
    ],
)
def test_the_first_way_that_goes(
    labels: list[str], pitch: float, ordered: bool, fitted: Labels
) -> None:
    assert fit(labels, pitch, set_in(), ordered) == fitted


def test_a_turned_label_that_is_too_long_is_shortened() -> None:
    made = fit(["Alphabetical", "Beta"], 20, set_in(40), False)
    assert made == Labels((("Alphab…",), ("Beta",)), 45, True)


@pytest.mark.parametrize(
    ("label", "room", "lines"),
    [
        ("第一季度", 30, ("第一", "季度")),
        ("湖北省分公司", 45, ("湖北省", "分公司")),
        ("2019年", 25, ("2019", "年")),
        ("移动（集团）", 35, ("移动", "（集", "团）")),
        ("New York", 25, ("New", "York")),
        ("一二三四五六七八", 15, ()),
        ("Alphabet", 30, ()),
        ("", 30, ()),
    ],
)
def test_a_label_is_broken_evenly_between_words(
    label: str, room: float, lines: tuple[str, ...]
) -> None:
    assert broken_label(label, room, 4, wide) == lines


@given(st.lists(LABEL, min_size=1, max_size=40), st.floats(3, 120), st.booleans())
def test_no_label_touches_its_neighbour(labels: list[str], pitch: float, ordered: bool) -> None:
    made = fit(labels, pitch, set_in(), ordered)
    assert len(made.lines) == len(labels)
    shown = [at for at, lines in enumerate(made.lines) if lines and any(lines)]
    for left, right in pairwise(shown):
        apart = (right - left) * pitch
        if made.angle == 0:
            both = [max(map(wide, made.lines[at])) for at in (left, right)]
            assert sum(both) / 2 <= apart + 1e-6
        else:
            assert apart * (0.7 if made.angle == 45 else 1) >= SIZE
    for lines in made.lines:
        assert not made.angle or all(wide(line) <= 90 for line in lines)


@given(LABEL, st.floats(0, 100))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    short = shortened(text, room, wide)
    assert wide(short) <= room or short == ""
    assert text.startswith(short.removesuffix("…").rstrip())


def test_labels_in_order() -> None:
    assert in_order(["2019", "2020年", "1月"])
    assert not in_order(["2019", "武汉"])


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ((1, 2, 3), [(1, 2, 3)]),
        ((1, None, 3), [(1, None, None), (None, None, 3)]),
        ((None, 1, 2, None), [(None, 1, 2, None)]),
        ((None,), []),
    ],
)
def test_a_line_is_broken_where_there_is_no_number(
    values: tuple[float | None, ...], runs: list[tuple[float | None, ...]]
) -> None:
    assert list(unbroken(values)) == runs


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_labels_beside_a_pie_keep_clear_of_each_other(wanted: list[float]) -> None:
    wanted = sorted(wanted, reverse=True)
    heights = [10.0] * len(wanted)
    made = spread(wanted, heights, 2.0, Room(0, 0, 50, 100))
    assert all(5 - 1e-6 <= at <= 95 + 1e-6 for at in made)
    assert all(a - b >= 11.5 for a, b in pairwise(made))
