"""How a search looks: how wide, at what prices, and whether it compares at all."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.model.cost import CostTerm, WeightVector, weight_vector
from layout.style.model import Search


class Policy(NamedTuple):
    """One way of looking at a problem.

    ``searching``: ways are compared; else each picture stands where it first fits. ``beam`` states are kept side by
    side within a region, ``pages`` beginnings at the foot of a page. ``fitting``: -1 where paragraphs are to be tried
    a line shorter to save paper, 1 a line longer, to fill it. ``row_to_come``: what a row still to be set is reckoned
    to cost.
    """

    searching: bool
    beam: int
    pages: int
    fitting: int
    weights: WeightVector
    row_to_come: float

    def widened(self, times: int) -> Policy:
        """How many times as many → the policy that keeps so many more states and beginnings."""
        return self._replace(beam=self.beam * times, pages=self.pages * times)

    def first_fit(self) -> Policy:
        """Nothing → the policy that puts each picture where it first fits."""
        return self._replace(searching=False)

    def priced(self, search: Search, paper: float) -> Policy:
        """The style's prices and how many times its own a row of paper costs → the policy that reckons so."""
        weights = weight_vector(search.weights, paper)
        return self._replace(
            weights=weights,
            row_to_come=weights[CostTerm.PAPER] + search.ahead,
            fitting=-1 if paper > 1 else 1,
        )


def policy_of(search: Search) -> Policy:
    """The ``advanced:`` part of a style → its policy."""
    weights = weight_vector(search.weights)
    return Policy(
        searching=search.compose == "search",
        beam=search.beam,
        pages=search.pages,
        fitting=0,
        weights=weights,
        row_to_come=weights[CostTerm.PAPER] + search.ahead,
    )
