"""Pictures in the file: effective resolution, enlargement, total ink."""

from __future__ import annotations

import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, diagnose
from layout.geometry import MM
from layout.page.model import Image
from layout.production.preflight.file.sheet import Sheet
from layout.production.preflight.file.state import Painted
from layout.production.preflight.model import ink_limit
from layout.production.preflight.pictures import resolution_code
from layout.production.preflight.table import threshold
from layout.style.model import Print

SQUARE = 15 * MM  # pt: GWG 2022 takes the mean of a square this wide
ENOUGH = 36.0  # ppi: an eighth of a press picture, 21 pixels to the square
WRAPPINGS: dict[str, Callable[[bytes], bytes]] = {
    "/ASCII85Decode": lambda data: a85decode(data.rstrip().removesuffix(b"~>")),
    "/ASCIIHexDecode": lambda data: bytes.fromhex(data.decode("ascii").strip().rstrip(">")),
    "/FlateDecode": zlib.decompress,
}
"""Filters a writer may put round a JPEG."""

NOISE = 1.0  # per cent: rounding of eight-bit inks and JPEG


def image_findings(sheet: Sheet, limits: Print) -> Iterator[Diagnostic]:
    """A page of the file and the style's limits → findings on the pictures painted on it."""
    most = ink_limit(limits)
    for item in sheet.painted:
        if item.kind != "image" or not sheet.on_product(item) or min(item.across, item.down) <= 0:
            continue
        width, height = _pixels(item.resource)
        ppi = round(min(width / item.across, height / item.down) * 72)
        picture = sheet.picture(item)
        name = picture.file.name if picture else "Image"
        place, span = sheet.place(item), sheet.span(item)
        code, limit = _resolution(item.resource, ppi, limits)
        if code:
            room = f"{item.across / MM * ppi / limit:.0f}"
            yield diagnose(code, span, place, file=name, ppi=ppi, limit=limit, width=room)
        if picture and (percent := _enlarged(picture, width, height)):
            yield diagnose("picture-upscaled", span, place, file=name, percent=f"{percent:.0f}")
        ink = worst_ink(item)
        if ink > most + NOISE:
            yield diagnose("picture-ink", span, place, ink=f"{ink:.0f}", limit=f"{most:g}")


def _resolution(image: Any, ppi: int, limits: Print) -> tuple[str, int]:
    # Line art shows its steps where a photograph does not: it needs more than twice the pixels.
    if bool(image.get("/ImageMask", False)) or int(image.get("/BitsPerComponent", 8)) == 1:
        least = round(threshold("line-art-coarse"))
        return ("line-art-coarse", least) if ppi < least else ("", 0)
    return resolution_code(ppi, limits)


def _pixels(image: Any) -> tuple[int, int]:
    return int(image.get("/Width", image.get("/W"))), int(image.get("/Height", image.get("/H")))


def _enlarged(picture: Image, width: int, height: int) -> float:
    # Per cent of pixels the file has beyond those of the original part that is shown.
    left, top, right, bottom = picture.crop
    source = (picture.pixels[0] * (right - left), picture.pixels[1] * (bottom - top))
    if min(source) <= 0:
        return 0.0
    ratio = min(width / source[0], height / source[1])
    return (ratio - 1) * 100 if ratio > threshold("picture-upscaled") else 0.0


def worst_ink(item: Painted) -> float:
    """A painted CMYK image → the mean total ink of its worst 15 mm square, per cent; others → 0."""
    if item.ink.space.family != "DeviceCMYK" or item.resource.get("/ImageMask", False):
        return 0.0
    plates = _plates(item)
    if plates is None:
        return 0.0
    import numpy as np  # late: only a CMYK picture needs it

    total: Any = plates.sum(axis=2, dtype=np.float64) / 255 * 100
    height, width = total.shape
    window_x = max(1, min(width, round(SQUARE / item.across * width)))
    window_y = max(1, min(height, round(SQUARE / item.down * height)))
    sums = np.zeros((height + 1, width + 1))
    sums[1:, 1:] = total.cumsum(axis=0).cumsum(axis=1)
    squares = (
        sums[window_y:, window_x:]
        - sums[:-window_y, window_x:]
        - sums[window_y:, :-window_x]
        + sums[:-window_y, :-window_x]
    )
    return float(squares.max() / (window_x * window_y))


def _plates(item: Painted) -> Any:
    # Eight-bit inks, height × width × 4, 255 a solid; None where the data is in another form.
    import numpy as np

    image = item.resource
    inverted = [float(value) for value in image.get("/Decode", [])][:2] == [1, 0]
    width, height = _pixels(image)
    filters = image.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
    if names[-1:] == ["/DCTDecode"]:
        # Pillow takes four-ink JPEG for Adobe's inverted kind and turns it over on reading.
        inks = _jpeg(image, names, ENOUGH * max(item.across, item.down) / 72)
        return inks if inverted or inks is None else 255 - inks
    if not isinstance(image, pikepdf.Stream):
        return None  # an inline image: a few pixels
    if int(image.get("/BitsPerComponent", 8)) != 8 or names[-1:] == ["/JPXDecode"]:
        return None
    data = np.frombuffer(image.read_bytes(), dtype=np.uint8)
    if data.size < width * height * 4:
        return None
    inks = data[: width * height * 4].reshape(height, width, 4)
    return 255 - inks if inverted else inks


def _jpeg(image: Any, names: list[str], longest: float) -> Any:
    import numpy as np
    from PIL import Image as Pillow

    raw = image.read_raw_bytes()
    for name in names[:-1]:
        raw = WRAPPINGS[name](raw)
    with Pillow.open(BytesIO(raw)) as picture:
        # The DCT's own reduction by 2, 4 or 8 keeps means and saves most of the decoding.
        width, height = picture.size
        scale = max(1.0, max(width, height) / max(1.0, longest))
        picture.draft(picture.mode, (int(width / scale), int(height / scale)))
        return np.asarray(picture) if picture.mode == "CMYK" else None
