"""A prepared paragraph → lines filled one after another, as a word processor does (A5, F1 to F10)."""

from __future__ import annotations

from bisect import bisect_right

from layout.text.candidates import Candidates
from layout.text.describe import describe
from layout.text.finder import FORCED, HANGS, Limits
from layout.text.measures import Room
from layout.text.model import Break, Broken, SetText
from layout.text.sums import SHORT, line_sums

NOISE = 1e-7


def greedy(text: SetText, room: Room) -> Broken:
    """A text and its room → each line as full as the pull-in limits let it be.

    An ordinary character comes in where the line runs over by no more than ``pull_in``; to keep a
    prohibition up to ``pull_in_prohibited`` (A5, F6).
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
    sums, setting = line_sums(ends.text, width < SHORT), ends.text.style.setting
    if ends.last(start, width) is not None:
        return ends.count, 0
    target = sums.start[start] + width
    index = bisect_right(sums.reach, target + NOISE)
    within = index - 1 if index and sums.breaks[index - 1] > start else -1
    if index < len(sums.breaks) and (within < 0 or sums.reach[within] < target - NOISE):
        end = sums.breaks[index]
        need = sums.reach[index] - target
        if setting.hanging and need <= 0.5 + NOISE and ends.hangs(end):
            return end, HANGS
        ordinary = end - (sums.breaks[within] if within >= 0 else start) == 1
        limit = setting.pull_in if ordinary else setting.pull_in_prohibited
        room = sums.tight_end[end] - sums.tight_start[start]
        if need <= min(limit, room) + NOISE:
            return end, 0
    if within >= 0:
        return sums.breaks[within], 0
    end, _, mark = (ends.of(start, width) or [(ends.count, 0.0, FORCED)])[-1]
    return end, mark
