"""Why the pages are as they are: their terms, and the best alternative to each that was given up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from layout.flow.model.cost import CostTerm
from layout.flow.model.galley import Change, PageScore, Rival, TermCost
from layout.flow.model.placement import SetLines, SetPicture, SetStack
from layout.flow.search.context import Problem, SearchContext
from layout.flow.search.effort import Effort
from layout.flow.search.issue import Composition
from layout.flow.search.memo import Memo
from layout.flow.search.page import Beginning, rank_of
from layout.flow.search.policy import Policy
from layout.flow.search.state import Candidate, decisions
from layout.flow.steps.float_options import set_picture


def page_scores(problem: Problem, policy: Policy, found: Composition) -> tuple[PageScore, ...]:
    """A composition, its problem and policy → for each page of the best its terms, and the runner-up if there was one.

    The runner-up of a page is the cheapest beginning up to its foot that has something else on that page.
    """
    best = found.finished[0]
    line = {id(beginning) for beginning in best.ancestors()}
    context = SearchContext(problem, policy, best.page, Memo(), Effort())
    scores = []
    for page, terms in sorted(page_terms(policy, best).items()):
        weighed = found.weighed.get(page, ())
        own = next(
            (beginning for beginning in weighed if id(beginning) in line), _foot_of(best, page)
        )
        scores.append(PageScore(page, terms, _rival(context, page, own, weighed)))
    return tuple(scores)


def _foot_of(best: Beginning, page: int) -> Beginning:
    """A finished beginning and a page → the beginning it came from at the foot of that page."""
    for ancestor in best.ancestors():
        if ancestor.parent is None or ancestor.parent.page <= page:
            return ancestor
    return best


def _bands(beginning: Beginning, page: int) -> Iterator[Beginning]:
    """A beginning and a page → the beginnings its bands on that page led to, newest first."""
    for ancestor in beginning.ancestors():
        if ancestor.parent is None or ancestor.parent.page < page:
            return
        if ancestor.parent.page == page:
            yield ancestor


def page_terms(policy: Policy, beginning: Beginning) -> dict[int, tuple[TermCost, ...]]:
    """A beginning → the terms of each page, equal ones added up, the dearest first, all at the ordinary price."""
    times: dict[int, dict[CostTerm, float]] = {}
    for ancestor in beginning.ancestors():
        if ancestor.parent is None:
            break
        page = times.setdefault(ancestor.parent.page, {})
        for decision in decisions(ancestor.state.decision):
            for term, often in decision.charges:
                if often:
                    page[term] = page.get(term, 0.0) + often
    return {number: _priced(policy, page) for number, page in times.items()}


def _priced(policy: Policy, times: dict[CostTerm, float]) -> tuple[TermCost, ...]:
    """How often each term is charged → the terms and what they cost, the dearest first."""
    terms = (TermCost(term, often, often * policy.weights[term]) for term, often in times.items())
    return tuple(sorted(terms, key=lambda priced: (-priced.cost, priced.term)))


def _rival(
    context: SearchContext, page: int, own: Beginning, weighed: tuple[Beginning, ...]
) -> Rival | None:
    """A page, the best up to its foot and all that was weighed there → the cheapest that differs on the page."""
    mine = _on(context.problem, page, own)
    for other in sorted(weighed, key=lambda beginning: rank_of(context, beginning)):
        changes = tuple(_changes(mine, _on(context.problem, page, other)))
        if changes:
            terms = page_terms(context.policy, other).get(page, ())
            more = rank_of(context, other) - rank_of(context, own)
            return Rival(terms, more, changes)
    return None


class _Page(NamedTuple):
    """What stands on a page: its pictures; its stacks, whether over all columns; its paragraphs, by how many
    lines they were broken into in all; and how many lines of each stand in each column."""

    pictures: dict[int, SetPicture]
    stacks: dict[int, bool]
    lines: dict[int, int]
    shares: Counter[tuple[int, int]]


def _on(problem: Problem, page: int, beginning: Beginning) -> _Page:
    """A page and a beginning that ends with it → what stands on the page."""
    here = _Page({}, {}, {}, Counter())
    for band in _bands(beginning, page):
        for decision in decisions(band.state.decision):
            match decision.item:
                case Candidate() as chosen:
                    here.pictures[chosen.picture] = set_picture(problem, chosen)
                case SetStack() as placed:
                    here.stacks[placed.element] = placed.across
                case SetLines() as placed:
                    here.lines[placed.element] = len(placed.broken.breaks)
                    here.shares.update((placed.element, slot.column) for slot in placed.slots)
    return here


def _changes(here: _Page, there: _Page) -> Iterator[Change]:
    """What stands on a page and what stood on it in another setting → how the other differs; where the
    columns are parted only if that is all."""
    changed = False
    for picture in sorted(here.pictures.keys() | there.pictures.keys()):
        mine, other = here.pictures.get(picture), there.pictures.get(picture)
        if mine != other:
            changed = True
            yield Change("picture", picture, mine, other)
    for element in sorted(here.stacks.keys() & there.stacks.keys()):
        if here.stacks[element] != there.stacks[element]:
            changed = True
            yield Change("title", element, here.stacks[element], there.stacks[element])
    for element in sorted(here.lines.keys() & there.lines.keys()):
        if here.lines[element] != there.lines[element]:
            changed = True
            yield Change("lines", element, here.lines[element], there.lines[element])
    if here.shares.total() != there.shares.total():
        yield Change("page", 0, here.shares.total(), there.shares.total())
    elif not changed and here.shares != there.shares:
        yield Change("columns", 0, None, None)
