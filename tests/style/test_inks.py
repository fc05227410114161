"""Names of spot inks: which can be printed, which are one ink, which are no colour at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.style.inks import folded, technical
from tests.style.files import style_of, styled

HEAD = "name: x\nextends: bulletin\ncolours:\n"


def codes(folder: Path, *colours: str) -> list[str]:
    """Colours of a style, written out → the codes of what is wrong with them."""
    written = HEAD + "".join(f"  c{n}: {colour}\n" for n, colour in enumerate(colours))
    return [one.code for one in styled(folder, written).diagnostics]


@pytest.mark.parametrize(
    ("colours", "found"),
    [
        (["{spot: 专红, look: M100}"], []),
        (["{spot: 専色ゴールド, look: M100}"], []),
        (["{spot: UV}"], []),
        (["{spot: 打底白, technical: true}"], []),
        (["{spot: 专红}"], ["spot-no-look"]),
        (["{spot: Black, look: K100}"], ["spot-name-process"]),
        (["{spot: process  CYAN, look: C100}"], ["spot-name-process"]),
        (["{spot: 洋红, look: M100}"], ["spot-name-process"]),
        (["{spot: all, look: K100}"], ["spot-name-reserved"]),
        (["{spot: None, look: K100}"], ["spot-name-reserved"]),
        (["{spot: '\\u200b', look: K100}"], []),  # in single quotes YAML keeps the backslash
        (['{spot: "\\u200b", look: K100}'], ["spot-name-empty"]),
        ([f"{{spot: {'金' * 42}, look: K100}}"], []),
        ([f"{{spot: {'金' * 43}, look: K100}}"], ["spot-name-long"]),
        (["{spot: 专红, look: M100}", "{spot: 专红, look: M90}"], ["spot-two-looks"]),
        (["{spot: 专红, look: M100}", "{spot: 专红, look: M100, tint: 20%}"], []),
        (
            ["{spot: PANTONE 186 C, look: M100}", "{spot: Pantone 186C, look: M100}"],
            ["spot-two-spellings"],
        ),
    ],
)
def test_names_of_inks(tmp_path: Path, colours: list[str], found: list[str]) -> None:
    assert codes(tmp_path, *colours) == found


def test_every_place_a_spot_is_named_counts(tmp_path: Path) -> None:
    text = HEAD + "  gold: {spot: 专金, look: Y100}\nbox:\n  tint: {spot: 专银, look: K30}\n"
    assert {ink.spot for ink in style_of(styled(tmp_path, text)).spots} == {"专金", "专银"}


def test_technical_inks_by_name_or_by_word(tmp_path: Path) -> None:
    text = HEAD + (
        "  die: {spot: 模切线}\n  foil: {spot: 烫金, look: Y60, technical: false}\n"
        "  white: {spot: 打底白, look: K5, technical: true}\n"
    )
    colours = style_of(styled(tmp_path, text)).colours
    assert [colours[name].technical for name in ("die", "foil", "white")] == [True, False, True]
    assert technical("spot-uv")
    assert not technical("PANTONE 186 C")


def test_spellings_of_one_name() -> None:
    assert (
        len({folded(name) for name in ("PANTONE 186 C", "pantone 186C", "ＰＡＮＴＯＮＥ-186-C")})
        == 1
    )
