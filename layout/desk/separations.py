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
from typing import Any

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
from layout.paint.requested import FORMATS
from layout.production.press import paint_options
from layout.request import TypesetIssue
from layout.style.model import BLACK, Colour

INKS = ("cyan", "magenta", "yellow", "black")
LETTERS = {"cyan": "C", "magenta": "M", "yellow": "Y", "black": "K"}
LIGHT = {"cyan": (0, 147, 211), "magenta": (204, 0, 107), "yellow": (255, 237, 0), "black": (35, 31, 32)}  # fmt: skip
DENSITY = 2.0  # pixels a pt
KEPT = 6  # pages whose plates are kept
Shares = np.ndarray[Any, np.dtype[np.float32]]


class Separations:
    """Makes the plates of pages as they are asked for, and keeps the last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[int, _Plates] = OrderedDict()

    def plate(self, sheet: Sheet, typeset: TypesetIssue, name: str, width: int) -> bytes:
        """A page, its issue, an ink (or "total": what is over the limit) and a width in pixels → a JPEG of it."""
        with self._lock:
            plates = self._plates(sheet, typeset)
            if name == "total":
                total = np.sum([plates.share(ink) for ink in plates.names], axis=0)
                image = _over(total, typeset.source.style.print.ink_limit)
            elif name in plates.names:
                image = _tinted(plates.share(name), LIGHT.get(name, (90, 90, 90)))
            else:
                raise KeyError(name)
        scale = width / sheet.width / DENSITY
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        stream = BytesIO()
        image.resize(size, Raster.Resampling.BILINEAR).save(stream, "JPEG", quality=90)
        return stream.getvalue()

    def inks(self, sheet: Sheet, typeset: TypesetIssue, x: float, y: float) -> dict[str, int]:
        """A page, its issue and a point in pt → the per cent of each ink there, by its letter or name."""
        bleed = typeset.pages.bleed
        with self._lock:
            plates = self._plates(sheet, typeset)
            shares = {name: plates.share(name) for name in plates.names}
        found = {}
        for name, share in shares.items():
            row = min(share.shape[0] - 1, max(0, int((y + bleed) * DENSITY)))
            column = min(share.shape[1] - 1, max(0, int((x + bleed) * DENSITY)))
            found[LETTERS.get(name, name)] = round(100 * float(share[row, column]))
        return found

    def _plates(self, sheet: Sheet, typeset: TypesetIssue) -> _Plates:
        key = id(sheet.pdf)
        if key not in self._kept:
            page = typeset.pages.pages[sheet.number - 1]
            self._kept[key] = _Plates(sheet, page, typeset)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


class _Plates:
    """The plates of one page, each made when it is first asked for; its pictures are separated once."""

    def __init__(self, sheet: Sheet, page: Page, typeset: TypesetIssue) -> None:
        self.names = (*INKS, *_spots(page))
        self._pdf = sheet.pdf  # held, so that the page keeps its identity
        self._page, self._typeset = page, typeset
        self._pictures = _pictures(page, paint_options(typeset.source.style))
        self._shares: dict[str, Shares] = {}

    def share(self, name: str) -> Shares:
        """An ink → how much of it there is, 0 to 1, bleed included, ``DENSITY`` pixels a pt."""
        if name not in self._shares:
            overprint = self._typeset.source.style.print.overprint
            with TemporaryDirectory() as folder:
                greys = dict(_greys(self._pictures, name, Path(folder)))
                items = tuple(_on_plate(self._page.items, name, greys, overprint))
                pages = (replace(self._page, items=items),)
                part = replace(self._typeset.pages, pages=pages, outline=())
                options = PaintOptions(target="screen", quality=95)
                self._shares[name] = _shares(paint(part, self._typeset.fonts, options).value)
        return self._shares[name]


def _shares(pdf: bytes) -> Shares:
    """A page of greys → what is missing from white, 0 to 1."""
    document = pdfium.PdfDocument(pdf)
    bitmap = document[0].render(scale=DENSITY, grayscale=True)
    grey = np.asarray(bitmap.to_pil().convert("L"), dtype=np.float32)
    bitmap.close()
    document.close()
    return np.round(1 - grey / 255, 3)


def _pictures(page: Page, options: PaintOptions) -> dict[int, Raster.Image]:
    """A page and how it is painted for the press → each picture by its index, in four inks."""
    by = conversion(options)
    found: dict[int, Raster.Image] = {}
    for index, item in enumerate(page.items):
        if not isinstance(item, Image):
            continue
        width, height = (max(1, round(side * DENSITY)) for side in item.rect[2:])
        try:
            with Raster.open(item.file, formats=FORMATS) as picture:
                pixels = decoded(picture, item.crop, width, height)
        except (OSError, ValueError):
            continue  # told by the build; the plates go without it
        inks = to_press(pixels, by.profile, options.cmyk, options.neutrals).image
        found[index] = limited_ink(inks, options.ink_limit)
    return found


def _greys(
    pictures: dict[int, Raster.Image], name: str, folder: Path
) -> Iterator[tuple[int, tuple[Path, tuple[int, int]]]]:
    """Separated pictures, an ink and a folder → a grey picture of each there, with its pixels."""
    for index, picture in pictures.items() if name in INKS else ():
        grey = ImageChops.invert(picture.getchannel(INKS.index(name)))
        path = folder / f"{index}.png"
        grey.save(path, compress_level=1)
        yield index, (path, grey.size)


def _on_plate(
    items: Iterable[Item],
    name: str,
    greys: dict[int, tuple[Path, tuple[int, int]]],
    overprint: bool,
) -> Iterator[Item]:
    """The items of a page and an ink → what its plate prints or keeps free, as greys."""
    for index, item in enumerate(items):
        match item:
            case Image() if index in greys:
                file, pixels = greys[index]
                yield replace(item, file=file, crop=(0.0, 0.0, 1.0, 1.0), pixels=pixels)
            case Image():
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


def _over(total: Shares, limit: float) -> Raster.Image:
    """The sum of all inks and their limit in per cent → the page in pale grey, red where there is more ink."""
    pale = np.clip(255 - total * 35, 120, 255).astype(np.uint8)
    image = np.stack([pale, pale, pale], axis=-1)
    image[total * 100 > limit + 1] = (214, 31, 24)
    return Raster.fromarray(image)
