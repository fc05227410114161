"""A heading and entries of words → A4 pages of them, in the small hand of the style: lists that go with a proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.geometry import MM
from layout.page.model import Item, Page, Rule
from layout.production.lettering import Lettering
from layout.style.model import BLACK, Colour

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 22 * MM
TITLE, SIZE, SMALL = 16.0, 9.5, 8.0  # pt
LEADING, BETWEEN = 14.0, 7.0  # pt
GONE, COME = Colour(magenta=0.9, yellow=0.8, black=0.1), Colour(cyan=0.9, magenta=0.4)
HAIRLINE = Colour(black=0.3)


class Words(NamedTuple):
    """A stretch of text in one colour; ``struck``: with a line through it."""

    text: str
    colour: Colour = BLACK
    struck: bool = False


class Entry(NamedTuple):
    """An entry of a list: where it is, and what it says."""

    place: str
    words: tuple[Words, ...]


def list_pages(title: str, note: str, entries: Iterable[Entry], hand: Lettering, first: int = 1) -> tuple[Page, ...]:  # fmt: skip
    """A title, a line under it, the entries, a hand and the number of the first page → the pages."""
    sheets: list[list[Item]] = [[]]
    sheets[0] += [
        hand.line(title, (MARGIN, MARGIN + TITLE), TITLE),
        hand.line(note, (MARGIN, MARGIN + TITLE + 18), SMALL, Colour(black=0.6)),
        Rule(MARGIN, MARGIN + 48, WIDTH - MARGIN, MARGIN + 48, 0.5, BLACK, "list"),
    ]
    y = MARGIN + 62
    for entry in entries:
        rows = _rows(entry, hand)
        height = LEADING * (len(rows) + 1)
        if y + min(height, HEIGHT / 2) > HEIGHT - MARGIN:
            sheets.append([])
            y = MARGIN
        sheets[-1].append(hand.line(entry.place, (MARGIN, y + SIZE), SMALL, Colour(black=0.65)))
        y += LEADING
        for row in rows:
            if y + LEADING > HEIGHT - MARGIN:
                sheets.append([])
                y = MARGIN
            sheets[-1] += _row_items(row, y + SIZE, hand)
            y += LEADING
        sheets[-1].append(Rule(MARGIN, y + 1, WIDTH - MARGIN, y + 1, 0.25, HAIRLINE, "list"))
        y += BETWEEN
    return tuple(
        Page(first + index, WIDTH, HEIGHT, (), tuple(items)) for index, items in enumerate(sheets)
    )


def _rows(entry: Entry, hand: Lettering) -> list[list[Words]]:
    """An entry → its rows, broken after any character."""
    rows: list[list[Words]] = [[]]
    left = WIDTH - 2 * MARGIN
    for words in entry.words:
        text = ""
        for character in words.text.replace("\n", " "):
            width = hand.width(character, SIZE)
            if width > left:
                rows[-1].append(words._replace(text=text))
                rows.append([])
                text, left = "", WIDTH - 2 * MARGIN
            text += character
            left -= width
        if text:
            rows[-1].append(words._replace(text=text))
    return rows


def _row_items(row: list[Words], baseline: float, hand: Lettering) -> list[Item]:
    items: list[Item] = []
    x = MARGIN
    for words in row:
        line = hand.line(words.text, (x, baseline), SIZE, words.colour, "list")
        items.append(line)
        if words.struck:
            y = baseline - 0.36 * SIZE
            items.append(Rule(x, y, x + line.measure, y, 0.6, words.colour, "list"))
        x += line.measure
    return items
