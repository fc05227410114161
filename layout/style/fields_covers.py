"""What a style file may say of the covers of a booklet (封面、封底), as a table of fields."""

from __future__ import annotations

from layout.source.fields import Choice, Field, LengthIn, ListOf, OneOf, Record, Whole
from layout.style.fields_masters import NONE, STRIP, WORDS, ends
from layout.style.fields_page import COLOUR

_NONE = Choice((NONE,))

COVER = Record(
    {
        "picture": Field(
            Choice(("bleed", "area")),
            "图片：bleed 满版出血，area 排在版心里",
            "over the whole page and its bleed, or within the type area",
            required=True,
        ),
        "masthead": Field(
            Choice(("full", "centred", "plain", "none")),
            "报头：full 全，centred 居中，plain 只有刊名，none 不印",
            "masthead",
            required=True,
        ),
        "rows": Field(Whole(0, 60, "行"), "报头占行：高几行", "rows of the masthead", True),
        "rule": Field(LengthIn("pt"), "报头线：粗细，0 为不画", "rule under the masthead", True),
        "lines": Field(
            Choice(("foot", "head")),
            "要目：foot 排在地脚，head 排在报头下面",
            "where the lines of the manifest stand",
            required=True,
        ),
        "ground": Field(COLOUR, "底色：铺满全页连出血，或 none", "colour under it all", True),
        "strip": Field(
            ends(OneOf((_NONE, STRIP)), "色带，三边出血", "strip of colour"),
            "色带：天头、地脚一条颜色",
            "strips of colour along the edges",
            required=True,
        ),
        "words": Field(
            ends(OneOf((_NONE, ListOf(WORDS), WORDS)), "印在那里的文字", "words"),
            "文字：印在色带或页边里",
            "words in strip or margin",
            required=True,
        ),
    }
)
