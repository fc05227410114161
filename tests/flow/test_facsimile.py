"""An issue printed before, set in the form of its original: TYPOGRAPHY F, drawn on the grid."""

from __future__ import annotations

import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import layout
from layout.flow.model.placement import SetLines, SetPicture
from layout.manifest.facsimile import facsimile_path, read_facsimile
from layout.page.model import TextLine
from layout.pipeline import read_input, typeset
from layout.request import Request, TypesetIssue
from layout.text.fonts import Fonts
from tests.support.checks import faults
from tests.support.page_picture import BLANK, TEXT, draw
from tests.support.tiny import Tiny, issue_of, picture, set_issue, style_of

APRIL = Path(__file__).parent.parent.parent / "issues" / "2020-04.yaml"
REPRINT = {
    "advanced": {"compose": "original"},
    "setting.fit": "greedy",
    "setting.marks": "plain",
    "setting.lone_character": "allow",
    "pictures.standoff": "1字",
}
ONE = {"article": 1}
HEADS = ("title", "body", "source")


def reprinted(
    sidecar: dict[str, Any] | None,
    rows: int = 6,
    style: dict[str, Any] | None = None,
    **issue: Any,
) -> Tiny:
    """What is known of an original and an issue → the issue set like it, one column of twelve 字."""
    changed = style_of(1, 12, rows, REPRINT | (style or {}))
    with TemporaryDirectory() as folder:
        if sidecar is not None:
            path = facsimile_path(Path(folder) / "issue.yaml")
            path.parent.mkdir()
            path.write_text(yaml.safe_dump(sidecar, allow_unicode=True), encoding="utf-8")
        return set_issue(Path(folder), changed, issue_of(**issue))


def assert_reprint(expected: str, sidecar: dict[str, Any], **issue: Any) -> Tiny:
    """A drawing, an original and an issue → the issue set, its pages found to look like the drawing."""
    made = reprinted(sidecar, **issue)
    wanted = textwrap.dedent(expected).strip("\n").splitlines()
    got = [line.rstrip(BLANK) for line in draw(made.made.pages).splitlines()]
    assert got == wanted, "\n".join(got)
    return made


def stood(at: str, rows: int, width: float = 5, measure: float = 7, **more: Any) -> dict[str, Any]:
    """A picture of the original, in its first article."""
    where = {"article": 1, "paragraph": 1, **more}
    return {
        "file": "1.png",
        **where,
        "at": at,
        "rows": rows,
        "width": f"{width:g}字",
        "measure": f"{measure:g}字",
    }


def test_a_picture_stands_from_the_line_that_began_with_its_words() -> None:
    assert_reprint(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒　▓▓▓▓
        来暑往秋收冬藏　▓▓▓▓
        闰余成岁律吕调阳云腾致雨
        露结为霜
        """,
        {"pictures": [stood("盈昃辰", 2)]},
        text=TEXT[:40],
        pictures=[picture("", pixels=(400, 300))],
    )


def test_the_editor_may_say_the_side() -> None:
    assert_reprint(
        """
        题
        　　天地玄黄宇宙洪荒日月
        ▓▓▓▓　盈昃辰宿列张寒
        ▓▓▓▓　来暑往秋收冬藏
        闰余成岁律吕调阳云腾致雨
        露结为霜
        """,
        {"pictures": [stood("盈昃辰", 2)]},
        text=TEXT[:40],
        pictures=[picture("left", pixels=(400, 300))],
    )


def test_pages_begin_where_the_original_s_did() -> None:
    made = assert_reprint(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        ·
        ·
        ·
        ════════════
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        ·
        ·
        ·
        ·
        """,
        {"pages": [{"page": 1, **ONE, "paragraph": 0, "at": "题"},
                   {"page": 2, **ONE, "paragraph": 1, "at": "冬藏"}]},
        text=TEXT[:40],
    )  # fmt: skip
    assert made.codes == []


def test_rows_kept_by_masters_on_the_first_and_the_last_page() -> None:
    made = assert_reprint(
        """
        ·
        ·
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        ·
        ════════════
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        出处
        ·
        ·
        ·
        """,
        {"pages": [{"page": 1, **ONE, "paragraph": 0, "at": "题"},
                   {"page": 2, **ONE, "paragraph": 1, "at": "冬藏"}]},
        text=TEXT[:40],
        source_note="出处",
        style={"masters": {"first": {"rows": 2}, "last": {"rows": 3}}},
    )  # fmt: skip
    assert made.codes == []


def test_an_indent_of_the_original_and_f9_a_lone_last_line() -> None:
    made = reprinted(
        {"indents": [{**ONE, "paragraph": 1, "indent": "1字"}]}, text=TEXT[:12], rows=4
    )
    first, second = body(made.made)
    assert (first.text, first.glyphs[0].x - first.x, second.text) == (TEXT[:11], 10.0, TEXT[11])


