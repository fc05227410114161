"""The numbers Word writes before paragraphs → the same numbers as text (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.word.numerals import written
from layout.manifest.word.properties import is_on, run_properties
from layout.manifest.word.styles import Chain, Styles
from layout.manifest.word.symbols import symbol
from layout.manifest.word.xml import first

LEVELS = 9
BULLET = "•"
LABEL_MOST = 60  # characters of the pattern of a number
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """A level of a list. ``restart`` is the level (from 1) whose number starts this one anew, 0 for none."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    style: str = ""
    follows: str = "tab"
    legal: bool = False
    font: str = ""
    hidden: bool = False


class Label(NamedTuple):
    """What stands before a paragraph. ``unknown`` is the name of a format that could not be written."""

    text: str
    unknown: str = ""


class Numbering:
    """The lists of a file and how far each has counted. Paragraphs must be asked for in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.abstract: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == "w:abstractNum":
                self._abstract(element)
            elif element.tag == "w:num":
                self._list(element)

    def _abstract(self, element: Element) -> None:
        key = element.get("w:abstractNumId", "")
        self.abstract[key] = dict(_levels(element))
        link = first(element, "w:numStyleLink")
        if link is not None:
            self.links[key] = link.get("w:val", "")

    def _list(self, element: Element) -> None:
        abstract = first(element, "w:abstractNumId")
        key = abstract.get("w:val", "") if abstract is not None else ""
        levels, starts = dict[int, Level](), dict[int, int]()
        for override in element.iter("w:lvlOverride"):
            at = _whole(override.get("w:ilvl"), 0)
            levels |= dict(_levels(override))
            start = first(override, "w:startOverride")
            if start is not None:
                starts[at] = _whole(start.get("w:val"), 1)
        self.lists[element.get("w:numId", "")] = (key, levels, starts)

    def label(self, chain: Chain, properties: dict[str, str]) -> Label | None:
        """A paragraph's chain of styles and its properties → its label; None where it is not numbered."""
        number = properties.get("numId", "0")
        if number not in self.lists:
            return None
        abstract, own, starts = self.lists[number]
        abstract = self._linked(abstract)
        levels = {**self.abstract.get(abstract, {}), **own}
        at = self._level(chain, properties, levels)
        if at not in levels:
            return None
        counts = self._count(number, abstract, at, levels, starts)
        return _label(levels, at, counts)

    def _linked(self, abstract: str) -> str:
        """A list that only names a style of lists → the list that style is of."""
        style = self.styles.styles.get(self.links.get(abstract, ""))
        number = style.paragraph.get("numId", "") if style else ""
        return self.lists[number][0] if number in self.lists else abstract

    def _level(self, chain: Chain, properties: dict[str, str], levels: dict[int, Level]) -> int:
        """The level of a paragraph: its own, or the one that names the style which numbers it (17.9.23)."""
        if chain.numbered_by and properties.get("numId") == chain.paragraph.get("numId"):
            for at, level in levels.items():
                if level.style == chain.numbered_by:
                    return at
        return _whole(properties.get("ilvl"), 0)

    def _count(
        self,
        number: str,
        abstract: str,
        at: int,
        levels: dict[int, Level],
        starts: dict[int, int],
    ) -> list[int]:
        """One more paragraph at a level of a list → the numbers of that level and of those above it.

        Lists of one definition count on together, but one with a start of its own begins there when it is first met.
        """
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels.get(above, Level()).start
        if at in starts and (number, at) not in self.begun:
            self.begun.add((number, at))
            counts[at] = starts[at]
        else:
            now = counts[at]
            counts[at] = levels[at].start if now is None else now + 1
        for below in range(at + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart and at < restart):
                counts[below] = None
        return [count or 0 for count in counts[: at + 1]]


def _label(levels: dict[int, Level], at: int, counts: Sequence[int]) -> Label | None:
    """The levels of a list, the level and its numbers → the label with what follows it."""
    level = levels[at]
    if level.hidden:
        return None
    if level.form == "bullet":
        return _bullet(level)
    unknown = ""

    def number(found: re.Match[str]) -> str:
        nonlocal unknown
        of = int(found[1]) - 1
        if of > at:
            return ""
        form = levels.get(of, Level()).form
        text = written(counts[of], "decimal" if level.legal and form != "none" else form)
        if text is None:
            unknown = form
            return str(counts[of])
        return text

    text = _PLACE.sub(number, level.text[:LABEL_MOST])
    return Label(text + _after(text, level.follows), unknown) if text else None


def _bullet(level: Level) -> Label | None:
    """A bullet, as it stands or by the table of symbol fonts → its label; a picture becomes a dot."""
    text = "".join(symbol(level.font, ord(mark)) or mark for mark in level.text[:LABEL_MOST])
    if any("\ue000" <= mark <= "\uf8ff" for mark in text) or not level.text:
        text = BULLET
    return Label(text + " ") if text.strip() else None


def _after(text: str, follows: str) -> str:
    """A label and what Word puts after it (tab, space, nothing) → what stands between it and the text."""
    if follows == "nothing" or not text.strip():
        return ""
    last = text.rstrip()[-1]
    if last in "、，。．）】〕］：；" or 0x2460 <= ord(last) <= 0x24FF:
        return ""
    return " " if last.isascii() else "\u3000"


def _levels(element: Element) -> list[tuple[int, Level]]:
    levels = (
        (_whole(level.get("w:ilvl"), 0), _one_level(level)) for level in element.iter("w:lvl")
    )
    return [(at, level) for at, level in levels if 0 <= at < LEVELS]


def _one_level(element: Element) -> Level:
    def value(name: str, default: str = "") -> str:
        found = first(element, f"w:{name}")
        return default if found is None else found.get("w:val", default)

    look = run_properties(first(element, "w:rPr"))
    restart = value("lvlRestart")
    return Level(
        form=_form(element),
        text=value("lvlText"),
        start=_whole(value("start"), 0 if first(element, "w:start") is None else 1),
        restart=int(restart) if restart.isdecimal() else None,
        style=value("pStyle"),
        follows=value("suff", "tab"),
        legal=is_on(first(element, "w:isLgl")),
        font=look.get("font", ""),
        hidden=bool(look.get("vanish")),
    )


def _form(element: Element) -> str:
    """``w:lvl`` → the name of its format; one of Word 2010's own is ``custom:`` and its pattern."""
    for form in element.iter("w:numFmt"):
        name = form.get("w:val", "decimal")
        return f"custom:{form.get('w:format', '')}" if name == "custom" else name
    return "decimal"


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
