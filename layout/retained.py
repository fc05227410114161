"""What is kept of an issue between one build of it and the next: it saves work and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from layout.flow.search.resume import SearchMemory
from layout.outcome import Outcome
from layout.page.memory import LineMemory
from layout.style.model import Style
from layout.text.fonts import Fonts

Stamps = tuple[tuple[Path, int, int], ...]
"""Files, each with its time in ns and its size."""

MOST_TEXTS = 20000  # prepared paragraphs and set ones: with more, all is begun anew


class Retained:
    """Fonts with the texts prepared in them, the style, the last search for the issue's pages and the lines on them.

    ``once``: there is no next build, and nothing is kept longer than it is needed.
    """

    def __init__(self, *, once: bool = False) -> None:
        self.once = once
        self.fonts = Fonts()
        self.search = SearchMemory()
        self.lines = LineMemory()
        self.style: tuple[tuple[object, Stamps | None], Outcome[Style | None]] | None = None
        """The style read last, and what it was read from."""

    def styled(
        self, asked: object, read: Callable[[], Outcome[Style | None]]
    ) -> Outcome[Style | None]:
        """What is asked of a style and how to read it → the style: that of the last build where the same was asked and
        none of its files has changed since."""
        if self.style is not None:
            (before, stamps), found = self.style
            if stamps != _stamps(found):  # a font may be another one under the same name
                self._forget()
            elif before == asked:
                return found
        found = read()
        self.style = ((asked, _stamps(found)), found)
        return found

    def trim(self) -> None:
        """The issue is set → what is not needed any more is let go, and what has piled up over many edits."""
        if self.once:
            self.search, self.lines = SearchMemory(), LineMemory()
        elif len(self.fonts.prepared) > MOST_TEXTS:
            self._forget()

    def _forget(self) -> None:
        self.fonts, self.search, self.lines = Fonts(), SearchMemory(), LineMemory()


def _stamps(style: Outcome[Style | None]) -> Stamps | None:
    """A style as read → its files and fonts as they are now, by time and size; None where it could not be read, or one
    is gone."""
    if style.value is None:
        return None
    try:
        facts = [(file, file.stat()) for file in (*style.value.files, *style.value.resources)]
    except OSError:
        return None
    return tuple((file, each.st_mtime_ns, each.st_size) for file, each in facts)
