"""How much a search has weighed: counted in decisions, so that no memory of it can change a page."""

from __future__ import annotations


class Effort:
    """Counts of what has been weighed since the search began.

    ``fills`` of a region, ``paragraphs`` run and ``floats`` tried in them, ``states`` that were kept.
    ``furthest`` is the last element looked at.
    """

    __slots__ = ("fills", "floats", "furthest", "paragraphs", "states")

    def __init__(self) -> None:
        self.fills = self.paragraphs = self.floats = self.states = 0
        self.furthest = 0

    def copy(self) -> Effort:
        """Nothing → the counts as they are now."""
        other = Effort()
        other.set(self)
        return other

    def set(self, other: Effort) -> None:
        """Other counts → these are counted on from."""
        self.fills, self.paragraphs, self.floats = other.fills, other.paragraphs, other.floats
        self.states, self.furthest = other.states, other.furthest

    @property
    def decisions(self) -> int:
        """How often there was something to decide: how a paragraph runs, where a picture stands."""
        return self.paragraphs + self.floats

    def sees(self, element: int) -> None:
        """An element was looked at → it counts among those that what was found depends on."""
        if element > self.furthest:
            self.furthest = element
