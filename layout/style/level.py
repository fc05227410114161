"""Faces of unlike design → the same, standing level: their Han as large and as high as those of the body."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from layout.style.model import Face, FontChain, TextStyle

SAMPLE = "国"
"""Its frame fills the Han box of a face."""
ALIKE, LARGEST = 0.04, 0.06
"""Sizes that differ by less are left, as those of a bold, whose frame is higher by its strokes alone; none is
changed by more."""


class HanBox(NamedTuple):
    """The ink of a face's Han: its middle over the baseline and its height, em."""

    middle: float
    height: float


def levelled(
    styles: dict[str, TextStyle], body: str, fixed: set[tuple[Path, int]]
) -> dict[str, TextStyle]:
    """Paragraph styles, the name of the body's and the faces a designer has set himself → the styles, every
    other face with Han moved and enlarged to match the first Han face of the body."""
    main = next((face for face in styles[body].font if not face.only), None)
    level = _han_box(main) if main is not None else None
    if main is None or level is None:
        return styles
    known: dict[Face, Face] = {}

    def match(face: Face) -> Face:
        whole = face._replace(only=(), alone=False)
        if whole not in known:
            known[whole] = (
                whole if (face.file, face.collection) in fixed else _matched(whole, level)
            )
        return known[whole]._replace(only=face.only, alone=face.alone)

    def chain(faces: FontChain) -> FontChain:
        return tuple(match(face) for face in faces)

    return {
        name: replace(
            style,
            font=chain(style.font),
            strong=chain(style.strong),
            emphasis=chain(style.emphasis),
        )
        for name, style in styles.items()
    }


def _matched(face: Face, level: HanBox) -> Face:
    box = _han_box(face)
    if box is None:
        return face
    ratio = level.height / box.height
    scale = min(max(ratio, 1 - LARGEST), 1 + LARGEST) if abs(ratio - 1) > ALIKE else 1.0
    shift = round(level.middle - box.middle * scale, 4)
    return face._replace(scale=round(scale, 4), shift=shift)


def _han_box(face: Face) -> HanBox | None:
    """A face → its Han box; None without the sample, or where nothing can be read."""
    try:
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.file)), face.collection))
        glyph = font.get_nominal_glyph(ord(SAMPLE))
        ink = font.get_glyph_extents(glyph) if glyph else None
    except (OSError, hb.HarfBuzzError):
        return None
    if ink is None or not ink.height:
        return None
    upem = font.face.upem
    return HanBox((ink.y_bearing + ink.height / 2) / upem, abs(ink.height) / upem)
