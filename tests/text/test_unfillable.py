"""Lines nothing can fill: addresses broken at their points, words parted, else left short and never torn apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout.text.compose import compose
from layout.text.finder import LEFT_SHORT_FROM
from layout.text.units import pieces

ADDRESS = "详见https://news.example.org/2026/bridges/index_final.html?id=1024一文，或写信到editor.desk@mail.example.org。"


@pytest.mark.parametrize("measure", [9.0, 11.0, 13.0, 16.0, 19.0, 20.0, 22.0])
@pytest.mark.parametrize("fill", ["even", "squeeze"])
def test_no_line_is_torn_apart(measure: float, fill: str) -> None:
    for line in compose(ADDRESS, measure, fill=fill):
        assert line.loosened <= LEFT_SHORT_FROM
        assert line.width <= measure + 1e-6
        assert line.short <= (not line.justified)


def test_an_address_breaks_at_its_points_without_a_hyphen() -> None:
    lines = compose(ADDRESS, 13.0, indent=0.0)
    assert not any(line.hyphen or line.forced for line in lines)
    inside = [one for one in lines if ADDRESS[one.end : one.end + 1].isascii()][:-1]
    assert len(inside) >= 3
    for line in inside:
        assert line.text[-1] in "/@到" or ADDRESS[line.end] in ".?&=#_-%"


def test_two_slashes_are_a_place_to_break_and_the_colon_before_them_is_not() -> None:
    lines = compose("要看的人可以到https://example.org去", 11.0, indent=0.0)
    assert [line.text for line in lines] == ["要看的人可以到https://", "example.org去"]
    assert not any(
        line.text.endswith((":", ":/")) for m in range(4, 20) for line in compose(ADDRESS, m)
    )


def test_a_long_word_is_parted_at_any_measure_before_a_gap_gets_wide() -> None:
    wide = compose("甲乙丙丁internationalization丙internationalization丁", 20.0, indent=0.0)
    assert any(line.hyphen for line in wide)


def test_a_line_of_words_alone_is_left_short_rather_than_full_of_holes() -> None:
    text = "IEEE Access, 2013, 1: 335-349. DOI: 10.1109/ACCESS.2013.2260813 (Rappaport et al.)"
    for line in compose(text, 19.0, indent=0.0):
        steps = [b[1] - a[1] for a, b in zip(line.glyphs, line.glyphs[1:], strict=False)]
        spaces = [step for step, glyph in zip(steps, line.glyphs, strict=False) if glyph[0] == " "]
        assert all(space < 0.8 for space in spaces)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("gray_rgbicc_final.jpg", ["gray", "_rgbicc", "_final", ".jpg"]),
        ("D:\\photos\\april\\one.tif", ["D:\\", "photos\\", "april\\", "one", ".tif"]),
        ("1,234,567,890.12", ["1,234,567,890.12"]),
        ("short.js", ["short.js"]),
    ],
)
def test_pieces_of_a_code(text: str, parts: list[str]) -> None:
    cuts = [0, *sorted(pieces(text)), len(text)]
    assert [text[one:two] for one, two in pairwise(cuts)] == parts


def test_a_code_longer_than_a_line_fills_the_lines_it_is_split_over() -> None:
    lines = compose("编号" + "A1B2C3D4" * 8 + "收好", 13.0, indent=0.0)
    assert lines[0].forced
    assert lines[0].text.startswith("编号A1B2")


def test_time_grows_with_the_length_of_a_word() -> None:
    """Twice as long takes about twice, not four times: a run of letters may be a paste gone wrong."""
    assert compose("https" * 8000, 22.0)
    assert compose("a@b." * 8000, 22.0)


def test_spaces_between_names_open_and_those_inside_do_not() -> None:
    (first, *_) = compose("罗　丹　梁家辉　宋　玉　郑　爽　谢　军　韩　雪", 20.0, indent=0.0)
    widths = [advance for char, _, advance in first.glyphs if char == "　"]
    assert first.justified
    assert 1.0 in widths
    assert max(widths) > 1.1
    assert len({round(width, 6) for width in widths}) == 2
