"""A picture file as asked for → converted for press or screen, ready for the PDF.

Loaded only where pictures are converted: a proof needs no colour management.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from PIL import Image as Raster

from layout.paint.colour import COATED, to_press, to_screen, usable_press_profile
from layout.paint.jpeg import Embedded
from layout.paint.options import PaintOptions
from layout.paint.raster import Pixels, dct, deflated

RINGING = 25.0  # per cent of ink: more than a JPEG of print quality adds to a pixel
TRIES = 3  # at a JPEG under the ink limit, before the picture is stored without loss


class Conversion(NamedTuple):
    """What pictures are converted to, and by what; ``fault`` tells why the profile asked for is not used."""

    options: PaintOptions
    profile: bytes
    fault: str = ""

    @property
    def settings(self) -> tuple[object, ...]:
        """All that decides how pixels come out, for the cache."""
        options = self.options
        digest = _digest(self.profile)
        return options.target, digest, options.ink_limit, options.quality, options.compression


@lru_cache(maxsize=8)
def _digest(profile: bytes) -> str:
    return sha256(profile).hexdigest()


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
        return dct(made.image, by.options.quality, chroma=False), made.assumed
    made = to_press(pixels, by.profile)
    return _within_ink(made.image, by.options), made.assumed


def ink_look(inks: tuple[int, ...], by: Conversion) -> tuple[int, int, int]:
    """Four inks in 0..255 → the sRGB they look like in the printing condition."""
    look = to_screen(Pixels(Raster.new("CMYK", (1, 1), inks), b""), by.profile).image
    red, green, blue = look.tobytes()
    return red, green, blue


def light_inks(light: tuple[int, ...], by: Conversion) -> tuple[int, ...]:
    """sRGB in 0..255 → the four inks that look like it in the printing condition, within the limit."""
    # As in _within_ink.
    from layout.paint.inklimit import limited_ink

    made = to_press(Pixels(Raster.new("RGB", (1, 1), light), b""), by.profile).image
    return tuple(limited_ink(made, by.options.ink_limit).tobytes())


def _within_ink(image: Raster.Image, options: PaintOptions) -> Embedded:
    """CMYK pixels → stored with no pixel over the ink limit; a JPEG is measured as it comes back."""
    # The screen edition, and a build whose pictures are all in the cache, do without numpy.
    from layout.paint.inklimit import limited_ink, most_ink

    limit = options.ink_limit
    held = limited_ink(image, limit)
    if options.compression == "flate":
        return deflated(held, level=6)
    margin = 0.0
    for _ in range(TRIES):
        stored = four_ink_dct(held, options.quality)
        if most_ink(held) < limit - RINGING:
            return stored
        excess = most_ink(Raster.open(BytesIO(stored.data))) - limit
        if excess <= 0:
            return stored
        margin += excess + 0.5
        held = limited_ink(held, limit - margin)
    return deflated(limited_ink(image, limit), level=6)


def four_ink_dct(image: Raster.Image, quality: int) -> Embedded:
    """CMYK pixels → a JPEG as Adobe's programs write it: full ink is 0, and ``inverted`` has /Decode say so.

    That is what Pillow writes, and what a reader that looks at the JPEG alone takes any four-ink JPEG for.
    """
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, subsampling=0)
    data = file.getvalue()
    return Embedded(*image.size, "DeviceCMYK", "DCTDecode", data, inverted=True)
