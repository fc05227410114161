"""Pixels → stored without loss; and whether they were drawn, which says whether that is worth while.

Apart from ``raster``, because only pictures for the press need numpy.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from PIL import Image as Raster

from layout.paint.embedded import SPACES, Embedded

FLAT, FLAT_IN_JPEG, VARIETY = (
    0.5,
    0.75,
    0.1,
)  # of a picture that was drawn; photographs lie well apart
STRIPS, STRIP = 24, 12  # stretches of rows that stand for the whole, and how many rows each has


def lossless(image: Raster.Image, level: int = 6) -> Embedded:
    """Pixels → a deflated image, each row as its difference from the one above (PNG's predictor Up)."""
    channels = len(image.getbands())
    rows = np.asarray(image).reshape(image.height, image.width * channels)
    coded = np.empty((image.height, 1 + rows.shape[1]), np.uint8)
    coded[:, 0] = 2
    coded[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=coded[1:, 1:])
    data = zlib.compress(coded.tobytes(), level)
    parms = (("Predictor", 15), ("Colors", channels), ("Columns", image.width))
    return Embedded(*image.size, SPACES[image.mode], "FlateDecode", data, parms=parms)


def is_drawn(image: Raster.Image, lossy: bool) -> bool:
    """Pixels (L, RGB or CMYK) and whether they were a JPEG → whether they are a screenshot, a chart or a logo and no
    photograph, as far as a sample of strips shows.

    Most pixels of what was drawn are the same as the one to their left, and the others have few colours. In a JPEG the
    flat parts may be a sky or the night.
    """
    wide, high = image.size
    starts = sorted({round(n * max(high - STRIP, 0) / (STRIPS - 1)) for n in range(STRIPS)})
    strips = [image.crop((0, y, wide, min(y + STRIP, high))) for y in starts]
    packed = [_packed(np.asarray(strip)) for strip in strips]
    changes = [strip[:, 1:][strip[:, 1:] != strip[:, :-1]] for strip in packed]
    total = sum(strip[:, 1:].size for strip in packed)
    changed = np.concatenate(changes)
    if changed.size > (1 - (FLAT_IN_JPEG if lossy else FLAT)) * total:
        return False
    return np.unique(changed).size <= VARIETY * changed.size


def _packed(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Rows of pixels → the same with a number for each colour."""
    channels = pixels.reshape(*pixels.shape[:2], -1)
    found = channels[..., 0].astype(np.uint32)
    for channel in range(1, channels.shape[2]):
        found = ((found << 8) | channels[..., channel]).astype(np.uint32)
    return found


def neutral(image: Raster.Image) -> bool:
    """RGB pixels → whether every one of them is a grey; ends at the first strip that is not."""
    rows = max(1, 1_000_000 // image.width)
    for start in range(0, image.height, rows):
        box = (0, start, image.width, min(start + rows, image.height))
        strip = np.asarray(image.crop(box))
        red, green, blue = strip[..., 0], strip[..., 1], strip[..., 2]
        if not ((red == green) & (green == blue)).all():
            return False
    return True
