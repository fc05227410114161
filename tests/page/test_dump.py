"""The dump: the fields others rely on, short numbers, the same bytes for the same pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from layout.document.model import BOX_SHAPE, PLAIN, ChartData, FlowableCode, Series
from layout.geometry import Rect
from layout.page.dump import dump, dump_json, dump_text
from layout.page.model import (
    Chart,
    Dot,
    Fill,
    Flowable,
    Frame,
    Hand,
    Image,
    Page,
    PageList,
    PlacedGlyph,
    Rule,
    TextLine,
)
from layout.style.model import BLACK, Face

FACE = Face(Path("a.ttf"))


def glyph(characters: str, x: float, advance: float) -> PlacedGlyph:
    return PlacedGlyph(characters, x, advance, 7, FACE, 10.5, -0.25, 0.0, PLAIN)


HAND = Hand((FACE,), (FACE,), 7.0, BLACK)
DATA = ChartData("bar", ("一", "二"), (Series("甲", (1.0, None)),), "次")
LINE = TextLine(
    "body", 3, 7, 1, 12, 56.7, 240.123456, 231.0, 10.5, True, "甲——",
    (glyph("甲", 56.7, 10.50001), glyph("——", 67.2000004, 21.0)), BLACK, "body",
)  # fmt: skip
IMAGE = Image(
    Path("pictures/a.jpg"), Rect(56.7, 300, 150, 100), (0.0, 0.1, 1.0, 0.9), (600, 500), "left",
    317.6, 3, 7, "一座桥", BOX_SHAPE,
)  # fmt: skip
ITEMS = (
    Fill(Rect(0, -0.0, 10, 10), BLACK, "ground"),
    LINE,
    IMAGE,
    Rule(1, 2, 3, 4, 0.5, BLACK, "head"),
    Dot(1, 2, 0.5, BLACK),
    Chart(Rect(5, 6, 7, 8), DATA, HAND, (BLACK,), BLACK, "图。柱形图。", 3),
    Flowable(Rect(1, 2, 3, 4), FlowableCode(Path("x/a.py"), "b"), HAND, "图", 3),
)
FRAMES = (Frame(1, Rect(56.7, 62.36, 231.0, 748.0), 44),)
PAGES = PageList(
    "2020-04", "bulletin", "简报", "", "2020-04-30", 10.5, 17.0, 62.36, 8.5,
    (Page(1, 595.275590551, 841.88976378, FRAMES, ITEMS), Page(2, 595.28, 841.89, (), ())),
    (),
)  # fmt: skip


def test_fields_as_agreed() -> None:
    data = dump(PAGES)
    assert {key: data[key] for key in ("issue", "style", "em", "grid")} == {
        "issue": "2020-04", "style": "bulletin", "em": 10.5, "grid": {"line": 17.0, "head": 62.36},
    }  # fmt: skip
    page = data["pages"][0]
    assert (page["number"], page["width"], page["height"]) == (1, 595.276, 841.89)
    assert page["frames"] == [
        {"column": 1, "x": 56.7, "y": 62.36, "width": 231.0, "height": 748.0, "rows": 44}
    ]
    assert page["lines"] == [
        {
            "kind": "body", "article": 3, "paragraph": 7, "column": 1, "row": 12, "x": 56.7,
            "baseline": 240.123, "measure": 231.0, "size": 10.5, "justified": True, "text": "甲——",
            "glyphs": [["甲", 56.7, 10.5], ["——", 67.2, 21.0]],
        }
    ]  # fmt: skip
    image = {
        "file": "pictures/a.jpg", "x": 56.7, "y": 300, "width": 150, "height": 100, "wrap": "left",
        "ppi": 318, "article": 3, "anchor_paragraph": 7,
    }  # fmt: skip
    assert image.items() <= page["images"][0].items()
    assert page["rules"][0]["purpose"] == "head"
    assert len(page["fills"]) == len(page["dots"]) == 1
    chart = {
        "x": 5, "y": 6, "width": 7, "height": 8, "kind": "bar", "labels": ["一", "二"], "unit": "次",
        "series": [{"name": "甲", "values": [1.0, None]}], "article": 3, "alt": "图。柱形图。",
    }  # fmt: skip
    assert page["charts"] == [chart]
    assert page["flowables"][0].items() >= {"reference": "a.py:b", "article": 3}.items()


def test_json_says_the_same() -> None:
    text = dump_json(PAGES)
    assert json.loads(text) == dump(PAGES)
    assert text == dump_json(PAGES)
    assert text.endswith("}\n")
    assert "-0.0" not in text
    assert "甲——" in text


def test_no_pages() -> None:
    empty = replace(PAGES, pages=())
    assert json.loads(dump_json(empty)) == dump(empty)


def test_text_for_reading() -> None:
    assert dump_text(PAGES).splitlines() == [
        "2020-04 bulletin em=10.5 line=17",
        "page 1 595.28×841.89",
        "  frame c1 x=56.70 y=62.36 w=231.00 h=748.00 行44",
        "  fill x=0.00 y=0.00 w=10.00 h=10.00 ground",
        "  text 10.50 行12 c1 x=56.70 y=240.12 w=31.50/231.00 body 甲——",
        "  image a.jpg x=56.70 y=300.00 w=150.00 h=100.00 left 318ppi",
        "  rule 1.00,2.00–3.00,4.00 w=0.50 head",
        "  dot 1.00,2.00 r=0.50",
        "  chart x=5.00 y=6.00 w=7.00 h=8.00 bar 2×1",
        "  flowable x=1.00 y=2.00 w=3.00 h=4.00 a.py:b",
        "page 2 595.28×841.89",
    ]
