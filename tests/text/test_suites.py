"""Cases kept apart: what web-platform-tests, CLREQ and GB/T 15834 ask of a line, suite by suite."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest

from layout.text.compose import compose
from tests.text.tables import DATA, values


class Row(NamedTuple):
    """A row of ``tests/data/suites.tsv``: ``decided`` names the rule by which we differ from the suite."""

    suite: str
    source: str
    text: str
    measure: str
    setting: str
    lines: str
    widths: str
    decided: str


def plain(cell: str) -> str:
    """A cell → its characters; one with a backslash is written in escapes."""
    return (
        cell.encode("ascii").decode("unicode_escape")
        if "\\u" in cell.lower() or "\\x" in cell
        else cell
    )


ROWS = [Row(*row.split("\t")) for row in (DATA / "suites.tsv").read_text("utf-8").splitlines()[1:]]


def held(row: Row) -> str:
    """A case → what is not as the suite wants it; empty where all is."""
    lines = compose(plain(row.text), float(row.measure), **values(row.setting))
    texts, widths = "|".join(line.text for line in lines), [f"{line.width:.4g}" for line in lines]
    if row.lines and texts != plain(row.lines):
        return texts
    return "" if not row.widths or widths == row.widths.split(",") else ",".join(widths)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if not row.decided], ids=lambda row: f"{row.suite}-{row.source}"
)
def test_held(row: Row) -> None:
    assert not held(row)


def test_where_we_differ_a_rule_says_so() -> None:
    differing = [row for row in ROWS if row.decided]
    assert all(held(row) for row in differing)
    assert {row.decided for row in differing} <= {"P1", "W2"}


def test_at_least_98_in_100_hold_or_are_decided() -> None:
    count = Counter(row.suite for row in ROWS if not row.decided)
    assert sum(count.values()) > 0.9 * len(ROWS)
    assert all(number >= 3 for number in count.values())
