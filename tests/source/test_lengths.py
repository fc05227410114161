"""Lengths as people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.geometry import MM, NAMED_SIZES
from layout.source.lengths import UNITS, BadUnit, Length, parse_length


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3mm", 3 * MM),
        ("10 mm", 10 * MM),
        ("１０ｍｍ", None),
        ("１０mm", 10 * MM),
        ("1cm", 10 * MM),
        ("25.4mm", 72.0),
        ("1in", 72.0),
        ("17pt", 17.0),
        ("17PT", 17.0),
        ("17磅", 17.0),
        ("2毫米", 2 * MM),
        ("五号", 10.5),
        ("小四", 12.0),
        ("2字", 20.0),
        ("1.5em", 15.0),
        ("1行", 17.0),
        ("1/4字", 2.5),
        ("½字", 5.0),
        ("-1字", -10.0),
        ("0", 0.0),
        ("0mm", 0.0),
        (" 3mm ", 3 * MM),
    ],
)
def test_lengths(text: str, points: float | None) -> None:
    """em 10 pt, row 17 pt."""
    if points is None:
        with pytest.raises(ValueError, match=text):
            parse_length(text)
        return
    assert parse_length(text).pt(10, 17) == pytest.approx(points)


@pytest.mark.parametrize("text", ["3px", "3 pounds", "3", "3%", "3字符", "3号"])
def test_units_unknown_or_missing(text: str) -> None:
    with pytest.raises(BadUnit):
        parse_length(text)


@pytest.mark.parametrize(
    "text",
    ["", "mm", "a lot", "1..2mm", "1/0字", "--1mm", "1e9pt", "nan", "inf", "9" * 400, "1,5mm"],
)
def test_no_lengths(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(?s:.*)$"):
        parse_length(text, "pt")


def test_a_bare_number_takes_the_implied_unit() -> None:
    assert parse_length("12", "字") == Length(12.0, "字")
    assert parse_length("12pt", "字") == Length(12.0, "pt")


@given(
    st.floats(-9999, 9999).map(lambda amount: round(amount, 4)),
    st.sampled_from(UNITS),
    st.sampled_from(["", " ", "  "]),
)
def test_what_is_written_is_read(amount: float, unit: str, gap: str) -> None:
    length = parse_length(f"{amount:.4f}{gap}{unit}")
    one = parse_length(f"1{unit}").pt(10.5, 17)
    assert math.isclose(length.pt(10.5, 17), amount * one, abs_tol=1e-6)


@given(st.text(max_size=12), st.sampled_from(["", "pt", "字", "行"]))
def test_any_text_is_a_length_or_refused(text: str, unit: str) -> None:
    try:
        length = parse_length(text, unit)
    except ValueError:
        return
    assert math.isfinite(length.pt(10.5, 17))


@pytest.mark.parametrize("name", NAMED_SIZES)
def test_every_named_size(name: str) -> None:
    assert parse_length(name) == Length(NAMED_SIZES[name], "pt")
