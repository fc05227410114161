"""What each thing on a page means → marked content and the structure tree (ISO 32000-1 14.7, 14.8).

The tree follows the articles, not the pages: a reader aloud goes on with an article where the columns or
pages part it. Rules, tints and furniture are artifacts.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

from layout.flow.model.elements import CellPlace
from layout.geometry import Rect
from layout.page.model import Chart, Flowable, Image, Item, TextLine
from layout.paint.sheet import Sheet
from layout.paint.structure import DOCUMENT, ROOT, Element, Key, write_tree

ROLES = {
    "title": "H1",
    "subhead": "H2",
    "caption": "Caption",
    "quote": "BlockQuote",
    "contents": "TOCI",
}
"""The dump's kinds of line → structure types (14.8.4); the rest is P."""
STYLES = {"footnote": "Note", "contents_title": "Caption"}
"""Paragraph styles that say more than the kind."""

SPAN = "/Span<<"  # how text_operators begins one
FURNITURE = frozenset(("folio", "head", "ruby"))


class Tags:
    """The marks set so far. ``on`` false: nothing is marked, nothing is written."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.elements: dict[Key, Element] = {}
        self.pages: list[list[Key]] = []  # per page, the element of each MCID
        # What is being marked now: an element, an artifact (its operator), nothing.
        self.open: Key | str = ""
        self.figures = 0
        self.heads: dict[tuple[int, int], tuple[int, int]] = {}  # of tables: page and column

    def open_page(self) -> None:
        """A new page begins."""
        self.pages.append([])
        self.open = ""

    def close_page(self, sheet: Sheet) -> None:
        """The page ends: what is open is closed, and the page knows its place in the tree."""
        self._switch(sheet, "")
        if self.on:
            page = len(self.pages) - 1
            sheet.extras[page] = {"StructParents": page, "Tabs": PDFName("S")}

    def mark(self, sheet: Sheet, item: Item) -> None:
        """An item about to be drawn → its marked content opened, unless it is open already."""
        if not self.on:
            return
        match item:
            case TextLine() if item.kind in FURNITURE:
                self._switch(sheet, "/Artifact<</Type/Pagination>>BDC")
            case TextLine():
                pass  # text_line knows whether its spans leave room for one mark
            case Image() | Chart() | Flowable():
                self._switch(sheet, self._figure(sheet, item.rect, item.alt, item.article))
            case _:
                self._switch(sheet, "/Artifact BMC")

    def text_line(self, sheet: Sheet, line: TextLine, operators: list[str]) -> None:
        """A line and its operators (BT … ET) → drawn and marked.

        A line of plain text shares its mark with its neighbours. One with spans of its own is marked inside
        its text object, each span beside the text round it and not within: poppler takes the end of
        a span within for the end of the paragraph.
        """
        if not self.on or line.kind in FURNITURE:
            sheet.operate(*operators)
            return
        if self._repeated(line):
            self._switch(sheet, "/Artifact BMC")
            sheet.operate(*operators)
            return
        key = self._text(line)
        if not any(operator.startswith(SPAN) for operator in operators):
            self._switch(sheet, key)
            sheet.operate(*operators)
            return
        self._switch(sheet, "")
        sheet.operate(operators[0])
        for operator in operators[1:-1]:
            if operator.startswith(SPAN):
                self._switch(sheet, "")
                self.open = key
                sheet.operate(f"{SPAN}/MCID {self._number(key)}{operator.removeprefix(SPAN)}")
            elif operator == "EMC":
                self._switch(sheet, "")
            else:
                self._switch(sheet, key)
                sheet.operate(operator)
        self._switch(sheet, "")
        sheet.operate(operators[-1])

    def _text(self, line: TextLine) -> Key:
        """A line → its element: its paragraph's, or a new one where a caption or cell begins anew."""
        if line.cell is not None:
            return self._cell(line, line.cell)
        number = 0
        while (key := (line.article, line.paragraph, line.kind, number + 1)) in self.elements:
            number += 1
        anew = line.start == 0 and line.kind != "title" and self._has_text(number, line)
        if number == 0 or anew:
            self.elements[key] = Element(
                STYLES.get(line.style) or ROLES.get(line.kind, "P"), line.article, []
            )
            return key
        return (line.article, line.paragraph, line.kind, number)

    def _cell(self, line: TextLine, cell: CellPlace) -> Key:
        """A line of a table's cell → the element of the cell."""
        key = (line.article, line.paragraph, f"cell {cell.row} {cell.column}", 1)
        role = "TH" if cell.head else "TD"
        self.elements.setdefault(key, Element(role, line.article, [], cell=cell))
        return key

    def _repeated(self, line: TextLine) -> bool:
        """A line → whether it is the head of a table once more, over a later part of it."""
        if line.cell is None or not line.cell.head:
            return False
        here = (len(self.pages) - 1, line.column)
        return self.heads.setdefault((line.article, line.paragraph), here) != here

    def _has_text(self, number: int, line: TextLine) -> bool:
        return number > 0 and bool(
            self.elements[line.article, line.paragraph, line.kind, number].marks
        )

    def _figure(self, sheet: Sheet, rect: Rect, alt: str, article: int) -> Key:
        self.figures += 1
        key = (article, 0, "figure", self.figures)
        left, top = sheet.origin
        box = (left + rect.x, top - rect.bottom, left + rect.right, top - rect.y)
        self.elements[key] = Element("Figure", article, [], alt or "图片", box)
        return key

    def _switch(self, sheet: Sheet, key: Key | str) -> None:
        """From what is marked now to something else; neighbours of one element share one mark."""
        if key == self.open:
            return
        if self.open:
            sheet.operate("EMC")
        self.open = key
        if isinstance(key, str):
            if key:
                sheet.operate(key)
            return
        sheet.operate(f"/{self.elements[key].role}<</MCID {self._number(key)}>>BDC")

    def _number(self, key: Key) -> int:
        """An element → the MCID of its next mark on this page."""
        page, keys = len(self.pages) - 1, self.pages[-1]
        keys.append(key)
        self.elements[key].marks.append((page, len(keys) - 1))
        return len(keys) - 1

    def write(self, sheet: Sheet) -> None:
        """The marks → StructTreeRoot with its ParentTree in the catalog."""
        if not self.on:
            return
        names = write_tree(sheet, self.elements)
        numbers: list[object] = []
        for page, marked in enumerate(self.pages):
            numbers += [page, PDFArray([PDFObjectReference(names[key]) for key in marked])]
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFObjectReference(DOCUMENT),
            "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
            "ParentTreeNextKey": len(self.pages),
        }
        sheet.define(ROOT, PDFDictionary(root))
        sheet.setCatalogEntry("StructTreeRoot", PDFObjectReference(ROOT))
        sheet.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
