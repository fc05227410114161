"""The account of a Word file: characters and pictures read = placed + left out by a rule + left out and told.

Blanks are no characters here. The three are counted apart: what is read from the XML as it stands, what is placed
from the blocks as they come out, so that whatever is lost between the two is found (``balance``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.word.elements import own_text

PICTURES = frozenset({"a:blip", "v:imagedata", "c:chart"})
WORDS = 20  # characters quoted of what is told


class Entry(NamedTuple):
    """Something to be told: the code of its message, the paragraph it stands in, its words, other values."""

    code: str
    paragraph: int
    words: str = ""
    values: tuple[tuple[str, str], ...] = ()


class Amount(NamedTuple):
    """How much there is of what must not be lost."""

    characters: int = 0
    pictures: int = 0

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(self.characters + other.characters, self.pictures + other.pictures)


def visible(text: str) -> int:
    """A text → how many of its characters are no blanks."""
    return sum(not mark.isspace() for mark in text)


def amount(element: Element) -> Amount:
    """An element → what there is in it, whatever it is and however deep."""
    characters = pictures = 0
    for node in element.iter():
        characters += visible(own_text(node))
        pictures += node.tag in PICTURES
    return Amount(characters, pictures)


class Ledger:
    """Collects what is read, left out and told while a file is read."""

    def __init__(self) -> None:
        self.read = Amount()
        self.left: Counter[str] = Counter()
        self.out = Amount()
        self.entries: list[Entry] = []

    def take(self, element: Element) -> None:
        """An element is about to be read."""
        self.read = self.read.plus(amount(element))

    def leave(self, rule: str, what: Element | str) -> None:
        """An element, or a text, is left out by a rule that editors need not hear of."""
        gone = Amount(visible(what)) if isinstance(what, str) else amount(what)
        self.out = self.out.plus(gone)
        self.left[rule] += gone.characters

    def tell(self, code: str, paragraph: int, words: str = "", **values: object) -> None:
        """Something is told; what it concerns may well be printed."""
        filled = tuple((name, str(value)) for name, value in values.items())
        self.entries.append(Entry(code, paragraph, " ".join(words.split()), filled))

    def omit(self, code: str, paragraph: int, what: Element | str, words: str = "") -> None:
        """An element, or a text, is left out and told."""
        self.leave(code, what)
        self.tell(code, paragraph, words or (what if isinstance(what, str) else _words(what)))

    def balance(self, placed: Amount) -> Amount:
        """What came out in the blocks → what of the file has neither been placed nor left out; nothing, if all is well."""
        return Amount(
            self.read.characters - placed.characters - self.out.characters,
            self.read.pictures - placed.pictures - self.out.pictures,
        )


def _words(element: Element) -> str:
    return " ".join(text for node in element.iter() if (text := own_text(node).strip()))


def quoted(words: str, most: int = WORDS) -> str:
    """Words → their beginning, with dots where there is more."""
    return words if len(words) <= most else words[:most] + "…"


def gathered(entries: list[Entry], once: frozenset[str]) -> Iterator[tuple[Entry, int]]:
    """Entries in order → those to be shown and how many each stands for.

    Entries of one code in one paragraph go together; those of a code told ``once`` all do.
    """
    groups: dict[tuple[str, int, tuple[tuple[str, str], ...]], list[Entry]] = {}
    for entry in entries:
        alone = entry.code in once
        key = (entry.code, 0 if alone else entry.paragraph, () if alone else entry.values)
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        words = dict.fromkeys(entry.words for entry in group if entry.words)
        shown = "」「".join(quoted(text) for text in list(words)[:3])
        yield group[0]._replace(words=shown), len(group)
