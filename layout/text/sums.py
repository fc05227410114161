"""A squeezed text → prefix sums that answer what any line measures (speed of the breaker)."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import add
from typing import Any

from layout.style.model import Setting
from layout.text.marks import Squeezed
from layout.text.model import Flex, Sums
from layout.text.tables import mark_styles

DROPPED = re.compile("[_w]+")
END_MARK = re.compile("[CPMSX]")
OPEN_MARK = re.compile("O")


def prefix_sums(
    kinds: str,
    squeezed: Squeezed,
    free: bytearray,
    penalty: list[float],
    setting: Setting,
) -> Sums:
    """Kinds, widths and gaps, free boundaries, their penalties → the sums a breaker reads."""
    count = len(kinds)
    pen = list(accumulate(map(add, squeezed.widths, squeezed.gaps), initial=0.0))
    shrink, tight, stretch = (_capacity(count, squeezed.flex, part) for part in _PARTS)
    gaps = list(accumulate(squeezed.gap_before, initial=0))
    start, end = pen.copy(), pen.copy()
    lists = (shrink, tight, stretch)
    starts, ends = tuple(map(list, lists)), tuple(map(list, lists))
    gaps_start, gaps_end = [*gaps[1:], gaps[-1]], gaps.copy()
    _at_ends(kinds, squeezed, (end, *ends), setting)
    _at_starts(kinds, squeezed, (start, *starts), setting)
    _drop_spaces(kinds, (end, *ends, gaps_end))
    full = _full_end(kinds, squeezed, end[count], setting)
    breaks = list(compress(range(count + 1), free))
    finish = (end[count], full)
    return Sums(
        breaks, list(compress(end, free)), start, end,
        starts[0], ends[0], starts[1], ends[1], starts[2], ends[2],
        gaps_start, gaps_end, penalty, frozenset(), finish,
    )  # fmt: skip


_PARTS = ("shrink", "tight", "stretch")


def _amount(flex: Flex, part: str) -> float:
    if part == "stretch":
        return flex.stretch
    return flex.shrink if part == "tight" or flex.step <= 5 else 0.0


def _capacity(count: int, flex: dict[int, Flex], part: str) -> list[float]:
    """What gives way, summed up to each boundary."""
    each = [0.0] * count
    for index, place in flex.items():
        each[index] = _amount(place, part)
    return list(accumulate(each, initial=0.0))


def _at_ends(
    kinds: str, squeezed: Squeezed, ends: tuple[list[float], ...], setting: Setting
) -> None:
    """E3: a mark at a line end is half an em and gives no more; X2: no autospace stands there."""
    end = ends[0]
    for index, place in squeezed.flex.items():
        if place.where == "gap":
            for values, part in zip(ends[1:], _PARTS, strict=True):
                values[index + 1] -= _amount(place, part)
    for index, gap in enumerate(squeezed.gaps):
        if gap:
            end[index + 1] -= gap
    if setting.line_end != "half":
        return
    for mark in END_MARK.finditer(kinds):
        index = mark.start()
        if index not in squeezed.trims:
            end[index + 1] -= 0.5
            if give := squeezed.flex.get(index):
                for values, part in zip(ends[1:], _PARTS, strict=True):
                    values[index + 1] -= _amount(give, part)


def start_trim(index: int, trimmed: bool, setting: Setting) -> float:
    """An opening mark's cluster, whether W2 trimmed it → what it loses at a line start, em (E1, E2)."""
    if "O" in mark_styles()[setting.marks].half:
        return 0.0
    wanted = setting.line_start_trim if index else setting.paragraph_start_trim
    return 0.5 * (wanted - trimmed)


def _at_starts(
    kinds: str, squeezed: Squeezed, starts: tuple[list[float], ...], setting: Setting
) -> None:
    """E1, E2: an opening mark at a line start has no left blank."""
    start = starts[0]
    for mark in OPEN_MARK.finditer(kinds):
        index = mark.start()
        change = start_trim(index, index in squeezed.trims, setting)
        start[index] += change
        give = squeezed.flex.get(index)
        if change > 0 and give:
            for values, part in zip(starts[1:], _PARTS, strict=True):
                values[index] += _amount(give, part)


def _drop_spaces(kinds: str, ends: tuple[list[Any], ...]) -> None:
    """Spaces before a break take no room, nor does the autospace they were folded into."""
    for run in DROPPED.finditer(kinds):
        if not run.start():
            continue
        for values in ends:
            for boundary in range(run.start() + 1, run.end() + 1):
                values[boundary] = values[run.start()]


def _full_end(kinds: str, squeezed: Squeezed, half: float, setting: Setting) -> float:
    """Where the text ends when its last mark keeps its blank (E4)."""
    last = len(kinds.rstrip("_w")) - 1
    halved = last >= 0 and kinds[last] in "CPMSX" and last not in squeezed.trims
    return half + (0.5 if halved and setting.line_end == "half" else 0.0)
