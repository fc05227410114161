"""Pictures made of lines: placed as they are drawn, in inks, and nothing of them lost without a word."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from rasters import hue, seen
from sheets import document
from vectors import axial, drawn, form, icc, image, painted, placed, saved, separation

from layout.geometry import Rect
from layout.manifest.picture_file import VectorPage
from layout.page.model import Fill
from layout.paint.options import PaintOptions
from layout.paint.vector import source
from layout.style.model import Colour

BOX = " 10 10 50 40 re f"
LIGHT = {"DeviceRGB", "ICCBased", "CalRGB", "Lab", "DeviceGray", "CalGray"}


def families(data: bytes) -> set[str]:
    """A page → the colour spaces of all that is painted on it."""
    return {
        family for one in painted(data) for family in (one.ink.space.family, one.ink.space.base)
    }


def shown(outcome: Any) -> list[str]:
    return [one.code for one in outcome.diagnostics]


CHECKER = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255])
RGB: list[tuple[str, str, dict[str, Any]]] = [
    ("operators", "1 0 0 rg 0 0 1 RG 3 w 10 10 50 40 re B", {}),
    ("grey", "0.5 g" + BOX + " 1 0 0 rg 70 10 40 40 re f", {}),
    ("nothing set", "10 10 50 40 re f", {}),
    ("icc", "/I cs 1 0 0 scn" + BOX, {"ColorSpace": {"I": icc}}),
    ("initial colour", "/I cs" + BOX, {"ColorSpace": {"I": icc}}),
    ("lab", "/L cs 50 60 40 scn" + BOX, {"ColorSpace": {"L": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82], Range=[-100, 100, -100, 100])])}}),
    ("indexed", "/X cs 1 sc" + BOX, {"ColorSpace": {"X": Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x00\x00\x00\xff\x00\x00")])}}),
    ("image", "100 0 0 50 5 5 cm /P Do", {"XObject": {"P": image(CHECKER, (2, 2), Name.DeviceRGB)}}),
    ("image by profile", "100 0 0 50 5 5 cm /P Do", {"XObject": {"P": image(CHECKER, (2, 2), icc)}}),
    ("palette image", "100 0 0 50 5 5 cm /P Do", {"XObject": {"P": image(b"\0\1\1\0", (2, 2), Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x00\x00\x00\xff\x00\x00")]))}}),
    ("inline image", "100 0 0 50 5 5 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID \x40\x41\x42\x43\x44\x45 EI", {}),
    ("shading", "/S sh", {"Shading": {"S": axial(Name.DeviceRGB, [1, 0, 0], [0, 0, 1])}}),
    ("shading pattern", "/Pattern cs /P scn" + BOX, {"Pattern": {"P": Dictionary(PatternType=2, Shading=axial(Name.DeviceRGB, [1, 0, 0], [0, 0, 1]))}}),
    ("form", "/F Do", {"XObject": {"F": form("1 0 0 rg" + BOX)}}),
    ("form in form", "/F Do", {"XObject": {"F": form("/G Do", Resources={"XObject": {"G": form("0 1 0 rg" + BOX)}})}}),
    ("spot over light", "/S cs 0.5 scn" + BOX, {"ColorSpace": {"S": separation("PANTONE 186 C", 1, 0, 0)}}),
]  # fmt: skip


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize(
    ("content", "resources"), [row[1:] for row in RGB], ids=[r[0] for r in RGB]
)
def test_every_colour_in_light_goes_to_inks(
    tmp_path: Path, content: str, resources: dict[str, Any], standard: str
) -> None:
    data = drawn(content, **resources)
    outcome = placed(tmp_path, data, transparency=standard == "x4")
    assert shown(outcome) == []
    assert not families(outcome.value) & LIGHT
    own, page = (
        pypdfium2.PdfDocument(one)[0].render(scale=1).to_pil() for one in (data, outcome.value)
    )
    for at in ((30, 30), (90, 30), (4, 56), (115, 4)):
        before, after = own.getpixel(at), page.getpixel((100 + at[0], 100 + at[1]))
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 130


@pytest.mark.parametrize("target", ["proof", "screen"])
def test_it_is_seen_in_every_target(tmp_path: Path, target: str) -> None:
    outcome = placed(
        tmp_path, drawn("1 0 0 rg 0 0 60 60 re f 0 0 1 rg 60 0 60 60 re f"), target=target
    )
    assert hue(seen(outcome.value, 110, 130)) == "red"
    assert hue(seen(outcome.value, 210, 130)) == "blue"


def test_a_grey_is_black_alone_and_numbers_in_inks_are_kept(tmp_path: Path) -> None:
    data = drawn("0.2 0.2 0.2 rg" + BOX + " 0.1 0.2 0.3 0.4 k 70 10 40 40 re f")
    inks = [one.ink.values for one in painted(placed(tmp_path, data).value)]
    assert inks == [(0, 0, 0, 0.8), (0.1, 0.2, 0.3, 0.4)]
    by_profile = painted(placed(tmp_path, data, neutrals="profile").value)
    assert by_profile[0].ink.inks == 4


def test_black_text_and_lines_overprint_and_what_its_maker_asked_stays(tmp_path: Path) -> None:
    over = Dictionary(Type=Name.ExtGState, op=True, OP=True, OPM=1)
    content = (
        "0 g 0 0 120 60 re f 0 G 1 w 5 5 m 50 5 l S 1 0 0 rg 60 10 20 20 re f "
        "/O gs 0 1 0 0 k 90 10 20 20 re f"
    )
    items = painted(placed(tmp_path, drawn(content, ExtGState={"O": over})).value)
    assert [one.overprint for one in items] == [False, True, False, True]


def test_spots_keep_their_plate_their_name_and_the_styles_look(tmp_path: Path) -> None:
    data = drawn("/S cs 1 scn" + BOX, ColorSpace={"S": separation("烫金", 1, 0, 0)})
    (item,) = painted(placed(tmp_path, data, looks=(("烫金", (0.2, 0.3, 0.6, 0.2)),)).value)
    assert item.ink.space.names == ("烫金",)
    (item,) = painted(placed(tmp_path, data, spots="process").value)
    assert item.ink.space.family == "DeviceCMYK"
    assert item.ink.values[1] > 0.8


def test_a_separation_of_black_is_black(tmp_path: Path) -> None:
    data = drawn("/S cs 1 scn" + BOX, ColorSpace={"S": separation("Black", 0, 0, 0)})
    (item,) = painted(placed(tmp_path, data).value)
    assert item.ink.values == (0, 0, 0, 1)


REFUSED: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("vector-font", "BT /F 9 Tf (a) Tj ET", {"Font": {"F": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}}, {}),
    ("vector-transparency", "/T gs 1 0 0 rg" + BOX, {"ExtGState": {"T": Dictionary(ca=0.5)}}, {"transparency": False}),
    ("vector-transparency", "/T gs 1 0 0 rg" + BOX, {"ExtGState": {"T": Dictionary(BM=Name.Multiply)}}, {"transparency": False}),
    ("vector-transparency", "/P Do", {"XObject": {"P": image(CHECKER, (2, 2), Name.DeviceRGB, SMask=image(b"\0\xff\xff\0", (2, 2), Name.DeviceGray))}}, {"transparency": False}),
    ("vector-mesh", "/S sh", {"Shading": {"S": Dictionary(ShadingType=4, ColorSpace=Name.DeviceRGB)}}, {}),
    ("vector-image", "/P Do", {"XObject": {"P": image(b"\0", (50, 50), Name.DeviceRGB)}}, {}),
    ("vector-colour", "/Nowhere cs 1 scn" + BOX, {}, {}),
    ("vector-damaged-content", "/Nowhere Do", {}, {}),
    ("vector-damaged-content", "/Nowhere gs" + BOX, {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "content", "resources", "options"), REFUSED)
def test_what_cannot_go_to_press_is_refused_with_its_reason(
    tmp_path: Path, code: str, content: str, resources: dict[str, Any], options: dict[str, Any]
) -> None:
    outcome = placed(tmp_path, drawn(content, **resources), **options)
    assert shown(outcome) == [code]
    assert outcome.diagnostics[0].span is None or outcome.diagnostics[0].place is not None


def test_transparency_is_kept_where_it_may_be(tmp_path: Path) -> None:
    content = "/T gs 1 0 0 rg 0 0 120 60 re f"
    ground = Fill(Rect(0, 0, 300, 300), Colour(cyan=1.0))
    data = drawn(content, ExtGState={"T": Dictionary(ca=0.5)})
    outcome = placed(tmp_path, data, ground)
    assert shown(outcome) == []
    (holder,) = document(outcome.value).pages[0].Resources.XObject.values()
    assert holder.Group.CS == "/DeviceCMYK"
    red, _, blue = seen(outcome.value, 150, 130)
    assert red < 200
    assert blue > 80


def test_hidden_layers_stay_hidden(tmp_path: Path) -> None:
    file = pikepdf.open(
        _stream(drawn("1 0 0 rg 0 0 60 60 re f /OC /L BDC 0 0 1 rg 60 0 60 60 re f EMC"))
    )
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name="辅助线"))
    file.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    outcome = placed(tmp_path, saved(file))
    assert hue(seen(outcome.value, 110, 130)) == "red"
    assert seen(outcome.value, 210, 130) == (255, 255, 255)
    file.Root.OCProperties.D = Dictionary()
    assert hue(seen(placed(tmp_path, saved(file)).value, 210, 130)) == "blue"


def _stream(data: bytes) -> Any:
    from io import BytesIO

    return BytesIO(data)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_are_upright_and_cut_to_their_box(tmp_path: Path, turn: int) -> None:
    """Red at the upper left as it is seen, green at the upper right; what is outside the box is not seen."""
    spots = {  # where the upper left and upper right quarter of the seen page are on the stored one
        0: ((0, 0.5), (0.5, 0.5)),
        90: ((0, 0), (0, 0.5)),
        180: ((0.5, 0), (0, 0)),
        270: ((0.5, 0.5), (0.5, 0)),
    }
    wide, high = (120, 60) if turn % 180 == 0 else (60, 120)
    (x1, y1), (x2, y2) = spots[turn]
    half = f"{wide / 2} {high / 2} re f"
    red, green = f"{20 + x1 * wide} {30 + y1 * high}", f"{20 + x2 * wide} {30 + y2 * high}"
    content = (
        f"0 0 1 rg -50 -50 400 400 re f 1 1 1 rg 20 30 {wide} {high} re f "
        f"1 0 0 rg {red} {half} 0 1 0 rg {green} {half}"
    )
    file = pikepdf.open(_stream(drawn(content, (300, 300))))
    file.pages[0].obj.Rotate = turn
    file.pages[0].obj.TrimBox = Array([20, 30, 20 + wide, 30 + high])
    data = placed(tmp_path, saved(file)).value
    assert hue(seen(data, 110, 110)) == "red"
    assert hue(seen(data, 210, 110)) == "green"
    assert hue(seen(data, 110, 150)) == "white"
    assert seen(data, 97, 130) == seen(data, 223, 130) == (255, 255, 255)


def test_the_page_asked_for_is_placed(tmp_path: Path) -> None:
    file = pikepdf.open(_stream(drawn("1 0 0 rg 0 0 120 60 re f")))
    more = pikepdf.open(_stream(drawn("0 0 1 rg 0 0 120 60 re f")))
    file.pages.extend(more.pages)
    outcome = placed(tmp_path, saved(file), page=VectorPage(2))
    assert hue(seen(outcome.value, 150, 130)) == "blue"


def test_nothing_of_the_page_before_it_leaks_into_it(tmp_path: Path) -> None:
    ground = Fill(Rect(0, 0, 90, 90), Colour(magenta=1.0))
    (_, item) = painted(placed(tmp_path, drawn("10 10 50 40 re f"), ground).value)
    assert item.ink.values == (0, 0, 0, 1)


def test_annotations_that_would_be_seen_are_told(tmp_path: Path) -> None:
    file = pikepdf.open(_stream(drawn("1 0 0 rg" + BOX)))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9])
    file.pages[0].obj.Annots = Array([stamp])
    assert shown(placed(tmp_path, saved(file))) == ["vector-annotations"]


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    data = drawn("/S sh", Shading={"S": axial(Name.DeviceRGB, [1, 0, 0], [0, 0, 1])})
    assert placed(tmp_path, data).value == placed(tmp_path, data).value


SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">
<rect width="60" height="60" fill="#f00"/><rect x="60" width="60" height="60" fill="#808080"/>
<text x="5" y="40" font-size="20">{text}</text></svg>"""


