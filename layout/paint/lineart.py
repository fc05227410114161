"""Line art: pictures of one bit a pixel, kept as they are.

Drawn as a stencil: what is black is printed in the one ink that is set, what is white is left alone. Resampling would
turn every edge into greys and every grey into a screen of dots.
"""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image as Raster
from PIL import ImageOps

from layout.paint.embedded import Embedded

BLACK_AND_WHITE = ((0, 0, 0), (255, 255, 255))
STRIP_OFFSETS, STRIP_COUNTS, ROWS_PER_STRIP = 273, 279, 278  # tags of TIFF 6.0


def is_line_art(picture: Raster.Image) -> bool:
    """An opened picture → whether it has one bit a pixel, black or white; nothing is decoded."""
    if picture.mode == "1":
        return True
    if picture.mode != "P" or "transparency" in picture.info or picture.palette is None:
        return False
    palette = tuple(picture.palette.colors)
    return len(palette) == 2 and set(palette) == set(BLACK_AND_WHITE)


def line_art(picture: Raster.Image, crop: tuple[float, float, float, float]) -> Embedded:
    """An opened picture of one bit and the part shown → a stencil of its own pixels, in whichever of CCITT G4 and
    Flate is shorter."""
    bits = picture if picture.mode == "1" else picture.convert("1", dither=Raster.Dither.NONE)
    upright = ImageOps.exif_transpose(bits)
    left, top, right, bottom = crop
    wide, high = upright.size
    box = (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
    box = (box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1))
    part = upright if box == (0, 0, wide, high) else upright.crop(box)
    return min(_group4(part), stencil(part), key=lambda made: len(made.data))


def stencil(bits: Raster.Image, level: int = 9) -> Embedded:
    """Pixels of one bit → a stencil that paints where they are black, deflated."""
    data = zlib.compress(bits.tobytes(), level)
    return Embedded(*bits.size, "", "FlateDecode", data, bits=1)


def _group4(bits: Raster.Image) -> Embedded:
    """Pixels of one bit → a stencil in CCITT G4, which Pillow's libtiff writes as the one strip of a TIFF."""
    file = BytesIO()
    bits.save(file, "TIFF", compression="group4", tiffinfo={ROWS_PER_STRIP: bits.height})
    with Raster.open(file) as written:
        tags = written.tag_v2  # type: ignore[attr-defined]  # a TIFF has them
        (start,), (size,) = tags[STRIP_OFFSETS], tags[STRIP_COUNTS]
    data = file.getvalue()[start : start + size]
    # G4 codes runs of "white" first; what TIFF calls so here are the zeros of the bitmap, which are black.
    parms = (("K", -1), ("Columns", bits.width), ("Rows", bits.height), ("BlackIs1", 1))
    return Embedded(*bits.size, "", "CCITTFaxDecode", data, bits=1, parms=parms)
