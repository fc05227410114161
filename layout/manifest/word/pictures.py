"""Pictures in a Word file → files beside it, each under a name that tells its content: what an editor has changed is
never written over.
"""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from layout.manifest.picture_file import PIXELS_MOST
from layout.manifest.picture_header import PRINTABLE, read_header
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.model import Image

FOLDER = "{stem}.图片"
_WHOLE = (0.0, 0.0, 0.0, 0.0)


class Pictures:
    """Takes the pictures of one Word file out, into a folder beside it named after it."""

    def __init__(self, path: Path, images: dict[str, bytes], ledger: Ledger) -> None:
        self.folder = path.parent / FOLDER.format(stem=path.stem)
        self.images = images
        self.ledger = ledger
        self.files: dict[tuple[str, tuple[float, float, float, float]], str] = {}
        self.written = 0

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
        name = f"图{len(self.files) + 1}-{sha256(data).hexdigest()[:8]}{suffix}"
        target = self.folder / name
        try:
            if not target.exists():
                self._write(target, data)
        except OSError as error:
            reason = error.strerror or "?"
            self.ledger.tell("word-picture-unwritable", paragraph, file=str(target), reason=reason)
            return ""
        return f"{self.folder.name}/{name}"

    def _write(self, target: Path, data: bytes) -> None:
        """A file → there whole or not at all."""
        self.folder.mkdir(exist_ok=True)
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(target)
        self.written += 1


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