def test_a_title_keeps_its_bullet_and_the_lines_of_the_original() -> None:
    sidecar = {"titles": [{**ONE, "lines": ["铁通•全力保", "障通信畅通"]}]}
    made = reprinted(sidecar, title="铁通•全力保障通信畅通", text=TEXT[:5])
    lines = [line.text for line in lines_of(made.made) if line.kind == "title"]
    assert lines == ["铁通•全力保", "障通信畅通"]
    changed = reprinted(sidecar, title="铁通•全力保障通信", text=TEXT[:5])
    assert changed.codes == ["original-title"]


def test_text_that_has_grown_runs_on_and_begins_no_page_of_a_line() -> None:
    pages = [{"page": 2, **ONE, "paragraph": 2, "at": TEXT[64:68]}]
    grown = reprinted({"pages": pages}, text=f"{TEXT[:62]}\n\n{TEXT[64:100]}", rows=4)
    heads = {line.text[:4]: (page, line.row) for page, line in placed(grown.made)}
    assert heads[TEXT[64:68]] == (2, 4)
    assert faults(grown.made) == []


def test_a_picture_with_less_than_the_least_measure_beside_it_takes_the_column() -> None:
    made = reprinted(
        {"pictures": [stood("盈昃辰", 2, width=9, measure=3)]},
        text=TEXT[:40],
        pictures=[picture("", pixels=(400, 300))],
    )
    assert [one.wrap for one in pictures_of(made.made)] == ["column"]
    assert faults(made.made) == []


def test_a_picture_at_the_foot_is_cut_to_its_page_or_goes_to_the_next() -> None:
    for rows, wanted in ((9, (1, 2, 4)), (5, (1, 2, 4))):
        sidecar = {"pictures": [stood("盈昃辰", rows)]}
        made = reprinted(sidecar, text=TEXT[:60], pictures=[picture("", pixels=(400, 300))])
        (one,) = pictures_of(made.made)
        assert (one.page, one.row, one.rows) == wanted
        assert faults(made.made) == []
    late = {"pictures": [stood(TEXT[46:49], 4)]}
    made = reprinted(late, text=TEXT[:90], pictures=[picture("", pixels=(400, 300))])
    (one,) = pictures_of(made.made)
    assert (one.page, one.row, one.rows) == (2, 0, 4)
    assert faults(made.made) == []


def test_a_picture_the_original_did_not_have_stands_at_its_words() -> None:
    made = reprinted({}, text=TEXT[:60], pictures=[picture("4字×2行", at="盈昃")])
    (one,) = pictures_of(made.made)
    assert (one.page, one.row) == (1, 2)
    assert faults(made.made) == []


@pytest.mark.parametrize(
    ("sidecar", "code"),
    [
        ({"pictures": [{**stood("天", 2), "file": "9.png"}]}, "original-picture"),
        ({"pictures": [stood("没有", 2)]}, "original-words"),
        ({"pages": [{"page": 2, **ONE, "paragraph": 1, "at": "没有"}]}, "original-words"),
        ({"pages": [{"page": 2, "article": 7, "paragraph": 1, "at": "天"}]}, "original-words"),
    ],
)
def test_what_the_issue_no_longer_has_is_told_and_nothing_is_lost(
    sidecar: dict[str, Any], code: str
) -> None:
    made = reprinted(sidecar, text=TEXT[:40], pictures=[picture("4字×2行", at="盈昃")])
    assert made.codes == [code]
    assert faults(made.made) == []


def test_words_that_moved_to_another_paragraph_are_found_there() -> None:
    pages = [{"page": 2, **ONE, "paragraph": 1, "at": TEXT[30:33]}]
    made = reprinted({"pages": pages}, text=f"{TEXT[:20]}\n\n{TEXT[30:50]}")
    assert {line.text[:3]: page for page, line in placed(made.made)}[TEXT[30:33]] == 2


def test_without_an_original_the_style_sets_as_usual() -> None:
    made = reprinted(None, text=TEXT[:50], pictures=[picture("4字×2行", at="盈昃")])
    assert made.codes == []
    assert faults(made.made) == []


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 120), st.integers(1, 9), st.sampled_from((3.0, 5.0, 7.0, 11.0))),
        max_size=5,
    ),
    st.lists(st.integers(0, 120), max_size=4),
)
def test_nothing_is_lost_or_overlaps_whatever_the_sidecar_says(
    pictures: list[tuple[int, int, float]], pages: list[int]
) -> None:
    sidecar = {
        "pictures": [
            {**stood(TEXT[at : at + 3], rows, width, 12 - width), "file": f"{number}.png"}
            for number, (at, rows, width) in enumerate(pictures, 1)
        ],
        "pages": [
            {"page": 2 + number, **ONE, "paragraph": 1 + number % 2, "at": TEXT[at : at + 3]}
            for number, at in enumerate(pages)
        ],
    }
    drawn = [picture("4字×2行", at=TEXT[:3]) for _ in pictures]
    text = f"{TEXT[:60]}\n\n## {TEXT[60:64]}\n\n{TEXT[64:]}"
    made = reprinted(sidecar, text=text, pictures=drawn)
    assert faults(made.made) == []
    again = reprinted(sidecar, text=text, pictures=drawn)
    assert draw(made.made.pages) == draw(again.made.pages)


