"""Text as received → text as it should have been typed, every change told (TYPOGRAPHY T1–T6, X3, Q1).

What is changed is a table: ``data/repairs.tsv``. Nothing else is ever added or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.document.compatibility import unified
from layout.document.traced import Edit, Traced
from layout.manifest.characters import BLANKS, MARKS, QUOTES, has_han, outline

_DATA = Path(__file__).parent / "data"
_ADDRESS = r"(?:https?|ftp)://[!-~]+"
_MACROS = {
    "{han}": "字",  # rules run over the outline of a text
    "{mark}": re.escape(MARKS),
    "{quote}": QUOTES,
    "{blank}": BLANKS,
    "{space}": BLANKS.replace("\u3000", ""),  # an ideographic space is typed on purpose
    "{zero}": "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff",
    "{word}": "0-9A-Za-zÀ-ÖØ-öø-ʯͰ-ӿ%‰℃+",
    "{address}": _ADDRESS,
}
_KEEP = re.compile(rf"{_ADDRESS}|www\.[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
_WORD = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ʯͰ-ӿ%‰℃+.,/-]+")
_WORD_BEFORE = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ʯͰ-ӿ%‰℃+.,/-]+$")
_SENTENCE = ".,;:!?)]}'\""
_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Rule(NamedTuple):
    """A row of the table: what it looks for and what it puts there (``@name``: by a function)."""

    code: str
    made: str  # yes | switch (where the manifest wants it, else only reported) | no (only reported)
    pattern: re.Pattern[str]
    replacement: str


class Repair(NamedTuple):
    """One change made (or, where ``made`` is false, found wanting): what stood there and what does.

    ``offset`` is the place of its first character in the source, ``context`` the words round it.
    """

    code: str
    offset: int
    before: str
    after: str
    context: str
    made: bool = True


@cache
def rules() -> tuple[Rule, ...]:
    """Nothing → the repairs in the order they are made."""
    rows = (_DATA / "repairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = []
    for row in rows:
        code, _, made, pattern, replacement, _ = row.split("\t")
        for name, content in _MACROS.items():
            pattern = pattern.replace(name, content)
        found.append(Rule(code, made, re.compile(pattern), replacement))
    return tuple(found)


@cache
def _address_words(side: str) -> tuple[str, ...]:
    rows = (_DATA / "address_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(row.split("\t")[1] for row in rows if row.startswith(side))


def repair(
    text: Traced,
    convert_marks: bool = False,
    skip: frozenset[str] = frozenset(),
    *,
    title: bool = False,
) -> tuple[Traced, tuple[Repair, ...]]:
    """A text as received → the text repaired, and every repair in the order made.

    ``convert_marks``: ASCII marks beside Han become full-width ones (T4), else they are only
    reported. ``skip`` names rules left out (a title keeps its •). In a ``title`` a blank at one side of a word or
    figure is a place to break and stays.
    """
    repairs: list[Repair] = []
    shape = outline(text.text)
    for rule in rules():
        if rule.code in skip or not rule.pattern.search(shape):
            continue
        made = rule.made == "yes" or (convert_marks and rule.made == "switch")
        kept = _kept(text, rule)
        edits = [
            edit for edit in _edits(rule, text.text, shape) if not any(kept[edit.start : edit.end])
        ]
        if title and rule.code == "space-beside-latin":
            edits = [edit for edit in edits if _habit(text.text, edit)]
        repairs += [_repair(text, edit, made and edit.code != "address-in-text") for edit in edits]
        if made:
            text = text.edited([edit for edit in edits if edit.code != "address-in-text"])
            shape = outline(text.text)
    return text, tuple(repairs)


def _habit(text: str, edit: Edit) -> bool:
    """A blank beside a Western word or figure → whether it means nothing: at the other side there is one too, as some
    always type, or a mark."""
    after = _WORD.match(text, edit.end)
    before = None if after else _WORD_BEFORE.search(text, 0, edit.start)
    if after:
        beyond = text[after.end() : after.end() + 1]
    else:
        beyond = text[before.start() - 1 : before.start()] if before else ""
    return beyond != "" and not has_han(beyond)


def _repair(text: Traced, edit: Edit, made: bool) -> Repair:
    before = text.text[edit.start : edit.end]
    context = text.text[max(edit.start - 3, 0) : edit.end + 3] if len(before) < 40 else before
    return Repair(edit.code, text.offsets[edit.start], before, edit.after, context, made)


def _kept(text: Traced, rule: Rule) -> bytearray:
    """For each character 1 where no rule may touch it: what the editor asked to keep, and addresses."""
    kept = list(text.kept)
    if rule.made == "no":
        return bytearray(len(text.text))
    if rule.code != "stray-link":
        kept += [
            (found.start(), found.start() + len(found[0].rstrip(_SENTENCE)))
            for found in _KEEP.finditer(text.text)
        ]
    mask = bytearray(len(text.text))
    for start, end in kept:
        mask[start:end] = b"\x01" * (end - start)
    return mask


def _edits(rule: Rule, text: str, shape: str) -> Iterator[Edit]:
    """A rule, a text and its outline → the edits the rule wants."""
    if rule.replacement.startswith("@"):
        yield from _FUNCTIONS[rule.replacement](rule, text, shape)
        return
    for found in rule.pattern.finditer(shape):
        yield Edit(rule.code, *found.span(), rule.replacement)


def _unified(rule: Rule, text: str, _: str) -> Iterable[Edit]:
    """Radicals and compatibility forms → their ordinary characters, run by run."""
    plain = unified(text)
    if plain == text:
        return
    for index, (form, character) in enumerate(zip(text, plain, strict=True)):
        if form != character:
            yield Edit(rule.code, index, index + 1, character)


def _ascii(rule: Rule, _: str, shape: str) -> Iterable[Edit]:
    for found in rule.pattern.finditer(shape):
        yield Edit(rule.code, *found.span(), found[0].translate(_ASCII))


def _marks(rule: Rule, _: str, shape: str) -> Iterable[Edit]:
    for found in rule.pattern.finditer(shape):
        yield Edit(rule.code, *found.span(), found[0].translate(_FULL))


def _pairs(rule: Rule, _: str, shape: str) -> Iterable[Edit]:
    """Brackets and straight quotation marks change in pairs, what stands between them does not."""
    for found in rule.pattern.finditer(shape):
        if "字" not in shape[max(found.start() - 1, 0) : found.end() + 1]:
            continue
        left, right = "（）" if found[0][0] == "(" else "“”"
        yield Edit(rule.code, found.start(), found.start() + 1, left)
        yield Edit(rule.code, found.end() - 1, found.end(), right)


def _link(rule: Rule, text: str, shape: str) -> Iterable[Edit]:
    """An address in mid-sentence, nothing round it: the trace of a lost picture, unless a word beside
    it shows that it is meant. A bare host name is never dropped, only asked about."""
    for found in rule.pattern.finditer(shape):
        before, after = text[: found.start()], text[found.end() :]
        if before.endswith(_address_words("before")) or after.startswith(_address_words("after")):
            continue
        path = found[0].split("://", 1)[1].rstrip("/")
        stray = "/" in path or "?" in path
        yield Edit(rule.code if stray else "address-in-text", *found.span(), "")


def _quotes(rule: Rule, text: str, _: str) -> Iterable[Edit]:
    """Quotation marks that pair → “ ” outside, ‘ ’ inside (Q1); ‚ ‛ only where Han is near (T1).

    An opening mark without its closing one is no mistake: a quotation may run on (Q3).
    """
    pairs = _quote_pairs(text)
    damaged = rule.code == "damaged-quotes"
    edits = []
    for start, end, depth in pairs:
        if (text[start] == "‚") != damaged or (damaged and not _near_han(text, start, end)):
            continue
        pair = "“”" if depth % 2 == 0 else "‘’"
        for index, mark in zip((start, end), pair, strict=True):
            if text[index] != mark:
                edits.append(Edit(rule.code, index, index + 1, mark))
    return sorted(edits, key=lambda edit: edit.start)


def _near_han(text: str, start: int, end: int) -> bool:
    return has_han(text[max(start - 3, 0) : min(end, start + 60) + 4])


def _quote_pairs(text: str) -> list[tuple[int, int, int]]:
    """A text → its pairs of double (or damaged) quotation marks: start, end, how many stand round it."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in re.finditer("[‚‛“”]", text):
        index = found.start()
        if found[0] in "‚“":
            stack.append(index)
        elif stack and text[stack[-1]] == {"‛": "‚", "”": "“"}[found[0]]:
            pairs.append((stack.pop(), index))
    nested, open_ends = [], list[int]()
    for start, end in sorted(pairs):
        while open_ends and open_ends[-1] < start:
            open_ends.pop()
        nested.append((start, end, len(open_ends)))
        open_ends.append(end)
    return nested


_FUNCTIONS: dict[str, Callable[[Rule, str, str], Iterable[Edit]]] = {
    "@ascii": _ascii,
    "@unified": _unified,
    "@marks": _marks,
    "@pairs": _pairs,
    "@link": _link,
    "@quotes": _quotes,
}
