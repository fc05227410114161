"""Family typography: what a designer would send back: pictures out of order, holes, columns that end unevenly, empty pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import Rect
from layout.page.model import Chart, Fill, Flowable, Image, Page, TextLine
from layout.production.preflight.model import FURNITURE, PreflightInput, excerpt, line_rect
from layout.production.preflight.table import threshold

BROAD = frozenset({"span", "astride", "columns", "page"})
ASIDE = frozenset({"left", "right", "astride"})
APART = FURNITURE | {"masthead"}
NOISE = 0.01  # pt
WIDER = 1.05  # times a column: what is wider stands over several


class _Band(NamedTuple):
    """A stretch of a page between things that stand over all its columns: its head and foot, and what is above it."""

    head: float
    foot: float
    title: TextLine | None


class _Ink(NamedTuple):
    """A page with the rectangles of what meets each of its columns, and its bands."""

    page: Page
    line: float
    columns: list[list[Rect]]
    bands: list[_Band]


def composition_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → findings on how they are composed, each with its place."""
    yield from _out_of_order(context)
    for page in context.pages.pages:
        ink = _ink(page, context.pages.line)
        yield from _cropped(page)
        yield from _holes(ink, context)
        yield from _uneven(ink)
        yield from _foreign(ink)
        if page is not context.pages.pages[-1]:
            yield from _part_empty(ink)


def _out_of_order(context: PreflightInput) -> Iterator[Diagnostic]:
    placed = [
        (item, page)
        for page in context.pages.pages
        for item in page.items
        if isinstance(item, Image) and item.order and item.wrap != "page"
    ]
    placed.sort(key=lambda one: one[0].order)
    for (before, above), (item, page) in pairwise(placed):
        if before.order != item.order and _comes_later((before, above), (item, page)):
            place = Place(page.number, rect=item.rect)
            yield diagnose(
                "picture-out-of-order",
                item.span,
                place,
                file=item.file.name,
                other=before.file.name,
            )


def _comes_later(one: tuple[Image, Page], other: tuple[Image, Page]) -> bool:
    """Two pictures and their pages → whether the reader comes to the first after the second."""
    (image, page), (second, after) = one, other
    if page.number != after.number:
        return page.number > after.number
    column, beside = (_column(page, each.rect) for each in (image, second))
    if column == beside or image.wrap in BROAD or second.wrap in BROAD:
        return image.rect.y > second.rect.y + 1
    return column > beside


def _column(page: Page, rect: Rect) -> int:
    middle = rect.x + rect.width / 2
    return sum(middle > frame.rect.right for frame in page.frames)


def _cropped(page: Page) -> Iterator[Diagnostic]:
    for item in page.items:
        if isinstance(item, Image):
            left, top, right, bottom = item.crop
            lost = 1 - (right - left) * (bottom - top)
            if lost > threshold("picture-cropped"):
                place = Place(page.number, rect=item.rect)
                percent = f"{lost * 100:.0f}"
                yield diagnose(
                    "picture-cropped", item.span, place, file=item.file.name, percent=percent
                )


def _holes(ink: _Ink, context: PreflightInput) -> Iterator[Diagnostic]:
    """Rows beside a picture in which text could stand and none does."""
    least = context.style.pictures.min_measure * context.pages.em
    for item in ink.page.items:
        if not isinstance(item, Image) or item.wrap not in ASIDE or item.shape.kind != "box":
            continue
        for frame, things in zip(ink.page.frames, ink.columns, strict=True):
            room = frame.rect
            across = min(room.right, item.rect.right) - max(room.x, item.rect.x)
            if across <= 0 or room.width - across < least:
                continue
            rows = int(item.rect.height / ink.line)
            full = {
                round((rect.y + rect.height / 2) / ink.line)
                for rect in things
                if rect.bottom > item.rect.y
                and rect.y < item.rect.bottom
                and not rect.meets(item.rect)
            }
            empty = rows - len(full)
            if empty > threshold("hole-beside-picture"):
                place = Place(ink.page.number, frame.column, rect=item.rect)
                yield diagnose(
                    "hole-beside-picture", item.span, place, file=item.file.name, rows=empty
                )


