"""The judge's rules for one page: boxes, annotations, marks and pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pikepdf
from PIL import Image

from tests.production.preflight.replay import Mark

TAC = 320.0  # GWG 2022 R0024: mean of any 15 mm square, per cent
SQUARE = 15 / 25.4 * 72
KEPT_ANNOTATIONS = {"/PrinterMark", "/TrapNet"}


def extent(box: Any) -> tuple[float, float]:
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


def frame(page: Any) -> tuple[float, ...]:
    return tuple(float(v) for v in page.get("/TrimBox", page.get("/ArtBox", [0, 0, 0, 0])))


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def boxes(page: Any) -> Iterator[str]:
    if ("/TrimBox" in page) == ("/ArtBox" in page):
        yield "needs a TrimBox or an ArtBox, one of them"
        return
    if page.get("/Rotate", 0) != 0 or "/UserUnit" in page:
        yield "rotated or scaled"
    inward = [page[key] for key in ("/MediaBox", "/CropBox", "/BleedBox") if key in page]
    inward.append(page.get("/TrimBox", page.get("/ArtBox")))
    for outer, inner in pairwise(inward):
        o, i = [float(v) for v in outer], [float(v) for v in inner]
        if i[0] < o[0] - 0.01 or i[1] < o[1] - 0.01 or i[2] > o[2] + 0.01 or i[3] > o[3] + 0.01:
            yield "boxes are not nested"


def annotations(page: Any) -> Iterator[str]:
    limit = tuple(float(v) for v in page.get("/BleedBox", page.get("/TrimBox", page.MediaBox)))
    for note in page.get("/Annots", []):
        rect = tuple(float(v) for v in note.Rect)
        if str(note.Subtype) not in KEPT_ANNOTATIONS and overlap(rect, limit):
            yield f"annotation {note.Subtype}"


def wrong(mark: Mark, spots: frozenset[str] = frozenset()) -> Iterator[str]:
    if mark.colour.kind in ("rgb", "icc"):
        yield f"{mark.kind} in {mark.colour.kind}"
    if mark.colour.spots - {"Cyan", "Magenta", "Yellow", "Black", "All", "None"} - spots:
        yield f"spot colour {sorted(mark.colour.spots)}"
    if mark.kind != "image" and mark.overprints and mark.colour.white:
        yield "white overprints"


def doubtful(mark: Mark) -> Iterator[str]:
    colour, text = mark.colour, mark.kind == "text"
    small = (text and mark.size < 12) or (mark.kind == "line" and mark.size < 2)
    if small and colour.kind == "gray":
        yield f"DeviceGray {mark.kind} of {mark.size:.2f} pt"
    if small and colour.solid_black and not (mark.overprints and mark.mode == 1):
        yield f"black {mark.kind} of {mark.size:.2f} pt does not overprint"
    if text and colour.kind == "cmyk" and colour.parts[3] >= 0.85 and sum(colour.parts) > 2.8:
        yield "rich black text"
    tiny = (text and mark.size < 8 - 1e-3) or (mark.kind == "line" and mark.size < 0.25 - 1e-3)
    if tiny and (colour.white or colour.plates > 1):
        yield f"{'white' if colour.white else 'multi-ink'} {mark.kind} of {mark.size:.2f} pt"
    if "All" in colour.spots:
        yield "colour /All on the product"
    one_bit = mark.kind == "image" and int(mark.resource.get("/BitsPerComponent", 8)) == 1
    if mark.kind == "image" and not one_bit and 149 < mark.ppi <= 224:
        yield f"picture of {mark.ppi:.0f} ppi"


def picture(mark: Mark) -> Iterator[str]:
    one_bit = int(mark.resource.get("/BitsPerComponent", 8)) == 1
    if mark.ppi <= (549 if one_bit else 149):
        yield f"picture of {mark.ppi:.0f} ppi"
    if one_bit:
        return
    if mark.colour.kind != "cmyk":
        return
    inks = separations(mark.resource)
    # Means of 15 mm squares, laid every third of a square.
    side = max(1, round(SQUARE / mark.width * inks.shape[1]))
    total, step = inks.sum(axis=2), max(1, side // 3)
    for y in range(0, max(1, total.shape[0] - side + 1), step):
        for x in range(0, max(1, total.shape[1] - side + 1), step):
            if total[y : y + side, x : x + side].mean() > TAC:
                yield f"more than {TAC:g} % ink"
                return


def separations(image: Any) -> Any:
    """A CMYK image → per cent of each ink, height × width × 4."""
    flip = [float(v) for v in image.get("/Decode", [0, 1])][:2] == [1.0, 0.0]
    names = str(image.get("/Filter", ""))
    if "DCT" in names:
        raw = pikepdf.PdfImage(image)
        buffer = io.BytesIO()
        raw.extract_to(stream=buffer) if "85" not in names else buffer.write(unwrapped(image))
        stored = 255 - np.asarray(Image.open(buffer), dtype=np.float32)
    else:
        shape = (int(image.Height), int(image.Width), 4)
        stored = np.frombuffer(image.read_bytes(), np.uint8).reshape(shape).astype(np.float32)
    return (255 - stored if flip else stored) / 2.55


def unwrapped(image: Any) -> bytes:
    return base64.a85decode(image.read_raw_bytes().strip().removesuffix(b"~>"))
