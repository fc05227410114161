"""Why the pages are as they are: their terms, and the best alternative to each that was given up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from layout.flow.model.placement import (
    Change,
    PageScore,
    Placement,
    Rival,
    SetLines,
    SetPicture,
    SetStack,
    Term,
)
from layout.flow.search.band import Beginning, rank_of
from layout.flow.search.context import SearchContext
from layout.flow.search.issue import Composition
from layout.flow.search.state import Decision, entries

EVEN = frozenset({"line", "loose", "paper"})
"""Terms that every page has: no fault of where things stand."""


def page_scores(context: SearchContext, found: Composition) -> tuple[PageScore, ...]:
    """A composition and its bench → for each page of the best its terms, and the runner-up if there was one.

    The runner-up of a page is the cheapest beginning up to its foot that has something else on that page.
    """
    best = found.beginnings[0]
    line = _ancestors(best.state.decision)
    scores = []
    for page, terms in sorted(page_terms(context, best).items()):
        weighed = found.weighed.get(page, ())
        own = next(
            (beginning for beginning in weighed if id(beginning.state.decision) in line), best
        )
        scores.append(PageScore(page, terms, _rival(context, page, own, weighed)))
    return tuple(scores)


def page_terms(context: SearchContext, beginning: Beginning) -> dict[int, tuple[Term, ...]]:
    """A beginning → the terms of each page, equal ones added up, the dearest first, paper at its ordinary price."""
    page = 1
    sums: dict[int, dict[str, Term]] = {}
    for entry in entries(beginning.state.decision):
        if isinstance(entry, Term):
            cost = entry.times * context.weights.row if entry.name == "paper" else entry.cost
            terms = sums.setdefault(page, {})
            before = terms.get(entry.name, Term(entry.name, 0.0, 0.0))
            terms[entry.name] = Term(entry.name, before.times + entry.times, before.cost + cost)
        else:
            page = page_of(entry)
    return {
        number: tuple(sorted(terms.values(), key=lambda term: -term.cost))
        for number, terms in sums.items()
    }


def worst(context: SearchContext, beginning: Beginning) -> float:
    """A beginning → what the faults of its worst page cost."""
    pages = page_terms(context, beginning).values()
    return max(
        (sum(term.cost for term in terms if term.name not in EVEN) for terms in pages), default=0.0
    )


def _rival(
    context: SearchContext, page: int, own: Beginning, weighed: tuple[Beginning, ...]
) -> Rival | None:
    """A page, the best up to its foot and all that was weighed there → the cheapest that differs on the page."""
    mine = _on(page, own.state.decision)
    for other in sorted(weighed, key=lambda beginning: rank_of(context, beginning)):
        changes = tuple(_changes(mine, _on(page, other.state.decision)))
        if changes:
            terms = page_terms(context, other).get(page, ())
            return Rival(terms, rank_of(context, other) - rank_of(context, own), changes)
    return None


class _Stood(NamedTuple):
    """What stands on a page: its pictures; its stacks, whether over all columns; its paragraphs, by how many
    lines they were broken into in all; and how many lines of each stand in each column."""

    pictures: dict[int, SetPicture]
    stacks: dict[int, bool]
    lines: dict[int, int]
    shares: Counter[tuple[int, int]]


def _on(page: int, decision: Decision | None) -> _Stood:
    """A page and the trail of a beginning that ends with it → what stands on the page."""
    stood = _Stood({}, {}, {}, Counter())
    while decision is not None:
        placed = decision.placement
        if placed is not None and page_of(placed) < page:
            break
        match placed:
            case SetPicture():
                stood.pictures[placed.picture] = placed
            case SetStack():
                stood.stacks[placed.element] = placed.across
            case SetLines():
                stood.lines[placed.element] = len(placed.broken.breaks)
                stood.shares.update((placed.element, slot.column) for slot in placed.slots)
        decision = decision.parent
    return stood


def _changes(here: _Stood, there: _Stood) -> Iterator[Change]:
    """What stands on a page and what stood on it in another setting → how the other differs; where the
    columns are parted only if that is all."""
    changed = False
    for picture in sorted(here.pictures.keys() | there.pictures.keys()):
        one, other = here.pictures.get(picture), there.pictures.get(picture)
        if one != other:
            changed = True
            yield Change("picture", picture, one, other)
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


def page_of(placed: Placement) -> int:
    """A placement → the last page it stands on."""
    return placed.slots[-1].page if isinstance(placed, SetLines) else placed.page


def _ancestors(decision: Decision | None) -> set[int]:
    found = set()
    while decision is not None:
        found.add(id(decision))
        decision = decision.parent
    return found
