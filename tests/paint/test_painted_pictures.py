"""Pictures by target: passed through, converted, turned upright, cropped, limited in ink, cached, or told of."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Raster
from PIL import ImageCms
from sheets import Programs, document, page_list, picture, text_line

from layout.geometry import Rect
from layout.outcome import Outcome
from layout.paint import pictures
from layout.paint.colour import COATED, SRGB
from layout.paint.options import PaintOptions
from layout.paint.paint import paint

UNCOATED = COATED.parent / "FOGRA29L_uncoated_300.icc"
FRAME = Rect(100, 100, 120, 60)


def saved(folder: Path, name: str, image: Raster.Image, **how: object) -> Path:
    image.save(folder / name, **how)  # type: ignore[arg-type]
    return folder / name


def quarters(mode: str = "RGB", size: tuple[int, int] = (400, 200)) -> Raster.Image:
    """A picture red, green, blue and white in its four quarters, clockwise from the upper left."""
    image = Raster.new("RGB", size, "white")
    wide, high = size[0] // 2, size[1] // 2
    for colour, at in (("#ff0000", (0, 0)), ("#00ff00", (wide, 0)), ("#0000ff", (wide, high))):
        image.paste(colour, (*at, at[0] + wide, at[1] + high))
    return image.convert(mode)


def noise(size: tuple[int, int] = (500, 250), seed: int = 1) -> Raster.Image:
    """Dark noise: heavy ink and hard edges, the worst a JPEG can meet."""
    values = np.random.default_rng(seed).integers(0, 60, (size[1], size[0], 3), dtype=np.uint8)
    return Raster.fromarray(values)


def run(
    file: Path, crop: tuple[float, float, float, float] = (0, 0, 1, 1), **options: object
) -> Outcome[bytes]:
    items = [picture(file, FRAME, crop)]
    return paint(page_list(items, bleed=0.0), Programs(), PaintOptions(**options))  # type: ignore[arg-type]


def held(data: bytes) -> pikepdf.Stream:
    (image,) = document(data).pages[0].Resources.XObject.values()
    return image


def inks(data: bytes) -> np.ndarray:
    """A PDF → the inks of its picture, 0..255."""
    image = held(data)
    if image.Filter in ("/DCTDecode", ["/DCTDecode"]):
        assert [int(v) for v in image.Decode] == [1, 0] * 4
        return np.asarray(Raster.open(BytesIO(image.read_raw_bytes())))
    shape = (int(image.Height), int(image.Width), 4)
    return np.frombuffer(image.read_bytes(), np.uint8).reshape(shape)


def seen(data: bytes, x: int, y: int) -> tuple[int, ...]:
    """A PDF and a point of its page → the colour drawn there."""
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().getpixel((x, y))


CORNERS = [((115, 110), "red"), ((205, 110), "green"), ((205, 150), "blue"), ((115, 150), "white")]
BASIC = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def near(one: tuple[int, ...], other: tuple[int, ...], within: int = 12) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def hue(colour: tuple[int, ...]) -> str:
    """A colour as drawn → the one of the four it is nearest to in kind."""
    red, green, blue = colour
    if min(colour) > 200:
        return "white"
    return max((red, "red"), (green, "green"), (blue, "blue"))[1]


# --- proof ---------------------------------------------------------------------------------------


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
    assert inks(run(file, target="print").value)[5, 5].tolist() == pytest.approx(
        [55, 215, 245, 165], abs=3
    )


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
def test_what_is_transparent_is_white(tmp_path: Path, target: str) -> None:
    image = Raster.new("RGBA", (100, 50), (255, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 50, 50))
    data = run(saved(tmp_path, "a.png", image), target=target).value
    assert hue(seen(data, 110, 130)) == "red"
    assert seen(data, 210, 130) == (255, 255, 255)
    assert "/SMask" not in held(data)


def test_one_file_shown_twice_is_held_once(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters())
    items = [picture(file, FRAME), picture(file, Rect(100, 300, 50, 50), (0, 0, 0.25, 0.5))]
    data = paint(page_list(items, items), Programs(), PaintOptions()).value
    assert sum(1 for each in document(data).objects if "/Width" in _keys(each)) == 1


def _keys(value: object) -> object:
    return value.keys() if isinstance(value, pikepdf.Stream | pikepdf.Dictionary) else ()


# --- press ---------------------------------------------------------------------------------------


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

    def made(**how: object) -> list[int]:
        file = saved(tmp_path, "a.tif", flat, **how)
        return inks(run(file, target="print", compression="flate").value)[5, 5].tolist()

    assert made() == [100, 50, 20, 10]
    assert made(icc_profile=COATED.read_bytes()) == [100, 50, 20, 10]
    assert made(icc_profile=UNCOATED.read_bytes()) != [100, 50, 20, 10]


@pytest.mark.parametrize("compression", ["jpeg", "flate"])
@pytest.mark.parametrize("limit", [300, 280, 240])
def test_no_pixel_is_over_the_ink_limit(tmp_path: Path, limit: int, compression: str) -> None:
    """As it comes out of the file again, JPEG's ringing and all."""
    file = saved(tmp_path, "a.png", noise())
    data = run(file, target="print", ink_limit=limit, compression=compression).value
    assert inks(data).sum(axis=2, dtype=int).max() / 2.55 <= limit + 0.01


