"""What the masters change on their pages: folio, running head, ground, strips, words."""

from __future__ import annotations

from typing import Any

import pytest

from layout.geometry import Rect
from layout.page.masters import master_of
from layout.page.model import Fill, Image, TextLine
from layout.style.model import Colour, End, Master, Masters, Strip, Words
from tests.page.test_furniture import FACING, LONG, lines, right_end, rules, said
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import EM, LINE, Tiny, picture

MARGIN = 2 * EM
BLEED = 9.0
FOLIO = {"folio": {"place": "foot outside", "form": "{page}", "first": 1}}
HEAD = {"head": {"left": "{name}", "right": "{number}", "from": 2, "rule": "0.25pt"}}
BLED = {"page.bleed": f"{BLEED}pt", "colours.cream": "Y10", "colours.dark": "C100 M60"}
SLOGAN = {"size": "10pt", "leading": "20pt"}
LOOKS = {"text.slogan": SLOGAN, "text.serial": {**SLOGAN, "align": "right"}}


def grounds(made: Tiny, purpose: str) -> list[list[Rect]]:
    """An issue and a purpose → the rectangles filled for it, page by page."""
    return [
        [item.rect for item in page.items if isinstance(item, Fill) and item.purpose == purpose]
        for page in made.made.pages.pages
    ]


def middle(line: TextLine) -> float:
    """A line → the y of the middle of its em boxes."""
    return line.baseline - 0.38 * line.size


def words(made: Tiny, page: int = 0) -> dict[str, TextLine]:
    """An issue and the index of a page → the lines of its masters by their words."""
    return {line.text: line for line in lines(made, "head")[page]}


