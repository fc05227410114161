"""Whether a picture is drawn rather than taken: a chart, a screenshot, line art, of which nothing may be cut off."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Pictures
from PIL import ImageOps

SMALL = 64  # pixels a side: enough to count colours by
BITS = 5  # of each channel that count: eight shades are one
PAPER = (248, 248, 248)  # the white of paper, so shortened
FEW = 6  # colours
FLAT = 0.6  # of a picture in so few colours
WHITE = 0.35  # of it that is the white of paper
THIN = 0.12  # bytes a pixel: a JPEG of more is a photograph


LARGE = 20_000_000  # pixels: decoding more for this takes the time of a whole build


def is_graphic(file: Path) -> bool:
    """A picture file → whether it is line art, a chart or a screenshot; False if unreadable.

    Few colours on most of it, or much white. Of a JPEG with the bytes of a photograph no pixel is decoded; what is of
    one colour all over has nothing to lose.
    """
    try:
        size = file.stat().st_size
        with Pictures.open(file) as picture:
            if picture.mode == "1":
                return True
            if picture.format != "JPEG" and picture.width * picture.height > LARGE:
                return False
            if picture.format == "JPEG":
                if size > THIN * picture.width * picture.height:
                    return False
                picture.draft("RGB", (SMALL, SMALL))
            small = picture.resize((SMALL, SMALL), Pictures.Resampling.NEAREST).convert("RGB")
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        return False
    whole = SMALL * SMALL
    found = ImageOps.posterize(small, BITS).getcolors(whole) or []
    counts = {colour: count for count, colour in found}
    if len(counts) == 1:
        return False
    flat = sum(sorted(counts.values())[-FEW:]) >= FLAT * whole
    return flat or counts.get(PAPER, 0) >= WHITE * whole
