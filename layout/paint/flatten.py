"""Pictures with transparency where the file may hold none (PDF/X-1a) → laid on what really is beneath them.

What is wholly transparent is left out by a stencil, so that whatever lies there (text, a spot colour) stays; what is
half so is mixed with the grounds and pictures beneath it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image as Raster

from layout.paint.embedded import Embedded
from layout.paint.lineart import stencil
from layout.paint.requested import Layer, Request
from layout.style.model import Colour

HALF = 128  # of 255: with a spot colour beneath, what is more opaque than that is wholly so


class Flattened(NamedTuple):
    """Inks with nothing half transparent, the stencil of what is left out, and whether edges had to be hardened."""

    image: Raster.Image
    mask: Embedded
    hardened: bool


Inked = Callable[[Request], tuple[Raster.Image, Raster.Image | None]]
"""A request → its inks (CMYK) and their opacity."""


def flattened(
    image: Raster.Image, alpha: Raster.Image, layers: tuple[Layer, ...], inked: Inked
) -> Flattened:
    """Inks, their opacity, what lies beneath and how to get the inks of a picture there → flattened.

    Over a spot colour nothing can be mixed in four inks: edges are hardened there, as a stencil's are.
    """
    spot = any(layer.colour and layer.colour.spot and layer.colour.tint for layer in layers)
    if spot:
        hard = alpha.point([0] * HALF + [255] * (256 - HALF))
        return Flattened(image, _outside(hard), hard.tobytes() != alpha.tobytes())
    ground = Raster.new("CMYK", image.size)
    for layer in layers:
        _lay(ground, layer, inked)
    return Flattened(Raster.composite(image, ground, alpha), _outside(alpha), False)


def _lay(ground: Raster.Image, layer: Layer, inked: Inked) -> None:
    """A layer → painted on the ground, its edges at the nearest pixel."""
    wide, high = ground.size
    left, top, right, bottom = layer.part
    box = (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
    if layer.colour is not None:
        ground.paste(_inks(layer.colour), box)
    elif layer.picture is not None:
        image, alpha = inked(layer.picture)
        size = (max(1, box[2] - box[0]), max(1, box[3] - box[1]))
        mask = alpha.resize(size) if alpha else None
        ground.paste(image.resize(size), box[:2], mask)


def _inks(colour: Colour) -> tuple[int, ...]:
    return tuple(round(255 * ink) for ink in colour[:4])


def _outside(alpha: Raster.Image) -> Embedded:
    """Opacity → a stencil of what is wholly transparent, as an image's /Mask asks for (ISO 32000-1, 8.9.6.3)."""
    return stencil(alpha.point([255] + [0] * 255).convert("1", dither=Raster.Dither.NONE))
