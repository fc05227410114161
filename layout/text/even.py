"""Even fill: what a line measures against the others, by amounts and not by steps.

A line too short opens all its gaps; one too long takes the blank from all its marks and gaps alike. How far its
marks are squeezed is what the next line is compared with: two greys side by side are seen sooner than either.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from math import inf

from layout.text.finder import (
    HYPHEN,
    LEFT_SHORT_FROM,
    LONE_LIMIT,
    NOISE,
    End,
    Finder,
    Limits,
)
from layout.text.model import Flex, Sums
from layout.text.tables import demerits

FULL_AT = 1 / 24
"""em an ordinary gap: opened so far, Han–Latin gaps and word spaces are as wide as they get."""
WIDE_MEASURE, NARROWER = 26.0, 1.25
"""em, and a power of what a measure has of it: on a narrower one opening costs less, since nothing else can be done."""
SEEN = 0.101  # em a gap: more than that is seen at once, and is done only where nothing else can be
SENTENCE = 7  # the step of A3 of 。？！
MARKS_FROM = 0.4  # marks that give as far as they may: with less a line has no grey to compare
GREYS, GREY_SHIFT, NATURAL = 16, 6, 16
"""Levels in an em of squeeze; where they stand in a line's marks; the level of a line set as it comes."""
OPENED_AS = 2.0  # em of squeeze, with its sign turned, that an em of opening each gap looks like


def opening(room: float, ordinary: float, elastic: float) -> float:
    """The em a line lacks, its ordinary gaps, the em its elastic ones can give → em each ordinary gap gets.

    All open together, the elastic ones in proportion to their room, which ends at ``FULL_AT``.
    """
    together = ordinary * FULL_AT + elastic
    if room <= together:
        return room * FULL_AT / together if together > 0 else 0.0
    return (room - elastic) / ordinary if ordinary else inf


def squeezable(flex: Flex, sentence: bool) -> float:
    """A place and whether sentence marks give like the others → the em it can lose; else 。？！ give half as
    much: the pause of a sentence stays the longer one."""
    return flex.shrink if sentence or flex.step != SENTENCE else flex.shrink / 2


def grey(squeezed: float) -> int:
    """em each mark has lost (negative: the line is opened) → the level, as it stands in a line's marks."""
    return max(1, NATURAL + round(squeezed * GREYS)) << GREY_SHIFT


def even_finder(sums: Sums, limits: Limits, each: tuple[float, float]) -> Finder:
    """The sums of a text, what is allowed a line, each of its gaps and each mark, em → the ends of justified lines.

    First those short of the measure, from the longest line on, then those beyond it. Written out in one piece:
    nothing in the whole program is asked so often.
    """
    breaks, reach, starts, penalty = sums.breaks, sums.reach, sums.start, sums.penalty
    elastic_from, elastic_to = sums.stretch_start, sums.stretch_end
    gaps_from, gaps_to = sums.gaps_start, sums.gaps_end
    marks_from, marks_to = sums.shrink_start, sums.shrink_end
    tight_from, tight_to = sums.tight_start, sums.tight_end
    hyphens, count, total = sums.hyphens, len(breaks), limits.total
    gap_most, mark_most = max(each[0], LONE_LIMIT) if limits.last else each[0], each[1]
    natural = NATURAL << GREY_SHIFT
    has_marks, level = MARKS_FROM * mark_most, mark_most * GREYS
    opened, steeper, wide, shrink, deeper = _costs()
    torn = 2 * demerits("even")["left_short"]  # only to leave no character alone

    def of(start: int, width: float) -> list[End]:
        target, marked_from = starts[start] + width, marks_from[start] + has_marks
        first = index = bisect_right(reach, target + NOISE)
        found: list[End] = []
        while index:
            index -= 1
            end = breaks[index]
            if end <= start:
                break
            room = target - reach[index]
            mark = HYPHEN if end in hyphens else 0
            if room <= NOISE:
                found.append(
                    (end, penalty[end], mark | natural if marks_to[end] > marked_from else mark)
                )
                continue
            elastic = elastic_to[end] - elastic_from[start]
            if room > total + elastic:
                break
            gap = opening(room, gaps_to[end] - gaps_from[start], elastic)
            if gap > gap_most:
                if room > 4:
                    break
                continue
            cost = (
                opened
                * min(1.0, width / WIDE_MEASURE) ** NARROWER
                * gap
                * gap
                * (1 + steeper * gap)
            )
            if gap > SEEN:
                cost += wide if gap <= LEFT_SHORT_FROM else torn
            if marks_to[end] > marked_from:
                mark |= grey(-OPENED_AS * gap)
            found.append((end, cost + penalty[end], mark))
        given = tight_from[start]
        for index in range(first, count):
            end = breaks[index]
            need, room = reach[index] - target, tight_to[end] - given
            if need > room + NOISE:
                break
            share = need / room
            cost = shrink * share * share + penalty[end]
            if share > 0.5:
                cost += deeper * (share - 0.5)
            mark = HYPHEN if end in hyphens else 0
            if marks_to[end] > marked_from:
                mark |= NATURAL + round(level * share) << GREY_SHIFT
            found.append((end, cost, mark))
        return found

    return of


@cache
def _costs() -> tuple[float, float, float, float, float]:
    costs = demerits("even")
    names = "opened_square", "opened_steeper", "opened_wide", "shrink", "shrink_deeper"
    opened, steeper, wide, shrink, deeper = (costs[name] for name in names)
    return opened, steeper, wide, shrink, deeper


@cache
def contrasts() -> list[float]:
    """Nothing → by the difference of two levels, what two lines so far apart cost."""
    costs = demerits("even")
    return [
        min(costs["contrast_most"], costs["contrast"] * (difference * 4 / GREYS) ** 2)
        for difference in range(2 * GREYS + NATURAL + 1)
    ]
