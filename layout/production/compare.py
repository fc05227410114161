"""Two display lists, as ``--dump`` writes them → what an editor has to look at again: text, pictures, pages.

Lines that only run differently are no change: a paragraph counts by its characters, a picture by its file and place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

Data = dict[str, Any]
NOT_TEXT = ("folio", "head", "stamp", "row number", "contents")
AROUND = 8  # characters shown before and after a change


class TextChange(NamedTuple):
    """A paragraph that differs: the page it stands on now (where it stood, if it is gone), its article, the words before
    the change, what went, what came, and the words after."""

    page: int
    article: int
    title: str
    before: str
    gone: str
    come: str
    after: str


class PictureChange(NamedTuple):
    """A picture that came, went, moved or changed its size: page (from 1) then and now, 0 where it is not."""

    file: str
    then: int
    now: int
    what: str  # "new", "gone", "moved", "resized"


class Bar(NamedTuple):
    """A line of the newer pages that holds a change: its page, and the index of the line there."""

    page: int
    line: int


class Changes(NamedTuple):
    """All that differs between two display lists, in reading order; ``pages`` are their numbers then and now."""

    pages: tuple[int, int]
    texts: tuple[TextChange, ...]
    pictures: tuple[PictureChange, ...]
    bars: frozenset[Bar]

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not self.texts and not self.pictures and self.pages[0] == self.pages[1]


class _Line(NamedTuple):
    page: int
    number: int  # among the lines of its page
    start: int  # of its characters in the paragraph


class _Paragraph(NamedTuple):
    """A paragraph as set: its article and kind, its text, and the lines it runs over."""

    article: int
    kind: str
    text: str
    lines: tuple[_Line, ...]


def compare(then: Data, now: Data) -> Changes:
    """An earlier and a later display list → what changed between them."""
    old, new = _paragraphs(then), _paragraphs(now)
    titles = {one.article: one.text for one in reversed(new) if one.kind == "title"}
    titles = {one.article: one.text for one in reversed(old) if one.kind == "title"} | titles
    texts: list[TextChange] = []
    bars: set[Bar] = set()
    matched = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for tag, a, b, c, d in matched.get_opcodes():
        if tag != "equal":
            for earlier, later in _paired(old[a:b], new[c:d]):
                texts += _between(earlier, later, titles, bars)
    pages = len(then["pages"]), len(now["pages"])
    return Changes(pages, tuple(texts), tuple(_pictures(then, now)), frozenset(bars))


def _paragraphs(data: Data) -> list[_Paragraph]:
    """A display list → its paragraphs in reading order, joined over columns and pages."""
    lines: dict[tuple[int, str, int, int], list[tuple[_Line, str]]] = defaultdict(list)
    for page in data["pages"]:
        for index, line in enumerate(page["lines"]):
            if line["kind"] in NOT_TEXT:
                continue
            apart = 0 if line["article"] else page["number"]
            key = (line["article"], line["kind"], line["paragraph"], apart)
            lines[key].append((_Line(page["number"], index, 0), line["text"]))
    found = []
    for (article, kind, _, _), parts in lines.items():
        start, placed = 0, []
        for line, text in parts:
            placed.append(line._replace(start=start))
            start += len(text)
        found.append(_Paragraph(article, kind, "".join(text for _, text in parts), tuple(placed)))
    return found


def _paired(
    old: list[_Paragraph], new: list[_Paragraph]
) -> Iterator[tuple[_Paragraph | None, _Paragraph | None]]:
    """Paragraphs that stand in each other's place → pairs of those that are most alike, in order."""
    left = list(old)
    for later in new:
        alike = [
            (SequenceMatcher(None, one.text, later.text, autojunk=False).ratio(), -index)
            for index, one in enumerate(left)
            if one.kind == later.kind
        ]
        ratio, negative = max(alike, default=(0.0, 0))
        yield (left.pop(-negative) if ratio > 0.4 else None), later
    for earlier in left:
        yield earlier, None


def _between(
    old: _Paragraph | None, new: _Paragraph | None, titles: dict[int, str], bars: set[Bar]
) -> Iterator[TextChange]:
    """A paragraph then and now → its changes; the lines that hold them are put among the bars."""
    if new is None:
        assert old is not None
        yield TextChange(old.lines[0].page, old.article, titles.get(old.article, ""), "", old.text, "", "")  # fmt: skip
        return
    title = titles.get(new.article, "")
    if old is None:
        bars.update(Bar(line.page, line.number) for line in new.lines)
        yield TextChange(new.lines[0].page, new.article, title, "", "", new.text, "")
        return
    for start, end, first, last in _hunks(old.text, new.text):
        touched = list(_touched(new, first, last))
        bars.update(Bar(line.page, line.number) for line in touched)
        before = new.text[max(0, first - AROUND) : first]
        after = new.text[last : last + AROUND]
        yield TextChange(touched[0].page, new.article, title, before, old.text[start:end], new.text[first:last], after)  # fmt: skip


def _hunks(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Two texts → the places where they differ; those with fewer than three characters between are one."""
    joined: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if joined is not None and c - joined[3] < 3:
            joined = joined[0], b, joined[2], d
            continue
        if joined is not None:
            yield joined
        joined = a, b, c, d
    if joined is not None:
        yield joined


def _touched(paragraph: _Paragraph, first: int, last: int) -> Iterable[_Line]:
    """A paragraph and a stretch of its text → the lines it stands on; an empty one stands where it was."""
    lines = paragraph.lines
    ends = [line.start for line in lines[1:]] + [len(paragraph.text) + 1]
    last = max(last, first + 1)
    found = [
        line for line, end in zip(lines, ends, strict=True) if line.start < last and end > first
    ]
    return found or [lines[-1]]


def _pictures(then: Data, now: Data) -> Iterator[PictureChange]:
    old, new = _placed(then), _placed(now)
    for file, (page, place) in new.items():
        if file not in old:
            yield PictureChange(file, 0, page, "new")
        elif old[file] != (page, place):
            before, was = old[file]
            resized = was[2:] != place[2:]
            yield PictureChange(file, before, page, "resized" if resized else "moved")
    for file, (page, _) in old.items():
        if file not in new:
            yield PictureChange(file, page, 0, "gone")


def _placed(data: Data) -> dict[str, tuple[int, tuple[float, ...]]]:
    """A display list → for each picture its page and place, to a tenth of a pt; the second of one file bears a number."""
    found: dict[str, tuple[int, tuple[float, ...]]] = {}
    for page in data["pages"]:
        for image in page["images"]:
            name = image["file"].rpartition("/")[2]
            number, key = 2, name
            while key in found:
                key, number = f"{name} ({number})", number + 1
            place = tuple(round(image[side], 1) for side in ("x", "y", "width", "height"))
            found[key] = page["number"], place
    return found
