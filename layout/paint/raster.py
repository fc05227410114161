"""A picture file → its pixels: upright, cropped, no more of them than needed, what shows through apart."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import NamedTuple

from PIL import Image as Raster
from PIL import ImageChops, ImageOps

from layout.paint.embedded import SPACES, Embedded
from layout.paint.jpeg import ORIENTATION

HUGE = 60_000_000  # pixels: there the memory of the step between counts for more than its last bit of sharpness
Crop = tuple[float, float, float, float]


class Pixels(NamedTuple):
    """Decoded pixels (L, RGB or CMYK), the ICC profile that came with them (b"" for none), and their opacity
    (L, of the same size), None where all are opaque. What is wholly transparent is white."""

    image: Raster.Image
    profile: bytes
    alpha: Raster.Image | None = None
    lossy: bool = False  # read from a JPEG


def decoded(
    picture: Raster.Image, crop: Crop, width: int, height: int, slack: float = 1.0
) -> Pixels:
    """An opened picture, the part shown and the pixels its place is worth → its pixels.

    Downsampled (Lanczos) where it has more than ``slack`` times as many each way, never upsampled. A JPEG is decoded at
    the least scale that still holds twice the pixels wanted, so a camera's picture does not fill the memory.
    Raises what Pillow raises on a broken file.
    """
    profile = picture.info.get("icc_profile") or b""
    turn = picture.getexif().get(ORIENTATION, 1)
    turned = turn in (5, 6, 7, 8)
    shown = (crop[2] - crop[0], crop[3] - crop[1])
    lossy = picture.format in ("JPEG", "MPO")
    if lossy:
        least = (round(2 * width / shown[0]), round(2 * height / shown[1]))
        picture.draft(None, least[::-1] if turned else least)
    plain = _plain(picture)
    upright = ImageOps.exif_transpose(plain) if turn != 1 else plain
    box = _box(crop, *upright.size)
    if box[2] - box[0] <= width * slack or box[3] - box[1] <= height * slack:
        whole = box == (0, 0, *upright.size)
        return _apart(upright if whole else upright.crop(_whole_pixels(box)), profile, lossy)
    gap = 2.0 if upright.width * upright.height > HUGE else 3.0
    smaller = upright.resize((width, height), Raster.Resampling.LANCZOS, box, reducing_gap=gap)
    return _apart(smaller, profile, lossy)


def _box(crop: Crop, width: int, height: int) -> tuple[float, float, float, float]:
    return (crop[0] * width, crop[1] * height, crop[2] * width, crop[3] * height)


def _whole_pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top = int(box[0] + 0.5), int(box[1] + 0.5)
    return (left, top, max(int(box[2] + 0.5), left + 1), max(int(box[3] + 0.5), top + 1))


def _apart(image: Raster.Image, profile: bytes, lossy: bool) -> Pixels:
    """Pixels of any plain mode → colours and opacity."""
    if image.mode not in ("LA", "RGBA"):
        return Pixels(image, profile, lossy=lossy)
    alpha = image.getchannel("A")
    colours = image.convert(image.mode[:-1])
    if alpha.getextrema() == (255, 255):
        return Pixels(colours, profile)
    colours.paste("white", mask=alpha.point([255] + [0] * 255))
    return Pixels(colours, profile, alpha)


def _plain(picture: Raster.Image) -> Raster.Image:
    """A picture of any mode → L, LA, RGB, RGBA or CMYK."""
    mode = picture.mode
    if picture.format in ("JPEG", "MPO") and mode == "CMYK" and "adobe" not in picture.info:
        # Pillow takes every four-ink JPEG for Adobe's inverted kind; without Adobe's marker it is not.
        return _kept(picture, ImageChops.invert(picture))
    if mode in ("LA", "RGBA"):
        return picture
    if picture.has_transparency_data:
        return _kept(picture, picture.convert("RGBA"))
    if mode in ("L", "RGB", "CMYK"):
        return picture
    if mode.startswith("I"):  # 16 bits a channel: the upper eight are what a press can show
        return _kept(picture, picture.convert("I").point(lambda value: value / 257).convert("L"))
    return _kept(picture, picture.convert("L" if mode in ("1", "F") else "RGB"))


def _kept(picture: Raster.Image, made: Raster.Image) -> Raster.Image:
    """The picture and its copy in another mode → the copy, still knowing which way is up."""
    if "exif" in picture.info:
        made.info["exif"] = picture.info["exif"]
    return made


def deflated(image: Raster.Image, level: int) -> Embedded:
    """Pixels → an image without loss, quickly made."""
    data = zlib.compress(image.tobytes(), level)
    return Embedded(*image.size, SPACES[image.mode], "FlateDecode", data)


def dct(image: Raster.Image, quality: int, chroma: bool = True) -> Embedded:
    """Pixels (L, RGB) → a JPEG image; without ``chroma`` its colours are held at half the resolution (4:2:0)."""
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, subsampling=0 if chroma else 2, optimize=True)
    return Embedded(*image.size, SPACES[image.mode], "DCTDecode", file.getvalue())
