"""The measures a paragraph is offered → what each of its lines may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.text.model import SetText

NARROW, NARROW_INDENT = 12.0, 1.0  # em: I5, the first line of a measure under 12 em
LEAST = 2.0  # em an indent leaves of its line


class Room(NamedTuple):
    """``measures`` of the lines, the last repeating, the first line's ``indent`` and that of all others, em.

    ``varied`` is what the first lines hold, ``rest`` what every later one does.
    """

    measures: tuple[float, ...]
    indent: float
    varied: tuple[float, ...]
    rest: float
    hang: float = 0.0

    def after(self, lines: int) -> Room:
        """Lines set already → the room of those that follow."""
        rest = self.measures[min(lines, len(self.measures) - 1) :]
        held = tuple(one - _within(self.hang, one) for one in rest)
        return Room(rest, _within(self.hang, rest[0]), held[:-1], held[-1], self.hang)

    def of(self, line: int) -> float:
        """The number of a line, from 0 → its measure."""
        return self.measures[min(line, len(self.measures) - 1)]

    def indent_of(self, line: int) -> float:
        """The number of a line, from 0 → the empty space before it."""
        return self.indent if line == 0 else _within(self.hang, self.of(line))


def first_indent(wanted: float, measure: float) -> float:
    """An indent and the measure of its line → the indent it gets (I1, I5)."""
    if measure < NARROW:
        wanted = min(wanted, NARROW_INDENT)
    return _within(wanted, measure)


def _within(wanted: float, measure: float) -> float:
    """An indent and the measure of its line → the same, leaving room for text."""
    return max(0.0, min(wanted, measure - LEAST))


def line_measures(
    text: SetText, measures: Sequence[float], indent: float | None, hang: float = 0.0
) -> Room:
    """A text, its measures, an indent (None: the style's, by I1 and I5), that of later lines → the room it has."""
    given = tuple(max(0.0, float(measure)) for measure in measures) or (0.0,)
    length = len(given)
    while length > 1 and given[length - 1] == given[length - 2]:
        length -= 1
    given = given[:length]
    if indent is None:
        indent = first_indent(text.style.indent, given[0])
    else:
        indent = _within(indent, given[0])
    held = tuple(one - _within(hang, one) for one in given)
    varied = (given[0] - indent, *held[1:-1]) if indent != hang or length > 1 else ()
    return Room(given, indent, varied, held[-1], hang)