def test_a_heavy_cmyk_picture_keeps_its_black(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.tif", Raster.new("CMYK", (64, 32), (255, 250, 240, 255)))
    plates = inks(run(file, target="print", compression="flate").value)[5, 5]
    assert plates[3] == 255
    assert 295 < plates.sum(dtype=int) / 2.55 <= 300


def test_an_output_profile_that_is_none_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.png", quarters())
    for profile in (SRGB, tmp_path / "none.icc", file):
        outcome = run(file, target="print", profile=profile)
        assert [found.code for found in outcome.diagnostics] == ["profile-unusable"]
        assert held(outcome.value).ColorSpace == "/DeviceCMYK"


# --- screen --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_screen_pictures_are_small_and_light(tmp_path: Path, mode: str) -> None:
    file = saved(tmp_path, "a.jpg", quarters(mode, (2000, 1000)), quality=95)
    image = held(run(file, target="screen", ppi=150, quality=75).value)
    assert (image.Width, image.Height) == (250, 125)
    assert image.ColorSpace == ("/DeviceGray" if mode == "L" else "/DeviceRGB")


# --- what goes wrong -----------------------------------------------------------------------------


def codes(outcome: Outcome[bytes]) -> list[str]:
    return [found.code for found in outcome.diagnostics]


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n" + b"\0" * 40]
)
def test_what_is_no_picture_is_told_and_left_out(
    tmp_path: Path, content: bytes, target: str
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    items = [picture(file, FRAME), text_line("文字还在", 300)]
    outcome = paint(page_list(items), Programs(), PaintOptions(target=target))  # type: ignore[arg-type]
    assert codes(outcome) == ["picture-unreadable"]
    assert outcome.diagnostics[0].place.rect == FRAME  # type: ignore[union-attr]
    assert "0x" not in dict(outcome.diagnostics[0].values)["reason"]
    assert "/XObject" not in document(outcome.value).pages[0].Resources


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
def test_a_missing_file_is_told(tmp_path: Path, target: str) -> None:
    assert codes(run(tmp_path / "gone.jpg", target=target)) == ["picture-unreadable"]


def test_half_a_jpeg(tmp_path: Path) -> None:
    whole = saved(tmp_path, "a.jpg", noise(), quality=90).read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[: len(whole) // 2])
    assert codes(run(tmp_path / "b.jpg")) == ["picture-truncated"]
    assert codes(run(tmp_path / "b.jpg", target="print")) == ["picture-unreadable"]


def test_too_many_pixels_are_refused_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    for target in ("proof", "print", "screen"):
        outcome = run(saved(tmp_path, "a.png", quarters()), target=target)
        assert codes(outcome) == ["picture-too-large"]


def test_a_program_is_no_picture(tmp_path: Path) -> None:
    """Pillow would have Ghostscript run it, whatever the file is called."""
    (tmp_path / "a.jpg").write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n"
    )
    for target in ("proof", "print"):
        assert codes(run(tmp_path / "a.jpg", target=target)) == ["picture-unreadable"]


def test_a_bomb_is_not_lit(tmp_path: Path) -> None:
    """A PNG of 60 000 × 60 000 pixels that says so in 100 bytes."""
    head = b"\x00\x00\x00\rIHDR" + (60000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    import zlib

    check = zlib.crc32(head[4:]).to_bytes(4, "big")
    data = (
        b"\x89PNG\r\n\x1a\n"
        + head
        + check
        + b"\x00\x00\x00\x08IDAT\x78\x9c\x03\x00\x00\x00\x00\x01\x00\x00\x00\x00"
    )
    (tmp_path / "a.png").write_bytes(data)
    for target in ("proof", "print"):
        assert codes(run(tmp_path / "a.png", target=target))[0] in (
            "picture-too-large",
            "picture-unreadable",
        )


# --- the cache -----------------------------------------------------------------------------------


def test_a_second_build_converts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    first = run(file, target="print", cache=cache).value
    monkeypatch.setattr(pictures, "decoded", None)
    assert run(file, target="print", cache=cache).value == first
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"ink_limit": 250.0},
        {"quality": 80},
        {"compression": "flate"},
        {"profile": UNCOATED},
        {"ppi": 200},
        {"target": "screen"},
    ],
)
def test_every_setting_counts(tmp_path: Path, change: dict[str, object]) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    run(file, target="print", cache=cache)
    kept = run(file, **({"target": "print", "cache": cache} | change)).value  # type: ignore[arg-type]
    assert kept == run(file, **({"target": "print"} | change)).value  # type: ignore[arg-type]
    assert len(list(cache.iterdir())) == 2


def test_another_picture_of_the_same_name_is_another(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(saved(tmp_path, "a.png", noise(seed=1)), target="print", cache=cache).value
    second = run(saved(tmp_path, "a.png", noise(seed=2)), target="print", cache=cache).value
    assert first != second


@pytest.mark.parametrize("damage", [b"", b"{}", b"junk\n", None, b"[]\n", b"\xff\xfe\n\x00"])
def test_what_is_corrupt_in_the_cache_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    good = run(file, target="print", cache=cache).value
    (entry,) = cache.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-100] + b"\0" * 100 if damage is None else damage)
    assert run(file, target="print", cache=cache).value == good
    assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.png", noise())
    (tmp_path / "cache").write_text("a file in the way")
    outcome = run(file, target="print", cache=tmp_path / "cache")
    assert outcome.diagnostics == ()


def test_side_by_side_or_one_by_one_the_same(tmp_path: Path) -> None:
    items = [
        picture(saved(tmp_path, f"{n}.png", noise(seed=n)), Rect(50, 50 + 90 * n, 120, 60))
        for n in range(6)
    ]
    alone, together = (
        paint(page_list(items), Programs(), PaintOptions(target="print", jobs=jobs)).value
        for jobs in (1, 4)
    )
    assert alone == together
