"""Pictures the editor fixed on a page: they stand before any text does."""

from __future__ import annotations

from layout.document.model import Wrap
from layout.flow.bench import Bench
from layout.flow.pictures import PictureKit, sizes_of
from layout.flow.place import placed_at
from layout.flow.places import Candidate, Place, candidate_at
from layout.flow.state import Ahead, Region, State, Waiting


def fixed(bench: Bench, region: Region, state: State) -> State:
    """The state at the head of a page → the same with the pictures the editor fixed on that page.

    A place beyond the grid is moved to the last row or column that holds the picture.
    """
    done = {one.picture for one in state.ahead}
    for index, kit in enumerate(bench.material.kits):
        place = kit.picture.place
        if not kit.picture.fixed or place is None or place[0] != region.page or index in done:
            continue
        candidate = _free_below(bench, state, _fixed_candidate(bench, region, kit, place))
        if candidate is None:
            continue  # its place is taken: it is placed like any other when its text is met
        waiting = Waiting(index, region.page, candidate.column, candidate.row)
        state = placed_at(bench, region, state, waiting, Place(0.0, 0, candidate, ()))
        state = state._replace(ahead=(*state.ahead, Ahead(index, region.page)))
    return state


def _free_below(bench: Bench, state: State, candidate: Candidate) -> Candidate | None:
    """A candidate → itself, or the same at the next row below at which it meets no box; None: none."""
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    wrap, size, column, row, columns = candidate[:5]
    while candidate.cells & taken:
        row += 1
        if row + size.rows > bench.grid.rows:
            return None
        candidate = candidate_at(wrap, size, column, row, columns)
    return candidate


def _fixed_candidate(
    bench: Bench, region: Region, kit: PictureKit, place: tuple[int, int, int]
) -> Candidate:
    """A picture and the page, column and row (from 1) it is fixed at → the candidate that stands there."""
    grid = bench.grid
    wrap = kit.wraps[0]
    if wrap is Wrap.ASTRIDE and (grid.columns == 1 or not kit.astride):
        wrap = Wrap.COLUMN
    size = (sizes_of(kit, wrap) or kit.column)[0]
    columns = {Wrap.ASTRIDE: 2, Wrap.SPAN: grid.columns, Wrap.PAGE: grid.columns}.get(wrap, 1)
    if wrap is Wrap.PAGE:
        size = size._replace(rows=grid.rows)
    column = min(place[1] - 1, grid.columns - columns)
    row = max(region.top, min(place[2] - 1, grid.rows - size.rows))
    return candidate_at(wrap, size, column, row, columns)
