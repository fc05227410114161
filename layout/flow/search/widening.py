"""The search for pages: composed again with more beginnings kept where a page came out badly, and
made to fit where the manifest wishes for a number of pages, or the printer for a multiple."""

from __future__ import annotations

from layout.flow.report.scores import worst
from layout.flow.search.context import SearchContext
from layout.flow.search.issue import Composition, Opening, compose
from layout.flow.search.page_target import Fitted, fitted, page_target_of, pages_of

WIDER = (2, 4)  # how many times as many beginnings are kept the second time and the third
LEAST_FULL = 0.5  # of a last page: one emptier than that is no better than a blank one


def search(context: SearchContext, opening: Opening, pages: int | None) -> Fitted:
    """A bench, the head of page one and the wished number of pages → the best composition found, and what
    became of the wish.

    Where it cannot be met the pages are the best ones all the same. Deterministic: how wide it looks is
    bounded by what was worked out, not by a clock.
    """
    best = compose(context, opening)
    if context.search.compose != "search":
        return Fitted(
            best, page_target_of(context, best.beginnings[0], pages) if pages is not None else None
        )
    settings, wider = 1, 1
    for times in WIDER:
        if not _faulty(context, best) or context.effort * 2 > context.search.budget:
            break
        best = min(best, compose(context.widened(times), opening), key=_cost)
        settings, wider = settings + 1, times
    if _faulty(context, best):  # where all goes wrong, the plainest way may be the best
        best = min(best, compose(context.plain(), opening), key=_cost)
        settings += 1
    sheets = pages or _folded(context, best)
    if sheets is None:
        return Fitted(best, None, settings, wider)
    fit = fitted(context, opening, sheets, best)
    settings, wider = settings + fit.settings - 1, max(wider, fit.wider)
    met = fit.target is not None and fit.target.met
    if pages is None:
        full = met and fit.target is not None and fit.target.over >= -_page(context) * LEAST_FULL
        return Fitted(fit.found if full else best, None, settings, wider)
    if met:
        return fit._replace(settings=settings, wider=wider)
    return Fitted(best, fit.target, settings, wider)


def _folded(context: SearchContext, found: Composition) -> int | None:
    """A composition → the pages its sheets want (``print.pages_multiple``), where it is one page short of
    that or over; None where it has them, or is further off: that would spoil too many pages.

    Of two it takes the one its last page is nearer to.
    """
    sheet, beginning = context.style.print.pages_multiple, found.beginnings[0]
    pages = pages_of(beginning)
    near = [one for one in (pages - 1, pages + 1) if one > 0 and one % sheet == 0]
    if pages % sheet == 0 or not near:
        return None
    full = not beginning.top or beginning.top * 2 > context.grid.rows
    return near[-1] if full else near[0]


def _page(context: SearchContext) -> int:
    return context.grid.rows * context.grid.columns


def _cost(found: Composition) -> float:
    return found.beginnings[0].state.cost


def _faulty(context: SearchContext, found: Composition) -> bool:
    """A composition → whether one of its pages has faults that a wider search may mend."""
    return worst(context, found.beginnings[0]) > context.search.fault
