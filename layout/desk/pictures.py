"""A picture of the issue → a small one for the desk."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from layout.desk.files import PICTURES, Refused

SHOWN = PICTURES
WIDEST = 1600


def small(path: Path, width: int) -> bytes:
    """A picture's path and the width wanted in pixels → a JPEG no wider. Raises ``Refused`` for what is none."""
    try:
        with Image.open(path) as source:
            source.draft("RGB", (min(width, WIDEST), WIDEST))
            image = ImageOps.exif_transpose(source)
            image.thumbnail((max(1, min(width, WIDEST)), WIDEST))
            if image.mode in ("RGBA", "LA", "PA", "P"):
                seen = image.convert("RGBA")
                ground = Image.new("RGBA", seen.size, "white")
                image = Image.alpha_composite(ground, seen)
            stream = BytesIO()
            image.convert("RGB").save(stream, "JPEG", quality=85)
    except (OSError, ValueError, Image.DecompressionBombError):
        raise Refused("unreadable") from None
    return stream.getvalue()
