"""Where a picture may be tried: every place from its text on, with what it costs by itself. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, Size, sizes_of
from layout.flow.model.cost import Charge, CostTerm, cost_of
from layout.flow.search.context import SearchContext
from layout.flow.search.state import (
    UNMET,
    Candidate,
    PendingFloat,
    Region,
    Shape,
    row_bits,
)

LEAST_TEXT = 3  # rows of text between a picture and the one above it, or the head of what follows
ASTRIDE_STEPS = (0, 1, 2, 4, 6, 8)  # rows below the text at which a picture astride is tried
FARTHEST = 4  # pages: farther away is no worse
FACING = 0.12  # of what another page costs: the share a picture on the facing page does
BESIDE_STEPS = (0, 3)  # rows below its words at which a picture beside text is tried
TALL = 13  # rows from which a picture over a column is felt to be large
BESIDE = (Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR)
OVER_ALL = (Wrap.SPAN, Wrap.PAGE)
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
        priced = list(_candidates(context, region, pending, column, row))
        for order, candidate in enumerate(priced):
            candidate.order = order
        priced.sort(key=_by_cost)
        found = context.memo.candidates[key] = tuple(priced)
    return found


def _by_cost(candidate: Candidate) -> float:
    return candidate.cost


def _candidates(
    context: SearchContext, region: Region, pending: PendingFloat, column: int, row: int
) -> Iterator[Candidate]:
    """A picture → every place it can be tried at in the region, priced."""
    if column >= context.grid.columns:
        return
    options, weights = context.content.pictures[pending.picture], context.weights
    off_page, late = _by_page(context, region, pending), _if_late(pending, options)
    top, foot = region.top, region.foot
    for wrap in _wraps(pending, options):
        extra = (*late.get(wrap, ()), *off_page)
        dearer = cost_of(extra, weights)
        for shape in _shapes(context, pending.picture, options, wrap):
            rows = shape.size.rows
            for where, head in _heads(context, region, options, shape, column, row):
                if head < top or head + rows > foot or (where, head) < (column, row):
                    continue
                candidate = Candidate(pending.picture, region.page, shape, where, head)
                candidate.away = _distance(region, pending, where, head)
                candidate.extra = extra
                candidate.cost += candidate.away * weights[CostTerm.DISTANCE] + dearer
                if foot - head - rows == 1 and wrap is not Wrap.SPAN:
                    candidate.extra = (*extra, (CostTerm.SLIVER, 1.0))
                    candidate.cost += weights[CostTerm.SLIVER]
                yield candidate


def _wraps(pending: PendingFloat, options: PictureOptions) -> tuple[Wrap, ...]:
    """A picture → the ways of wrapping that are tried; of two sides the left alone: the other takes the same lines
    and is chosen when the picture is placed."""
    if pending.late:
        return tuple(wrap for wrap in options.wraps if wrap in OVER_ALL) or (Wrap.COLUMN,)
    if Wrap.LEFT in options.wraps:
        return tuple(wrap for wrap in options.wraps if wrap is not Wrap.RIGHT)
    return options.wraps


def _if_late(pending: PendingFloat, options: PictureOptions) -> dict[Wrap, tuple[Charge, ...]]:
    """A picture → what it is charged for standing over a column at the end of its article against its editor's wish."""
    if pending.late and Wrap.COLUMN not in options.wraps:
        return {Wrap.COLUMN: ((CostTerm.WISH, 1.0),)}
    return {}


def _by_page(context: SearchContext, region: Region, pending: PendingFloat) -> tuple[Charge, ...]:
    """A picture → what it is charged for standing on another page than its text."""
    if pending.page in (region.page, UNMET):
        return ()
    return ((CostTerm.OFF_PAGE, page_distance(context, pending.page, region.page)),)


def _shapes(
    context: SearchContext, picture: int, options: PictureOptions, wrap: Wrap
) -> tuple[Shape, ...]:
    """A picture and a way of wrapping → the shapes it may have so, remembered."""
    key = (picture, wrap)
    found = context.memo.shapes.get(key)
    if found is None:
        sizes = sizes_of(options, wrap)
        if wrap is Wrap.PAGE:
            sizes = tuple(size._replace(rows=context.grid.rows) for size in sizes)
        found = tuple(shape_of(context, wrap, size) for size in sizes)
        context.memo.shapes[key] = found
    return found


def shape_of(context: SearchContext, wrap: Wrap, size: Size) -> Shape:
    """A way of wrapping and a size → the shape, with what it is charged wherever it stands."""
    columns = context.grid.columns if wrap in OVER_ALL else size.columns
    tall = max(0, size.picture_rows - TALL) if wrap is Wrap.COLUMN else 0
    if wrap in BESIDE or wrap is Wrap.ASTRIDE:
        taken = size.rows * (size.width / context.grid.width)
    else:
        taken = float(size.rows * columns)
    charges = (
        (CostTerm.SIZE, size.steps + size.cropped * CROPPED + tall),
        (CostTerm.PAPER, taken),
    )
    bits = row_bits(size.rows, columns)
    return Shape(wrap, size, columns, bits, charges, cost_of(charges, context.weights))


def _heads(
    context: SearchContext,
    region: Region,
    options: PictureOptions,
    shape: Shape,
    column: int,
    row: int,
) -> Iterable[tuple[int, int]]:
    """A shape → the columns and rows it can be tried at from a column and row on."""
    columns, size = context.grid.columns, shape.size
    match shape.wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            words = anchor_place(context, region, column, row, options)
            return _rows_beside(region, size, column, row, words, columns)
        case Wrap.COLUMN:
            return _rows_column(region, size, column, row, columns)
        case Wrap.ASTRIDE if column + 1 < columns:
            lowest = region.foot - size.rows
            tops = sorted({lowest, *(row + step for step in ASTRIDE_STEPS)})
            return [(column, top) for top in tops if row <= top <= lowest]
        case Wrap.COLUMNS:
            heads = _rows_column(region, size, column, row, columns)
            return [(where, top) for where, top in heads if where + size.columns <= columns]
        case Wrap.SPAN | Wrap.PAGE if column == 0:
            return [(0, top) for top in _rows_across(region, size, row, shape.wrap)]
    return ()


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
    """The columns and rows a picture over whole columns may start at: here, at the foot of this
    column, at the head or foot of the next."""
    yield column, row
    foot = region.foot - size.rows
    if foot >= row + LEAST_TEXT:
        yield column, foot
    if column + 1 < columns:
        yield column + 1, region.top
        if foot > region.top + LEAST_TEXT:
            yield column + 1, foot


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
