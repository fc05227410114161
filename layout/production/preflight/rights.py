"""Family text: what the makers of the fonts allow (OpenType 1.9, OS/2 fsType)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.page.model import PageList, TextLine

USE = 0x000E  # the bits of usage; none: installable
RESTRICTED, NO_SUBSET, BITMAP_ONLY = 0x0002, 0x0100, 0x0200
FONTS = Path(__file__).parents[3] / "fonts"
"""Our own: their licences lie beside them and say more than a bit."""


class Rights(NamedTuple):
    """What a face may be used for: embedded, embedded in part, handed on as a file."""

    embed: bool = True
    subset: bool = True
    copy: bool = True


def font_rights(file: Path, collection: int = 0) -> Rights:
    """A font file and the index of a face in it → what its maker allows; everything where it says nothing.

    Of several bits of usage the least restrictive counts (OpenType before version 3 of the table).
    """
    bits = fs_type(file, collection)
    use = bits & USE
    embed = use != RESTRICTED and not bits & BITMAP_ONLY
    return Rights(embed, not bits & NO_SUBSET, use == 0 or file.parent == FONTS)


def fs_type(file: Path, collection: int) -> int:
    """A font file and the index of a face → its fsType, 0 where it has none or cannot be read."""
    try:
        with file.open("rb") as stream:
            start = 0
            if stream.read(4) == b"ttcf":
                stream.seek(12 + 4 * collection)
                (start,) = struct.unpack(">I", stream.read(4))
            stream.seek(start + 4)
            (count,) = struct.unpack(">H6x", stream.read(8))
            for tag, offset, _ in struct.iter_unpack(">4s4xII", stream.read(16 * count)):
                if tag == b"OS/2":
                    stream.seek(offset + 8)
                    return int(struct.unpack(">H", stream.read(2))[0])
    except (OSError, struct.error):
        return 0
    return 0


def rights_findings(pages: PageList) -> Iterator[Diagnostic]:
    """The pages as set → a finding for each font that may not be embedded, or not in part, where it is met first."""
    met: set[tuple[Path, int]] = set()
    for page in pages.pages:
        for item in page.items:
            for glyph in item.glyphs if isinstance(item, TextLine) else ():
                key = (glyph.face.file, glyph.face.collection)
                if key in met:
                    continue
                met.add(key)
                rights = font_rights(*key)
                code = "" if rights.subset else "font-no-subset"
                code = code if rights.embed else "font-no-embedding"
                if code:
                    place = Place(page.number)
                    yield diagnose(code, getattr(item, "span", None), place, font=key[0].name)
