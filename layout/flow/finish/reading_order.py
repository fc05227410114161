"""The order things on a page are read in, whatever order they were placed in."""

from __future__ import annotations

from collections import defaultdict

from layout.flow.model.galley import Galley
from layout.flow.model.placement import Placement, SetLines, SetPicture, SetStack


def reading_order(galley: Galley) -> tuple[Placement, ...]:
    """A galley → its placements as they are read, page by page.

    What goes on from the page before comes first, so that extracted text keeps paragraphs whole; a
    picture never comes before the title of its article.
    """
    begun: set[int] = set()
    pages: dict[int, tuple[list[Placement], list[Placement]]] = defaultdict(lambda: ([], []))
    for placed in galley.placements:
        page = placed.slots[0].page if isinstance(placed, SetLines) else placed.page
        goes_on = not isinstance(placed, SetPicture) and placed.element in begun
        head, rest = pages[page]
        (head if goes_on and not rest_has(rest, placed) else rest).append(placed)
        if not isinstance(placed, SetPicture):
            begun.add(placed.element)
    found: list[Placement] = []
    for page in sorted(pages):
        head, rest = pages[page]
        found += [*head, *_titles_first(rest, galley)]
    return tuple(found)


def rest_has(rest: list[Placement], placed: Placement) -> bool:
    """What a page has besides what goes on → whether the element of a placement began there."""
    return any(
        not isinstance(other, SetPicture)
        and not isinstance(placed, SetPicture)
        and other.element == placed.element
        for other in rest
    )


def _titles_first(placements: list[Placement], galley: Galley) -> list[Placement]:
    """The placements of a page → the same, pictures that stand before their article's title after it."""
    opened = {
        galley.elements[placed.element].article: index
        for index, placed in enumerate(placements)
        if isinstance(placed, SetStack)
        and placed.element >= 0
        and galley.elements[placed.element].is_title
    }

    def place(index: int) -> tuple[int, int, int]:
        placed = placements[index]
        if isinstance(placed, SetPicture):
            title = opened.get(galley.pictures[placed.picture][0], -1)
            if title > index:
                return title, 1, index
        return index, 0, 0

    return [placements[index] for index in sorted(range(len(placements)), key=place)]
