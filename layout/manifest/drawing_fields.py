"""What may be said of a chart and of a flowable: in the manifest, and in the braces of a manuscript."""

from __future__ import annotations

import re

from layout.source.fields import (
    Choice,
    Field,
    LengthIn,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Parsed,
    Record,
    Text,
    Whole,
)
from layout.source.lengths import plain_number

KINDS = ("bar", "line", "pie")
NO_VALUE = frozenset(("", "~", "null", "-", "—", "——"))
_THOUSANDS = r"\d{1,3}(?:[,\s]\d{3})+"
_VALUE = re.compile(rf"([+-]?)({_THOUSANDS}|\d{{1,15}})(\.\d{{1,9}})?\s*([万亿%]?)")
_TIMES = {"万": 1e4, "亿": 1e8}
_MOST = 1e15


def parse_value(text: str) -> float | None:
    """``12``, ``-3.5``, ``1,204``, ``1.2万`` or ``40%`` → the number (of a per cent its hundredfold);
    None for ``~`` or a dash: there is no number. Raises ``ValueError`` for anything else."""
    plain = plain_number(text.replace("−", "-").replace("％", "%"))
    if plain in NO_VALUE:
        return None
    found = _VALUE.fullmatch(plain)
    if not found:
        raise ValueError(text)
    sign, whole, decimals, unit = found.groups()
    value = float(re.sub(r"[,\s]", "", whole) + (decimals or "")) * _TIMES.get(unit, 1.0)
    if value >= _MOST:
        raise ValueError(text)
    return -value if sign == "-" and value else value


VALUE = Parsed(parse_value, "12.5", "数", "a number")

_LOOK = {
    "width": Field(
        LengthIn(),
        "宽度：如 16字、60mm；不写占满一栏",
        "Width, such as 16字 or 60mm; a column else",
    ),
    "rows": Field(
        Whole(3, 200, "行"),
        "高度：占几行，不算图说；不写由宽度定",
        "Height in rows, without the caption",
    ),
    "alt": Field(
        Text(),
        "替代文字：给看不见图的读者的一句话；图表不写则报出数据",
        "What there is to see, for those who cannot; a chart tells its data else",
    ),
}
_PLACE = {
    "at": Field(
        Text(), "排在哪段之后：引用那段里的几个字", "Words of the paragraph it stands after"
    ),
    "caption": Field(Text(), "图说：印在图下的说明", "Caption, printed under it"),
}
_KIND = Field(
    Choice(KINDS),
    "图表种类：bar 柱形图，line 折线图，pie 饼图",
    "A chart of bars, of lines, or a pie",
    required=True,
)
_UNIT = Field(Text(), "单位：如 次、万户、%", "Unit of the numbers")
_SCALE = Field(
    Number(0.1, 4.0, percent=True),
    "缩放：如 80%，先缩放再放进所占的地方",
    "Scale it is drawn at, such as 80%",
    default=1.0,
)

SHEET = {
    "file": Field(
        Text(),
        "数据文件：.xlsx 或 .csv，相对于清单所在文件夹",
        "A spreadsheet the cells are taken from",
    ),
    "sheet": Field(Text(), "工作表：不写取第一张", "The sheet, the first where it is not given"),
    "range": Field(
        Text(), "区域：如 A1:D9，不写取全部", "The range, such as A1:D9, all where it is not given"
    ),
}

CHART = Record(
    {
        "kind": _KIND,
        "labels": Field(
            ListOf(Text()),
            "名目：横轴上各项、饼图里各块的名字",
            "What the numbers are of: along the axis, or the slices of a pie",
        ),
        "series": Field(
            OneOf((MapOf(ListOf(VALUE, single=True)), ListOf(VALUE))),
            "数据：名字和各项的数，如 甲市: [12, 9]；只有一组可以只写数",
            "The numbers by the name of their series; of one series the numbers alone",
        ),
        **SHEET,
        "unit": _UNIT,
        **_PLACE,
        **_LOOK,
    }
)

FLOWABLE = Record(
    {
        "code": Field(
            Text(),
            "代码：文件.py:函数，函数返回 ReportLab 的 Flowable 或 Drawing；运行要加 --allow-code",
            "FILE.py:FUNCTION that returns a ReportLab flowable or drawing; needs --allow-code",
            required=True,
        ),
        **_PLACE,
        **_LOOK,
        "scale": _SCALE,
    }
)

INLINE_CHART = Record({"kind": _KIND, "unit": _UNIT, **_LOOK})
"""The braces under a table of a manuscript that make it a chart."""

INLINE_FLOWABLE = Record({**_LOOK, "scale": _SCALE})
"""The braces after ``![…](code:…)``."""
