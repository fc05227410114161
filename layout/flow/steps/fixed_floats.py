"""Pictures the editor fixed on a page: they stand before any text does."""

from __future__ import annotations

from layout.document.model import Wrap
from layout.flow.content.pictures import PictureOptions, sizes_of
from layout.flow.search.context import SearchContext
from layout.flow.search.state import Candidate, PlacedEarly, Region, State
from layout.flow.steps.float_candidates import shape_of
from layout.flow.steps.float_options import placed_at


def place_fixed(context: SearchContext, region: Region, state: State) -> State:
    """The state at the head of a page → the same with the pictures the editor fixed on that page.

    A place beyond the grid is moved to the last row or column that holds the picture.
    """
    done = {placed.picture for placed in state.placed_early}
    for index in context.problem.fixed_on.get(region.page, ()):
        options = context.content.pictures[index]
        place = options.picture.place
        if index in done or place is None:
            continue
        if options.wraps[0] is Wrap.PAGE and region.top:
            continue  # it would cover the masthead, or text that stands already
        candidate = _fixed_candidate(context, region, index, options, place[1], place[2])
        free = _free_below(context, state, candidate)
        if free is None:
            continue  # its place is taken: it is placed like any other when its text is met
        state = placed_at(context, state, free, 0.0, ())
        state.placed_early = (*state.placed_early, PlacedEarly(index, region.page))
    return state


def _free_below(context: SearchContext, state: State, candidate: Candidate) -> Candidate | None:
    """A candidate → itself, or the same at the next row below at which it meets no obstacle; None: none."""
    taken = 0
    for obstacle in state.obstacles:
        taken |= obstacle.cells
    row, shape = candidate.row, candidate.shape
    while candidate.cells & taken:
        row += 1
        if row + shape.size.rows > context.grid.rows:
            return None
        candidate = Candidate(candidate.picture, candidate.page, shape, candidate.column, row)
    return candidate


def _fixed_candidate(
    context: SearchContext,
    region: Region,
    picture: int,
    options: PictureOptions,
    column: int,
    row: int,
) -> Candidate:
    """A picture and the column and row (from 1) it is fixed at → the candidate that stands there."""
    grid = context.grid
    wrap = options.wraps[0]
    if wrap is Wrap.ASTRIDE and (grid.columns == 1 or not options.astride):
        wrap = Wrap.COLUMN
    size = (sizes_of(options, wrap) or options.column)[0]
    if wrap is Wrap.PAGE:
        size = size._replace(rows=grid.rows)
    shape = shape_of(context, wrap, size)._replace(charges=(), cost=0.0)  # it has no choice
    at = min(column - 1, grid.columns - shape.columns)
    top = max(region.top, min(row - 1, grid.rows - size.rows))
    return Candidate(picture, region.page, shape, at, top)
