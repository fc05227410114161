"""Small pictures for the report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from layout.page.model import Image, PageList

WIDTH = 240  # px: a picture on a page thumbnail is seldom wider
QUALITY = 68


def thumbnails(pages: PageList) -> dict[Path, bytes]:
    """The pages as set → a small JPEG of each picture on them; pictures that cannot be read are left out."""
    files = dict.fromkeys(
        item.file for page in pages.pages for item in page.items if isinstance(item, Image)
    )
    with ThreadPoolExecutor() as pool:  # Pillow lets go of the interpreter while it decodes
        small = zip(files, pool.map(_small, files), strict=True)
        return {file: data for file, data in small if data}


def _small(file: Path) -> bytes:
    from PIL import Image as Pillow  # late: only a report wants it

    out = BytesIO()
    try:
        with Pillow.open(file) as picture:
            picture.draft("RGB", (WIDTH, WIDTH))
            picture.thumbnail((WIDTH, WIDTH), reducing_gap=2.0)
            picture.convert("RGB").save(out, "JPEG", quality=QUALITY)
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return b""
    return out.getvalue()
