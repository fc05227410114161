"""Where a picture may be tried: every place from its text on, with what it costs by itself. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterator

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, Size
from layout.flow.model.cost import Charge, CostTerm, cost_of
from layout.flow.model.placement import cell
from layout.flow.search.context import SearchContext
from layout.flow.search.state import UNMET, Candidate, PendingFloat, Region

LEAST_TEXT = 3  # rows of text between a picture and the one above it, or the head of what follows
ASTRIDE_STEPS = (0, 1, 2, 4, 6, 8)  # rows below the text at which a picture astride is tried
FARTHEST = 4  # pages: farther away is no worse
FACING = 0.12  # of what another page costs: the share a picture on the facing page does
BESIDE_STEPS = (0, 3)  # rows below its words at which a picture beside text is tried
TALL = 13  # rows from which a picture over a column is felt to be large
BESIDE = (Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR)
CROPPED = 4.0  # steps of size that a picture wholly cropped would count for


def float_candidates(
    context: SearchContext, region: Region, pending: PendingFloat, column: int, row: int
) -> tuple[Candidate, ...]:
    """A picture whose text has been met, and the column and row reached → where it can be tried in the
    region, the cheapest first, remembered.
    """
    key = (pending, region, column, row)
    found = context.memo.candidates.get(key)
    if found is None:
        before = cell(column, row)
        priced = []
        for order, one in enumerate(_candidates(context, region, pending, column, row)):
            if one.cells >> before << before == one.cells:
                one.order = order
                one.charges = _charges(context, region, pending, one)
                one.cost = cost_of(one.charges, context.weights)
                priced.append(one)
        priced.sort(key=_by_cost)
        found = context.memo.candidates[key] = tuple(priced)
    return found


def _by_cost(candidate: Candidate) -> tuple[float, int]:
    return candidate.cost, candidate.order


def _candidates(
    context: SearchContext, region: Region, pending: PendingFloat, column: int, row: int
) -> Iterator[Candidate]:
    """A picture → every place it can be tried at in the region."""
    if column >= context.grid.columns:
        return
    options = context.content.pictures[pending.picture]
    whole = tuple(wrap for wrap in options.wraps if wrap in (Wrap.SPAN, Wrap.PAGE))
    either = Wrap.LEFT in options.wraps and Wrap.RIGHT in options.wraps
    for wrap in (whole or (Wrap.COLUMN,)) if pending.late else options.wraps:
        if wrap is Wrap.RIGHT and either:
            continue  # the other side takes the same lines: it is chosen when the picture is placed
        for size, where, top, columns in _tried(context, region, options, wrap, column, row):
            if region.top <= top and top + size.rows <= region.foot:
                yield Candidate(pending.picture, region.page, wrap, size, where, top, columns)


def _tried(
    context: SearchContext,
    region: Region,
    options: PictureOptions,
    wrap: Wrap,
    column: int,
    row: int,
) -> Iterator[tuple[Size, int, int, int]]:
    """A way of wrapping → the sizes, columns and rows it can be tried at from a column and row on, and how many
    columns it takes."""
    columns = context.grid.columns
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            words = anchor_place(context, region, column, row, options)
            for size in options.beside:
                for where, top in _rows_beside(region, size, column, row, words, columns):
                    yield size, where, top, 1
        case Wrap.COLUMN:
            for size in options.column:
                for where, top in _rows_column(region, size, column, row, columns):
                    yield size, where, top, 1
        case Wrap.ASTRIDE if column + 1 < columns:
            for size in options.astride:
                lowest = region.foot - size.rows
                for top in sorted({lowest, *(row + step for step in ASTRIDE_STEPS)}):
                    if row <= top <= lowest:
                        yield size, column, top, 2
        case Wrap.SPAN | Wrap.PAGE if column == 0:
            for size in options.span:
                taken = size if wrap is Wrap.SPAN else size._replace(rows=context.grid.rows)
                for top in _rows_across(region, taken, row, wrap):
                    yield taken, 0, top, columns


def _rows_across(region: Region, size: Size, row: int, wrap: Wrap) -> Iterator[int]:
    """The rows a picture over all columns may start at: the head of a region in which nothing stands
    yet, or its foot."""
    if row == region.top:
        yield row
    foot = region.foot - size.rows
    if foot >= row + LEAST_TEXT and wrap is Wrap.SPAN:
        yield foot


def _rows_beside(
    region: Region, size: Size, column: int, row: int, words: tuple[int, int], columns: int
) -> list[tuple[int, int]]:
    """The column and row reached, and those of a picture's words → the columns and rows it may start at beside
    text: with its paragraph, with its words, a little below them, or as low as its column allows; where that has
    no room, at the head of the next."""
    where, line = words
    lowest = region.foot - size.rows
    least = row if where == column else region.top
    if lowest < least and where + 1 < columns:
        return [(where + 1, region.top + step) for step in BESIDE_STEPS]
    wished = {
        least if where == column else line,
        *(line + step for step in BESIDE_STEPS),
        lowest,
    }
    return [(where, top) for top in sorted(wished) if least <= top <= lowest]


def _rows_column(
    region: Region, size: Size, column: int, row: int, columns: int
) -> Iterator[tuple[int, int]]:
    """The columns and rows a picture over a whole column may start at: here, at the foot of this
    column, at the head or foot of the next."""
    yield column, row
    foot = region.foot - size.rows
    if foot >= row + LEAST_TEXT:
        yield column, foot
    if column + 1 < columns:
        yield column + 1, region.top
        if foot > region.top + LEAST_TEXT:
            yield column + 1, foot


def _charges(
    context: SearchContext, region: Region, pending: PendingFloat, candidate: Candidate
) -> tuple[Charge, ...]:
    """A candidate → what it is charged by itself."""
    wrap, size = candidate.wrap, candidate.size
    tall = max(0, size.picture_rows - TALL) if wrap is Wrap.COLUMN else 0
    if wrap in BESIDE or wrap is Wrap.ASTRIDE:
        taken = size.rows * (size.width / context.grid.width)
    else:
        taken = float(size.rows * candidate.columns)
    charges: list[Charge] = [
        (CostTerm.DISTANCE, _distance(region, pending, candidate.column, candidate.row)),
        (CostTerm.SIZE, size.steps + size.cropped * CROPPED + tall),
        (CostTerm.PAPER, taken),
    ]
    if pending.late and wrap not in context.content.pictures[pending.picture].wraps:
        charges.append((CostTerm.WISH, 1.0))
    if pending.page not in (region.page, UNMET):
        charges.append((CostTerm.OFF_PAGE, page_distance(context, pending.page, region.page)))
    if region.foot - candidate.row - size.rows == 1 and wrap is not Wrap.SPAN:
        charges.append((CostTerm.SLIVER, 1.0))
    return tuple(charges)


def page_distance(context: SearchContext, text: int, picture: int) -> float:
    """The pages of a text and its picture → how far apart they are: on facing pages hardly."""
    away = abs(picture - text)
    facing = away == 1 and context.grid.on_left(min(picture, text))
    return FACING if facing else float(min(away, FARTHEST))


def anchor_place(
    context: SearchContext, region: Region, column: int, row: int, options: PictureOptions
) -> tuple[int, int]:
    """Where its paragraph starts and a picture → about the column and row of the picture's own words."""
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
    return min(6 + abs(row - pending.row) / 4, float(region.foot - region.top))
