"""Where a line begun here may end, and what each end costs (A2 to A6, E3, E5, L1)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from math import inf
from typing import NamedTuple

from layout.text.model import SetText
from layout.text.tables import demerits, prohibited

NOISE = 1e-7
TIGHT, LOOSE, HYPHEN, HANGS, FORCED = 1, 2, 4, 8, 16
"""What a line leaves behind for the next to be seen with, and for the line itself."""
SPLIT_FROM = 4.0
"""em: a unit longer than the measure is split on measures from here on; it hangs out of narrower ones."""
OPENED_TO_SEE = 0.03  # em a gap from which an opened line is seen beside a tight one

End = tuple[int, float, int]
"""A boundary, the demerit of the line that ends there, its marks."""

Finder = Callable[[int, float], list[End]]


class Limits(NamedTuple):
    """What a pass of the breaker allows: em of opening a line, and whether anything goes."""

    total: float
    last: bool


class Candidates:
    """The ends of lines of one text under one tolerance; all questions are subtractions of sums.

    ``of(start, width)``: the cluster a line begins with and the em it holds → its ends.
    """

    def __init__(self, text: SetText, short: bool, limits: Limits) -> None:
        self.text = text
        self.sums = text.hyphenated if short else text.sums
        self.limits = limits
        self.count = len(text.widths)
        self.costs = demerits()
        setting = text.style.setting
        self.each = setting.stretch_limit
        self.lone = setting.lone_character == "avoid" and text.han[-1] > 1
        self.of = self._wary() if limits.last or setting.hanging else self._finder()

    def _finder(self) -> Finder:
        """The question asked at every boundary, its lists at hand: this is where a paragraph's time goes."""
        sums, wider, tighter = self.sums, self._wider(), self._tighter()
        reach, starts = sums.reach, sums.start

        def of(start: int, width: float) -> list[End]:
            target = starts[start] + width
            index = bisect_right(reach, target + NOISE)
            found = wider(start, target, index)
            tighter(start, target, index, found)
            return found

        return of

    def _wary(self) -> Finder:
        """The same where marks may hang, and in the last pass, which must always find an end."""
        of, sums = self._finder(), self.sums
        hanging = self.text.style.setting.hanging

        def wary(start: int, width: float) -> list[End]:
            found = of(start, width)
            target = sums.start[start] + width
            index = bisect_right(sums.reach, target + NOISE)
            if hanging and index < len(sums.breaks):
                end = sums.breaks[index]
                if sums.reach[index] - target <= 0.5 + NOISE and self.hangs(end) and end > start:
                    found.append((end, sums.penalty[end], HANGS))
            return found or (self._forced(start, target, index) if self.limits.last else [])

        return wary

    def _wider(self) -> Callable[[int, float, int], list[End]]:
        """Ends short of the measure: the exact one, then those that must be stretched."""
        sums, total, limit = self.sums, self.limits.total, self.each
        breaks, reach, penalty, hyphens = sums.breaks, sums.reach, sums.penalty, sums.hyphens
        given, spaces_to = sums.stretch_start, sums.stretch_end
        gaps, gaps_to = sums.gaps_start, sums.gaps_end
        opened, square = self.costs["opened"], self.costs["opened_square"]
        stretched = self.costs["stretch_spaces"]
        elastic = spaces_to[-1] > 0 or total > 0

        def wider(start: int, target: float, index: int) -> list[End]:
            found: list[End] = []
            while index:
                index -= 1
                end = breaks[index]
                if end <= start:
                    break
                room = target - reach[index]
                mark = HYPHEN if end in hyphens else 0
                if room <= NOISE:
                    found.append((end, penalty[end], mark))
                    continue
                if not elastic:
                    break
                spaces = spaces_to[end] - given[start]
                if room <= spaces + NOISE:
                    share = room / spaces
                    found.append((end, stretched * share * share + penalty[end], mark))
                    continue
                rest = room - spaces if spaces > 0 else room
                if rest > total:
                    if total < inf or rest > 20:
                        break
                    continue
                ordinary = gaps_to[end] - gaps[start]
                if rest > limit * ordinary:
                    if rest > 4:
                        break
                    continue
                each = rest / ordinary
                mark |= LOOSE if each > OPENED_TO_SEE else 0
                found.append((end, opened + square * each * each + penalty[end], mark))
            return found

        return wider

    def _tighter(self) -> Callable[[int, float, int, list[End]], None]:
        """Ends beyond the measure that can be squeezed in (A3)."""
        sums = self.sums
        breaks, reach, penalty, hyphens = sums.breaks, sums.reach, sums.penalty, sums.hyphens
        marks, marks_to = sums.shrink_start, sums.shrink_end
        tight, tight_to = sums.tight_start, sums.tight_end
        shrink, autospace = self.costs["shrink"], self.costs["shrink_autospace"]
        count = len(breaks)

        def tighter(start: int, target: float, index: int, found: list[End]) -> None:
            for at in range(index, count):
                end = breaks[at]
                need = reach[at] - target
                room = marks_to[end] - marks[start]
                if need <= room + NOISE:
                    share = need / room
                    cost = shrink * share * share
                else:
                    whole = tight_to[end] - tight[start]
                    if need > whole + NOISE:
                        break
                    share = (need - room) / (whole - room)
                    cost = shrink + autospace * share
                mark = (TIGHT if share > 0.5 else 0) | (HYPHEN if end in hyphens else 0)
                found.append((end, cost + penalty[end], mark))

        return tighter

    def hangs(self, end: int) -> bool:
        """E5: a stop or a pause after no other mark may stand outside the measure."""
        kinds = self.text.kinds
        return kinds[end - 1] in "PS" and (end < 2 or kinds[end - 2] not in "OCPMSXxDE")

    def _forced(self, start: int, target: float, index: int) -> list[End]:
        """A4 step 4, P7: the line nothing fits: opened without limit, or a unit split."""
        sums, costs = self.sums, self.costs
        breaks, width = sums.breaks, target - sums.start[start]
        if index and breaks[index - 1] > start:
            end = breaks[index - 1]
            ordinary = max(1, sums.gaps_end[end] - sums.gaps_start[start])
            each = (target - sums.reach[index - 1]) / ordinary
            if not (self.text.style.setting.rescue and width < 12.0 and each > self.each):
                cost = costs["beyond_limit"] * (1 + each)
                return [(end, cost, LOOSE)]
        if width >= SPLIT_FROM:
            end = self._split(start, target)
            if end < self.count:
                return [(end, costs["forced"], FORCED)]
        after = bisect_right(breaks, start)
        if after < len(breaks):
            return [(breaks[after], costs["forced"], 0)]
        return []

    def _split(self, start: int, target: float) -> int:
        """The last boundary that fits, moved back a little where a prohibited mark would begin a line."""
        end = max(start + 1, bisect_right(self.sums.end, target + NOISE, start + 1) - 1)
        starts, ends = prohibited(self.text.style.setting.prohibition)
        kinds = self.text.kinds
        for earlier in range(end, max(start + 1, end - 4), -1):
            if (
                earlier < self.count
                and kinds[earlier] not in starts
                and kinds[earlier - 1] not in ends
            ):
                return earlier
        return end

    def last(self, start: int, width: float) -> float | None:
        """The cluster a last line would begin with → its cost, None where the rest is too long for it."""
        sums = self.sums
        over = sums.finish[0] - sums.start[start] - width
        cost = 0.0
        if over > NOISE:
            room = sums.tight_end[self.count] - sums.tight_start[start]
            if over > room + NOISE:
                return self._overlong(start, width)
            cost = self.costs["shrink"] * (over / room) ** 2
        if self.lone and self.text.han[self.count] - self.text.han[start] < 2 and start:
            cost += self.costs["lone"]
        return cost

    def _overlong(self, start: int, width: float) -> float | None:
        """A last unit longer than a measure too narrow to split it."""
        sums = self.sums
        after = bisect_right(sums.breaks, start)
        if self.limits.last and after == len(sums.breaks) and width < SPLIT_FROM:
            return self.costs["forced"]
        return self.costs["forced"] if self.limits.last and start == self.count - 1 else None

    def first_of_last(self, width: float) -> int:
        """The em of a line → a boundary before which no last line can begin."""
        if self.limits.last:
            return 0
        return max(0, bisect_left(self.sums.start, self.sums.finish[0] - 2 * width - 2) - 2)

    def join(self, before: int, after: int) -> float:
        """The marks of a line and of the next → what the two cost beside each other."""
        cost = 0.0
        if before & HYPHEN and after & HYPHEN:
            cost += self.costs["hyphens_in_row"]
        if (before | after) & 3 == 3 and before & 3 != after & 3:
            cost += self.costs["tight_beside_loose"]
        return cost
