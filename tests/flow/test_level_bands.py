"""Bands of many columns end level to a row, whatever their text leaves over (G6)."""

from __future__ import annotations

import pytest

from layout.page.model import TextLine
from tests.support.checks import faults
from tests.support.page_picture import TEXT, set_tiny


@pytest.mark.parametrize("length", [110, 118, 128])
@pytest.mark.parametrize("columns", [3, 5])
def test_no_two_columns_of_a_band_end_more_than_a_row_apart(length: int, columns: int) -> None:
    articles = [
        {"title": "甲", "across": "columns", "text": TEXT[:length]},
        {"title": "乙", "across": "columns", "text": TEXT[:60]},
    ]
    made = set_tiny(columns=columns, measure=6, rows=24, articles=articles).made
    feet = [0] * columns
    for item in made.pages.pages[0].items:
        if isinstance(item, TextLine) and item.kind == "body" and item.article == 1:
            feet[item.column - 1] = max(feet[item.column - 1], item.row)
    assert max(feet) - min(feet) <= 1, feet
    assert faults(made) == []
