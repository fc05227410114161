"""Variable fonts: a face stands where the style says on each axis, and is embedded so."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from layout.style.forms import axis
from layout.style.model import Face
from layout.style.read import read_style
from layout.text.fonts import Fonts


@pytest.fixture
def variable(tmp_path: Path) -> Path:
    """A font whose box grows from 400 to 800 units wide, advance included, as its weight goes from 100 to 900."""
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "A", "guo"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x41: "A", 0x56FD: "guo"})
    pen = TTGlyphPen(None)
    for at, point in enumerate(((0, -100), (400, -100), (400, 800), (0, 800))):
        (pen.moveTo if at == 0 else pen.lineTo)(point)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (400, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Vary", "styleName": "Regular"})
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (400, 0), (400, 0), (0, 0), (0, 0), (400, 0), (0, 0), (0, 0)]
    vary = TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)
    builder.setupGvar({name: [vary] for name in names})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "Vary.ttf"
    builder.save(path)
    return path


def test_glyphs_are_those_of_the_place_on_the_axis(variable: Path) -> None:
    fonts = Fonts()
    widths = {}
    for weight in (100.0, 500.0, 900.0):
        face = Face(variable, axes=(("wght", weight),))
        shaped = fonts.glyph(face, "A")
        ink = fonts.ink(face, shaped.number)
        assert ink is not None
        widths[weight] = (shaped.advance, ink[2])
    assert widths == {100.0: (0.4, 0.4), 500.0: (0.6, 0.6), 900.0: (0.8, 0.8)}


def test_axes_are_said_in_the_style(variable: Path) -> None:
    (variable.parent / "own.yaml").write_text(
        "name: own\nextends: bulletin\nfonts:\n  song: {regular: {file: Vary.ttf, axes: [wght=700]}}\n",
        encoding="utf-8",
    )
    read = read_style(str(variable.parent / "own.yaml"), (), variable.parent)
    assert read.value is not None
    assert "variable-font" not in {one.code for one in read.diagnostics}
    face = next(face for face in read.value.text["body"].font if not face.only)
    assert face.axes == (("wght", 700.0),)


@pytest.mark.parametrize("text", ["wght", "wght=", "weight=600", "wght=bold", ""])
def test_what_is_no_axis(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        axis(text)
