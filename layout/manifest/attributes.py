"""The braces after a picture in the text, ``{right 14字 focus=左上}`` → the keys of a manifest's picture."""

from __future__ import annotations

import re

from layout.manifest.fields import INLINE_PICTURE, SIDES
from layout.manifest.manuscript import Piece
from layout.outcome import Outcome
from layout.source.bind import Bound, bind
from layout.source.node import Entry, Node

_TOKEN = re.compile(r'([A-Za-z_]+)\s*[=：:]\s*(?:"([^"]*)"|“([^”]*)”|(\S+))|([^\s,，]+)')
_ROWS = re.compile(r"\d+\s*行")
_LENGTH = re.compile(r"[\d.½¼¾]")


def read_attributes(braces: Piece) -> Outcome[Bound]:
    """What stands in the braces → the bound keys. A word alone is the side, a length the width,
    ``6行`` the height, ``fixed`` itself; all others are written ``key=value``."""
    entries: dict[str, Entry] = {}
    for found in _TOKEN.finditer(braces.text):
        key, value, group = _pair(found)
        span = braces.span(found.start(group), len(value))
        key_span = braces.span(
            found.start(1) if found[1] else found.start(group), len(found[1] or value)
        )
        entries[key] = Entry(key, key_span, Node("scalar", span, value, plain=True))
    node = Node("map", braces.span(0, len(braces.text)), entries=tuple(entries.values()))
    return bind(node, INLINE_PICTURE)


def _pair(found: re.Match[str]) -> tuple[str, str, int]:
    """A token → key, value and the group its value stands in."""
    if found[1]:
        group = next(index for index in (2, 3, 4) if found[index] is not None)
        return found[1], found[group], group
    word = found[5]
    if word == "fixed":
        return "fixed", "true", 5
    if _ROWS.fullmatch(word):
        return "rows", word, 5
    if _LENGTH.match(word) and word not in SIDES:
        return "width", word, 5
    return "side", word, 5
