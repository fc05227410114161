"""Where a line begun here may end, and what each end costs (A2 to A6, E3, E5, L1)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


class Limits(NamedTuple):
    """What a pass of the breaker allows: em of opening a line, and whether anything goes."""

    total: float
    last: bool


class Candidates:
    """The ends of lines of one text under one tolerance; all questions are subtractions of sums."""

    def __init__(self, text: SetText, short: bool, limits: Limits) -> None:
        self.text = text
        self.sums = text.hyphenated if short else text.sums
        self.limits = limits
        self.count = len(text.widths)
        self.costs = demerits()
        self.each = text.style.setting.stretch_limit
        self.hanging = text.style.setting.hanging
        self.lone = text.style.setting.lone_character == "avoid" and text.han[-1] > 1

    def of(self, start: int, width: float) -> list[End]:
        """The cluster a line begins with, the em it holds → its ends, the tighter ones last."""
        sums = self.sums
        target = sums.start[start] + width
        index = bisect_right(sums.reach, target + NOISE)
        found = self._wider(start, target, index)
        self._tighter(start, target, index, found)
        if not found and self.limits.last:
            return self._forced(start, target, index)
        return found

    def _wider(self, start: int, target: float, index: int) -> list[End]:
        """Ends short of the measure: exact ones, then those that must be stretched."""
        sums, costs, total = self.sums, self.costs, self.limits.total
        breaks, reach, penalty = sums.breaks, sums.reach, sums.penalty
        given, gaps = sums.stretch_start[start], sums.gaps_start[start]
        found: list[End] = []
        while index:
            index -= 1
            end = breaks[index]
            if end <= start:
                break
            room = target - reach[index]
            if room <= NOISE:
                found.append((end, penalty[end], self._mark(end, 0)))
                continue
            spaces = sums.stretch_end[end] - given
            if room <= spaces + NOISE:
                share = room / spaces
                cost = costs["stretch_spaces"] * share * share + penalty[end]
                found.append((end, cost, self._mark(end, 0)))
                continue
            rest = room - max(spaces, 0.0)
            if rest > total and total < inf:
                break
            ordinary = sums.gaps_end[end] - gaps
            if rest > self.each * ordinary:
                if rest > target - sums.start[start] or rest > 4 * self.each * ordinary + 1:
                    break
                continue
            each = rest / ordinary
            cost = costs["opened"] + costs["opened_square"] * each * each + penalty[end]
            found.append((end, cost, self._mark(end, LOOSE if each > OPENED_TO_SEE else 0)))
        return found

    def _tighter(self, start: int, target: float, index: int, found: list[End]) -> None:
        """Ends beyond the measure: those that can be squeezed in, or hung out."""
        sums, costs = self.sums, self.costs
        breaks, reach, penalty = sums.breaks, sums.reach, sums.penalty
        marks, all_places = sums.shrink_start[start], sums.tight_start[start]
        for at in range(index, len(breaks)):
            end = breaks[at]
            need = reach[at] - target
            if end <= start:
                continue
            if self.hanging and need <= 0.5 + NOISE and self.hangs(end):
                found.append((end, penalty[end], HANGS))
                break
            room = sums.shrink_end[end] - marks
            if need <= room + NOISE:
                share = need / room
                cost = costs["shrink"] * share * share
            else:
                whole = sums.tight_end[end] - all_places
                if need > whole + NOISE:
                    break
                share = (need - room) / (whole - room)
                cost = costs["shrink"] + costs["shrink_autospace"] * share
            found.append((end, cost + penalty[end], self._mark(end, TIGHT if share > 0.5 else 0)))

    def _mark(self, end: int, mark: int) -> int:
        return mark | HYPHEN if end in self.sums.hyphens else mark

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
