"""An issue with everything in its place: what the flow gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from layout.document.model import Picture
from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Element
from layout.flow.model.placement import Placement, SetPicture


class TermCost(NamedTuple):
    """One term of the cost of a page: which, how often, and what it costs in all."""

    term: CostTerm
    times: float
    cost: float


class Change(NamedTuple):
    """How another setting of a page differs from the one chosen: in a "picture", a "title" over all columns
    or not, the "lines" a paragraph has in all, those on the "page", or only in where "columns" part.

    ``subject`` is the index of the picture or element; None: it does not stand on this page.
    """

    kind: str
    subject: int
    here: SetPicture | int | None
    there: SetPicture | int | None


class Rival(NamedTuple):
    """The best alternative to a page that was given up: its terms there, what it would have cost ``more`` up to
    the foot of that page, with the rest reckoned, and how it differs."""

    terms: tuple[TermCost, ...]
    more: float
    changes: tuple[Change, ...]


class PageScore(NamedTuple):
    """What a page cost, term by term, and its runner-up; None where nothing else was weighed."""

    page: int
    terms: tuple[TermCost, ...]
    runner_up: Rival | None


class PageTarget(NamedTuple):
    """What became of a wish for a number of pages: whether it was met, and the last page filled to its foot
    or nearly; and the rows of one column by which the setting nearest to it runs over, those left empty
    as a negative number."""

    pages: int
    met: bool
    full: bool
    over: int


@dataclass(frozen=True, slots=True)
class Galley:
    """An issue with everything in its place, before furniture."""

    elements: tuple[Element, ...]
    pictures: tuple[tuple[int, Picture], ...]  # article number, picture
    placements: tuple[Placement, ...]
    pages: int
    end_page: int  # where the text ends
    end_row: int
    cost: float
    scores: tuple[PageScore, ...]
    page_target: PageTarget | None = None  # of the manifest, for a number of pages
    compositions: int = 1  # ways of composing the whole issue that were tried
    widest: int = 1  # how many times as wide the widest search for it was
