"""The XML of a Word file → elements with short names such as ``w:p``, the same for both kinds of Open XML.

Strict Open XML (ISO/IEC 29500-1) differs from what Word writes by default (29500-4, Transitional) in the addresses
of its namespaces; read by short names both are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

DEPTH_MOST = 150
"""Elements inside one another; a table in a box in a table takes 40."""

_DATA = Path(__file__).parent / "data"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


class BadXml(Exception):
    """A part that is no XML we read: not well formed, with entities of its own, or nested without end."""


def utf8(data: bytes) -> bytes:
    """The bytes of a part → the same in UTF-8 without declaration.

    Raises ``BadXml`` for a document type: entities, which a bomb is made of, are declared there and nowhere else.
    """
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif declared := _DECLARED.match(data[:200]):
        encoding = declared[1].decode().replace("UTF-8", "utf-8-sig")
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise BadXml(encoding) from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadXml("DOCTYPE")
    return _DECLARATION.sub("", text, count=1).encode("utf-8")


def read_part(data: bytes) -> Element:
    """The bytes of a small part → its root, named short. Raises ``BadXml``."""
    try:
        root = fromstring(utf8(data))
    except ParseError as error:
        raise BadXml(str(error)) from error
    return shortened(root)


def read_children(data: bytes, container: str) -> Iterator[Element]:
    """The bytes of a part and the short name of an element of it → for each child of it in turn an element of that name
    with the child alone in it, and with the text that stands beside it; all named short.

    None is kept once the next is asked for, so that memory holds the largest of them and not the part.
    Raises ``BadXml``.
    """
    depth, inside = 0, 0
    parent: Element | None = None
    ready: Element | None = None
    try:
        for event, element in iterparse(BytesIO(utf8(data)), ("start", "end")):
            if ready is not None:  # only now the text after it is there
                yield shortened(ready)
                ready = None
                if parent is not None:
                    parent.clear()
            if event == "start":
                depth += 1
                if depth > DEPTH_MOST:
                    raise BadXml("depth")
                if not inside and short(element.tag) == container:
                    inside, parent = depth, element
                continue
            depth -= 1
            if inside and depth == inside and parent is not None:
                ready = Element(container)
                ready.text = parent.text
                ready.append(element)
            elif depth < inside and parent is not None:
                if parent.text and not len(parent):
                    ready = Element(container)
                    ready.text = parent.text
                inside, parent = 0, None
        if ready is not None:
            yield shortened(ready)
    except ParseError as error:
        raise BadXml(str(error)) from error


def shortened(root: Element) -> Element:
    """An element → the same, it and all in it named short. Raises ``BadXml`` for one nested without end."""
    level = [root]
    for _ in range(DEPTH_MOST):
        below: list[Element] = []
        for element in level:
            element.tag = short(element.tag)
            if element.attrib:
                element.attrib = {short(name): value for name, value in element.attrib.items()}
            below += element
        if not below:
            return root
        level = below
    raise BadXml("depth")


@lru_cache(maxsize=5000)
def short(name: str) -> str:
    """``{address}p`` → ``w:p``; a namespace not in ``namespaces.tsv`` gives the last word of its address."""
    if not name.startswith("{"):
        return name
    address, _, local = name[1:].rpartition("}")
    return f"{_prefixes().get(address) or address.rpartition('/')[2]}:{local}"


@cache
def _prefixes() -> dict[str, str]:
    """Nothing → the prefix of each namespace we know by its address."""
    rows = (_DATA / "namespaces.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {address: prefix for prefix, address, _ in (row.split("\t") for row in rows)}


def first(element: Element | None, path: str) -> Element | None:
    """An element and the short names of a child, a child of that … → the first such element, None."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next((child for child in element if child.tag == name), None)
    return element


def every(element: Element | None, name: str) -> list[Element]:
    """An element and a short name → its children of that name."""
    return [child for child in element if child.tag == name] if element is not None else []


def within(element: Element | None, name: str) -> Element | None:
    """An element and a short name → the first element of that name anywhere in it, None."""
    return next(element.iter(name), None) if element is not None else None
