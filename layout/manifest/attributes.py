"""The braces after a picture or table in the text, ``{right 14字 focus=左上}`` → the keys a manifest would have."""

from __future__ import annotations

import re

from layout.manifest.fields import INLINE_PICTURE, SIDES
from layout.manifest.manuscript import Piece
from layout.outcome import Outcome
from layout.source.bind import Bound, bind
from layout.source.fields import Record
from layout.source.node import Entry, Node

_TOKEN = re.compile(r'([A-Za-z_]+)\s*[=：:]\s*(?:"([^"]*)"|“([^”]*)”|(\S+))|([^\s,，]+)')
_ROWS = re.compile(r"(?<!\d)\d+\s*行")
_LENGTH = re.compile(r"[\d.½¼¾]")


def read_attributes(
    braces: Piece, record: Record = INLINE_PICTURE, word: str = "side"
) -> Outcome[Bound]:
    """What stands in the braces and the table of its fields → the bound keys. A word alone is the side (or
    what ``word`` says), a length the width, ``6行`` the height, ``fixed`` itself; all others are ``key=value``."""
    entries: dict[str, Entry] = {}
    for found in _TOKEN.finditer(braces.text):
        key, value, group = _pair(found, word)
        span = braces.span(found.start(group), len(value))
        key_span = braces.span(
            found.start(1) if found[1] else found.start(group), len(found[1] or value)
        )
        entries[key] = Entry(key, key_span, Node("scalar", span, value, plain=True))
    node = Node("map", braces.span(0, len(braces.text)), entries=tuple(entries.values()))
    return bind(node, record)


def _pair(found: re.Match[str], alone: str) -> tuple[str, str, int]:
    """A token and the key of a word alone → key, value and the group its value stands in."""
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
    return alone, word, 5
