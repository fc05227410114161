"""The bytes of a PDF, EPS or SVG file → how large its picture is, without drawing it."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf

BOXES = {
    "trim": ("/TrimBox", "/CropBox", "/MediaBox"),
    "crop": ("/CropBox", "/MediaBox"),
    "media": ("/MediaBox",),
    "bleed": ("/BleedBox", "/CropBox", "/MediaBox"),
    "art": ("/ArtBox", "/TrimBox", "/CropBox", "/MediaBox"),
}
"""A box by the name an editor writes → the boxes of the page that are asked for, in turn (ISO 32000-1, 14.11.2)."""
DOS_EPS = b"\xc5\xd0\xd3\xc6"  # an EPS with a preview before or after it (Adobe TN 5002, 5.2)
SVG_START = 65536  # bytes: comments and a document type may stand before the root
PX = 0.75  # pt: CSS, 96 px to the inch
UNITS = {"": PX, "px": PX, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}

_ROOT = re.compile(r"<(?:\w+:)?svg\b([^>]*)>", re.DOTALL)
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
_BOUNDS = re.compile(rb"%%(HiRes)?BoundingBox:\s*(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")


class VectorHeader(NamedTuple):
    """Width and height in pt as seen, the pages of the file, and what is wrong with it: "", or one of damaged,
    password, page, empty."""

    width: float = 0.0
    height: float = 0.0
    pages: int = 1
    fault: str = ""


def read_pdf(data: bytes, number: int, box: str) -> VectorHeader:
    """The bytes of a PDF, the number of a page from 1 and the name of a box → the size of that page."""
    import pikepdf  # costs 0.1 s, which an issue without such a picture need not spend

    try:
        with pikepdf.open(BytesIO(data)) as file:
            pages = len(file.pages)
            if not 1 <= number <= pages:
                return VectorHeader(pages=pages, fault="page" if pages else "empty")
            page = file.pages[number - 1]
            left, bottom, right, top = page_box(page, box)
            unit = float(page.obj.get("/UserUnit", 1))
            width, height = (right - left) * unit, (top - bottom) * unit
            if turned(page):
                width, height = height, width
    except pikepdf.PasswordError:
        return VectorHeader(fault="password")
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError):
        return VectorHeader(fault="damaged")
    return VectorHeader(width, height, pages, "" if width > 0 and height > 0 else "empty")


def page_box(page: pikepdf.Page, box: str) -> tuple[float, float, float, float]:
    """A page of pikepdf and the name of a box → its corners in order, within the MediaBox."""
    inherited = {"/MediaBox": page.mediabox, "/CropBox": page.cropbox}
    own = page.obj
    name = next(key for key in BOXES[box or "trim"] if key in own or key == "/MediaBox")
    found: Any = own[name] if name in own else inherited[name]
    corners = [float(value) for value in found]
    media = [float(value) for value in inherited["/MediaBox"]]
    x, y = sorted(corners[::2]), sorted(corners[1::2])
    across, down = sorted(media[::2]), sorted(media[1::2])
    return (
        max(x[0], across[0]),
        max(y[0], down[0]),
        min(x[1], across[1]),
        min(y[1], down[1]),
    )


def turned(page: pikepdf.Page) -> bool:
    """A page of pikepdf → whether it is seen on its side."""
    node: Any = page.obj
    for _ in range(64):  # levels of the page tree: far over any real one
        if node is None or "/Rotate" in node:
            break
        node = node.get("/Parent")
    return node is not None and int(node.get("/Rotate", 0)) % 180 != 0


def read_eps(data: bytes) -> VectorHeader:
    """The bytes of an EPS → the size its bounding box says (Adobe TN 5002, 3)."""
    bounds = eps_bounds(data)
    if bounds is None:
        return VectorHeader(fault="damaged")
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    return VectorHeader(width, height, fault="" if width > 0 and height > 0 else "empty")


def eps_bounds(data: bytes) -> tuple[float, float, float, float] | None:
    """The bytes of an EPS → its bounding box in pt, the finer one where it has two; None where it has none."""
    program = eps_program(data)
    found = {match[1]: match for match in _BOUNDS.finditer(program)}
    match = found.get(b"HiRes", found.get(None))
    if match is None:
        return None
    left, bottom, right, top = (float(match[n]) for n in range(2, 6))
    return left, bottom, right, top


def eps_program(data: bytes) -> bytes:
    """The bytes of an EPS → its PostScript, without the preview that programs of DOS times put round it."""
    if data[:4] != DOS_EPS:
        return data
    start, length = struct.unpack_from("<II", data, 4)
    return data[start : start + length]


def read_svg(data: bytes) -> VectorHeader:
    """The bytes of an SVG → its size: width and height, else that of its viewBox (SVG 2, 8.2)."""
    text = data[:SVG_START].decode("utf-8-sig", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data[:SVG_START].decode("utf-16", "replace")
    root = _ROOT.search(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    if root is None:
        return VectorHeader(fault="damaged")
    said = dict(re.findall(r"""([\w:]+)\s*=\s*["']([^"']*)["']""", root[1]))
    box = [float(part) for part in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", said.get("viewBox", ""))]
    across, down = (box[2] * PX, box[3] * PX) if len(box) == 4 else (0.0, 0.0)
    width, height = _length(said.get("width", "")), _length(said.get("height", ""))
    if width is None and height is None:
        width, height = across, down
    elif width is None:
        width = height * across / down if height and down else 0.0
    elif height is None:
        height = width * down / across if across else 0.0
    if not width or not height:
        return VectorHeader(fault="empty")
    return VectorHeader(width, height)


def _length(text: str) -> float | None:
    """A length of SVG → pt, None where it is a share of something unknown."""
    found = _LENGTH.fullmatch(text)
    scale = UNITS.get(found[2].lower()) if found else None
    return float(found[1]) * scale if found and scale else None
