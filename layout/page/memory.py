"""The lines of paragraphs as they stood on the pages of the last build: where nothing about them changed they are taken
over."""

from __future__ import annotations

from layout.document.model import Paragraph
from layout.flow.model.elements import Element
from layout.flow.model.placement import SetLines
from layout.page.model import Item

PlacedItems = tuple[tuple[int, tuple[Item, ...]], ...]
"""Pages and what stands on each."""


class LineMemory:
    """Items by the placement they were made of. A placement is known by being the same object: those of pages that were
    not searched again are; and by its element and its paragraph, which say what it belongs to."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[SetLines, Element, Paragraph | None, PlacedItems]] = {}
        self._now = dict(self._last)
        self._look: object = None

    def begin(self, look: object) -> None:
        """What all lines depend on (style and grid) → a new build begins; what the last one used is still known."""
        self._last = self._now if look == self._look else {}
        self._now, self._look = {}, look

    def of(self, placed: SetLines, element: Element, block: Paragraph | None) -> PlacedItems | None:
        """A placement, its element and paragraph → its items; None where they have to be made."""
        known = self._last.get(id(placed))
        if known is None or known[0] is not placed or known[1:3] != (element, block):
            return None
        self._now[id(placed)] = known
        return known[3]

    def keep(
        self, placed: SetLines, element: Element, block: Paragraph | None, items: PlacedItems
    ) -> None:
        """A placement, its element, paragraph and items → they are remembered for the next build."""
        self._now[id(placed)] = (placed, element, block, items)
