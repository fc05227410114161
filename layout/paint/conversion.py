"""A picture file as asked for → converted for press or screen, ready for the PDF.

Loaded only where pictures are converted: a proof needs no colour management.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from PIL import Image as Raster

from layout.paint.colour import COATED, Separated, to_press, to_screen, usable_press_profile
from layout.paint.embedded import Embedded
from layout.paint.options import PaintOptions
from layout.paint.raster import Pixels, dct, deflated

RINGING = 25.0  # per cent of ink: more than a JPEG of print quality adds to a pixel
TRIES = 3  # at a JPEG under the ink limit, before the picture is stored without loss
DRAWN_COST = 6  # times the bytes of a JPEG that a drawn picture may take to keep every pixel


class Conversion(NamedTuple):
    """What pictures are converted to, and by what; ``fault`` tells why the profile asked for is not used."""

    options: PaintOptions
    profile: bytes
    fault: str = ""

    @property
    def settings(self) -> tuple[object, ...]:
        """All that decides how pixels come out, for the cache."""
        options = self.options
        return (
            options.target,
            _digest(self.profile),
            options.ink_limit,
            options.cmyk,
            options.neutrals,
            options.transparency,
            options.downsample / options.ppi,
            options.quality,
            options.compression,
        )


class Note(NamedTuple):
    """Something done to a picture that its maker should know: a code and the word that fills it."""

    code: str
    word: str = ""


class Made(NamedTuple):
    """A picture as the PDF holds it, and what is to be told of it."""

    embedded: Embedded
    notes: tuple[Note, ...] = ()


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


def for_screen(pixels: Pixels, by: Conversion) -> Made:
    """Pixels → the picture of the screen edition."""
    made = to_screen(pixels, by.profile)
    notes = (Note("source-profile-ignored", made.assumed),) if made.assumed else ()
    embedded = dct(made.image, by.options.quality, chroma=False)
    return Made(embedded._replace(mask=soft_mask(pixels.alpha)), notes)


def separated(pixels: Pixels, by: Conversion) -> tuple[Separated, tuple[Note, ...]]:
    """Pixels → their inks, and what is to be told: how a profile was taken, what was kept, what went to black."""
    made = to_press(pixels, by.profile, by.options.cmyk, by.options.neutrals)
    notes = []
    if made.assumed:
        notes.append(Note("source-profile-ignored", made.assumed))
    if made.kept:
        notes.append(Note("cmyk-numbers-kept", made.kept))
    if made.neutral:
        notes.append(Note("neutrals-to-black"))
    # The screen edition, and a build whose pictures are all in the cache, do without numpy.
    from layout.paint.lossless import is_drawn

    return made._replace(drawn=is_drawn(pixels.image, pixels.lossy)), tuple(notes)


def stored(made: Separated, alpha: Raster.Image | None, options: PaintOptions) -> Embedded:
    """Inks and their opacity → the picture as the PDF holds it.

    What was separated here is held under the ink limit; numbers that came with the file are not touched.
    """
    limit = 400.0 if made.kept or made.own else options.ink_limit
    return _within_ink(made, options, limit)._replace(mask=soft_mask(alpha))


def soft_mask(alpha: Raster.Image | None) -> Embedded | None:
    """Opacity → the soft mask of an image (ISO 32000-1, 11.6.5.3)."""
    return None if alpha is None else deflated(alpha, level=6)


def ink_look(inks: tuple[int, ...], by: Conversion) -> tuple[int, int, int]:
    """Four inks in 0..255 → the sRGB they look like in the printing condition."""
    look = to_screen(Pixels(Raster.new("CMYK", (1, 1), inks), b""), by.profile).image
    red, green, blue = look.tobytes()
    return red, green, blue


def light_inks(light: tuple[int, ...], by: Conversion) -> tuple[int, ...]:
    """sRGB in 0..255 → the four inks that look like it in the printing condition, within the limit."""
    # As in _within_ink.
    from layout.paint.inklimit import limited_ink

    pixel = Pixels(Raster.new("RGB", (1, 1), light), b"")
    made = to_press(pixel, by.profile, by.options.cmyk, "profile").image
    return tuple(limited_ink(made, by.options.ink_limit).tobytes())


def _within_ink(made: Separated, options: PaintOptions, limit: float) -> Embedded:
    """Inks → stored with no pixel over the limit; a JPEG is measured as it comes back."""
    # As in ``separated``.
    from layout.paint.inklimit import limited_ink, most_ink
    from layout.paint.lossless import lossless

    image = made.image
    held = limited_ink(image, limit)
    if options.compression == "flate":
        return lossless(held)
    whole = lossless(held) if made.drawn else None
    margin = 0.0
    for _ in range(TRIES):
        lossy = four_ink_dct(held, options.quality)
        if whole and len(whole.data) <= len(lossy.data) * DRAWN_COST:
            return whole
        if most_ink(held) < limit - RINGING:
            return lossy
        excess = most_ink(Raster.open(BytesIO(lossy.data))) - limit
        if excess <= 0:
            return lossy
        margin += excess + 0.5
        held = limited_ink(held, limit - margin)
    return whole or lossless(limited_ink(image, limit))


def four_ink_dct(image: Raster.Image, quality: int) -> Embedded:
    """CMYK pixels → a JPEG as Adobe's programs write it: full ink is 0, and ``inverted`` has /Decode say so.

    That is what Pillow writes, and what a reader that looks at the JPEG alone takes any four-ink JPEG for.
    """
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, subsampling=0)
    data = file.getvalue()
    return Embedded(*image.size, "DeviceCMYK", "DCTDecode", data, inverted=True)
