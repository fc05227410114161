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


def to_press(pixels: Pixels, profile: bytes) -> Converted:
    """Pixels and the output profile → CMYK.

    Relative colorimetric with black point compensation. Grey goes to K alone, as it is: its values are already
    those of one ink. CMYK is converted only where it names another profile than the output's.
    """
    image = pixels.image
    if image.mode == "L":
        none = Raster.new("L", image.size)
        return Converted(Raster.merge("CMYK", (none, none, none, ImageChops.invert(image))))
    if image.mode == "CMYK":
        if not pixels.profile or pixels.profile == profile:
            return Converted(image)
        if not _fits(pixels.profile, "CMYK"):
            return Converted(image, "CMYK")
        return Converted(_applied(image, pixels.profile, profile, "CMYK"))
    if pixels.profile and _fits(pixels.profile, "RGB"):
        return Converted(_applied(image, pixels.profile, profile, "CMYK"))
    assumed = "sRGB" if pixels.profile else ""
    return Converted(_applied(image, srgb(), profile, "CMYK"), assumed)


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
    description = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    return description.strip().startswith("sRGB")
