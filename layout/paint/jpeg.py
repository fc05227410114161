"""A JPEG file → the same bytes as a PDF image, nothing decoded."""

from __future__ import annotations

from PIL import Image as Raster

from layout.paint.embedded import SPACES, Embedded

END = b"\xff\xd9"
ORIENTATION = 0x0112  # Exif 2.32
DRAWABLE = (
    0xC0,
    0xC1,
    0xC2,
)  # baseline, extended, progressive: what DCTDecode takes (ISO 32000-1 7.4.8)


def passed_through(picture: Raster.Image, data: bytes) -> Embedded | None:
    """An opened picture, not decoded, and its file → the file itself, None where PDF cannot hold it as it is."""
    if picture.format not in ("JPEG", "MPO") or picture.mode not in SPACES:
        return None
    if _frame(data) not in DRAWABLE:
        return None
    turn = picture.getexif().get(ORIENTATION, 1)
    inverted = picture.mode == "CMYK" and "adobe" in picture.info
    return Embedded(
        *picture.size,
        SPACES[picture.mode],
        "DCTDecode",
        data,
        turn if turn in range(1, 9) else 1,
        inverted,
    )


def _frame(data: bytes) -> int:
    """A JPEG file → the marker of its frame, 0 where it is not 8 bits deep or there is none (ITU T.81 B.1)."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return marker if data[at + 4 : at + 5] == b"\x08" else 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0


def ends_early(data: bytes) -> bool:
    """A JPEG file → whether its end marker is missing: a copy that broke off."""
    return data.rfind(END) < len(data) // 2
