"""Total ink: the mean of the worst 15 mm square (GWG 2022 R0024), however the picture is stored."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Name
from PIL import Image as Pillow
from PIL import ImageChops

from layout.geometry import MM
from layout.production.preflight.file.images import worst_ink
from layout.production.preflight.file.interpreter import interpret

SIDE = 60 * MM  # the picture is drawn this wide and high
PIXELS = 708  # 300 ppi


def patched(millimetres: float, ink: int) -> Pillow.Image:
    """A picture in 20 % of each ink with a square of ``ink`` (0..255 in all four) somewhere off its middle."""
    picture = Pillow.new("CMYK", (PIXELS, PIXELS), (51, 51, 51, 51))
    side = round(millimetres / 60 * PIXELS)
    picture.paste((ink, ink, ink, ink), (500 - side, 300, 500, 300 + side))
    return picture


def jpeg(picture: Pillow.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def measured(data: bytes, **entries: object) -> float:
    """Data and entries of an image → the ink the panel measures when it is drawn on a page."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        page = pdf.pages[0].obj
        image = pdf.make_stream(data)
        image.Subtype, image.Width, image.Height = Name.Image, PIXELS, PIXELS
        image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
        for key, value in entries.items():
            image["/" + key] = value
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        page.Contents = pdf.make_stream(f"{SIDE} 0 0 {SIDE} 10 10 cm /P Do".encode())
        (painted,) = interpret(page)
        return worst_ink(painted)


@pytest.mark.parametrize(
    ("millimetres", "ink", "wanted"),
    [
        (15, 230, 400 * 230 / 255),  # a square of its own size, found wherever it lies
        (30, 230, 400 * 230 / 255),
        (0, 0, 80.0),
        (5, 255, 80 + 320 / 9),  # a ninth of the square, or a little more
    ],
)
def test_the_worst_square_is_found(millimetres: float, ink: int, wanted: float) -> None:
    plain = patched(millimetres, ink)
    assert measured(plain.tobytes()) == pytest.approx(wanted, abs=6)


def test_every_way_of_storing_gives_the_same_ink() -> None:
    picture = patched(20, 220)
    turned = ImageChops.invert(picture)
    decode = Array([1, 0] * 4)
    plain = measured(picture.tobytes())
    # Pillow turns four-ink JPEG over when it writes: what it calls ink is stored as bare paper.
    assert measured(jpeg(turned), Filter=Name.DCTDecode) == pytest.approx(plain, abs=4)
    assert measured(jpeg(picture), Filter=Name.DCTDecode, Decode=decode) == pytest.approx(
        plain, abs=4
    )
    assert measured(turned.tobytes(), Decode=decode) == pytest.approx(plain, abs=0.1)


def test_a_picture_smaller_than_the_square_is_taken_whole() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        page = pdf.pages[0].obj
        image = pdf.make_stream(bytes([204, 204, 204, 204] * 100))
        image.Subtype, image.Width, image.Height = Name.Image, 10, 10
        image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        page.Contents = pdf.make_stream(b"20 0 0 20 10 10 cm /P Do")
        (painted,) = interpret(page)
        assert worst_ink(painted) == pytest.approx(320, abs=0.1)
