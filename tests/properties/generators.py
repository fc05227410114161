"""Random issues: every kind of block and picture, in grids of one to three columns, on single and facing pages."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.support.page_picture import TEXT
from tests.support.tiny import picture

Map = dict[str, Any]

SIDES = ("", "left", "right", "column", "span", "astride", "contour", "page")
SHAPES = ("ellipse", "alpha", "polygon 1,0 1,1 0,1", "polygon 0,1 0.5,0 1,1")


def words(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """Han, no more and no fewer than so many."""
    return st.text(alphabet=TEXT, min_size=least, max_size=most)


latin = st.sampled_from(["5G", "GDP", "bulletin", "H7N9", "TD-LTE", "2020", "99.84%", "3月30日"])
mark = st.sampled_from(
    ["，", "。", "、", "；", "：", "？", "！", "——", "……", "“引”", "（注）", "《书》"]
)
piece = st.one_of(words(24), words(24), words(24), latin, mark)
paragraph = st.lists(piece, min_size=1, max_size=14).map("".join)
row = st.tuples(words(9), words(4)).map(lambda cells: f"| {cells[0]} | {cells[1]} |")
table = st.lists(row, min_size=1, max_size=14).map(
    lambda rows: "| 甲 | 乙 |\n|---|---|\n" + "\n".join(rows)
)
heading = words(9).map(lambda text: f"## {text}")
quote = words(36, 2).map(lambda text: f"> {text}")
block = st.one_of(paragraph, paragraph, paragraph, words(110), heading, quote, table)


@st.composite
def pictures(draw: st.DrawFn, most: int) -> list[Map]:
    """Up to ``most`` pictures of any side, size and shape at the words 锚0, 锚1 …; some fixed, some in a row."""
    found = []
    for number in range(draw(st.integers(0, most))):
        one = picture(
            draw(st.sampled_from(SIDES)),
            at=f"锚{number}",
            pixels=(draw(st.integers(40, 900)), draw(st.integers(40, 900))),
        )
        if draw(st.booleans()):
            least = 8 if one.get("side") in ("column", "span") else 3
            one["width"] = f"{draw(st.integers(least, 9))}字"
        if draw(st.integers(0, 3)) == 0:
            one["rows"] = draw(st.integers(1, 9))
        if draw(st.booleans()):
            one["caption"] = draw(words(24))
        if one.get("side") == "contour":
            one["shape"] = draw(st.sampled_from(SHAPES))
        found.append(one)
    kind = draw(st.integers(0, 7))
    if kind == 0 and len(found) > 1:
        for one in found[:2]:
            one |= {"group": "甲", "at": "锚0"}
            for key in ("side", "shape", "width", "rows"):
                one.pop(key, None)
    if kind == 1 and found and found[0].get("side") != "page":
        place = {"page": 2, "column": 1, "row": draw(st.integers(1, 8))}
        found[0] |= {"fixed": True, **place}
    return found


@st.composite
def charts(draw: st.DrawFn) -> Map:
    """A chart of any kind, height and width."""
    values = draw(st.lists(st.integers(0, 999), min_size=1, max_size=6))
    chart: Map = {
        "kind": draw(st.sampled_from(["bar", "line", "pie"])),
        "labels": [f"项{n}" for n in range(len(values))],
        "series": [*values[:-1], 1],
    }
    if draw(st.booleans()):
        chart["rows"] = draw(st.integers(3, 30))
    if draw(st.booleans()):
        chart["width"] = f"{draw(st.integers(4, 30))}字"
    if draw(st.booleans()):
        chart["caption"] = draw(words(24))
    return chart


@st.composite
def articles(draw: st.DrawFn) -> Map:
    """An article of any blocks with pictures, perhaps with a chart, a note, a jump, a byline, a source, a section."""
    blocks = draw(st.lists(block, min_size=1, max_size=6))
    shown = draw(pictures(4))
    for index in range(max(len(shown), 1)):
        blocks.insert(draw(st.integers(0, len(blocks))), f"{draw(paragraph)}锚{index}处")
    made: Map = {"title": draw(words(24, 2))}
    if draw(st.integers(0, 3)) == 0:
        blocks.append(f"{draw(words(30))}[^1]\n\n[^1]: {draw(words(30, 2))}")
    if draw(st.booleans()):
        made["jump"] = "锚0"
    if draw(st.booleans()):
        made["across"] = draw(st.sampled_from(["column", "columns"]))
    for key, most in (("byline", 4), ("section", 3), ("kicker", 8), ("source", 6)):
        if draw(st.integers(0, 3)) == 0:
            made[key] = draw(words(most))
    if shown:
        made["pictures"] = shown
    if draw(st.integers(0, 3)) == 0:
        made["charts"] = [draw(charts())]
    return {**made, "text": "\n\n".join(blocks)}


@st.composite
def styles(draw: st.DrawFn) -> Map:
    """Changes to the style: facing pages, contents, masthead, end mark, white round headings."""
    style: Map = {}
    if draw(st.booleans()):
        style["page.sides"] = "facing"
    if draw(st.booleans()):
        style["contents.form"] = "box"
    if draw(st.booleans()):
        style |= {"masthead": {"form": "full", "rows": 4}, "text.masthead.size": "20pt"}
    if draw(st.booleans()):
        style |= {"text.subhead.above": 1, "text.title_span.above": 1, "text.title_span.below": 1}
    if draw(st.booleans()):
        style["articles.end_mark"] = "■"
    if draw(st.booleans()):
        style["articles.source_note"] = "foot"
    return style


@st.composite
def issues(draw: st.DrawFn) -> Map:
    """A grid, one to three articles with boxes between them, a style, perhaps a source note and a colophon."""
    texts = []
    for one in draw(st.lists(articles(), min_size=1, max_size=3)):
        texts.append(one)
        if draw(st.integers(0, 3)) == 0:
            box = "\n\n".join(draw(st.lists(words(90), min_size=1, max_size=3)))
            texts.append({"title": draw(words(6)), "kind": "box", "text": box})
    made: Map = {
        "columns": draw(st.integers(1, 3)),
        "measure": draw(st.integers(10, 18)),
        "rows": draw(st.integers(10, 24)),
        "articles": texts,
        "style": draw(styles()),
    }
    if draw(st.booleans()):
        made["source_note"] = draw(words(30))
    if draw(st.integers(0, 3)) == 0:
        made["colophon"] = {"主编": draw(words(4))}
    return made
