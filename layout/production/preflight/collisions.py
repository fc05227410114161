"""Family geometry: what stands where it may not: text on text, on a picture, outside its column or box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import Insets, Rect
from layout.page.model import Chart, Fill, Flowable, Image, Page, TextLine
from layout.production.preflight.model import FURNITURE, excerpt, line_rect
from layout.production.preflight.sweep import meetings, meetings_among
from layout.production.preflight.table import threshold
from layout.production.preflight.wordclass import is_mark

OFF_COLUMNS = FURNITURE | {"masthead"}
"""Kinds of lines that stand in no column."""

ON_PICTURES = OFF_COLUMNS | {"caption"}
"""Kinds of lines that may be printed on a picture that fills its page."""

Picture = Image | Chart | Flowable


class _Ink(NamedTuple):
    """The lines, pictures and grounds of a page, each with its rectangle and its place in the order of painting."""

    lines: list[tuple[Rect, int, TextLine]]
    pictures: list[tuple[Rect, int, Picture]]
    grounds: list[Rect]


def collision_findings(page: Page) -> Iterator[Diagnostic]:
    """A page as set → findings on text and pictures that stand on one another, and on lines outside their room."""
    ink = _ink(page)
    yield from _lines_on_lines(page, ink)
    yield from _lines_on_pictures(page, ink)
    yield from _pictures_on_pictures(page, ink)
    yield from _lines_over_grounds(page, ink)
    yield from _lines_off_columns(page, ink)


def _ink(page: Page) -> _Ink:
    ink = _Ink([], [], [])
    slack = threshold("text-overlaps")
    inset = Insets(-slack, -slack, -slack, -slack)
    for order, item in enumerate(page.items):
        if isinstance(item, TextLine):
            if item.text.strip():
                ink.lines.append((line_rect(item).grown(inset), order, item))
        elif isinstance(item, Picture):
            ink.pictures.append((item.rect.grown(inset), order, item))
        elif isinstance(item, Fill) and item.purpose == "ground":
            ink.grounds.append(item.rect)
    return ink


def _lines_on_lines(page: Page, ink: _Ink) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for upper, lower in meetings_among([rect for rect, _, _ in ink.lines]):
        if lower not in told:
            told.add(lower)
            other = excerpt(ink.lines[upper][2].text)
            yield _finding("text-overlaps", page, ink.lines[lower][2], other)


def _lines_on_pictures(page: Page, ink: _Ink) -> Iterator[Diagnostic]:
    told: set[int] = set()
    rects = [rect for rect, _, _ in ink.pictures]
    for at, under in meetings([rect for rect, _, _ in ink.lines], rects):
        _, line_order, line = ink.lines[at]
        _, order, picture = ink.pictures[under]
        whole = isinstance(picture, Image) and picture.wrap == "page"
        printed_on = whole and line.kind in ON_PICTURES and line_order > order
        if at not in told and not printed_on and not _outlined(picture):
            told.add(at)
            yield _finding("text-meets-picture", page, line)


def _pictures_on_pictures(page: Page, ink: _Ink) -> Iterator[Diagnostic]:
    for upper, lower in meetings_among([rect for rect, _, _ in ink.pictures]):
        one, other = ink.pictures[upper][2], ink.pictures[lower][2]
        if not (_outlined(one) or _outlined(other)):
            place = Place(page.number, rect=other.rect)
            yield diagnose(
                "pictures-overlap", other.span, place, file=name_of(other), other=name_of(one)
            )


def _outlined(picture: Picture) -> bool:
    """A picture → whether text runs along its outline: then its rectangle says little."""
    return isinstance(picture, Image) and (picture.wrap == "contour" or picture.shape.kind != "box")


def _lines_over_grounds(page: Page, ink: _Ink) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for at, ground in meetings([rect for rect, _, _ in ink.lines], ink.grounds):
        rect, _, line = ink.lines[at]
        if at not in told and not ink.grounds[ground].holds(rect):
            told.add(at)
            yield _finding("text-outside-box", page, line)


def _lines_off_columns(page: Page, ink: _Ink) -> Iterator[Diagnostic]:
    if not page.frames:
        return
    first, last = page.frames[0].rect, page.frames[-1].rect
    area = Rect(first.x, first.y, last.right - first.x, first.height)
    covered = any(
        isinstance(picture, Image) and picture.wrap == "page" for _, _, picture in ink.pictures
    )
    slack = threshold("text-outside-column")
    sheet = Rect(0, 0, page.width, page.height)
    for rect, _, line in ink.lines:
        if line.kind in OFF_COLUMNS or (line.kind == "caption" and covered):
            continue
        inside = area.grown(_hanging(line, slack)).holds(rect)
        if inside and line.kind == "body":  # a line of text keeps to its column, or to its box
            slot = Rect(line.x, rect.y, line.measure, rect.height)
            own = page.frames[min(max(line.column, 1), len(page.frames)) - 1].rect
            held = own.grown(Insets(slack, slack, slack, slack)).holds(slot)
            inside = held or any(ground.holds(slot) for ground in ink.grounds)
        if not inside and sheet.holds(rect):  # what the trim cuts is told as that
            yield _finding("text-outside-column", page, line)


def _hanging(line: TextLine, slack: float) -> Insets:
    """A line → how far it may reach beyond the type area: marks hang at its ends (E5)."""
    marks = [is_mark(line.glyphs[at].characters) if line.glyphs else False for at in (0, -1)]
    left, right = (slack + line.size * hangs for hangs in marks)
    return Insets(slack, right, slack, left)


def _finding(code: str, page: Page, line: TextLine, other: str | None = None) -> Diagnostic:
    place = Place(page.number, line.column, line.row, line_rect(line))
    return diagnose(code, line.span, place, text=excerpt(line.text), other=other)


def name_of(picture: Picture) -> str:
    """A picture, chart or flowable → its name, as a finding says it."""
    if isinstance(picture, Image):
        return picture.file.name
    if isinstance(picture, Flowable):
        return picture.reference
    return picture.alt.partition("。")[0]
