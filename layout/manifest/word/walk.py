"""The children of an element that count: wrappers looked through, revisions settled, one of several alternatives chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.word.elements import all_text, handlings, holds_something, own_text
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.xml import first, within

Settlement = Literal["accept", "reject"]
_KNOWN = frozenset(
    [
        "wps",
        "wpg",
        "wpc",
        "wp14",
        "w14",
        "w15",
        "w16",
        "w16se",
        "w16cid",
        "w16cex",
        "a14",
        "c14",
        "v",
        "m",
    ]
)
"""Namespaces a choice may require; by these prefixes Word writes them."""
_REVISIONS = {"w:ins": "insert", "w:del": "delete", "w:moveTo": "move", "w:moveFrom": "move"}
_GONE = {"accept": ("w:del", "w:moveFrom"), "reject": ("w:ins", "w:moveTo")}


class Change(NamedTuple):
    """A revision: insert, delete or move, the paragraph it stands in and its words."""

    kind: str
    paragraph: int
    words: str


class Walk:
    """Goes through elements and notes what it leaves out. ``paragraph`` is the number of the one being read."""

    def __init__(self, ledger: Ledger, settlement: Settlement = "accept") -> None:
        self.ledger = ledger
        self.settlement = settlement
        self.paragraph = 0
        self.changes: list[Change] = []
        self.comments: dict[str, int] = {}
        self.images: dict[str, None] = {}

    def children(self, element: Element) -> Iterator[Element]:
        """An element → the elements in it that the reader has to read, in order."""
        self._stray(element)
        for child in element:
            how, rule = handlings().get(child.tag, ("unknown", ""))
            if how == "none":
                if child.tag in ("w:commentRangeStart", "w:commentReference"):
                    self.comments.setdefault(child.get("w:id", ""), self.paragraph)
                self.ledger.leave(rule, child)
            elif how == "told":
                self.ledger.omit(rule, self.paragraph, child)
            elif how == "walk":
                yield from self.children(child)
            elif how == "unknown":
                yield from self._unknown(child)
            elif child.tag in _REVISIONS:
                yield from self._revision(child)
            elif child.tag == "mc:AlternateContent":
                yield from self._alternative(child)
            elif child.tag == "w:sdt":
                yield from self._control(child)
            else:
                yield child

    def _stray(self, element: Element) -> None:
        """Text right in an element that holds elements only."""
        text = own_text(element)
        if text:
            self.ledger.omit("word-unknown", self.paragraph, text)

    def _unknown(self, element: Element) -> Iterator[Element]:
        """An element the table does not know: what is in it is read as if it were not there, and that is told."""
        if holds_something(element):
            words = all_text(element)
            self.ledger.tell("word-unknown-element", self.paragraph, words, element=element.tag)
        yield from self.children(element)

    def _revision(self, element: Element) -> Iterator[Element]:
        """Inserted, deleted or moved content → the content, if it stays; nothing if it goes."""
        if element.tag != "w:moveTo" and holds_something(element):
            words = all_text(element)
            self.changes.append(Change(_REVISIONS[element.tag], self.paragraph, words))
        if element.tag in _GONE[self.settlement]:
            self.ledger.leave("revision", element)
        else:
            yield from self.children(element)

    def stays(self, properties: Element | None) -> bool:
        """The properties of a row or a paragraph's mark, None → whether it stays once revisions are settled."""
        gone = _GONE[self.settlement]
        return properties is None or not any(child.tag in gone for child in properties)

    def removed_row(self, row: Element) -> None:
        """A row of a table that goes once revisions are settled."""
        kind = "delete" if self.settlement == "accept" else "insert"
        self.changes.append(Change(kind, self.paragraph, all_text(row)))
        self.ledger.leave("revision", row)

    def current(self, properties: Element | None, change: str) -> Element | None:
        """Properties and the name of their change → those that hold: the old ones where changes are rejected."""
        changed = first(properties, change)
        if self.settlement == "accept" or changed is None:
            return properties
        return next(iter(changed), None)

    def _alternative(self, element: Element) -> Iterator[Element]:
        """The first alternative whose parts are all known, else the fallback; the others are the same again."""
        chosen = None
        for choice in element:
            needs = choice.get("Requires", "").split()
            if chosen is None and (choice.tag == "mc:Fallback" or set(needs) <= _KNOWN):
                chosen = choice
            else:
                self.ledger.leave("alternative", choice)
        if chosen is not None:
            yield from self.children(chosen)

    def _control(self, element: Element) -> Iterator[Element]:
        """A content control → its content, unless that only asks for some or lists what is in the file."""
        properties = first(element, "w:sdtPr")
        gallery = within(properties, "w:docPartGallery") if properties is not None else None
        if properties is not None:
            self.ledger.leave("formatting", properties)
        content = [child for child in element if child.tag != "w:sdtPr"]
        if properties is not None and first(properties, "w:showingPlcHdr") is not None:
            for child in content:
                self.ledger.omit("word-placeholder", self.paragraph, child)
        elif gallery is not None and gallery.get("w:val") == "Table of Contents":
            for child in content:
                self.ledger.omit("word-contents", self.paragraph, child)
        else:
            for child in content:
                if child.tag == "w:sdtContent":
                    yield from self.children(child)
                else:
                    self.ledger.leave("formatting", child)
