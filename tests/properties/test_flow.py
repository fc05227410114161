"""What holds for any text, any pictures and any number of columns.

Random text of Han, Latin, digits and marks, random pictures in it: nothing lost, doubled or out of order, nothing on
anything else, every line on the grid and inside the page, none under the least measure, the same every time.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.page.dump import dump_text
from layout.page.model import Image, TextLine
from tests.support.checks import faults
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import Tiny, picture

MANY = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SOME = settings(MANY, max_examples=12)

han = st.text(alphabet=TEXT, min_size=1, max_size=24)
latin = st.sampled_from(["5G", "GDP", "bulletin", "H7N9", "TD-LTE", "2020", "99.84%", "3月30日"])
mark = st.sampled_from(
    ["，", "。", "、", "；", "：", "？", "！", "——", "……", "“引”", "（注）", "《书》"]
)
paragraph = st.lists(st.one_of(han, han, han, latin, mark), min_size=1, max_size=14).map("".join)
sides = st.sampled_from(["", "left", "right", "column", "span", "astride", "contour"])


@st.composite
def pictures(draw: st.DrawFn, most: int) -> list[dict[str, Any]]:
    """Up to ``most`` pictures of any side, size and shape, at words that are sure to be found."""
    found = []
    for number in range(draw(st.integers(0, most))):
        one = picture(
            draw(sides),
            at=f"锚{number}",
            pixels=(draw(st.integers(40, 900)), draw(st.integers(40, 900))),
        )
        if draw(st.booleans()):
            one["width"] = f"{draw(st.integers(3, 9))}字"
        if draw(st.booleans()):
            one["caption"] = draw(han)
        if one.get("side") == "contour":
            one["shape"] = draw(st.sampled_from(["ellipse", "polygon 1,0 1,1 0,1"]))
        found.append(one)
    return found


@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    """A chart of any kind, height and width."""
    values = draw(st.lists(st.integers(0, 999), min_size=1, max_size=6))
    chart: dict[str, Any] = {
        "kind": draw(st.sampled_from(["bar", "line", "pie"])),
        "labels": [f"项{n}" for n in range(len(values))],
        "series": [*values[:-1], 1],
    }
    if draw(st.booleans()):
        chart["rows"] = draw(st.integers(3, 30))
    if draw(st.booleans()):
        chart["width"] = f"{draw(st.integers(4, 30))}字"
    if draw(st.booleans()):
        chart["caption"] = draw(han)
    return chart


@st.composite
def issues(draw: st.DrawFn) -> dict[str, Any]:
    """A grid and one to three articles, their pictures anchored in any paragraph."""
    articles = []
    for number in range(draw(st.integers(1, 3))):
        texts = draw(st.lists(paragraph, min_size=1, max_size=5))
        shown = draw(pictures(4))
        for index in range(len(shown)):
            at = draw(st.integers(0, len(texts) - 1))
            texts[at] += f"锚{index}处"
        if draw(st.booleans()):
            texts.insert(draw(st.integers(0, len(texts))), "## 小标题")
        article = {"title": f"题目{'甲乙丙'[number]}", "text": "\n\n".join(texts)}
        if shown:
            article["pictures"] = shown
        if drawn := draw(st.lists(charts(), max_size=2)):
            article["charts"] = drawn
        if draw(st.booleans()):
            article["across"] = draw(st.sampled_from(["column", "columns"]))
        articles.append(article)
    return {
        "columns": draw(st.integers(1, 3)),
        "measure": draw(st.integers(10, 18)),
        "rows": draw(st.integers(8, 22)),
        "articles": articles,
    }


@MANY
@given(issues())
def test_nothing_lost_nothing_on_anything_else_pictures_with_their_text(
    issue: dict[str, Any],
) -> None:
    made = set_tiny(**issue)
    found = faults(made.made)
    if "picture-unplaced" in made.codes:  # a picture no page has room for is left out, and told
        found = [fault for fault in found if not fault.startswith("pictures: ")]
    assert found == []
    assert not strays(made) or "picture-far" in made.codes


@SOME
@given(issues())
def test_the_same_pages_every_time(issue: dict[str, Any]) -> None:
    assert dump_text(set_tiny(**issue).made.pages) == dump_text(set_tiny(**issue).made.pages)


def strays(made: Tiny) -> list[str]:
    """A set issue → the pictures on a page on which nothing of their paragraph stands."""
    pages: dict[tuple[int, int], set[int]] = {}
    for page in made.made.pages.pages:
        for item in page.items:
            if isinstance(item, TextLine):
                pages.setdefault((item.article, item.paragraph), set()).add(page.number)
    return [
        item.file.name
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, Image)
        and page.number not in pages.get((item.article, item.anchor_paragraph), {page.number})
    ]


@SOME
@given(st.lists(paragraph, min_size=1, max_size=6), st.integers(1, 3))
def test_a_picture_more_loses_no_text(texts: list[str], columns: int) -> None:
    text = "\n\n".join([*texts, "锚处"])
    grid = {"columns": columns, "measure": 12, "rows": 10}
    without = set_tiny(text=text, **grid)
    beside = set_tiny(text=text, pictures=[picture("4字×2行", at="锚处")], **grid)
    assert _characters(without) == _characters(beside)


def _characters(made: Tiny) -> str:
    return "".join(
        "".join(item.text.split())
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.kind == "body"
    )
