"""Slips of the pen in YAML, found line by line, each with the line as it was probably meant.

The parser stops at the first thing it cannot read and often points past it. Here every line is
looked at by itself, so that all slips are told at once; and since each comes with its repair, the
rest of the file can still be read and checked.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from layout.source.slip_indents import Indents
from layout.source.slip_lines import (
    DASH,
    HAN_COLON,
    KEY,
    NO_SPACE,
    WIDE_COLON,
    Slip,
    Structure,
    structure_line,
    structure_of,
)
from layout.source.slip_values import value_slip

_SURE = ("yaml-fullwidth-colon", "yaml-no-space", "yaml-dash", "yaml-odd-blank", "yaml-backslash")
_ANYWHERE = ("yaml-odd-blank", "yaml-backslash")
_WORD = re.compile(r"([A-Za-z_][\w-]*)\s+(?=\S)", re.ASCII)


def accepted_slips(text: str) -> list[Slip]:
    """Text the parser took → slips that YAML accepts (as text, or as another key) and that are slips all the same.

    Items of lists are left alone: ``- email：…`` may well be meant as text.
    """
    lines = text.split("\n")
    return [
        slip
        for slip in find_slips(lines)
        if slip.code in _SURE
        and (slip.code in _ANYWHERE or not lines[slip.line].lstrip().startswith("- "))
    ]


def find_slips(lines: list[str]) -> list[Slip]:
    """Lines of a file the parser could not read → the slips in them, in order, at most one a line.

    Block texts are looked at for their indent alone. A slip without ``code`` is a repair that needs no words
    of its own, since the line follows one told already.
    """
    structure, found = structure_of(lines)
    indents = Indents()
    awaited = ""
    for line, after in zip_longest(structure, structure[1:]):
        if awaited:
            awaited = _still_open(line.rest, awaited)
            continue
        slip = _line_slip(line, indents.inner, after)
        if slip is None and (match := KEY.match(line.rest)):
            slip, awaited = _check_value(line, match, after)
        elif slip is None and line.is_item:
            slip, awaited = _value(line, line.column, line.rest.rstrip(), after)
        meant = structure_line(line.number, slip.repaired) if slip else line
        found += [*([slip] if slip else []), *indents.take(meant, after)]
    seen: dict[int, Slip] = {}
    for slip in found:
        seen.setdefault(slip.line, slip)
    return sorted(seen.values(), key=lambda slip: slip.line)


def _line_slip(line: Structure, inner: int, after: Structure | None) -> Slip | None:
    """A line → the slip in its dash, its key or its colon, if there is one.

    ``inner`` is the column of the innermost key so far: a line right of it may go on with that value.
    """
    rest = line.rest
    if dash := DASH.match(rest):
        return line.slip("yaml-dash", 0, dash.end(), f"- {rest[dash.end() :]}")
    wide = WIDE_COLON.match(rest)
    if wide is None and not KEY.match(rest) and (line.is_item or line.column <= inner):
        wide = HAN_COLON.match(rest)
    if wide:
        mended = f"{wide[1]}: {rest[wide.end() :]}"
        return line.slip("yaml-fullwidth-colon", rest.index("："), 1, mended, key=wide[1])
    tight = NO_SPACE.match(rest)
    if tight and not KEY.match(rest):
        mended = f"{tight[1]}: {rest[tight.end() :]}"
        return line.slip("yaml-no-space", tight.end() - 1, 2, mended, key=tight[1])
    opens = rest[:1] in "\"'[{]},|>&*!?" or rest.rstrip() in ("-", "---", "...")
    if opens or KEY.match(rest):
        return None
    goes_on = after is not None and not after.is_item and after.column == line.column
    if line.is_item and not (goes_on and after and KEY.match(after.rest)):
        return None
    if not line.is_item and line.column > inner:
        return None
    if word := _WORD.match(rest):
        return line.slip("yaml-no-colon", 0, word.end(1), f"{word[1]}: {rest[word.end() :]}")
    return line.slip("yaml-no-colon", 0, len(rest.rstrip()), f"# {rest}")


def _check_value(
    line: Structure, match: re.Match[str], after: Structure | None
) -> tuple[Slip | None, str]:
    """A line with a key, matched → the slip in its value, and the marks the value leaves awaited."""
    value = (match[2] or "").rstrip()
    return _value(line, line.column + match.start(2), value, after) if value else (None, "")


def _value(
    line: Structure, column: int, value: str, after: Structure | None
) -> tuple[Slip | None, str]:
    """A line, where its value begins, the value and the line after → as ``_check_value``."""
    if not value:
        return None, ""
    ends = after is None or after.indent <= line.column or KEY.match(after.rest) is not None
    fault, awaited = value_slip(value, ends)
    if fault is None:
        return None, awaited
    start = column - line.column
    mended = line.rest[:start] + fault.mended
    return line.slip(fault.code, start + fault.start, fault.length, mended, **fault.values), ""


def _still_open(rest: str, awaited: str) -> str:
    """A line inside a quotation or bracket and the marks awaited → those still awaited after it."""
    for character in rest:
        if character == awaited[-1]:
            awaited = awaited[:-1]
        elif awaited[-1] in "]}" and character in "[{":
            awaited += "]" if character == "[" else "}"
        if not awaited:
            return ""
    return awaited
