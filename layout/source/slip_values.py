"""Slips in the value after a key: quotes, brackets, colons and characters with a meaning in YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

_RESERVED = "@`%&*!|>"
_BACKSLASH = re.compile(
    r"""^"[A-Za-z]:\\|\\(?![0abtnvfre "/\\N_LP\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"""
)
_BLOCK_HEADER = re.compile(r"[|>][+\-\d]{0,2}\s*(?:#.*)?$")
_WIDE_COMMA = re.compile(r"，(?=\s*[A-Za-z_]\w*\s*[:：])")
_WIDE_COLON = re.compile(r"(?<=[{,，])(\s*[A-Za-z_]\w*)\s*：\s*")
_CLOSERS = {"[": "]", "{": "}"}


class Fault(NamedTuple):
    """A slip in a value: its code, its place in the value and the value as it was meant."""

    code: str
    start: int
    length: int
    mended: str
    values: dict[str, object]


def value_slip(value: str, ends: bool) -> tuple[Fault | None, str]:
    """A value and whether it must end on its line → its slip, and the closing marks it leaves awaited."""
    first = value[0]
    if first in "\"'":
        return _quoted(value, ends)
    if first in "[{":
        return _bracketed(value, ends)
    plain = value.split(" #")[0].rstrip()
    if first in _RESERVED and not _BLOCK_HEADER.match(value):
        if first in "|>":  # what stands on the line is lost, but the text below it can be read
            return _fault("yaml-block-header", 0, len(value), first, mark=first), ""
        return _fault("yaml-reserved", 0, 1, _in_quotes(value), mark=first), ""
    if colon := re.search(r":(?=\s|$)", plain):
        if first in "“”‘’":
            return _fault("yaml-fullwidth-quote", 0, 1, _in_quotes(value), mark=first), ""
        return _fault("yaml-colon", colon.start(), 1, _in_quotes(value)), ""
    if value.startswith(("- ", "? ")):
        return _fault("yaml-reserved", 0, 1, _in_quotes(value), mark=first), ""
    return None, ""


def _in_quotes(value: str) -> str:
    """A value → the same in single quotes."""
    return "'" + value.replace("'", "''") + "'"


def _fault(code: str, start: int, length: int, mended: str, **values: object) -> Fault:
    return Fault(code, start, length, mended, values)


def _quoted(value: str, ends: bool) -> tuple[Fault | None, str]:
    """A value that opens with a quote → its slip, or the quote it leaves awaited."""
    quote = value[0]
    body = r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'"
    closed = re.match(body, value)
    if quote == '"' and closed and _BACKSLASH.search(closed[0]):
        mended = _in_quotes(closed[0][1:-1]) + value[closed.end() :]
        return _fault("yaml-backslash", _at(closed[0]), 1, mended), ""
    if closed is None:
        if not ends:
            return None, quote
        return _fault("yaml-quote", 0, len(value), _in_quotes(value[1:]), mark=quote), ""
    rest = value[closed.end() :].strip()
    if rest and not rest.startswith("#"):
        length = len(value) - closed.end()
        mended = _in_quotes(value[1:-1] if value.endswith(quote) else value)
        return _fault("yaml-after-quote", closed.end(), length, mended, mark=quote), ""
    return None, ""


def _at(quoted: str) -> int:
    return quoted.index("\\")


def _bracketed(value: str, ends: bool) -> tuple[Fault | None, str]:
    """A value that opens with a bracket → its slip, or the closing brackets it leaves awaited."""
    if value[0] == "{":
        commas = _WIDE_COMMA.sub(", ", value)
        mended = _WIDE_COLON.sub(r"\1: ", commas)
        if comma := _WIDE_COMMA.search(value):
            return _fault("yaml-fullwidth-comma", comma.start(), 1, mended), ""
        if colon := _WIDE_COLON.search(value):
            place = value.index("：", colon.start())
            return _fault("yaml-fullwidth-colon", place, 1, mended, key=colon[1].strip()), ""
    awaited, end = _awaited(value)
    rest = value[end:].strip()
    if awaited and value[-1] in "］｝】":
        mended = value[:-1] + awaited[::-1]
        return _fault("yaml-fullwidth-bracket", len(value) - 1, 1, mended, mark=value[-1]), ""
    if awaited and ends:
        return _fault("yaml-bracket", 0, len(value), value + awaited[::-1], mark=value[0]), ""
    if rest and not awaited and not rest.startswith("#"):
        mended = _in_quotes(value)
        return _fault("yaml-after-bracket", end, len(value) - end, mended, mark=value[0]), ""
    return None, awaited


def _awaited(value: str) -> tuple[str, int]:
    """A bracketed value → the closing marks awaited at its end, and where the first bracket closed."""
    awaited, quote = "", ""
    for index, character in enumerate(value):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and value[index - 1] in " [{,:":
            quote = character
        elif character in _CLOSERS:
            awaited += _CLOSERS[character]
        elif awaited and character == awaited[-1]:
            awaited = awaited[:-1]
            if not awaited:
                return "", index + 1
    return awaited, len(value)
