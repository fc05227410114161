"""Pictures in every target: passed through or converted, upright, cropped, on white, each held once."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Raster
from rasters import (
    CORNERS,
    FRAME,
    held,
    hue,
    inks,
    near,
    quarters,
    run,
    saved,
    seen,
)
from sheets import Programs, document, page_list, picture

from layout.geometry import Rect
from layout.page.model import Fill
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import Colour


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_proof_takes_a_jpeg_as_it_is(tmp_path: Path, mode: str) -> None:
    file = saved(tmp_path, "a.jpg", quarters(mode), quality=90)
    outcome = run(file)
    assert outcome.diagnostics == ()
    assert held(outcome.value).read_raw_bytes() == file.read_bytes()
    if mode != "L":
        assert [hue(seen(outcome.value, *at)) for at, _ in CORNERS] == [name for _, name in CORNERS]


def test_four_inks_without_adobes_marker_are_not_inverted(tmp_path: Path) -> None:
    """Proof and press agree on what ISO 32000-1 7.4.8 makes of such a file."""
    file = saved(tmp_path, "a.jpg", Raster.new("CMYK", (64, 32), (200, 40, 10, 90)), quality=95)
    data = file.read_bytes()
    at = data.index(b"\xff\xee")
    file.write_bytes(data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :])
    assert "/Decode" not in held(run(file).value)
    data = run(file, target="print", compression="flate").value
    assert inks(data)[5, 5].tolist() == pytest.approx([55, 215, 245, 165], abs=3)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
@pytest.mark.parametrize("target", ["proof", "print", "screen"])
def test_cameras_are_held_in_every_way(
    tmp_path: Path, orientation: int, target: str, name: str
) -> None:
    """EXIF orientation: what is stored turned stands upright on the page."""
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # Pillow's transpositions that undo each
    upright = quarters()
    stored = upright if orientation == 1 else upright.transpose(_inverse(turns[orientation]))
    exif = Raster.Exif()
    exif[0x0112] = orientation
    outcome = run(saved(tmp_path, name, stored, exif=exif), target=target)
    assert [hue(seen(outcome.value, *at)) for at, _ in CORNERS] == [name for _, name in CORNERS]


def _inverse(method: int) -> Raster.Transpose:
    return Raster.Transpose({2: 4, 4: 2}.get(method, method))


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_what_the_crop_leaves_out_is_not_seen(tmp_path: Path, target: str, name: str) -> None:
    data = run(saved(tmp_path, name, quarters()), (0.5, 0.0, 1.0, 0.5), target=target).value
    assert all(hue(seen(data, *at)) == "green" for at, _ in CORNERS)
    assert seen(data, 97, 110) == seen(data, 115, 97) == seen(data, 223, 110) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "F"])
@pytest.mark.parametrize("target", ["proof", "print", "screen"])
def test_pictures_of_every_kind(tmp_path: Path, mode: str, target: str) -> None:
    image = (
        quarters("L").convert("I").point(lambda v: v * 257).convert("I;16")
        if mode == "I;16"
        else quarters(mode)
    )
    outcome = run(saved(tmp_path, "a.tif" if mode == "F" else "a.png", image), target=target)
    assert outcome.diagnostics == ()
    assert near(seen(outcome.value, 115, 150), (255, 255, 255))
    assert sum(seen(outcome.value, 205, 150)) < 400


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp", "a.gif"])
def test_what_is_transparent_lets_the_ground_through(
    tmp_path: Path, target: str, name: str
) -> None:
    image = Raster.new("RGBA", (100, 50), (255, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 50, 50))
    data = on_ground(
        saved(tmp_path, name, image, **({"lossless": True} if "webp" in name else {})),
        target=target,
    )
    assert hue(seen(data, 110, 130)) == "red"
    assert hue(seen(data, 210, 130)) == "green"


def test_without_transparency_what_is_half_so_is_mixed_with_what_lies_beneath(
    tmp_path: Path,
) -> None:
    """On a ground and on a picture; what is wholly transparent is left out, so that all beneath stays."""
    image = Raster.new("RGBA", (120, 60), (0, 0, 0, 0))
    image.paste((0, 0, 0, 128), (40, 0, 80, 60))
    image.paste((0, 0, 0, 255), (80, 0, 120, 60))
    data = on_ground(
        saved(tmp_path, "a.png", image), target="print", transparency=False, neutrals="profile"
    )
    held_image = next(one for one in images(data) if "/Mask" in one)
    assert "/SMask" not in held_image
    left, middle, right = (seen(data, x, 130) for x in (120, 160, 200))
    assert hue(left) == "green"
    assert hue(right) != "green"
    assert sum(right) < sum(middle) < sum(left)


def test_over_a_spot_colour_edges_are_hardened_and_told(tmp_path: Path) -> None:
    image = Raster.new("RGBA", (100, 50), (255, 0, 0, 100))
    file = saved(tmp_path, "a.png", image)
    items = [Fill(Rect(0, 0, 300, 300), Colour(0, 0, 1, 0, "专金")), picture(file, FRAME)]
    options = PaintOptions(target="print", transparency=False)
    outcome = paint(page_list(items, bleed=0.0), Programs(), options)
    assert [one.code for one in outcome.diagnostics] == ["alpha-hardened"]
    assert all("/SMask" not in one for one in images(outcome.value))


def on_ground(file: Path, **options: object) -> bytes:
    """A picture file → a page on which it stands on green."""
    items = [Fill(Rect(0, 0, 300, 300), Colour(cyan=1.0, yellow=1.0)), picture(file, FRAME)]
    return paint(page_list(items, bleed=0.0), Programs(), PaintOptions(**options)).value  # type: ignore[arg-type]


def images(data: bytes) -> list[pikepdf.Object]:
    return list(document(data).pages[0].Resources.XObject.values())


def test_one_file_shown_twice_is_held_once(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters())
    items = [picture(file, FRAME), picture(file, Rect(100, 300, 50, 50), (0, 0, 0.25, 0.5))]
    data = paint(page_list(items, items), Programs(), PaintOptions()).value
    assert sum(1 for each in document(data).objects if "/Width" in _keys(each)) == 1


def _keys(value: object) -> object:
    return value.keys() if isinstance(value, pikepdf.Stream | pikepdf.Dictionary) else ()


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_screen_pictures_are_small_and_light(tmp_path: Path, mode: str) -> None:
    file = saved(tmp_path, "a.jpg", quarters(mode, (2000, 1000)), quality=95)
    image = held(run(file, target="screen", ppi=150, quality=75).value)
    assert (image.Width, image.Height) == (250, 125)
    assert image.ColorSpace == ("/DeviceGray" if mode == "L" else "/DeviceRGB")
