"""Inline markup → the text without it, and how each character of it differs from its paragraph.

``**重点**`` strong, ``*楷体*`` emphasis, ``m^2^`` raised, ``H~2~O`` lowered, ``[文字]{着重}`` dots (专名, 上标, 下标,
黑体, 楷体), ``[^1]`` note mark, ``<https://…>`` an address kept as it is, ``<br>`` a kept line end, ``\\*`` the
character itself. A mark that pairs with nothing is text (TYPOGRAPHY M1–M4, U9); what is read or left is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from layout.document.delimiters import (
    asterisk_sides,
    is_lowered,
    is_mask,
    is_raised,
    is_stretch,
)
from layout.document.traced import Traced, looked
from layout.manifest.manuscript import Inlines, Piece


class NoteMark(NamedTuple):
    """``[^label]``: the index in the text before which the mark of a note has to stand, and where it stood."""

    at: int
    label: str
    offset: int


class MarkFinding(NamedTuple):
    """What has to be told of a mark: the code of the message, where it stood, and its words."""

    code: str
    offset: int
    words: str


class Marked(NamedTuple):
    """A text without its markup, the note marks in it, and what has to be told of its marks."""

    text: Traced
    notes: tuple[NoteMark, ...] = ()
    findings: tuple[MarkFinding, ...] = ()


_TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |<(?P<address>(?:https?|ftp)://[^\s<>]{1,2000})>
    |(?P<line><[bB][rR][ ]?/?>)
    |<(?P<end>/?)(?P<tag>sup|sub|b|strong|i|em|SUP|SUB|B|STRONG|I|EM)>
    |(?P<entity>&(?:[a-zA-Z]{2,8}|\#[0-9]{1,6}|\#x[0-9a-fA-F]{1,6});)
    |(?P<fence>`{1,2})(?P<code>[^`\n]{1,500})(?P=fence)(?!`)
    |(?P<star>\*+)
    |(?P<strike>~~(?=[^~\s])[^~\n]{1,500}(?<=\S)~~)(?!~)
    |(?P<raised>\^[^\s^]{1,12}\^)
    |(?P<lowered>~[^\s~]{1,12}~)
    |[\[［]\^(?P<note>[^\[\]［］\s^]{1,20})[\]］]
    |(?P<open>\[)
    |\](?P<look>\{(?:着重|专名|上标|下标|黑体|楷体|拼音=[^{}\n]{1,60})\})
    |(?P<odd>[\^`])""",
    re.VERBOSE,
)
_FIELDS = {
    "*": "emphasis",
    "**": "strong",
    "{着重}": "dots",
    "{专名}": "name",
    "{上标}": "raised",
    "{下标}": "lowered",
    "{黑体}": "strong",
    "{楷体}": "emphasis",
    "sup": "raised",
    "sub": "lowered",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
}
_CHECKS = {"raised": is_raised, "lowered": is_lowered}


def read_inline(piece: Piece) -> Marked:
    """A piece of a manuscript → its text without inline markup, with the looks the markup gave it."""
    if piece.inlines is not None:
        return _ready(piece, piece.inlines)
    tokens = _tokens(piece.text)
    if not tokens:
        return Marked(Traced(piece.text, piece.offsets, piece.source))
    return _Writer(piece).write(tokens, _pairs(piece.text, tokens))


def _ready(piece: Piece, inlines: Inlines) -> Marked:
    """A piece without markup → its text in the looks it brings along."""
    looks = looked(len(piece.text), inlines.looks)
    last = piece.offsets[-1] + 1 if piece.offsets else 0
    notes = (
        NoteMark(at, label, piece.offsets[at] if at < len(piece.offsets) else last)
        for at, label in inlines.notes
    )
    return Marked(Traced(piece.text, piece.offsets, piece.source, looks), tuple(notes))


def _tokens(text: str) -> list[re.Match[str]]:
    """A text → its marks in order; what looks like raised or lowered text and is none counts as its first mark."""
    found: list[re.Match[str]] = []
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        check = _CHECKS.get(token.lastgroup or "")
        if check is not None and not check(text, *token.span()):
            at = token.start() + 1
            odd = _TOKEN.fullmatch(text, token.start(), at)
            if odd:
                found.append(odd)
        elif token["entity"] and unescape(token["entity"]) == token["entity"]:
            continue
        else:
            found.append(token)
    return found


def _kind(token: re.Match[str]) -> str:
    """A token → what it pairs with, "" for one that stands alone."""
    if token["open"] or token["look"]:
        return "["
    return (token["tag"] or "").lower() or token["star"] or ""


