"""One page: beginnings of the issue led on, band by band, to the head of the next page.

A page is a pile of bands. A band opens with a title over all columns, or goes on from the page before; it
ends level (G6) above the next such title, or at the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.flow.model.cost import CostTerm
from layout.flow.model.placement import Obstacle, SetStack
from layout.flow.search.across import continue_across, row_clear, under_across
from layout.flow.search.band import LEAST_BAND, Way, at_next_page, level_ends, waiting_cost
from layout.flow.search.beam import HOPELESS, distinct, dominance_key, ranked
from layout.flow.search.context import Opening, SearchContext
from layout.flow.search.region import fill
from layout.flow.search.state import Region, StackRemainder, State, decisions
from layout.flow.steps.fixed_floats import place_fixed

COMPANY = (2, 3)  # rows of each column that may go with what closes the issue to a last page

AT_FOOT = frozenset({CostTerm.UNEVEN, CostTerm.WIDOW, CostTerm.FIRST_LINE})
"""Faults that columns of another height may not have."""


class Beginning:
    """A beginning of the issue: everything above ``top`` of ``page`` is in place.

    ``state`` is the one there; the cost and the decisions it knows of are those of the last band, which stands on
    the page of the ``parent`` it went on from. ``cost`` is that of the whole beginning.
    """

    __slots__ = ("cost", "page", "parent", "state", "top")

    def __init__(self, page: int, top: int, state: State, cost: float, parent: Beginning | None):
        self.page, self.top, self.state, self.cost, self.parent = page, top, state, cost, parent

    def led_on(self, way: Way) -> Beginning:
        """A way of setting the next band → the beginning that goes on so."""
        return Beginning(way.page, way.top, way.state, self.cost + way.state.cost, self)

    def ancestors(self) -> Iterator[Beginning]:
        """Nothing → this beginning and all it came from, the newest first."""
        here: Beginning | None = self
        while here is not None:
            yield here
            here = here.parent


class PageWays(NamedTuple):
    """How a page can be set: the beginnings in which the issue has ended, and those at the head of the next page."""

    ended: tuple[Beginning, ...]
    following: tuple[Beginning, ...]


def first_beginning(opening: Opening) -> Beginning:
    """The head of page one → the beginning in which nothing is placed yet."""
    return Beginning(1, opening.top, State(), 0.0, None)


def rank_of(context: SearchContext, beginning: Beginning) -> float:
    """A beginning → what it cost, what the rows still to come will cost and its pictures that wait."""
    estimate, state = context.problem.estimate, beginning.state
    to_come = estimate.to_come(state) * context.policy.row_to_come
    return beginning.cost + to_come + waiting_cost(context, beginning.page, state)


def set_page(context: SearchContext, beginnings: Sequence[Beginning]) -> PageWays:
    """Beginnings on the page of the context → the ways of setting it."""
    ended: list[Beginning] = []
    following: list[Beginning] = []
    queue = list(beginnings)
    while queue:
        queue.sort(key=lambda beginning: (beginning.top, rank_of(context, beginning)))
        beginning = queue.pop(0)
        for way in _ways(context, beginning):
            after = beginning.led_on(way)
            if finished(context, way.state):
                ended.append(after)
            elif way.page == context.page:
                queue.append(after)
            else:
                following.append(after)
        queue = best_beginnings(context, queue)
    return PageWays(tuple(ended), tuple(following))


def finished(context: SearchContext, state: State) -> bool:
    """A state → whether everything is in its place."""
    at_end = state.element == len(context.elements)
    return at_end and not state.pending and not state.remainder


def best_beginnings(context: SearchContext, beginnings: Sequence[Beginning]) -> list[Beginning]:
    """Beginnings side by side → the best few, unlike each other."""
    if not context.policy.searching:
        return list(beginnings[:1])
    in_order = sorted(
        beginnings,
        key=lambda beginning: (rank_of(context, beginning), beginning.page, beginning.top),
    )
    most = rank_of(context, in_order[0]) + HOPELESS if in_order else 0.0
    near = (beginning for beginning in in_order if rank_of(context, beginning) <= most)
    return distinct(near, place_and_future, context.policy.pages)


def place_and_future(beginning: Beginning) -> tuple[object, ...]:
    """A beginning → what makes it unlike another: where it ends and what can follow."""
    state = beginning.state
    return (beginning.page, beginning.top, state.element, dominance_key(state))


def _ways(context: SearchContext, beginning: Beginning) -> list[Way]:
    """A beginning → the ways of setting its next band."""
    found: list[Way] = []
    for region, start in _starts(context, beginning):
        if finished(context, start):
            found.append(Way(beginning.page, region.top, start))
            continue
        if region.top == region.foot:  # what stands over all columns has filled the page
            found.append(Way(beginning.page + 1, 0, at_next_page(start)))
            continue
        filled = fill(context, region, start)
        moved = _progressed(region, start, filled.full)
        stopped = {
            index: _progressed(region, start, states) for index, states in filled.stopped.items()
        }
        if not moved and not any(stopped.values()):
            moved = [_given_up(filled.full[0] if filled.full else start)]
        moved += _shorter(context, region, start, moved)
        found += [Way(beginning.page + 1, 0, at_next_page(state)) for state in moved]
        for index, states in sorted(stopped.items()):
            ends = level_ends(context, region, start, index, states) if states else []
            found += ends
            if ends and index == _closing(context) and all(way.top == 0 for way in ends):
                found += _with_company(context, region, start)
    return found or [_next_page(context, beginning)]


def _shorter(
    context: SearchContext, region: Region, start: State, full: list[State]
) -> list[State]:
    """A region to the foot of its page and the ways it can be filled → where the best ends badly, the ways
    of ending all its columns a row higher."""
    if not context.policy.searching or context.grid.columns == 1 or not full:
        return []
    best = min(full, key=lambda state: ranked(context, state))
    charges = (
        charge
        for decision in decisions(best.decision, start.decision)
        for charge in decision.charges
    )
    if not any(term in AT_FOOT and times for term, times in charges):
        return []
    shorter = fill(context, region._replace(foot=region.foot - 1), start).full
    return [
        state.charged(CostTerm.HOLE, float(context.grid.columns), context.weights)
        for state in _progressed(region, start, shorter)
    ]


def _closing(context: SearchContext) -> int:
    """Nothing → the element that closes the issue under its last article; -1 where none does."""
    last = len(context.elements) - 1
    return last if context.elements[last].opens and not context.elements[last].article else -1


def _with_company(context: SearchContext, region: Region, start: State) -> list[Way]:
    """A region after whose text what closes the issue has no room → the ways of leaving it some rows of text on the
    next page, so that it does not stand there alone."""
    if not context.policy.searching:
        return []
    ways: list[Way] = []
    for rows in COMPANY:
        if region.foot - rows <= region.top:
            break
        shorter = fill(context, region._replace(foot=region.foot - rows), start).full
        for state in _progressed(region, start, shorter):
            times = float(rows * context.grid.columns)
            charged = state.charged(CostTerm.HOLE, times, context.weights)
            ways.append(Way(region.page + 1, 0, at_next_page(charged)))
    return ways


def _progressed(region: Region, start: State, states: Sequence[State]) -> list[State]:
    """The state at the head of a page and those at its foot → those up to which anything was placed on it: after
    the others the next page would be no better."""
    return [state for state in states if not _no_progress(region, start, state)]


def _no_progress(region: Region, start: State, state: State) -> bool:
    """The states at the head and the foot of a page → whether nothing at all was placed on it."""
    if region.top or start.obstacles:  # where a picture is fixed the next page has more room
        return False
    if start.element != state.element:
        return False
    return all(step.item is None for step in decisions(state.decision, start.decision))


def _next_page(context: SearchContext, beginning: Beginning) -> Way:
    """A beginning under which no title fits → the way to the head of the next page, without what fits on none."""
    state = _fresh(context, beginning)
    if beginning.top == 0 and not state.obstacles:
        state = _given_up(state)
    return Way(beginning.page + 1, 0, at_next_page(state))


def _given_up(state: State) -> State:
    """A state from which nothing can be placed on a whole page → the same without what comes next: a picture, what
    is left of a paragraph or stack, a whole element. It is missed where the galley is looked through."""
    after = state.copy()
    if state.pending:
        after.pending = state.pending[1:]
    elif state.remainder is not None:
        after.remainder = None
    else:
        after.element += 1
    return after


def _fresh(context: SearchContext, beginning: Beginning) -> State:
    """A beginning → the state at the head of its next band, the pictures fixed on its page in place."""
    state, page, top = beginning.state.copy(), beginning.page, beginning.top
    state.cost, state.decision, state.feet = 0.0, None, ()
    anchors = context.problem.anchors
    state.placed_early = tuple(  # what its text has gone by is of no more interest
        placed for placed in state.placed_early if anchors.get(placed.picture, -1) >= state.element
    )
    if top == 0 or state.element == 0:
        return place_fixed(context, Region(page, top, context.grid.rows), state)
    return state


def _starts(context: SearchContext, beginning: Beginning) -> list[tuple[Region, State]]:
    """A beginning → the regions its next band may be, with the state at their head."""
    elements, page, top = context.elements, beginning.page, beginning.top
    state = _fresh(context, beginning)
    found: list[tuple[Region, State]] = []
    element = elements[state.element] if state.element < len(elements) else None
    context.effort.sees(state.element)
    if isinstance(state.remainder, StackRemainder) and state.remainder.across:
        over = continue_across(context, state)
        return [over] if over is not None else []
    held = all(context.problem.takes_page(pending.picture) for pending in state.pending)
    opens = element is not None and element.opens and not state.remainder and held
    if opens and element is not None and element.span_cost < float("inf"):
        under = under_across(context, top, state)
        found += [under] if under is not None else ()
    below = top > 0 and state.element > 0  # under a level band only a title over all columns opens
    if not opens or (element is not None and element.column_cost < float("inf") and not below):
        found.append((Region(page, top, context.grid.rows), state.at(0, top)))
    if beginning.parent is None:
        return [(region, _with_contents(context, start)) for region, start in found]
    return found


def _with_contents(context: SearchContext, state: State) -> State:
    """The state at the head of a band → the same, of the first band with the contents at the head of the last
    column."""
    contents = context.problem.opening.contents
    if contents is None:
        return state
    column, grid = context.grid.columns - 1, context.grid
    under = LEAST_BAND if grid.columns == 1 else 0  # beside it text stands in the other columns
    row = row_clear(context, state, state.row, contents.rows)
    obstacle = Obstacle((column, each, 0.0, grid.width) for each in range(row, row + contents.rows))
    met = any(obstacle.cells & other.cells for other in state.obstacles)
    if met or row + contents.rows + under > grid.rows:
        return state  # too long for what is left of page one
    placed = state.placed(SetStack(-1, context.page, column, row, False, contents))
    placed.obstacles = (*placed.obstacles, obstacle)
    return placed
