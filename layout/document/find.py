"""Words quoted by ``at:`` → the paragraph and the character they begin at."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.compatibility import unified
from layout.document.inline import read_inline
from layout.document.model import Block, Paragraph, plain
from layout.manifest.manuscript import Piece

_SAME = {ord(mark): '"' for mark in "‚‛“”‘’'「」『』＂＇"} | {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(mark): "·" for mark in "•‧・"},
    **{ord(mark): "-" for mark in "—–―─"},
    ord("。"): ".",
    ord("、"): ",",
}
_GONE = dict.fromkeys(
    [
        ord(" "),
        ord("\t"),
        ord("\n"),
        0xA0,
        0x3000,
        0xAD,
        0xFEFF,
        *range(0x2000, 0x2010),
        0x202F,
        0x205F,
        0x2060,
    ]
)


class Found(NamedTuple):
    """The index of a block and of a character in its plain text."""

    block: int
    offset: int


class _Key(NamedTuple):
    """A text as it is compared, and for each of its characters the index in the text itself."""

    text: str
    indexes: Sequence[int]


@lru_cache(maxsize=2000)
def _key(text: str) -> _Key:
    """Blanks, the kind of quotation mark, width and dashes make no difference: a quotation copied from
    the manuscript is found in the repaired text, and one from the printed page too."""
    kept = [(index, mark) for index, mark in enumerate(text) if ord(mark) not in _GONE]
    same = unified("".join(mark for _, mark in kept)).translate(_SAME)
    return _Key(same, [index for index, _ in kept])


def comparable(text: str) -> str:
    """A text → what of it counts where quoted words are compared."""
    return _key(text).text


def same_words(one: str, other: str) -> bool:
    """Two texts → whether they say the same, as quoted words are compared."""
    return _key(one).text == _key(other).text


def find_words(words: Piece, blocks: Sequence[Block]) -> tuple[Found | None, Diagnostic | None]:
    """Quoted words and an article's blocks → where they stand; or why they cannot be found there.

    Found twice is a diagnostic that names both places: the picture goes to the first.
    """
    wanted = _key(read_inline(words).text.text).text
    hits: list[tuple[Found, Span]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and wanted:
            hits += [
                (Found(index, at), block.where(at)) for at in _places(wanted, plain(block.text))
            ]
        if len(hits) > 1:
            break
    span = words.span(0, len(words.text))
    if not hits:
        near = _nearest(words.text, blocks)
        return None, diagnose("at-not-found", span, words=words.text, near=near)
    if len(hits) > 1:
        first, second = (_shown(place) for _, place in hits[:2])
        return hits[0][0], diagnose("at-twice", span, words=words.text, first=first, second=second)
    return hits[0][0], None


def _places(wanted: str, text: str) -> list[int]:
    """The indexes in a text at which the wanted key begins, two at most."""
    key = _key(text)
    first = key.text.find(wanted)
    second = key.text.find(wanted, first + 1) if first >= 0 else -1
    return [key.indexes[at] for at in (first, second) if at >= 0]


def _nearest(words: str, blocks: Sequence[Block]) -> str | None:
    """Words that are not there → the stretch of the text most like them, where at least three characters and half
    of theirs follow each other in both, marks not counted."""
    wanted, _ = _letters(words)
    best: tuple[int, str] = (max(2, len(wanted) // 2 - 1), "")
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        text = plain(block.text)
        letters, places = _letters(text)
        match = SequenceMatcher(None, wanted, letters, autojunk=False).find_longest_match()
        if match.size > best[0]:
            start = max(0, match.b - match.a)
            end = min(len(letters), max(start + len(wanted), match.b + match.size)) - 1
            best = match.size, text[places[start] : places[end] + 1]
    return best[1] or None


def _letters(text: str) -> tuple[str, list[int]]:
    """A text → its letters, Han and figures, and where each stands."""
    key = _key(text)
    kept = [at for at, mark in enumerate(key.text) if mark.isalnum()]
    return "".join(key.text[at] for at in kept), [key.indexes[at] for at in kept]


def _shown(span: Span) -> str:
    return f"{span.file}:{span.line}:{span.column}"
