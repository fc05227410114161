"""Which quotation marks are Western here (TYPOGRAPHY Q2): the code points do not say."""

from __future__ import annotations

import re
from itertools import accumulate

QUOTE = re.compile("[“”‘’]")
CLOSING = {"“": "”", "‘": "’"}
LATIN = frozenset("A0")
WESTERN = frozenset('A0,!()}"ahm_LFUq~')
INSIDE = WESTERN.union("OC")


def western_quotes(text: str, kinds: str) -> str:
    """Characters and their kinds → the kinds, with quotation marks of Western sentences as QUOTE.

    (a) ’ between two letters is an apostrophe; (b) a pair with nothing but Western text inside and
    on both sides is Western; (c) all others stay Chinese, a mark without its fellow too.
    """
    marks = [found.start() for found in QUOTE.finditer(text)]
    if not marks or not LATIN.intersection(kinds):
        return kinds
    out = list(kinds)
    letters = list(accumulate((kind in LATIN for kind in kinds), initial=0))
    chinese = list(accumulate((kind not in INSIDE for kind in kinds), initial=0))
    open_marks: list[int] = []
    for index in marks:
        mark = text[index]
        if mark in CLOSING:
            open_marks.append(index)
        elif mark == "’" and _between_letters(kinds, index):
            out[index] = '"'
        elif open_marks and CLOSING[text[open_marks[-1]]] == mark:
            first = open_marks.pop()
            western = letters[index] > letters[first] and chinese[index] == chinese[first + 1]
            if western and _western_around(kinds, first, index):
                out[first] = out[index] = '"'
    return "".join(out)


def _between_letters(kinds: str, index: int) -> bool:
    return 0 < index < len(kinds) - 1 and kinds[index - 1] in LATIN and kinds[index + 1] in LATIN


def _western_around(kinds: str, first: int, last: int) -> bool:
    """Q2 (b): nothing Chinese beyond the spaces on either side."""
    left, right = first - 1, last + 1
    while left >= 0 and kinds[left] == "_":
        left -= 1
    while right < len(kinds) and kinds[right] == "_":
        right += 1
    return (left < 0 or kinds[left] in WESTERN) and (right == len(kinds) or kinds[right] in WESTERN)
