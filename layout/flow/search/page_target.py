"""Copyfit: the issue made to fill the pages the manifest wishes for, to their last row.

The pages are composed at a pace: at the foot of each, those beginnings are kept that have about as much left to
set as the pages still to come can hold. What is behind goes on with dear paper, so with small pictures and short
paragraphs; what is ahead with paper that costs nothing, or is paid for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from layout.flow.model.placement import PageTarget, SetPicture, Term
from layout.flow.report.scores import worst
from layout.flow.search.band import Beginning, rank_of
from layout.flow.search.context import SearchContext
from layout.flow.search.issue import Composition, Opening, first_beginning, page_filled
from layout.flow.search.pace import Pace
from layout.flow.search.region import dominance_key
from layout.flow.search.state import entries, last_placement

DEARER, CHEAPER = (4.0, 120.0), (0.0, -40.0)
"""What a row of paper is worth, times its weight, to what is behind the pace and to what is ahead of it."""
PACE_PENALTY = (100.0, 200.0)
"""What being off the pace costs each time it is tried: a row, by the share of it in the room still to come."""
AIM_CORRECTION = 4  # times what was missed the aim is moved by, for the second
WIDER = 2  # how many times as many beginnings are kept then within a page
HOPELESS = 0.5  # of a page: what is that far from the last row is not tried again
KEPT = 6  # beginnings kept at the foot of a page
BUCKET_ROWS, MAX_PER_BUCKET = (
    4,
    2,
)  # so many are kept of those with as much left to set, to so many rows of a column
UGLY = 3.0  # times ``advanced.fault`` that a page may cost to meet a wish, its lines aside
FULL = 2  # rows a last page may lack and be called full
BARE = 3.0  # how much worse each further one is than an empty row within a page


class Fitted(NamedTuple):
    """A composition, and what became of the wish for a number of pages if there was one."""

    found: Composition
    target: PageTarget | None
    settings: int = 1  # ways of composing the whole issue that were tried
    wider: int = 1  # how many times as wide the widest search for it was


def fitted(context: SearchContext, opening: Opening, pages: int, first: Composition) -> Fitted:
    """A composition at the ordinary price and the wished number of pages → what fills them best.

    Where a pace has led past the last row or not up to it, another is tried once that is quicker or slower, more looked at.
    Pages that come out badly are no way of meeting a wish.
    """
    fitter = _Fitter(context, opening, pages)
    tried = [first]
    end = pages * context.grid.rows
    for penalty in () if fitter.full(min(first.beginnings, key=fitter.misfit)) else PACE_PENALTY:
        paced = fitter.paced(Pace(context, opening, end), penalty)
        if not paced.beginnings:
            break
        tried.append(paced)
        best = min(paced.beginnings, key=fitter.misfit)
        over = fitter.over(best)
        if fitter.full(best) or abs(over) > context.grid.rows * HOPELESS:
            break
        end -= AIM_CORRECTION * over
        fitter.widen()
    decent = [
        (fitter.misfit(beginning), at, beginning)
        for at, one in enumerate(tried)
        for beginning in one.beginnings
        if fitter.decent(beginning, first.beginnings[0])
    ]
    decent.sort(key=lambda each: each[:2])
    _, at, best = decent[0]
    found = Composition(tuple(beginning for _, _, beginning in decent), tried[at].weighed)
    return Fitted(
        found, page_target_of(context, best, pages), len(tried), WIDER if len(tried) > 2 else 1
    )


def page_target_of(context: SearchContext, beginning: Beginning, pages: int) -> PageTarget:
    """A way of placing everything and the wished number of pages → what became of the wish."""
    over = rows_of(context, beginning) - pages * context.grid.rows
    return PageTarget(
        pages, pages_of(beginning) == pages, -FULL <= over <= 0, over * context.grid.columns
    )


class _Fitter:
    """The bench at every price of paper, and the pages wished for."""

    def __init__(self, context: SearchContext, opening: Opening, pages: int) -> None:
        self.context, self.opening, self.pages = context, opening, pages
        self.benches = {price: context.priced(price) for price in (*DEARER, *CHEAPER)}

    def widen(self) -> None:
        """Nothing → more beginnings are kept from now on."""
        self.benches = {price: one.widened(WIDER) for price, one in self.benches.items()}

    def over(self, beginning: Beginning) -> int:
        """A way of placing everything → the rows it goes beyond the last row wished for."""
        return rows_of(self.context, beginning) - self.pages * self.context.grid.rows

    def full(self, beginning: Beginning) -> bool:
        """A way of placing everything → whether it fills the pages wished for."""
        return -FULL <= self.over(beginning) <= 0

    def misfit(self, beginning: Beginning) -> float:
        """A way of placing everything → what it costs, with the pages and rows it misses the wish by."""
        over = self.over(beginning)
        rows = over if over > 0 else max(0, -over - FULL)
        missed = abs(pages_of(beginning) - self.pages) * self.context.weights.pages
        return (
            beginning.state.cost
            + missed
            + rows * self.context.grid.columns * self.context.weights.hole * BARE
        )

    def decent(self, beginning: Beginning, ordinary: Beginning) -> bool:
        """Two ways of placing everything → whether the first has no page that is worse than it may be, nor
        than the other's worst, and does not fill its last page with a picture that was put off."""
        if _ends_in_picture(beginning) and not _ends_in_picture(ordinary):
            return False
        most = max(worst(self.context, ordinary), UGLY * self.context.search.fault)
        return worst(self.context, beginning) <= most

    def paced(self, pace: Pace, penalty: float) -> Composition:
        """A pace and what it costs to be off it → the ways of placing everything that were found."""
        done: list[Beginning] = []
        weighed: dict[int, tuple[Beginning, ...]] = {}
        frontier = [first_beginning(self.opening)]
        contents = self.opening.contents
        while frontier and not (done and frontier[0].page > self.pages):
            page = frontier[0].page
            following: list[Beginning] = []
            ended: list[Beginning] = []
            for price, beginnings in self._priced(frontier, pace):
                for beginning in beginnings:
                    last, at_next_page = page_filled(self.benches[price], (beginning,), contents)
                    ended += [self._honest(one) for one in last]
                    following += [self._honest(one) for one in at_next_page]
            contents = None
            frontier = self._kept(following, pace, penalty)
            weighed[page] = (*ended, *frontier)
            done += ended
        return Composition(tuple(done), weighed)

    def _priced(
        self, beginnings: Sequence[Beginning], pace: Pace
    ) -> list[tuple[float, list[Beginning]]]:
        """Beginnings → the prices they go on at, and which do."""
        behind = [beginning for beginning in beginnings if pace.behind(beginning) > 0]
        ahead = [beginning for beginning in beginnings if pace.behind(beginning) <= 0]
        return [*((price, behind) for price in DEARER), *((price, ahead) for price in CHEAPER)]

    def _kept(self, beginnings: list[Beginning], pace: Pace, penalty: float) -> list[Beginning]:
        """Beginnings at the foot of a page → the best few, unlike each other in what is left to set."""

        def rank(beginning: Beginning) -> float:
            room = max(BUCKET_ROWS, pace.room(beginning))
            return rank_of(self.context, beginning) + penalty * pace.behind(beginning) ** 2 / room

        kept: dict[object, Beginning] = {}
        alike: Counter[int] = Counter()
        for beginning in sorted(beginnings, key=rank):
            future = (beginning.state.element, dominance_key(beginning.state))
            left = round(pace.behind(beginning) / BUCKET_ROWS)
            if future not in kept and alike[left] < MAX_PER_BUCKET:
                alike[left] += 1
                kept[future] = beginning
        return list(kept.values())[:KEPT]

    def _honest(self, beginning: Beginning) -> Beginning:
        """A beginning → the same, paper at its ordinary price."""
        row = self.context.weights.row
        terms = (one for one in entries(beginning.state.decision) if isinstance(one, Term))
        cost = sum(one.times * row if one.name == "paper" else one.cost for one in terms)
        return beginning._replace(state=beginning.state._replace(cost=cost))


def _ends_in_picture(beginning: Beginning) -> bool:
    return isinstance(last_placement(beginning.state.decision), SetPicture)


def rows_of(context: SearchContext, beginning: Beginning) -> int:
    """A finished beginning → the rows it takes, all pages together."""
    return (beginning.page - 1) * context.grid.rows + beginning.top


def pages_of(beginning: Beginning) -> int:
    """A finished beginning → how many pages it takes."""
    return beginning.page if beginning.top else beginning.page - 1
