"""Family typography: what a careful reader of proofs would mark, found on the pages as set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import median

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import TOLERANCE
from layout.page.model import Chart, Flowable, Image, Page, TextLine
from layout.production.preflight.ends import end_findings
from layout.production.preflight.model import (
    FURNITURE,
    PreflightInput,
    excerpt,
    line_rect,
    union,
)
from layout.production.preflight.table import threshold
from layout.production.preflight.wordclass import is_han, is_mark
from layout.style.model import Style

FULL = frozenset({"body", "quote", "table"})
"""Kinds of lines a page is made for."""

_PICTURES = (Image, Chart, Flowable)
SHORT_MEASURE = 16.0  # em: under it a gap may open to a third of an em (R5)
SHORT_LIMIT = 0.33
ROUNDING = 0.005  # em: what a display list's rounding may add


def typography_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → loose lines, lone characters, widows, rivers, blank pages and the like."""
    for page in context.pages.pages:
        lines = [item for item in page.items if isinstance(item, TextLine)]
        for line in lines:
            yield from _loose(page.number, line, context.style)
            yield from _overfull(page.number, line)
        yield from _small(page.number, lines)
        for column in _columns(lines):
            yield from _marks_in_step(page.number, column)
            yield from _rivers(page.number, column)
        yield from _emptiness(page, lines)
    yield from end_findings(context)
    if context.pages.pages:
        yield from _bare_tail(context.pages.pages[-1])
    count, multiple = len(context.pages.pages), context.style.print.pages_multiple
    if multiple > 1 and count % multiple:
        less = count % multiple
        yield diagnose(
            "pages-not-multiple",
            count=count,
            multiple=multiple,
            more=multiple - less,
            less=less if count > less else None,
        )


def looseness(line: TextLine, tracking: float = 0.0) -> float:
    """A line → the em its ordinary gaps are opened by: those between two Han, or its word spaces.

    A Han's cell is one em, so what lies between its x and that of the next beyond this (and the
    style's ``tracking``) was added to fill the line. A line without two Han running is judged by its
    spaces, of which half an em is a word space at its widest (A4 step 1).
    """
    pairs = [(glyph, (after.x - glyph.x) / glyph.size) for glyph, after in pairwise(line.glyphs)]
    opened = [
        step - 1 - tracking
        for (glyph, step), after in zip(pairs, line.glyphs[1:], strict=True)
        if is_han(glyph.characters) and is_han(after.characters)
    ]
    if not opened:
        opened = [step - 0.5 for glyph, step in pairs if glyph.characters == " "]
    return median(opened) if opened else 0.0


def _loose(page: int, line: TextLine, style: Style) -> Iterator[Diagnostic]:
    text_style = style.text.get(line.style)
    if not line.justified or not line.glyphs or text_style is None:
        return
    limit = text_style.setting.stretch_limit
    if line.measure < SHORT_MEASURE * line.size - TOLERANCE:
        limit = max(limit, SHORT_LIMIT)
    gap = looseness(line, text_style.tracking)
    if gap > limit + ROUNDING:
        place = Place(page, line.column, line.row, line_rect(line))
        text = excerpt(line.text).removesuffix("…")
        yield diagnose("loose-line", line.span, place, text=text, gap=f"{gap:.2f}")


def _overfull(page: int, line: TextLine) -> Iterator[Diagnostic]:
    if not line.glyphs or line.measure <= 0:
        return
    last = line.glyphs[-1]
    over = (last.x + last.advance - line.x - line.measure) / line.size
    # A mark may hang outside the measure, or keep the white of its full cell there (E4, E5).
    allowed = 1.0 if is_mark(last.characters) else 0.0
    if over > allowed + threshold("line-overfull"):
        place = Place(page, line.column, line.row, line_rect(line))
        yield diagnose(
            "line-overfull", line.span, place, text=excerpt(line.text), over=f"{over:.1f}"
        )


def _small(page: int, lines: list[TextLine]) -> Iterator[Diagnostic]:
    # Once a style and page: small type is a decision of the style.
    met: set[str] = set()
    for line in lines:
        small = line.size < threshold("small-text") - TOLERANCE and line.kind != "ruby"
        if small and line.style not in met:
            met.add(line.style)
            place = Place(page, line.column, line.row, line_rect(line))
            limit = f"{threshold('small-text'):g}"
            text, size = excerpt(line.text), f"{line.size:g}"
            yield diagnose("small-text", line.span, place, text=text, size=size, limit=limit)


def _bare_tail(page: Page) -> Iterator[Diagnostic]:
    kinds = {item.kind for item in page.items if isinstance(item, TextLine)}
    pictures = any(isinstance(item, _PICTURES) for item in page.items)
    if kinds - FURNITURE and not kinds & FULL and not pictures:
        yield diagnose("bare-tail-page", None, Place(page.number))


def _columns(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    # The body lines of each column, head to foot; of several in a row the last one ends it.
    body = sorted(
        (line for line in lines if line.kind == "body"),
        key=lambda line: (line.column, line.row, line.x),
    )
    for _, column in groupby(body, key=lambda line: line.column):
        yield list(column)


def _marks_in_step(page: int, column: list[TextLine]) -> Iterator[Diagnostic]:
    # A last line ends in a stop by right and does not count; it parts two runs.
    run: list[TextLine] = []
    for line in [*column, None]:
        if line and line.justified and is_mark(line.text[-1:]) and _follows(run, line):
            run.append(line)
            continue
        if len(run) >= threshold("marks-in-step"):
            yield _run_finding("marks-in-step", page, run)
        run = [line] if line and line.justified and is_mark(line.text[-1:]) else []


def _rivers(page: int, column: list[TextLine]) -> Iterator[Diagnostic]:
    # A river: in each of the next lines a mark stands within half an em of the one above.
    rivers: list[tuple[float, list[TextLine]]] = []
    for line in [*column, None]:
        marks = _mark_places(line) if line else []
        going: list[tuple[float, list[TextLine]]] = []
        for x, run in rivers:
            near = [at for at in marks if abs(at - x) <= run[-1].size / 2]
            if near and line and _follows(run, line):
                going.append((near[0], [*run, line]))
            elif len(run) >= threshold("punctuation-river"):
                yield _run_finding("punctuation-river", page, run)
        taken = {x for x, _ in going}
        rivers = going + [(x, [line]) for x in marks if line and x not in taken]


def _mark_places(line: TextLine) -> list[float]:
    # Marks at the line's end leave no white inside the column.
    return [glyph.x for glyph in line.glyphs[:-1] if is_mark(glyph.characters)]


def _follows(run: list[TextLine], line: TextLine) -> bool:
    return not run or line.row - run[-1].row == 1


def _run_finding(code: str, page: int, run: list[TextLine]) -> Diagnostic:
    first = run[0]
    rect = union([line_rect(line) for line in run])
    return diagnose(code, first.span, Place(page, first.column, first.row, rect), count=len(run))


def _emptiness(page: Page, lines: list[TextLine]) -> Iterator[Diagnostic]:
    content = [line for line in lines if line.kind not in FURNITURE and line.text.strip()]
    pictures = any(isinstance(item, _PICTURES) for item in page.items)
    if not content and not pictures:
        yield diagnose("blank-page", None, Place(page.number))
        return
    rows = {(line.column, line.row) for line in content}
    if len(rows) <= threshold("thin-page") and not pictures:
        rect = union([line_rect(line) for line in content])
        yield diagnose("thin-page", None, Place(page.number, rect=rect), rows=len(rows))
