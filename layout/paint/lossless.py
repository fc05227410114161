"""Pixels → stored without loss; and how flat they are, which says whether that is worth while.

Apart from ``raster``, because only pictures for the press need numpy.
"""

from __future__ import annotations

import zlib

import numpy as np
from PIL import Image as Raster

from layout.paint.embedded import SPACES, Embedded

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


def flatness(image: Raster.Image) -> float:
    """Pixels → the share of them that are the same as the one to their left, as far as a sample shows.

    Over half in what was drawn (screenshots, charts, logos), near nothing in photographs.
    """
    wide, high = image.size
    if wide < 2:
        return 1.0
    starts = sorted({round(n * max(high - STRIP, 0) / (STRIPS - 1)) for n in range(STRIPS)})
    same = total = 0
    for start in starts:
        strip = np.asarray(image.crop((0, start, wide, min(start + STRIP, high))))
        strip = strip.reshape(strip.shape[0], wide, -1)
        equal = (strip[:, 1:] == strip[:, :-1]).all(axis=2)
        same += int(equal.sum())
        total += equal.size
    return same / total


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
