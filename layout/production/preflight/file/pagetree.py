"""Entries of a page object, with what it inherits from the page tree (ISO 32000-1, 7.7.3.4)."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

from layout.production.preflight.file.matrix import Box

PARENTS = 64  # levels of the page tree looked up for an inherited entry: far over any real one

FAULTS = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What pikepdf and Pillow raise where an object is not what its place in the file asks for."""


def trim_box(page: Any) -> Box:
    """A page object → its TrimBox (or ArtBox, or MediaBox), lower left and upper right corner."""
    for key in ("/TrimBox", "/ArtBox", "/MediaBox"):
        box = page_box(page, key)
        if box:
            return box
    return (0.0, 0.0, 0.0, 0.0)


def page_box(page: Any, key: str) -> Box | None:
    """A page object and the name of a box → its corners in order; MediaBox and CropBox are inherited."""
    inherits = key in ("/MediaBox", "/CropBox")
    box = inherited(page, key) if inherits else page.get(key)
    if box is None:
        return None
    x0, y0, x1, y1 = (float(number) for number in box)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def inherited(page: Any, key: str) -> Any:
    """A page object and an entry that nodes of the page tree may hold for it → its value or None."""
    node = page
    for _ in range(PARENTS):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None
