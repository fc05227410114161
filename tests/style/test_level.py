"""Faces of unlike design stand level: size and place by the ink of their Han."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.style.model import Face, Style
from layout.style.read import read_style
from layout.text.fonts import Fonts


def shipped(*settings: str) -> Style:
    style = read_style("bulletin", settings, Path()).value
    assert style is not None
    return style


def middle(face: Face) -> float:
    """A face as the style sets it → the middle of its 国 over the baseline, em."""
    fonts = Fonts()
    box = fonts.ink(face, fonts.glyph(face, "国").number)
    assert box is not None
    return (box[1] + box[3]) / 2 * face.scale + face.shift


@pytest.mark.parametrize("font", ["kai", "fang", "hei", "hei bold"])
def test_every_face_stands_level_with_the_body(font: str) -> None:
    style = shipped(f"text.quote.font={font}")
    body = next(face for face in style.text["body"].font if not face.only)
    other = next(face for face in style.text["quote"].font if not face.only)
    assert other.file != body.file
    assert middle(other) == pytest.approx(middle(body), abs=0.002)
    assert 0.94 <= other.scale <= 1.06


def test_what_the_designer_says_is_left(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "name: own\nextends: bulletin\nfonts:\n  kai: {regular: {file: LXGWWenKai-Regular.ttf, shift: 0.1, scale: 90%}}\n",
        encoding="utf-8",
    )
    style = read_style(str(tmp_path / "own.yaml"), (), tmp_path).value
    assert style is not None
    face = next(face for face in style.text["quote"].font if face.file.name.startswith("LXGW"))
    assert (face.scale, face.shift) == (0.9, 0.1)


def test_an_italic_is_lent_to_emphasis_alone() -> None:
    style = shipped()
    assert any(face.alone for face in style.text["body"].emphasis)
    assert not any(face.alone for face in (*style.text["body"].font, *style.text["quote"].font))