def at(end: str, *entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Words at an end of the first page, and what else its master says."""
    return {"masters.first": {"words": {end: list(entries)}, **more}, **LOOKS}


def entry(text: str, style: str = "slogan") -> dict[str, Any]:
    return {"style": style, "text": text}


def test_the_first_page_without_a_folio_and_the_last_with_one_in_the_middle() -> None:
    last = {"folio": {"place": "foot centre", "form": "完 {page}"}}
    made = set_tiny(
        text=LONG, style=FOLIO | {"masters": {"first": {"folio": "none"}, "last": last}}
    )
    assert said(made, "folio")[0] == []
    assert said(made, "folio")[1:-1] == [[str(n)] for n in range(2, made.made.galley.pages)]
    (line,) = lines(made, "folio")[-1]
    assert line.text == f"完\u00a0{made.made.galley.pages}"
    page = made.made.pages.pages[-1]
    assert (line.glyphs[0].x + right_end(line)) / 2 == pytest.approx(page.width / 2, abs=EM / 2)


def test_a_master_says_only_what_is_different_of_the_folio() -> None:
    first = {"masters.first": {"folio": {"form": "首页"}}}
    made = set_tiny(text=LONG, style=FOLIO | first)
    (one,), (two,), *_ = lines(made, "folio")
    assert (one.text, two.text) == ("首页", "2")
    assert one.baseline == two.baseline
    assert right_end(one) == pytest.approx(right_end(two))


def test_running_heads_of_the_first_and_the_last_page() -> None:
    style = HEAD | {"masters": {"first": {"head": {"left": "卷首"}}, "last": {"head": "none"}}}
    made = set_tiny(text=LONG, number="第4期", style=style)
    heads = said(made, "head")
    assert heads[0] == ["卷首", "第4期"]
    assert heads[1] == ["简报", "第4期"]
    assert heads[-1] == []
    assert [len(rules(page, "head")) for page in made.made.pages.pages] == [1, 1, 1, 1, 0]


def test_left_and_right_pages_of_their_own() -> None:
    sides = {"left": {"head": {"left": "左", "right": ""}}, "right": {"head": {"left": "右"}}}
    made = set_tiny(text=LONG, number="第4期", style=HEAD | FACING | {"masters": sides})
    assert [sorted(page) for page in said(made, "head")[:3]] == [
        ["右", "第4期"],
        ["左"],
        ["右", "第4期"],
    ]
    single = set_tiny(text=LONG, number="第4期", style=HEAD | {"masters": sides})
    assert {tuple(page) for page in said(single, "head")} == {("右", "第4期")}


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("facing", [{}, FACING], ids=["single", "facing"])
def test_ground_and_strips_run_into_the_bleed(columns: int, facing: dict[str, Any]) -> None:
    strip = {"head": {"rows": 1, "colour": "dark"}, "foot": {"rows": 3, "colour": "dark"}}
    style = {"masters.first": {"ground": "cream", "strip": strip}, **BLED, **facing}
    made = set_tiny(columns=columns, text=LONG, style=style)
    page = made.made.pages.pages[0]
    wide, foot = page.width + 2 * BLEED, page.frames[0].rect.bottom
    assert grounds(made, "page")[0] == [Rect(-BLEED, -BLEED, wide, page.height + 2 * BLEED)]
    head_strip, foot_strip = grounds(made, "strip")[0]
    # of the two rows of either margin the strips take one, and all with one row of the type area
    assert head_strip == pytest.approx(Rect(-BLEED, -BLEED, wide, BLEED + LINE))
    assert foot_strip == pytest.approx(Rect(-BLEED, foot - LINE, wide, 3 * LINE + BLEED))
    assert not any(grounds(made, "page")[1:] + grounds(made, "strip")[1:])
    assert "strip-under-text" in made.codes
    assert isinstance(page.items[0], Fill)
    assert page.items[0].purpose == "page"


def test_a_ground_on_every_page_but_one() -> None:
    sides = {side: {"ground": "cream"} for side in ("left", "right")}
    style = {"masters": {**sides, "last": {"ground": "none"}}, **BLED, **FACING}
    made = set_tiny(text=LONG, style=style)
    assert [len(page) for page in grounds(made, "page")] == [1, 1, 1, 1, 0]


def test_words_in_a_strip_stand_in_its_middle() -> None:
    strip = {"head": {"rows": 4, "colour": "dark"}}
    style = at("head", entry("内部资料"), entry("第{number}号", "serial"), strip=strip, rows=3)
    made = set_tiny(text=LONG, number="4", style=style | BLED)
    left, right = words(made)["内部资料"], words(made)["第4号"]
    assert middle(left) == pytest.approx(2 * LINE)  # four rows from the trim
    assert left.baseline == right.baseline
    assert left.glyphs[0].x == pytest.approx(MARGIN)
    assert right_end(right) == pytest.approx(made.made.pages.pages[0].width - MARGIN)


def test_words_above_the_masthead_of_a_strip() -> None:
    """A strip under the masthead: the words stand in the margin, the masthead under the rows kept."""
    masthead = {"masthead": {"form": "full", "rows": 3, "rule": 0}, "text.masthead.size": "20pt"}
    strip = {"head": {"rows": 6, "colour": "dark"}}
    style = at("head", entry("内部资料"), strip=strip, rows=1) | BLED | masthead
    made = set_tiny(rows=12, text=TEXT, style=style)
    page = made.made.pages.pages[0]
    top = page.frames[0].rect.y + LINE
    assert middle(words(made)["内部资料"]) == pytest.approx(top / 2)
    (name,) = lines(made, "masthead")[0]
    assert top - LINE / 2 < name.baseline - name.size < name.baseline < top + 2 * LINE
    assert lines(made, "title")[0][0].row == 5
    assert "strip-under-text" not in made.codes


def test_words_in_rows_kept_beside_a_strip_that_leaves_them_free() -> None:
    strip = {"head": {"rows": 1, "colour": "dark"}}
    made = set_tiny(text=LONG, style=at("head", entry("信头"), strip=strip, rows=3) | BLED)
    page = made.made.pages.pages[0]
    assert middle(words(made)["信头"]) == pytest.approx(page.frames[0].rect.y + 1.5 * LINE)


def test_words_in_the_margins_are_level_with_folio_and_running_head() -> None:
    style = at("foot", entry("免费交流", "folio"), folio="same") | FOLIO
    made = set_tiny(text=LONG, style=style)
    assert words(made)["免费交流"].baseline == pytest.approx(lines(made, "folio")[0][0].baseline)
    made = set_tiny(text=LONG, number="第4期", style=HEAD | at("head", entry("卷首", "head")))
    assert words(made)["卷首"].baseline == pytest.approx(lines(made, "head")[1][0].baseline)


def test_lines_of_one_alignment_stand_one_under_the_other() -> None:
    many = [entry("甲\n乙"), {"style": "serial", "text": ["丙", "丁"]}, entry("第{page}页")]
    made = set_tiny(rows=12, text=LONG, style=at("head", *many, rows=4))
    found = words(made)
    top = made.made.pages.pages[0].frames[0].rect.y
    rows = {text: (middle(line) - top) / LINE for text, line in found.items()}
    assert rows == pytest.approx({"甲": 1, "乙": 2, "第1页": 3, "丙": 1.5, "丁": 2.5})


def test_a_page_of_one_picture_is_bare() -> None:
    style = {"masters.right": {"ground": "cream"}, "page.bleed": "9pt", "colours.cream": "Y10"}
    made = set_tiny(
        rows=6, text=LONG, pictures=[picture("page", at="天地玄黄")], style=style | FOLIO
    )
    filled = [any(isinstance(item, Image) for item in page.items) for page in made.made.pages.pages]
    assert filled.count(True) == 1
    assert [not page for page in grounds(made, "page")] == filled
    assert [not page for page in lines(made, "folio")] == filled


RED, BLUE = Colour(magenta=1.0), Colour(cyan=1.0)
ONE, TWO = (Words(("一",), "a"),), (Words(("二",), "b"),)


def test_of_a_page_that_is_first_and_last_each_rules_its_end() -> None:
    first = Master(
        ("foot centre", "1"), ("左", ""), RED, End(Strip(2, RED), ONE, 3), End(None, ONE)
    )
    last = Master(("none", ""), None, BLUE, End(Strip(4, BLUE), TWO), End(None, None, 5))
    masters = Masters(
        first, last, right=Master(ground=BLUE, head=("右", ""), at_foot=End(Strip(1, RED)))
    )
    both = master_of(masters, 1, 1, left=False)
    assert both == Master(
        ("none", ""), ("左", ""), RED, End(Strip(2, RED), ONE, 3), End(Strip(1, RED), ONE, 5)
    )
    assert master_of(masters, 2, 3, left=False) == masters.right
    assert master_of(masters, 2, 3, left=True) == Master()
    assert master_of(masters, 3, 3, left=False).head == ("右", "")
