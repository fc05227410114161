"""Radicals and compatibility ideographs → the characters they stand for.

Text copied out of a PDF holds ⽔ (KANGXI RADICAL WATER) where 水 was printed: another code, another glyph, not found
by any search. Unicode gives each such form its ordinary character (UnicodeData, decomposition).
"""

from __future__ import annotations

import re
from unicodedata import normalize

FORMS = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Forms that have an ordinary character: the inside of a regular expression's brackets."""

EXTRA = str.maketrans(
    "⺁⺇⺋⺌⺎⺗⺙⺝⺟⺠⺡⺢⺩⺪⺬⺭⺮⺳⺶⺷⺹⺼⺽⺾⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻍⻏⻐⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几卩小兀心攵月母民氵氺王疋示礻竹罒羊羊耂肉臼艹虎衤西见角讠贝足车辶辶阝钅长门阝青韦页风飞食饣首马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""CJK RADICALS SUPPLEMENT that look like a character of their own; Unicode decomposes only two of them."""

_FORM = re.compile(f"[{FORMS}]")


def unified(text: str) -> str:
    """A text → the same, as long, every form replaced by the character it stands for."""
    if text.isascii():
        return text
    return _FORM.sub(
        lambda found: normalize("NFKC", found[0])[:1] or found[0], text.translate(EXTRA)
    )


def is_form(character: str) -> bool:
    """A character → whether it is such a form."""
    return unified(character) != character
