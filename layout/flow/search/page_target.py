"""Copyfit: the issue made to fill the pages the manifest wishes for, to their last row.

The pages are composed at a pace: at the foot of each, those beginnings are kept that have about as much left to
set as the pages still to come can hold. What is behind goes on with dear paper, so with small pictures and short
paragraphs; what is ahead with paper that costs nothing, or is paid for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.model.cost import CostTerm, cost_of
from layout.flow.model.galley import PageTarget
from layout.flow.search.context import Problem, SearchContext
from layout.flow.search.issue import Composition, IssueSearch, worst
from layout.flow.search.pace import Pace
from layout.flow.search.page import (
    Beginning,
    first_beginning,
    place_and_future,
    rank_of,
    set_page,
)
from layout.flow.search.policy import Policy
from layout.flow.search.state import Candidate, decisions, last_item

DEARER, CHEAPER = (4.0, 120.0), (0.0, -40.0)
"""What a row of paper is worth, times its weight, to what is behind the pace and to what is ahead of it."""
PACE_PENALTY = (100.0, 200.0)
"""What being off the pace costs each time it is tried: a row, by the share of it in the room still to come."""
AIM_CORRECTION = 4  # times what was missed the aim is moved by, for the second
WIDER = 2  # how many times as many beginnings are kept then within a page
HOPELESS = 0.5  # of a page: what is that far from the last row is not tried again
KEPT = 4  # beginnings kept at the foot of a page
BUCKET_ROWS = 4  # rows of a column: what has as much left to set, to so many, counts as alike
MAX_PER_BUCKET = 2  # beginnings kept of those that are alike
UGLY = 3.0  # times ``advanced.fault`` that a page may cost to meet a wish, its lines aside
FULL = 2  # rows a last page may lack and be called full
BARE = 3.0  # how much worse each further one is than an empty row within a page


class Fitted(NamedTuple):
    """A composition, what became of the wish for a number of pages if there was one, and how often the whole issue
    was composed."""

    composition: Composition
    target: PageTarget | None
    compositions: int = 1


def fitted(search: IssueSearch, pages: int, first: Composition) -> Fitted:
    """A search, what it found at the ordinary price and the wished number of pages → what fills them best.

    Where a pace has led past the last row or not up to it, another is tried once that is quicker or slower, more
    looked at. Pages that come out badly are no way of meeting a wish.
    """
    problem = search.problem
    fitter = _Fitter(search, pages)
    tried = [first]
    end = pages * problem.grid.rows
    nearest = min(first.finished, key=fitter.misfit)
    for penalty in () if fitter.full(nearest) else PACE_PENALTY:
        paced = fitter.paced(Pace(problem, end), penalty)
        if not paced.finished:
            break
        tried.append(paced)
        best = min(paced.finished, key=fitter.misfit)
        over = fitter.over(best)
        if fitter.full(best) or abs(over) > problem.grid.rows * HOPELESS:
            break
        end -= AIM_CORRECTION * over
        fitter.widen()
    decent = [
        (fitter.misfit(beginning), at, beginning)
        for at, composition in enumerate(tried)
        for beginning in composition.finished
        if fitter.decent(beginning, first.finished[0])
    ]
    decent.sort(key=lambda each: each[:2])
    _, at, best = decent[0]
    finished = tuple(beginning for _, _, beginning in decent)
    widest = max(first.widest, WIDER if len(tried) > 2 else 1)
    found = Composition(finished, tried[at].weighed, widest)
    return Fitted(found, page_target_of(problem, best, pages), len(tried))


def page_target_of(problem: Problem, beginning: Beginning, pages: int) -> PageTarget:
    """A way of setting the issue and the wished number of pages → what became of the wish."""
    over = rows_of(problem, beginning) - pages * problem.grid.rows
    met = pages_of(beginning) == pages
    return PageTarget(pages, met, -FULL <= over <= 0, over * problem.grid.columns)


class _Fitter:
    """A problem at every price of paper, and the pages wished for."""

    def __init__(self, search: IssueSearch, pages: int) -> None:
        self.problem, self.policy = search.problem, search.policy
        self.memo, self.effort = search.memo, search.effort
        self.pages = pages
        prices = search.problem.style.search
        self.policies = {price: self.policy.priced(prices, price) for price in (*DEARER, *CHEAPER)}

    def widen(self) -> None:
        """Nothing → more states are kept from now on."""
        self.policies = {price: policy.widened(WIDER) for price, policy in self.policies.items()}

    def over(self, beginning: Beginning) -> int:
        """A way of setting the issue → the rows it goes beyond the last row wished for."""
        return rows_of(self.problem, beginning) - self.pages * self.problem.grid.rows

    def full(self, beginning: Beginning) -> bool:
        """A way of setting the issue → whether it fills the pages wished for."""
        return -FULL <= self.over(beginning) <= 0

    def misfit(self, beginning: Beginning) -> float:
        """A way of setting the issue → what it costs, with the pages and rows it misses the wish by."""
        weights, columns = self.policy.weights, self.problem.grid.columns
        over = self.over(beginning)
        rows = over if over > 0 else max(0, -over - FULL)
        missed = abs(pages_of(beginning) - self.pages) * weights[CostTerm.PAGES]
        return beginning.cost + missed + rows * columns * weights[CostTerm.HOLE] * BARE

    def decent(self, beginning: Beginning, ordinary: Beginning) -> bool:
        """Two ways of setting the issue → whether the first has no page that is worse than it may be, nor
        than the other's worst, and does not fill its last page with a picture that was put off."""
        if _ends_in_picture(beginning) and not _ends_in_picture(ordinary):
            return False
        most = max(worst(self.policy, ordinary), UGLY * self.problem.style.search.fault)
        return worst(self.policy, beginning) <= most

    def paced(self, pace: Pace, penalty: float) -> Composition:
        """A pace and what it costs to be off it → the ways of setting the issue that were found."""
        done: list[Beginning] = []
        weighed: dict[int, tuple[Beginning, ...]] = {}
        frontier = [first_beginning(self.problem.opening)]
        while frontier and not (done and frontier[0].page > self.pages):
            page = frontier[0].page
            following: list[Beginning] = []
            ended: list[Beginning] = []
            for price, beginnings in self._priced(frontier, pace):
                context = self._context(self.policies[price], page)
                for beginning in beginnings:
                    ways = set_page(context, (beginning,))
                    ended += [self._repriced(page, after) for after in ways.ended]
                    following += [self._repriced(page, after) for after in ways.following]
            frontier = self._kept(self._context(self.policy, page), following, pace, penalty)
            weighed[page] = (*ended, *frontier)
            done += ended
            self.memo.forget_pages_before(page)
        return Composition(tuple(done), weighed)

    def _context(self, policy: Policy, page: int) -> SearchContext:
        return SearchContext(self.problem, policy, page, self.memo, self.effort)

    def _priced(
        self, beginnings: Sequence[Beginning], pace: Pace
    ) -> list[tuple[float, list[Beginning]]]:
        """Beginnings → the prices they go on at, and which do."""
        behind = [beginning for beginning in beginnings if pace.behind(beginning) > 0]
        ahead = [beginning for beginning in beginnings if pace.behind(beginning) <= 0]
        return [*((price, behind) for price in DEARER), *((price, ahead) for price in CHEAPER)]

    def _kept(
        self, context: SearchContext, beginnings: list[Beginning], pace: Pace, penalty: float
    ) -> list[Beginning]:
        """Beginnings at the foot of a page → the best few, unlike each other in what is left to set."""

        def paced_rank(beginning: Beginning) -> float:
            room = max(BUCKET_ROWS, pace.room(beginning))
            return rank_of(context, beginning) + penalty * pace.behind(beginning) ** 2 / room

        kept: dict[object, Beginning] = {}
        alike: Counter[int] = Counter()
        for beginning in sorted(beginnings, key=paced_rank):
            future = place_and_future(beginning)
            left = round(pace.behind(beginning) / BUCKET_ROWS)
            if future not in kept and alike[left] < MAX_PER_BUCKET:
                alike[left] += 1
                kept[future] = beginning
        return list(kept.values())[:KEPT]

    def _repriced(self, page: int, beginning: Beginning) -> Beginning:
        """A page and a beginning led on to its foot at some price of paper → the same at the ordinary one."""
        cost, here = 0.0, beginning
        while here.parent is not None and here.parent.page == page:
            for decision in decisions(here.state.decision):
                cost += cost_of(decision.charges, self.policy.weights)
            here = here.parent
        return Beginning(
            beginning.page, beginning.top, beginning.state, here.cost + cost, beginning.parent
        )


def _ends_in_picture(beginning: Beginning) -> bool:
    for ancestor in beginning.ancestors():
        item = last_item(ancestor.state.decision)
        if item is not None:
            return isinstance(item, Candidate)
    return False


def rows_of(problem: Problem, beginning: Beginning) -> int:
    """A finished beginning → the rows it takes, all pages together."""
    return (beginning.page - 1) * problem.grid.rows + beginning.top


def pages_of(beginning: Beginning) -> int:
    """A finished beginning → how many pages it takes."""
    return beginning.page if beginning.top else beginning.page - 1
