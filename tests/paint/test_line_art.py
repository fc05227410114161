"""Pictures of one bit: every pixel as it came, one ink, white left alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image as Raster
from PIL import ImageDraw
from rasters import FRAME, held, run, saved, seen
from sheets import Programs, document, operators, page_list, picture

from layout.page.model import Fill
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import Colour


def drawing(size: tuple[int, int] = (1001, 503)) -> Raster.Image:
    """A ring and a slanting line, of an odd width."""
    image = Raster.new("1", size, 1)
    pen = ImageDraw.Draw(image)
    pen.ellipse((20, 20, size[0] // 2, size[1] - 20), outline=0, width=9)
    pen.line((size[0] // 2, size[1], size[0], 0), fill=0, width=3)
    return image


def dots(data: bytes) -> np.ndarray:
    """A PDF → the pixels of its stencil, True where it paints."""
    with pikepdf.open(BytesIO(data)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        image.ColorSpace, image.ImageMask = pikepdf.Name.DeviceGray, False
        return ~np.asarray(pikepdf.PdfImage(image).as_pil_image().convert("1"))


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.bmp"])
def test_not_a_pixel_is_changed(tmp_path: Path, name: str, target: str) -> None:
    image = drawing()
    data = run(saved(tmp_path, name, image), target=target).value
    held_image = held(data)
    assert held_image.ImageMask
    assert held_image.BitsPerComponent == 1
    assert (held_image.Width, held_image.Height) == image.size
    assert (dots(data) == ~np.asarray(image)).all()


def test_scribbles_take_g4_and_screens_of_dots_flate(tmp_path: Path) -> None:
    screened = Raster.new("1", (1000, 500))
    screened.putdata([(x * 7 + y * 3) % 5 > 1 for y in range(500) for x in range(1000)])
    for image, kind in ((drawing(), "/CCITTFaxDecode"), (screened, "/FlateDecode")):
        data = run(saved(tmp_path, "a.png", image), target="print").value
        assert held(data).Filter == kind
        assert (dots(data) == ~np.asarray(image)).all()


@pytest.mark.parametrize("ink", [Colour(black=1.0), Colour(1, 0, 0, 0), Colour(0, 1, 1, 0, "专红")])
def test_it_is_printed_in_the_ink_named_and_its_white_is_the_ground(
    tmp_path: Path, ink: Colour
) -> None:
    item = replace(picture(saved(tmp_path, "a.png", drawing()), FRAME), ink=ink)
    ground = Fill(FRAME, Colour(yellow=1.0))
    options = PaintOptions(target="print")
    data = paint(page_list([ground, item], bleed=0.0), Programs(), options).value
    names = [name for name, _ in operators(data)]
    assert ("gs" in names[names.index("f") :]) == (ink.black == 1)
    red, green, blue = seen(data, 105, 105)
    assert min(red, green) > 200 > 120 > blue
    if ink.spot:
        (space,) = document(data).pages[0].Resources.ColorSpace.values()
        assert str(space[1]) == "/专红"


def test_a_crop_is_whole_pixels_of_the_same(tmp_path: Path) -> None:
    image = drawing((800, 400))
    data = run(saved(tmp_path, "a.png", image), (0.25, 0.0, 0.75, 0.5), target="print").value
    assert (dots(data) == ~np.asarray(image)[:200, 200:600]).all()


def test_two_colours_that_are_not_black_and_white_are_no_line_art(tmp_path: Path) -> None:
    image = drawing().convert("P")
    image.putpalette([255, 0, 0, 255, 255, 255])
    assert "/ImageMask" not in held(run(saved(tmp_path, "a.png", image), target="print").value)