def _pairs(text: str, tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """Tokens → for each that closes a stretch, the token that opened it (and the other way round)."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        mark = _kind(token)
        if not mark:
            continue
        opens, closes = _sides(text, token)
        if closes and waiting[mark] and _fits(text, tokens, stack, index):
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
    """A token → whether it may open and whether it may close a stretch."""
    if token["star"]:
        return asterisk_sides(text, *token.span())
    if token["tag"]:
        return not token["end"], bool(token["end"])
    return bool(token["open"]), bool(token["look"])


def _fits(
    text: str, tokens: Sequence[re.Match[str]], stack: Sequence[tuple[str, int]], index: int
) -> bool:
    """A token that may close → whether it and the one that opened make a stretch."""
    token = tokens[index]
    if not token["star"]:
        return True
    start = next(at for kind, at in reversed(stack) if kind == token["star"])
    return is_stretch(text, tokens[start].span(), token.span())


def _field(token: re.Match[str]) -> str:
    """A token that closes a stretch → the field of the look it gives, with its words after a =."""
    look: str = token["look"] or (token["tag"] or "").lower() or token["star"]
    words = look.strip("{}").partition("=")[2]
    return f"ruby={words.strip()}" if words else _FIELDS[look]


class _Writer:
    """The text without its marks, as it grows."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.parts: list[str] = []
        self.size = 0
        self.offsets: list[int] = []
        self.ranges: list[tuple[int, int, str]] = []
        self.kept: list[tuple[int, int]] = []
        self.notes: list[NoteMark] = []
        self.findings: list[MarkFinding] = []

    def write(self, tokens: Sequence[re.Match[str]], pairs: dict[int, int]) -> Marked:
        """Tokens and which of them pair → the marked text."""
        done, opened = 0, dict[int, int]()
        for index, token in enumerate(tokens):
            self.copy(done, token.start())
            done = token.end()
            if not _kind(token):
                self.alone(token)
            elif index not in pairs:
                self.unpaired(token)
            elif pairs[index] > index:
                opened[index] = self.size
            else:
                start = opened[pairs[index]]
                self.ranges.append((start, self.size, _field(token)))
                if token["tag"]:
                    self.find("html-read", token, token[0])
        self.copy(done, len(self.piece.text))
        looks = looked(self.size, self.ranges)
        text = Traced("".join(self.parts), self.offsets, self.piece.source, looks, tuple(self.kept))
        return Marked(text, tuple(self.notes), tuple(self.findings))

    def alone(self, token: re.Match[str]) -> None:
        """A token that needs no other: a note mark, text to be kept, raised or lowered, a line end."""
        start = self.size
        offset = self.piece.offsets[token.start()]
        if token["note"]:
            self.notes.append(NoteMark(self.size, token["note"], offset))
        elif token["escaped"] or token["address"]:
            self.copy(*token.span(token.lastgroup or ""))
            self.kept.append((start, self.size))
        elif token["code"]:
            self.copy(*token.span("code"))
            self.kept.append((start, self.size))
            self.find("code-mark", token, token["code"])
        elif token["raised"] or token["lowered"]:
            self.copy(token.start() + 1, token.end() - 1)
            self.ranges.append((start, self.size, token.lastgroup or ""))
        elif token["strike"]:
            self.copy(token.start() + 2, token.end() - 2)
            self.find("struck-text", token, token[0][2:-2])
        elif token["line"] or token["entity"]:
            self.add("\n" if token["line"] else unescape(token[0]), offset)
            if token["entity"]:
                self.find("html-read", token, token[0])
        else:
            self.copy(*token.span())
            self.find("mark-literal", token, token[0])

    def unpaired(self, token: re.Match[str]) -> None:
        """A mark that may pair and does not: text; told where it could have been meant."""
        self.copy(*token.span())
        meant = token["star"] and any(_sides(self.piece.text, token))
        if meant and not is_mask(self.piece.text, *token.span()):
            self.find("mark-unclosed" if token["star"] == "**" else "mark-literal", token, token[0])

    def find(self, code: str, token: re.Match[str], words: str) -> None:
        """One more finding, at a token."""
        self.findings.append(MarkFinding(code, self.piece.offsets[token.start()], words))

    def add(self, text: str, offset: int) -> None:
        """Characters that stand for a mark of the piece → the output."""
        self.parts.append(text)
        self.size += len(text)
        self.offsets += [offset] * len(text)

    def copy(self, start: int, end: int) -> None:
        """Characters of the piece → the output, as text."""
        self.parts.append(self.piece.text[start:end])
        self.size += end - start
        self.offsets += self.piece.offsets[start:end]
