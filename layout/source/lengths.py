"""Lengths as designers and editors write them: ``3mm``, ``17pt``, ``2字``, ``1行``, ``五号``, ``1/4字``."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.geometry import MM, NAMED_SIZES

POINTS = {
    "pt": 1.0,
    "磅": 1.0,
    "点": 1.0,
    "mm": MM,
    "毫米": MM,
    "cm": 10 * MM,
    "厘米": 10 * MM,
    "in": 72.0,
}
"""Absolute units in pt."""

RELATIVE = {"字": "字", "em": "字", "行": "行"}
"""Units that depend on the grid: the body em and the grid row."""

UNITS = (*POINTS, *RELATIVE)

_PATTERN = re.compile(r"([+-]?)(\d{1,6})(?:(\.\d{1,9})|/(\d{1,6}))?\s*([a-zA-Z\u4e00-\u9fff%]*)")
_WIDE = str.maketrans("０１２３４５６７８９．／－＋", "0123456789./-+")
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}


class Length(NamedTuple):
    """A length as written: ``unit`` is pt, 字 or 行; absolute units are pt already."""

    amount: float
    unit: str

    def pt(self, em: float, line: float) -> float:
        """The body em and the row in pt → this length in pt."""
        return self.amount * {"pt": 1.0, "字": em, "行": line}[self.unit]

    def em(self, em: float, line: float) -> float:
        """The em and the row in pt → this length in em."""
        return self.amount if self.unit == "字" else self.pt(em, line) / em


class BadUnit(ValueError):
    """A number followed by a unit that is none of ours; the argument is the unit."""


def plain_number(text: str) -> str:
    """Text of a number → the same with full-width digits and ½ ¼ ¾ written in ASCII."""
    text = text.translate(_WIDE).strip()
    for sign, fraction in _FRACTIONS.items():
        text = text.replace(sign, fraction)
    return text


def parse_length(text: str, unit: str = "") -> Length:
    """Text → a length; a bare number is in ``unit``, if one is implied. The name of a size is in pt.

    Raises ``BadUnit`` for a unit unknown or missing, ``ValueError`` for anything not a length.
    """
    if text.strip() in NAMED_SIZES:
        return Length(NAMED_SIZES[text.strip()], "pt")
    match = _PATTERN.fullmatch(plain_number(text))
    if not match:
        raise ValueError(text)
    sign, whole, decimals, denominator, written = match.groups()
    if denominator and not int(denominator):
        raise ValueError(text)
    amount = int(whole) / int(denominator) if denominator else float(whole + (decimals or ""))
    amount = -amount if sign == "-" and amount else amount
    named = written if written in UNITS else written.lower()
    if not named and not amount:
        return Length(0.0, unit or "pt")
    named = named or unit
    if named in POINTS:
        return Length(amount * POINTS[named], "pt")
    if named in RELATIVE:
        return Length(amount, RELATIVE[named])
    raise BadUnit(written)
