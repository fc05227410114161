"""What becomes of each element of a Word file: a table with its source in ISO/IEC 29500-1 (``data/elements.tsv``).

``walk``: what is in it counts; ``read``: the reader knows it; ``none``: nothing of it is printed, by the rule named;
``told``: left out and told. An element that is not in the table is looked through, and told where it holds anything.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

_DATA = Path(__file__).parent / "data"
TEXTS = frozenset({"w:t", "w:delText", "m:t", "a:t"})
"""Elements whose blanks count: what they hold is text to the letter."""
SYMBOL, TEXT_PATH = "w:sym", "v:textpath"
STANDS_FOR = "\ufffc"


@cache
def handlings() -> dict[str, tuple[str, str]]:
    """Nothing → the handling of each element known, and its rule or the code of what is told."""
    rows = (_DATA / "elements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: (how, rule) for name, how, rule, _ in (row.split("\t") for row in rows)}


def own_text(element: Element) -> str:
    """An element → the text right in it and after its children, without blanks that only lay the file out.

    A symbol is one character, which stands in an attribute, and so do the words of WordArt.
    """
    if element.tag == SYMBOL:
        return STANDS_FOR
    text = element.text or ""
    if element.tag == TEXT_PATH:
        text += element.get("string", "")
    if element.tag not in TEXTS and not text.strip():
        text = ""
    tails = "".join(child.tail for child in element if child.tail and child.tail.strip())
    return text + tails


def all_text(element: Element) -> str:
    """An element → all text in it, in order."""
    return "".join(own_text(node) for node in element.iter())


_THINGS = frozenset(
    {"a:blip", "v:imagedata", "c:chart", "o:OLEObject", "w:footnoteReference", "w:endnoteReference"}
)


def holds_something(element: Element) -> bool:
    """An element → whether there is text, a picture or the mark of a note in it."""
    return any(own_text(node) or node.tag in _THINGS for node in element.iter())
