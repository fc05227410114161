"""Family pictures: whether words printed on a picture can be read there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image as Pictures
from PIL import ImageOps, ImageStat

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import Rect
from layout.page.model import Image, Page, TextLine
from layout.production.preflight.model import excerpt, line_rect
from layout.production.preflight.table import threshold
from layout.style.model import Colour

ON_PICTURES = frozenset({"cover", "masthead"})
"""Kinds of lines that are meant to stand on a picture."""

SMALL = 512  # pixels the picture is looked at with


def contrast_findings(page: Page) -> Iterator[Diagnostic]:
    """A page as set → a finding for each line printed on a picture that hardly stands out from it."""
    images = [item for item in page.items if isinstance(item, Image)]
    lines = [item for item in page.items if isinstance(item, TextLine) and item.kind in ON_PICTURES]
    least = threshold("faint-on-picture")
    for image in images:
        over = [(line, part) for line in lines if (part := _under(line_rect(line), image))]
        small = _small(image.file) if over and not image.vector else None
        if small is None:
            continue
        for line, part in over:
            ratio = _ratio(_letter(line.colour), _ground(small, part))
            if ratio < least:
                place = Place(page.number, rect=line_rect(line))
                yield diagnose(
                    "faint-on-picture",
                    line.span or image.span,
                    place,
                    text=excerpt(line.text),
                    ratio=f"{ratio:.1f}",
                    least=f"{least:g}",
                    file=image.file.name,
                )


def _small(file: Path) -> Pictures.Image | None:
    """A picture file → a small RGB copy, turned upright; None where it cannot be read."""
    try:
        with Pictures.open(file) as picture:
            picture.draft("RGB", (SMALL, SMALL))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((SMALL, SMALL))
            return upright.convert("RGB")
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        return None


def _under(rect: Rect, image: Image) -> tuple[float, float, float, float] | None:
    """A rectangle of the page and an image → the part of the picture under it, 0..1; None where they do not meet."""
    whole, crop = image.rect, image.crop
    left, right = max(rect.x, whole.x), min(rect.right, whole.right)
    top, bottom = max(rect.y, whole.y), min(rect.bottom, whole.bottom)
    if left >= right or top >= bottom:
        return None

    def across(x: float) -> float:
        return crop[0] + (x - whole.x) / whole.width * (crop[2] - crop[0])

    def down(y: float) -> float:
        return crop[1] + (y - whole.y) / whole.height * (crop[3] - crop[1])

    return across(left), down(top), across(right), down(bottom)


def _ground(picture: Pictures.Image, part: tuple[float, float, float, float]) -> float:
    """A picture and a part of it, 0..1 → the mean luminance there, 0..1."""
    wide, high = picture.size
    left, top = int(part[0] * wide), int(part[1] * high)
    box = (left, top, max(left + 1, round(part[2] * wide)), max(top + 1, round(part[3] * high)))
    red, green, blue = ImageStat.Stat(picture.crop(box)).mean
    return _luminance(red / 255, green / 255, blue / 255)


def _letter(colour: Colour) -> float:
    """A colour → its luminance as printed on white paper, roughly."""
    black = 1 - colour.black
    share = colour.tint if colour.spot else 1.0
    inks = (colour.cyan * share, colour.magenta * share, colour.yellow * share)
    return _luminance(*((1 - ink) * black for ink in inks))


def _luminance(red: float, green: float, blue: float) -> float:
    """sRGB in 0..1 → relative luminance (IEC 61966-2-1)."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _ratio(first: float, second: float) -> float:
    """Two luminances → their contrast, 1..21."""
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
