"""A number → how Word writes it in one of its formats (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST = 99_999


def written(number: int, form: str) -> str | None:
    """A number and the name of a format → the number as Word shows it; None for a format not known here."""
    if form in ("none", "bullet"):
        return ""
    write = _FORMS.get(form)
    if write is None:
        return None
    return write(number) if 0 < number <= MOST else str(number)


def _chinese(number: int, digits: str, units: str) -> str:
    """Digits with units between them: 一百零五, ten to nineteen without their leading one."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = _chinese(low, digits, units) if low else ""
        gap = digits[0] if 0 < low < 1000 else ""
        return f"{_chinese(high, digits, units)}{units[3]}{gap}{rest}"
    text, pending = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            pending = bool(text)
            continue
        text += digits[0] * pending + digits[digit] + (units[place - 1] if place else "")
        pending = False
    return text


def _counting(number: int) -> str:
    text = _chinese(number, _DIGITS.replace("〇", "零"), "十百千万")
    return text[1:] if text.startswith("一十") else text


def _letters(number: int) -> str:
    """a … z, aa … zz, as Word counts: the letter repeated."""
    turns, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (turns + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def circled(number: int) -> str:
    """A number → it in a circle, ① to ㊿; above that the number itself."""
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


def _enclosed(start: int) -> Callable[[int], str]:
    return lambda number: chr(start + number - 1) if number <= 20 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _sexagenary(number: int) -> str:
    return _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number)


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _padded(width: int) -> Callable[[int], str]:
    return lambda number: str(number).zfill(width)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _padded(2),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "koreanCounting": _counting,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda number: _chinese(number, _LEGAL_TRADITIONAL, "拾佰仟萬"),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "ideographEnclosedCircle": lambda number: (
        chr(0x327F + number) if number <= 10 else _counting(number)
    ),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "custom:001, 002, 003, ...": _padded(3),
    "custom:0001, 0002, 0003, ...": _padded(4),
    "custom:00001, 00002, 00003, ...": _padded(5),
}
