"""Where a picture may stand: every candidate from here on, each with what it costs. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterator

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import Box, SetPicture
from layout.flow.pictures import PictureKit, Size, astride_box, beside_box, column_box
from layout.flow.state import Region, Shown, State, Waiting

LEAST_TEXT = 3  # rows of text between a picture and the one above it, or the head of what follows
ASTRIDE_STEPS = (0, 1, 2, 4, 6, 8)  # rows below the text at which a picture astride is tried


def options(bench: Bench, region: Region, state: State, waiting: Waiting) -> list[State]:
    """A state and a picture whose text has been met → the states with it placed, best first.

    Nothing is offered over text already set or over another picture.
    """
    kit = bench.material.kits[waiting.picture]
    found: list[State] = []
    for wrap in kit.wraps:
        for size, column, row, box, x in _candidates(bench, region, state, kit, wrap):
            if row < region.top or row + size.rows > region.foot:
                continue
            if not _free(bench, state, box):
                continue
            placed = (size, column, row, x)
            found.append(_charge(bench, region, state, waiting, (wrap, placed, box)))
    found.sort(key=lambda one: one.cost)
    return found


_Candidate = tuple[Size, int, int, Box, float]


def _candidates(
    bench: Bench, region: Region, state: State, kit: PictureKit, wrap: Wrap
) -> Iterator[_Candidate]:
    """A way of wrapping → the places it can be tried at from the state's row on."""
    grid, looks = bench.grid, bench.looks
    column, row = state.column, state.row
    if column >= grid.columns:
        return
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            side = wrap if wrap is not Wrap.CONTOUR else Wrap.RIGHT
            for size in kit.beside:
                for top in _rows_beside(region, size, row):
                    box, x = beside_box(kit, size, side, (column, top), grid, looks)
                    yield size, column, top, box, x
        case Wrap.COLUMN:
            for size in kit.column:
                for where, top in _rows_column(region, size, (column, row), grid.columns):
                    box = column_box(size, range(where, where + 1), top, grid)
                    yield size, where, top, box, (grid.width - size.width) / 2
        case Wrap.ASTRIDE:
            if column + 1 < grid.columns:
                for size in kit.astride:
                    for step in ASTRIDE_STEPS:
                        box, x = astride_box(kit, size, (column, row + step), grid, looks)
                        yield size, column, row + step, box, x
        case Wrap.SPAN | Wrap.PAGE | Wrap.AUTO:
            yield from _across(bench, region, state, kit, wrap)


def _rows_beside(region: Region, size: Size, row: int) -> Iterator[int]:
    """The rows a picture beside text may start at: at its text, or lower where it must."""
    if row + size.rows <= region.foot:
        yield row


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


def _across(
    bench: Bench, region: Region, state: State, kit: PictureKit, wrap: Wrap
) -> Iterator[_Candidate]:
    """A picture over all columns: at the head of a region nothing stands in yet, or at its foot."""
    grid = bench.grid
    if state.column != 0:
        return
    for size in kit.span:
        rows = size._replace(rows=grid.rows) if wrap is Wrap.PAGE else size
        heads = [region.top] if state.row == region.top else []
        foot = region.foot - rows.rows
        if foot >= state.row + LEAST_TEXT and wrap is not Wrap.PAGE:
            heads.append(foot)
        for top in heads:
            yield rows, 0, top, column_box(rows, range(grid.columns), top, grid), 0.0


def _free(bench: Bench, state: State, box: Box) -> bool:
    """Whether a box meets neither text already set nor another box."""
    taken = {(column, row) for other in state.boxes for column, row, _, _ in other.blocked}
    for column, row, _, _ in box.blocked:
        if (column, row) in taken or column >= bench.grid.columns:
            return False
        if column < state.column or (column == state.column and row < state.row):
            return False
    return True


def _charge(
    bench: Bench,
    region: Region,
    state: State,
    waiting: Waiting,
    chosen: tuple[Wrap, tuple[Size, int, int, float], Box],
) -> State:
    """A chosen place → the state with the picture there and its terms charged."""
    wrap, (size, column, row, x), box = chosen
    weights, grid = bench.weights, bench.grid
    shown = Shown(column, row, size.rows, wrap.value)
    at = SetPicture(
        picture=waiting.picture,
        page=region.page,
        column=column,
        row=row,
        rows=size.rows,
        picture_rows=size.picture_rows,
        x=column * grid.pitch + x,
        width=size.width,
        wrap=wrap.value,
    )
    after = state._replace(boxes=(*state.boxes, box), shown=(*state.shown, shown)).placed(at)
    after = after.charged("distance", _distance(region, waiting, column, row), weights.distance)
    if waiting.page != region.page:
        after = after.charged("off_page", 1, weights.off_page)
    after = after.charged("size", size.steps + size.cropped * 4, weights.size)
    for other in state.shown:
        after = _neighbours(bench, after, shown, other)
    before = state.shown[-1].wrap if state.shown else ""
    after = after.charged("one_sided", float(wrap.value == before), weights.one_sided)
    sliver = region.foot - row - size.rows
    beside = wrap in (Wrap.LEFT, Wrap.RIGHT, Wrap.COLUMN)
    return after.charged("sliver", float(beside and sliver == 1), weights.first_line_beside)


def _distance(region: Region, waiting: Waiting, column: int, row: int) -> float:
    """Rows between a picture's head and its text; over columns as the reader's eye goes."""
    rows = region.foot - region.top
    if waiting.page != region.page:
        return abs(row - region.top) / 2 + 4
    if column == waiting.column:
        return abs(row - waiting.row) / (1 if row >= waiting.row else 0.5)
    return min(6 + abs(row - waiting.row) / 4, rows)


def _neighbours(bench: Bench, state: State, one: Shown, other: Shown) -> State:
    """Two pictures on a page → the state charged where they stand level or stacked."""
    spanning = (Wrap.SPAN.value, Wrap.ASTRIDE.value)
    if one.column != other.column or one.wrap in spanning or other.wrap in spanning:
        apart = abs(one.row - other.row)
        if one.column != other.column and apart < LEAST_TEXT:
            return state.charged("level_twins", 1 - apart / 4, bench.weights.level_twins)
        if one.wrap not in spanning and other.wrap not in spanning:
            return state
    low, high = (one, other) if one.row > other.row else (other, one)
    gap = low.row - high.row - high.rows
    if gap < LEAST_TEXT:
        return state.charged("stacked", 1 - gap / 4, bench.weights.stacked)
    return state
