"""Where a line begun here may end, and what each end costs: asked at every boundary of a paragraph.

All questions are subtractions of prefix sums, their lists at hand in closures: this is where the time goes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import inf
from typing import NamedTuple

from layout.text.model import Sums
from layout.text.tables import demerits

NOISE = 1e-7
TIGHT, LOOSE, HYPHEN, HANGS, FORCED, SHORT = 1, 2, 4, 8, 16, 32
"""What a line leaves behind for the next to be seen with, and for the line itself."""
LEFT_SHORT_FROM = 0.334
"""em a gap: a line that would be opened by more is rather left short, and told."""
LONE_LIMIT = 0.5  # em a gap: so far a line is opened to leave no character alone (L1)
OPENED_TO_SEE = 0.03  # em a gap from which an opened line is seen beside a tight one
WIDE = 0.15  # em a gap: two lines opened by less are better than one by more

End = tuple[int, float, int]
"""A boundary, the demerit of the line that ends there, its marks."""

Finder = Callable[[int, float], list[End]]
"""The cluster a line begins with and the em it holds → its ends."""


class Limits(NamedTuple):
    """What a pass of the breaker allows: em of opening a line, and whether anything goes."""

    total: float
    last: bool


def squeeze_finder(sums: Sums, limits: Limits, each: float) -> Finder:
    """The sums of a text, what is allowed a line and each of its gaps, em → the ends of justified lines."""
    wider, tighter = _wider(sums, limits, each), _tighter(sums)
    reach, starts = sums.reach, sums.start

    def of(start: int, width: float) -> list[End]:
        target = starts[start] + width
        index = bisect_right(reach, target + NOISE)
        found = wider(start, target, index)
        tighter(start, target, index, found)
        return found

    return of


def _wider(sums: Sums, limits: Limits, each_limit: float) -> Callable[[int, float, int], list[End]]:
    """Ends short of the measure: the exact one, then those that must be stretched (A4)."""
    breaks, reach, penalty, hyphens = sums.breaks, sums.reach, sums.penalty, sums.hyphens
    given, spaces_to, total = sums.stretch_start, sums.stretch_end, limits.total
    gaps, gaps_to = sums.gaps_start, sums.gaps_end
    stretched, opening = demerits("squeeze")["stretch_spaces"], _opening(limits, each_limit)
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
                break
            ordinary = gaps_to[end] - gaps[start]
            cost = opening(rest, ordinary)
            if cost < inf:
                mark |= LOOSE if rest > OPENED_TO_SEE * ordinary else 0
                found.append((end, cost + penalty[end], mark))
            elif rest > 4:
                break
        return found

    return wider


def _opening(limits: Limits, each_limit: float) -> Callable[[float, int], float]:
    """What is allowed → the em to fill and the gaps there are → what it costs, ∞ where it is too much."""
    costs = demerits("squeeze")
    opened, square, wide = costs["opened"], costs["opened_square"], costs["opened_wide"]
    most = max(each_limit, LONE_LIMIT) if limits.last else each_limit

    def opening(rest: float, ordinary: int) -> float:
        if rest > most * ordinary:
            return inf
        each = rest / ordinary
        return opened + square * each * each + (wide if each > WIDE else 0.0)

    return opening


def _tighter(sums: Sums) -> Callable[[int, float, int, list[End]], None]:
    """Ends beyond the measure that can be squeezed in (A3)."""
    breaks, reach, penalty, hyphens = sums.breaks, sums.reach, sums.penalty, sums.hyphens
    marks, marks_to = sums.shrink_start, sums.shrink_end
    tight, tight_to = sums.tight_start, sums.tight_end
    shrink, deeper = demerits("squeeze")["shrink"], demerits("squeeze")["shrink_deeper"]
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
                cost = shrink + deeper * share
            mark = (TIGHT if share > 0.5 else 0) | (HYPHEN if end in hyphens else 0)
            found.append((end, cost + penalty[end], mark))

    return tighter


def ragged_finder(sums: Sums) -> Finder:
    """The sums of a text → the ends of lines that need not fill their measure (A7): fuller is better."""
    breaks, reach, starts, penalty = sums.breaks, sums.reach, sums.start, sums.penalty
    hyphens, weight = sums.hyphens, demerits("even")["ragged"]

    def of(start: int, width: float) -> list[End]:
        target = starts[start] + width
        index = bisect_right(reach, target + NOISE)
        found: list[End] = []
        while index:
            index -= 1
            end = breaks[index]
            room = (target - reach[index]) / width if width > 0 else 0.0
            if end <= start or (room > 0.5 and found):
                break
            mark = HYPHEN if end in hyphens else 0
            found.append((end, weight * room * room + penalty[end], mark))
        return found

    return of
