"""What holds for articles of every kind of block in any order: nothing lost, nothing on anything else."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.checks import faults
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import picture


def words(most: int, least: int = 1) -> st.SearchStrategy[str]:
    return st.text(alphabet=TEXT, min_size=least, max_size=most)


row = st.tuples(words(9), words(4)).map(lambda cells: f"| {cells[0]} | {cells[1]} |")
table = st.lists(row, min_size=1, max_size=14).map(
    lambda rows: "| 甲 | 乙 |\n|---|---|\n" + "\n".join(rows)
)
block = st.one_of(
    words(110),
    words(110),
    words(9).map(lambda text: f"## {text}"),
    words(36, 2).map(lambda text: f"> {text}"),
    table,
)
box = st.lists(words(90), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def article(draw: st.DrawFn) -> dict[str, Any]:
    """An article of any blocks, perhaps with a note, a picture, a byline or a section."""
    blocks = draw(st.lists(block, min_size=1, max_size=6))
    made: dict[str, Any] = {"title": draw(words(24, 2))}
    if draw(st.booleans()):
        blocks.append(f"{draw(words(30))}[^1]\n\n[^1]: {draw(words(30, 2))}")
    if draw(st.booleans()):
        blocks.insert(0, f"{draw(words(40))}锚处。")
        side = draw(st.sampled_from(["", "left", "right", "column", "span", "astride"]))
        pixels = (draw(st.integers(60, 900)), draw(st.integers(60, 900)))
        made["pictures"] = [picture(side, at="锚处", pixels=pixels, caption=draw(words(10)))]
    for key, text in (("byline", 4), ("section", 3), ("kicker", 8)):
        if draw(st.booleans()):
            made[key] = draw(words(text))
    return {**made, "text": "\n\n".join(blocks)}


@st.composite
def issues(draw: st.DrawFn) -> dict[str, Any]:
    """A grid, articles with boxes between them, contents, masthead, source note."""
    articles = []
    for one in draw(st.lists(article(), min_size=1, max_size=3)):
        articles.append(one)
        if draw(st.integers(0, 3)) == 0:
            articles.append({"title": draw(words(6)), "kind": "box", "text": draw(box)})
    style: dict[str, Any] = {}
    if draw(st.booleans()):
        style["contents.form"] = "box"
    if draw(st.booleans()):
        style |= {"masthead": {"form": "full", "rows": 4}, "text.masthead.size": "20pt"}
    issue = {
        "columns": draw(st.integers(1, 3)),
        "measure": draw(st.integers(10, 18)),
        "rows": draw(st.integers(10, 24)),
        "articles": articles,
        "style": style,
    }
    return issue | ({"source_note": draw(words(30))} if draw(st.booleans()) else {})


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(issues())
def test_blocks_of_every_kind_in_any_order(issue: dict[str, Any]) -> None:
    made = set_tiny(**issue)
    found = faults(made.made)
    if "picture-unplaced" in made.codes:  # a picture no page has room for is left out, and told
        found = [fault for fault in found if not fault.startswith("pictures: ")]
    assert found == []
