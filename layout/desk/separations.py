"""A page → its plates: how much of each ink stands where, for the eye and for the pointer.

The display list is painted once an ink, every colour replaced by that ink's share as grey, and rastered. Pictures
are separated by the profile of the printing condition, as for the press file. Solid black text and rules overprint:
on the other plates they leave what lies below.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from PIL import Image as Raster
from PIL import ImageChops

from layout.desk.engine import Sheet
from layout.page.model import Chart, Dot, Fill, Image, Item, Page, Rule, TextLine
from layout.paint.colour import to_press
from layout.paint.conversion import conversion
from layout.paint.inklimit import limited_ink
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.paint.raster import decoded
from layout.production.press import paint_options
from layout.request import TypesetIssue
from layout.style.model import BLACK, Colour

INKS = ("cyan", "magenta", "yellow", "black")
LETTERS = {"cyan": "C", "magenta": "M", "yellow": "Y", "black": "K"}
LIGHT = {"cyan": (0, 147, 211), "magenta": (204, 0, 107), "yellow": (255, 237, 0), "black": (35, 31, 32)}  # fmt: skip
DENSITY = 2.0  # pixels a pt
KEPT = 6  # pages whose plates are kept
Shares = np.ndarray[Any, np.dtype[np.float32]]


class Plates(NamedTuple):
    """The shares of each ink on a page, bleed included, 0 to 1, as rows of pixels; ``scale`` pixels a pt."""

    shares: dict[str, Shares]
    scale: float
    bleed: float


class Separations:
    """Makes the plates of pages as they are asked for, and keeps the last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[int, tuple[bytes, Plates]] = OrderedDict()

    def plates(self, sheet: Sheet, typeset: TypesetIssue) -> Plates:
        """A page as shown and its issue → its plates."""
        key = id(sheet.pdf)
        with self._lock:
            if key not in self._kept:
                page = typeset.pages.pages[sheet.number - 1]
                self._kept[key] = sheet.pdf, _separated(page, typeset)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def plate(self, sheet: Sheet, typeset: TypesetIssue, name: str, width: int) -> bytes:
        """A page, its issue, an ink (or "total": what is over the limit) and a width in pixels → a JPEG of it."""
        plates = self.plates(sheet, typeset)
        if name == "total":
            image = _over(plates, typeset.source.style.print.ink_limit)
        else:
            image = _tinted(plates.shares[name], LIGHT.get(name, (90, 90, 90)))
        scale = width / sheet.width / plates.scale
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        stream = BytesIO()
        image.resize(size, Raster.Resampling.BILINEAR).save(stream, "JPEG", quality=90)
        return stream.getvalue()

    def inks(self, sheet: Sheet, typeset: TypesetIssue, x: float, y: float) -> dict[str, int]:
        """A page, its issue and a point in pt → the per cent of each ink there, by its letter or name."""
        plates = self.plates(sheet, typeset)
        found = {}
        for name, shares in plates.shares.items():
            row = min(shares.shape[0] - 1, max(0, int((y + plates.bleed) * plates.scale)))
            column = min(shares.shape[1] - 1, max(0, int((x + plates.bleed) * plates.scale)))
            found[LETTERS.get(name, name)] = round(100 * float(shares[row, column]))
        return found


def _separated(page: Page, typeset: TypesetIssue) -> Plates:
    style = typeset.source.style
    names = (*INKS, *_spots(page))
    with TemporaryDirectory() as folder:
        pictures = _pictures(page, paint_options(style), Path(folder))
        shares = {}
        for name in names:
            items = tuple(_on_plate(page.items, name, pictures, style.print.overprint))
            part = replace(typeset.pages, pages=(replace(page, items=items),), outline=())
            painted = paint(part, typeset.fonts, PaintOptions(target="screen", quality=95))
            shares[name] = _shares(painted.value)
    return Plates(shares, DENSITY, typeset.pages.bleed)


def _shares(pdf: bytes) -> Shares:
    """A page of greys → what is missing from white, 0 to 1."""
    document = pdfium.PdfDocument(pdf)
    bitmap = document[0].render(scale=DENSITY, grayscale=True)
    grey = np.asarray(bitmap.to_pil().convert("L"), dtype=np.float32)
    bitmap.close()
    document.close()
    return np.round(1 - grey / 255, 3)


def _pictures(page: Page, options: PaintOptions, folder: Path) -> dict[tuple[int, str], Path]:
    """A page, how it is painted for the press and a folder → for each picture and ink a grey picture in it."""
    by = conversion(options)
    found: dict[tuple[int, str], Path] = {}
    for index, item in enumerate(page.items):
        if not isinstance(item, Image):
            continue
        width, height = (max(1, round(side * DENSITY)) for side in item.rect[2:])
        try:
            with Raster.open(item.file) as picture:
                pixels = decoded(picture, item.crop, width, height)
        except (OSError, ValueError):
            continue  # told by the build; the plates go without it
        four = limited_ink(to_press(pixels, by.profile).image, options.ink_limit)
        for name, channel in zip(INKS, four.split(), strict=True):
            path = folder / f"{index}-{name}.png"
            ImageChops.invert(channel).save(path, compress_level=1)
            found[index, name] = path
    return found


def _on_plate(
    items: Iterable[Item], name: str, pictures: dict[tuple[int, str], Path], overprint: bool
) -> Iterator[Item]:
    """The items of a page and an ink → what its plate prints or keeps free, as greys."""
    for index, item in enumerate(items):
        match item:
            case Image():
                file = pictures.get((index, name))
                if file is not None:
                    with Raster.open(file) as grey:
                        pixels = grey.size
                    yield replace(item, file=file, crop=(0.0, 0.0, 1.0, 1.0), pixels=pixels)
                else:
                    yield Fill(item.rect, Colour())
            case TextLine() | Rule() | Dot():
                if not (overprint and item.colour == BLACK and name != "black"):
                    yield replace(item, colour=grey_of(item.colour, name))
            case Fill():
                yield replace(item, colour=grey_of(item.colour, name))
            case Chart():
                hand = item.hand._replace(colour=grey_of(item.hand.colour, name))
                palette = tuple(grey_of(colour, name) for colour in item.palette)
                yield replace(
                    item, hand=hand, palette=palette, hairline=grey_of(item.hairline, name)
                )
            case _:
                yield item


def grey_of(colour: Colour, name: str) -> Colour:
    """A colour and an ink → a grey as dark as that ink is strong in it."""
    if colour.spot:
        return Colour(black=colour.tint if colour.spot == name else 0.0)
    return Colour(black=getattr(colour, name) if name in INKS else 0.0)


def _spots(page: Page) -> tuple[str, ...]:
    kinds = TextLine | Rule | Fill | Dot
    found = {item.colour.spot for item in page.items if isinstance(item, kinds)}
    return tuple(sorted(found - {""}))


def _tinted(shares: Shares, light: tuple[int, int, int]) -> Raster.Image:
    """Shares of an ink and how it looks → a picture of its plate."""
    ink = 255 - np.array(light, dtype=np.float32)
    return Raster.fromarray((255 - shares[..., None] * ink).astype(np.uint8))


def _over(plates: Plates, limit: float) -> Raster.Image:
    """Plates and the ink limit in per cent → the page in pale grey, red where there is more ink."""
    total = sum(plates.shares.values()) * 100
    pale = np.clip(255 - total * 0.35, 120, 255).astype(np.uint8)
    image = np.stack([pale, pale, pale], axis=-1)
    image[total > limit + 1] = (214, 31, 24)
    return Raster.fromarray(image)
