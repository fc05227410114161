"""Press files before a judge who shares no code with the panel."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image as Raster
from PIL import ImageDraw, ImageStat

from layout.diagnostics import Severity
from layout.geometry import Insets, Rect
from layout.manifest.picture_file import VectorPage
from layout.page.model import Fill, Item, PageList, Rule
from layout.paint.paint import paint
from layout.production.press import paint_options, press_file
from layout.style.model import Colour, Style
from tests.production.preflight import edits as e
from tests.production.preflight.issue import (
    BLEED,
    HEAD,
    LEFT,
    Programs,
    good_pages,
    good_press,
    picture,
    press,
    style,
)
from tests.production.preflight.judge import judge
from tests.production.preflight.test_pages import with_items


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_press_file_of_a_small_issue_is_accepted(standard: str) -> None:
    verdict = judge(good_press(standard), standard)
    assert verdict.errors == ()
    assert verdict.warnings == ()


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_marks_outside_the_bleed_change_nothing(standard: str) -> None:
    own = style(standard, marks=True)
    assert judge(press(good_pages(), own), standard) == ((), ())


GOLD, BLUE = Colour(0.2, 0.3, 0.6, 0.2, "烫金"), Colour(1, 0.7, 0, 0, "PANTONE 286 C")


def every_kind(folder: Path) -> list[Item]:
    """A folder → a logo of lines with text and a gradient in light, line art in a spot colour, a soft-edged picture on a
    ground, a grey screenshot, a rule in another spot colour."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(120, 60))
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 120, 0], Function=blend
    )
    page.obj.Resources = Dictionary(Shading=Dictionary(S=shading))
    page.obj.Contents = file.make_stream(
        b"q 0 30 120 30 re W n /S sh Q 0 g 5 5 40 20 re f 0 G 1 w 60 10 m 110 10 l S"
    )
    file.save(folder / "logo.pdf")
    lines = Raster.new("1", (1900, 950), 1)
    ImageDraw.Draw(lines).ellipse((100, 100, 1800, 850), outline=0, width=20)
    lines.save(folder / "lines.tif")
    soft = Raster.new("RGBA", (600, 300), (0, 90, 200, 0))
    soft.putalpha(Raster.radial_gradient("L").resize((600, 300)).point(lambda v: 255 - v))
    soft.save(folder / "soft.png")
    Raster.linear_gradient("L").resize((600, 300)).convert("RGB").save(folder / "shot.png")
    x, wide, high = LEFT + 20, 110.0, 55.0
    rects = [Rect(x, HEAD + n * 62, wide, high) for n in range(4)]
    return [
        Fill(rects[2].grown(Insets(4, 4, 4, 4)), Colour(yellow=0.2)),
        picture(rects[0], folder / "logo.pdf", vector=VectorPage(), pixels=(1200, 600)),
        picture(rects[1], folder / "lines.tif", ink=BLUE, pixels=lines.size),
        picture(rects[2], folder / "soft.png", pixels=soft.size),
        picture(rects[3], folder / "shot.png", pixels=(600, 300)),
        Rule(x, HEAD + 250, x + wide, HEAD + 250, 1.0, GOLD),
    ]


def with_notes(pages: PageList, own: Style) -> bytes:
    """Pages and their style → their press file; notes on the pictures are allowed."""
    painted = paint(pages, Programs(), paint_options(own))
    assert {one.severity for one in painted.diagnostics} <= {Severity.NOTE}
    made = press_file(pages, painted.value, own, Programs()).value
    assert made is not None
    return made


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_lines_line_art_soft_edges_and_two_spots_are_accepted(
    tmp_path: Path, standard: str
) -> None:
    own = replace(style(standard, spots="keep", cmyk="keep", neutrals="black"), spots=(GOLD, BLUE))
    pages = with_items(*every_kind(tmp_path))(good_pages())
    file = with_notes(pages, own)
    verdict = judge(file, standard, frozenset(("烫金", "PANTONE 286 C")))
    assert verdict == ((), ())
    assert judge(file, standard).errors
    assert file == with_notes(pages, own)


def test_the_plates_are_what_they_should_be(tmp_path: Path) -> None:
    """Each ink by itself, as Ghostscript separates the file."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript, which makes the plates, is not installed here")
    own = replace(style(spots="keep", cmyk="keep", neutrals="black"), spots=(GOLD, BLUE))
    file = with_notes(with_items(*every_kind(tmp_path))(good_pages()), own)
    (tmp_path / "press.pdf").write_bytes(file)
    plates = ("-sDEVICE=tiffsep", "-r72", "-dFirstPage=2", f"-sOutputFile={tmp_path / 'p.tif'}")
    quiet = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *plates, str(tmp_path / "press.pdf"))
    subprocess.run(quiet, check=True, timeout=60, cwd=tmp_path, capture_output=True)
    names = {path.name for path in tmp_path.glob("p*(*).tif")}
    assert len(names) == 6
    assert any("286" in name for name in names)
    inked = {name: _ink_at(tmp_path / name, 3) for name in names}  # the grey screenshot
    assert [name for name, ink in inked.items() if ink > 0.02] == ["p(Black).tif"]


def _ink_at(plate: Path, place: int) -> float:
    """A plate and the place of a picture of ``every_kind`` → the mean ink there, 0..1."""
    x, y = round(LEFT + 20 + BLEED), round(HEAD + place * 62 + BLEED)
    with Raster.open(plate) as grey:
        part = grey.convert("L").crop((x + 5, y + 5, x + 100, y + 50))
    return 1 - ImageStat.Stat(part).mean[0] / 255


SEVERE = [
    e.put("Version", Name("/1.7")),
    e.drop("page.TrimBox"),
    e.drop("OutputIntents"),
    e.icc("sRGB.icc", 3),
    e.annotation(),
    e.emptied,
    e.lzw,
    e.drawn(e.words("1 0 0 rg")),
    e.drawn(e.box("/I cs 1 scn"), ColorSpace={"I": e.spot("PANTONE 485 C")}),
    e.drawn("Q Q Q"),
    e.drop("cidfont.FontDescriptor.FontFile2"),
    e.pixels(100, 67),
    e.pixels(600, 400, 240),
    e.pixels(600, 400, 240, inverted=True),
    e.put("page.ArtBox", e.TRIM),
    e.put("AcroForm", Dictionary(Fields=Array())),
]
DOUBTFUL = [
    e.drawn(e.words("0 g")),
    e.drawn(e.words("0.9 0.8 0.8 1 k")),
    e.drawn(e.words("0 1 1 0 k", 6)),
    e.drawn(e.words("0 0 0 0 k", 6)),
    e.pixels(260, 173),
]


@pytest.mark.parametrize("edit", SEVERE)
def test_the_judge_is_no_rubber_stamp(edit: e.Edit) -> None:
    assert judge(e.edited(edit), "x4").errors


@pytest.mark.parametrize("edit", DOUBTFUL)
def test_the_judge_warns(edit: e.Edit) -> None:
    assert judge(e.edited(edit), "x4").warnings
