"""What is kept of an issue between one build of it and the next: it saves work and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from layout.flow.search.resume import SearchMemory
from layout.outcome import Outcome
from layout.page.memory import LineMemory
from layout.style.model import Style
from layout.text.fonts import Fonts

MOST_TEXTS = 20000  # prepared paragraphs and set ones: with more, fonts are opened anew


class Retained:
    """Fonts with the texts prepared in them, and the last search for the issue's pages."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.search = SearchMemory()
        self.lines = LineMemory()
        self.style: tuple[object, Outcome[Style | None]] | None = None
        """The style read last, and what it was read from."""

    def styled(
        self, asked: object, read: Callable[[], Outcome[Style | None]]
    ) -> Outcome[Style | None]:
        """What is asked of a style and how to read it → the style: that of the last build where the same was asked and
        none of its files has changed since."""
        if self.style is not None and self.style[0] == (asked, _stamps(self.style[1])):
            return self.style[1]
        found = read()
        self.style = ((asked, _stamps(found)), found)
        return found

    def trimmed(self) -> None:
        """Nothing → what has piled up over many edits is let go."""
        if len(self.fonts.prepared) > MOST_TEXTS:
            self.fonts = Fonts()
            self.search = SearchMemory()


def _stamps(style: Outcome[Style | None]) -> tuple[tuple[Path, int, int], ...] | None:
    """A style as read → its files and fonts as they are now, by time and size; None where it could not be read, or one
    is gone."""
    if style.value is None:
        return None
    try:
        facts = [(file, file.stat()) for file in (*style.value.files, *style.value.resources)]
    except OSError:
        return None
    return tuple((file, each.st_mtime_ns, each.st_size) for file, each in facts)
