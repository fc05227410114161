"""PageList and the style's print block → what the press file must say of itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.outcome import Outcome
from layout.page.model import PageList
from layout.production.conditions import Condition, output_condition
from layout.style.model import Print

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # for issues without a date: never the clock


class Statement(NamedTuple):
    """What a PDF says of itself in Info and XMP. ``moment`` stands for creation and modification."""

    title: str
    publisher: str
    moment: datetime
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class PressJob:
    """A press file to be made. ``standard`` is x4 or x1a, ``bleed`` pt round the trim.

    ``marks`` are painted sheets of marks (``marks.marks_sheets``), one a page, empty for none.
    """

    statement: Statement
    standard: str
    condition: Condition
    bleed: float
    marks: bytes = b""


def press_job(
    pages: PageList, settings: Print, environment: Mapping[str, str] = os.environ
) -> Outcome[PressJob | None]:
    """Pages as placed and the print block → the job, None with an error where no condition is found."""
    moment = issue_moment(pages.date, environment)
    condition = output_condition(settings.profile, settings.condition, settings.standard)
    said = moment.diagnostics + condition.diagnostics
    if condition.value is None:
        return Outcome(None, said)
    title = pages.title or pages.issue
    job = PressJob(
        Statement(title, pages.publisher, moment.value),
        settings.standard,
        condition.value,
        pages.bleed,
    )
    return Outcome(job, said)


def issue_moment(iso: str, environment: Mapping[str, str] = os.environ) -> Outcome[datetime]:
    """The issue's date and the environment → the moment the file bears, UTC.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) goes before the date of the manifest; the
    clock is never asked, so two builds on two days give the same bytes.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    said: tuple[Diagnostic, ...] = ()
    if epoch:
        try:
            return Outcome(datetime.fromtimestamp(int(epoch), UTC))
        except (ValueError, OverflowError, OSError):
            said = (diagnose("date-ignored", value=epoch),)
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return Outcome(UNDATED, said)
    return Outcome(datetime(day.year, day.month, day.day, tzinfo=UTC), said)
