"""The number and date of the issue that follows another."""

from __future__ import annotations

import calendar
import re
from datetime import date

_YEAR_NUMBER = re.compile(r"(?P<year>\d{4})(?P<between>\s*年\s*第?\s*)(?P<number>\d+)")
_MONTH = re.compile(r"(?<!\d)(\d{4})[-_.年]?(0[1-9]|1[0-2])(?!\d)")


def next_date(last: str, stem: str) -> str:
    """The date of the last issue (ISO) and the name of the new one's file → its date: in the month the name says, else
    a month on; the last of a month stays the last. "" where there was none."""
    if not last:
        return ""
    before = date.fromisoformat(last)
    named = _MONTH.search(stem)
    if named:
        year, month = int(named[1]), int(named[2])
    else:
        year, month = (
            (before.year + 1, 1) if before.month == 12 else (before.year, before.month + 1)
        )
    length = calendar.monthrange(year, month)[1]
    at_the_end = before.day == calendar.monthrange(before.year, before.month)[1]
    return date(year, month, length if at_the_end else min(before.day, length)).isoformat()


def next_number(last: str, new_year: int | None) -> str:
    """The number of the last issue and the year of the new one → its number: 2020年第4期 → 2020年第5期; a new year
    begins with 1, a number counted on through the years (总第40期) goes on."""

    def of_the_year(found: re.Match[str]) -> str:
        year, number = int(found["year"]), int(found["number"])
        if new_year is not None and new_year != year:
            year, number = new_year, 0
        return f"{year}{found['between']}{number + 1}"

    counted, changed = _YEAR_NUMBER.subn(of_the_year, last, count=1)
    return re.sub(
        r"(总第?\s*)(\d+)" if changed else r"()(\d+)",
        lambda found: f"{found[1]}{int(found[2]) + 1}",
        counted,
        count=1,
    )
