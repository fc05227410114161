"""The search for pages, with what the manifest or the printer asks of their number."""

from __future__ import annotations

from layout.flow.search.context import Problem
from layout.flow.search.issue import Composition, IssueSearch
from layout.flow.search.page_target import Fitted, fitted, page_target_of, pages_of

LEAST_FULL = 0.5  # of a last page: one emptier than that is no better than a blank one


def find_pages(search: IssueSearch, pages: int | None) -> Fitted:
    """A search and the wished number of pages → the best composition found, and what became of the wish.

    Where it cannot be met the pages are the best ones all the same. Deterministic: how wide it looks is
    bounded by what was weighed, not by a clock.
    """
    problem, policy = search.problem, search.policy
    best = search.run()
    if not policy.searching:
        target = page_target_of(problem, best.finished[0], pages) if pages is not None else None
        return Fitted(best, target)
    sheets = pages or _folded(problem, best)
    if sheets is None:
        return Fitted(best, None)
    fit = fitted(search, sheets, best)
    met = fit.target is not None and fit.target.met
    if pages is None:
        full = met and fit.target is not None and fit.target.over >= -_page(problem) * LEAST_FULL
        return fit._replace(composition=fit.composition if full else best, target=None)
    return fit if met else fit._replace(composition=best)


def _folded(problem: Problem, found: Composition) -> int | None:
    """A composition → the pages its sheets want (``print.pages_multiple``), where it is one page short of
    that or over; None where it has them, or is further off: that would spoil too many pages.

    Of two it takes the one its last page is nearer to.
    """
    sheet, last = problem.style.print.pages_multiple, found.finished[0]
    pages = pages_of(last)
    near = [count for count in (pages - 1, pages + 1) if count > 0 and count % sheet == 0]
    if pages % sheet == 0 or not near:
        return None
    full = not last.top or last.top * 2 > problem.grid.rows
    return near[-1] if full else near[0]


def _page(problem: Problem) -> int:
    return problem.grid.rows * problem.grid.columns
