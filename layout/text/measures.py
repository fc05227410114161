"""The measures a paragraph is offered → what each of its lines may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.text.model import SetText

NARROW, NARROW_INDENT = 12.0, 1.0  # em: I5, the first line of a measure under 12 em
LEAST = 2.0  # em an indent leaves of its line


class Room(NamedTuple):
    """``measures`` of the lines, the last repeating, and the first line's ``indent``, em.

    ``varied`` is what the first lines hold, ``rest`` what every later one does.
    """

    measures: tuple[float, ...]
    indent: float
    varied: tuple[float, ...]
    rest: float

    def after(self, lines: int) -> Room:
        """Lines set already → the room of those that follow."""
        rest = self.measures[min(lines, len(self.measures) - 1) :]
        return Room(rest, 0.0, rest[:-1], rest[-1])

    def of(self, line: int) -> float:
        """The number of a line, from 0 → its measure."""
        return self.measures[min(line, len(self.measures) - 1)]

    def indent_of(self, line: int) -> float:
        """The number of a line, from 0 → the empty space before it."""
        return self.indent if line == 0 else 0.0


def first_indent(wanted: float, measure: float) -> float:
    """An indent and the measure of its line → the indent it gets (I1, I5)."""
    if measure < NARROW:
        wanted = min(wanted, NARROW_INDENT)
    return max(0.0, min(wanted, measure - LEAST))


def line_measures(text: SetText, measures: Sequence[float], indent: float | None) -> Room:
    """A text, its measures, an indent (None: the style's, by I1 and I5) → the room it has."""
    given = tuple(max(0.0, float(measure)) for measure in measures) or (0.0,)
    length = len(given)
    while length > 1 and given[length - 1] == given[length - 2]:
        length -= 1
    given = given[:length]
    if indent is None:
        indent = first_indent(text.style.indent, given[0])
    varied = (given[0] - indent, *given[1:-1]) if indent or length > 1 else ()
    return Room(given, indent, varied, given[-1])
