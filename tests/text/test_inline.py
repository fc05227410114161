"""Looks inside a paragraph: strong, emphasis, note marks; classes see across them (C3, M4, U9)."""

from __future__ import annotations

from typing import Any

import pytest

from layout.document.model import Inline, Run
from layout.text.paragraph import set_paragraph
from layout.text.prepare import prepare
from tests.text.styles import BOLD, KAI, SERIF, fonts, style

LOOK: dict[str, Any] = {"font": (SERIF,), "strong": (BOLD,), "emphasis": (KAI,)}
STRONG, KAITI, RAISED = Inline(strong=True), Inline(emphasis=True), Inline(raised=True)


def test_each_look_has_its_chain() -> None:
    text = prepare((Run("甲"), Run("乙", STRONG), Run("丙", KAITI)), style(**LOOK), fonts())
    assert [drawn.face for drawn in text.drawn] == [SERIF, BOLD, KAI]
    assert [drawn.inline for drawn in text.drawn] == [Inline(), STRONG, KAITI]


def test_c3_a_change_of_look_changes_no_squeeze() -> None:
    plain = prepare((Run("他）（她"),), style(**LOOK), fonts())
    mixed = prepare((Run("他）", STRONG), Run("（她")), style(**LOOK), fonts())
    assert plain.widths == mixed.widths


@pytest.mark.parametrize("mark", ["1", "12", "注"])
def test_u9_a_note_mark_stays_with_what_is_before_it(mark: str) -> None:
    lines = set_paragraph(
        (Run("甲乙丙丁"), Run(mark, RAISED), Run("戊己庚辛")),
        style(**LOOK),
        fonts(),
        (4.0,),
        indent=0.0,
    )
    assert all(not line.text.startswith(mark) for line in lines)


def test_u9_x2_a_note_mark_is_small_raised_and_without_autospace() -> None:
    line = set_paragraph(
        (Run("甲"), Run("1", RAISED), Run("乙")), style(**LOOK), fonts(), (9.0,), indent=0.0
    )[0]
    assert line.drawn[1].scale == pytest.approx(0.6)
    assert line.drawn[1].dy > 0.2
    assert line.glyphs[2][1] == pytest.approx(1.0 + line.glyphs[1][2])


def test_dots_and_names_keep_their_place() -> None:
    dotted = Inline(dots=True)
    line = set_paragraph((Run("甲"), Run("乙丙", dotted)), style(**LOOK), fonts(), (9.0,))[0]
    assert [drawn.inline.dots for drawn in line.drawn] == [False, True, True]


def test_tracking_opens_every_character_but_the_last() -> None:
    line = set_paragraph(
        (Run("通信简报"),), style(tracking=0.25, align="left"), fonts(), (9.0,), indent=0.0
    )[0]
    assert line.width == pytest.approx(4.75)


@pytest.mark.parametrize(("align", "left"), [("left", 0.0), ("centre", 3.0), ("right", 6.0)])
def test_a7_alignment_moves_the_line(align: str, left: float) -> None:
    line = set_paragraph((Run("甲乙丙"),), style(align=align), fonts(), (9.0,), indent=0.0)[0]
    assert line.glyphs[0][1] == pytest.approx(left)
    assert not line.justified


def test_a7_ragged_lines_are_left_as_they_are() -> None:
    lines = set_paragraph(
        (Run("甲乙丙丁戊AB己庚辛壬癸"),), style(align="left"), fonts(), (4.0,), indent=0.0
    )
    assert all(line.width <= 4.0 + 1e-9 and line.loosened == 0.0 for line in lines)
