"""A prepared paragraph → lines filled one after another, as a word processor does (A5, F1 to F10)."""

from __future__ import annotations

from bisect import bisect_right

from layout.text.candidates import Candidates
from layout.text.describe import describe
from layout.text.finder import FORCED, HANGS, Limits
from layout.text.measures import Room
from layout.text.model import Break, Broken, SetText
from layout.text.sums import is_short, line_sums
from layout.text.tables import prohibited

NOISE = 1e-7


def greedy(text: SetText, room: Room) -> Broken:
    """A text and its room → each line as full as the pull-in limits let it be.

    An ordinary unit comes in where the line runs over by no more than ``pull_in``; one that a prohibition
    keeps together up to ``pull_in_prohibited``, its mark at the line end counted whole (A5, F6). The
    last line is no exception (F9).
    """
    ends = Candidates(text, Limits(float("inf"), True))
    breaks: list[Break] = []
    start, line, count = 0, 0, len(text.widths)
    while True:
        width = room.of(line) - room.indent_of(line)
        end, mark = _end(ends, start, width)
        breaks.append(describe(text, room, line, (start, end), mark))
        if end >= count:
            return Broken(tuple(breaks), sum(break_.demerit for break_ in breaks))
        start, line = end, line + 1


def _end(ends: Candidates, start: int, width: float) -> tuple[int, int]:
    """A line's first cluster and what it holds → where it ends and its marks."""
    sums, setting = line_sums(ends.text, is_short(width)), ends.text.style.setting
    target = sums.start[start] + width
    if sums.finish[0] <= target + NOISE or not ends.count:
        return ends.count, 0
    index = bisect_right(sums.reach, target + NOISE)
    within = index - 1 if index and sums.breaks[index - 1] > start else -1
    following = index < len(sums.breaks)
    end = sums.breaks[index] if following else ends.count
    if within < 0 or sums.reach[within] < target - NOISE:
        need = (sums.reach[index] if following else sums.finish[0]) - target
        if following and setting.hanging and need <= 0.5 + NOISE and ends.hangs(end):
            return end, HANGS
        unit = sums.breaks[within] if within >= 0 else start, end
        room = sums.tight_end[end] - sums.tight_start[start]
        if need <= min(_pull_in(ends.text, unit), room) + NOISE:
            return end, 0
    if within >= 0:
        return sums.breaks[within], 0
    if ends.last(start, width) is not None:
        return ends.count, 0
    end, _, mark = (ends.of(start, width) or [(ends.count, 0.0, FORCED)])[-1]
    return end, mark


def _pull_in(text: SetText, unit: tuple[int, int]) -> float:
    """The unit that no longer fits → how far a line may run over to take it in, em."""
    setting, (first, end) = text.style.setting, unit
    starts, ends = prohibited(setting.prohibition)
    last = text.kinds[end - 1]
    if end - first == 1 or (last not in starts and text.kinds[first] not in ends):
        return setting.pull_in
    halved = setting.line_end == "half" and last in "CPMSX" and end - 1 not in text.trims
    return setting.pull_in_prohibited - 0.5 * halved