LINES = """\
F6 an ordinary character runs over by half an em at most	甲乙，丙丁戊己	5.5	甲乙，丙丁戊|己
F6 not by more	甲乙，丙丁戊己	5.4	甲乙，丙丁|戊己
F6 a character with its mark by one and a half, the mark whole	甲，乙，丙丁戊。己	6.5	甲，乙，丙丁戊。|己
F6 not by more: both go	甲，乙，丙丁戊。己	6.4	甲，乙，丙丁|戊。己
F6 a number is no prohibition	甲，乙，丙丁40己	6.4	甲，乙，丙丁|40己
F6 what an opening mark keeps comes in	甲，乙，丙丁“己庚	7.3	甲，乙，丙丁“己|庚
F4 a mark at the end is half an em	甲乙丙丁，戊	4.5	甲乙丙丁，|戊
F5 a full stop gives way too	甲乙。丙丁戊己	5.5	甲乙。丙丁戊|己
F7 nothing hangs	甲乙丙丁，戊	4.4	甲乙丙|丁，戊
F1 a line begins with a whole mark	甲乙“丙丁戊	3.0	甲乙|“丙丁|戊
F9 the last line is no exception	甲乙，丙，丁，戊。	7.3	甲乙，丙，丁，|戊。
"""


@pytest.mark.parametrize("row", LINES.splitlines())
def test_f_lines_are_filled_like_the_printed_bulletin_s(row: str) -> None:
    rule, text, measure, wanted = row.split("\t")
    lines = layout.compose(text, float(measure), style="facsimile", indent=0)
    assert "|".join(line.text for line in lines) == wanted, rule


@pytest.mark.parametrize("letter", "MWGT%oi1")
def test_f3_letters_are_drawn_for_half_an_em(letter: str) -> None:
    """Not squeezed into it: the font's own half-width forms, whose ink keeps within their body."""
    (line,) = layout.compose(letter, 5, style="facsimile", indent=0)
    (drawn,) = line.drawn
    left, _, right, _ = Fonts().ink(drawn.face, drawn.number) or (0.0, 0.0, 0.0, 0.0)
    assert line.width == 0.5
    assert 0.0 <= left + drawn.dx < right + drawn.dx <= 0.5


def body(made: TypesetIssue) -> list[TextLine]:
    return [line for line in lines_of(made) if line.kind == "body"]


def lines_of(made: TypesetIssue) -> list[TextLine]:
    return [line for _, line in placed(made)]


def placed(made: TypesetIssue) -> list[tuple[int, TextLine]]:
    """A set issue → its lines of text with their pages."""
    return [
        (page.number, item)
        for page in made.pages.pages
        for item in page.items
        if isinstance(item, TextLine)
    ]


def pictures_of(made: TypesetIssue) -> list[SetPicture]:
    return [one for one in made.galley.placements if isinstance(one, SetPicture)]


@pytest.fixture(scope="module")
def april() -> TypesetIssue:
    source = read_input(APRIL, Request(target="proof", style="facsimile"))
    assert source.value is not None
    return typeset(source.value).value


@pytest.mark.slow
def test_april_pages_and_pictures_begin_with_the_words_of_the_original(april: TypesetIssue) -> None:
    """None was forced: each word stands at the head of a line the greedy rules made."""
    facsimile = read_facsimile(APRIL).value
    assert facsimile is not None
    texts = placed(april)
    for page in facsimile.pages:
        head = next(one for at, one in texts if at == page.page and one.kind in HEADS)
        assert head.text.startswith(page.words.text)
        assert head.row in (1, 2)
    names = [picture.file.name for _, picture in april.galley.pictures]
    for one in pictures_of(april):
        printed = next(p for p in facsimile.pictures if p.file == names[one.picture])
        beside = [line for number, line in texts if number == one.page and line.kind == "body"]
        head = next(line for line in beside if line.row == one.row + 1)
        assert head.text.startswith(printed.words.text)
        narrow = [line for line in beside if 0 <= line.row - 1 - one.row < one.rows]
        assert {round(line.measure / line.size, 2) for line in narrow} == {printed.measure}
        assert (one.rows, len(narrow)) == (printed.rows, printed.rows)


@pytest.mark.slow
def test_april_is_set_as_f9_says(april: TypesetIssue) -> None:
    """F9, F10: 289 lines of text and two small headings; 量。 and 动。 stand alone."""
    lines = body(april)
    assert len(lines) == 289
    assert {line.text for line in lines if len(line.text) == 2} == {"量。", "动。"}
    assert max(line.row for line in lines) == april.source.style.grid.rows
    assert april.galley.pages == 15
    whole = [one for one in april.galley.placements if isinstance(one, SetLines)]
    assert not any(line.forced for one in whole for line in one.broken.breaks)
    rest = [fault for fault in faults(april) if "no whole number" not in fault]
    assert rest == []
