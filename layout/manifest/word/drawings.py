"""Drawings of a Word file: pictures, charts, boxes of text, and what cannot come along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from layout.manifest.word.charts import read_chart
from layout.manifest.word.elements import own_text
from layout.manifest.word.ledger import Ledger, amount
from layout.manifest.word.model import Block, Image, Paragraph
from layout.manifest.word.package import Package
from layout.manifest.word.walk import Walk
from layout.manifest.word.xml import BadXml, first, read_part, within

ReadBlocks = Callable[[Element], list[Block]]
_EQUATIONS = ("Equation.", "MathType", "Math")
_GROUPS = ("wpg:wgp", "wpc:wpc", "v:group")
_SHAPES = ("wps:wsp", "v:shape", "v:rect", "v:oval", "v:line", "v:roundrect", "v:polyline")


class Drawings:
    """Reads the drawings of one part; pictures are named by the part that holds them."""

    def __init__(self, package: Package, part: str, walk: Walk) -> None:
        self.package = package
        self.part = part
        self.walk = walk
        self.ledger: Ledger = walk.ledger

    def read(self, element: Element, paragraph: Paragraph, read_blocks: ReadBlocks) -> None:
        """``w:drawing``, ``w:pict`` or ``w:object`` → what it shows, anchored where the paragraph has come to."""
        shown = within(element, "wp:docPr")
        embedded = within(element, "o:OLEObject")
        if shown is not None and shown.get("hidden") in ("1", "true"):
            self.ledger.omit("word-hidden", paragraph.number, element)
        elif embedded is not None:
            self.embedded(element, embedded.get("ProgID", ""), paragraph)
        else:
            before = len(paragraph.anchored) + len(paragraph.boxed)
            alt = shown.get("descr", "") if shown is not None else ""
            self.parts(element, paragraph, alt, read_blocks)
            self.mention(
                element, paragraph, len(paragraph.anchored) + len(paragraph.boxed) - before
            )

    def embedded(self, element: Element, program: str, paragraph: Paragraph) -> None:
        """An object of another program: an equation, a sheet, a drawing, shown by a picture we cannot trust."""
        code = "word-equation" if program.startswith(_EQUATIONS) else "word-object"
        self.ledger.leave(code, element)
        near = paragraph.tail
        self.ledger.tell(code, paragraph.number, near, program=program or "?")

    def parts(
        self, element: Element, paragraph: Paragraph, alt: str, read_blocks: ReadBlocks
    ) -> None:
        """What is in a drawing → pictures, charts and boxes of the paragraph."""
        self._text(element, paragraph)
        for child in self._children(element):
            if child.tag in ("a:blip", "v:imagedata"):
                self.image(child, element, paragraph, alt)
                self._text(child, paragraph)
            elif child.tag == "c:chart":
                self.chart(child, paragraph)
            elif child.tag == "dgm:relIds":
                self.diagram(child, paragraph)
            elif child.tag == "w:txbxContent":
                paragraph.boxed += read_blocks(child)
            else:
                self.parts(child, paragraph, alt, read_blocks)

    def _children(self, element: Element) -> Iterator[Element]:
        """The children of an element of a drawing, the right one of alternatives."""
        for child in element:
            if child.tag == "mc:AlternateContent":
                holder = Element("w:drawing")
                holder.append(child)
                yield from self.walk.children(holder)
            else:
                yield child

    def _text(self, element: Element, paragraph: Paragraph) -> None:
        """Text right in an element of a drawing: of WordArt, of a shape; measures are none."""
        text = own_text(element)
        if not text:
            return
        if element.tag == "v:textpath" or element.tag.startswith("a:"):
            words = element.get("string", "") or text
            self.ledger.omit("word-art", paragraph.number, text, words)
        elif element.tag.startswith(("wp:", "wp14:")):
            self.ledger.leave("measure", text)
        else:
            self.ledger.omit("word-unknown", paragraph.number, text)

    def image(self, blip: Element, around: Element, paragraph: Paragraph, alt: str) -> None:
        """A picture → an image anchored here; one that lies outside the file is told, never fetched."""
        key = blip.get("r:embed") or blip.get("r:id") or ""
        relation = self.package.of(self.part).get(key)
        linked = blip.get("r:link") or (relation is not None and relation.outside)
        if relation is not None and not relation.outside and self.package.has(relation.target):
            crop = _crop(first(around, "a:srcRect"), blip)
            paragraph.anchored.append((paragraph.length, Image(relation.target, alt, crop)))
            self.walk.images[relation.target] = None
        else:
            code = "word-picture-linked" if linked else "word-picture-missing"
            self.ledger.leave(code, blip)
            outside = self.package.of(self.part).get(blip.get("r:link", ""), relation)
            target = outside.target if outside else key
            self.ledger.tell(code, paragraph.number, paragraph.tail, file=target)

    def chart(self, element: Element, paragraph: Paragraph) -> None:
        """A chart → its data, anchored here."""
        relation = self.package.of(self.part).get(element.get("r:id", ""))
        data = self.package.part(relation.target) if relation and not relation.outside else b""
        chart = None
        if data:
            try:
                chart = read_chart(read_part(data))
            except BadXml:
                chart = None
        if chart is None:
            self.ledger.leave("word-chart", element)
            self.ledger.tell("word-chart", paragraph.number, paragraph.tail)
        else:
            if not chart.kind:
                self.ledger.tell("word-chart-table", paragraph.number, chart.title)
            paragraph.anchored.append((paragraph.length, chart))

    def diagram(self, element: Element, paragraph: Paragraph) -> None:
        """SmartArt → told with the words in it."""
        relation = self.package.of(self.part).get(element.get("r:dm", ""))
        words = ""
        if relation and not relation.outside:
            try:
                root = read_part(self.package.part(relation.target))
                words = " ".join(own_text(node) for node in root.iter("a:t"))
            except BadXml:
                words = ""
        self.ledger.tell("word-diagram", paragraph.number, words or paragraph.tail)

    def mention(self, element: Element, paragraph: Paragraph, parts: int) -> None:
        """A drawing that has been read → what has to be said of it beside."""
        tags = {node.tag for node in element.iter()}
        if parts > 1 and tags & set(_GROUPS):
            self.ledger.tell("word-group", paragraph.number, paragraph.tail, parts=parts)
        elif not parts and tags & set(_SHAPES) and not amount(element).characters:
            self.ledger.tell("word-shape", paragraph.number, paragraph.tail)
        elif (
            not parts
            and "a:graphicData" in tags
            and not tags & {"dgm:relIds", "c:chart", "a:blip", *_SHAPES}
        ):
            kind = next(node.get("uri", "") for node in element.iter("a:graphicData"))
            self.ledger.tell(
                "word-drawing", paragraph.number, paragraph.tail, kind=kind.rpartition("/")[2]
            )


def _crop(rect: Element | None, blip: Element) -> tuple[float, float, float, float]:
    """``a:srcRect``, or the crops of ``v:imagedata`` → the shares cut away left, top, right and bottom."""
    if rect is not None:
        left, top, right, bottom = (_share(rect.get(side, "0"), 100_000) for side in "ltrb")
    else:
        sides = ("cropleft", "croptop", "cropright", "cropbottom")
        left, top, right, bottom = (_share(blip.get(side, "0"), 1) for side in sides)
    kept = left + right < 1 and top + bottom < 1
    return (left, top, right, bottom) if kept else (0.0, 0.0, 0.0, 0.0)


def _share(text: str, whole: int) -> float:
    """A share as DrawingML (thousandths of a per cent) or VML (65536ths, with an f) writes it → 0 to 1."""
    try:
        if text.endswith("f"):
            value = float(text[:-1]) / 65536
        elif text.endswith("%"):
            value = float(text[:-1]) / 100
        else:
            value = float(text) / whole
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0)
