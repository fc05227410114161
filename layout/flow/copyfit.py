"""Copyfit: the issue made to fill the pages the manifest wishes for, to their last row.

The pages are composed at a pace: at the foot of each, those beginnings are kept that have about as much left to
set as the pages still to come can hold. What is behind goes on with dear paper, so with small pictures and short
paragraphs; what is ahead with paper that costs nothing, or is paid for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.bench import Bench
from layout.flow.compose import Composition, Opening, first_node, page_filled
from layout.flow.fill import future_of
from layout.flow.level import Node, rank_of
from layout.flow.model import SetPicture, Term, Wish
from layout.flow.pace import Pace
from layout.flow.scores import worst
from layout.flow.state import entries, last_placement

DEARER, CHEAPER = (4.0, 120.0), (0.0, -40.0)
"""What a row of paper is worth, times its weight, to what is behind the pace and to what is ahead of it."""
HASTE = (100.0, 200.0)
"""What being off the pace costs each time it is tried: a row, by the share of it in the room still to come."""
AGAIN = 4  # times what was missed the aim is moved by, for the second
WIDER = 2  # how many times as many beginnings are kept then within a page
HOPELESS = 0.5  # of a page: what is that far from the last row is not tried again
KEPT = 6  # beginnings kept at the foot of a page
ALIKE, TWINS = (
    4,
    2,
)  # so many are kept of those with as much left to set, to so many rows of a column
UGLY = 3.0  # times ``advanced.fault`` that a page may cost to meet a wish, its lines aside
FULL = 2  # rows a last page may lack and be called full
BARE = 3.0  # how much worse each further one is than an empty row within a page


class Fitted(NamedTuple):
    """A composition, and what became of the wish for a number of pages if there was one."""

    found: Composition
    wish: Wish | None
    settings: int = 1  # ways of composing the whole issue that were tried
    wider: int = 1  # how many times as wide the widest search for it was


def fitted(bench: Bench, opening: Opening, pages: int, first: Composition) -> Fitted:
    """A composition at the ordinary price and the wished number of pages → what fills them best.

    Where a pace has led past the last row or not up to it, another is tried once that is quicker or slower, more looked at.
    Pages that come out badly are no way of meeting a wish.
    """
    fitter = _Fitter(bench, opening, pages)
    tried = [first]
    end = pages * bench.grid.rows
    for haste in () if fitter.full(min(first.nodes, key=fitter.misfit)) else HASTE:
        paced = fitter.paced(Pace(bench, opening, end), haste)
        if not paced.nodes:
            break
        tried.append(paced)
        best = min(paced.nodes, key=fitter.misfit)
        over = fitter.over(best)
        if fitter.full(best) or abs(over) > bench.grid.rows * HOPELESS:
            break
        end -= AGAIN * over
        fitter.widen()
    decent = [
        (fitter.misfit(node), at, node)
        for at, one in enumerate(tried)
        for node in one.nodes
        if fitter.decent(node, first.nodes[0])
    ]
    decent.sort(key=lambda each: each[:2])
    _, at, best = decent[0]
    found = Composition(tuple(node for _, _, node in decent), tried[at].weighed)
    return Fitted(found, wish_of(bench, best, pages), len(tried), WIDER if len(tried) > 2 else 1)


def wish_of(bench: Bench, node: Node, pages: int) -> Wish:
    """A way of placing everything and the wished number of pages → what became of the wish."""
    over = rows_of(bench, node) - pages * bench.grid.rows
    return Wish(pages, pages_of(node) == pages, -FULL <= over <= 0, over * bench.grid.columns)


class _Fitter:
    """The bench at every price of paper, and the pages wished for."""

    def __init__(self, bench: Bench, opening: Opening, pages: int) -> None:
        self.bench, self.opening, self.pages = bench, opening, pages
        self.benches = {price: bench.priced(price) for price in (*DEARER, *CHEAPER)}

    def widen(self) -> None:
        """Nothing → more beginnings are kept from now on."""
        self.benches = {price: one.widened(WIDER) for price, one in self.benches.items()}

    def over(self, node: Node) -> int:
        """A way of placing everything → the rows it goes beyond the last row wished for."""
        return rows_of(self.bench, node) - self.pages * self.bench.grid.rows

    def full(self, node: Node) -> bool:
        """A way of placing everything → whether it fills the pages wished for."""
        return -FULL <= self.over(node) <= 0

    def misfit(self, node: Node) -> float:
        """A way of placing everything → what it costs, with the pages and rows it misses the wish by."""
        over = self.over(node)
        rows = over if over > 0 else max(0, -over - FULL)
        missed = abs(pages_of(node) - self.pages) * self.bench.weights.pages
        return (
            node.state.cost
            + missed
            + rows * self.bench.grid.columns * self.bench.weights.hole * BARE
        )

    def decent(self, node: Node, ordinary: Node) -> bool:
        """Two ways of placing everything → whether the first has no page that is worse than it may be, nor
        than the other's worst, and does not fill its last page with a picture that was put off."""
        if _ends_in_picture(node) and not _ends_in_picture(ordinary):
            return False
        most = max(worst(self.bench, ordinary), UGLY * self.bench.search.fault)
        return worst(self.bench, node) <= most

    def paced(self, pace: Pace, haste: float) -> Composition:
        """A pace and what it costs to be off it → the ways of placing everything that were found."""
        done: list[Node] = []
        weighed: dict[int, tuple[Node, ...]] = {}
        frontier = [first_node(self.opening)]
        contents = self.opening.contents
        while frontier and not (done and frontier[0].page > self.pages):
            page = frontier[0].page
            following: list[Node] = []
            ended: list[Node] = []
            for price, nodes in self._priced(frontier, pace):
                for node in nodes:
                    last, turned = page_filled(self.benches[price], (node,), contents)
                    ended += [self._honest(one) for one in last]
                    following += [self._honest(one) for one in turned]
            contents = None
            frontier = self._kept(following, pace, haste)
            weighed[page] = (*ended, *frontier)
            done += ended
        return Composition(tuple(done), weighed)

    def _priced(self, nodes: Sequence[Node], pace: Pace) -> list[tuple[float, list[Node]]]:
        """Beginnings → the prices they go on at, and which do."""
        behind = [node for node in nodes if pace.behind(node) > 0]
        ahead = [node for node in nodes if pace.behind(node) <= 0]
        return [*((price, behind) for price in DEARER), *((price, ahead) for price in CHEAPER)]

    def _kept(self, nodes: list[Node], pace: Pace, haste: float) -> list[Node]:
        """Beginnings at the foot of a page → the best few, unlike each other in what is left to set."""

        def rank(node: Node) -> float:
            room = max(ALIKE, pace.room(node))
            return rank_of(self.bench, node) + haste * pace.behind(node) ** 2 / room

        kept: dict[object, Node] = {}
        alike: Counter[int] = Counter()
        for node in sorted(nodes, key=rank):
            future = (node.state.element, future_of(node.state))
            left = round(pace.behind(node) / ALIKE)
            if future not in kept and alike[left] < TWINS:
                alike[left] += 1
                kept[future] = node
        return list(kept.values())[:KEPT]

    def _honest(self, node: Node) -> Node:
        """A beginning → the same, paper at its ordinary price."""
        row = self.bench.weights.row
        terms = (one for one in entries(node.state.trail) if isinstance(one, Term))
        cost = sum(one.times * row if one.name == "paper" else one.cost for one in terms)
        return node._replace(state=node.state._replace(cost=cost))


def _ends_in_picture(node: Node) -> bool:
    return isinstance(last_placement(node.state.trail), SetPicture)


def rows_of(bench: Bench, node: Node) -> int:
    """A finished beginning → the rows it takes, all pages together."""
    return (node.page - 1) * bench.grid.rows + node.top


def pages_of(node: Node) -> int:
    """A finished beginning → how many pages it takes."""
    return node.page if node.top else node.page - 1
