"""Which quotation marks are Western here (TYPOGRAPHY Q2): the code points do not say."""

from __future__ import annotations

import re

QUOTE = re.compile("[“”‘’]")
CLOSING = {"“": "”", "‘": "’"}
LATIN = frozenset("A0")
WESTERN = frozenset('A0,!()}"ahm_LFUq~')


def western_quotes(text: str, kinds: str) -> str:
    """Characters and their kinds → the kinds, with quotation marks of Western sentences as QUOTE.

    (a) ’ between two letters is an apostrophe; (b) a pair with nothing but Western text inside and
    on both sides is Western; (c) all others stay Chinese, a mark without its fellow too.
    """
    marks = [found.start() for found in QUOTE.finditer(text)]
    if not marks or not LATIN.intersection(kinds):
        return kinds
    out = list(kinds)
    open_marks: list[int] = []
    for index in marks:
        mark = text[index]
        if mark in CLOSING:
            open_marks.append(index)
        elif mark == "’" and _between_letters(kinds, index):
            out[index] = '"'
        elif open_marks and CLOSING[text[open_marks[-1]]] == mark:
            first = open_marks.pop()
            if _western_pair(kinds, first, index):
                out[first] = out[index] = '"'
    return "".join(out)


def _between_letters(kinds: str, index: int) -> bool:
    return 0 < index < len(kinds) - 1 and kinds[index - 1] in LATIN and kinds[index + 1] in LATIN


def _western_pair(kinds: str, first: int, last: int) -> bool:
    """Q2 (b): letters inside, no Chinese inside nor beyond the spaces on either side."""
    inside = kinds[first + 1 : last]
    if not LATIN.intersection(inside) or not WESTERN.union("OC").issuperset(inside):
        return False
    left, right = kinds[:first].rstrip("_"), kinds[last + 1 :].lstrip("_")
    return (not left or left[-1] in WESTERN) and (not right or right[0] in WESTERN)
