"""What a style file may say of masters (parent pages), as a table of fields."""

from __future__ import annotations

from layout.source.fields import Choice, Field, ListOf, OneOf, Record, Text, Type, Whole
from layout.style.fields_page import COLOUR, FOLIO_PLACE, FORM

SAME, NONE = "same", "none"
_SAME_OR_NONE = Choice((SAME, NONE))

_FOLIO = Record(
    {
        "place": Field(FOLIO_PLACE, "位置：不写则同 folio:", "where it stands"),
        "form": Field(FORM, "页码样子：不写则同 folio:", "form with {page}"),
    }
)
_HEAD = Record(
    {
        "left": Field(FORM, "左：不写则同 head:", "left form"),
        "right": Field(FORM, "右：不写则同 head:", "right form"),
    }
)
STRIP = Record(
    {
        "rows": Field(
            Whole(1, 400, "行"), "高：从切口数起几行", "rows from the trim inwards", True
        ),
        "colour": Field(COLOUR, "颜色：颜色名或四色", "colour", required=True),
    }
)
WORDS = Record(
    {
        "style": Field(Text(), "段落样式：text: 里的名字", "paragraph style", required=True),
        "text": Field(ListOf(FORM, single=True), "文字：一行，或每行一项", "its lines", True),
    }
)


def ends(kind: Type, zh: str, en: str) -> Record:
    """A type and what it is → a field for either end of the page."""
    return Record(
        {
            "head": Field(kind, f"天头：{zh}", f"{en} at the head", required=True),
            "foot": Field(kind, f"地脚：{zh}", f"{en} at the foot", required=True),
        }
    )


_MASTER = {
    "folio": Field(
        OneOf((_SAME_OR_NONE, _FOLIO)), "页码：same 同其余各页，none 没有", "page number", True
    ),
    "head": Field(
        OneOf((_SAME_OR_NONE, _HEAD)), "页眉：same 同其余各页，none 没有", "running head", True
    ),
    "ground": Field(COLOUR, "底色：铺满全页连出血，或 same、none", "colour under it all", True),
    "strip": Field(
        ends(OneOf((_SAME_OR_NONE, STRIP)), "色带，三边出血", "strip of colour"),
        "色带：天头、地脚一条颜色",
        "strips of colour along the edges",
        required=True,
    ),
    "words": Field(
        ends(OneOf((_SAME_OR_NONE, ListOf(WORDS), WORDS)), "印在那里的文字", "words"),
        "文字：印在色带、空行或页边里",
        "words in strip, kept rows or margin",
        required=True,
    ),
}


def _opening(zh: str, en: str) -> Record:
    """What is said of its rows → the fields of a master that keeps rows free."""
    return Record({"rows": Field(Whole(0, 400, "行"), zh, en, required=True), **_MASTER})


MASTERS = Record(
    {
        "first": Field(
            _opening("空行：天头空出几行，报头在它下面", "rows kept at the head"),
            "首页：第一页",
            "the first page",
            required=True,
        ),
        "last": Field(
            _opening("空行：地脚空出几行", "rows kept at the foot"),
            "末页：最后一页",
            "the last page",
            required=True,
        ),
        "left": Field(Record(_MASTER), "左页：双数页；单面时没有", "left pages", required=True),
        "right": Field(Record(_MASTER), "右页：单数页；单面时每一页", "right pages", required=True),
    }
)
