"""The whole issue: page after page, the best few beginnings kept side by side; looked at again where a page came out
badly."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.model.cost import CostTerm
from layout.flow.search.beam import distinct
from layout.flow.search.context import Problem, SearchContext
from layout.flow.search.effort import Effort
from layout.flow.search.memo import Memo
from layout.flow.search.page import (
    Beginning,
    PageWays,
    best_beginnings,
    first_beginning,
    place_and_future,
    rank_of,
    set_page,
)
from layout.flow.search.policy import Policy
from layout.flow.search.state import decisions

WIDER = ((2, 1), (4, 4))
"""Where a page came out badly: how many times as wide it is looked again, and how many pages before it with it."""
WEIGHED = 6  # beginnings remembered at the foot of a page, to tell what else was possible

EVEN = frozenset({CostTerm.LINE, CostTerm.LOOSE, CostTerm.PAPER})
"""Terms that every page has: no fault of where things stand."""


WiderFrontiers = dict[int, dict[int, tuple[Beginning, ...]]]
"""By how many times as wide it was looked: the frontiers at the feet of pages."""


class Composition(NamedTuple):
    """What a search found: ways of setting the whole issue, the cheapest first, and for each page the best
    beginnings that were weighed against each other at its foot. ``widest``: how many times as wide it looked."""

    finished: tuple[Beginning, ...]
    weighed: dict[int, tuple[Beginning, ...]]
    widest: int = 1


class Checkpoint(NamedTuple):
    """The foot of a page: the beginnings that go on from there and those in which the issue has ended by then, what
    was weighed, what wider searches left at the feet of the last pages, and what it all took."""

    frontier: tuple[Beginning, ...]
    ended: tuple[Beginning, ...]
    weighed: tuple[Beginning, ...]
    wider: WiderFrontiers
    effort: Effort
    widest: int


class IssueSearch:
    """The search for the pages of one problem under one policy. It can be taken up again at any page."""

    def __init__(self, problem: Problem, policy: Policy, memo: Memo, effort: Effort) -> None:
        self.problem, self.policy, self.memo, self.effort = problem, policy, memo, effort
        first = first_beginning(problem.opening)
        self.checkpoints = [Checkpoint((first,), (), (), {}, effort.copy(), 1)]
        self._wider: WiderFrontiers = {}
        self._known = 0

    @property
    def filled(self) -> int:
        """How often a region was filled since the search was begun or taken up again."""
        return self.effort.fills - self._known

    def resumed(self, problem: Problem, change: int) -> IssueSearch:
        """A problem that differs from this one's from an element on → its search, with the checkpoints that depend on
        nothing that changed."""
        other = IssueSearch(problem, self.policy, self.memo, Effort())
        other.checkpoints = [
            point for point in self.checkpoints if point.effort.furthest < change
        ] or self.checkpoints[:1]
        last = other.checkpoints[-1]
        other.effort.set(last.effort)
        other._known = last.effort.fills
        other._wider = {times: dict(frontiers) for times, frontiers in last.wider.items()}
        return other

    def run(self) -> Composition:
        """Nothing → the ways of setting the whole issue."""
        while self.checkpoints[-1].frontier:
            self.checkpoints.append(self._next_page())
            self._let_go(len(self.checkpoints) - max(back for _, back in WIDER))
        finished = [beginning for point in self.checkpoints for beginning in point.ended]
        context = self._context(self.policy, len(self.checkpoints))
        finished.sort(
            key=lambda beginning: (rank_of(context, beginning), beginning.page, beginning.top)
        )
        weighed = {page: point.weighed for page, point in enumerate(self.checkpoints) if page}
        return Composition(tuple(finished), weighed, self.checkpoints[-1].widest)

    def _let_go(self, page: int) -> None:
        """A page that no search goes back before → what was remembered of those before it is let go."""
        self.memo.forget_pages_before(page)
        for frontiers in self._wider.values():
            for before in [known for known in frontiers if known < page - 1]:
                del frontiers[before]

    def _context(self, policy: Policy, page: int) -> SearchContext:
        return SearchContext(self.problem, policy, page, self.memo, self.effort)

    def _next_page(self) -> Checkpoint:
        """The last checkpoint → the next."""
        page, last = len(self.checkpoints), self.checkpoints[-1]
        context = self._context(self.policy, page)
        ways = set_page(context, last.frontier)
        widest = last.widest
        if self.policy.searching:
            ways, times = self._widened(context, ways)
            widest = max(widest, times)
        ended = sorted(
            ways.ended, key=lambda beginning: (beginning.cost, beginning.page, beginning.top)
        )
        frontier = best_beginnings(context, ways.following)
        known = [beginning.cost for point in self.checkpoints for beginning in point.ended]
        best = min((*known, *(beginning.cost for beginning in ended)), default=None)
        if best is not None:
            frontier = [beginning for beginning in frontier if beginning.cost < best]
        weighed = sorted(
            (*ways.ended, *ways.following), key=lambda beginning: rank_of(context, beginning)
        )
        return Checkpoint(
            tuple(frontier),
            tuple(ended[:WEIGHED]),
            tuple(weighed[:WEIGHED]),
            {times: dict(frontiers) for times, frontiers in self._wider.items()},
            self.effort.copy(),
            widest,
        )

    def _widened(self, context: SearchContext, ways: PageWays) -> tuple[PageWays, int]:
        """The ways of setting a page → the same, and what a wider search from some pages before found beside them,
        where the best of them comes out badly; and how many times as wide it looked."""
        looked = 1
        search = self.problem.style.search
        for times, back in WIDER:
            best = min(
                (*ways.ended, *ways.following), key=lambda beginning: rank_of(context, beginning)
            )
            if faults(self.policy, best, context.page) <= search.fault:
                break
            if self.effort.decisions > search.budget:
                break
            ways = _together(context, ways, self._again(times, back, context.page))
            looked = max(looked, times)
        return ways, looked

    def _again(self, times: int, back: int, last: int) -> PageWays:
        """How many times as wide, how many pages back and a page → the ways up to the foot of that page such a search
        finds, taken up where it was left before, or there."""
        known = self._wider.setdefault(times, {})
        start = max(0, last - 1 - back)
        start = next((page for page in range(last - 1, start, -1) if page in known), start)
        frontier = known.get(start, self.checkpoints[start].frontier)
        policy = self.policy.widened(times)
        ended: list[Beginning] = []
        ways = PageWays((), ())
        for page in range(start + 1, last + 1):
            context = self._context(policy, page)
            ways = set_page(context, frontier)
            ended += ways.ended
            frontier = known[page] = tuple(best_beginnings(context, ways.following))
            if not frontier:
                break
        following = ways.following if page == last else ()
        return PageWays(tuple(ended), following)


def _together(context: SearchContext, ways: PageWays, more: PageWays) -> PageWays:
    """Two sets of ways of setting a page → both, unlike each other."""
    following = sorted(
        (*ways.following, *more.following),
        key=lambda beginning: (rank_of(context, beginning), beginning.page, beginning.top),
    )
    most = context.policy.pages * max(times for times, _ in WIDER)
    return PageWays((*ways.ended, *more.ended), tuple(distinct(following, place_and_future, most)))


def faults(policy: Policy, beginning: Beginning, page: int) -> float:
    """A beginning and a page → what the faults of that page cost."""
    cost = 0.0
    for ancestor in beginning.ancestors():
        if ancestor.parent is None or ancestor.parent.page < page:
            break
        if ancestor.parent.page == page:
            for decision in decisions(ancestor.state.decision):
                for term, times in decision.charges:
                    if term not in EVEN:
                        cost += times * policy.weights[term]
    return cost


def worst(policy: Policy, beginning: Beginning) -> float:
    """A beginning → what the faults of its worst page cost."""
    pages: dict[int, float] = {}
    for ancestor in beginning.ancestors():
        if ancestor.parent is not None:
            for decision in decisions(ancestor.state.decision):
                for term, times in decision.charges:
                    if term not in EVEN:
                        cost = times * policy.weights[term]
                        pages[ancestor.parent.page] = pages.get(ancestor.parent.page, 0.0) + cost
    return max(pages.values(), default=0.0)
