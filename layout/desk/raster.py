"""A page of a PDF → a picture of it, at the density of the screen that shows it."""

from __future__ import annotations

from collections import OrderedDict
from io import BytesIO
from threading import Lock
from typing import Any

import pypdfium2 as pdfium

from layout.desk.engine import Sheet

WIDEST = 5000  # pixels of a picture
OPEN = 12  # documents that are kept open
QUALITY = 95


class Rasters:
    """Rasters pages one at a time: PDFium is no library for several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: OrderedDict[int, tuple[bytes, Any]] = OrderedDict()

    def page(self, sheet: Sheet, width: int, grey: bool = False) -> bytes:
        """A page and the pixels its trimmed width is to have → a JPEG, the bleed included.

        ``grey``: one channel, without loss (PNG), for what is measured rather than looked at.
        """
        scale = min(width, WIDEST) / sheet.width
        with self._lock:
            page = self._document(sheet.pdf)[sheet.index]
            bitmap = page.render(scale=scale, grayscale=grey)
            image = bitmap.to_pil()
            stream = BytesIO()
            if grey:
                image.convert("L").save(stream, "PNG", compress_level=1)
            else:
                image.convert("RGB").save(stream, "JPEG", quality=QUALITY, subsampling=0)
            page.close()
            bitmap.close()
        return stream.getvalue()

    def _document(self, pdf: bytes) -> Any:
        """The bytes of a PDF → the document, kept open while it is among those asked for last."""
        key = id(pdf)
        if key in self._open:
            self._open.move_to_end(key)
            return self._open[key][1]
        document = pdfium.PdfDocument(pdf)
        self._open[key] = (pdf, document)  # the bytes are held: PDFium reads from them
        while len(self._open) > OPEN:
            _, (_, old) = self._open.popitem(last=False)
            old.close()
        return document
