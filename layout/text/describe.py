"""A line chosen by a breaker → what it is and how it will fill its measure."""

from __future__ import annotations

from layout.text.finder import FORCED, HANGS, HYPHEN, SHORT
from layout.text.measures import Room
from layout.text.model import Break, SetText
from layout.text.spacing import filled
from layout.text.sums import line_sums
from layout.text.tables import demerits


def describe(text: SetText, room: Room, line: int, part: tuple[int, int], mark: int) -> Break:
    """A text, its room, the number of a line, its clusters and marks of the breaker → the line's ``Break``."""
    start, end = part
    last = end == len(text.widths)
    break_ = Break(
        start, end, room.of(line), 0.0, 0.0, 0, room.indent_of(line), last,
        bool(mark & HYPHEN), bool(mark & FORCED),
        _half_end(text, room, line, part), bool(mark & HANGS), bool(mark & SHORT),
    )  # fmt: skip
    fill = filled(text, break_)
    return break_._replace(
        loosened=fill.loosened, step=fill.step, demerit=_demerit(text, break_, fill.loosened)
    )


def _half_end(text: SetText, room: Room, line: int, part: tuple[int, int]) -> bool:
    """E3, E4: a mark at a line end is half an em; on the last line only where it would not fit whole."""
    start, end = part
    setting = text.style.setting
    if text.style.align in ("centre", "right"):
        return True
    if end < len(text.widths):
        return setting.line_end == "half"
    sums = line_sums(text, False)
    width = sums.finish[1] - sums.start[start]
    return width > room.of(line) - room.indent_of(line) + 1e-9


def _demerit(text: SetText, break_: Break, loosened: float) -> float:
    """What a line alone costs, by how far its gaps are opened."""
    table = demerits(text.style.setting.fill)
    cost = 0.0 if break_.last else line_sums(text, False).penalty[break_.end]
    if break_.forced:
        cost += table["forced"]
    if break_.short:
        cost += table["left_short"]
    if loosened > 1e-6:
        cost += table["opened"] + table["opened_square"] * loosened * loosened
    return cost
