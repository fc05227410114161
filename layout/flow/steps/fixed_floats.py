"""Pictures the editor fixed on a page: they stand before any text does."""

from __future__ import annotations

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, sizes_of
from layout.flow.search.context import SearchContext
from layout.flow.search.state import PendingFloat, PlacedEarly, Region, State
from layout.flow.steps.float_candidates import Candidate, PricedCandidate, candidate_at
from layout.flow.steps.float_options import placed_at


def fixed(context: SearchContext, region: Region, state: State) -> State:
    """The state at the head of a page → the same with the pictures the editor fixed on that page.

    A place beyond the grid is moved to the last row or column that holds the picture.
    """
    done = {one.picture for one in state.placed_early}
    for index, options in enumerate(context.content.pictures):
        place = options.picture.place
        if not options.picture.fixed or place is None or place[0] != region.page or index in done:
            continue
        if options.wraps[0] is Wrap.PAGE and region.top:
            continue  # it would cover the masthead, or text that stands already
        candidate = _free_below(context, state, _fixed_candidate(context, region, options, place))
        if candidate is None:
            continue  # its place is taken: it is placed like any other when its text is met
        pending = PendingFloat(index, region.page, candidate.column, candidate.row)
        state = placed_at(context, region, state, pending, PricedCandidate(0.0, 0, candidate, ()))
        state = state._replace(placed_early=(*state.placed_early, PlacedEarly(index, region.page)))
    return state


def _free_below(context: SearchContext, state: State, candidate: Candidate) -> Candidate | None:
    """A candidate → itself, or the same at the next row below at which it meets no box; None: none."""
    taken = 0
    for box in state.boxes:
        taken |= box.cells
    wrap, size, column, row, columns = candidate[:5]
    while candidate.cells & taken:
        row += 1
        if row + size.rows > context.grid.rows:
            return None
        candidate = candidate_at(wrap, size, column, row, columns)
    return candidate


def _fixed_candidate(
    context: SearchContext, region: Region, options: PictureOptions, place: tuple[int, int, int]
) -> Candidate:
    """A picture and the page, column and row (from 1) it is fixed at → the candidate that stands there."""
    grid = context.grid
    wrap = options.wraps[0]
    if wrap is Wrap.ASTRIDE and (grid.columns == 1 or not options.astride):
        wrap = Wrap.COLUMN
    size = (sizes_of(options, wrap) or options.column)[0]
    columns = {Wrap.ASTRIDE: 2, Wrap.SPAN: grid.columns, Wrap.PAGE: grid.columns}.get(wrap, 1)
    if wrap is Wrap.PAGE:
        size = size._replace(rows=grid.rows)
    column = min(place[1] - 1, grid.columns - columns)
    row = max(region.top, min(place[2] - 1, grid.rows - size.rows))
    return candidate_at(wrap, size, column, row, columns)