def _uneven(ink: _Ink) -> Iterator[Diagnostic]:
    """Bands whose columns end at different heights."""
    if len(ink.page.frames) < 2:
        return
    for band in ink.bands:
        feet = []
        for things in ink.columns:
            here = (
                rect.bottom for rect in things if rect.bottom > band.head and rect.y < band.foot
            )
            feet.append(max(here, default=band.head))
        lowest, highest = max(feet), min(feet)
        rows = (lowest - highest) / ink.line
        if lowest > band.head and rows > threshold("columns-uneven") + 0.6:
            column = feet.index(highest) + 1
            rect = Rect(
                ink.page.frames[column - 1].rect.x,
                highest,
                ink.page.frames[0].rect.width,
                lowest - highest,
            )
            place = Place(ink.page.number, column, rect=rect)
            yield diagnose("columns-uneven", None, place, rows=f"{rows:.0f}")


def _foreign(ink: _Ink) -> Iterator[Diagnostic]:
    """Text of another article under a title over all columns."""
    for band in ink.bands:
        title = band.title
        if title is None or not title.article:
            continue
        for item in ink.page.items:
            if not isinstance(item, TextLine) or item.kind not in ("title", "body"):
                continue
            if band.head <= item.baseline <= band.foot and item.article not in (0, title.article):
                place = Place(ink.page.number, item.column, item.row, line_rect(item))
                yield diagnose(
                    "title-over-others",
                    item.span,
                    place,
                    text=excerpt(item.text),
                    title=excerpt(title.text),
                )
                break


def _part_empty(ink: _Ink) -> Iterator[Diagnostic]:
    """A page before the last of which a good part is empty."""
    page = ink.page
    if not page.frames or any(
        isinstance(item, Image) and item.wrap == "page" for item in page.items
    ):
        return
    full = 0.0
    for frame, things in zip(page.frames, ink.columns, strict=True):
        lowest = max((rect.bottom for rect in things), default=frame.rect.y)
        full += max(0.0, lowest - frame.rect.y) / frame.rect.height
    share = full / len(page.frames)
    if share < threshold("page-part-empty"):
        percent = f"{(1 - share) * 100:.0f}"
        yield diagnose("page-part-empty", None, Place(page.number), percent=percent)


def _ink(page: Page, line: float) -> _Ink:
    things: list[Rect] = []
    across: list[tuple[Rect, TextLine | None]] = []
    width = page.frames[0].rect.width * WIDER if page.frames else 0.0
    for item in page.items:
        if isinstance(item, TextLine):
            if item.kind in APART or not item.text.strip():
                continue
            rect = line_rect(item)
            things.append(rect)
            if item.measure > width:
                across.append((rect, item if item.kind == "title" else None))
        elif isinstance(item, Image | Chart | Flowable) or (
            isinstance(item, Fill) and item.purpose == "ground"
        ):
            things.append(item.rect)
            if item.rect.width > width:
                across.append((item.rect, None))
    columns = [
        [
            rect
            for rect in things
            if rect.right > frame.rect.x + NOISE and rect.x < frame.rect.right - NOISE
        ]
        for frame in page.frames
    ]
    return _Ink(page, line, columns, list(_bands(page, across)))


def _bands(page: Page, across: Sequence[tuple[Rect, TextLine | None]]) -> Iterator[_Band]:
    """What stands over all columns → the stretches between."""
    if not page.frames:
        return
    head, title = page.frames[0].rect.y, None
    for rect, line in sorted(across, key=lambda one: one[0].y):
        if rect.y > head:
            yield _Band(head, rect.y, title)
            title = None
        head = max(head, rect.bottom)
        title = line or title
    foot = page.frames[0].rect.bottom
    if foot > head:
        yield _Band(head, foot, title)
