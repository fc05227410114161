"""Classes → where a line may be broken: UAX #14 with the Chinese prohibitions (P1 to P5, U1)."""

from __future__ import annotations

import re
from functools import cache

from layout.text.tables import kinds as kind_rows
from layout.text.tables import prohibited

PLAIN_MARKS = str.maketrans(dict.fromkeys("OCPMSXxItnL", "K"))
"""At level none a Chinese mark breaks like an ideograph."""

NOT_SIMPLE = re.compile("[^HK]+")
UNITS = re.compile("D{4,}|E{4,}")
NEEDS_SCAN = re.compile("[_cZrzk]")
AFTER_SPACE = frozenset("hmNUFnjp")
"""Prohibited at a line start after a character, allowed after a space (UAX14 LB18)."""

EAST_ASIAN = frozenset("HKjtnOCPMSXxIDE23w")
LETTERS = ("AL", "HL")
WIDE = ("ID", "EB", "EM")
JAMO = ("JL", "JV", "JT", "H2", "H3")


def opportunities(kinds: str, level: str) -> bytearray:
    """Kinds of a text and a level → one byte a boundary, 1 where a line may end before character i.

    Boundaries 0 and the last are 0: a text does not break at its ends.
    """
    if level == "none":
        kinds = kinds.translate(PLAIN_MARKS)
    count = len(kinds)
    free = bytearray(b"\x01") * (count + 1)
    table, special = _pair_table(level), NEEDS_SCAN.search(kinds)
    for run in NOT_SIMPLE.finditer(kinds):
        start, end = run.span()
        first, last = start or 1, end if end < count else count - 1
        if special and NEEDS_SCAN.search(kinds, start, end):
            _scan(kinds, free, first, last, level)
        else:
            for index in range(first, last + 1):
                free[index] = table[kinds[index - 1 : index + 1]]
    starts, _ = prohibited(level)
    for run in UNITS.finditer(kinds):  # U1: several in a row part between units
        if run[0][0] not in starts:
            free[run.start() + 2 : run.end() : 2] = b"\x01" * len(
                range(run.start() + 2, run.end(), 2)
            )
    free[0] = free[count] = 0
    return free


class _Pairs(dict[str, bool]):
    """Whether a line may be broken between two kinds, each pair worked out once."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, pair: str) -> bool:
        answer = self[pair] = may_break(pair[0], pair[1], False, self.level)
        return answer


@cache
def _pair_table(level: str) -> _Pairs:
    return _Pairs(level)


def _scan(kinds: str, free: bytearray, first: int, last: int, level: str) -> None:
    """UAX14 LB7 to LB10, LB30a: spaces, combining marks and flags need what stood before them."""
    before, spaced, flags = kinds[first - 1], False, 0
    if before == "_":  # a text that begins with a space
        before, spaced = "a", True
    elif before in "cZ":
        before = "a"
    flags = int(before == "r")
    for index in range(first, last + 1):
        kind = kinds[index]
        if kind in "_zk":
            free[index] = before == "k" and not spaced
            spaced = kind == "_" or (spaced and kind != "k")
            if kind != "_":
                before, spaced = kind, False
        elif before in "zk":  # LB8, and after a newline
            free[index] = True
            before, spaced = ("a" if kind in "cZ" else kind), False
        elif kinds[index - 1] == "Z":  # LB8a
            free[index] = False
            before, spaced = (before if kind in "cZ" else kind), False
        elif kind in "cZ" and not spaced:  # LB9
            free[index] = False
        else:
            kind = "a" if kind in "cZ" else kind  # LB10
            if kind == before == "r" and not spaced:  # LB30a
                free[index] = flags % 2 == 0
            else:
                free[index] = _may_break(before, kind, spaced, level)
            before, spaced = kind, False
        flags = flags + 1 if kind == "r" else 0 if kind not in "cZ" else flags


@cache
def _may_break(before: str, after: str, spaced: bool, level: str) -> bool:
    return may_break(before, after, spaced, level)


def may_break(before: str, after: str, spaced: bool, level: str) -> bool:
    """Two kinds, whether spaces stand between them, a level → whether a line may end between."""
    starts, ends = prohibited(level)
    if before in "DE" and after == before and not spaced:  # U1
        return False
    if after in starts and not (spaced and after in AFTER_SPACE):
        return False
    if before in ends and (not spaced or before in "O(g"):
        return False
    if before == "N" and after == "~" and not spaced:  # LB12: a single dash is no hyphen
        return False
    if after in "dDE" and before in EAST_ASIAN:  # U1: a dash or an ellipsis may start a line
        return True
    table = kind_rows()
    one, two = table[before].uax14, table[after].uax14
    return _after_spaces(one, two) if spaced else _adjacent(one, two, after)


def _after_spaces(one: str, two: str) -> bool:
    """UAX14 LB11 to LB18 with spaces between."""
    if two in ("WJ", "CL", "CP", "EX", "IS", "SY") or one == "OP":
        return False
    return not (
        (one == "QU" and two == "OP")
        or (one in ("CL", "CP") and two == "NS")
        or (one == two == "B2")
    )


def _adjacent(one: str, two: str, after: str) -> bool:
    """UAX14 LB11 to LB31 with nothing between."""
    if "WJ" in (one, two) or one == "GL" or one == "OP" or "QU" in (one, two):
        return False
    if two == "GL":
        return one in ("BA", "HY")
    if two in ("CL", "CP", "EX", "IS", "SY"):
        return False
    if one == two == "B2":
        return False
    if "CB" in (one, two):
        return True
    if two in ("BA", "HY", "NS") or one == "BB":
        return False
    if one == "SY" and two == "HL":
        return False
    if two == "IN":
        return False
    return not (_letters(one, two) or _numbers(one, two, after) or _korean(one, two))


def _letters(one: str, two: str) -> bool:
    """UAX14 LB23, LB23a, LB24, LB28, LB29, LB30b: what keeps letters together."""
    return (
        (one in LETTERS and two in (*LETTERS, "NU", "PR", "PO"))
        or (one == "NU" and two in LETTERS)
        or (one == "PR" and two in WIDE)
        or (one in WIDE and two == "PO")
        or (one in ("PR", "PO") and two in LETTERS)
        or (one == "IS" and two in LETTERS)
        or (one == "EB" and two == "EM")
    )


def _numbers(one: str, two: str, after: str) -> bool:
    """UAX14 LB25 and LB30; a full-width bracket is no part of a number."""
    return (
        (one in ("CL", "CP", "NU") and two in ("PO", "PR"))
        or (one in ("PO", "PR") and two == "OP" and after == "(")
        or (one in ("PO", "PR", "HY", "IS", "NU", "SY") and two == "NU")
        or (one in (*LETTERS, "NU") and two == "OP" and after == "(")
        or (one == "CP" and two in (*LETTERS, "NU"))
    )


def _korean(one: str, two: str) -> bool:
    """UAX14 LB26, LB27: syllables in the making."""
    return (
        (one == "JL" and two in ("JL", "JV", "H2", "H3"))
        or (one in ("JV", "H2") and two in ("JV", "JT"))
        or (one in ("JT", "H3") and two == "JT")
        or (one in JAMO and two == "PO")
        or (one == "PR" and two in JAMO)
    )
