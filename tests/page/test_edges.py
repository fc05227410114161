"""Pictures that end in white get a hairline, others none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from layout.page.edges import white_edge
from layout.page.model import Rule
from layout.page.png_row import first_row
from tests.support.page_picture import TEXT
from tests.support.tiny import Map, issue_of, picture, set_issue, style_of

WHOLE = (0.0, 0.0, 1.0, 1.0)
SKY = (0, 0, 799, 90)
LEFT = (0, 0, 90, 599)


def drawn(folder: Path, name: str, *white: tuple[int, int, int, int]) -> Path:
    image = Image.new("RGB", (800, 600), (60, 90, 40))
    for box in white:
        ImageDraw.Draw(image).rectangle(box, fill=(255, 255, 255))
    image.save(folder / name)
    return folder / name


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_white_edges(tmp_path: Path, suffix: str) -> None:
    assert not white_edge(drawn(tmp_path, f"dark.{suffix}"), WHOLE)
    sky = drawn(tmp_path, f"sky.{suffix}", SKY)
    assert white_edge(sky, WHOLE)
    assert not white_edge(sky, (0.0, 0.3, 1.0, 1.0)), "the part shown has no white left"
    assert not white_edge(drawn(tmp_path, f"spot.{suffix}", (0, 0, 90, 90)), WHOLE)


def test_white_edge_of_a_picture_without_white_at_its_head(tmp_path: Path) -> None:
    assert white_edge(drawn(tmp_path, "left.png", LEFT), WHOLE)


def test_what_is_cut_out_or_line_art_has_no_edge(tmp_path: Path) -> None:
    image = Image.new("RGBA", (80, 60), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 70, 50), fill=(90, 20, 20, 255))
    image.save(tmp_path / "cut.png")
    assert not white_edge(tmp_path / "cut.png", WHOLE)
    Image.new("1", (80, 60), 1).save(tmp_path / "lines.png")
    assert not white_edge(tmp_path / "lines.png", WHOLE)


def test_turned_photograph(tmp_path: Path) -> None:
    image = Image.open(drawn(tmp_path, "sky.png", SKY))
    exif = Image.Exif()
    exif[0x0112] = 6  # shown a quarter turn clockwise: the stored head is at the right
    image.save(tmp_path / "turned.jpg", exif=exif)
    assert white_edge(tmp_path / "turned.jpg", WHOLE)
    assert not white_edge(tmp_path / "turned.jpg", (0.0, 0.0, 0.5, 1.0))


def test_file_that_is_none_has_no_edge(tmp_path: Path) -> None:
    (tmp_path / "no.jpg").write_bytes(b"\xff\xd8 not a picture")
    assert not white_edge(tmp_path / "no.jpg", WHOLE)
    assert not white_edge(tmp_path / "missing.jpg", WHOLE)


def frames(folder: Path, style: Map, **look: Any) -> list[Rule]:
    """A style and a picture → the hairlines round it."""
    issue = issue_of(TEXT[:60], pictures=[picture("4字×2行 right", at="天地", **look)])
    made = set_issue(folder, style_of(1, 12, 8, style), issue)
    return [
        item
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, Rule) and item.purpose == "frame"
    ]


def test_no_frame_round_an_outline_of_its_own(tmp_path: Path) -> None:
    assert frames(tmp_path, {}, shape="alpha") == []


def test_frame_inside_the_edges_of_a_white_picture(tmp_path: Path) -> None:
    file = drawn(tmp_path, "white.png", (0, 0, 799, 599)).name
    assert {rule.width for rule in frames(tmp_path, {}, file=file)} == {0.25}
    assert frames(tmp_path, {"pictures.white_edge_frame": 0}, file=file) == []


def test_no_frame_round_a_dark_picture(tmp_path: Path) -> None:
    assert frames(tmp_path, {}) == []


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_first_row_of_a_png_is_that_of_the_whole(tmp_path: Path, mode: str) -> None:
    """Whichever filter its row has: noise, ramps and flat rows are filtered in different ways."""
    ramp = Image.linear_gradient("L").rotate(90).resize((301, 40))
    noise = Image.effect_noise((301, 40), 90)
    for image in (ramp, noise, Image.new("L", (301, 40), 250), Image.blend(ramp, noise, 0.2)):
        file = tmp_path / "a.png"
        image.convert(mode).save(file)
        row = first_row(file)
        assert row is not None
        assert row.tobytes() == image.convert(mode).crop((0, 0, 301, 1)).tobytes()
    image.convert("RGBA").save(file)
    assert first_row(file) is None
