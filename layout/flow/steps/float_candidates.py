"""Where a picture may be tried: every place from its text on, with what it costs by itself. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, Size
from layout.flow.model.placement import cell
from layout.flow.search.context import SearchContext
from layout.flow.search.state import UNMET, Charge, FloatFootprint, PendingFloat, Region

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
    footprint: FloatFootprint


def mirrored(candidate: Candidate) -> Candidate:
    """A candidate at the left of a column → the same at its right."""
    footprint = candidate.footprint._replace(wrap=Wrap.RIGHT.value)
    return candidate._replace(wrap=Wrap.RIGHT, footprint=footprint)


class PricedCandidate(NamedTuple):
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
    footprint = FloatFootprint(column, row, size.rows, wrap.value)
    return Candidate(wrap, size, column, row, columns, cells, footprint)


def float_candidates(
    context: SearchContext, region: Region, pending: PendingFloat, at: tuple[int, int]
) -> tuple[PricedCandidate, ...]:
    """A picture whose text has been met, and the column and row reached → where it can be tried in the
    region, the cheapest first, remembered.
    """
    key = (pending, region, at)
    found = context.float_candidates.get(key)
    if found is None:
        before = cell(*at)
        priced = [
            _priced(context, region, pending, (order, one))
            for order, one in enumerate(_candidates(context, region, pending, at))
            if one.cells >> before << before == one.cells
        ]
        found = context.float_candidates[key] = tuple(sorted(priced, key=lambda one: one[:2]))
    return found


def _candidates(
    context: SearchContext, region: Region, pending: PendingFloat, at: tuple[int, int]
) -> Iterator[Candidate]:
    """A picture → every place it can be tried at in the region."""
    options = context.content.pictures[pending.picture]
    whole = tuple(wrap for wrap in options.wraps if wrap in (Wrap.SPAN, Wrap.PAGE))
    either = Wrap.LEFT in options.wraps and Wrap.RIGHT in options.wraps
    for wrap in (whole or (Wrap.COLUMN,)) if pending.late else options.wraps:
        if wrap is Wrap.RIGHT and either:
            continue  # the other side takes the same lines: it is chosen when the picture is placed
        for one in _wrapped(context, region, at, options, wrap):
            if region.top <= one.row and one.row + one.size.rows <= region.foot:
                yield one


def _wrapped(
    context: SearchContext, region: Region, at: tuple[int, int], options: PictureOptions, wrap: Wrap
) -> Iterator[Candidate]:
    """A way of wrapping → the places it can be tried at from a column and row on."""
    columns = context.grid.columns
    column, row = at
    if column >= columns:
        return
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            words = anchor_place(context, region, at, options)
            for size in options.beside:
                for where, top in _rows_beside(region, size, at, (words, columns)):
                    yield candidate_at(wrap, size, where, top)
        case Wrap.COLUMN:
            for size in options.column:
                for where, top in _rows_column(region, size, at, columns):
                    yield candidate_at(wrap, size, where, top)
        case Wrap.ASTRIDE if column + 1 < columns:
            for size in options.astride:
                lowest = region.foot - size.rows
                for top in sorted({lowest, *(row + step for step in ASTRIDE_STEPS)}):
                    if row <= top <= lowest:
                        yield candidate_at(wrap, size, column, top, 2)
        case Wrap.SPAN | Wrap.PAGE if column == 0:
            for size in options.span:
                taken = size if wrap is Wrap.SPAN else size._replace(rows=context.grid.rows)
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
    context: SearchContext, region: Region, pending: PendingFloat, numbered: tuple[int, Candidate]
) -> PricedCandidate:
    """A candidate and its number → what it costs by itself."""
    weights = context.weights
    order, candidate = numbered
    wrap, size, column, row = candidate[:4]
    tall = max(0, size.picture_rows - TALL) if wrap is Wrap.COLUMN else 0
    if wrap in (Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR, Wrap.ASTRIDE):
        taken = size.rows * (size.width / context.grid.width)
    else:
        taken = float(size.rows * candidate.columns)
    away = _distance(region, pending, column, row)
    shape = size.steps + size.cropped * 4 + tall
    terms: tuple[Charge, ...] = (
        ("distance", away, weights.distance),
        ("size", shape, weights.size),
        ("paper", taken, weights.row),
    )
    cost = away * weights.distance + shape * weights.size + taken * weights.row
    if pending.late and wrap not in context.content.pictures[pending.picture].wraps:
        terms += (("wish", 1, weights.wish),)
        cost += weights.wish
    if pending.page not in (region.page, UNMET):
        far = page_distance(context, pending.page, region.page)
        terms += (("off_page", far, weights.off_page),)
        cost += far * weights.off_page
    if region.foot - row - size.rows == 1 and wrap is not Wrap.SPAN:
        terms += (("sliver", 1, weights.first_line_beside),)
        cost += weights.first_line_beside
    return PricedCandidate(cost, order, candidate, terms)


def page_distance(context: SearchContext, text: int, picture: int) -> float:
    """The pages of a text and its picture → how far apart they are: on facing pages hardly."""
    away = abs(picture - text)
    facing = away == 1 and context.grid.on_left(min(picture, text))
    return FACING if facing else float(min(away, FARTHEST))


def anchor_place(
    context: SearchContext, region: Region, at: tuple[int, int], options: PictureOptions
) -> tuple[int, int]:
    """Where its paragraph starts and a picture → about the column and row of the picture's own words."""
    column, row = at
    row += int(options.picture.offset / context.grid.measure_em)
    while row >= region.foot and column + 1 < context.grid.columns:
        column, row = column + 1, region.top + row - region.foot
    return column, min(row, region.foot - 1)


def _distance(region: Region, pending: PendingFloat, column: int, row: int) -> float:
    """Rows between a picture's head and its text; over columns as the reader's eye goes."""
    if pending.page == UNMET:
        return 0.0
    if pending.page != region.page:
        return abs(row - region.top) / 2 + 4
    if column == pending.column:
        return abs(row - pending.row) / (1 if row >= pending.row else 0.5)
    return min(6 + abs(row - pending.row) / 4, region.foot - region.top)
