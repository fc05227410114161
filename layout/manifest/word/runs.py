"""What stands in a paragraph of a Word file → its runs, and what is anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from layout.manifest.word.drawings import Drawings
from layout.manifest.word.elements import all_text
from layout.manifest.word.equations import carried, read_equation
from layout.manifest.word.fields import Field, Fields, shown
from layout.manifest.word.ledger import Ledger, amount
from layout.manifest.word.model import PLAIN, Block, Paragraph, Run
from layout.manifest.word.properties import is_on_attribute, measure, run_properties
from layout.manifest.word.styles import Chain, Styles
from layout.manifest.word.symbols import in_characters, symbol
from layout.manifest.word.walk import Walk
from layout.manifest.word.xml import first, within

_PRESERVE = "xml:space"
_LAID_OUT = re.compile(r"[\t\r\n]+")
_EDGES = " \t\r\n"
_MARKED = (
    ("word-strike", ("strike", "dstrike")),
    ("word-highlight", ("highlight", "shade")),
    ("word-combined", ("combine",)),
)
READING_MOST = 60  # characters over a word
_SMALLER = 0.85
"""Of its paragraph's size: text moved up or down and as small as this is raised or lowered."""


class RunReader:
    """Reads what stands in paragraphs. Fields go on from one paragraph to the next."""

    def __init__(self, walk: Walk, styles: Styles, drawings: Drawings) -> None:
        self.walk = walk
        self.ledger: Ledger = walk.ledger
        self.styles = styles
        self.drawings = drawings
        self.fields = Fields()
        self.notes: list[tuple[str, int]] = []
        self.read_blocks: Callable[[Element], list[Block]] = lambda _: []

    def content(self, element: Element, paragraph: Paragraph, chain: Chain) -> None:
        """An element with runs in it → more of the paragraph."""
        for child in self.walk.children(element):
            if child.tag == "w:r":
                self.run(child, paragraph, chain)
            elif child.tag == "w:fldSimple":
                self.simple_field(child, paragraph, chain)
            else:
                self.other(child, paragraph, PLAIN)

    def simple_field(self, element: Element, paragraph: Paragraph, chain: Chain) -> None:
        """A field whose result stands in it → its result, or what its code says Word shows."""
        self.fields.open.append(field := self._named(element))
        if within(element, "*") is None:
            self.without_result(field, paragraph)
        field.in_result = True
        self.content(element, paragraph, chain)
        self.fields.open.pop()

    def _named(self, element: Element) -> Field:
        return Field(element.get("w:instr", ""), first(element, "w:fldData"))

    def run(self, element: Element, paragraph: Paragraph, chain: Chain) -> None:
        """A run → its text in its look; hidden, it is left out and told."""
        own = self.walk.current(first(element, "w:rPr"), "w:rPrChange")
        properties = self.styles.run(chain, run_properties(own))
        if self.fields.in_code:
            self.code(element, paragraph)
        elif self.fields.in_contents and first(element, "w:fldChar") is None:
            self.fields.swallow(all_text(element))
            self.ledger.omit("word-contents", paragraph.number, element)
        elif properties.get("vanish") and first(element, "w:fldChar") is None:
            self.ledger.omit("word-hidden", paragraph.number, element)
        else:
            self.marks(element, paragraph, properties)
            look = looks(properties, paragraph.size)
            own_mark = False
            for child in self.walk.children(element):
                if own_mark and child.tag in ("w:t", "w:sym"):
                    self.ledger.leave("note-mark", child)
                    continue
                self.piece(child, paragraph, look, properties)
                own_mark = own_mark or is_on_attribute(child, "w:customMarkFollows")

    def code(self, element: Element, paragraph: Paragraph) -> None:
        """A run in the code of a field: none of it is text, but the field may end here."""
        for child in element:
            if child.tag == "w:fldChar":
                self.field_mark(child, paragraph)
            else:
                if child.tag in ("w:instrText", "w:delInstrText"):
                    self.fields.add_code(child.text or "")
                else:
                    self.fields.swallow(all_text(child))
                self.ledger.leave("field-code", child)

    def marks(self, element: Element, paragraph: Paragraph, properties: dict[str, str]) -> None:
        """What Word draws on text and the page does not is told."""
        words = all_text(element).strip()
        for code, names in _MARKED:
            if words and any(properties.get(name) for name in names):
                self.ledger.tell(code, paragraph.number, words)
        if properties.get("u") and self.styles.name(properties.get("style", "")) != "Hyperlink":
            blank = not words and (
                first(element, "w:t") is not None or first(element, "w:tab") is not None
            )
            if blank:
                self.ledger.tell("word-blank-line", paragraph.number, paragraph.tail)
            elif words:
                self.ledger.tell("word-underline", paragraph.number, words)

    def piece(
        self, child: Element, paragraph: Paragraph, look: frozenset[str], properties: dict[str, str]
    ) -> None:
        """An element of a run → more of the paragraph."""
        if child.tag in ("w:t", "w:delText"):
            text = in_characters(_text(child), properties.get("font", ""))
            if properties.get("caps") or properties.get("smallCaps"):
                text = "".join(mark.upper() if len(mark.upper()) == 1 else mark for mark in text)
            paragraph.add(Run(text, look))
            size = round(2 * measure(properties.get("sz"), 2)) or paragraph.size
            paragraph.sizes[size] = paragraph.sizes.get(size, 0) + len(text)
        elif child.tag == "w:sym":
            self.symbol(child, paragraph, look)
        elif child.tag == "w:br" and child.get("w:type", "textWrapping") != "textWrapping":
            paragraph.add(Run("\n" if paragraph.length else "", look))
        elif child.tag in ("w:br", "w:cr"):
            paragraph.add(Run("\n", look))
        elif child.tag in ("w:tab", "w:ptab"):
            paragraph.add(Run("\t", look))
        elif child.tag == "w:noBreakHyphen":
            paragraph.add(Run("-", look, made=True))
        elif child.tag in ("w:footnoteReference", "w:endnoteReference"):
            self.note(child, paragraph)
        elif child.tag == "w:fldChar":
            self.field_mark(child, paragraph)
        else:
            self.other(child, paragraph, look)

    def symbol(self, child: Element, paragraph: Paragraph, look: frozenset[str]) -> None:
        """``w:sym`` → the character it shows, or told."""
        font = child.get("w:font", "")
        try:
            code = int(child.get("w:char", ""), 16)
        except ValueError:
            code = 0
        text = symbol(font, code)
        if text is None and 0x20 < code < 0xE000:
            text = chr(code)
        if text is None:
            words = paragraph.tail
            self.ledger.omit("word-symbol", paragraph.number, child, f"{words} {font} {code:04X}")
        else:
            paragraph.add(Run(text, look))

    def note(self, child: Element, paragraph: Paragraph) -> None:
        """The mark of a note → its label; a mark the author drew himself is left to our numbers."""
        kind = "f" if child.tag == "w:footnoteReference" else "e"
        label = kind + child.get("w:id", "")
        paragraph.add(Run("", note=label))
        self.notes.append((label, paragraph.number))

    def field_mark(self, child: Element, paragraph: Paragraph) -> None:
        """The beginning, middle or end of a field."""
        self.ledger.leave("field-code", child)
        field = self.fields.mark(child)
        if field is not None:
            self.without_result(field, paragraph)

    def without_result(self, field: Field, paragraph: Paragraph) -> None:
        """A field that has no result → what Word shows for it, or told."""
        found = shown(field)
        start = len(paragraph.runs)
        for run in found.runs:
            paragraph.add(run)
        if found.reading:
            self.set_over(paragraph, start, found.reading)
        elif found.code:
            self.ledger.tell(found.code, paragraph.number, _near(paragraph, found.words))

    def other(self, child: Element, paragraph: Paragraph, look: frozenset[str]) -> None:
        """What may stand in a run or beside it."""
        if child.tag == "w:ruby":
            self.ruby(child, paragraph)
        elif child.tag in ("m:oMath", "m:oMathPara"):
            self.equation(child, paragraph)
        elif child.tag in ("w:drawing", "w:pict", "w:object"):
            self.drawings.read(child, paragraph, self.read_blocks)
        elif child.tag in ("w:p", "w:tbl"):
            paragraph.boxed += self.read_blocks(_holding(child))
        elif child.tag == "w:r":
            self.run(child, paragraph, self.styles.chain(""))
        elif child.tag in ("w:t", "w:delText", "w:sym", "w:br", "w:cr", "w:tab"):
            self.piece(child, paragraph, look, {})
        else:
            self.ledger.omit("word-unknown", paragraph.number, child)

    def ruby(self, element: Element, paragraph: Paragraph) -> None:
        """Text with a reading over it → the text with the reading."""
        start = len(paragraph.runs)
        reading = first(element, "w:rt")
        for child in self.walk.children(element):
            if child.tag == "w:rt":
                self.ledger.leave("word-ruby", child)
            elif child.tag == "w:r":
                self.run(child, paragraph, self.styles.chain(""))
            else:
                self.other(child, paragraph, PLAIN)
        if reading is not None:
            self.set_over(paragraph, start, all_text(reading))

    def set_over(self, paragraph: Paragraph, start: int, reading: str) -> None:
        """The runs of a paragraph from one on and their reading → it stands over them, told; too long a one is left out.

        The same reading twice in a row stays two.
        """
        runs = paragraph.runs[start:]
        words = " ".join(reading.split())
        base = "".join(run.text for run in runs)
        fits = 0 < len(words) <= READING_MOST and not set(words) & set("{}") and bool(base.strip())
        look = f"ruby={words}"
        if start and look in paragraph.runs[start - 1].look:
            look += " "
        if fits:
            paragraph.runs[start:] = [run._replace(look=run.look | {look}) for run in runs]
        code = "word-ruby" if fits else "word-ruby-left"
        self.ledger.tell(code, paragraph.number, base, reading=words)

    def equation(self, element: Element, paragraph: Paragraph) -> None:
        """An equation → its text where a line can show it, else told: nothing false is printed in its place."""
        runs = read_equation(element)
        if runs is None or carried(runs) != amount(element):
            self.ledger.leave("word-equation", element)
            self.ledger.tell("word-equation", paragraph.number, _near(paragraph, all_text(element)))
            return
        for run in runs:
            paragraph.add(run)


def _holding(child: Element) -> Element:
    holder = Element("w:txbxContent")
    holder.append(child)
    return holder


def _near(paragraph: Paragraph, words: str) -> str:
    """The words before a place of a paragraph and what stands there."""
    return f"{paragraph.tail}{words}"


def _text(element: Element) -> str:
    """``w:t`` → its text; blanks at its ends count only where they are asked for (17.3.3.31)."""
    text = element.text or ""
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(_EDGES)
    return _LAID_OUT.sub(" ", text)


def looks(properties: dict[str, str], size: int) -> frozenset[str]:
    """The properties of a run and the size of its paragraph's text in half-points → the names of its looks."""
    found = set()
    for name, look in (("b", "strong"), ("i", "emphasis"), ("em", "dots")):
        if properties.get(name):
            found.add(look)
    height = properties.get("vertAlign", "")
    if height in ("superscript", "subscript"):
        found.add("raised" if height == "superscript" else "lowered")
    moved, own = measure(properties.get("position"), 2), measure(properties.get("sz"), 2)
    if not height and moved and 0 < 2 * own <= size * _SMALLER:
        found.add("raised" if moved > 0 else "lowered")
    return frozenset(found)
