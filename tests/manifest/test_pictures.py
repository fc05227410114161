"""Picture files: what is accepted, what is refused, and that nothing large is ever decoded."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.diagnostics import Span
from layout.manifest.picture_file import check_picture
from layout.manifest.picture_header import read_header
from tests.manifest.issues import picture
from tests.manifest.test_hostile import png

HERE = Span("issue.yaml", 1)


@pytest.mark.parametrize(
    ("kind", "suffix", "mode"),
    [
        ("JPEG", "jpg", "RGB"),
        ("JPEG", "jpeg", "L"),
        ("JPEG", "JPG", "CMYK"),
        ("PNG", "png", "RGBA"),
        ("PNG", "png", "P"),
        ("PNG", "png", "I;16"),
        ("PNG", "png", "1"),
        ("PNG", "png", "LA"),
        ("TIFF", "tif", "CMYK"),
        ("TIFF", "tiff", "RGB"),
        ("GIF", "gif", "P"),
        ("BMP", "bmp", "RGB"),
        ("WEBP", "webp", "RGB"),
    ],
)
def test_every_printable_kind_and_colour(tmp_path: Path, kind: str, suffix: str, mode: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(picture(kind, (40, 30), mode))
    outcome = check_picture(path, path.name, HERE)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.pixels == (40, 30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_exif_orientation_turns_the_size(tmp_path: Path, kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{ {'JPEG': 'jpg', 'TIFF': 'tif'}.get(kind, kind.lower()) }"
    Image.new("RGB", (40, 30)).save(path, kind, exif=exif)
    value = check_picture(path, path.name, HERE).value
    assert value is not None
    assert value.pixels == ((30, 40) if orientation > 4 else (40, 30))
    assert value.orientation == (1 if kind == "TIFF" else orientation)  # Pillow turns that itself


@pytest.mark.parametrize(("kind", "suffix"), [("GIF", "gif"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_moving_picture_is_printed_still_and_told(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:])
    outcome = check_picture(path, path.name, HERE)
    assert outcome.value is not None
    assert [one.code for one in outcome.diagnostics] == ["picture-moves"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_file_cut_off_is_refused(tmp_path: Path, kind: str, share: float) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    stream = BytesIO()
    noise.save(stream, kind)
    data = stream.getvalue()
    path = tmp_path / f"a.{'jpg' if kind == 'JPEG' else kind.lower()}"
    path.write_bytes(data[: int(len(data) * share)])
    outcome = check_picture(path, path.name, HERE)
    assert outcome.value is None
    assert [one.code for one in outcome.diagnostics] == ["picture-cut-off"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", picture("JPEG"), "picture-lies"),
        ("a.jpg", picture("WEBP"), "picture-lies"),
        ("a.jpg", b"%PDF-1.7", "picture-lies"),
        ("a.pdf", b"%PDF-1.7\nnothing", "vector-damaged"),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n", "vector-damaged"),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 5 5 5 9\n", "vector-empty"),
        ("a.svg", b"<?xml version='1.0'?><!-- <svg> --><html/>", "vector-damaged"),
        ("a.xml", b"<?xml version='1.0'?><html/>", "picture-kind"),
        ("a.svgz", b"\x1f\x8b\x08\x00", "picture-kind"),
        ("a.jpg", b"\x00\x00\x00\x18ftypheic", "picture-kind"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "vector-empty"),
        ("a.psd", b"8BPS\x00\x01", "picture-kind"),
        ("a.jpg", b"\x00" * 100, "picture-kind"),
        ("a.png", png(0, 0), "picture-empty"),
        ("a.png", png(1, 120_000_001), "picture-too-many-pixels"),
        ("a.png", png(11_000, 11_000), "picture-too-many-pixels"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = check_picture(path, name, HERE)
    assert outcome.value is None
    assert [one.code for one in outcome.diagnostics] == [code]


def test_a_bomb_costs_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tif"
    Image.new("1", (20_000, 20_000)).save(path, compression="group4")
    tracemalloc.start()
    outcome = check_picture(path, path.name, HERE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.code for one in outcome.diagnostics] == ["picture-too-many-pixels"]
    assert peak < 20_000_000


@settings(deadline=None)
@given(
    st.binary(max_size=80),
    st.sampled_from(
        [
            b"",
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"II*\0",
            b"RIFF\0\0\0\0WEBP",
            b"BM",
        ]
    ),
)
def test_any_bytes_have_a_header_or_none(data: bytes, magic: bytes) -> None:
    header = read_header(magic + data)
    assert header.width >= 0


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(0, 255))
def test_a_jpeg_with_a_wrong_byte_is_read_or_refused(at: int, value: int) -> None:
    data = bytearray(picture(size=(16, 16)))
    data[at % len(data)] = value
    header = read_header(bytes(data))
    assert header.frames == 1
