"""The bytes of a picture file → what it really is, without decoding a pixel.

JPEG and PNG, which nearly all pictures are, are read here; for the rest Pillow reads the header.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from typing import NamedTuple

from layout.manifest.vector_header import DOS_EPS, SVG_START

TOO_LARGE = 1_000_000  # a side given to a picture that Pillow refuses to measure


class Header(NamedTuple):
    """What a picture says of itself. ``kind`` is "" for bytes that are no picture we can print.

    ``width`` and ``height`` in pixels as stored, ``orientation`` as in EXIF (1: upright), ``whole``:
    the file goes on to its own end; ``frames`` more than one: it moves, or has pages. ``bits`` a channel; ``unfit``
    says what its pixels are made of where we cannot read them.
    """

    kind: str
    width: int = 0
    height: int = 0
    orientation: int = 1
    frames: int = 1
    whole: bool = True
    bits: int = 8
    unfit: str = ""

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height as the picture is seen."""
        turned = self.orientation >= 5
        return (self.height, self.width) if turned else (self.width, self.height)


_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (DOS_EPS, "EPS"),
    (b"PK\x03\x04", "ZIP"),
    (b"<svg", "SVG"),
    (b"\x1f\x8b", "gzip"),
    (b"<!DO", "HTML"),
    (b"<htm", "HTML"),
)
PRINTABLE = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "TIFF": (".tif", ".tiff"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "BMP": (".bmp",),
    "PDF": (".pdf", ".ai"),
    "EPS": (".eps", ".epsf", ".epsi", ".ai"),
    "SVG": (".svg",),
}
"""Kinds of picture that can be printed, and the endings of their files' names."""
VECTORS = ("PDF", "EPS", "SVG")
"""Those made of lines instead of pixels."""


def read_header(data: bytes) -> Header:
    """The bytes of a file → its header; ``whole`` false where the file ends before its picture does."""
    kind = _kind(data)
    try:
        if kind == "JPEG":
            return _jpeg(data)
        if kind == "PNG":
            return _png(data)
        return _by_pillow(data, kind) if kind in PRINTABLE else Header(kind)
    except (struct.error, IndexError):
        return Header(kind, whole=False)


def _kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "AVIF" if data[8:12].startswith(b"avi") else "HEIC"
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, annex H: other bytes may stand before it
        return "PDF"
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:15].lower() == b"<!doctype html" + start[14:15]:
        return "HTML"
    if start[:2] in (b"<?", b"<!") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "SVG" if b"svg" in data[:SVG_START].replace(b"\0", b"") else "XML"
    for magic, kind in _MAGIC:
        if data.startswith(magic) or (magic[:1] == b"<" and start.startswith(magic)):
            return kind
    return ""


def _jpeg(data: bytes) -> Header:
    """Walk the markers to the frame header (size) and the scan (its end must follow)."""
    position, width, height, orientation = 2, 0, 0, 1
    while True:
        while data[position] != 0xFF:
            position += 1
        while data[position] == 0xFF:
            position += 1
        marker = data[position]
        position += 1
        if marker in (0x01, *range(0xD0, 0xD9)):
            continue
        if marker == 0xD9:
            return Header("JPEG", width, height, orientation, whole=False)
        (length,) = struct.unpack_from(">H", data, position)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, position + 3)
        elif marker == 0xE1 and data[position + 2 : position + 8] == b"Exif\x00\x00":
            orientation = _orientation(data[position + 8 : position + length])
        position += length
        if marker == 0xDA:
            break
    ends = data.rfind(b"\xff\xd9", position) >= 0  # inside a scan FF is always followed by 00
    return Header("JPEG", width, height, orientation, whole=ends)


def _png(data: bytes) -> Header:
    """Walk the chunks to the end mark; each has to lie inside the file."""
    width, height = struct.unpack_from(">II", data, 16)
    position, orientation, frames = 8, 1, 1
    bits = data[24] if data[25] in (0, 3) else 8
    while position + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        body = data[position + 8 : position + 8 + min(length, 65536)]
        if name == b"IEND":
            return Header("PNG", width, height, orientation, frames, bits=bits)
        if name == b"acTL":
            (frames,) = struct.unpack_from(">I", body)
        elif name == b"eXIf":
            orientation = _orientation(body)
        position += length + 12
    return Header("PNG", width, height, orientation, frames, whole=False)


def _orientation(exif: bytes) -> int:
    """A TIFF directory of EXIF → its tag 0x0112, 1 where there is none."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for index in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", exif, start + 2 + 12 * index)
            if tag == 0x0112 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def _by_pillow(data: bytes, kind: str) -> Header:
    from PIL import Image, UnidentifiedImageError  # costs 20 ms, and most issues need it not

    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # the limits here are ours
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(data), formats=[kind.upper()]) as picture,
        ):
            # Pillow turns a TIFF by itself, size and all.
            turn = 1 if kind == "TIFF" else picture.getexif().get(0x0112, 1)
            frames = int(getattr(picture, "n_frames", 1))
            width, height = picture.size
            bits = 1 if picture.mode == "1" else 8
    except UnidentifiedImageError:
        return Header(
            kind, whole=kind == "TIFF", unfit=_tiff_pixels(data) if kind == "TIFF" else ""
        )
    except (OSError, ValueError, SyntaxError, TypeError, KeyError):
        return Header(kind, whole=False)
    finally:
        Image.MAX_IMAGE_PIXELS = most
    orientation = turn if isinstance(turn, int) and 1 <= turn <= 8 else 1
    return Header(kind, width, height, orientation, frames, _ends(data, kind), bits)


def _tiff_pixels(data: bytes) -> str:
    """A TIFF whose pixels Pillow cannot read → what they are made of, in the words of its tags (TIFF 6.0)."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    spaces = {0: "Gray", 1: "Gray", 2: "RGB", 3: "Indexed", 5: "CMYK", 6: "YCbCr", 8: "Lab"}
    big = data[2:3] == b"+" or data[3:4] == b"+"
    with warnings.catch_warnings(action="ignore"):
        try:
            tags = ImageFileDirectory_v2(data[:16] if big else data[:8])
            stream = BytesIO(data)
            stream.seek(tags.next)
            tags.load(stream)
            space = spaces.get(int(tags.get(262, -1)), "?")
            channels, bits = int(tags.get(277, 1)), max(tags.get(258, (1,)))
            alpha = " + Alpha" if any(kind in (1, 2) for kind in tags.get(338, ())) else ""
            return f"{space}{alpha}, {channels} × {bits} bit"
        except (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error):
            return "TIFF"


def _ends(data: bytes, kind: str) -> bool:
    """Whether a GIF, WebP or BMP is as long as it says; a TIFF may keep its parts in any order."""
    if kind == "GIF":
        return b"\x3b" in data[-16:]
    if kind in ("WebP", "BMP"):
        (size,) = struct.unpack_from("<I", data, 4 if kind == "WebP" else 2)
        return int(size) + (8 if kind == "WebP" else 0) <= len(data) + 1
    return True
