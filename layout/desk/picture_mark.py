"""A picture marked in a manuscript, ``![图说](图.jpg){right 14字}`` → the same with other values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from layout.desk.files import Refused

_MARK = re.compile(r"!\[(?P<caption>[^\]\n]*)\]\((?P<file>[^)\n]*)\)(?:\{(?P<values>[^}\n]*)\})?")
_PAIR = re.compile(r'(?P<key>[A-Za-z_]+)\s*[=：:]\s*(?:"[^"]*"|“[^”]*”|\S+)')
_WORDS = {
    "side": re.compile(r"(?<!\S)(auto|left|right|column|span|astride|contour|page)(?!\S)"),
    "width": re.compile(r"(?<!\S)[\d.½¼¾]+\s*(?!行)[a-z\u4e00-\u9fff]*(?!\S)"),
    "rows": re.compile(r"(?<!\S)\d+\s*行(?!\S)"),
    "fixed": re.compile(r"(?<!\S)fixed(?!\S)"),
}


def with_values(text: str, line: int, column: int, values: Mapping[str, object]) -> str:
    """A manuscript, line and column (from 1) of a mark's file name, and its new values → the manuscript.

    A value that is None or "" is taken away. Raises ``Refused`` where no mark stands there.
    """
    lines = text.split("\n")
    if not 0 < line <= len(lines):
        raise Refused("stale")
    for mark in _MARK.finditer(lines[line - 1]):
        if mark.start("file") <= column - 1 <= mark.end("file"):
            made = _made(mark, values)
            lines[line - 1] = lines[line - 1][: mark.start()] + made + lines[line - 1][mark.end() :]
            return "\n".join(lines)
    raise Refused("stale")


def _made(mark: re.Match[str], values: Mapping[str, object]) -> str:
    caption, file = mark["caption"], mark["file"]
    braces = mark["values"] or ""
    for key, value in values.items():
        words = "" if value is None or value is False else str(value).strip()
        if key == "caption":
            caption = words.replace("]", "］").replace("\n", " ")
        elif key == "file":
            file = words
        else:
            braces = _without(braces, key)
            if words:
                braces = f"{braces} {_attribute(key, words)}".strip()
    return f"![{caption}]({file}){f'{{{braces}}}' if braces else ''}"


def _without(braces: str, key: str) -> str:
    """The text of braces and a key → the same without it, written as a pair or as a word of its own."""
    pairs = [pair for pair in _PAIR.finditer(braces) if pair["key"] == key]
    for pair in reversed(pairs):
        braces = braces[: pair.start()] + braces[pair.end() :]
    if key in _WORDS and not pairs:
        braces = _WORDS[key].sub("", braces, count=1)
    return " ".join(braces.split())


def _attribute(key: str, words: str) -> str:
    if key in ("side", "width"):
        return words
    if key == "rows":
        return words if words.endswith("行") else f"{words}行"
    if key == "fixed":
        return "fixed"
    plain = words.replace('"', "”")
    return f'{key}="{plain}"' if re.search(r"[\s,，]", plain) else f"{key}={plain}"
