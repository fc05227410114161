"""Inline markup → the text without it, and how each character of it differs from its paragraph.

``**重点**`` strong, ``*楷体*`` emphasis, ``^1^`` raised, ``[文字]{着重}`` dots, ``[文字]{专名}`` name line,
``[^1]`` note mark, ``<https://…>`` an address kept as it is, ``\\*`` the character itself. A mark that
pairs with nothing is text (TYPOGRAPHY M1–M4, U9).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from layout.document.traced import Traced, looked
from layout.manifest.manuscript import Piece


class NoteMark(NamedTuple):
    """``[^label]``: the index in the text before which the mark of a note has to stand, and where it stood."""

    at: int
    label: str
    offset: int


class Marked(NamedTuple):
    """A text without its markup, the note marks in it, and the offsets of ``**`` that never close."""

    text: Traced
    notes: tuple[NoteMark, ...] = ()
    unclosed: tuple[int, ...] = ()


_TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |<(?P<address>(?:https?|ftp)://[^\s<>]{1,2000})>
    |(?P<star>\*{1,3})
    |\^(?P<raised>[0-9]{1,4}(?:[-–,，、][0-9]{1,4}){0,9}|[*†‡①-⑳]|注[0-9]{0,3}|[+−-]|TM|SM|th|st|nd|rd|n)\^
    |\[\^(?P<note>[^\[\]\s^]{1,20})\]
    |(?P<open>\[)
    |\](?P<look>\{(?:着重|专名)\})""",
    re.VERBOSE,
)
_FIELDS = {
    "*": ("emphasis",),
    "**": ("strong",),
    "***": ("strong", "emphasis"),
    "{着重}": ("dots",),
    "{专名}": ("name",),
}


def read_inline(piece: Piece, notes: Collection[str] = ()) -> Marked:
    """A piece of a manuscript → its text without inline markup, with the looks the markup gave it.

    ``notes``: labels that have a footnote; ``^1^`` is then the mark of the note 1.
    """
    tokens = list(_TOKEN.finditer(piece.text))
    if not tokens:
        return Marked(Traced(piece.text, piece.offsets, piece.source))
    return _Writer(piece, notes).write(tokens, _pairs(piece.text, tokens))


def _pairs(text: str, tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """Tokens → for each that closes a stretch, the token that opened it (and the other way round)."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        mark = "[" if token["open"] or token["look"] else token["star"]
        if not mark:
            continue
        opens, closes = _sides(text, token)
        if closes and waiting[mark]:
            while True:
                kind, start = stack.pop()
                waiting[kind] -= 1
                if kind == mark:
                    break
            pairs[index], pairs[start] = start, index
        elif opens:
            stack.append((mark, index))
            waiting[mark] += 1
    return pairs


def _sides(text: str, token: re.Match[str]) -> tuple[bool, bool]:
    """A token → whether it may open and whether it may close a stretch.

    An asterisk beside a blank only faces the other way, and one between letters or digits is
    multiplication: 3*4.
    """
    if token["look"] or token["open"]:
        return bool(token["open"]), bool(token["look"])
    before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
    if len(token["star"]) == 1 and _ascii_word(before) and _ascii_word(after):
        return False, False
    return not (after.isspace() or not after), not (before.isspace() or not before)


def _ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


class _Writer:
    """The text without its marks, as it grows."""

    def __init__(self, piece: Piece, labels: Collection[str]) -> None:
        self.labels = labels
        self.piece = piece
        self.parts: list[str] = []
        self.size = 0
        self.offsets: list[int] = []
        self.ranges: list[tuple[int, int, str]] = []
        self.kept: list[tuple[int, int]] = []
        self.notes: list[NoteMark] = []
        self.unclosed: list[int] = []

    def write(self, tokens: Sequence[re.Match[str]], pairs: dict[int, int]) -> Marked:
        """Tokens and which of them pair → the marked text."""
        done, opened = 0, dict[int, int]()
        for index, token in enumerate(tokens):
            self.copy(done, token.start())
            done = token.end()
            label = token["note"] or (token["raised"] if token["raised"] in self.labels else "")
            if label:
                place = self.piece.offsets[token.start()]
                self.notes.append(NoteMark(self.size, label, place))
            elif token.lastgroup in ("escaped", "address", "raised"):
                self.content(token)
            elif index not in pairs:
                if token["star"] == "**":
                    self.unclosed.append(self.piece.offsets[token.start()])
                self.copy(token.start(), done)
            elif pairs[index] > index:
                opened[index] = self.size
            else:
                start = opened[pairs[index]]
                for field in _FIELDS[token["look"] or token["star"]]:
                    self.ranges.append((start, self.size, field))
        self.copy(done, len(self.piece.text))
        looks = looked(self.size, self.ranges)
        text = Traced("".join(self.parts), self.offsets, self.piece.source, looks, tuple(self.kept))
        return Marked(text, tuple(self.notes), tuple(self.unclosed))

    def content(self, token: re.Match[str]) -> None:
        """A token whose content is text, to be kept as it is or raised."""
        start = self.size
        group = token.lastgroup or ""
        self.copy(*token.span(group))
        if group == "raised":
            self.ranges.append((start, self.size, "raised"))
        else:
            self.kept.append((start, self.size))

    def copy(self, start: int, end: int) -> None:
        """Characters of the piece → the output, as text."""
        self.parts.append(self.piece.text[start:end])
        self.size += end - start
        self.offsets += self.piece.offsets[start:end]
