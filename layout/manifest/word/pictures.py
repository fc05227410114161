"""Pictures in a Word file → files beside it, each under a name that tells its content: what an editor has changed is
never written over.
"""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from layout.manifest.picture_file import PIXELS_MOST
from layout.manifest.picture_header import PRINTABLE, read_header
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.model import Image

_WHOLE = (0.0, 0.0, 0.0, 0.0)


class Place(NamedTuple):
    """Where pictures go: the folder, what their names begin with, and what comes before them where they are named."""

    folder: Path
    prefix: str = ""
    named_from: str = ""


def beside(path: Path) -> Place:
    """A Word file → the folder beside it that its pictures go to."""
    folder = path.parent / f"{path.stem}.图片"
    return Place(folder, "", f"{folder.name}/")


class Pictures:
    """Takes the pictures of one Word file out. ``written`` are the files that were not there before."""

    def __init__(self, place: Place, images: dict[str, bytes], ledger: Ledger) -> None:
        self.place = place
        self.images = images
        self.ledger = ledger
        self.files: dict[tuple[str, tuple[float, float, float, float]], str] = {}
        self.written: list[Path] = []

    def file(self, image: Image, paragraph: int) -> str:
        """An image → the name of its file beside the Word file; "" where it cannot be printed, which is told."""
        key = (image.part, image.crop)
        if key not in self.files:
            self.files[key] = self._file(image, paragraph)
        return self.files[key]

    def _file(self, image: Image, paragraph: int) -> str:
        data = self.images.get(image.part, b"")
        header = read_header(data)
        if header.kind not in PRINTABLE or not header.whole or not header.width:
            kind = header.kind or Path(image.part).suffix.lstrip(".").upper() or "?"
            self.ledger.tell("word-picture-kind", paragraph, image.alt, kind=kind)
            return ""
        suffix = PRINTABLE[header.kind][0]
        if image.crop != _WHOLE and header.width * header.height <= PIXELS_MOST:
            data, suffix = _cropped(data, image.crop) or (data, suffix)
        number = len(self.files) + 1
        name = f"{self.place.prefix}图{number}-{sha256(data).hexdigest()[:8]}{suffix}"
        target = self.place.folder / name
        try:
            if not target.exists():
                self._write(target, data)
        except OSError as error:
            reason = error.strerror or "?"
            self.ledger.tell("word-picture-unwritable", paragraph, file=str(target), reason=reason)
            return ""
        return self.place.named_from + name

    def _write(self, target: Path, data: bytes) -> None:
        """A file → there whole or not at all."""
        self.place.folder.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(target)
        self.written.append(target)


def _cropped(data: bytes, crop: tuple[float, float, float, float]) -> tuple[bytes, str] | None:
    """The bytes of a picture and the shares cut away → the bytes of what is left and their ending; None where Pillow
    cannot read it."""
    from PIL import Image as Pixels  # here: few pictures are cropped

    left, top, right, bottom = crop
    stream = BytesIO()
    try:
        with Pixels.open(BytesIO(data)) as picture:
            width, height = picture.size
            x, y = round(left * width), round(top * height)
            kept = picture.crop(
                (
                    x,
                    y,
                    max(round((1 - right) * width), x + 1),
                    max(round((1 - bottom) * height), y + 1),
                )
            )
            separated = kept.mode == "CMYK"
            if kept.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"):
                kept = kept.convert("RGB")
            form = "TIFF" if separated else "PNG"
            kept.save(stream, form, icc_profile=picture.info.get("icc_profile"))
    except (OSError, ValueError, SyntaxError, Pixels.DecompressionBombError):
        return None
    return stream.getvalue(), ".tif" if separated else ".png"
