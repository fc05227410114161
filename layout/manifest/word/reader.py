"""A Word file → its paragraphs and tables in order, with all that has to be told (``read_document``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from layout.manifest.word.drawings import Drawings
from layout.manifest.word.elements import all_text, holds_something
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.model import PLAIN, Block, Paragraph, Run
from layout.manifest.word.numbering import Label, Numbering
from layout.manifest.word.package import Package
from layout.manifest.word.properties import measure, paragraph_properties
from layout.manifest.word.runs import RunReader
from layout.manifest.word.styles import DEFAULT_SIZE, Chain, Styles, read_styles, role
from layout.manifest.word.tables import read_table
from layout.manifest.word.walk import Change, Settlement, Walk
from layout.manifest.word.xml import first, read_children, read_part

CHARACTER = 10.5  # pt: a character of 五号, where an indent is given in points
_SIDES = {"right": "right", "end": "right", "center": "centre", "left": "left", "start": "left"}


@dataclass(slots=True)
class Document:
    """What was read: the blocks of the text, those of each note by its label, the revisions and the account of all."""

    blocks: list[Block]
    notes: dict[str, list[Block]]
    changes: list[Change]
    ledger: Ledger
    words: list[str]
    """The opening words of each paragraph that holds something; that of number 1 first."""
    images: dict[str, bytes]


def read_document(path: Path, settlement: Settlement = "accept") -> Document:
    """The path of a Word file and what becomes of revisions → the document.

    Raises ``BadPackage`` and ``BadXml`` for what cannot be read at all.
    """
    package = Package(path)
    try:
        return _Reader(package, settlement).document()
    finally:
        package.close()


class _Reader:
    """Reads the parts of one file."""

    def __init__(self, package: Package, settlement: Settlement) -> None:
        self.package = package
        self.main = package.main()
        self.ledger = Ledger()
        self.walk = Walk(self.ledger, settlement)
        self.styles: Styles = read_styles(self.root("styles"))
        self.numbering = Numbering(self.root("numbering"), self.styles)
        self.words: list[str] = []
        self.pending: list[Run] = []
        self.runs = self.run_reader(self.main)
        self.anchor = 0

    def root(self, kind: str) -> Element | None:
        """The kind of a part the document refers to → its root; None where there is none or it cannot be read."""
        name = self.package.related(self.main, kind)
        data = self.package.part(name) if name else b""
        return read_part(data) if data else None

    def run_reader(self, part: str) -> RunReader:
        """A part → what reads the runs in it."""
        runs = RunReader(self.walk, self.styles, Drawings(self.package, part, self.walk))
        runs.read_blocks = self.blocks
        return runs

    def document(self) -> Document:
        """All parts in turn."""
        blocks = [
            block
            for holder in read_children(self.package.part(self.main), "w:body")
            for block in self.taken(holder)
        ]
        blocks += self.left_over()
        if words := self.runs.fields.unclosed():
            self.ledger.tell("word-field-unclosed", len(self.words), words)
        notes = {
            **self.notes("footnotes", "w:footnote", "f"),
            **self.notes("endnotes", "w:endnote", "e"),
        }
        self.comments()
        self.furniture()
        images = {part: self.package.part(part) for part in self.walk.images}
        return Document(blocks, notes, self.walk.changes, self.ledger, self.words, images)

    def taken(self, holder: Element) -> list[Block]:
        """The body with one of its elements → its blocks, and what it holds is in the account."""
        self.ledger.take(holder)
        return self.blocks(holder)

    def left_over(self) -> Iterator[Block]:
        """Text whose paragraph was to be joined to the next, at the end of all."""
        if self.pending:
            yield self.paragraph(Element("w:p"))

    def blocks(self, element: Element) -> list[Block]:
        """An element that holds paragraphs and tables → them."""
        found: list[Block] = []
        for child in self.walk.children(element):
            if child.tag == "w:p":
                mark = first(child, "w:pPr/w:rPr")
                paragraph = self.paragraph(child)
                if self.walk.stays(mark) and not paragraph.drop_cap:
                    found.append(paragraph)
                    found += paragraph.boxed
                else:
                    self.pending = paragraph.runs
                    found += paragraph.boxed
            elif child.tag == "w:tbl":
                found.append(read_table(child, self.walk, self.blocks))
            else:
                found.append(self.stray(child))
        return found

    def stray(self, child: Element) -> Paragraph:
        """What stands between paragraphs though it belongs into one → a paragraph of its own."""
        holder = Element("w:p")
        holder.append(child)
        return self.paragraph(holder)

    def paragraph(self, element: Element) -> Paragraph:
        """``w:p`` → the paragraph, its number before it as Word shows it."""
        own = self.walk.current(first(element, "w:pPr"), "w:pPrChange")
        direct = paragraph_properties(own)
        chain = self.styles.chain(direct.get("style", ""))
        held = self.styles.paragraph(chain, direct)
        paragraph = Paragraph(
            self.number(element),
            role=role(chain.names, held.get("outlineLvl", "")),
            align=_SIDES.get(held.get("jc", ""), ""),
            indent=_indent(held),
            size=_size(self.styles.run(chain, {})),
            drop_cap=bool(held.get("dropCap")),
        )
        outer, self.walk.paragraph = self.walk.paragraph, paragraph.number
        for run in self.pending:
            paragraph.add(run)
        self.pending = []
        self.runs.content(element, paragraph, chain)
        self.finish(paragraph, self.label(element, chain, held))
        self.name(paragraph, element)
        self.walk.paragraph = outer
        return paragraph

    def number(self, element: Element) -> int:
        """A paragraph → its number; an empty one shares that of the one before it, one of a note that of its mark."""
        if self.anchor:
            return self.anchor
        if holds_something(element) or self.pending or not self.words:
            self.words.append("")
        return len(self.words)

    def label(self, element: Element, chain: Chain, held: dict[str, str]) -> Label | None:
        """A paragraph and the properties that hold of it → the number Word writes before it."""
        if not self.walk.stays(first(element, "w:pPr/w:rPr")):
            return None
        return self.numbering.label(chain, held)

    def finish(self, paragraph: Paragraph, label: Label | None) -> None:
        """A paragraph that has been read → the same with its label and what is known of its look."""
        paragraph.runs = paragraph.joined()
        sizes = paragraph.sizes
        paragraph.size = max(sizes, key=lambda size: sizes[size]) if sizes else paragraph.size
        written = [run for run in paragraph.runs if run.text.strip()]
        paragraph.strong = bool(written) and all("strong" in run.look for run in written)
        if label is not None and (written or paragraph.anchored):
            look = paragraph.runs[0].look & {"strong"} if written else PLAIN
            paragraph.runs.insert(0, Run(label.text, look, made=True))
            paragraph.anchored = [(at + len(label.text), thing) for at, thing in paragraph.anchored]
            paragraph.numbered = True
            if label.unknown:
                self.ledger.tell("word-number", paragraph.number, label.text, form=label.unknown)

    def name(self, paragraph: Paragraph, element: Element) -> None:
        """A paragraph that has been read, and its element → its words are kept, by which it will be told."""
        if not self.anchor and not self.words[paragraph.number - 1]:
            self.words[paragraph.number - 1] = paragraph.text.strip() or all_text(element).strip()

    def notes(self, kind: str, element: str, letter: str) -> dict[str, list[Block]]:
        """The kind of a part with notes, their element and letter → the blocks of each note by its label."""
        name = self.package.related(self.main, kind)
        if not name:
            return {}
        asked = dict(reversed(self.runs.notes))
        main, self.runs = self.runs, self.run_reader(name)
        found: dict[str, list[Block]] = {}
        for child in self.each(name, f"w:{kind}"):
            if child.tag != element or child.get("w:type", "normal") != "normal":
                continue
            self.ledger.take(child)
            label = letter + child.get("w:id", "")
            if label in asked:
                self.anchor = self.walk.paragraph = asked[label]
                found[label] = self.blocks(child)
            else:
                self.ledger.omit("word-note-unused", 0, child)
        main.notes += self.runs.notes
        self.runs, self.anchor, self.walk.paragraph = main, 0, 0
        return found

    def each(self, part: str, container: str) -> Iterator[Element]:
        """The name of a part ("" for none) and an element of it → its children one by one."""
        for holder in read_children(self.package.part(part), container) if part else ():
            yield from holder

    def comments(self) -> None:
        """The comments on the text, each told with its author and all its words."""
        name = self.package.related(self.main, "comments")
        for child in self.each(name, "w:comments"):
            self.ledger.take(child)
            self.ledger.leave("word-comment", child)
            words = " ".join(all_text(node) for node in child.iter("w:p"))
            place = self.walk.comments.get(child.get("w:id", ""), 0)
            if words.strip():
                author = child.get("w:author") or "?"
                self.ledger.tell(
                    "word-comment", place, author=author, comment=" ".join(words.split())
                )

    def furniture(self) -> None:
        """Words of heads and feet, which belong to the author's pages and not to ours, told once."""
        for relation in self.package.of(self.main).values():
            if relation.kind not in ("header", "footer") or not self.package.has(relation.target):
                continue
            root = read_part(self.package.part(relation.target))
            self.ledger.take(root)
            self.ledger.leave("word-furniture", root)
            words = "".join(node.text or "" for node in root.iter("w:t"))
            words += "".join(node.get("string", "") for node in root.iter("v:textpath"))
            if any(mark.isalpha() for mark in words):
                self.ledger.tell("word-furniture", 0, words)


def _size(properties: dict[str, str]) -> int:
    """The properties of runs → their size in half-points."""
    return round(2 * measure(properties.get("sz"), 2)) or DEFAULT_SIZE


def _indent(held: dict[str, str]) -> float:
    """The properties of a paragraph → its indent at the left, 字."""
    if held.get("leftChars", "0") != "0":
        return measure(held["leftChars"], 100)
    return measure(held.get("left"), 20) / CHARACTER
