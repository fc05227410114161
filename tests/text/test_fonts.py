"""Faces: coverage, shaping, ink, and what each character is given of it (C1, C4, Q2)."""

from __future__ import annotations

import pytest

from layout.document.model import Inline, Run
from layout.style.model import Face
from layout.text.compose import body_style, compose
from layout.text.linebreak import break_lines
from layout.text.model import Line
from layout.text.paragraph import set_paragraph
from layout.text.prepare import prepare
from layout.text.spacing import set_line
from tests.text.styles import BOLD, FANG, KAI, SANS, SERIF, fonts, style

ALL = (SERIF, SANS, BOLD, KAI, FANG)


def line_of(text: str, face: Face, **setting: object) -> Line:
    """A text that fits one line → that line in one face."""
    return set_paragraph((Run(text),), style(face, setting=setting), fonts(), (40.0,), indent=0.0)[
        0
    ]


def inks(line: Line) -> list[tuple[float, float]]:
    """A line → the left and right end of each glyph's ink, em."""
    out = []
    for (_, x, _), drawn in zip(line.glyphs, line.drawn, strict=True):
        box = fonts().ink(drawn.face, drawn.number)
        assert box is not None
        out.append((x + drawn.dx + box[0] * drawn.scale, x + drawn.dx + box[2] * drawn.scale))
    return out


def test_only_restricts_what_a_face_covers() -> None:
    borrowed = SERIF._replace(only=((0x2014, 0x2014),))
    assert fonts().covers(borrowed, "—")
    assert not fonts().covers(borrowed, "国")
    assert fonts().has(borrowed, "国")


def test_a_double_dash_is_one_glyph_where_the_font_has_one() -> None:
    assert [glyph[0] for glyph in line_of("是——但", SERIF).glyphs] == ["是", "——", "但"]
    assert [glyph[0] for glyph in line_of("是——但", FANG).glyphs] == ["是", "—", "—", "但"]


@pytest.mark.parametrize("face", ALL, ids=lambda face: face.file.stem)
def test_marks_have_one_em_in_every_face(face: Face) -> None:
    line = line_of("甲。乙，丙“丁”戊——己…庚·辛", face)
    assert line.width == pytest.approx(15.5)


@pytest.mark.parametrize("face", ALL, ids=lambda face: face.file.stem)
def test_half_marks_keep_their_ink_inside_their_half(face: Face) -> None:
    """C4: halt by rule, with or without the font's help."""
    line = line_of("甲。乙，丙“丁”戊（己）庚《辛》壬：癸；子、丑", face, marks="banjiao")
    for (chars, x, advance), (left, right) in zip(line.glyphs, inks(line), strict=True):
        if chars in "。，“”（）《》：；、":
            assert advance == 0.5
            assert x - 0.03 <= left
            assert right <= x + 0.53, chars


@pytest.mark.parametrize("face", ALL, ids=lambda face: face.file.stem)
def test_interpunct_and_slash_stand_in_the_middle_of_half_an_em(face: Face) -> None:
    line = line_of("甲·乙/丙", face)
    boxes = inks(line)
    for index in (1, 3):
        x = line.glyphs[index][1]
        assert line.glyphs[index][2] == 0.5
        assert sum(boxes[index]) / 2 == pytest.approx(x + 0.25, abs=0.01)


@pytest.mark.parametrize("face", ALL, ids=lambda face: face.file.stem)
def test_western_quotes_are_narrow(face: Face) -> None:
    """Q2: the same code points, proportional in a Western sentence."""
    narrow = line_of("It’s “new” here", face)
    widths = {chars: advance for chars, _, advance in narrow.glyphs}
    assert widths["’"] < 0.45
    assert widths["“"] < 0.7
    wide = {chars: advance for chars, _, advance in line_of("说“新”", face).glyphs}
    assert wide["“"] == 1.0


def test_latin_is_kerned() -> None:
    together = line_of("AV", SERIF).width
    assert together < line_of("A", SERIF).width + line_of("V", SERIF).width


def test_missing_characters_are_reported_and_drawn_as_notdef() -> None:
    text = prepare((Run("甲\U000e0041乙\U0001f600"),), style(SERIF), fonts())
    assert (3, "\U0001f600") in text.missing
    line = set_paragraph((Run("甲\U0001f600"),), style(SERIF), fonts(), (9.0,))[0]
    assert line.drawn[1].number == 0


def test_fallbacks_are_reported_with_their_face() -> None:
    text = prepare((Run("甲\u22a5乙鿏"),), style(FANG, SERIF, KAI), fonts())
    lent = {char: face for _, char, face in text.fallbacks}
    for _, char in text.missing:
        assert not any(fonts().has(face, char) for face in (FANG, SERIF, KAI))
    for char, face in lent.items():
        assert fonts().has(face, char)
        assert not fonts().has(FANG, char)


