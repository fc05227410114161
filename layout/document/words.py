"""A piece of a manuscript → text for the document: markup read, repairs made and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.inline import Marked, read_inline
from layout.document.model import RichText
from layout.document.repair import Repair, repair
from layout.document.traced import Traced
from layout.manifest.manuscript import Manuscript, Piece

_LETTERED = re.compile(
    r"\]\{(?:着重|专名|上标|下标|黑体|楷体|拼音=[^{}\n]{1,60})\}|</?[A-Za-z]{1,6} ?/?>|&#?[0-9A-Za-z]{1,8};|[\[［]\^[^\]］\s]{1,20}[\]］]"
)
"""The marks that hold letters."""
_TITLE = frozenset({"interpunct"})  # T2: a title may keep • as a bullet


class Words(NamedTuple):
    """A repaired text and its note marks: the index of each in the text, and its label."""

    text: Traced
    notes: tuple[tuple[int, str], ...] = ()


class Proofreader:
    """Reads the pieces of one issue; what was repaired is collected in ``told``, what was read
    in ``texts``.

    ``known`` are the labels of the notes there are, with what to print for each; ``ranges`` gives the code points for
    which the style names a font.
    """

    def __init__(self, convert_marks: bool = False, known: Mapping[str, str] | None = None) -> None:
        self.convert_marks = convert_marks
        self.known: Mapping[str, str] = known or {}
        self.told: list[Diagnostic] = []
        self.texts: list[Traced] = []
        self.ranges: Callable[[], Sequence[tuple[int, int]]] = tuple

    def lent(self, repair: Repair) -> bool:
        """A finding → whether it is of private characters for which the style names a font."""
        if repair.code != "private-use":
            return False
        ranges = self.ranges()
        return all(
            any(first <= ord(mark) <= last for first, last in ranges) for mark in repair.before
        )

    def knowing(self, known: Mapping[str, str]) -> Proofreader:
        """The notes of an article → a reader of its pieces, which collects what is told and read here too."""
        other = Proofreader(self.convert_marks, known)
        other.told, other.texts, other.ranges = self.told, self.texts, self.ranges
        return other

    def read(
        self, piece: Piece, title: bool = False, literal: bool = False, headline: bool = False
    ) -> Words:
        """A piece → its words. ``headline``: blanks in it are places to break. ``literal``: it holds no markup and is set to the letter."""
        marked = _literal(piece) if literal else read_inline(piece)
        self.told += _marks_told(marked, piece.source, self.known)
        text, labels = _with_notes(marked, self.known)
        kept = len(marked.text.kept)
        text, repairs = repair(
            text, self.convert_marks, _TITLE if title else frozenset(), title=headline
        )
        self.told += _told([one for one in repairs if not self.lent(one)], piece.source)
        self.told += _dropped(piece, text, repairs)
        places = text.kept[kept:]
        notes = zip((start for start, _ in places), labels, strict=True)
        if text.text:
            self.texts.append(text)
        return Words(text, tuple(sorted(notes)))

    def line(self, piece: Piece) -> str:
        """A piece → its plain text: for a name, a number, a heading of one look."""
        return self.read(piece, title=True).text.text

    def rich(self, piece: Piece) -> RichText:
        """A piece → its runs: for a caption, a byline, anything short."""
        return self.read(piece).text.rich()


def _literal(piece: Piece) -> Marked:
    """A piece without markup → its text, all of it kept from repair."""
    whole = ((0, len(piece.text)),)
    return Marked(Traced(piece.text, piece.offsets, piece.source, kept=whole))


def _with_notes(marked: Marked, known: Mapping[str, str]) -> tuple[Traced, list[str]]:
    """A marked text → the same with the marks of its notes written in, raised and kept from repair."""
    text, labels = marked.text, list[str]()
    for note in reversed(marked.notes):
        text = text.raised(note.at, known.get(note.label, note.label), note.offset)
        labels.append(note.label)
    return text, labels


def _marks_told(
    marked: Marked, source: Manuscript, known: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """What has to be told of the marks in a piece → one diagnostic a kind, and one a note that is not known."""
    for code, found in groupby(sorted(marked.findings), key=lambda finding: finding.code):
        first, *more = found
        span = source.span(first.offset, len(first.words))
        yield diagnose(code, span, words=first.words, count=len(more) + 1)
    for note in marked.notes:
        if note.label not in known:
            span = source.span(note.offset, len(note.label) + 3)
            yield diagnose("note-missing", span, label=note.label)


def _dropped(piece: Piece, text: Traced, repairs: Sequence[Repair]) -> Iterator[Diagnostic]:
    """A piece, its text and the repairs told → an error where letters of the one came into neither of the others.

    A second reckoning beside the reading: it knows which marks hold letters, no more.
    """
    taken = set(text.offsets)
    lost = [
        index
        for index, offset in enumerate(piece.offsets)
        if offset not in taken and piece.text[index].isalnum()
    ]
    if not lost:
        return
    marks = {at for found in _LETTERED.finditer(piece.text) for at in range(*found.span())}
    mended = {at for one in repairs for at in range(one.offset, one.offset + len(one.before))}
    lost = [at for at in lost if at not in marks and piece.offsets[at] not in mended]
    if lost:
        words = "".join(piece.text[at] for at in lost[:16])
        yield diagnose("words-dropped", piece.span(lost[0]), words=words, count=len(lost))


def _told(repairs: Sequence[Repair], source: Manuscript) -> list[Diagnostic]:
    """The repairs of one paragraph → one diagnostic a kind; each removed address has its own."""
    told: list[Diagnostic] = []
    groups: dict[str, list[Repair]] = {}
    for one in repairs:
        alone = one.code in ("stray-link", "address-in-text")
        groups.setdefault(f"{one.code} {one.offset}" if alone else one.code, []).append(one)
    for group in groups.values():
        first = group[0]
        left = not first.made and first.code == "ascii-marks"
        code = f"{first.code}-left" if left else first.code
        span: Span = source.span(first.offset, len(first.before))
        told.append(
            diagnose(
                code,
                span,
                count=len(group),
                before=_shown(first.before),
                after=first.after,
                context=first.context,
            )
        )
    return told


def _shown(text: str) -> str:
    """Characters that cannot be seen → their code points; others as they are."""
    if text.isprintable() and text.strip():
        return text
    return " ".join(f"U+{ord(character):04X}" for character in text[:8])
