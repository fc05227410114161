"""What is kept of an issue between one build of it and the next: it saves work and changes nothing."""

from __future__ import annotations

from layout.flow.search.resume import SearchMemory
from layout.text.fonts import Fonts

MOST_TEXTS = 20000  # prepared paragraphs and set ones: with more, fonts are opened anew


class Retained:
    """Fonts with the texts prepared in them, and the last search for the issue's pages."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.search = SearchMemory()

    def trimmed(self) -> None:
        """Nothing → what has piled up over many edits is let go."""
        if len(self.fonts.prepared) > MOST_TEXTS:
            self.fonts = Fonts()
            self.search = SearchMemory()
