"""Text as received, with the way back from each character to its place in a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.encodings import decode
from layout.outcome import Outcome

BYTES_MOST = 4_000_000  # an article of a million characters; a bulletin's has ten thousand

WORDS = 24  # first characters of a text whose encoding is not sure, to be looked at

_FOREIGN = {
    b"PK\x03\x04": "Word（.docx）",
    b"\xd0\xcf\x11\xe0": "Word（.doc）",
    b"{\\rtf": "RTF",
    b"%PDF": "PDF",
}
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class Manuscript(NamedTuple):
    """A text with its source. ``lines`` holds, for each source line, its offset in the text and the
    line and column (from 1) it stands at. ``words`` tells in words which paragraph it is, where its lines are
    numbers nobody sees."""

    text: str
    file: str
    lines: tuple[tuple[int, int, int], ...]
    words: str = ""

    def span(self, offset: int, length: int = 1) -> Span:
        """An offset in the text → its place in the source."""
        index = bisect_right(self.lines, (offset, 1 << 60, 0)) - 1
        start, line, column = self.lines[max(index, 0)]
        return Span(self.file, line, column + offset - start, max(length, 1), self.words)

    def piece(self, start: int = 0, end: int | None = None) -> Piece:
        """Two offsets → the text between them as it stands."""
        text = self.text[start:end]
        return Piece(text, range(start, start + len(text)), self)


class Inlines(NamedTuple):
    """How stretches of a text look (start, end, name of the look), and the labels of the notes whose marks stand
    before a character."""

    looks: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()

    def part(self, start: int, end: int) -> Inlines:
        """Two indexes → what concerns the text between them."""
        looks = tuple(
            (max(first, start) - start, min(last, end) - start, look)
            for first, last, look in self.looks
            if first < end and last > start
        )
        notes = tuple((at - start, label) for at, label in self.notes if start <= at <= end)
        return Inlines(looks, notes)


class Piece(NamedTuple):
    """A stretch of text: for each character its offset in the manuscript it was taken from.

    ``inlines``: the text has no markup, every character is itself; they say how it looks. None: it is marked up.
    """

    text: str
    offsets: Sequence[int]
    source: Manuscript
    inlines: Inlines | None = None

    def span(self, index: int = 0, length: int = 1) -> Span:
        """The index of a character → its place in the source (past the end: after the last)."""
        if index < len(self.offsets):
            return self.source.span(self.offsets[index], length)
        last = self.offsets[-1] + 1 if self.offsets else 0
        return self.source.span(last, length)

    def part(self, start: int, end: int) -> Piece:
        """Two indexes → the text between them."""
        inlines = self.inlines.part(start, end) if self.inlines else self.inlines
        return Piece(self.text[start:end], self.offsets[start:end], self.source, inlines)


NOTHING = Piece("", (), Manuscript("", "", ((0, 1, 1),)))
"""What was not given."""


def manuscript(text: str, file: str, line: int = 1, column: int = 1) -> Manuscript:
    """A text that stands in ``file`` from ``line`` on, each line at ``column`` → the manuscript."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = tuple((start, line + index, column) for index, start in enumerate(starts))
    return Manuscript(text, file, lines)


def read_manuscript(path: Path, file: str, mention: Span) -> Outcome[Manuscript | None]:
    """A text file → its manuscript; ``file`` is its name in messages, ``mention`` where it was asked for."""
    try:
        with path.open("rb") as stream:
            data = stream.read(BYTES_MOST + 1)
    except OSError as error:
        return _refused("text-unreadable", mention, file=file, reason=error.strerror or "?")
    if len(data) > BYTES_MOST:
        return _refused("text-too-large", mention, file=file, most=BYTES_MOST // 1_000_000)
    for magic, kind in _FOREIGN.items():
        if data.startswith(magic):
            return _refused("text-foreign", mention, file=file, kind=kind)
    decoded = decode(data)
    if decoded is None:
        return _refused("text-encoding", mention, file=file)
    text, told = decoded.text, list[Diagnostic]()
    if not decoded.encoding.startswith("utf-8"):
        name = decoded.encoding.upper().replace("GB18030", "GBK/GB18030")
        code = "text-encoding-read" if decoded.sure else "text-encoding-unsure"
        words = " ".join(text.split())[:WORDS]
        told.append(diagnose(code, Span(file, 1), encoding=name, words=words))
    return Outcome(_normal(text, file), tuple(told))


def _refused(code: str, mention: Span, **values: object) -> Outcome[Manuscript | None]:
    return Outcome(None, (diagnose(code, mention, None, **values),))


def _normal(text: str, file: str) -> Manuscript:
    """Every line end becomes a line feed; lines are counted as text editors count them."""
    real = manuscript(re.sub("\r\n?", "\n", text), file)
    return real._replace(text=_LINE_ENDS.sub("\n", real.text))
