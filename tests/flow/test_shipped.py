"""The issues we ship, set in other grids and styles than their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.pipeline import read_input, typeset
from layout.request import Request
from tests.support.checks import faults
from tests.support.guard import within

ROOT = Path(__file__).parents[2]
ONE = ("grid.columns=1", "grid.width=40字")
THREE = ("grid.columns=3", "grid.gap=1字")
SMALL = ("page.size=A5", "grid.width=30字", "grid.rows=28", "grid.gap=1字")
FIRST_FIT = ("advanced.compose=first-fit",)


@pytest.mark.slow
@pytest.mark.parametrize("issue", ["2020-04", "sample"])
@pytest.mark.parametrize("style", ["bulletin", "gongwen"])
@pytest.mark.parametrize("changes", [(), ONE, THREE, SMALL, FIRST_FIT], ids=lambda c: ",".join(c))
def test_shipped_issue_in_another_grid(issue: str, style: str, changes: tuple[str, ...]) -> None:
    request = Request(target="proof", style=style, overrides=changes)
    source = read_input(ROOT / "issues" / f"{issue}.yaml", request)
    if source.value is None:
        assert {one.code for one in source.diagnostics if one.severity.value == 2} <= {
            "area-too-wide",
            "area-too-high",
        }
        return
    with within(60):
        made = typeset(source.value)
    assert faults(made.value) == []
