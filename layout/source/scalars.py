"""The text of a scalar and its type → its value, or what is wrong with it."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from layout.source.fields import Choice, Flag, LengthIn, Number, Parsed, Text, Whole
from layout.source.lengths import UNITS, BadUnit, Length, parse_length, plain_number
from layout.source.suggest import suggest

Scalar = Text | Flag | Whole | Number | LengthIn | Choice | Parsed


class Fault(NamedTuple):
    """Why a scalar is not what it should be."""

    code: str
    values: dict[str, object]


def read_scalar(text: str, kind: Scalar) -> object:
    """The text of a scalar and its type → its value, or the fault found."""
    match kind:
        case Text():
            if kind.most is not None and len(text) > kind.most:
                return Fault("text-too-long", {"count": len(text), "most": kind.most})
            return text
        case Flag():
            if text.lower() in _FLAGS:
                return _FLAGS[text.lower()]
            return Fault("wrong-flag", {"value": text})
        case Whole() | Number():
            return _number(text, kind)
        case LengthIn():
            return _length(text, kind)
        case Choice():
            if text in kind.options:
                return text
            near = suggest(text, kind.options)
            known = " ".join(kind.options)
            return Fault("wrong-choice", {"value": text, "near": near, "known": known})
        case Parsed():
            try:
                return kind.parse(text)
            except ValueError as error:
                values = {"value": text, "name_zh": kind.name_zh, "name_en": kind.name_en}
                return Fault("wrong-value", {**values, "example": kind.example, "why": error})
        case _:
            assert_never(kind)


_FLAGS = {"true": True, "yes": True, "on": True, "是": True} | {
    "false": False,
    "no": False,
    "off": False,
    "否": False,
}


def _number(text: str, kind: Whole | Number) -> object:
    """Text and a type of number → its value, or the fault found."""
    plain = plain_number(text).removesuffix(kind.unit).strip()
    code = "wrong-whole" if isinstance(kind, Whole) else "wrong-number"
    share = isinstance(kind, Number) and kind.percent and plain.endswith("%")
    try:
        length = parse_length(plain.removesuffix("%") if share else plain, "pt")
    except ValueError:
        return Fault(code, {"value": text, "unit": kind.unit or None})
    value = length.amount / 100 if share else length.amount
    if not plain.rstrip("%")[-1:].isdigit() or (isinstance(kind, Whole) and value % 1):
        return Fault(code, {"value": text, "unit": kind.unit or None})
    low, high = kind.low, kind.high
    if (low is not None and value < low) or (high is not None and value > high):
        return Fault("out-of-range", {"value": text, "range": _range(low, high)})
    return int(value) if isinstance(kind, Whole) else float(value)


def _range(low: float | None, high: float | None) -> str:
    """The least and the greatest → words for both: 1–4, ≥ 1, ≤ 4."""
    if low is None:
        return f"≤ {high:g}"
    return f"≥ {low:g}" if high is None else f"{low:g}–{high:g}"


def _length(text: str, kind: LengthIn) -> Length | Fault:
    """Text and a type of length → the length, or the fault found."""
    try:
        length = parse_length(text, kind.unit)
    except BadUnit as error:
        unit = str(error)
        code = "wrong-unit" if unit else "missing-unit"
        return Fault(code, {"value": text, "unit": unit or None, "near": suggest(unit, UNITS)})
    except ValueError:
        return Fault("wrong-length", {"value": text})
    if kind.low is not None and length.amount < kind.low:
        return Fault("too-small", {"value": text, "low": f"{kind.low:g}"})
    return length
