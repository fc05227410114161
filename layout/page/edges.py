"""Whether a picture ends in white that would run into the paper. LOOK: Pictures."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image as Pictures
from PIL import ImageFile, ImageOps

from layout.page.png_row import first_row

FORMATS = (
    "JPEG",
    "PNG",
    "GIF",
    "BMP",
    "TIFF",
    "WEBP",
)  # not EPS, for which Pillow starts Ghostscript
SMALL = 64  # pixels: large enough to judge an edge by
WHITE = 244  # of 255, from here on nearly the paper's own
SHARE = 0.6  # of an edge that is white
TURNED = 0x0112  # EXIF: orientation
LARGE = 20_000_000  # pixels: to decode more takes the time of a whole build
START = 16 * 1024  # bytes of a JPEG's data that show its first rows
END_OF_JPEG = b"\xff\xd9"


def white_edge(file: Path, crop: tuple[float, float, float, float]) -> bool:
    """A picture file and the part shown (0..1) → whether one of its edges is mostly white; False if unreadable.

    Of a JPEG the first rows are looked at first: one that is not white there is not read further; of a large PNG the
    first row decides. Line art and pictures with transparency have no edge: their white is the paper's. Remembered as
    long as the file stays as it is.
    """
    try:
        facts = file.stat()
    except OSError:
        return False
    return _white_edge(file, facts.st_mtime_ns, facts.st_size, crop)


@lru_cache(maxsize=1024)
def _white_edge(
    file: Path, _time: int, _size: int, crop: tuple[float, float, float, float]
) -> bool:
    try:
        with Pictures.open(file, formats=FORMATS) as picture:
            if picture.mode == "1" or picture.has_transparency_data:
                return False
            large = picture.format == "PNG" and picture.width * picture.height > LARGE
            if large and (row := first_row(file)) is not None:
                return _white(_small(row), sides=False)
            if picture.format == "JPEG":
                begun = _begun(file, picture)
                if not _white(_small(begun), sides=False):
                    return False
                upright = picture.getexif().get(TURNED, 1) == 1
                if upright and crop[1] == 0 and _white(_small(begun, crop), sides=False):
                    return True
                picture.draft("L", (SMALL, SMALL))
            turned = ImageOps.exif_transpose(picture)
            return _white(_small(turned, crop), sides=True)
    except (OSError, ValueError, SyntaxError):
        return False


def _begun(file: Path, picture: ImageFile.ImageFile) -> Pictures.Image:
    """A JPEG → a small picture of which only the first rows are sure: its data is cut off after them."""
    head = picture.fp.tell() if picture.fp is not None else 0
    with file.open("rb") as stream:
        data = stream.read(head + START)
    begun = Pictures.open(io.BytesIO(data + END_OF_JPEG))
    begun.draft("L", (SMALL, SMALL))
    return begun


def _small(
    picture: Pictures.Image, crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
) -> Pictures.Image:
    """A picture and the part shown → that part in greys, on white where it is transparent."""
    wide, high = picture.size
    box = (
        round(crop[0] * wide),
        round(crop[1] * high),
        round(crop[2] * wide),
        round(crop[3] * high),
    )
    part = picture.crop(box) if crop != (0, 0, 1, 1) else picture
    if part.mode in ("RGBA", "LA", "PA") or "transparency" in part.info:
        part = part.convert("RGBA")
        ground = Pictures.new("RGBA", part.size, "white")
        part = Pictures.alpha_composite(ground, part)
    return part.convert("L")


def _white(picture: Pictures.Image, *, sides: bool) -> bool:
    """Greys → whether the first row is mostly white, or with ``sides`` any of the four edges."""
    wide, high = picture.size
    edges = [(0, 0, wide, 1)]
    if sides:
        edges += [(0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high)]
    for edge in edges:
        counts = picture.crop(edge).histogram()
        if sum(counts[WHITE:]) >= SHARE * sum(counts):
            return True
    return False