def test_a_face_with_only_is_no_fallback() -> None:
    borrowed = SERIF._replace(only=((0x201C, 0x201D),))
    text = prepare((Run("“甲”"),), style(borrowed, KAI), fonts())
    assert text.fallbacks == ()
    assert text.drawn[0].face is borrowed
    assert text.drawn[1].face is KAI


def test_scale_and_shift_of_a_latin_face() -> None:
    latin = SANS._replace(only=((0x20, 0x7E),), scale=1.1, shift=0.02)
    text = prepare((Run("甲A"),), style(latin, SERIF), fonts())
    assert text.drawn[1].scale == 1.1
    assert text.drawn[1].dy == pytest.approx(0.02)
    assert text.widths[1] == pytest.approx(1.1 * fonts().glyph(SANS, "A").advance)


def test_metrics() -> None:
    assert 0.6 < fonts().cap_height(SERIF) < 0.8
    foot, head = fonts().han_box(SERIF)
    assert head - foot == pytest.approx(1.0)
    assert -0.2 < foot < -0.05
    assert fonts().upem(SERIF) == 1000
    assert fonts().ink(SERIF, fonts().glyph(SERIF, " ").number) is None


def test_a_line_is_set_from_what_the_breaker_chose() -> None:
    text = prepare((Run("甲乙丙丁，戊己"),), style(SERIF), fonts())
    broken = break_lines(text, (4.5,), indent=0.0)
    assert broken is not None
    line = set_line(text, broken.breaks[0], justified=True, indent=0.0)
    assert (line.text, line.width, line.justified) == ("甲乙丙丁，", 4.5, True)


def test_hyphens_and_blanks_are_those_of_the_face() -> None:
    """U+2010 is as wide as a Han in Chinese faces, and thin blanks are in none."""
    (line,) = compose("well‐known, 1\u2009115\u202f678", 40.0, indent=0.0)
    widths = {char: advance for char, _, advance in line.glyphs}
    assert widths["‐"] < 0.4
    assert widths["\u2009"] == widths["\u202f"] == 0.25
    assert all(one.number for one in line.drawn)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A\u20e3字", "\u20e3"),
        ("字\ufe0f和字\U000e0100", ""),
        ("甲\u200b\u200d乙", ""),
        ("甲\U0001f4a1", "\U0001f4a1"),
    ],
)
def test_every_glyph_that_is_missing_is_known(text: str, missing: str) -> None:
    ready = prepare((Run(text),), style(SERIF, SANS, KAI), fonts())
    assert "".join(char for _, char in ready.missing) == missing


def test_a_mark_on_a_letter_is_of_the_face_of_its_letter() -> None:
    (line,) = compose("x\u030c和e\u0301", 20.0, indent=0.0)
    assert [chars for chars, _, _ in line.glyphs] == ["x\u030c", "", "和", "e\u0301"]


def test_tabular_figures_are_of_one_width() -> None:
    lines = [
        set_paragraph(
            (Run(text),), style(SERIF, setting={"digits": "tabular"}), fonts(), (20.0,), indent=0.0
        )[0]
        for text in ("1 111.1", "3 906.7", "8 888.8")
    ]
    assert len({round(line.width, 6) for line in lines}) == 1
    assert lines[0].width < 4.0


def test_features_of_a_face() -> None:
    roman = Face(SERIF.file.with_name("NotoSerif-Regular.ttf"))
    old = roman._replace(features=("onum",))
    assert fonts().glyph(roman, "3").number != fonts().glyph(old, "3").number
    assert (
        fonts().shape(roman, "fi")[0].number
        != fonts().shape(roman._replace(features=("-liga",)), "fi")[0].number
        or len(fonts().shape(roman, "fi")) == 2
    )


def test_emphasised_western_text_is_italic_and_with_han_it_is_not() -> None:
    body = body_style("bulletin")
    looks = {}
    for text in ("Homo sapiens", "第5条ABC"):
        run = Run(text, Inline(emphasis=True))
        (line,) = set_paragraph((run,), body, fonts(), (40.0,), indent=0.0)
        looks[text] = {one.face.file.name for one in line.drawn}
    assert looks["Homo sapiens"] == {"NotoSerif-Italic.ttf"}
    assert "NotoSerif-Italic.ttf" not in looks["第5条ABC"]


def test_letters_fractions_and_marks_of_the_shipped_faces() -> None:
    """Pinyin and Vietnamese in the song face itself, fractions and small figures in its Latin companion."""
    assert all(fonts().has(SERIF, char) for char in "ǹḿếề\u0300\u0301\u0304\u030c✓")
    body = body_style("bulletin")
    ready = prepare((Run("⅓⅔₀₉⁻⁶ǹḿếề✓"),), body, fonts())
    assert not ready.missing
    assert not [face for _, _, face in ready.fallbacks if face.file.name.startswith("LXGW")]
