"""What a page can be charged with, and what each charge costs: a cost is times and weights multiplied."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from layout.style.model import Weights

PATIENCE = 14.0  # rows' worth of distance a picture is charged for each element it waits


class CostTerm(IntEnum):
    """A kind of fault, or of paper: what ``advanced.weights`` prices. Its value is its place in a vector."""

    LINE = 0  # demerit of lines
    LOOSE = 1  # demerit of lines beside pictures
    DISTANCE = 2  # rows between a picture and its words
    OFF_PAGE = 3  # pages between them
    SIZE = 4  # steps a picture is from the size wished
    PAPER = 5  # rows of one column used
    LEVEL_TWINS = 6
    STACKED = 7
    ONE_SIDED = 8
    SLIVER = 9  # a single line beside a picture
    WAITING = 10  # elements a picture has waited for
    WIDOW = 11
    FIRST_LINE = 12
    UNEVEN = 13  # rows between the feet of columns
    HOLE = 14  # empty rows
    HEADING_FOOT = 15  # rows a heading lacks under it
    TUNED = 16  # paragraphs run longer or shorter
    PAGES = 17
    ORDER = 18
    WISH = 19
    NOTE = 20  # footnotes at the end of their article
    TITLE = 21


Charge = tuple[CostTerm, float]
"""A term and how many times it is charged."""

WeightVector = tuple[float, ...]
"""What each term costs once, by its value."""


def weight_vector(weights: Weights, paper: float = 1.0) -> WeightVector:
    """The weights of a style, and how many times its own price a row of paper costs → what each term costs."""
    prices = {
        CostTerm.LINE: weights.line,
        CostTerm.LOOSE: weights.loose,
        CostTerm.DISTANCE: weights.distance,
        CostTerm.OFF_PAGE: weights.off_page,
        CostTerm.SIZE: weights.size,
        CostTerm.PAPER: weights.row * paper,
        CostTerm.LEVEL_TWINS: weights.level_twins,
        CostTerm.STACKED: weights.stacked,
        CostTerm.ONE_SIDED: weights.one_sided,
        CostTerm.SLIVER: weights.first_line_beside,
        CostTerm.WAITING: weights.distance * PATIENCE,
        CostTerm.WIDOW: weights.widow,
        CostTerm.FIRST_LINE: weights.first_line,
        CostTerm.UNEVEN: weights.uneven,
        CostTerm.HOLE: weights.hole,
        CostTerm.HEADING_FOOT: weights.heading_foot,
        CostTerm.TUNED: weights.tuned,
        CostTerm.PAGES: weights.pages,
        CostTerm.ORDER: weights.order,
        CostTerm.WISH: weights.wish,
        CostTerm.NOTE: weights.note,
        CostTerm.TITLE: weights.title,
    }
    return tuple(prices[term] for term in CostTerm)


def cost_of(charges: Iterable[Charge], weights: WeightVector) -> float:
    """Charges and what each term costs → what they cost together."""
    return sum(times * weights[term] for term, times in charges)
