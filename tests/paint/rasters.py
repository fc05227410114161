"""Pictures made for the painter's tests, and what has become of them in a PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image as Raster
from sheets import Programs, document, page_list, picture

from layout.geometry import Rect
from layout.outcome import Outcome
from layout.paint.colour import COATED
from layout.paint.options import PaintOptions
from layout.paint.paint import paint

UNCOATED = COATED.parent / "FOGRA29L_uncoated_300.icc"
FRAME = Rect(100, 100, 120, 60)


def saved(folder: Path, name: str, image: Raster.Image, **how: object) -> Path:
    image.save(folder / name, **how)  # type: ignore[arg-type]
    return folder / name


def quarters(mode: str = "RGB", size: tuple[int, int] = (400, 200)) -> Raster.Image:
    """A picture red, green, blue and white in its four quarters, clockwise from the upper left."""
    image = Raster.new("RGB", size, "white")
    wide, high = size[0] // 2, size[1] // 2
    for colour, at in (("#ff0000", (0, 0)), ("#00ff00", (wide, 0)), ("#0000ff", (wide, high))):
        image.paste(colour, (*at, at[0] + wide, at[1] + high))
    return image.convert(mode)


def noise(size: tuple[int, int] = (500, 250), seed: int = 1) -> Raster.Image:
    """Dark noise: heavy ink and hard edges, the worst a JPEG can meet."""
    values = np.random.default_rng(seed).integers(0, 60, (size[1], size[0], 3), dtype=np.uint8)
    return Raster.fromarray(values)


def run(
    file: Path, crop: tuple[float, float, float, float] = (0, 0, 1, 1), **options: object
) -> Outcome[bytes]:
    items = [picture(file, FRAME, crop)]
    return paint(page_list(items, bleed=0.0), Programs(), PaintOptions(**options))  # type: ignore[arg-type]


def held(data: bytes) -> pikepdf.Stream:
    (image,) = document(data).pages[0].Resources.XObject.values()
    return image


def inks(data: bytes) -> np.ndarray:
    """A PDF → the inks of its picture, 0..255."""
    image = held(data)
    if image.Filter in ("/DCTDecode", ["/DCTDecode"]):
        assert [int(v) for v in image.Decode] == [1, 0] * 4
        return np.asarray(Raster.open(BytesIO(image.read_raw_bytes())))
    shape = (int(image.Height), int(image.Width), 4)
    return np.frombuffer(image.read_bytes(), np.uint8).reshape(shape)


def seen(data: bytes, x: int, y: int) -> tuple[int, ...]:
    """A PDF and a point of its page → the colour drawn there."""
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().getpixel((x, y))


CORNERS = [((115, 110), "red"), ((205, 110), "green"), ((205, 150), "blue"), ((115, 150), "white")]


def near(one: tuple[int, ...], other: tuple[int, ...], within: int = 12) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def hue(colour: tuple[int, ...]) -> str:
    """A colour as drawn → the one of the four it is nearest to in kind."""
    red, green, blue = colour
    if min(colour) > 200:
        return "white"
    return max((red, "red"), (green, "green"), (blue, "blue"))[1]
