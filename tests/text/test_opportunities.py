"""Where a line may end, by UAX #14 with the Chinese prohibitions (P1 to P5, U1)."""

from __future__ import annotations

import pytest

from layout.text.classes import classify, kind_of, uax14_class
from layout.text.opportunities import opportunities
from layout.text.tables import kinds
from tests.text.tables import DATA

ROWS = [row.split("\t") for row in (DATA / "opportunities.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("level", "marked", "source"), ROWS)
def test_opportunities(level: str, marked: str, source: str) -> None:
    text = marked.replace("|", "")
    free = opportunities(classify(text), level)
    shown = "".join(("|" if free[index] else "") + char for index, char in enumerate(text))
    assert shown == marked, source


@pytest.mark.parametrize("level", ["none", "basic", "gb", "strict"])
def test_a_text_breaks_at_neither_end(level: str) -> None:
    for text in ("", "甲", "，", "a b", " ", "\u200b", "\n"):
        free = opportunities(classify(text), level)
        assert len(free) == len(text) + 1
        assert free[0] == free[-1] == 0


def test_every_code_point_has_a_kind() -> None:
    known = kinds()
    for code in (*range(0x3200), *range(0xFE00, 0x10000), 0x1F600, 0x20000, 0xE0100, 0x10FFFF):
        assert kind_of(code) in known


def test_c2_of_three_dashes_two_are_a_dash() -> None:
    assert classify("———") == "DDN"
    assert classify("—") == "N"
    assert classify("…") == "i"
    assert classify("……") == "EE"


def test_classes_come_from_the_table_of_unicode() -> None:
    for char, name in {"a": "AL", "国": "ID", "。": "CL", "“": "QU", "…": "IN", "—": "B2"}.items():
        assert uax14_class(ord(char)) == name
