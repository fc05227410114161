"""A YAML file as a tree of values, each with the place it was written at."""

from __future__ import annotations

from typing import Literal, NamedTuple

from layout.diagnostics import Span

Kind = Literal["scalar", "list", "map"]


class Entry(NamedTuple):
    """One ``key: value`` of a map."""

    key: str
    key_span: Span
    value: Node


class Node(NamedTuple):
    """A value: a scalar with its ``text``, a list with its ``items`` or a map with its ``entries``.

    ``plain`` is true of a scalar without quotes: only such a one may be empty, a number or true.
    ``span`` of a list or map is where it begins. ``indent`` is the column before the text of a
    block scalar (``|``), whose lines begin on the line after ``span``; 0 for other scalars.
    ``mended``: the line had a slip, told already; what it says is a guess, not to be told again.
    """

    kind: Kind
    span: Span
    text: str = ""
    plain: bool = False
    items: tuple[Node, ...] = ()
    entries: tuple[Entry, ...] = ()
    indent: int = 0
    mended: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands after the colon (or ``null``, ``~``)."""
        return self.kind == "scalar" and self.plain and self.text in ("", "~", "null", "Null")

    def find(self, key: str) -> Node | None:
        """A key → its value in this map, None where it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def at(self, index: int, length: int = 1) -> Span:
        """The index of a character of ``text`` → its place in the file.

        Exact for literal blocks and for scalars on one line without escapes, else the first line.
        """
        if self.indent:
            before = self.text[:index]
            line = self.span.line + 1 + before.count("\n")
            column = self.indent + 1 + index - (before.rfind("\n") + 1)
            return Span(self.span.file, line, column, length)
        return Span(self.span.file, self.span.line, self.span.column + index, length)
