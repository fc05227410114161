"""A picture file as asked for → converted for press or screen, ready for the PDF.

Loaded only where pictures are converted: it needs colour management and numpy.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image as Raster
from PIL import ImageChops

from layout.paint.colour import (
    COATED,
    limited_ink,
    most_ink,
    to_press,
    to_screen,
    usable_press_profile,
)
from layout.paint.jpeg import Embedded
from layout.paint.options import PaintOptions
from layout.paint.raster import Pixels, dct, deflated

SCREEN_QUALITY = 75
TRIES = 3  # at a JPEG under the ink limit, before the picture is stored without loss


class Conversion(NamedTuple):
    """What pictures are converted to, and by what; ``fault`` tells why the profile asked for is not used."""

    options: PaintOptions
    profile: bytes
    fault: str = ""


@cache
def conversion(options: PaintOptions) -> Conversion:
    """Options → the conversion they ask for, by the coated profile where theirs cannot be used."""
    path = options.profile or COATED
    try:
        profile = path.read_bytes()
        fault = usable_press_profile(profile)
    except OSError as error:
        fault = error.strerror or str(error)
    if fault:
        return Conversion(options, COATED.read_bytes(), fault)
    return Conversion(options, profile)


def converted(pixels: Pixels, by: Conversion) -> tuple[Embedded, str]:
    """Pixels → the picture as the PDF holds it, and what an unusable embedded profile was taken for ("")."""
    if by.options.target == "screen":
        made = to_screen(pixels, by.profile)
        return dct(made.image, SCREEN_QUALITY, chroma=False), made.assumed
    made = to_press(pixels, by.profile)
    return _within_ink(made.image, by.options), made.assumed


def _within_ink(image: Raster.Image, options: PaintOptions) -> Embedded:
    """CMYK pixels → stored with no pixel over the ink limit; a JPEG is measured as it comes back."""
    limit = options.ink_limit
    held = limited_ink(image, limit)
    if options.compression == "flate":
        return deflated(held, level=9)
    margin = 0.0
    for _ in range(TRIES):
        stored = four_ink_dct(held, options.quality)
        excess = most_ink(Raster.open(BytesIO(stored.data))) - limit
        if excess <= 0:
            return stored
        margin += excess + 0.5
        held = limited_ink(held, limit - margin)
    return deflated(limited_ink(image, limit), level=9)


def four_ink_dct(image: Raster.Image, quality: int) -> Embedded:
    """CMYK pixels → a JPEG in which full ink is full value.

    Pillow writes CMYK upside down with Adobe's marker to say so. Inverted before and with the marker
    taken out, every reader agrees, and no /Decode is needed.
    """
    file = BytesIO()
    ImageChops.invert(image).save(file, "JPEG", quality=quality, subsampling=0)
    return Embedded(*image.size, "DeviceCMYK", "DCTDecode", _unmarked(file.getvalue()))


def _unmarked(data: bytes) -> bytes:
    """A JPEG file → the same without its APP14 segment (Adobe technical note 5116)."""
    at = 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xEE:
            return data[:at] + data[at + length :]
        at += length
    return data
