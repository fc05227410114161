"""A font in which every Han is one em square, so that a page can be drawn as text and every result is exact."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
OPEN = "“‘（《〈【〔"
CLOSE = "”’）》〉】〕，。、；：？！"


def _box(left: int, bottom: int, right: int, top: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()
    return pen.glyph()


@cache
def square_font() -> Path:
    """Nothing → the path of the font: Han, marks with half an em of blank, Latin half an em wide."""
    glyphs = {
        ".notdef": (_box(50, 0, 450, 700), 500),
        "space": (TTGlyphPen(None).glyph(), 250),
        "latin": (_box(50, 0, 450, 700), 500),
        "han": (_box(50, -70, 950, 830), EM),
        "open": (_box(600, -70, 950, 830), EM),
        "close": (_box(50, -70, 400, 830), EM),
        "middle": (_box(400, 300, 600, 500), EM),
        "dash": (_box(0, 350, EM, 410), EM),
    }
    cmap: dict[int, str] = {0x20: "space", 0x3000: "han", 0x30FB: "middle", 0xB7: "middle"}
    cmap.update(dict.fromkeys(range(33, 127), "latin"))
    cmap.update(dict.fromkeys(range(19968, 40960), "han"))
    cmap.update(dict.fromkeys(range(9312, 9471), "han"))
    cmap.update({ord(mark): "open" for mark in OPEN})
    cmap.update({ord(mark): "close" for mark in CLOSE})
    cmap.update({0x2014: "dash", 0x2026: "dash", 0x2022: "middle", 0x25A0: "han"})
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: glyph for name, (glyph, _) in glyphs.items()})
    metrics = {name: (advance, 0) for name, (_, advance) in glyphs.items()}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    path = Path(mkdtemp()) / "Square.ttf"
    builder.save(path)
    return path
