"""The texts of an issue as they were read, for the place of each of their characters."""

from __future__ import annotations

from typing import Protocol

from layout.diagnostics import Span


class SourceText(Protocol):
    """A text as it was read: its characters, and the place of each in a file."""

    @property
    def text(self) -> str:
        """Its characters."""
        ...

    def span(self, index: int, length: int = 1) -> Span:
        """The index of a character → its place in the source."""
        ...
