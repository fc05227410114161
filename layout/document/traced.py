"""Text on its way into the document: every character keeps its offset in the source and its look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.model import PLAIN, Inline, Paragraph, RichText, Run
from layout.manifest.manuscript import Manuscript


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``after``, by the repair ``code``."""

    code: str
    start: int
    end: int
    after: str


class Traced(NamedTuple):
    """A text with, for each character, its offset in ``source`` and its look (none: all plain).

    ``kept`` are stretches the editor asked to leave as they are.
    """

    text: str
    offsets: Sequence[int]
    source: Manuscript
    looks: Sequence[Inline] = ()
    kept: tuple[tuple[int, int], ...] = ()

    def span(self, index: int, length: int = 1) -> Span:
        """The index of a character → its place in the source."""
        offset = self.offsets[index] if index < len(self.offsets) else 0
        return self.source.span(offset, length)

    def part(self, start: int, end: int) -> Traced:
        """Two indexes → the text between them."""
        kept = ((first - start, last - start) for first, last in self.kept)
        inside = tuple(one for one in kept if one[0] >= 0 and one[1] <= end - start)
        looks = self.looks[start:end]
        return Traced(self.text[start:end], self.offsets[start:end], self.source, looks, inside)

    def edited(self, edits: Sequence[Edit]) -> Traced:
        """Edits in order, none over another → the text with them made.

        What comes in has the offset and the look of what it replaces, character by character.
        """
        text, offsets, looks, done = list[str](), list[int](), list[Inline](), 0
        for edit in edits:
            text += (self.text[done : edit.start], edit.after)
            offsets += self.offsets[done : edit.start]
            looks += self.looks[done : edit.start]
            last = max(edit.end - 1, edit.start)
            for index in range(len(edit.after)):
                at = min(edit.start + index, last, len(self.offsets) - 1)
                offsets.append(self.offsets[at])
                looks += self.looks[at : at + 1]
            done = edit.end
        text.append(self.text[done:])
        offsets += self.offsets[done:]
        looks += self.looks[done:]
        return Traced("".join(text), offsets, self.source, looks, _moved(self.kept, edits))

    def raised(self, index: int, mark: str, offset: int) -> Traced:
        """The text with a raised mark written in before ``index``, to be kept from repair."""
        looks = list(self.looks) or [PLAIN] * len(self.text)
        if index and looks[index - 1].raised:  # m² and its note, not m to the twenty-first
            mark = f" {mark}"
        size = len(mark)
        looks[index:index] = [PLAIN._replace(raised=True)] * size
        offsets = [*self.offsets[:index], *[offset] * size, *self.offsets[index:]]
        kept = [
            (start + size, end + size) if start >= index else (start, end)
            for start, end in self.kept
        ]
        text = self.text[:index] + mark + self.text[index:]
        return Traced(text, offsets, self.source, looks, (*kept, (index, index + size)))

    def rich(self) -> RichText:
        """The text as runs of one look each."""
        if not self.looks:
            return (Run(self.text),) if self.text else ()
        runs, start = list[Run](), 0
        for look, group in groupby(self.looks):
            end = start + sum(1 for _ in group)
            runs.append(Run(self.text[start:end], look))
            start = end
        return tuple(runs)

    def paragraph(self, style: str) -> Paragraph:
        """The text as a paragraph of the style, with the way back to its source."""
        start = self.span(0)
        columns: tuple[int, ...] = ()
        lines: tuple[int, ...] = ()
        first = self.offsets[0] if self.offsets else 0
        if self.offsets and self.offsets[-1] - first != len(self.text) - 1:
            if self.source.span(self.offsets[-1]).line == start.line:
                columns = tuple([offset - first for offset in self.offsets])
            else:
                spans = [self.source.span(offset) for offset in self.offsets]
                columns = tuple(span.column - start.column for span in spans)
                lines = tuple(span.line - start.line for span in spans)
        span = start._replace(length=max(len(self.text), 1))
        return Paragraph(self.rich(), style, span, columns, lines=lines)


def _moved(
    ranges: tuple[tuple[int, int], ...], edits: Sequence[Edit]
) -> tuple[tuple[int, int], ...]:
    """Stretches no edit touches → where they are once the edits are made."""
    ends = [edit.end for edit in edits]
    by = [0, *accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits)]
    shifts = [(by[bisect_right(ends, start)], start, end) for start, end in ranges]
    return tuple((start + shift, end + shift) for shift, start, end in shifts)


def looked(length: int, ranges: Sequence[tuple[int, int, str]]) -> tuple[Inline, ...]:
    """A length and stretches with the names of their looks → the look of each character."""
    if not ranges:
        return ()
    changes: dict[int, list[tuple[str, int]]] = {}
    for start, end, field in ranges:
        changes.setdefault(start, []).append((field, 1))
        changes.setdefault(end, []).append((field, -1))
    depth = dict.fromkeys(Inline._fields, 0)
    ruby = ""
    looks, done, current = list[Inline](), 0, PLAIN
    for index in sorted(changes):
        looks += [current] * (index - done)
        for field, step in changes[index]:
            name, _, words = field.partition("=")
            depth[name] += step
            if step > 0:
                ruby = words or ruby
        looks_now = {field: count > 0 for field, count in depth.items() if field != "ruby"}
        current = Inline(**looks_now, ruby=ruby if depth["ruby"] else "")
        done = index
    return (*looks, *[current] * (length - done))
