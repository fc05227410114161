"""Which characters are Chinese, as far as reading and repairing a manuscript needs to know.

The setting's own, finer classes live with ``text/``; here a character is a Han, a full-width mark or neither.
"""

from __future__ import annotations

import re

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30fa\u30fc-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U000323af"
)
"""Ideographs, 〇, 々, radicals, kana, bopomofo: the inside of a regular expression's brackets."""

MARKS = "，、。：；！？（）《》〈〉【】〖〗〔〕［］｛｝「」『』～"
"""Marks that are full width wherever they stand: they have no Western use."""

QUOTES = "“”‘’"
"""Marks that Chinese and Western text share; their neighbours decide (TYPOGRAPHY Q2)."""

BLANKS = " \t\u00a0\u3000\u2000-\u200a\u202f\u205f"
"""Blanks other than line ends: the inside of a regular expression's brackets."""

_HAN = re.compile(f"[{HAN}]+")


def is_wide(character: str) -> bool:
    """A character → whether it is Chinese wherever it stands: a Han or a full-width mark."""
    return character in MARKS or has_han(character)


def has_han(text: str) -> bool:
    """A text → whether any Han stands in it."""
    return _HAN.search(text) is not None


def outline(text: str) -> str:
    """A text → the same with every Han written 字: patterns over it need no list of ideographs."""
    return _HAN.sub(lambda found: "字" * len(found[0]), text)


def joint(left: str, right: str) -> str:
    """The end of one line and the start of the next → what stands between them when they are joined.

    Nothing beside Chinese, a space between Western words (T3). A quotation mark is as Chinese
    as what it encloses or follows.
    """
    before = left[-8:].rstrip(QUOTES)[-1:] or left[-1:]
    after = right[:8].lstrip(QUOTES)[:1] or right[:1]
    if not before or not after or is_wide(before) or is_wide(after):
        return ""
    return " "
