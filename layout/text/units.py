"""What must not be parted, or not lightly: numbers, Latin words, web addresses (U3 to U9)."""

from __future__ import annotations

import re
from functools import cache

from layout.text.tables import demerits, rows

ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.\-]{0,20}://(?=\w)|www\.)[!-~]+|(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
    r"|(?<![\w.])10\.\d{4,9}/[!-~]+",
    re.IGNORECASE | re.ASCII,
)
SIGN = re.compile(r"(?<=[\u3400-\u9fff，。、；：）])－(?=\d)")
"""P1: the sign of a number may begin a line, the mark that joins two may not."""
WESTERN = re.compile("[A0a]")
"""Web and mail addresses, DOIs."""
PIECES = re.compile(r"[!-~]{9,}")
"""What may be taken apart without a hyphen where a line cannot be filled otherwise: paths, file names, codes."""
BREAK_AFTER, BREAK_BEFORE = "/@", ".?&=#_-%"
PIECE_AFTER, PIECE_BEFORE = "/\\@:;,=&|", "._"
LEAST_PIECE = 3  # characters on either side of a break


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with the characters one of which a text must have to be searched for it."""
    return tuple((row[1], re.compile(row[2])) for row in rows("units"))


@cache
def _classifiers() -> dict[str, str]:
    """Characters that count things → the name of the demerit for parting them from their number."""
    return {character: row[1] for row in reversed(rows("classifiers")) for character in row[0]}


def hold_units(text: str, kinds: str, free: bytearray, fill: str) -> dict[int, float]:
    """Characters, kinds and the free boundaries → the penalties of boundaries (U5, U8).

    Boundaries inside a unit are taken out of ``free``; those of a web address are put in, at a cost.
    """
    penalties: dict[int, float] = {}
    if not WESTERN.search(kinds) and "　" not in text:
        return penalties
    for signs, pattern in _patterns():
        if not any(sign in text for sign in signs):
            continue
        for unit in pattern.finditer(text):
            for index in range(unit.start() + 1, unit.end()):
                free[index] = 0
    if "－" in text:
        for sign in SIGN.finditer(text):
            free[sign.start()] = 1
    if "0" in kinds:
        _part_classifiers(text, kinds, penalties, fill)
    if "." in text or "/" in text:
        _open_addresses(text, free, penalties)
    return penalties


def _part_classifiers(text: str, kinds: str, penalties: dict[int, float], fill: str) -> None:
    """U5: a number may stand apart from its classifier, at a cost."""
    costs, words = demerits(fill), _classifiers()
    for found in re.finditer("0H", kinds):
        if name := words.get(text[found.start() + 1]):
            penalties[found.start() + 1] = costs[name]


def _open_addresses(text: str, free: bytearray, penalties: dict[int, float]) -> None:
    """U8: an address breaks after // and / and @ and before . ? & = # _ - %, three characters from its ends."""
    cost = demerits("even")["address"]
    for found in ADDRESS.finditer(text):
        scheme = text.find("://", found.start(), found.end())
        first = scheme + 3 if scheme >= 0 else found.start()
        for index in range(found.start() + 1, found.end()):
            before, after = text[index - 1], text[index]
            here = (before in BREAK_AFTER and after.isalnum()) or after in BREAK_BEFORE
            inside = index == first or first + LEAST_PIECE <= index
            inside = inside and index <= found.end() - LEAST_PIECE
            free[index] = here and inside
            if free[index]:
                penalties[index] = cost


def pieces(text: str) -> set[int]:
    """Characters → where a long run of letters, digits and signs may be taken apart in need; not in a number."""
    points: set[int] = set()
    for found in PIECES.finditer(text):
        for index in range(found.start() + LEAST_PIECE, found.end() - LEAST_PIECE + 1):
            before, after = text[index - 1], text[index]
            if (before in PIECE_AFTER and after.isalnum()) or after in PIECE_BEFORE:
                inner = text[index + 1] if after in PIECE_BEFORE else after
                outer = text[index - 1] if after in PIECE_BEFORE else text[index - 2]
                if not (inner.isdigit() and outer.isdigit()):
                    points.add(index)
    return points
