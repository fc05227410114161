"""A placed picture → what is asked of its file, and what lies beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image as Raster

from layout.geometry import Rect
from layout.manifest.picture_file import VectorPage
from layout.page.model import Fill, Image, Item
from layout.paint.options import PaintOptions
from layout.style.model import Colour

PROOF_PPI = 200  # of pictures a proof cannot pass through: sharp on a screen, quick to make
WHOLE = (0.0, 0.0, 1.0, 1.0)
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000")
"""What a picture of pixels may be, whatever its name says. Not EPS, for which Pillow starts Ghostscript."""


class Request(NamedTuple):
    """What is asked of a picture file: the part shown, the pixels its place is worth, and what lies beneath it
    where that shows through and the file may hold no transparency. Of a ``vector`` only the page is asked for."""

    file: Path
    crop: tuple[float, float, float, float]
    width: int
    height: int
    beneath: tuple[Layer, ...] = ()
    vector: VectorPage | None = None


class Layer(NamedTuple):
    """A ground or a picture under another one: left, top, right, bottom in parts of the upper one."""

    part: tuple[float, float, float, float]
    colour: Colour | None = None
    picture: Request | None = None


def requests(items: Iterable[Item], options: PaintOptions) -> Iterator[tuple[Image, Request]]:
    """What stands on a page, in paint order → its pictures and what is asked of each file."""
    under: list[Fill | tuple[Image, Request]] = []
    for item in items:
        if isinstance(item, Fill):
            under.append(item)
        elif isinstance(item, Image):
            asked = _request(item, options)
            if not (options.transparency or item.vector) and shows_through(item.file):
                asked = asked._replace(beneath=tuple(_layers(item.rect, under)))
            under.append((item, asked))
            yield item, asked


def _request(image: Image, options: PaintOptions) -> Request:
    """A placed picture → the pixels its rectangle is worth at the target's resolution."""
    if image.vector:
        return Request(image.file, WHOLE, 0, 0, vector=image.vector)
    ppi = PROOF_PPI if options.target == "proof" else options.ppi
    width, height = (max(1, round(side * ppi / 72)) for side in image.rect[2:])
    return Request(image.file, image.crop, width, height)


def _layers(above: Rect, under: Iterable[Fill | tuple[Image, Request]]) -> Iterator[Layer]:
    """A rectangle and what was painted before → what of that lies in it, lowest first."""
    for one in under:
        rect = one.rect if isinstance(one, Fill) else one[0].rect
        if not rect.meets(above):
            continue
        left, top = (rect.x - above.x) / above.width, (rect.y - above.y) / above.height
        part = (left, top, left + rect.width / above.width, top + rect.height / above.height)
        yield Layer(part, one.colour) if isinstance(one, Fill) else Layer(part, picture=one[1])


def shows_through(file: Path) -> bool:
    """A picture file → whether it has transparency, as its header says."""
    try:
        with Raster.open(file, formats=FORMATS) as picture:
            return picture.format != "JPEG" and bool(picture.has_transparency_data)
    except (OSError, ValueError, SyntaxError, Raster.DecompressionBombError):
        return False
