"""The styles that come with the program."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import uharfbuzz as hb

from layout.geometry import MM, same
from layout.source.write import as_yaml
from layout.style.chain import STYLES as FOLDER
from layout.style.fields_text import STYLES
from layout.style.model import BLACK, FontChain
from layout.style.read import read_style, read_whole
from tests.style.files import shipped, style_of, styled

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_has_to_be_said_of_them(name: str) -> None:
    outcome = read_style(name)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.name == name
    assert set(STYLES) <= set(outcome.value.text)
    assert outcome.value.files[0].name == "base.yaml"
    assert outcome.value.files[-1].stem == name


def test_bulletin_is_the_grid_of_the_look() -> None:
    """Two columns of exactly 22 字, gap 2 字: 46 字 = 483 pt wide; 42 rows = 714 pt high."""
    grid, page = shipped("bulletin").grid, shipped("bulletin").page
    assert (grid.em, grid.line, grid.columns, grid.measure, grid.rows) == (10.5, 17, 2, 22, 42)
    assert same(grid.gap, 21)
    assert same(page.width - page.inside - page.outside, 483)
    assert same(page.height - page.head - page.foot, 714)
    assert same(page.bleed, 3 * MM)
    assert page.facing


def test_facsimile_is_the_printed_bulletin() -> None:
    """F2, F3, F6, F10: 30.44 字 of 16 pt, 23 rows of 30 pt, no squeeze, digits half an em."""
    style = shipped("facsimile")
    grid, setting = style.grid, style.text["body"].setting
    assert (grid.em, grid.line, grid.columns, grid.rows) == (16, 30, 1, 23)
    assert same(grid.measure, 30.44)
    assert (setting.fit, setting.marks, setting.digits) == ("greedy", "plain", "half")
    assert (setting.pull_in, setting.pull_in_prohibited, setting.latin_gap) == (0.5, 1.5, 0.25)
    assert (setting.lone_character, setting.widow_lines, setting.hanging) == ("allow", 1, False)
    assert not style.page.facing
    assert style.furniture.title_mark == "keep"
    assert (style.furniture.masthead, style.furniture.contents) == ("none", "none")
    assert style.furniture.head_from == 0
    assert 20.5 <= grid.measure * grid.em / style.text["title"].size <= 21.5
    assert any(face.file.name == "FandolFang-Regular.otf" for face in style.text["body"].font)


def test_gongwen_is_the_official_format() -> None:
    """GB/T 9704: 28 Han a line, 22 lines a page, 156 mm by 225 mm."""
    style = shipped("gongwen")
    assert (style.grid.measure, style.grid.rows, style.grid.columns) == (28, 22, 1)
    assert abs(style.grid.measure * style.grid.em - 156 * MM) < 6
    assert abs(style.grid.rows * style.grid.line - 225 * MM) < 3
    assert style.furniture.folio == "— {page} —"


@pytest.mark.parametrize("name", NAMES)
def test_text_is_black_alone_and_small_text_has_one_ink(name: str) -> None:
    style = shipped(name)
    assert style.text["body"].colour == BLACK
    for one in style.text.values():
        inks = sum(part > 0 for part in one.colour[:4])
        assert inks == 1 or one.size >= 8, one.name
        assert one.rule_above == 0 or one.rule_above >= 0.25
        assert one.rule_below == 0 or one.rule_below >= 0.25


def covered(chain: FontChain) -> set[int]:
    found: set[int] = set()
    for face in chain:
        points = _points(face.file)
        if face.only:
            points = {p for low, high in face.only for p in range(low, high + 1) if p in points}
        found.update(points)
    return found


@cache
def _points(file: Path) -> frozenset[int]:
    return frozenset(hb.Face(hb.Blob.from_file_path(str(file))).unicodes)


def test_every_chain_ends_in_the_same_wide_fallbacks() -> None:
    """A character any font of the style has is drawn from it, whatever the paragraph style."""
    style = shipped("bulletin")
    chains = {one.font for one in style.text.values()} | {
        chain for one in style.text.values() for chain in (one.strong, one.emphasis)
    }
    everywhere = [covered(chain) for chain in chains]
    assert all(points == everywhere[0] for points in everywhere)
    assert ord("\u201b") in everywhere[0]  # only WenKai has it


def first(chain: FontChain, character: str) -> str:
    point = ord(character)
    for face in chain:
        allowed = not face.only or any(low <= point <= high for low, high in face.only)
        if allowed and point in _points(face.file):
            return face.file.name
    return ""


@pytest.mark.parametrize(
    ("style", "character", "file"),
    [
        ("source", "字", "LXGWWenKai-Regular.ttf"),
        ("source", "“", "NotoSerifSC-Regular.ttf"),
        ("source", "—", "NotoSerifSC-Regular.ttf"),
        ("source", "A", "NotoSerifSC-Regular.ttf"),
        ("body", "字", "NotoSerifSC-Regular.ttf"),
        ("subhead", "字", "NotoSansSC-Bold.ttf"),
        ("subhead", "·", "NotoSerifSC-Bold.ttf"),
    ],
)
def test_the_face_that_sets_a_character(style: str, character: str, file: str) -> None:
    assert first(shipped("bulletin").text[style].font, character) == file


@pytest.mark.parametrize("character", "Aa0“”—·")
def test_fangsong_borrows_latin_and_dashes(character: str) -> None:
    """PRINT 1: its ASCII and dash are heavy; Latin, “”·— come from Noto."""
    assert first(shipped("facsimile").text["body"].font, character) == "NotoSerifSC-Regular.ttf"


def test_fonts_lie_in_the_project() -> None:
    root = Path(__file__).parent.parent.parent
    for one in shipped("bulletin").text.values():
        assert all(face.file.parent == root / "fonts" for face in one.font)


@pytest.mark.parametrize("name", NAMES)
def test_a_style_written_out_whole_reads_back_the_same(name: str, tmp_path: Path) -> None:
    whole = read_whole(name).value
    assert whole is not None
    text = as_yaml(whole[1]).replace("extends: bulletin\n", "extends: base\n")
    again = style_of(styled(tmp_path, text))
    assert replace(again, name=name, files=()) == replace(shipped(name), files=())


def test_the_example_of_the_manual_works(tmp_path: Path) -> None:
    manual = (Path(__file__).parent.parent.parent / "docs" / "designer.md").read_text("utf-8")
    example = manual.partition("```yaml\n")[2].partition("```")[0]
    outcome = styled(tmp_path, example)
    assert outcome.diagnostics == ()
    assert style_of(outcome).grid.columns == 3
