"""A squeezed text → prefix sums that answer what any line measures (speed of the breaker)."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from math import sqrt
from operator import add
from typing import Any

from layout.style.model import Setting
from layout.text.even import squeezable
from layout.text.hyphenation import hyphenated
from layout.text.model import SetText, Sums
from layout.text.tables import mark_styles

DROPPED = re.compile("[_w]+")
END_MARK = re.compile("[CPMSX]")
OPEN_MARK = re.compile("O")


EARLIER = 1e-6
"""Of two ways that cost the same the one that breaks earlier is taken, so that every search finds the same."""
SHORT = 16.0
"""em: on lines under this sentence marks give way too (R5) and long words are parted (U6)."""


def line_sums(text: SetText, short: bool, parted: bool = False) -> Sums:
    """A prepared text and whether its lines are short (R5, U6) → the sums a breaker reads, worked out once.

    ``parted`` allows hyphens on longer measures too, and codes taken apart, where nothing else is left.
    """
    key = short, parted
    sums = text.known.get(key)
    if sums is None:
        sums = text.known[key] = _sums(text, *key)
    return sums


def is_short(width: float) -> bool:
    """What a line holds, em → whether it counts as short."""
    return width < SHORT


def _sums(text: SetText, short: bool, parted: bool) -> Sums:
    kinds, count = text.kinds, len(text.widths)
    pen = list(accumulate(map(add, text.widths, text.gaps), initial=0.0))
    amounts = _amounts(text, short or text.style.setting.sentence_pause)
    sums = _capacities(count, amounts)
    gaps = list(accumulate(text.gap_before, initial=0))
    start, end = pen.copy(), pen.copy()
    starts, ends = [part.copy() for part in sums], [part.copy() for part in sums]
    gaps_start, gaps_end = [*gaps[1:], gaps[-1]], gaps.copy()
    _at_ends(text, end, ends, amounts)
    _at_starts(text, start, starts, amounts)
    _drop_spaces(kinds, (end, *ends, gaps_end))
    full = _full_end(text, end[count])
    finish = (end[count], full)
    free, penalty, hyphens = hyphenated(text, short, parted)
    for boundary, width in hyphens.items():
        end[boundary] += width
    breaks = list(compress(range(count + 1), free))
    penalty = list(map(add, penalty, map(EARLIER.__mul__, map(sqrt, range(count + 1)))))
    return Sums(
        breaks, list(compress(end, free)), start, end,
        starts[0], ends[0], starts[1], ends[1], starts[2], ends[2],
        gaps_start, gaps_end, penalty, hyphens, finish,
    )  # fmt: skip


Amounts = dict[int, tuple[float, float, float]]
"""By cluster: what a place gives to the three sums of a line: its marks or the first steps of A3, all that can
be squeezed, all that can be opened; em."""


def _amounts(text: SetText, sentence: bool) -> Amounts:
    """A text and whether sentence marks give like the others → what each of its places gives."""
    even = text.style.setting.fill == "even"
    known: dict[int, tuple[float, float, float]] = {}  # places of a kind are one object
    out: Amounts = {}
    for index, place in text.flex.items():
        found = known.get(id(place))
        if found is None:
            if even:
                whole = squeezable(place, sentence)
                first = whole if place.where == "mark" else 0.0
            else:
                whole = place.shrink if place.step < 7 or sentence else 0.0
                first = whole if place.step <= 5 else 0.0
            found = known[id(place)] = first, whole, place.stretch
        out[index] = found
    return out


def _capacities(count: int, amounts: Amounts) -> list[list[float]]:
    """What gives way, summed up to each boundary."""
    first, whole, stretch = [0.0] * count, [0.0] * count, [0.0] * count
    for index, (item, two, three) in amounts.items():
        first[index], whole[index], stretch[index] = item, two, three
    return [list(accumulate(each, initial=0.0)) for each in (first, whole, stretch)]


def _take(
    parts: list[list[float]], at: int, amounts: tuple[float, float, float], sign: int
) -> None:
    for values, amount in zip(parts, amounts, strict=True):
        values[at] += sign * amount


def _at_ends(text: SetText, end: list[float], parts: list[list[float]], amounts: Amounts) -> None:
    """E3: a mark at a line end is half an em and gives no more; X2: no autospace stands there."""
    for index in compress(range(len(text.gaps)), text.gaps):
        end[index + 1] -= text.gaps[index]
    half = text.style.setting.line_end == "half"
    for index, place in text.flex.items():
        if place.where == "gap" or (place.where == "mark" and (half or text.kinds[index] == "O")):
            _take(parts, index + 1, amounts[index], -1)
    if half:
        for mark in END_MARK.finditer(text.kinds):
            if mark.start() not in text.trims:
                end[mark.end()] -= 0.5


def _at_starts(
    text: SetText, start: list[float], parts: list[list[float]], amounts: Amounts
) -> None:
    """E1, E2: an opening mark at a line start has no left blank."""
    for mark in OPEN_MARK.finditer(text.kinds):
        index = mark.start()
        change = start_trim(index, index in text.trims, text.style.setting)
        start[index] += change
        give = amounts.get(index)
        if change > 0 and give:
            _take(parts, index, give, 1)


def start_trim(index: int, trimmed: bool, setting: Setting) -> float:
    """An opening mark's cluster, whether W2 trimmed it → what it loses at a line start, em (E1, E2)."""
    if "O" in mark_styles()[setting.marks].half:
        return 0.0
    wanted = setting.line_start_trim if index else setting.paragraph_start_trim
    return 0.5 * (wanted - trimmed)


def _drop_spaces(kinds: str, ends: tuple[list[Any], ...]) -> None:
    """Spaces before a break take no room, nor does the autospace they were folded into."""
    for run in DROPPED.finditer(kinds):
        if not run.start():
            continue
        for values in ends:
            for boundary in range(run.start() + 1, run.end() + 1):
                values[boundary] = values[run.start()]


def _full_end(text: SetText, half: float) -> float:
    """Where the text ends when its last mark keeps its blank (E4)."""
    last = len(text.kinds.rstrip("_w")) - 1
    halved = last >= 0 and text.kinds[last] in "CPMSX" and last not in text.trims
    return half + (0.5 if halved and text.style.setting.line_end == "half" else 0.0)
