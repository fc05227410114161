"""A galley whose pages are known → the galley with nothing left to settle: numbers of pages, rows at the foot, the order
it is read in."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document
from layout.flow.content.closing import contents_stack
from layout.flow.content.jumps import with_jumps
from layout.flow.content.stacks import BlockTypesetter
from layout.flow.finish.foot_rows import at_the_foot
from layout.flow.finish.reading_order import reading_order
from layout.flow.model.elements import Stack
from layout.flow.model.galley import Galley
from layout.flow.model.placement import Placement, SetStack


def settled(document: Document, galley: Galley, typesetter: BlockTypesetter) -> Galley:
    """A document, its galley and what sets blocks → the galley with the pages its contents and jumps name, the rows
    that stand at the foot of their page, and its placements in reading order."""
    if any(isinstance(placed, SetStack) and placed.element == -1 for placed in galley.placements):
        starts = article_pages(galley)
        numbers = [starts.get(article.number, 1) for article in document.articles]
        filled = contents_stack(document, typesetter, numbers)
        galley = replace(galley, placements=_with_contents(galley.placements, filled))
    galley = with_jumps(document, galley, typesetter)
    return replace(galley, placements=at_the_foot(reading_order(galley), typesetter.grid))


def article_pages(galley: Galley) -> dict[int, int]:
    """A galley → the page each article begins on, by its number."""
    found: dict[int, int] = {}
    for placed in galley.placements:
        if isinstance(placed, SetStack) and placed.element >= 0:
            element = galley.elements[placed.element]
            if element.is_title and element.article:
                found.setdefault(element.article, placed.page)
    return found


def _with_contents(placements: tuple[Placement, ...], stack: Stack | None) -> tuple[Placement, ...]:
    """Placements → the same with the contents, whose page numbers are known now."""
    return tuple(
        placed._replace(stack=stack)
        if isinstance(placed, SetStack) and placed.element == -1 and stack is not None
        else placed
        for placed in placements
    )
