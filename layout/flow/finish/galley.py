"""The best beginning of a search → the galley: every placement in the order it was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.flow.model.elements import Element
from layout.flow.model.galley import Galley
from layout.flow.model.placement import Placement, SetLines, SetStack
from layout.flow.report.scores import page_scores
from layout.flow.search.context import Problem
from layout.flow.search.issue import IssueSearch
from layout.flow.search.page import Beginning
from layout.flow.search.page_target import Fitted, pages_of
from layout.flow.search.state import Candidate, decisions
from layout.flow.steps.float_options import set_picture


def galley_of(search: IssueSearch, fit: Fitted) -> Galley:
    """A search for pages and what it found → the galley of the best."""
    problem = search.problem
    best, content = fit.composition.finished[0], problem.content
    placements = _last_notes(tuple(_placements(problem, best)), content.elements)
    return Galley(
        elements=content.elements,
        pictures=tuple(
            (article, options.picture)
            for article, options in zip(content.picture_articles, content.pictures, strict=True)
        ),
        placements=placements,
        pages=max(pages_of(best), *(_page_of(placed) for placed in placements)),
        end_page=best.page,
        end_row=best.top,
        cost=best.cost,
        scores=page_scores(problem, search.policy, fit.composition),
        page_target=fit.target,
        compositions=fit.compositions,
        widest=fit.composition.widest,
    )


def _placements(problem: Problem, best: Beginning) -> Iterator[Placement]:
    """A finished beginning → what it placed, in the order it was decided."""
    for beginning in reversed(tuple(best.ancestors())):
        for decision in reversed(tuple(decisions(beginning.state.decision))):
            item = decision.item
            if isinstance(item, Candidate):
                yield set_picture(problem, item)
            elif item is not None:
                yield item


def _page_of(placed: Placement) -> int:
    """A placement → the last page it stands on."""
    return placed.slots[-1].page if isinstance(placed, SetLines) else placed.page


def _last_notes(
    placements: Sequence[Placement], elements: Sequence[Element]
) -> tuple[Placement, ...]:
    """Placements → the same, of the notes at one foot the last alone: it holds those before it."""
    feet = [_foot_of(placed, elements) for placed in placements]
    last = {foot: index for index, foot in enumerate(feet)}
    return tuple(
        placed
        for index, (placed, foot) in enumerate(zip(placements, feet, strict=True))
        if foot is None or last[foot] == index
    )


def _foot_of(placed: Placement, elements: Sequence[Element]) -> tuple[int, int, int] | None:
    """A placement → the page, column and row that notes end at; None for anything else."""
    if not isinstance(placed, SetStack) or placed.element < 0:
        return None
    end = placed.page, placed.column, placed.row + placed.stack.rows
    return end if elements[placed.element].notes_end else None
