"""The April 2020 issue before the judge, and what the panel takes for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from layout.diagnostics import Severity
from layout.pipeline import TypesetIssue, build_issue, read_input, typeset
from layout.production.preflight import PreflightInput, preflight
from layout.request import Request, Result
from tests.production.preflight.judge import judge

ISSUE = Path(__file__).parents[3] / "issues/2020-04.yaml"

pytestmark = pytest.mark.slow


@cache
def built(standard: str, *more: str) -> Result:
    return build_issue(ISSUE, Request(overrides=(f"print.standard={standard}", *more)))


@cache
def ready() -> TypesetIssue:
    source = read_input(ISSUE, Request()).value
    assert source is not None
    return typeset(source).value


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("marks", ["false", "true"])
def test_the_judge_has_nothing_against_the_press_file(standard: str, marks: str) -> None:
    result = built(standard, f"print.marks={marks}")
    assert result.pdf is not None
    assert judge(result.pdf, standard) == ((), ())


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_panel_finds_no_error_in_it(standard: str) -> None:
    result = built(standard, "print.marks=false")
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR]
    assert errors == []


def test_a_check_of_the_pages_takes_less_than_half_a_second() -> None:
    made = ready()
    context = PreflightInput(made.pages, made.source.style)
    started = perf_counter()
    preflight(context)
    assert perf_counter() - started < 0.5
