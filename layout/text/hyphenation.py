"""Long Latin words → where they may be parted with a hyphen (U6, T6)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any

from layout.text.model import SetText
from layout.text.tables import demerits
from layout.text.units import ADDRESS, pieces

LONG_WORD = re.compile(r"(?<![A-Za-zÀ-ɏ\d])[A-Za-zÀ-ɏ]{6,}(?![\d_])")
LONG = 4.0  # em: U6, shorter words stay whole
SOFT = "\u00ad"


@cache
def _dictionary() -> Any:
    import pyphen  # here: most bulletins never hyphenate, and the patterns are slow to load

    return pyphen.Pyphen(lang="en_US", left=2, right=3)


@cache
def hyphen_points(word: str) -> tuple[int, ...]:
    """A Latin word → the indices it may be parted before."""
    return tuple(int(point) for point in _dictionary().positions(word))


def hyphenated(
    text: SetText, short: bool, parted: bool
) -> tuple[bytes, list[float], dict[int, float]]:
    """A prepared text, whether its lines are short, whether lines could not be filled otherwise → its free boundaries,
    penalties and hyphens.

    Hyphens stand where the text has a soft one in a word, and in long words if they may; each boundary comes
    with the width of its hyphen, em. In need long codes and paths are taken apart too, without one.
    """
    costs, allowed = demerits(text.style.setting.fill), text.style.setting.hyphenation
    soft = _soft(text)
    points = soft.copy()
    if allowed == "always" or (allowed == "auto" and (short or parted)):
        points |= _long_words(text)
    apart = _pieces(text) - points if parted else set()
    if not points and not apart:
        return text.free, text.penalty, {}
    cost = costs["hyphen" if short or allowed == "always" else "hyphen_wide"]
    free, penalty = bytearray(text.free), text.penalty.copy()
    for boundary in points:
        free[boundary] = 1
        penalty[boundary] += costs["hyphen"] if boundary in soft else cost
    for boundary in apart:
        if not free[boundary]:
            free[boundary] = 1
            penalty[boundary] += costs["piece"]
    return bytes(free), penalty, dict.fromkeys(points, text.hyphen[1])


def _pieces(text: SetText) -> set[int]:
    """Where long codes may be taken apart, as boundaries of clusters."""
    points = pieces(text.text)
    if not points:
        return points
    return {index for index, start in enumerate(text.starts) if start in points}


def _soft(text: SetText) -> set[int]:
    """Boundaries after soft hyphens between letters; between Han they are nothing (T6)."""
    if SOFT not in text.text:
        return set()
    kinds = text.kinds
    return {
        index + 1
        for index, kind in enumerate(kinds)
        if kind == "y" and kinds[index - 1 : index] == "A" and kinds[index + 1 : index + 2] == "A"
    }


def _long_words(text: SetText) -> set[int]:
    """Hyphenation points of words over four em outside web addresses, as boundaries of clusters."""
    words = [found.span() for found in LONG_WORD.finditer(text.text)]
    if not words:
        return set()
    addresses = [found.span() for found in ADDRESS.finditer(text.text)]
    beginnings = [start for start, _ in addresses]
    cluster = {start: index for index, start in enumerate(text.starts)}
    points: set[int] = set()
    for first, last in words:
        before = bisect_right(beginnings, first) - 1
        if (before >= 0 and first < addresses[before][1]) or sum(
            text.widths[cluster.get(first, 0) : cluster.get(last, 0)]
        ) <= LONG:
            continue
        for point in hyphen_points(text.text[first:last]):
            boundary = cluster.get(first + point)
            if boundary is not None:
                points.add(boundary)
    return points
