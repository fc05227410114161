"""Fonts in the file: one a face, subset, embedded, hinted, every code with its width and its text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from sheets import BOLD, FANG, KAI, SERIF, Programs, document, page_list, read, text_line

from layout.paint.font_objects import widths
from layout.paint.fonts import cid_fonts, to_unicode
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import Face

TEXT = "天地玄黄——Ag，"


def fonts_of(data: bytes) -> dict[str, pikepdf.Dictionary]:
    return dict(document(data).pages[0].Resources.Font.items())


@pytest.fixture(scope="module")
def painted() -> bytes:
    lines = [text_line(TEXT, 100 + 20 * n, face) for n, face in enumerate((SERIF, BOLD, KAI, FANG))]
    return paint(page_list(lines, lines), Programs(), PaintOptions(target="print")).value


def test_one_font_a_face_and_no_other(painted: bytes) -> None:
    """PRINT 8: no Helvetica is left over."""
    fonts = fonts_of(painted)
    names = [str(font.BaseFont) for font in fonts.values()]
    assert [name.split("+")[1] for name in names] == [
        "NotoSerifSC-Regular", "NotoSansSC-Bold", "LXGWWenKai-Regular", "FandolFang-Regular",
    ]  # fmt: skip
    assert all(name[1:7].isupper() and name[7] == "+" for name in names)
    assert b"Helvetica" not in painted


def test_each_font_is_whole(painted: bytes) -> None:
    for font in fonts_of(painted).values():
        (cid,) = font.DescendantFonts
        descriptor = cid.FontDescriptor
        assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H")
        assert font.BaseFont == cid.BaseFont == descriptor.FontName
        assert (str(cid.CIDSystemInfo.Registry), str(cid.CIDSystemInfo.Ordering)) == (
            "Adobe",
            "Identity",
        )
        assert descriptor.Ascent > 0 > descriptor.Descent
        if cid.Subtype == "/CIDFontType2":
            assert cid.CIDToGIDMap == "/Identity"
            assert descriptor.FontFile2.Length1 == len(descriptor.FontFile2.read_bytes())
        else:
            assert descriptor.FontFile3.Subtype == "/CIDFontType0C"


def test_true_type_subsets_keep_their_hinting_and_metrics(painted: bytes) -> None:
    """PRINT 1: without prep a renderer hints by itself and the text comes out fatter."""
    for font in list(fonts_of(painted).values())[:3]:
        program = TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
        assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= set(program.keys())
        assert not {"GSUB", "GPOS", "name"} & set(program.keys())
        assert ("prep" in program) == ("Noto" in str(font.BaseFont))
        told = told_widths(font)
        order = program.getGlyphOrder()
        for number, name in enumerate(order):
            drawn = program["hmtx"][name][0] * 1000 / program["head"].unitsPerEm
            assert told.get(number, 1000) == pytest.approx(drawn, abs=0.01)


def test_cff_subset_says_what_its_codes_are(painted: bytes) -> None:
    """ISO 32000-1 9.7.4.2: ROS of the program = CIDSystemInfo, though the face came as Adobe-GB1."""
    font = list(fonts_of(painted).values())[3]
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()), None)
    top = fonts[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    for number, name in enumerate(top.charset):
        assert name in (f"cid{number:05d}", ".notdef")
        top.CharStrings[name].decompile()


def told_widths(font: pikepdf.Dictionary) -> dict[int, float]:
    told: dict[int, float] = {}
    parts = list(font.DescendantFonts[0].W)
    for first, run in zip(parts[::2], parts[1::2], strict=True):
        told |= {int(first) + n: float(width) for n, width in enumerate(run)}
    return told


def test_widths_leave_out_whole_ems() -> None:
    assert widths((1000, 500, 250.5, 1000, 600)) == "[1[500 250.5 ]4[600 ]]"
    assert widths((1000,)) == "[]"


@pytest.mark.parametrize("face", [SERIF, FANG], ids=["glyf", "CFF"])
def test_to_unicode_tells_every_character(face: Face) -> None:
    (font,) = cid_fonts(page_list([text_line(TEXT, 100, face)]), Programs()).values()
    table = to_unicode(font).decode()
    for glyph in font.glyphs.values():
        assert f"<{glyph.code}><{glyph.text.encode('utf-16-be').hex()}>" in table


def test_the_commoner_text_of_a_glyph_is_its_code() -> None:
    lines = [text_line("⋯……", 100)]
    (font,) = cid_fonts(page_list(lines), Programs()).values()
    assert {glyph.text for glyph in font.glyphs.values()} == {" ", "…"}


def test_many_characters_fill_many_blocks() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(0, 2500, 5))
    (font,) = cid_fonts(page_list([text_line(text, 100)]), Programs()).values()
    blocks = to_unicode(font).decode().split(" beginbfchar\n")
    assert len(blocks) > 4
    assert all(int(block.rsplit("\n", 1)[-1]) <= 100 for block in blocks[:-1])


def test_rare_characters_beyond_the_first_plane() -> None:
    """ToUnicode writes them as surrogates (ISO 32000-1 9.10.3)."""
    (font,) = cid_fonts(page_list([text_line("一", 100)]), Programs()).values()
    told = to_unicode(font._replace(texts=("", "𠮷"))).decode()
    assert "<0001><d842dfb7>" in told


def test_the_tag_depends_on_the_glyphs_alone() -> None:
    def tag(text: str) -> str:
        return next(iter(cid_fonts(page_list([text_line(text, 1)]), Programs()).values())).base[:6]

    assert tag("甲乙") == tag("乙甲甲") != tag("甲丙")


@pytest.mark.parametrize("outlines", ["glyf", "CFF"])
def test_a_small_plain_font(tmp_path: Path, outlines: str) -> None:
    """A font with no space, no OS/2 table and, for CFF, no CIDs: glyphs are black boxes, and are seen and read."""
    face = Face(box_font(tmp_path / "box.otf", outlines))
    data = paint(
        page_list([text_line("甲乙", 100, face, 40)], bleed=0.0), Programs(), PaintOptions()
    ).value
    assert read(data) == "甲乙"
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    assert image.getpixel((70, 85)) < 60 > image.getpixel((110, 85))
    assert image.getpixel((70, 110)) == 255


def box_font(file: Path, outlines: str) -> Path:
    names = [".notdef", "one", "two"]
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("甲"): "one", ord("乙"): "two"})
    corners = [(0, 0), (0, 700), (900, 700), (900, 0)]
    if outlines == "glyf":
        pen = TTGlyphPen(None)
        builder.setupGlyf({name: _box(pen, corners).glyph() for name in names})
    else:
        strings = {}
        for name in names:
            strings[name] = _box(T2CharStringPen(1000, None), corners).getCharString()
        builder.setupCFF("Box", {"FullName": "Box"}, strings, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Box", "psName": "Box (plain)"})
    builder.setupPost()
    builder.save(file)
    return file


def _box(pen: Any, corners: list[tuple[int, int]]) -> Any:
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen
