"""Where a picture may stand: every candidate from here on, each with what it costs. TYPOGRAPHY R, L4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.model import Box, SetPicture, cell
from layout.flow.pictures import PictureKit, Size, astride_box, beside_box, column_box
from layout.flow.state import UNMET, Ahead, Charge, Region, Shown, State, Trail, Waiting

LEAST_TEXT = 3  # rows of text between a picture and the one above it, or the head of what follows
ASTRIDE_STEPS = (0, 1, 2, 4, 6, 8)  # rows below the text at which a picture astride is tried
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


def candidate_at(wrap: Wrap, size: Size, column: int, row: int, columns: int = 1) -> Candidate:
    """A way of wrapping, a size and a place → the candidate."""
    rows = (1 << size.rows) - 1
    cells = 0
    for each in range(column, column + columns):
        cells |= rows << cell(each, max(row, 0))
    return Candidate(wrap, size, column, row, columns, cells)


def options(bench: Bench, region: Region, state: State, waiting: Waiting, most: int) -> list[State]:
    """A state and a picture whose text has been met → the states with it placed, the cheapest first.

    No more than ``most``; nothing is offered over text already set or over another picture.
    """
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    before = cell(state.column, state.row)
    near: list[tuple[float, int, Candidate]] = []
    for candidate in candidates(bench, region, waiting, (state.column, state.row)):
        cells = candidate.cells
        if cells & taken or (cells >> before) << before != cells:
            continue
        away = _distance(region, waiting, candidate.column, candidate.row)
        cost = away * bench.weights.distance + candidate.size.steps * bench.weights.size
        near.append((cost, len(near), candidate))
    near.sort()
    found: dict[tuple[object, ...], tuple[float, int, Candidate, list[Charge]]] = {}
    for _, order, candidate in near[: most * 3]:
        terms = _terms(bench, region, state, waiting, candidate)
        cost = sum(times * weight for _, times, weight in terms)
        room = (candidate.size, candidate.cells)  # the two sides of a column leave the same lines
        if room not in found or cost < found[room][0]:
            found[room] = (cost, order, candidate, terms)
    cheapest = sorted(found.values(), key=lambda one: one[:2])
    return [
        placed_at(bench, region, state, waiting, (candidate, terms, cost))
        for cost, _, candidate, terms in cheapest[:most]
    ]


def candidates(
    bench: Bench, region: Region, waiting: Waiting, at: tuple[int, int]
) -> tuple[Candidate, ...]:
    """A picture met at a column and row → every place it can be tried at in the region, remembered."""
    key = (waiting.picture, waiting.late, region, at)
    found = bench.candidates.get(key)
    if found is None:
        kit = bench.material.kits[waiting.picture]
        whole = tuple(wrap for wrap in kit.wraps if wrap in (Wrap.SPAN, Wrap.PAGE))
        found = tuple(
            one
            for wrap in ((whole or (Wrap.COLUMN,)) if waiting.late else kit.wraps)
            for one in _candidates(bench, region, at, kit, wrap)
            if region.top <= one.row and one.row + one.size.rows <= region.foot
        )
        bench.candidates[key] = found
    return found


def _candidates(
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


def _room(bench: Bench, kit: PictureKit, candidate: Candidate) -> tuple[Box, float]:
    """A chosen candidate → the room it takes and its x from its column's left edge, remembered."""
    key = (kit.picture.span, candidate)
    found = bench.rooms.get(key)
    if found is not None:
        return found
    grid, looks = bench.grid, bench.looks
    wrap, size, column, row, columns, _ = candidate
    match wrap:
        case Wrap.LEFT | Wrap.RIGHT | Wrap.CONTOUR:
            side = wrap if wrap is not Wrap.CONTOUR else Wrap.RIGHT
            room = beside_box(kit, size, side, (column, row), grid, looks)
        case Wrap.ASTRIDE:
            room = astride_box(kit, size, (column, row), grid, looks)
        case _:
            over = range(column, column + columns)
            whole = grid.area if columns > 1 else grid.width
            room = column_box(size, over, row, grid), (whole - size.width) / 2
    bench.rooms[key] = room
    return room


def apart(bench: Bench, text: int, picture: int) -> float:
    """The pages of a text and its picture → how far apart they are: on facing pages hardly."""
    facing = bench.grid.facing and abs(picture - text) == 1 and max(picture, text) % 2 == 1
    return FACING if facing else 1.0


