"""The search for pages: composed again with more beginnings kept where a page came out badly, and with
dearer or cheaper paper where the manifest wishes for a number of pages."""

from __future__ import annotations

from layout.flow.bench import Bench
from layout.flow.compose import Composition, Opening, compose
from layout.flow.level import Node
from layout.flow.model import Term
from layout.flow.scores import page_scores
from layout.flow.state import entries

WIDER = (2, 4)  # how many times as many beginnings are kept the second time and the third
EVEN = frozenset({"line", "loose", "paper"})
"""Terms that every page has: no fault of where things stand."""
DEARER, CHEAPER = (4.0, 12.0, 40.0, 120.0), (0.0, -4.0, -12.0, -40.0, -120.0)
"""What a row of paper is worth, times its weight: tried in turn to use less of it or more."""
HALVES = 3  # times the last step of the price is halved to come nearer the wish
FULL = 2  # rows a last page may lack and be called full


def search(bench: Bench, opening: Opening, wish: int | None) -> Composition:
    """A bench, the head of page one and the wished number of pages → the best composition found.

    Deterministic: how far it looks is bounded by what was worked out, not by a clock.
    """
    best = compose(bench, opening)
    if bench.search.compose != "search":
        return best
    for times in WIDER:
        if not _faulty(bench, best) or bench.effort * 2 > bench.search.budget:
            break
        best = min(best, compose(bench.widened(times), opening), key=_cost)
    if _faulty(bench, best):  # where all goes wrong, the plainest way may be the best
        best = min(best, compose(bench.plain(), opening), key=_cost)
    return best if wish is None else _fitted(bench, opening, wish, best)


def _cost(found: Composition) -> float:
    return found.nodes[0].state.cost


def _faulty(bench: Bench, found: Composition) -> bool:
    """A composition → whether one of its pages has faults that a wider search may mend."""
    return any(
        sum(term.cost for term in score.terms if term.name not in EVEN) > bench.search.fault
        for score in page_scores(found)
    )


def _fitted(bench: Bench, opening: Opening, wish: int, first: Composition) -> Composition:
    """A composition and the wished number of pages → the one that fills them best (copyfit).

    The price of paper is moved until the issue is just short of its last row; between the last two prices
    the step is halved.
    """
    room = wish * bench.grid.rows
    found = [first]

    def length(price: float) -> int:
        found.append(compose(bench.priced(price), opening))
        return rows_of(bench, found[-1].nodes[0])

    used, near, far = rows_of(bench, first.nodes[0]), 1.0, 1.0
    over = used > room
    if 0 <= room - used <= FULL:
        return first
    for price in DEARER if over else CHEAPER:
        near, far = far, price
        if (length(price) > room) != over:
            break
    for _ in range(HALVES):
        middle = (near + far) / 2
        near, far = (middle, far) if (length(middle) > room) == over else (near, middle)
    nodes = [(node, one) for one in found for node in one.nodes]
    node, one = min(nodes, key=lambda pair: _misfit(bench, pair[0], wish))
    return one._replace(nodes=(node, *(other for other in one.nodes if other is not node)))


def _misfit(bench: Bench, node: Node, wish: int) -> float:
    """A way of placing everything → what it costs, paper free, with the pages it misses the wish by and the
    rows it leaves empty at the end."""
    terms = [one for one in entries(node.state.trail) if isinstance(one, Term)]
    cost = sum(term.cost for term in terms if term.name != "paper")
    empty = max(0, wish * bench.grid.rows - rows_of(bench, node) - FULL)
    missed = abs(pages_of(node) - wish) * bench.weights.pages
    return cost + missed + empty * bench.grid.columns * bench.weights.hole


def rows_of(bench: Bench, node: Node) -> int:
    """A finished beginning → the rows it takes, all pages together."""
    return (node.page - 1) * bench.grid.rows + node.top


def pages_of(node: Node) -> int:
    """A finished beginning → how many pages it takes."""
    return node.page if node.top else node.page - 1
