"""Lines of a YAML file → those that are structure, told from those of block texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.source.decode import ODD_BLANKS

KEY = re.compile(
    r"""("[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@`，：](?:[^"'#：\s]|\s++(?=\S))*?)\s*+:(?:\s+(.*))?$""",
    re.DOTALL,
)
WIDE_COLON = re.compile(r"([A-Za-z_][\w.-]*)\s*：\s*", re.ASCII)
HAN_COLON = re.compile(r"([\w.-]{1,8})：\s*")
NO_SPACE = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s/\\])", re.ASCII)
DASH = re.compile(r"-(?=[A-Za-z_\"'\u4e00-\u9fff])|[－–—•·]\s*(?=[A-Za-z_]+\s*[:：])")
_DASHES = re.compile(r"(?:-[ \t]+)*")
_BLOCK = re.compile(r"(?:^|[:：]\s*|-\s+)[|>][+\-\d]{0,2}\s*(?:#.*)?$")
_ODD = re.compile(
    rf"""(?: *(?=[{ODD_BLANKS}])|[ ]*(?:-[ ]+)*(?:-(?=[{ODD_BLANKS}])|[A-Za-z_][\w-]*\s?:[ ]*(?=[{ODD_BLANKS}])))([{ODD_BLANKS}][ {ODD_BLANKS}]*)(?=\S)"""
)
_LOOKS_KEY = re.compile(r"[A-Za-z_][\w-]*\s*[:：]")


class Slip(NamedTuple):
    """A slip: its code, its place (from 0), the values of its message and the line as it was meant."""

    code: str
    line: int
    column: int
    length: int
    values: dict[str, object]
    repaired: str


class Structure(NamedTuple):
    """A line outside block texts: its number (from 0), where it begins and where its dashes end."""

    number: int
    indent: int
    column: int
    source: str

    @property
    def rest(self) -> str:
        """What follows the dashes."""
        return self.source[self.column :]

    @property
    def is_item(self) -> bool:
        """Whether the line opens an item of a list."""
        return self.column > self.indent or self.rest.rstrip() == "-"

    def slip(self, code: str, start: int, length: int, mended: str, **values: object) -> Slip:
        """A code, the place in ``rest``, the rest as it was meant and the message's values → the slip."""
        before = self.source[: self.column]
        column = self.column + start
        return Slip(code, self.number, column, max(length, 1), values, before + mended)


def structure_of(lines: list[str]) -> tuple[list[Structure], list[Slip]]:
    """Lines → those outside block texts and comments, and the slips of indentation met on the way."""
    structure: list[Structure] = []
    found: list[Slip] = []
    parent = block = -1  # columns of the key a block text hangs from and of the text; -1: none
    for number, line in enumerate(lines):
        text = line.lstrip(" \t")
        indent = len(line) - len(text)
        if not text:
            continue
        if "\t" in line[: indent if block < 0 else min(indent, block)]:
            found.append(_tab(number, line, indent))
            line = found[-1].repaired
            indent = len(line) - len(text)
        if parent >= 0 and (indent > parent or not _is_structure(text)):
            block = (indent if indent > parent else parent + 2) if block < 0 else block
            if indent < block:
                values: dict[str, object] = {"indent": block}
                repaired = " " * block + text
                found.append(Slip("yaml-block-indent", number, indent, len(text), values, repaired))
            continue
        parent = block = -1
        if odd := _odd_blank(number, line):
            found.append(odd)
            line = odd.repaired
            text = line.lstrip(" \t")
            indent = len(line) - len(text)
        if text.startswith("#"):
            continue
        one = structure_line(number, line)
        structure.append(one)
        if _BLOCK.search(text):
            parent = indent if one.rest[0] in "|>" else one.column
    return structure, found


def structure_line(number: int, line: str) -> Structure:
    """A line's number (from 0) and the line → where it and what follows its dashes begin."""
    indent = len(line) - len(line.lstrip(" "))
    dashes = _DASHES.match(line, indent)
    return Structure(number, indent, dashes.end() if dashes else indent, line)


def _tab(number: int, line: str, indent: int) -> Slip:
    """A line with tabs in its indent → the slip, a tab put right as two spaces."""
    start = line.index("\t")
    repaired = line[:indent].replace("\t", "  ") + line[indent:]
    return Slip("yaml-tab", number, start, indent - start, {}, repaired)


def _odd_blank(number: int, line: str) -> Slip | None:
    """A line → the slip where a blank of another kind stands in its indent or after its colon or dash."""
    found = _ODD.match(line)
    if found is None:
        return None
    start, end = found.span(1)
    plain = "".join("  " if one == "\u3000" else " " for one in line[start:end])
    values: dict[str, object] = {"character": f"U+{ord(line[start]):04X}"}
    return Slip(
        "yaml-odd-blank", number, start, end - start, values, line[:start] + plain + line[end:]
    )


def _is_structure(text: str) -> bool:
    """A line without its indent → whether it looks like a key, an item or a comment."""
    return (
        text.startswith(("- ", "#"))
        or text == "-"
        or _LOOKS_KEY.match(text) is not None
        or DASH.match(text) is not None
    )
