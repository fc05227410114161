"""Which quotation marks are Western here (TYPOGRAPHY Q2): the code points do not say."""

from __future__ import annotations

import re
from itertools import accumulate

QUOTE = re.compile("[“”‘’]")
CLOSING = {"“": "”", "‘": "’"}
LATIN = frozenset("A0")
WESTERN = frozenset('A0,!()}"ahm_LFUq~s')
INSIDE = WESTERN.union("OC")
WORD, WORDS = re.compile("A+"), 3
"""A Western sentence has so many words beside what it quotes."""
SENTENCE = re.compile(r"[^。！？；\n]+?(?:[.!?](?=\s)|(?=[。！？；\n])|$)")


def western_quotes(text: str, kinds: str) -> str:
    """Characters and their kinds → the kinds, with quotation marks of Western sentences as QUOTE.

    (a) ’ after a letter that closes nothing, or before one that nothing has opened, is an apostrophe; (b) a pair with
    Western text on both sides is Western where nothing else is inside, or where the sentence it stands in
    is Western but for what it quotes; (c) all others stay Chinese, a mark without its fellow too.
    """
    marks = [found.start() for found in QUOTE.finditer(text)]
    if not marks or not LATIN.intersection(kinds):
        return kinds
    out = list(kinds)
    pairs, apostrophes = _paired(text, kinds, marks)
    for index in apostrophes:
        out[index] = '"'
    letters = list(accumulate((kind in LATIN for kind in kinds), initial=0))
    chinese = list(accumulate((kind not in INSIDE for kind in kinds), initial=0))
    english = _english(text, kinds, pairs)
    for first, last in pairs:
        alone = letters[last] > letters[first] and chinese[last] == chinese[first + 1]
        if (alone or english[first]) and _western_around(kinds, first, last):
            out[first] = out[last] = '"'
    return "".join(out)


def _paired(text: str, kinds: str, marks: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """The places of quotation marks → pairs that belong together, and apostrophes."""
    open_marks: list[int] = []
    pairs, apostrophes = [], []
    for index in marks:
        mark = text[index]
        before = index > 0 and kinds[index - 1] in LATIN
        after = index + 1 < len(kinds) and kinds[index + 1] in LATIN
        opened = bool(open_marks) and CLOSING[text[open_marks[-1]]] == mark
        if mark in CLOSING:
            open_marks.append(index)
        elif mark == "’" and ((before and after) or (not opened and (before or after))):
            apostrophes.append(index)
        elif opened:
            pairs.append((open_marks.pop(), index))
    return pairs, apostrophes


def _english(text: str, kinds: str, pairs: list[tuple[int, int]]) -> list[bool]:
    """For each character whether its sentence is Western but for what stands between quotation marks."""
    quoted = bytearray(len(text))
    for first, last in pairs:
        quoted[first : last + 1] = b"\x01" * (last + 1 - first)
    out = [False] * len(text)
    for found in SENTENCE.finditer(text):
        span = range(*found.span())
        outside = "".join(" " if quoted[index] else kinds[index] for index in span)
        if INSIDE.union(" ").issuperset(outside) and len(WORD.findall(outside)) >= WORDS:
            for index in span:
                out[index] = True
    return out


def _western_around(kinds: str, first: int, last: int) -> bool:
    """Q2 (b): nothing Chinese beyond the spaces on either side."""
    left, right = first - 1, last + 1
    while left >= 0 and kinds[left] == "_":
        left -= 1
    while right < len(kinds) and kinds[right] == "_":
        right += 1
    return (left < 0 or kinds[left] in WESTERN) and (right == len(kinds) or kinds[right] in WESTERN)
