"""Why the pages are as they are: their terms, and the best alternative to each that was given up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.compose import Composition
from layout.flow.level import Node, rank_of
from layout.flow.model import (
    Change,
    PageScore,
    Placement,
    Rival,
    SetLines,
    SetPicture,
    SetStack,
    Term,
)
from layout.flow.state import Trail, entries

EVEN = frozenset({"line", "loose", "paper"})
"""Terms that every page has: no fault of where things stand."""


def page_scores(bench: Bench, found: Composition) -> tuple[PageScore, ...]:
    """A composition and its bench → for each page of the best its terms, and the runner-up if there was one.

    The runner-up of a page is the cheapest beginning up to its foot that has something else on that page.
    """
    best = found.nodes[0]
    line = _ancestors(best.state.trail)
    scores = []
    for page, terms in sorted(page_terms(bench, best).items()):
        weighed = found.weighed.get(page, ())
        own = next((node for node in weighed if id(node.state.trail) in line), best)
        scores.append(PageScore(page, terms, _rival(bench, page, own, weighed)))
    return tuple(scores)


def page_terms(bench: Bench, node: Node) -> dict[int, tuple[Term, ...]]:
    """A beginning → the terms of each page, equal ones added up, the dearest first, paper at its ordinary price."""
    page = 1
    sums: dict[int, dict[str, Term]] = {}
    for entry in entries(node.state.trail):
        if isinstance(entry, Term):
            cost = entry.times * bench.weights.row if entry.name == "paper" else entry.cost
            terms = sums.setdefault(page, {})
            before = terms.get(entry.name, Term(entry.name, 0.0, 0.0))
            terms[entry.name] = Term(entry.name, before.times + entry.times, before.cost + cost)
        else:
            page = page_of(entry)
    return {
        number: tuple(sorted(terms.values(), key=lambda term: -term.cost))
        for number, terms in sums.items()
    }


def worst(bench: Bench, node: Node) -> float:
    """A beginning → what the faults of its worst page cost."""
    pages = page_terms(bench, node).values()
    return max(
        (sum(term.cost for term in terms if term.name not in EVEN) for terms in pages), default=0.0
    )


def _rival(bench: Bench, page: int, own: Node, weighed: tuple[Node, ...]) -> Rival | None:
    """A page, the best up to its foot and all that was weighed there → the cheapest that differs on the page."""
    mine = _on(page, own.state.trail)
    for other in sorted(weighed, key=lambda node: rank_of(bench, node)):
        changes = tuple(_changes(mine, _on(page, other.state.trail)))
        if changes:
            terms = page_terms(bench, other).get(page, ())
            return Rival(terms, rank_of(bench, other) - rank_of(bench, own), changes)
    return None


class _Stood(NamedTuple):
    """What stands on a page: its pictures; its stacks, whether over all columns; its paragraphs, by how many
    lines they were broken into in all; and how many lines of each stand in each column."""

    pictures: dict[int, SetPicture]
    stacks: dict[int, bool]
    lines: dict[int, int]
    shares: Counter[tuple[int, int]]


def _on(page: int, trail: Trail | None) -> _Stood:
    """A page and the trail of a beginning that ends with it → what stands on the page."""
    stood = _Stood({}, {}, {}, Counter())
    while trail is not None:
        placed = trail.placement
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
        trail = trail.before
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


def _ancestors(trail: Trail | None) -> set[int]:
    found = set()
    while trail is not None:
        found.add(id(trail))
        trail = trail.before
    return found
