"""Bytes of a text file → its characters, in the encoding that makes the most of them."""

from __future__ import annotations

from typing import NamedTuple

from layout.manifest.characters import has_han, is_wide

COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所"
    "然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与"
    "长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己"
    "制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系"
    "气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社"
    "这個們來為國說時會對於過發後裡種經麼學現當沒動還進樣開從實無與長機業將兩間問應戰頭體見產制話內給門員處義認條"
    "氣題爾別變總電數報結場計統區隊"
)
"""Characters that make up half of any Chinese text, simplified and traditional."""
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
CANDIDATES = ("gb18030", "big5hkscs", "shift_jis", "utf-16-le", "utf-16-be")
LEAST, AHEAD = 0.12, 2.0
"""The share of common characters of a text that is surely read right, and how far before the next it is."""
LOOKED_AT = 4000  # characters


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and whether that is sure."""

    text: str
    encoding: str
    sure: bool = True


def decode(data: bytes) -> Decoded | None:
    """Bytes → their text, or None where they are none.

    UTF-8 (with or without mark), UTF-16 and UTF-32 with mark; else the one of GB 18030 (which holds GBK and GB 2312),
    Big5, Shift-JIS and UTF-16 without mark in which most characters are common ones.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    plain = None if b"\x00" in data else _decoded(data, "utf-8")
    if plain:
        return plain
    names = ("utf-16-le", "utf-16-be") if b"\x00" in data else CANDIDATES
    found = [one for name in names if (one := _decoded(data, name))]
    if b"\x00" in data:
        return next((one for one in found if _plausible(one.text[:2000])), None)
    if not found:
        return None
    scored = sorted(
        ((_score(one.text[:LOOKED_AT]), one) for one in found), key=lambda pair: -pair[0]
    )
    best, chosen = scored[0]
    others = [score for score, _ in scored[1:]]
    sure = best >= LEAST and all(best >= AHEAD * score for score in others)
    # a few characters prove nothing: what is most usual here is then taken, and may be right
    return chosen._replace(encoding=chosen.encoding.replace("hkscs", ""), sure=sure)


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """A text → the share of its Chinese and Japanese characters that are common ones; kana count as these."""
    wide = [mark for mark in text if mark >= "\u0370"]
    good = sum(
        mark in COMMON or "\u3041" <= mark <= "\u30f6" or mark in "，。、：；（）“”《》「」"
        for mark in wide
    )
    odd = sum("\ue000" <= mark <= "\uf8ff" or "\uff61" <= mark <= "\uff9f" for mark in wide)
    return (good - 2 * odd) / len(wide) if wide else 0.0


def _plausible(text: str) -> bool:
    """Whether nine tenths of a text are Han, full-width marks or printable ASCII."""
    good = sum(
        is_wide(mark) or " " <= mark <= "~" or mark in "\r\n\t“”‘’—…·" or has_han(mark)
        for mark in text
    )
    return good * 10 >= len(text) * 9
