"""One text under one tolerance: the ends of its lines, its last line, the worst cases (A2 to A6)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from layout.text.even import GREY_SHIFT, MARKS_FROM, contrasts, even_finder, grey, opening
from layout.text.finder import (
    FORCED,
    HANGS,
    HYPHEN,
    LEFT_SHORT_FROM,
    NOISE,
    SHORT,
    End,
    Finder,
    Limits,
    ragged_finder,
    squeeze_finder,
)
from layout.text.model import SetText, Sums
from layout.text.sums import is_short, line_sums
from layout.text.tables import demerits, prohibited

SPLIT_FROM = 4.0
"""em: a unit longer than the measure is split on measures from here on; it hangs out of narrower ones."""
WIDEST_SPACES = 2.0
"""Of what they may be opened by: word spaces are, in a line of nothing but words, before it is left short."""
SHORT_STRETCH = 0.334  # em a gap on a short line (R5)


class Candidates:
    """The ends of lines of one text under one tolerance; to ``remember`` them pays where the same
    lines are asked for again."""

    def __init__(self, text: SetText, limits: Limits, *, remember: bool = False) -> None:
        self.text = text
        self.limits = limits
        self.count = len(text.widths)
        self.costs = demerits(text.style.setting.fill)
        self.each_line = self.costs["line"]
        self.setting = text.style.setting
        self.lone = self.setting.lone_character == "avoid" and text.han[-1] > 1
        self.even = self.setting.fill == "even"
        self.most = 1.0 - self.setting.mark_floor
        self.marked = MARKS_FROM * self.most
        self.short_last = text.style.indent + 1.0 if text.style.indent else 0.0
        self._contrasts = contrasts()
        self.join = self._join_even if self.even else self._join_squeezed
        self.most_join = self.costs["contrast_most"] + self.costs["hyphens_in_row"]
        self.most_join += self.costs["tight_beside_loose"]
        self._finders: dict[bool, Finder] = {}
        self._known: dict[bool, Sums] = {}
        self._wary = limits.last or self.setting.hanging
        self._remember = remember

    def of(self, start: int, width: float) -> list[End]:
        """The cluster a line begins with, the em it holds → its ends."""
        return self.finder(width)(start, width)

    def sums(self, width: float) -> Sums:
        """What lines hold, em → the sums that hold for them."""
        short = is_short(width)
        known = self._known.get(short)
        if known is None:
            known = self._known[short] = line_sums(self.text, short, self.limits.last)
        return known

    def finder(self, width: float) -> Finder:
        """What lines hold, em → the question asked of each."""
        short = is_short(width)
        known = self._finders.get(short)
        if known is None:
            sums = self.sums(width)
            limit = self.setting.stretch_limit
            if self.text.style.align == "justify":
                each = max(limit, SHORT_STRETCH) if short else limit
                known = (
                    even_finder(sums, self.limits, (each, self.most))
                    if self.even
                    else squeeze_finder(sums, self.limits, each)
                )
            else:
                known = ragged_finder(sums)
            known = self._careful(sums, known) if self._wary else known
            known = self._finders[short] = _remembering(known) if self._remember else known
        return known

    def _careful(self, sums: Sums, of: Finder) -> Finder:
        """The same where marks may hang, and in the last pass, which must always find an end."""

        justified = self.text.style.align == "justify"

        def careful(start: int, width: float) -> list[End]:
            found = of(start, width)
            target = sums.start[start] + width
            index = bisect_right(sums.reach, target + NOISE)
            if self.setting.hanging and index < len(sums.breaks):
                end = sums.breaks[index]
                if end > start and sums.reach[index] - target <= 0.5 + NOISE and self.hangs(end):
                    found.append((end, sums.penalty[end], HANGS))
            if self.limits.last and justified:
                found += self._left_short(sums, start, target)
                found += self._split_long(sums, start, target)
            return found or (self._forced(sums, start, target) if self.limits.last else [])

        return careful

    def hangs(self, end: int) -> bool:
        """E5: a stop or a pause after no other mark may stand outside the measure."""
        kinds = self.text.kinds
        return end > 0 and kinds[end - 1] in "PS" and (end < 2 or kinds[end - 2] not in "OCPMSXxDE")

    def _left_short(self, sums: Sums, start: int, target: float) -> list[End]:
        """A4 step 4: the longest line within the measure, where opening it would tear it apart."""
        index = bisect_right(sums.reach, target + NOISE) - 1
        if index < 0 or sums.breaks[index] <= start:
            return []
        end, width = sums.breaks[index], target - sums.start[start]
        room, ordinary = target - sums.reach[index], sums.gaps_end[end] - sums.gaps_start[start]
        elastic = sums.stretch_end[end] - sums.stretch_start[start]
        gap = opening(room, ordinary, elastic)
        if self.setting.rescue and width < 12.0 and gap > self.setting.stretch_limit:
            return []  # P7
        if gap <= LEFT_SHORT_FROM:
            return []
        cost = self.costs["left_short"] * (1.0 + room / width) + sums.penalty[end]
        mark = HYPHEN if end in sums.hyphens else 0
        filled = not ordinary and room <= WIDEST_SPACES * elastic
        return [(end, cost, mark if filled else mark | SHORT)]

    def _split_long(self, sums: Sums, start: int, target: float) -> list[End]:
        """U6: a unit longer than any line must be split; then this line may as well be full."""
        breaks, width = sums.breaks, target - sums.start[start]
        index = bisect_right(sums.reach, target + NOISE)
        first = max(start, breaks[index - 1] if index else 0)
        after = breaks[index] if index < len(breaks) else self.count
        if width < SPLIT_FROM or sums.end[after] - sums.start[first] <= width:
            return []
        end = self._split(sums, start, target)
        return [(end, self.costs["forced"], FORCED)] if first < end < self.count else []

    def _forced(self, sums: Sums, start: int, target: float) -> list[End]:
        """P7, U6: the line nothing fits: a unit split, or on a narrow measure one that hangs out."""
        breaks, width = sums.breaks, target - sums.start[start]
        after = bisect_right(breaks, start)
        if width >= SPLIT_FROM - NOISE or after == len(breaks):
            end = self._split(sums, start, target)
            if end < self.count:
                return [(end, self.costs["forced"], FORCED)]
        return [(breaks[after], self.costs["forced"], 0)] if after < len(breaks) else []

    def _split(self, sums: Sums, start: int, target: float) -> int:
        """The last boundary that fits, moved back a little where a prohibited mark would begin a line."""
        end = max(start + 1, bisect_right(sums.end, target + NOISE, start + 1) - 1)
        starts, ends = prohibited(self.setting.prohibition)
        kinds = self.text.kinds
        for earlier in range(min(end, self.count - 1), max(start + 1, end - 4), -1):
            first, last = kinds[earlier], kinds[earlier - 1]
            if first not in starts and first not in "cZ" and last not in ends:
                return earlier
        while end > start + 1 and end < self.count and kinds[end] in "cZ":  # never off its letter
            end -= 1
        return end

    def last(self, start: int, width: float) -> tuple[float, int] | None:
        """The cluster a last line would begin with → its cost and its marks, None where the rest is too long
        for it."""
        sums = self.sums(width)
        long = sums.finish[0] - sums.start[start]
        cost = squeezed = 0.0
        if long > width + NOISE:
            ragged = self.text.style.align != "justify"
            room = 0.0 if ragged else sums.tight_end[self.count] - sums.tight_start[start]
            if long - width > room + NOISE:
                return self._overlong(sums, start, width)
            squeezed = (long - width) / room
            cost = self.costs["shrink"] * squeezed**2
        if self.lone and start:
            if self.text.han[self.count] - self.text.han[start] < 2:
                cost += self.costs["lone"]
            elif long < self.short_last:
                cost += self.costs["short_last"] * (self.short_last - long)
        if not self.even or sums.shrink_end[self.count] - sums.shrink_start[start] < self.marked:
            return cost, 0
        return cost, grey(squeezed * self.most)

    def _overlong(self, sums: Sums, start: int, width: float) -> tuple[float, int] | None:
        """A last unit longer than a measure too narrow to split it, or one cluster wider than any."""
        if not self.limits.last:
            return None
        whole = bisect_right(sums.breaks, start) == len(sums.breaks)
        alone = start >= self.count - 1
        return (self.costs["forced"], 0) if alone or (whole and width < SPLIT_FROM) else None

    def first_of_last(self, width: float) -> int:
        """The em of a line → a boundary before which no last line can begin."""
        if self.limits.last:
            return 0
        sums = self.sums(width)
        return max(0, bisect_left(sums.start, sums.finish[0] - 2 * width - 2) - 2)

    def _join_even(self, before: int, after: int) -> float:
        """The marks of a line and of the next → what the two cost beside each other."""
        one, two = before >> GREY_SHIFT, after >> GREY_SHIFT
        cost = self._contrasts[abs(one - two)] if one and two else 0.0
        if before & after & HYPHEN:
            cost += self.costs["hyphens_in_row"]
        return cost

    def _join_squeezed(self, before: int, after: int) -> float:
        """The same where lines are filled by CLREQ's order."""
        cost = 0.0
        if before & HYPHEN and after & HYPHEN:
            cost += self.costs["hyphens_in_row"]
        if (before | after) & 3 == 3 and before & 3 != after & 3:
            cost += self.costs["tight_beside_loose"]
        return cost


def _remembering(of: Finder) -> Finder:
    """The same question, asked once for each line."""
    known: dict[tuple[int, float], list[End]] = {}

    def remembering(start: int, width: float) -> list[End]:
        found = known.get((start, width))
        if found is None:
            found = known[start, width] = of(start, width)
        return found

    return remembering
