"""Where paragraphs and headings end: lone characters, widows, headings at a foot (L1-L3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.page.model import Image, Page, TextLine
from layout.production.preflight.model import PreflightInput, excerpt, line_rect
from layout.production.preflight.table import threshold
from layout.production.preflight.wordclass import weight
from layout.style.model import Setting

FLOWING = frozenset({"body", "quote", "caption"})
FOLLOWING = FLOWING | {"table", "byline"}
HEADINGS = frozenset({"title", "subhead"})

Placed = tuple[int, TextLine]
"""A line and the number of its page."""


def end_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → findings on the ends of paragraphs and on headings without text below."""
    for paragraph in _paragraphs(context):
        style = context.style.text.get(paragraph[0][1].style)
        setting = style.setting if style else Setting()
        if setting.lone_character != "allow":
            yield from _lone_character(paragraph)
        yield from _column_ends(paragraph, setting.widow_lines)
    for page in context.pages.pages:
        yield from _headings(page, last=page is context.pages.pages[-1])


def _paragraphs(context: PreflightInput) -> Iterator[list[Placed]]:
    lines = [
        (page.number, item)
        for page in context.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.kind in FLOWING and item.text.strip()
    ]

    def identity(placed: Placed) -> tuple[int, int, str, str]:
        line = placed[1]
        return line.article, line.paragraph, line.kind, line.style

    def reading(placed: Placed) -> tuple[int, int, str, str, int]:
        return (*identity(placed), placed[1].start)

    for _, group in groupby(sorted(lines, key=reading), key=identity):
        yield list(group)


def _lone_character(paragraph: list[Placed]) -> Iterator[Diagnostic]:
    page, line = paragraph[-1]
    starts = {placed.start for _, placed in paragraph}
    # Lines that all start at 0 belong to several texts without paragraph numbers.
    if len(paragraph) < 2 or len(starts) < len(paragraph):
        return
    if weight(line.text) < threshold("lone-character"):
        yield _finding("lone-character", page, line)


def _column_ends(paragraph: list[Placed], least: int) -> Iterator[Diagnostic]:
    if paragraph[0][1].kind != "body":
        return
    runs = [
        list(run) for _, run in groupby(paragraph, key=lambda placed: (placed[0], placed[1].column))
    ]
    if len(runs) < 2:
        return
    if len({line.row for _, line in runs[-1]}) < least:
        yield _finding("widow-line", *runs[-1][0])
    if least > 1 and len({line.row for _, line in runs[0]}) == 1:
        yield _finding("first-line-at-foot", *runs[0][0])


def _headings(page: Page, last: bool) -> Iterator[Diagnostic]:
    lines = [item for item in page.items if isinstance(item, TextLine)]
    least = threshold("heading-at-foot")
    for _, heading in _heading_blocks(lines):
        foot = heading[-1]
        left, right = foot.x, foot.x + foot.measure
        below = {
            round(line.baseline)
            for line in lines
            if line.kind in FOLLOWING
            and line.baseline > foot.baseline
            and line.x < right
            and line.x + line.measure > left
        }
        if any(_stands_below(image, foot) for image in page.items if isinstance(image, Image)):
            continue
        # A short text that ends on the last page may well be shorter than a heading wants.
        wanted = min(least, 1) if last else least
        if len(below) < wanted:
            yield _finding("heading-at-foot", page.number, foot, rows=len(below))


def _stands_below(image: Image, foot: TextLine) -> bool:
    # An article may open with a picture: its heading is not left alone then.
    across = image.rect.x < foot.x + foot.measure and image.rect.right > foot.x
    return across and image.rect.y > foot.baseline - foot.size


def _heading_blocks(lines: list[TextLine]) -> Iterator[tuple[object, list[TextLine]]]:
    headings = [line for line in lines if line.kind in HEADINGS]
    for key, block in groupby(headings, key=lambda line: (line.kind, line.article, line.paragraph)):
        yield key, sorted(block, key=lambda line: line.baseline)


def _finding(code: str, page: int, line: TextLine, rows: int | None = None) -> Diagnostic:
    place = Place(page, line.column, line.row, line_rect(line))
    return diagnose(code, line.span, place, text=excerpt(line.text), rows=rows)
