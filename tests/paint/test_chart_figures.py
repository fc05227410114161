"""The numbers of a chart: ticks of its axis, figures in 万 and 亿, shares of a pie."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.paint.charts.scale import axis, figures, shares

VALUE = st.builds(
    lambda whole, places: float(f"{whole / 10**places:.9f}"),
    st.integers(-(10**6), 10**6) | st.integers(-(10**14), 10**14),
    st.integers(0, 9),
)
VALUES = st.lists(VALUE, min_size=1, max_size=40)
"""Numbers as a manifest may give them."""


@pytest.mark.parametrize(
    ("values", "most", "zero", "ticks"),
    [
        ([12, 9, 7, 8], 4, True, [0, 5, 10, 15]),
        ([12, 9, 7, 8], 2, True, [0, 10, 20]),
        ([42], 5, True, [0, 10, 20, 30, 40, 50]),
        ([0, 0], 5, True, [0, 1]),
        ([1, 1], 5, True, [0, 1]),
        ([0.2, 0.5], 5, True, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        ([99.84, 99.97], 4, False, [99.8, 99.85, 99.9, 99.95, 100]),
        ([99.84, 99.97], 4, True, [0, 25, 50, 75, 100]),
        ([3, 9], 4, False, [0, 5, 10]),
        ([7, 7], 4, False, [0, 2, 4, 6, 8]),
        ([-3, -5.5], 4, True, [-6, -4, -2, 0]),
        ([-98, -99], 4, False, [-99, -98]),
        ([8.7, -2], 5, True, [-5, 0, 5, 10]),
        ([160, -3], 2, True, [0, 100, 200]),
        ([-160, 3], 2, True, [-200, -100, 0]),
        ([5, -5], 2, True, [-5, 0, 5]),
        ([4235000, 402000], 5, True, [0, 1e6, 2e6, 3e6, 4e6, 5e6]),
    ],
)
def test_ticks_are_round_and_few(
    values: list[float], most: int, zero: bool, ticks: list[float]
) -> None:
    assert list(axis(values, most, zero).ticks) == ticks


def test_the_axis_ends_where_a_few_values_beyond_zero_do() -> None:
    made = axis([160, -3], 2, True)
    assert (made.low, made.high) == (-3, 200)
    assert made.share(-3) == 0
    assert made.share(200) == 1


@given(VALUES, st.integers(2, 5), st.booleans())
def test_any_values_stand_on_their_axis(values: list[float], most: int, zero: bool) -> None:
    made = axis(values, most, zero)
    slack = 1e-6 * (made.high - made.low)
    assert made.low <= min(values) + slack
    assert made.high >= max(values) - slack
    assert 1 <= len(made.ticks) <= most + 2
    assert made.ticks == tuple(sorted(set(made.ticks)))
    steps = [b - a for a, b in pairwise(made.ticks)]
    assert all(math.isclose(step, steps[0], rel_tol=1e-6) for step in steps)
    if zero:
        assert made.low <= 0 <= made.high
    texts = figures(values, "").ticks(made)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("values", "unit", "printed", "texts"),
    [
        ([12, 9], "次", "次", ["12", "9"]),
        ([8.7, -2], "%", "", ["8.7%", "−2.0%"]),
        ([99999], "户", "户", ["99999"]),
        ([4235000, 402000], "户", "万户", ["423.5", "40.2"]),
        ([4200000, 400000], "户", "万户", ["420", "40"]),
        ([1234567, 12], "", "万", ["123.457", "0.001"]),
        ([3.2e8, 5e7], "元", "亿元", ["3.2", "0.5"]),
        ([235000, 1000], "万户", "亿户", ["23.5", "0.1"]),
        ([235000], "亿元", "亿元", ["235000"]),
        ([250000], "%", "", ["250000%"]),
        ([-0.0, 1], "", "", ["0", "1"]),
        ([0.125, 1], "", "", ["0.125", "1.000"]),
    ],
)
def test_figures(values: list[float], unit: str, printed: str, texts: list[str]) -> None:
    made = figures(values, unit)
    assert made.unit == printed
    assert [made.text(value) for value in values] == texts


@given(VALUES, st.sampled_from(["", "次", "万户", "亿元", "%"]))
def test_figures_of_any_values_are_digits(values: list[float], unit: str) -> None:
    made = figures(values, unit)
    for value in values:
        text = made.text(value).removesuffix("%")
        assert float(text.replace("−", "-")) * made.by == pytest.approx(
            value, rel=1e-11, abs=made.by * 10**-made.places
        )


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([46.3, 21.5, 12.1, 20.1], ["46%", "22%", "12%", "20%"]),
        ([1, 1, 1], ["34%", "33%", "33%"]),
        ([9970, 10, 10, 10], ["99.7%", "0.1%", "0.1%", "0.1%"]),
        ([5, 0], ["100%", "0%"]),
    ],
)
def test_shares(parts: list[float], told: list[str]) -> None:
    assert list(shares(parts)) == told


@given(st.lists(st.floats(0, 1e14), min_size=1, max_size=8).filter(lambda parts: sum(parts) > 1))
def test_shares_come_to_a_hundred(parts: list[float]) -> None:
    told = [float(one.removesuffix("%")) for one in shares(parts)]
    assert sum(told) == pytest.approx(100)
    assert all(
        abs(one - 100 * part / sum(parts)) <= 1 for one, part in zip(told, parts, strict=True)
    )
