"""What a style says of sheet and grid → both in pt, the type area standing on the sheet."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.geometry import TOLERANCE, fits
from layout.outcome import Outcome
from layout.source.bind import Bound
from layout.source.lengths import Length
from layout.style.model import Grid, Page

_LEAST_EM, _GREATEST_EM = 4.0, 96.0
_LEAST_MEASURE = 4.0  # 字: narrower, and not even a pair of marks between two Han fits
_NARROW = 12.0  # 字: G7's floor
_LEAST_ROWS = 3
_TIGHT = 1.25  # times the type: less, and the lines of Han run together


class _Written(NamedTuple):
    """The lengths as written, pt. ``measure`` 0 and ``rows`` 0: not given."""

    page: Page
    em: float
    line: float
    gap: float
    measure: float
    width: float
    rows: int


def resolve_grid(page: Bound, grid: Bound) -> Outcome[tuple[Page, Grid] | None]:
    """The bound ``page:`` and ``grid:`` → sheet with final margins, and grid.

    Width of a column: ``measure`` as given; else the whole 字 that fit into ``width``, what is left
    going to the gap; else those that fit between the margins (A1). The free part of the sheet is
    shared by the margins in the proportion they are written in.
    """
    em = grid.get("type", Length).pt(0, 0)
    line = grid.get("line", Length).pt(em, em)
    if not _LEAST_EM <= em <= _GREATEST_EM:
        limits = f"{_LEAST_EM:g}–{_GREATEST_EM:g}pt"
        fault = diagnose(
            "out-of-range", grid.span("type"), key="type", value=f"{em:g}pt", range=limits
        )
        return Outcome(None, (fault,))
    if not fits(em, line):
        fault = diagnose("line-too-tight", grid.span("line"), line=f"{line:g}", em=f"{em:g}")
        return Outcome(None, (fault,))
    written = _written(page, grid, em, line)
    columns = grid.get("columns", int)
    measure, gap = _measure(written, columns)
    rows = written.rows or _whole(
        (written.page.height - written.page.head - written.page.foot) / line
    )
    width = columns * measure * em + (columns - 1) * gap
    found = _check(written, grid, (width, measure), rows)
    if any(one.severity.value == 2 for one in found):
        return Outcome(None, tuple(found))
    placed = _placed(written.page, width, rows * line)
    rule, feather = (grid.get(key, Length).pt(em, line) for key in ("column_rule", "feather"))
    made = Grid(em, line, columns, measure, rows, gap, rule, feather)
    return Outcome((placed, made), tuple(found))


def pitches(grid: Grid, finer: bool) -> list[tuple[float, int]]:
    """A grid → the pitches of its rows, pt, that feathering allows, with the rows of a page at each: a row
    more or fewer a page at a time, so that the type area keeps its height."""
    found = []
    rows = grid.rows
    while rows > _LEAST_ROWS:
        rows += 1 if finer else -1
        line = grid.line * grid.rows / rows
        if not fits(abs(line - grid.line), grid.feather) or not fits(grid.em, line):
            break
        found.append((line, rows))
    return found


def _whole(share: float) -> int:
    """A number → the whole ones in it, float noise forgiven."""
    return int(share + TOLERANCE)


def _written(page: Bound, grid: Bound, em: float, line: float) -> _Written:
    """The bound records → their lengths in pt."""

    def pt(record: Bound, key: str) -> float:
        length = record.find(key, Length)
        return length.pt(em, line) if length else 0.0

    width, height = page.get("size", tuple)
    margins = page.get("margins", Bound)
    sheet = Page(
        width=width,
        height=height,
        facing=page.get("sides", str) == "facing",
        head=pt(margins, "head"),
        foot=pt(margins, "foot"),
        inside=pt(margins, "inside"),
        outside=pt(margins, "outside"),
        bleed=pt(page, "bleed"),
        safe=pt(page, "safe"),
    )
    return _Written(
        sheet,
        em,
        line,
        pt(grid, "gap"),
        pt(grid, "measure"),
        pt(grid, "width"),
        grid.find("rows", int) or 0,
    )


def _measure(written: _Written, columns: int) -> tuple[float, float]:
    """The lengths as written → measure in 字 and gap in pt."""
    if written.measure:
        return written.measure / written.em, written.gap
    page = written.page
    room = written.width or page.width - page.inside - page.outside
    measure = _whole((room - (columns - 1) * written.gap) / columns / written.em)
    if columns == 1 or not written.width:
        return float(measure), written.gap
    return float(measure), (room - columns * measure * written.em) / (columns - 1)


def _check(
    written: _Written, grid: Bound, across: tuple[float, float], rows: int
) -> list[Diagnostic]:
    """Width (pt), measure (字) and rows of the type area → what speaks against them."""
    page, (width, measure) = written.page, across
    found: list[Diagnostic] = []
    if not fits(_TIGHT * written.em, written.line):
        ratio = f"{written.line / written.em:.2f}"
        line, em = f"{written.line:g}", f"{written.em:g}"
        found.append(diagnose("line-tight", grid.span("line"), line=line, em=em, ratio=ratio))
    key = next((one for one in ("measure", "width") if grid.find(one, Length)), "columns")
    if measure < _LEAST_MEASURE:
        found.append(
            diagnose("measure-too-narrow", grid.span(key), measure=f"{measure:g}", least="4")
        )
    elif measure < _NARROW:
        found.append(diagnose("measure-narrow", grid.span(key), measure=f"{measure:g}"))
    room = page.width - 2 * page.safe
    if measure >= _LEAST_MEASURE and not fits(width, room):
        most = _whole(room / written.em)
        need = f"{width / written.em:.4g}"
        found.append(diagnose("area-too-wide", grid.span(key), need=need, room=most))
    high = _whole((page.height - 2 * page.safe) / written.line)
    if rows > high:
        found.append(diagnose("area-too-high", grid.span("rows"), need=rows, room=high))
    elif rows < _LEAST_ROWS:
        found.append(diagnose("too-few-rows", grid.span("rows"), rows=rows, least=_LEAST_ROWS))
    return found


def _placed(page: Page, width: float, height: float) -> Page:
    """A sheet with margins as written, and the type area's size → the margins as they come out.

    None becomes smaller than the safe distance.
    """
    head, foot = _shared(page.height - height, page.head, page.foot, page.safe)
    inside, outside = _shared(page.width - width, page.inside, page.outside, page.safe)
    return Page(
        page.width,
        page.height,
        page.facing,
        head,
        foot,
        inside,
        outside,
        page.bleed,
        page.safe,
    )


def _shared(free: float, first: float, second: float, least: float) -> tuple[float, float]:
    """A length, two weights and the least part → the two parts of the length."""
    whole = first + second
    part = free * (first / whole if whole > TOLERANCE else 0.5)
    part = min(max(part, least), free - least)
    return part, free - part
