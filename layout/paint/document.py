"""What the PDF says of itself: title, dates, language, bookmarks."""

from __future__ import annotations

import os
from datetime import date

from layout.page.model import PageList
from layout.paint.sheet import Sheet

PRODUCER = "bulletin-builder"
YEAR_9999 = 253_370_764_800  # s: dates end there


Moment = tuple[int, int, int, int, int, int]
"""Year to second, UTC."""


def describe(sheet: Sheet, pages: PageList, when: Moment) -> None:
    """Pages → title, author and dates in the Info dictionary; viewers show the title, not the file name."""
    sheet.setTitle(whole(pages.title or pages.issue))
    sheet.setAuthor(whole(pages.publisher))
    sheet.setSubject(whole(pages.issue))
    sheet.setCreator(PRODUCER)
    sheet.setProducer(PRODUCER)
    sheet.setViewerPreference("DisplayDocTitle", "true")
    sheet.date(when)


def whole(text: str) -> str:
    """Text → the same with halves of surrogate pairs, which no PDF string can hold, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def moment(iso: str) -> Moment:
    """The issue's date → year to second, UTC; SOURCE_DATE_EPOCH goes first, 2000-01-01 stands for none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch.isdecimal() and int(epoch) < YEAR_9999:
        days, seconds = divmod(int(epoch), 86400)
        day = date.fromordinal(date(1970, 1, 1).toordinal() + days)
        return (day.year, day.month, day.day, seconds // 3600, seconds // 60 % 60, seconds % 60)
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        day = date(2000, 1, 1)
    return (day.year, day.month, day.day, 0, 0, 0)


def outline(sheet: Sheet, pages: PageList) -> None:
    """Bookmarks → the outline, opened with the file. A level may go down by one step only."""
    places = {page.number: index for index, page in enumerate(pages.pages)}
    level = -1
    for index, mark in enumerate(pages.outline):
        if mark.page not in places:
            continue
        level = max(0, min(mark.level, level + 1))
        key = f"b{index}"
        sheet.bookmark(key, places[mark.page], mark.y)
        sheet.addOutlineEntry(whole(mark.text), key, level)
    if level >= 0:
        sheet.showOutline()
