"""Long Latin words → where they may be parted with a hyphen (U6, T6)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from layout.text.model import SetText
from layout.text.tables import demerits
from layout.text.units import ADDRESS

LONG_WORD = re.compile("[A-Za-zÀ-ɏ]{6,}")
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
    """A prepared text, whether its lines are short and long words may be parted → its free boundaries, penalties and hyphens.

    Hyphens stand where the text has a soft one in a word, and in long words if they may; each boundary comes with the width of its hyphen, em.
    """
    soft = _soft(text)
    points = soft.copy()
    if parted:
        points |= _long_words(text)
    if not points:
        return text.free, text.penalty, {}
    usual = short or text.style.setting.hyphenation == "always"
    cost = demerits(text.style.setting.fill)["hyphen" if usual else "hyphen_wide"]
    free, penalty = bytearray(text.free), text.penalty.copy()
    for boundary in points:
        free[boundary] = 1
        penalty[boundary] += (
            demerits(text.style.setting.fill)["hyphen"] if boundary in soft else cost
        )
    return bytes(free), penalty, dict.fromkeys(points, text.hyphen[1])


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
    cluster = {start: index for index, start in enumerate(text.starts)}
    points: set[int] = set()
    for first, last in words:
        inside = any(start <= first < end for start, end in addresses)
        if inside or sum(text.widths[cluster.get(first, 0) : cluster.get(last, 0)]) <= LONG:
            continue
        for point in hyphen_points(text.text[first:last]):
            boundary = cluster.get(first + point)
            if boundary is not None:
                points.add(boundary)
    return points
