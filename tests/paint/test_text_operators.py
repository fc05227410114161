"""Text read back from the PDF is the text of the lines: nothing missing, doubled, added or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import (
    BOLD,
    FANG,
    KAI,
    SERIF,
    Programs,
    moved,
    operators,
    page_list,
    read,
    shaped,
    text_line,
)

from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import Face


def painted(*lines: object, **options: object) -> bytes:
    outcome = paint(page_list(lines), Programs(), PaintOptions(**options))  # type: ignore[arg-type]
    assert outcome.diagnostics == ()
    return outcome.value


@pytest.mark.parametrize("face", [SERIF, BOLD, KAI, FANG], ids=lambda face: face.file.stem)
@pytest.mark.parametrize(
    "text",
    [
        "天地玄黄，宇宙洪荒——日月盈昃……辰宿列张。",
        "（寒来）暑往“秋收”‘冬藏’、《闰余》：成岁；律吕！调阳？",
        "通信5G建设Wi-Fi 6覆盖率达98.5%，office first flow AVATAR",
        "人⼈⽂文⽣生",  # Kangxi radicals
        "甲…乙⋯丙•丁‧戊",  # one glyph for two characters
        "五\u00a0六 七",
        "0123456789 ABC abc",
        "，。、开头就是标点",
        "—",
    ],
)
def test_what_is_read_is_what_is_written(text: str, face: Face) -> None:
    assert read(painted(text_line(text, 100, face))) == text


def test_a_glyph_for_two_characters_in_one_line_alone() -> None:
    data = painted(text_line("甲………", 100), text_line("大⋯口", 120))
    assert read(data) == "甲………\n大⋯口"


@pytest.mark.parametrize("latin", [SERIF, BOLD], ids=["one face", "two faces"])
@pytest.mark.parametrize("gap", [0.0, 0.125, 0.17, 0.25, 0.3, 0.5])
def test_an_autospace_is_no_space(gap: float, latin: Face) -> None:
    """X1: the gap between Han and Western text is drawn, and read as nothing."""
    han = shaped("推进", SERIF, 10.5, 50)
    western = moved(shaped("5G", latin, 10.5, han[-1].x + han[-1].advance), gap * 10.5)
    after = moved(shaped("建设。", SERIF, 10.5, western[-1].x + western[-1].advance), gap * 10.5)
    line = text_line("推进5G建设。", 100, glyphs=han + western + after)
    assert read(painted(line, text_line("下一行", 117))) == "推进5G建设。\n下一行"


def test_letterspaced_text_is_no_row_of_words() -> None:
    glyphs = tuple(
        glyph._replace(x=glyph.x + index * 8)
        for index, glyph in enumerate(shaped("通信行业简报", BOLD, 24, 50))
    )
    assert read(painted(text_line("通信行业简报", 100, BOLD, 24, glyphs=glyphs))) == "通信行业简报"


def test_real_spaces_stay_however_wide() -> None:
    glyphs = list(shaped("open source 软件", SERIF, 10.5, 50))
    for index in range(len(glyphs)):
        glyphs[index] = glyphs[index]._replace(
            x=glyphs[index].x + 6 * (index > 4) + 4 * (index > 11)
        )
    data = painted(text_line("open source 软件", 100, glyphs=tuple(glyphs)))
    assert read(data) == "open source 软件"


def test_squeezed_marks_keep_their_order() -> None:
    """W2: a mark drawn half as wide, an opening bracket moved left by its empty half."""
    glyphs = list(shaped("（甲）、（乙）。", SERIF, 10.5, 50))
    x = 50.0
    for index, glyph in enumerate(glyphs):
        half = glyph.characters in "（）、。"
        opening = glyph.characters == "（"
        glyphs[index] = glyph._replace(x=x, dx=-5.25 if opening else 0.0)
        x += 5.25 if half else 10.5
    assert (
        read(painted(text_line("（甲）、（乙）。", 100, glyphs=tuple(glyphs))))
        == "（甲）、（乙）。"
    )


def test_a_hyphen_of_the_composer_is_not_read() -> None:
    first = text_line("采用exam", 100, glyphs=shaped("采用exam-", SERIF, 10.5, 50), hyphen=True)
    second = text_line("ple方案", 117)
    assert read(painted(first, second)) == "采用exam\nple方案"
    screen = painted(first, second, target="screen")
    assert "m".encode("utf-16-be") + b"\x00\xad" in _spans(screen)[0]


def test_a_hyphen_of_the_text_is_read() -> None:
    assert read(painted(text_line("采用Wi-Fi", 100))) == "采用Wi-Fi"


def test_the_text_of_the_line_stands_over_that_of_its_glyphs() -> None:
    """A space folded into the autospace (X3) has no glyph, and is read all the same."""
    line = text_line("通信 5G 网", 100, glyphs=shaped("通信5G网", SERIF, 10.5, 50))
    assert read(painted(line)) == "通信 5G 网"


@pytest.mark.parametrize("latin", [SERIF, BOLD], ids=["one face", "two faces"])
def test_a_folded_space_is_read_though_the_gap_is_drawn(latin: Face) -> None:
    """X3: the gap stands in place of the space; nothing is read twice."""
    han = shaped("通信", SERIF, 10.5, 50)
    western = shaped("5G", latin, 10.5, han[-1].x + 13)
    after = shaped("网", SERIF, 10.5, western[-1].x + western[-1].advance + 2.6)
    line = text_line("通信 5G 网", 100, glyphs=han + western + after)
    assert read(painted(line, text_line("下一行", 117))) == "通信 5G 网\n下一行"


def test_a_glyph_without_characters_adds_none() -> None:
    glyphs = list(shaped("甲乙丙", SERIF, 10.5, 50))
    glyphs[1] = glyphs[1]._replace(characters="")
    assert read(painted(text_line("甲丙", 100, glyphs=tuple(glyphs)))) == "甲丙"


def test_lines_are_read_in_the_order_they_are_painted() -> None:
    left = [text_line(f"左{n}行", 100 + 17 * n) for n in range(3)]
    right = [
        replace(line, glyphs=moved(line.glyphs, 250), text=f"右{n}行")
        for n, line in enumerate(text_line(f"右{n}行", 100 + 17 * n) for n in range(3))
    ]
    assert read(painted(*left, *right)) == "左0行\n左1行\n左2行\n右0行\n右1行\n右2行"


def test_a_run_set_solid_is_one_string() -> None:
    shows = [
        name
        for name, _ in operators(painted(text_line("天地玄黄宇宙洪荒", 100)))
        if name in ("Tj", "TJ")
    ]
    assert shows == ["Tj"]


def test_glyphs_stand_where_the_line_says() -> None:
    """Each correction brings the pen back to within half a thousandth of an em; errors do not add up."""
    glyphs = tuple(
        glyph._replace(x=glyph.x + index * 0.0371)
        for index, glyph in enumerate(
            shaped("天地玄黄宇宙洪荒日月盈昃辰宿列张" * 2, SERIF, 10.5, 50)
        )
    )
    data = painted(text_line("天地玄黄宇宙洪荒日月盈昃辰宿列张" * 2, 100, glyphs=glyphs))
    pen = 0.0
    for name, operands in operators(data):
        if name == "Tm":
            pen = float(operands[4])  # type: ignore[arg-type]
        elif name == "TJ":
            at = 0
            for part in operands[0]:  # type: ignore[attr-defined]
                if isinstance(part, (int, float)) or not hasattr(part, "__bytes__"):
                    pen -= float(part) * 0.0105
                else:
                    for _ in range(len(bytes(part)) // 2):
                        assert pen == pytest.approx(glyphs[at].x + 8.5, abs=0.0063)
                        pen += 10.5
                        at += 1
            assert at == len(glyphs)


def test_an_empty_line_paints_nothing() -> None:
    assert read(painted(text_line("", 100, glyphs=()), text_line("有", 120))) == "有"


HAN = st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会")
MARKS = st.sampled_from("，。、；：？！（）《》“”")
WESTERN = st.sampled_from(["5G", "AI", "Wi-Fi", "2020", "a", "i", "office", "98.5%"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.one_of(HAN, MARKS, WESTERN), st.floats(0, 0.5)), min_size=1, max_size=24),
    st.booleans(),
)
def test_any_gaps_are_read_as_none(pieces: list[tuple[str, float]], two_faces: bool) -> None:
    """Whatever stands between pieces of text up to half an em, the text comes back."""
    x, glyphs = 50.0, []
    for text, gap in pieces:
        face = BOLD if two_faces and text.isascii() else SERIF
        glyphs += shaped(text, face, 10.5, x)
        x = glyphs[-1].x + glyphs[-1].advance + gap * 10.5
    text = "".join(text for text, _ in pieces)
    line = text_line(text, 100, glyphs=tuple(glyphs))
    # pdfium takes the direction of writing from the whole page, so there must be one.
    rest = [text_line("天地玄黄宇宙洪荒日月盈昃", 117 + 17 * row) for row in range(20)]
    assert read(painted(line, *rest)).split("\n")[0] == text


def _spans(data: bytes) -> list[bytes]:
    return [
        bytes(operands[1]["/ActualText"])  # type: ignore[index]
        for name, operands in operators(data)
        if name == "BDC"
    ]
