"""Pages as placed → what can be followed on a screen: addresses in the text, entries of the contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from layout.geometry import Rect
from layout.page.model import Page, PageList, TextLine

_ADDRESS = re.compile(
    r"https?://[!-~]+|www\.[!-~]+\.[!-~]+|(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.ASCII | re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\""  # closes the sentence, not the address
_PAGE_NUMBER = re.compile(r"[\s.·…]*\d*\s*$")


class Link(NamedTuple):
    """A place to follow: where it stands, what it says, and an address or a place in the issue to go to."""

    page: int  # index, from 0
    rect: Rect
    text: str
    address: str = ""
    goal: Goal | None = None


class Goal(NamedTuple):
    """A place in the issue: page index from 0 and y, pt down from the trim's upper edge."""

    page: int
    y: float


class _Letter(NamedTuple):
    """A character and where it stands."""

    character: str
    line: TextLine
    left: float
    right: float


def page_links(pages: PageList) -> tuple[Link, ...]:
    """Pages as placed → their links, in the order they stand. Rectangles in pt from the trim's upper left corner.

    An address that runs over a line's end gives a link on each line, all to the whole address.
    """
    found: list[Link] = []
    for index, page in enumerate(pages.pages):
        found += _addresses(index, page)
        found += _entries(index, page, pages)
    return tuple(found)


def _addresses(index: int, page: Page) -> Iterator[Link]:
    lines = (item for item in page.items if isinstance(item, TextLine))
    for _, paragraph in groupby(lines, lambda line: (line.article, line.paragraph, line.kind)):
        letters = list(_letters(list(paragraph)))
        text = "".join(letter.character for letter in letters)
        for match in _ADDRESS.finditer(text):
            shown = match[0].rstrip(_TRAILING)
            address = shown
            if "@" in shown and "://" not in shown:
                address = f"mailto:{shown}"
            elif not shown.lower().startswith("http"):
                address = f"http://{shown}"
            run = letters[match.start() : match.start() + len(shown)]
            for line, part in groupby(run, lambda letter: letter.line):
                there = list(part)
                yield Link(index, _around(line, there[0].left, there[-1].right), shown, address)


def _letters(lines: list[TextLine]) -> Iterator[_Letter]:
    """The lines of a paragraph → its characters; a space dropped at a break comes back."""
    end: int | None = None
    for line in lines:
        if end is not None and line.start > end:
            yield _Letter(" ", line, line.x, line.x)
        glyphs = line.glyphs[:-1] if line.hyphen else line.glyphs
        for glyph in glyphs:
            for character in glyph.characters:
                yield _Letter(character, line, glyph.x, glyph.x + glyph.advance)
        end = line.start + len(line.text)


def _entries(index: int, page: Page, pages: PageList) -> Iterator[Link]:
    """Lines of the contents → links to the bookmarks they name, by their words without the page number.

    Entries stand in the order of the outline, so each is looked for from the last one found onwards: first
    among bookmarks it opens, then among those that hold it.
    """
    places = {placed.number: number for number, placed in enumerate(pages.pages)}
    marks = [mark for mark in pages.outline if mark.page in places]
    last = 0
    for item in page.items:
        if not isinstance(item, TextLine) or item.kind != "contents":
            continue
        words = _words(_PAGE_NUMBER.sub("", item.text))
        found = _position(words, [_words(mark.text) for mark in marks], last)
        if found is not None:
            last = found
            goal = Goal(places[marks[found].page], marks[found].y)
            yield Link(index, _around(item, item.x, item.x + item.measure), item.text, "", goal)


def _position(words: str, titles: list[str], start: int) -> int | None:
    """Words of an entry → the index of the title they name, from ``start`` on; None for too few words or none."""
    if len(words) < 3:
        return None
    rest = range(start, len(titles))
    opens = (n for n in rest if titles[n].startswith(words))
    holds = (n for n in rest if words in titles[n] or (titles[n] and titles[n] in words))
    return next(opens, next(holds, None))


def _words(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _around(line: TextLine, left: float, right: float) -> Rect:
    return Rect(left, line.baseline - 0.88 * line.size, right - left, 1.1 * line.size)
