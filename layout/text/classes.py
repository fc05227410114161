"""Characters → their classes, one letter a character (TYPOGRAPHY C1, C2)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from unicodedata import category

from layout.text.tables import rows

UAX14_KINDS = {
    "ID": "K", "CJ": "j", "NS": "n", "OP": "g", "CL": "u", "CP": ")", "QU": '"', "EX": "!",
    "IS": ",", "SY": "L", "PR": "F", "PO": "U", "NU": "0", "AL": "a", "AI": "a", "HY": "h",
    "IN": "i", "B2": "d", "BA": "b", "BB": "B", "CB": "o", "HL": "q", "H2": "2", "H3": "3",
    "JL": "l", "JV": "v", "JT": "T", "EB": "e", "EM": "f", "RI": "r", "CM": "c", "ZWJ": "Z",
    "SP": "_", "GL": "~", "WJ": "^", "ZW": "z", "BK": "k", "CR": "k", "LF": "k", "NL": "k",
    "SA": "a",
}  # fmt: skip
"""The kind of a character that ``characters.tsv`` does not name, by its class in UAX14."""

RANGE = re.compile(r"([0-9A-F]{4,6})-([0-9A-F]{4,6})")
BLANKS = " \u00a0\u2009\u202f"
AFTER_NAME = re.compile(r"(?<=[A-Za-z\d])[+#]+(?=[\u3400-\u9fff])")
"""X1: C++ and C# end like letters, so that a gap stands before the Han that follow."""
BETWEEN_DIGITS = re.compile(rf"(?<![\d.,])\d{{1,4}}(?:[{BLANKS}]\d{{2,4}}){{1,5}}(?!\d)")
"""N4: one number written in groups: a quantity, a telephone or an account number."""
RUNS = re.compile("—{2,}|…+|⋯+")
"""What stands for a dash or an ellipsis in pairs only (C1, C2)."""


@cache
def named() -> tuple[dict[int, str], list[tuple[int, int, str]]]:
    """Nothing → kinds by code point for single characters, and ranges with their kind."""
    single: dict[int, str] = {}
    ranges: list[tuple[int, int, str]] = []
    for characters, kind, _ in rows("characters"):
        if found := RANGE.fullmatch(characters):
            ranges.append((int(found[1], 16), int(found[2], 16), kind))
        else:
            single.update((ord(character), kind) for character in characters)
    return single, ranges


@cache
def uax14() -> tuple[list[int], list[str]]:
    """Nothing → first code points of the ranges of LineBreak.txt and their classes."""
    table = rows("uax14")
    return [int(first, 16) for first, _ in table], [name for _, name in table]


def uax14_class(code: int) -> str:
    """A code point → its line breaking class in UAX14."""
    first, names = uax14()
    return names[bisect_right(first, code) - 1]


def kind_of(code: int) -> str:
    """A code point → the code of its kind, seen alone."""
    single, ranges = named()
    if code in single:
        return single[code]
    for first, last, kind in ranges:
        if first <= code <= last:
            return kind
    name = uax14_class(code)
    if name == "H3":  # the table keeps all Hangul syllables in one range
        return "2" if (code - 0xAC00) % 28 == 0 else "3"
    if name == "SA":
        return "c" if category(chr(code)) in ("Mn", "Mc") else "A"
    if name in ("AL", "AI") and category(chr(code)).startswith("L"):
        return "A"
    return UAX14_KINDS.get(name, "a")


class _Kinds(dict[int, str]):
    """Kinds by code point, each looked up once."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = kind_of(code)
        return kind


@cache
def kind_table() -> _Kinds:
    """Nothing → a table for ``str.translate``."""
    return _Kinds()


def classify(text: str) -> str:
    """Characters → one kind a character; exactly two em dashes are a DASH, one a CONNECTOR (C2).

    In the same way two … are an ELLIPSIS, and one is inseparable from what stands before it (UAX14 IN).
    """
    codes = text.translate(kind_table())
    if "+" in text or "#" in text:
        codes = _marked(AFTER_NAME, "A", text, codes)
    if any(blank in text for blank in BLANKS):
        codes = _marked(BETWEEN_DIGITS, "~", text, codes)
    if "——" in text or "…" in text or "⋯" in text:
        codes = _paired(text, codes)
    return codes


def _marked(pattern: re.Pattern[str], kind: str, text: str, codes: str) -> str:
    """Every match of a pattern → the kinds with that kind for each of its characters that is no digit."""
    out, at = [], 0
    for found in pattern.finditer(text):
        first, last = found.span()
        out += [codes[at:first], *("0" if char.isdecimal() else kind for char in found[0])]
        at = last
    return "".join(out) + codes[at:]


def _paired(text: str, codes: str) -> str:
    """C2: of three or more em dashes, pairs from the left, the rest a connector; dots alike."""
    out, at = [], 0
    for run in RUNS.finditer(text):
        pair, single = ("D", "N") if run[0][0] == "—" else ("E", "i")
        length = run.end() - run.start()
        out += [codes[at : run.start()], pair * (length // 2 * 2), single * (length % 2)]
        at = run.end()
    return "".join(out) + codes[at:]
