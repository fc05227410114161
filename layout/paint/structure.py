"""The elements that were marked → the structure tree: articles in their order, tables and contents as what they are
(ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from layout.flow.model.elements import CellPlace
from layout.paint.document import whole
from layout.paint.sheet import Sheet

ROOT, DOCUMENT = "Struct.root", "Struct.document"

Key = tuple[int, int, str, int]
"""Article, paragraph, kind and, where several share these, a running number."""


class Element(NamedTuple):
    """An element of the tree: its role, and where its content is marked (page index, MCID)."""

    role: str
    article: int
    marks: list[tuple[int, int]]
    alt: str = ""
    box: tuple[float, float, float, float] | None = None  # in PDF space, of a figure
    cell: CellPlace | None = None  # of a table


class Branch(NamedTuple):
    """An element that holds others: its name in the file, its role, its parent's name and its kids' names."""

    name: str
    role: str
    parent: str
    kids: list[str]


def write_tree(sheet: Sheet, elements: dict[Key, Element]) -> dict[Key, str]:
    """Elements by key, in the order they were painted → in the file, under the document's; their names there."""
    names = {key: f"Struct.{index}" for index, key in enumerate(elements)}
    document = Branch(DOCUMENT, "Document", ROOT, [])
    branches: dict[tuple[object, ...], Branch] = {}
    for key in sorted(elements, key=_article_order(elements)):
        element, parent = elements[key], document
        for role, place in _parents(key, element):
            known = branches.get(place)
            if known is None:
                known = Branch(f"Struct.branch.{len(branches)}", role, parent.name, [])
                branches[place] = known
                parent.kids.append(known.name)
            parent = known
        parent.kids.append(names[key])
        sheet.define(names[key], _leaf(element, parent.name, names[key]))
    _fill_gaps(sheet, elements, branches, names)
    for branch in (document, *branches.values()):
        sheet.define(branch.name, _branch(branch))
    return names


def _parents(key: Key, element: Element) -> Iterator[tuple[str, tuple[object, ...]]]:
    """An element → the elements it stands in, outermost first, each by its role and what tells it from others."""
    article, paragraph = key[:2]
    if element.cell is not None:
        yield "Table", (article, paragraph)
        yield "TR", (article, paragraph, element.cell.row)
    elif key[2] == "contents":
        yield "TOC", ("contents",)


def _fill_gaps(
    sheet: Sheet,
    elements: dict[Key, Element],
    branches: dict[tuple[object, ...], Branch],
    names: dict[Key, str],
) -> None:
    """Cells without text have no element yet: each gets an empty one, so that all rows are of one width."""
    tables: dict[tuple[int, int], list[tuple[Key, CellPlace]]] = {}
    for key, element in elements.items():
        if element.cell is not None:
            tables.setdefault(key[:2], []).append((key, element.cell))
    for table, cells in tables.items():
        taken = {place for _, cell in cells for place in _places(cell)}
        wide = 1 + max(column for _, column in taken)
        by_name = {names[key]: cell.column for key, cell in cells}
        for row in sorted({row for row, _ in taken}):
            branch = branches.get((*table, row))
            if branch is None:
                continue
            for column in range(wide):
                if (row, column) not in taken:
                    name = f"{branch.name}.{column}"
                    sheet.define(name, _leaf(Element("TD", table[0], []), branch.name, name))
                    branch.kids.append(name)
                    by_name[name] = column
            branch.kids.sort(key=by_name.__getitem__)


def _places(cell: CellPlace) -> Iterator[tuple[int, int]]:
    """A cell → every row and column it takes."""
    for row in range(cell.row, cell.row + cell.down):
        for column in range(cell.column, cell.column + cell.across):
            yield row, column


def _article_order(elements: dict[Key, Element]) -> Callable[[Key], tuple[int, int]]:
    """Elements as painted → the sorting key of their reading order: masthead, articles, what follows them."""
    places = {key: place for place, key in enumerate(elements)}
    first = min((places[key] for key in elements if key[0]), default=len(elements))
    last = 1 + max((key[0] for key in elements), default=0)

    def order(key: Key) -> tuple[int, int]:
        place = places[key]
        return (key[0] or (0 if place < first else last), place)

    return order


def _branch(branch: Branch) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("StructElem"),
            "S": PDFName(branch.role),
            "P": PDFObjectReference(branch.parent),
            "K": PDFArray([PDFObjectReference(name) for name in branch.kids]),
        }
    )


def _leaf(element: Element, parent: str, name: str) -> PDFDictionary:
    """An element, the name of its parent and its own → its StructElem dictionary (table 323)."""
    kids = [
        PDFDictionary(
            {"Type": PDFName("MCR"), "Pg": PDFObjectReference(f"Page{page + 1}"), "MCID": mcid}
        )
        for page, mcid in element.marks
    ]
    entries: dict[str, object] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.role),
        "P": PDFObjectReference(parent),
        "K": PDFArray(kids),
    }
    if element.role == "Note":  # ISO 14289-1, 7.9: a note has an identifier
        entries["ID"] = PDFString(name)
    if element.box:
        entries["Alt"] = PDFString(whole(element.alt))
        layout: dict[str, object] = {"O": PDFName("Layout"), "Placement": PDFName("Block")}
        layout["BBox"] = PDFArray([round(value, 3) for value in element.box])
        entries["A"] = PDFDictionary(layout)
    if element.cell is not None and len(about := _of_table(element.cell)) > 1:
        entries["A"] = PDFDictionary(about)
    return PDFDictionary(entries)


def _of_table(cell: CellPlace) -> dict[str, object]:
    """A cell → its attributes as a part of a table (table 349)."""
    found: dict[str, object] = {"O": PDFName("Table")}
    if cell.head:
        found["Scope"] = PDFName("Column")
    if cell.down > 1:
        found["RowSpan"] = cell.down
    if cell.across > 1:
        found["ColSpan"] = cell.across
    return found
