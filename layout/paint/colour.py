"""Pixels → the inks of a printing condition, or sRGB; by LittleCMS, black kept where it is black alone."""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image as Raster
from PIL import ImageChops, ImageCms

from layout.paint.raster import Pixels

PROFILES = Path(__file__).parents[1] / "profiles"
SRGB = PROFILES / "sRGB.icc"
COATED = PROFILES / "ISOcoated_v2_300_bas.icc"
SPACES = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY"}


@cache
def srgb() -> bytes:
    """Nothing → the sRGB profile."""
    return SRGB.read_bytes()


class Converted(NamedTuple):
    """Converted pixels, and what their embedded profile was taken for where it could not be used."""

    image: Raster.Image
    assumed: str = ""


class Separated(NamedTuple):
    """Pixels in the inks of a printing condition (CMYK).

    ``assumed``: what an embedded profile that could not be used was taken for. ``own``: the numbers are the file's;
    ``kept``: and it says they were made for this other condition. ``neutral``: greys in RGB went to black alone.
    ``drawn``: it is no photograph.
    """

    image: Raster.Image
    assumed: str = ""
    own: bool = False
    kept: str = ""
    neutral: bool = False
    drawn: bool = False


@lru_cache(maxsize=4)
def usable_press_profile(profile: bytes) -> str:
    """ICC bytes → why they are no CMYK output profile, or ""."""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = opened.profile.xcolor_space.strip()
        _transform(srgb(), profile, "RGB", "CMYK")
    except (OSError, ImageCms.PyCMSError) as fault:
        return str(fault) or "ICC"
    return "" if space == "CMYK" else space


def to_press(pixels: Pixels, profile: bytes, cmyk: str, neutrals: str) -> Separated:
    """Pixels, the output profile and what becomes of CMYK (keep, convert) and neutrals (black, profile) → inks.

    Relative colorimetric with black point compensation. Grey goes to K alone, as it is: its values are already
    those of one ink. So does RGB where red, green and blue are the same: everywhere in a picture without colour, pixel by
    pixel in one that was drawn; a photograph's deepest shadows keep their four inks.
    """
    image = pixels.image
    if image.mode == "L":
        return Separated(_black(image))
    if image.mode == "CMYK":
        return _own(pixels, profile, cmyk)
    source, assumed = srgb(), "sRGB" if pixels.profile else ""
    if pixels.profile and _fits(pixels.profile, "RGB"):
        source, assumed = pixels.profile, ""
    if neutrals == "black":
        # Only pictures in RGB for the press ask for numpy here.
        from layout.paint.lossless import is_drawn, neutral

        if neutral(image):
            return Separated(_black(image.getchannel("R")), assumed, neutral=True)
        if is_drawn(image, pixels.lossy):
            made, found = _black_where_neutral(image, _applied(image, source, profile, "CMYK"))
            return Separated(made, assumed, neutral=found)
    return Separated(_applied(image, source, profile, "CMYK"), assumed)


def _own(pixels: Pixels, profile: bytes, cmyk: str) -> Separated:
    """CMYK pixels → the same numbers, or those that look alike in this condition."""
    if not pixels.profile or pixels.profile == profile:
        return Separated(pixels.image, own=True)
    if not _fits(pixels.profile, "CMYK"):
        return Separated(pixels.image, "CMYK", own=True)
    if cmyk == "convert":
        return Separated(_applied(pixels.image, pixels.profile, profile, "CMYK"))
    return Separated(pixels.image, own=True, kept=described(pixels.profile))


def _black(grey: Raster.Image) -> Raster.Image:
    """Grey pixels → on the black plate alone."""
    none = Raster.new("L", grey.size)
    return Raster.merge("CMYK", (none, none, none, ImageChops.invert(grey)))


def _black_where_neutral(light: Raster.Image, inks: Raster.Image) -> tuple[Raster.Image, bool]:
    """RGB pixels and their inks → the inks with black alone for every grey, and whether any but white was there."""
    red, green, blue = light.split()
    colour = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    grey = colour.point([255] + [0] * 255)
    found = ImageChops.darker(grey, ImageChops.invert(red)).getbbox() is not None
    return (Raster.composite(_black(red), inks, grey), True) if found else (inks, False)


def to_screen(pixels: Pixels, profile: bytes) -> Converted:
    """Pixels and the profile CMYK is taken to be in where it names none → sRGB; grey stays grey."""
    image = pixels.image
    if image.mode == "L":
        return Converted(image)
    named = bool(pixels.profile) and _fits(pixels.profile, image.mode)
    ignored = bool(pixels.profile) and not named
    if image.mode == "CMYK":
        source = pixels.profile if named else profile
        shown = _applied(image, source, srgb(), "RGB")
        return Converted(shown, "CMYK" if ignored else "")
    if not named or _is_srgb(pixels.profile):
        return Converted(image, "sRGB" if ignored else "")
    return Converted(_applied(image, pixels.profile, srgb(), "RGB"))


def _applied(image: Raster.Image, source: bytes, target: bytes, mode: str) -> Raster.Image:
    way = _transform(source, target, image.mode, mode)
    made = Raster.new(mode, image.size)
    # Not applyTransform: it copies the target profile, a megabyte, into every picture.
    way.transform.apply(image.getim(), made.getim())
    return made


@lru_cache(maxsize=32)
def _transform(source: bytes, target: bytes, mode: str, into: str) -> ImageCms.ImageCmsTransform:
    """Two profiles → the way between them; without LittleCMS's pixel cache threads may share it."""
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(source)),
        ImageCms.ImageCmsProfile(BytesIO(target)),
        mode,
        into,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOCACHE,
    )


@lru_cache(maxsize=32)
def _fits(profile: bytes, mode: str) -> bool:
    """An embedded profile and the mode of its pixels → whether it can be used for them."""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        if opened.profile.xcolor_space != SPACES[mode]:
            return False
        _transform(profile, srgb(), mode, "RGB")
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


@lru_cache(maxsize=32)
def _is_srgb(profile: bytes) -> bool:
    """An RGB profile → whether it is one of the many copies of sRGB."""
    return described(profile).startswith("sRGB")


@lru_cache(maxsize=32)
def described(profile: bytes) -> str:
    """A profile → what it says it is."""
    return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile))).strip()