def anchor_place(
    bench: Bench, region: Region, at: tuple[int, int], kit: PictureKit
) -> tuple[int, int]:
    """Where its paragraph starts and a picture → about the column and row of the picture's own words."""
    column, row = at
    row += int(kit.picture.offset / bench.grid.measure_em)
    while row >= region.foot and column + 1 < bench.grid.columns:
        column, row = column + 1, region.top + row - region.foot
    return column, min(row, region.foot - 1)


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


def placed_at(
    bench: Bench,
    region: Region,
    state: State,
    waiting: Waiting,
    chosen: tuple[Candidate, list[Charge], float],
) -> State:
    """A chosen place and its terms → the state with the picture there."""
    candidate, terms, cost = chosen
    wrap, size, column, row, _, _ = candidate
    box, x = _room(bench, bench.material.kits[waiting.picture], candidate)
    at = SetPicture(
        picture=waiting.picture,
        page=region.page,
        column=column,
        row=row,
        rows=size.rows,
        picture_rows=size.picture_rows,
        x=column * bench.grid.pitch + x,
        width=size.width,
        wrap=wrap.value,
    )
    shown = Shown(column, row, size.rows, wrap.value)
    return State(
        state.cost + cost,
        *state[1:4],
        (*state.boxes, box),
        state.waiting,
        (*state.shown, shown),
        *state[7:9],
        Trail(at, terms, state.trail),
    )


def _terms(
    bench: Bench, region: Region, state: State, waiting: Waiting, candidate: Candidate
) -> list[Charge]:
    """A place for a picture → what it costs there."""
    weights = bench.weights
    wrap, size, column, row, _, _ = candidate
    away = _distance(region, waiting, column, row)
    tall = max(0, size.picture_rows - TALL) if wrap is Wrap.COLUMN else 0
    terms = [
        ("distance", away, weights.distance),
        ("size", size.steps + size.cropped * 4 + tall, weights.size),
    ]
    if wrap in (Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR, Wrap.ASTRIDE):
        taken = size.rows * (size.width / bench.grid.width)
    else:
        taken = size.rows * candidate.columns
    terms.append(("paper", taken, weights.row))
    if waiting.page not in (region.page, UNMET):
        terms.append(("off_page", apart(bench, waiting.page, region.page), weights.off_page))
    shown = Shown(column, row, size.rows, wrap.value)
    terms += [
        term for other in state.shown if (term := _neighbours(bench, shown, other)) is not None
    ]
    if state.shown and wrap.value == state.shown[-1].wrap:
        terms.append(("one_sided", 1, weights.one_sided))
    if region.foot - row - size.rows == 1 and wrap is not Wrap.SPAN:
        terms.append(("sliver", 1, weights.first_line_beside))
    return terms


def ahead_terms(bench: Bench, met: Waiting, ahead: Ahead) -> tuple[Charge, ...]:
    """A text met at last and its picture placed before it → what their distance costs."""
    if ahead.row < 0:
        return ()
    if ahead.page != met.page:
        return (("off_page", apart(bench, met.page, ahead.page), bench.weights.off_page),)
    return (("distance", abs(met.row - ahead.row) / 4, bench.weights.distance),)


def _distance(region: Region, waiting: Waiting, column: int, row: int) -> float:
    """Rows between a picture's head and its text; over columns as the reader's eye goes."""
    if waiting.page == UNMET:
        return 0.0
    if waiting.page != region.page:
        return abs(row - region.top) / 2 + 4
    if column == waiting.column:
        return abs(row - waiting.row) / (1 if row >= waiting.row else 0.5)
    return min(6 + abs(row - waiting.row) / 4, region.foot - region.top)


def _neighbours(bench: Bench, one: Shown, other: Shown) -> tuple[str, float, float] | None:
    """Two pictures on a page → what it costs that they stand level or stacked."""
    broad = (Wrap.SPAN.value, Wrap.ASTRIDE.value)
    both = one.wrap in broad or other.wrap in broad
    if one.column != other.column and abs(one.row - other.row) < LEAST_TEXT:
        return "level_twins", 1 - abs(one.row - other.row) / 4, bench.weights.level_twins
    if one.column != other.column and not both:
        return None
    low, high = (one, other) if one.row > other.row else (other, one)
    gap = low.row - high.row - high.rows
    if gap < LEAST_TEXT:
        return "stacked", 1 - gap / 4, bench.weights.stacked
    return None
