"""Where a picture may be tried: every place from its text on, with what it costs by itself. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import cell
from layout.flow.pictures import PictureKit, Size
from layout.flow.state import UNMET, Charge, Region, Shown, Waiting

LEAST_TEXT = 3  # rows of text between a picture and the one above it, or the head of what follows
ASTRIDE_STEPS = (0, 1, 2, 4, 6, 8)  # rows below the text at which a picture astride is tried
FARTHEST = 4  # pages: farther away is no worse
FACING = 0.12  # of what another page costs: the share a picture on the facing page does
BESIDE_STEPS = (0, 3)  # rows below its words at which a picture beside text is tried
TALL = 13  # rows from which a picture over a column is felt to be large


class Candidate(NamedTuple):
    """A place a picture may be tried at: its head in a column and row, and how many columns it meets.

    ``cells`` are the rows it would meet; the room it takes is worked out when it is chosen.
    """

    wrap: Wrap
    size: Size
    column: int
    row: int
    columns: int
    cells: int
    shown: Shown


def turned(candidate: Candidate) -> Candidate:
    """A candidate at the left of a column → the same at its right."""
    shown = candidate.shown._replace(wrap=Wrap.RIGHT.value)
    return candidate._replace(wrap=Wrap.RIGHT, shown=shown)


class Place(NamedTuple):
    """A candidate and what it costs by itself, whatever stands on the page already."""

    cost: float
    order: int
    candidate: Candidate
    terms: tuple[Charge, ...]


def candidate_at(wrap: Wrap, size: Size, column: int, row: int, columns: int = 1) -> Candidate:
    """A way of wrapping, a size and a place → the candidate."""
    cells = mine = ((1 << size.rows) - 1) << cell(column, max(row, 0))
    for each in range(1, columns):
        cells |= mine << cell(each, 0)
    shown = Shown(column, row, size.rows, wrap.value)
    return Candidate(wrap, size, column, row, columns, cells, shown)


def places(
    bench: Bench, region: Region, waiting: Waiting, at: tuple[int, int]
) -> tuple[Place, ...]:
    """A picture whose text has been met, and the column and row reached → where it can be tried in the
    region, the cheapest first, remembered.
    """
    key = (waiting, region, at)
    found = bench.places.get(key)
    if found is None:
        before = cell(*at)
        priced = [
            _priced(bench, region, waiting, (order, one))
            for order, one in enumerate(_candidates(bench, region, waiting, at))
            if one.cells >> before << before == one.cells
        ]
        found = bench.places[key] = tuple(sorted(priced, key=lambda one: one[:2]))
    return found


def _candidates(
    bench: Bench, region: Region, waiting: Waiting, at: tuple[int, int]
) -> Iterator[Candidate]:
    """A picture → every place it can be tried at in the region."""
    kit = bench.material.kits[waiting.picture]
    whole = tuple(wrap for wrap in kit.wraps if wrap in (Wrap.SPAN, Wrap.PAGE))
    either = Wrap.LEFT in kit.wraps and Wrap.RIGHT in kit.wraps
    for wrap in (whole or (Wrap.COLUMN,)) if waiting.late else kit.wraps:
        if wrap is Wrap.RIGHT and either:
            continue  # the other side takes the same lines: it is chosen when the picture is placed
        for one in _wrapped(bench, region, at, kit, wrap):
            if region.top <= one.row and one.row + one.size.rows <= region.foot:
                yield one


def _wrapped(
    bench: Bench, region: Region, at: tuple[int, int], kit: PictureKit, wrap: Wrap
) -> Iterator[Candidate]:
    """A way of wrapping → the places it can be tried at from a column and row on."""
    columns = bench.grid.columns
    column, row = at
    if column >= columns:
        return
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            words = anchor_place(bench, region, at, kit)
            for size in kit.beside:
                for where, top in _rows_beside(region, size, at, (words, columns)):
                    yield candidate_at(wrap, size, where, top)
        case Wrap.COLUMN:
            for size in kit.column:
                for where, top in _rows_column(region, size, at, columns):
                    yield candidate_at(wrap, size, where, top)
        case Wrap.ASTRIDE if column + 1 < columns:
            for size in kit.astride:
                lowest = region.foot - size.rows
                for top in sorted({lowest, *(row + step for step in ASTRIDE_STEPS)}):
                    if row <= top <= lowest:
                        yield candidate_at(wrap, size, column, top, 2)
        case Wrap.SPAN | Wrap.PAGE if column == 0:
            for size in kit.span:
                taken = size if wrap is Wrap.SPAN else size._replace(rows=bench.grid.rows)
                for top in _rows_across(region, taken, row, wrap):
                    yield candidate_at(wrap, taken, 0, top, columns)


def _rows_across(region: Region, size: Size, row: int, wrap: Wrap) -> Iterator[int]:
    """The rows a picture over all columns may start at: the head of a region in which nothing stands
    yet, or its foot."""
    if row == region.top:
        yield row
    foot = region.foot - size.rows
    if foot >= row + LEAST_TEXT and wrap is Wrap.SPAN:
        yield foot


def _rows_beside(
    region: Region, size: Size, at: tuple[int, int], words: tuple[tuple[int, int], int]
) -> list[tuple[int, int]]:
    """The columns and rows a picture beside text may start at: with its paragraph, with its words, a
    little below them, or as low as its column allows; where that has no room, at the head of the next."""
    (column, row), columns = words
    lowest = region.foot - size.rows
    least = at[1] if column == at[0] else region.top
    if lowest < least and column + 1 < columns:
        return [(column + 1, region.top + step) for step in BESIDE_STEPS]
    wished = {least if column == at[0] else row, *(row + step for step in BESIDE_STEPS), lowest}
    return [(column, top) for top in sorted(wished) if least <= top <= lowest]


def _rows_column(
    region: Region, size: Size, at: tuple[int, int], columns: int
) -> Iterator[tuple[int, int]]:
    """The columns and rows a picture over a whole column may start at: here, at the foot of this
    column, at the head or foot of the next."""
    column, row = at
    yield column, row
    foot = region.foot - size.rows
    if foot >= row + LEAST_TEXT:
        yield column, foot
    if column + 1 < columns:
        yield column + 1, region.top
        if foot > region.top + LEAST_TEXT:
            yield column + 1, foot


def _priced(
    bench: Bench, region: Region, waiting: Waiting, numbered: tuple[int, Candidate]
) -> Place:
    """A candidate and its number → what it costs by itself."""
    weights = bench.weights
    order, candidate = numbered
    wrap, size, column, row = candidate[:4]
    tall = max(0, size.picture_rows - TALL) if wrap is Wrap.COLUMN else 0
    if wrap in (Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR, Wrap.ASTRIDE):
        taken = size.rows * (size.width / bench.grid.width)
    else:
        taken = float(size.rows * candidate.columns)
    away = _distance(region, waiting, column, row)
    shape = size.steps + size.cropped * 4 + tall
    terms: tuple[Charge, ...] = (
        ("distance", away, weights.distance),
        ("size", shape, weights.size),
        ("paper", taken, weights.row),
    )
    cost = away * weights.distance + shape * weights.size + taken * weights.row
    if waiting.late and wrap not in bench.material.kits[waiting.picture].wraps:
        terms += (("wish", 1, weights.wish),)
        cost += weights.wish
    if waiting.page not in (region.page, UNMET):
        far = apart(bench, waiting.page, region.page)
        terms += (("off_page", far, weights.off_page),)
        cost += far * weights.off_page
    if region.foot - row - size.rows == 1 and wrap is not Wrap.SPAN:
        terms += (("sliver", 1, weights.first_line_beside),)
        cost += weights.first_line_beside
    return Place(cost, order, candidate, terms)


def apart(bench: Bench, text: int, picture: int) -> float:
    """The pages of a text and its picture → how far apart they are: on facing pages hardly."""
    away = abs(picture - text)
    facing = bench.grid.facing and away == 1 and max(picture, text) % 2 == 1
    return FACING if facing else float(min(away, FARTHEST))


def anchor_place(
    bench: Bench, region: Region, at: tuple[int, int], kit: PictureKit
) -> tuple[int, int]:
    """Where its paragraph starts and a picture → about the column and row of the picture's own words."""
    column, row = at
    row += int(kit.picture.offset / bench.grid.measure_em)
    while row >= region.foot and column + 1 < bench.grid.columns:
        column, row = column + 1, region.top + row - region.foot
    return column, min(row, region.foot - 1)


def _distance(region: Region, waiting: Waiting, column: int, row: int) -> float:
    """Rows between a picture's head and its text; over columns as the reader's eye goes."""
    if waiting.page == UNMET:
        return 0.0
    if waiting.page != region.page:
        return abs(row - region.top) / 2 + 4
    if column == waiting.column:
        return abs(row - waiting.row) / (1 if row >= waiting.row else 0.5)
    return min(6 + abs(row - waiting.row) / 4, region.foot - region.top)
