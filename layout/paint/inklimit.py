"""How much ink lies on a pixel, and no more of it than the paper takes.

Apart from ``colour``, because only conversion for the press needs numpy.
"""

from __future__ import annotations

import numpy as np
from PIL import Image as Raster


def most_ink(image: Raster.Image) -> float:
    """CMYK pixels → the total ink of the heaviest one, per cent."""
    return float(_total(np.asarray(image)).max()) / 2.55


def limited_ink(image: Raster.Image, limit: float) -> Raster.Image:
    """CMYK pixels and a total in per cent → no pixel over it.

    Where there is too much, the three colours are thinned alike and black is kept, so that depth and hue stay
    (under colour removal without a black to replace it).
    """
    inks = np.asarray(image)
    ceiling = int(limit * 2.55)
    over = _total(inks) > ceiling
    if not over.any():
        return image
    heavy = inks[over].astype(np.int32)
    colours = heavy[:, :3].sum(axis=1)
    room = np.maximum(ceiling - heavy[:, 3], 0)
    heavy[:, :3] = heavy[:, :3] * room[:, None] // np.maximum(colours, 1)[:, None]
    thinned = inks.copy()
    thinned[over] = heavy
    return Raster.frombytes("CMYK", image.size, thinned.tobytes())


def _total(
    inks: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    """Four inks a pixel → their sum, 255 for 100 per cent."""
    first, second, third, fourth = (inks[..., ink] for ink in range(4))
    # Eight times as fast as sum(axis=2).
    return first.astype(np.uint16) + second + third + fourth
