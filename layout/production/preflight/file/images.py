"""Pictures in the file: effective resolution, enlargement, total ink."""

from __future__ import annotations

import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image as Pillow
from PIL import ImageChops, ImageFilter
from PIL.Image import Image as Picture

from layout.diagnostics import Diagnostic, diagnose
from layout.geometry import MM
from layout.page.model import Image
from layout.production.preflight.file.sheet import Sheet
from layout.production.preflight.file.state import Painted
from layout.production.preflight.model import ink_limit
from layout.production.preflight.pictures import line_art_code, resolution_code
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
    if bool(image.get("/ImageMask", False)) or int(image.get("/BitsPerComponent", 8)) == 1:
        return line_art_code(ppi)
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
    # Blurring by a box makes of each pixel the mean of the square round it. The box is a whole odd
    # number of pixels, so it is a little under 15 mm: on the safe side.
    width, height = plates.size
    across = int((min(width, SQUARE / item.across * width) - 1) / 2)
    down = int((min(height, SQUARE / item.down * height) - 1) / 2)
    means = plates.filter(ImageFilter.BoxBlur((across, down)))
    whole = means.crop((across, down, width - across, height - down))
    return max(map(sum, zip(*(band.tobytes() for band in whole.split()), strict=True))) / 2.55


def _plates(item: Painted) -> Picture | None:
    # The picture in inks, 255 a solid, small enough; None where the data is in another form.
    image = item.resource
    if not isinstance(image, pikepdf.Stream):
        return None  # an inline image: a few pixels
    filters: Any = image.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
    longest = max(1.0, ENOUGH * max(item.across, item.down) / 72)
    inverted = [float(value) for value in image.get("/Decode", [])][:2] == [1, 0]
    if names[-1:] == ["/DCTDecode"]:
        # Pillow takes four-ink JPEG for Adobe's inverted kind and turns it over on reading.
        plates, inverted = _jpeg(image, names, longest), not inverted
    else:
        plates = _plain(image, longest)
    return ImageChops.invert(plates) if plates and inverted else plates


def _plain(image: Any, longest: float) -> Picture | None:
    width, height = _pixels(image)
    if int(image.get("/BitsPerComponent", 8)) != 8 or "JPX" in str(image.get("/Filter", "")):
        return None
    data = image.read_bytes()
    if len(data) < width * height * 4:
        return None
    plates = Pillow.frombytes("CMYK", (width, height), data[: width * height * 4])
    return plates.reduce(max(1, int(max(width, height) / longest)))


def _jpeg(image: Any, names: list[str], longest: float) -> Picture | None:
    raw = image.read_raw_bytes()
    for name in names[:-1]:
        raw = WRAPPINGS[name](raw)
    with Pillow.open(BytesIO(raw)) as picture:
        # The DCT's own reduction by 2, 4 or 8 keeps means and saves most of the decoding.
        width, height = picture.size
        scale = max(1.0, max(width, height) / longest)
        picture.draft(picture.mode, (int(width / scale), int(height / scale)))
        picture.load()
        return picture.copy() if picture.mode == "CMYK" else None
