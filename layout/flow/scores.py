"""Why the pages are as they are: their terms, and what the best alternative would have cost."""

from __future__ import annotations

from layout.flow.compose import Composition
from layout.flow.level import Node
from layout.flow.model import PageScore, SetLines, Term
from layout.flow.state import Trail, entries


def page_scores(found: Composition) -> tuple[PageScore, ...]:
    """A composition → for each page of the best its terms, and those of the runner-up.

    The runner-up of a page is the cheapest beginning up to its foot that the best one did not grow from.
    """
    best = found.nodes[0]
    mine = _by_page(best)
    line = _ancestors(best.state.trail)
    scores = []
    for page in sorted(mine):
        other = next(
            (n for n in found.weighed.get(page, ()) if id(n.state.trail) not in line), None
        )
        rival = _by_page(other).get(page, ()) if other is not None else None
        scores.append(PageScore(page, mine[page], rival))
    return tuple(scores)


def _ancestors(trail: Trail | None) -> set[int]:
    found = set()
    while trail is not None:
        found.add(id(trail))
        trail = trail.before
    return found


def _by_page(node: Node) -> dict[int, tuple[Term, ...]]:
    """A beginning → the terms of each page, equal ones added up, the dearest first."""
    page = 1
    sums: dict[int, dict[str, Term]] = {}
    for entry in entries(node.state.trail):
        if isinstance(entry, Term):
            terms = sums.setdefault(page, {})
            before = terms.get(entry.name, Term(entry.name, 0.0, 0.0))
            terms[entry.name] = Term(
                entry.name, before.times + entry.times, before.cost + entry.cost
            )
        elif isinstance(entry, SetLines):
            page = entry.slots[-1].page if entry.slots else page
        else:
            page = entry.page
    return {
        number: tuple(sorted(terms.values(), key=lambda term: -term.cost))
        for number, terms in sums.items()
    }
