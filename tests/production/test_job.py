"""Dates come from the issue or SOURCE_DATE_EPOCH, never from the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from layout.production.job import UNDATED, issue_moment, press_job
from layout.style.model import Print
from tests.production.sheets import page_list

MOMENTS = [
    ("2020-04-30", {}, datetime(2020, 4, 30, tzinfo=UTC)),
    (
        "2020-04-30",
        {"SOURCE_DATE_EPOCH": "1600000000"},
        datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC),
    ),
    ("2020-04-30", {"SOURCE_DATE_EPOCH": ""}, datetime(2020, 4, 30, tzinfo=UTC)),
    ("", {}, UNDATED),
    ("2020年4月", {}, UNDATED),
]


@pytest.mark.parametrize(("date", "environment", "moment"), MOMENTS)
def test_the_moment_of_an_issue(date: str, environment: dict[str, str], moment: datetime) -> None:
    outcome = issue_moment(date, environment)
    assert outcome.value == moment
    assert not outcome.diagnostics


@pytest.mark.parametrize("value", ["yesterday", "1e9", "9" * 30])
def test_a_wrong_epoch_is_told_and_the_date_taken(value: str) -> None:
    outcome = issue_moment("2020-04-30", {"SOURCE_DATE_EPOCH": value})
    assert outcome.value == datetime(2020, 4, 30, tzinfo=UTC)
    assert [said.code for said in outcome.diagnostics] == ["date-ignored"]


def settings(**changes: object) -> Print:
    values = {
        "standard": "x4", "profile": None, "condition": "FOGRA39", "ink_limit": 300.0, "spots": "keep", "cmyk": "keep", "neutrals": "black", "ppi": 300, "ppi_downsample": 450,
        "ppi_note": 300, "ppi_warn": 225, "ppi_error": 150, "quality": 92, "compression": "jpeg",
        "marks": False, "overprint": True, "pages_multiple": 4, "grades": (),
    }  # fmt: skip
    return Print(**(values | changes))  # type: ignore[arg-type]


def test_a_job_says_what_the_pages_say() -> None:
    job = press_job(page_list(()), settings(), {}).value
    assert job is not None
    assert job.statement.title == "通信行业简报"
    assert job.statement.moment == datetime(2020, 4, 30, tzinfo=UTC)
    assert job.condition.identifier == "FOGRA39"


def test_there_is_no_job_without_a_condition() -> None:
    outcome = press_job(page_list(()), settings(profile=Path("/none.icc")), {})
    assert outcome.value is None
    assert outcome.diagnostics[-1].severity.name == "ERROR"
