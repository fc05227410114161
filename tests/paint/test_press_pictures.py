"""Pictures for the press: resolution, inks, profiles, the ink limit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Raster
from PIL import ImageCms
from rasters import (
    UNCOATED,
    held,
    inks,
    near,
    noise,
    quarters,
    run,
    saved,
    seen,
)
from sheets import Programs, page_list

from layout.geometry import Rect
from layout.paint.colour import COATED, SRGB
from layout.paint.inklimit import limited_ink
from layout.paint.options import PaintOptions
from layout.paint.paint import paint


def test_press_pictures_are_cmyk_at_the_resolution_asked_for(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters(size=(2000, 1000)), quality=95)
    image = held(run(file, target="print", ppi=300).value)
    assert (image.Width, image.Height) == (500, 250)
    assert image.ColorSpace == "/DeviceCMYK"


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    image = held(run(saved(tmp_path, "a.png", quarters(size=(90, 46))), target="print").value)
    assert (image.Width, image.Height) == (90, 46)


@pytest.mark.parametrize("compression", ["jpeg", "flate"])
def test_colours_are_littlecms_own(tmp_path: Path, compression: str) -> None:
    """Relative colorimetric with black point compensation; red of sRGB is magenta and yellow in print."""
    flat = Raster.new("RGB", (64, 32), (200, 30, 40))
    data = run(saved(tmp_path, "a.png", flat), target="print", compression=compression).value
    way = ImageCms.buildTransform(str(SRGB), str(COATED), "RGB", "CMYK", 1, 0x2000)
    expected = ImageCms.applyTransform(flat, way).getpixel((5, 5))
    assert np.abs(inks(data)[10, 10].astype(int) - expected).max() <= 2
    assert near(seen(data, 150, 130), _look(expected), 12)


def _look(colour: tuple[int, ...]) -> tuple[int, ...]:
    """Inks → what pdfium draws for them as a fill, so that a picture turned inside out is noticed."""
    from layout.page.model import Fill
    from layout.style.model import Colour

    items = [Fill(Rect(0, 0, 50, 50), Colour(*(part / 255 for part in colour)))]
    return seen(paint(page_list(items, bleed=0.0), Programs(), PaintOptions()).value, 20, 20)


def test_grey_stays_on_black(tmp_path: Path) -> None:
    ramp = Raster.linear_gradient("L").resize((400, 200))
    plates = inks(run(saved(tmp_path, "a.png", ramp), target="print", compression="flate").value)
    assert plates[..., :3].max() == 0
    assert plates[0, 0, 3] > 250 > 5 > plates[-1, -1, 3]


def test_grey_stays_on_black_in_a_jpeg(tmp_path: Path) -> None:
    ramp = Raster.linear_gradient("L").resize((400, 200))
    assert inks(run(saved(tmp_path, "a.jpg", ramp), target="print").value)[..., :3].max() == 0


def test_embedded_profiles_are_honoured(tmp_path: Path) -> None:
    """The same numbers in another space are another colour: here one with red and blue exchanged."""
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    wide = _swapped_profile()
    flat = Raster.new("RGB", (64, 32), (200, 30, 40))
    plain = inks(run(saved(tmp_path, "a.png", flat), target="print", compression="flate").value)
    named = run(
        saved(tmp_path, "b.png", flat, icc_profile=wide), target="print", compression="flate"
    )
    assert named.diagnostics == ()
    assert np.abs(inks(named.value)[5, 5].astype(int) - plain[5, 5]).max() > 40
    unfit = run(
        saved(tmp_path, "c.png", flat, icc_profile=other), target="print", compression="flate"
    )
    assert [found.code for found in unfit.diagnostics] == ["source-profile-ignored"]
    assert (inks(unfit.value)[5, 5] == plain[5, 5]).all()
    junk = run(saved(tmp_path, "d.png", flat, icc_profile=b"no profile"), target="print")
    assert [found.code for found in junk.diagnostics] == ["source-profile-ignored"]


def _swapped_profile() -> bytes:
    """sRGB with its red and blue colorants exchanged."""
    data = bytearray(SRGB.read_bytes())
    for at in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12):
        tag = bytes(data[at : at + 4])
        data[at : at + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(tag, tag)
    return bytes(data)


def test_cmyk_is_kept_or_converted_by_its_profile(tmp_path: Path) -> None:
    flat = Raster.new("CMYK", (64, 32), (100, 50, 20, 10))

    def made(profile: bytes | None, cmyk: str) -> tuple[list[int], list[str]]:
        file = saved(tmp_path, "a.tif", flat, **({"icc_profile": profile} if profile else {}))
        outcome = run(file, target="print", compression="flate", cmyk=cmyk)
        return inks(outcome.value)[5, 5].tolist(), [one.code for one in outcome.diagnostics]

    own = [100, 50, 20, 10]
    for cmyk in ("keep", "convert"):
        assert made(None, cmyk) == (own, [])
        assert made(COATED.read_bytes(), cmyk) == (own, [])
    assert made(UNCOATED.read_bytes(), "keep") == (own, ["cmyk-numbers-kept"])
    converted, told = made(UNCOATED.read_bytes(), "convert")
    assert converted != own
    assert told == []


def test_a_jpeg_in_four_inks_goes_to_press_as_it_is(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters("CMYK", (600, 300)), quality=95)
    assert held(run(file, target="print").value).read_raw_bytes() == file.read_bytes()
    assert held(run(file, target="print", ppi=100, downsample=150).value).Width == 167
    little = held(run(file, (0.0, 0.0, 0.5, 0.5), target="print").value)
    assert (little.Width, little.Height) == (300, 150)


@pytest.mark.parametrize(("wide", "kept"), [(700, 700), (760, 500)])
def test_only_what_is_far_over_the_resolution_is_brought_down(
    tmp_path: Path, wide: int, kept: int
) -> None:
    file = saved(tmp_path, "a.png", noise((wide, wide // 2)))
    assert held(run(file, target="print").value).Width == kept


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_greys_in_light_go_to_black_alone(tmp_path: Path, mode: str) -> None:
    ramp = Raster.linear_gradient("L").resize((400, 200)).convert("RGB").convert(mode)
    outcome = run(saved(tmp_path, "a.png", ramp), target="print")
    assert inks(outcome.value)[..., :3].max() == 0
    assert [one.code for one in outcome.diagnostics] == ["neutrals-to-black"]
    by_profile = run(saved(tmp_path, "a.png", ramp), target="print", neutrals="profile")
    assert inks(by_profile.value)[..., 0].max() > 100
    assert by_profile.diagnostics == ()


def test_the_letters_of_a_screenshot_are_one_ink_and_a_photographs_shadows_four(
    tmp_path: Path,
) -> None:
    shot = quarters()
    shot.paste("black", (210, 110, 230, 190))
    plates = inks(run(saved(tmp_path, "a.png", shot), target="print").value)
    assert plates[150, 220].tolist() == [0, 0, 0, 255]
    assert plates[50, 50, 1] > 200
    photo = noise((400, 200))
    photo.paste("black", (10, 10, 40, 40))
    plates = inks(run(saved(tmp_path, "b.png", photo), target="print", compression="flate").value)
    assert plates[20, 20].min() > 100


def test_what_was_drawn_is_stored_without_loss_and_white_stays_white(tmp_path: Path) -> None:
    shot = quarters(size=(400, 200))
    data = run(saved(tmp_path, "a.png", shot), target="print").value
    assert held(data).Filter == "/FlateDecode"
    plates = inks(data)
    assert len({tuple(pixel) for pixel in plates.reshape(-1, 4).tolist()}) == 4
    assert plates[150, 50].tolist() == [0, 0, 0, 0]
    grain = Raster.linear_gradient("L").resize((500, 250)).convert("RGB")
    grain = Raster.blend(grain, noise(), 0.4).point(lambda v: v // 2 + 120)
    photo = run(saved(tmp_path, "b.png", grain), target="print").value
    assert held(photo).Filter == "/DCTDecode"


@pytest.mark.parametrize("compression", ["jpeg", "flate"])
@pytest.mark.parametrize("limit", [300, 280, 240])
def test_no_pixel_is_over_the_ink_limit(tmp_path: Path, limit: int, compression: str) -> None:
    """As it comes out of the file again, JPEG's ringing and all."""
    file = saved(tmp_path, "a.png", noise())
    data = run(file, target="print", ink_limit=limit, compression=compression).value
    assert inks(data).sum(axis=2, dtype=int).max() / 2.55 <= limit + 0.01


@pytest.mark.parametrize("compression", ["jpeg", "flate"])
def test_numbers_that_came_with_the_file_are_not_thinned(tmp_path: Path, compression: str) -> None:
    """The preflight says where they are over the limit."""
    file = saved(tmp_path, "a.tif", Raster.new("CMYK", (64, 32), (255, 250, 240, 255)))
    data = run(file, target="print", compression=compression).value
    assert inks(data)[5, 5].tolist() == [255, 250, 240, 255]


def test_a_heavy_converted_picture_keeps_its_black() -> None:
    heavy = Raster.new("CMYK", (64, 32), (255, 250, 240, 255))
    plates = np.asarray(limited_ink(heavy, 300.0))[5, 5]
    assert plates[3] == 255
    assert 295 < plates.sum(dtype=int) / 2.55 <= 300


def test_an_output_profile_that_is_none_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.png", quarters())
    for profile in (SRGB, tmp_path / "none.icc", file):
        outcome = run(file, target="print", profile=profile)
        assert [found.code for found in outcome.diagnostics] == ["profile-unusable"]
        assert held(outcome.value).ColorSpace == "/DeviceCMYK"