def test_an_svg_is_drawn_as_lines_in_inks(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="SVG pictures need the package typst")
    outcome = placed(tmp_path, SVG.format(text="通信 a").encode(), name="a.svg")
    assert shown(outcome) == []
    items = painted(outcome.value)
    assert {one.kind for one in items} == {"fill", "text"}
    assert not families(outcome.value) & LIGHT
    assert items[1].ink.values[:3] == (0, 0, 0)
    assert all(one.overprint for one in items if one.kind == "text")


def test_characters_an_svg_has_and_no_font_are_told(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="SVG pictures need the package typst")
    outcome = placed(tmp_path, SVG.format(text="通&#x1f600;𪚥a").encode(), name="a.svg")
    assert shown(outcome) == ["vector-glyphs"]
    assert dict(outcome.diagnostics[0].values)["word"] == "😀𪚥"


def test_without_the_package_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    assert shown(placed(tmp_path, SVG.format(text="a").encode(), name="a.svg")) == [
        "vector-svg-package"
    ]


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 10 20 130 80\n"


def test_an_eps_goes_through_ghostscript(tmp_path: Path) -> None:
    if not any(shutil.which(name) for name in source.GHOSTSCRIPT):
        pytest.skip("EPS pictures need Ghostscript, which is not installed here")
    program = (
        EPS
        + b"1 0 0 setrgbcolor 10 20 60 60 rectfill 0 0 0 1 setcmykcolor 70 20 60 60 rectfill showpage\n"
    )
    outcome = placed(tmp_path, program, name="a.eps")
    assert shown(outcome) == []
    assert hue(seen(outcome.value, 110, 130)) == "red"
    assert not families(outcome.value) & LIGHT
    assert [one.ink.values for one in painted(outcome.value)][-1] == (0, 0, 0, 1)
    assert shown(placed(tmp_path, EPS + b"nonsense\n", name="b.eps")) == ["vector-eps"]


def test_without_ghostscript_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "GHOSTSCRIPT", ("no-such-program",))
    assert shown(placed(tmp_path, EPS, name="a.eps")) == ["vector-ghostscript"]
    assert PaintOptions().looks == ()
