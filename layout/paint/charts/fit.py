"""Labels side by side → how each is written so that it does not touch its neighbour."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

Measure = Callable[[str], float]
"""A text → its width, pt."""

GAP = 0.45  # of the size: the least between two labels
LINES_MOST = 4
NARROW = 1.9  # of the size: labels of Han may run down the page, one to a line
DOWN_MOST = 6  # Han so set one below the other
SLANT, SLANT_NEEDS = 45, 1.5  # degrees; of the size: the pitch that slanted labels need
UPRIGHT_NEEDS = 1.1
DOTS = "…"

_PARTS = re.compile(r"[!-~\u00a1-\u024f\u2010-\u2027]+[，、）》”’]*|[（《“‘]?.[，、）》”’]*")


class Type(NamedTuple):
    """The size of labels in pt, how wide a text is in it, and how long a turned one may be."""

    size: float
    measure: Measure
    longest: float


class Labels(NamedTuple):
    """The lines of each label, () where it is left out; ``angle`` in degrees; ``short``: not all is there."""

    lines: tuple[tuple[str, ...], ...]
    angle: int = 0
    short: bool = False


def fit(labels: Sequence[str], pitch: float, set_in: Type, ordered: bool) -> Labels:
    """Labels, the distance of their middles in pt and what they are set in → how they are written.

    On one line; broken over a few; where they follow an order (years, months) only every second, third … one;
    else turned, and shortened.
    """
    size, measure = set_in.size, set_in.measure
    room, down = pitch - GAP * size, pitch < NARROW * size
    if all(measure(label) <= room for label in labels):
        return Labels(tuple((label,) for label in labels))
    most, width = (DOWN_MOST, pitch) if down else (LINES_MOST, room)
    broken = [broken_label(label, width, most, measure) for label in labels]
    if all(broken):
        return Labels(tuple(broken))
    if ordered:
        return _every(labels, pitch, room, measure)
    return _turned(labels, pitch, set_in)


def _every(labels: Sequence[str], pitch: float, room: float, measure: Measure) -> Labels:
    """Labels in order → the first and every so many-th, on one line each; those left out follow from them.

    A last one that would stand out at the right is left out too.
    """
    count = len(labels)
    step = next(
        (
            n
            for n in range(2, count)
            if all(measure(labels[at]) <= room + (n - 1) * pitch for at in range(0, count, n))
        ),
        count,
    )
    first = shortened(labels[0], room + (count - 1) * pitch, measure)
    inside = [measure(label) / 2 <= (count - at - 0.5) * pitch for at, label in enumerate(labels)]
    lines = [(label,) if at % step == 0 and inside[at] else () for at, label in enumerate(labels)]
    return Labels(((first,), *lines[1:]), 0, first != labels[0])


def _turned(labels: Sequence[str], pitch: float, set_in: Type) -> Labels:
    """Labels → turned, as far as they need to; the longest shortened; some left out where even so they touch."""
    size = set_in.size
    angle = SLANT if pitch >= SLANT_NEEDS * size else 90
    step = max(1, math.ceil(UPRIGHT_NEEDS * size / pitch)) if angle == 90 else 1
    texts = [shortened(label, set_in.longest, set_in.measure) for label in labels]
    lines = tuple((text,) if at % step == 0 else () for at, text in enumerate(texts))
    return Labels(lines, angle, step > 1 or texts != list(labels))


def broken_label(label: str, room: float, most: int, measure: Measure) -> tuple[str, ...]:
    """A label and the width of a line → its lines, as few and as even as can be; () where ``most`` do not hold it.

    Words and figures stay whole, marks with what they belong to.
    """
    parts = _PARTS.findall(label)
    widths = [measure(part) for part in parts]
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}  # by where the next line begins
    for _ in range(most):
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (cost, lines) in ways.items():
            for end in range(start + 1, len(parts) + 1):
                wide = sum(widths[start:end])
                if wide > room:
                    break
                if end not in longer or cost + wide * wide <= longer[end][0]:
                    longer[end] = cost + wide * wide, (*lines, "".join(parts[start:end]).strip())
        if len(parts) in longer:
            return longer[len(parts)][1]
        ways = longer
    return ()


def shortened(text: str, room: float, measure: Measure) -> str:
    """A text and the room for it → the text, or as much of it as goes in before three dots."""
    if measure(text) <= room:
        return text
    kept = text
    while kept and measure(kept + DOTS) > room:
        kept = kept[:-1]
    return kept.rstrip() + DOTS if kept else ""


def in_order(labels: Sequence[str]) -> bool:
    """Labels → whether they are years, dates or numbers, so that some say what stands between them."""
    return all(any(character.isdecimal() for character in label) for label in labels)
