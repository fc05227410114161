"""Which asterisks, carets and tildes are marks: strict rules, so that masks, products and formulas stay text.

A run of asterisks opens or closes as CommonMark's flanking rules say (spec 0.31, 6.2), read for text without blanks
between words. ``138****8000``, ``李*``, ``王*明``, ``3*4``, ``A*算法`` and ``长*宽*高`` never pair; nor does
``x^2，10^6`` raise anything.
"""

from __future__ import annotations

import re

MOST = 2
"""More asterisks in a row are text."""

_BLANK = re.compile(r"\s|^$")
_LEADING = frozenset("，、；：。！？,;:.!?…—）》〉」』】〕］｝”’)]}%％")
"""Marks no strong or slanted text begins with."""
_OPENING = frozenset("（《〈「『【〔［｛“‘([{")
"""Marks none ends with."""
_PAUSES = frozenset("，、；,;")
"""Marks no slanted text ends with."""
_ENDING = frozenset("。！？.!?…")
_PLACES = frozenset("省市县区旗州盟乡镇村组街路号栋楼室厂校院局部队所站库店司企")
_MASK = re.compile(
    r"(?<![\u4e00-\u9fff*])[\u4e00-\u9fff]{1,2}\*{1,3}[\u4e00-\u9fff]?(?![\u4e00-\u9fff*])"
)
_FACTORS = re.compile(r"[=＝×÷]")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "欧阳诸葛司徒上官"
)
"""The commonest family names: an asterisk after one stands for a given name."""


def asterisk_sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """A text and a run of asterisks in it → whether it may open and whether it may close a stretch."""
    size, before, after = end - start, text[start - 1 : start], text[end : end + 1]
    if size > MOST or (_ascii_word(before) and _ascii_word(after)):
        return False, False
    opens = not _BLANK.match(after) and after not in _LEADING
    closes = not _BLANK.match(before) and before not in _OPENING
    if size == 1:
        opens = opens and not _ascii_word(before) and before not in _SURNAMES
        closes = closes and before not in _PAUSES
        closes = closes and not (before in _ENDING and _ascii_word(after))
    return opens, closes


def is_mask(text: str, start: int, end: int) -> bool:
    """A text and a run of asterisks in it → whether it stands for characters kept back: 李*, 王*明, 张**."""
    return any(one.start() < start and end < one.end() + 1 for one in _MASK.finditer(text))


def is_stretch(text: str, opening: tuple[int, int], closing: tuple[int, int]) -> bool:
    """A text and two runs of as many asterisks → whether they stand round words, not in two masks."""
    words = text[opening[1] : closing[0]]
    before, after = text[opening[0] - 1 : opening[0]], text[closing[1] : closing[1] + 1]
    if not words.strip():
        return False
    if opening[1] - opening[0] == MOST:
        return words not in _PLACES
    inside = _word(before) and _word(after)
    if inside and (any(mark in words for mark in "、，,；;") or words[-1:] in _SURNAMES):
        return False
    clause = re.split("[，。；！？]", text[max(0, opening[0] - 12) : closing[1] + 12])
    return not (inside and (len(words) == 1 or any(map(_FACTORS.search, clause))))


def is_raised(text: str, start: int, end: int) -> bool:
    """A text and a stretch between carets, these included → whether it is raised: an exponent or the like, not
    what stands between the carets of two powers."""
    words, before, after = text[start + 1 : end - 1], text[start - 1 : start], text[end : end + 1]
    if words in ("+", "-", "−", "–"):
        return _ascii_word(before) or before in _CLOSED
    if _MARK.fullmatch(words):
        return True
    if not _SCRIPT.fullmatch(words) or words.lower() in _FACES:
        return False
    return _one_script(words, before, after)


def is_lowered(text: str, start: int, end: int) -> bool:
    """A text and a stretch between tildes, these included → whether it is lowered: an index after a letter."""
    words, before, after = text[start + 1 : end - 1], text[start - 1 : start], text[end : end + 1]
    letter = before.isalpha() and (before.isascii() or "α" <= before <= "ω" or "Α" <= before <= "Ω")
    if not _SCRIPT.fullmatch(words) or not (letter or before in _CLOSED):
        return False
    return _one_script(words, before, after) or _INDEX.fullmatch(words) is not None


_CLOSED = frozenset(")]}）］^~")
_MARK = re.compile("[*†‡①-⑳]|注[0-9]{0,3}|TM|SM|th|st|nd|rd|®|©|°|′|″")
_SCRIPT = re.compile(
    r"[-+−–]?(?:[0-9A-Za-zα-ωΑ-Ω*′+−–/-]|(?<=[0-9])\.(?=[0-9])|\([-+−–0-9A-Za-zα-ω]{1,6}\)){1,8}|[\u4e00-\u9fff]{1,4}|\[[0-9]{1,3}(?:[-–,，、][0-9]{1,3}){0,5}\]"
)
_SIMPLE = re.compile(r"[-+−–]?[0-9]{1,4}[-+−–]?")
_INDEX = re.compile(r"[0-9]{1,4}|[A-Za-zα-ωΑ-Ω]|[\u4e00-\u9fff]{1,4}")
_FACES = frozenset({"o", "v", "w", "q", "oo", "-"})


def _one_script(words: str, before: str, after: str) -> bool:
    """What stands between two marks and round them → whether it reads as one exponent or index."""
    if not _ascii_word(after):
        return True
    if _ascii_word(before) and after.isdigit():
        return False
    return _SIMPLE.fullmatch(words) is not None


def _ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _word(character: str) -> bool:
    return character.isalnum()
