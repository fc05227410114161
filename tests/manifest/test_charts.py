"""Charts of the manifest and of the manuscript: read with their numbers; what cannot be drawn is told at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.console import in_words
from layout.diagnostics import Diagnostic, Severity
from layout.manifest.drawing_fields import parse_value
from layout.manifest.model import ChartSource, DrawingSource
from layout.manifest.read import read_issue
from layout.source.lengths import Length
from tests.manifest.issues import write_issue

HEAD = """\
name: 报
articles:
  - title: 题
    text: |
      一段说的话。
    charts:
      - kind: bar
        labels: [一季度, 二季度]
        series: {甲市: [12, 9], 乙市: [5, 6]}
"""
"""A manifest whose chart opens on line 7."""


def read(folder: Path, manifest: str) -> tuple[DrawingSource | None, list[Diagnostic]]:
    """A manifest with one chart → the chart and the errors told."""
    outcome = read_issue(write_issue(folder, manifest))
    assert outcome.value is not None
    (article,) = outcome.value.articles
    drawings = [one for one in article.blocks if isinstance(one, DrawingSource)]
    drawings += article.drawings
    told = [one for one in outcome.diagnostics if one.severity is not Severity.NOTE]
    return (drawings[0] if drawings else None), told


def data(drawing: DrawingSource | None) -> tuple[list[str], dict[str, tuple[float | None, ...]]]:
    """A chart → its labels, and its values by the name of their series."""
    assert drawing is not None
    assert isinstance(drawing.content, ChartSource)
    labels = [label.text for label in drawing.content.labels]
    return labels, {name.text: values for name, values in drawing.content.series}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("-3.5", -3.5),
        ("−3", -3.0),
        ("+4", 4.0),
        ("１２", 12.0),
        ("1,204", 1204.0),
        ("1 204.5", 1204.5),
        ("1.2万", 12000.0),
        ("3亿", 3e8),
        ("8.1%", 8.1),
        ("8.1％", 8.1),
        ("~", None),
        ("—", None),
        ("-", None),
        ("", None),
        ("-0", 0.0),
        ("999999999999999", 999999999999999.0),
    ],
)
def test_numbers(written: str, value: float | None) -> None:
    assert parse_value(written) == value


@pytest.mark.parametrize(
    "written",
    ["十二", "1e5", "nan", "inf", "1.2.3", "12个", "1，200", "9" * 16, "12亿亿", "1/2", "x"],
)
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written)):
        parse_value(written)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_none(written: str) -> None:
    try:
        value = parse_value(written)
    except ValueError:
        return
    assert value is None or abs(value) < 1e15


def test_a_chart_of_the_manifest(tmp_path: Path) -> None:
    more = "        caption: 图1\n        unit: 次\n        rows: 12行\n        width: 16字\n        alt: 两市\n        at: 说的话\n"
    drawing, told = read(tmp_path, HEAD + more)
    assert told == []
    assert drawing is not None
    assert data(drawing) == (["一季度", "二季度"], {"甲市": (12.0, 9.0), "乙市": (5.0, 6.0)})
    assert (drawing.caption.text, drawing.rows, drawing.width, drawing.alt) == (
        "图1",
        12,
        Length(16, "字"),
        "两市",
    )
    assert drawing.where.words.text == "说的话"
    assert (drawing.span.line, drawing.span.column) == (7, 9)


@pytest.mark.parametrize(
    ("series", "labels", "values"),
    [
        ("{甲: [1, 2]}", "[a, b]", {"甲": (1.0, 2.0)}),
        ("[1, 2]", "[a, b]", {"": (1.0, 2.0)}),
        ("{甲: [1, ~]}", "[a, b]", {"甲": (1.0, None)}),
        ("{甲: [1, —]}", "[2019, 2020]", {"甲": (1.0, None)}),
        ("{甲: 1, 乙: 2}", "", {"": (1.0, 2.0)}),
        ("{甲: 1, 乙: 2}", "[一]", {"甲": (1.0,), "乙": (2.0,)}),
        ("[5]", "[一]", {"": (5.0,)}),
    ],
)
def test_ways_to_write_the_numbers(
    tmp_path: Path, series: str, labels: str, values: dict[str, tuple[float | None, ...]]
) -> None:
    manifest = HEAD.replace("{甲市: [12, 9], 乙市: [5, 6]}", series)
    line = "        labels: [一季度, 二季度]\n"
    manifest = manifest.replace(line, f"        labels: {labels}\n" if labels else "")
    drawing, told = read(tmp_path, manifest)
    assert told == []
    assert data(drawing)[1] == values
    assert len(data(drawing)[0]) == len(next(iter(values.values())))


FAULTS = {
    "shorter": ("[12, 9]", "[12]", "chart-lengths", (9, 18), "2"),
    "longer": ("[5, 6]", "[5, 6, 7]", "chart-lengths", (9, 31), "3"),
    "no number at all": ("[5, 6]", "[~, —]", "chart-empty", (9, 31), "乙市"),
    "nothing after the name": ("乙市: [5, 6]", "乙市: ", "chart-empty", (9, 31), "乙市"),
    "empty list": ("{甲市: [12, 9], 乙市: [5, 6]}", "[]", "chart-empty", (9, 17), "series"),
    "empty map": ("{甲市: [12, 9], 乙市: [5, 6]}", "{}", "chart-empty", (9, 17), "series"),
    "no number": ("[5, 6]", "[5, 六]", "wrong-value", (9, 39), "六"),
    "a full-width comma": ("[5, 6]", "[5，6]", "wrong-value", (9, 36), "5，6"),
    "a list for a number": ("[5, 6]", "[5, [6]]", "wrong-shape-scalar", (9, 39), "乙市"),
    "no series": ("        series: {甲市: [12, 9], 乙市: [5, 6]}\n", "", "missing-key", (7, 9), "series"),
    "a word for series": ("{甲市: [12, 9], 乙市: [5, 6]}", "很多", "wrong-shape-map", (9, 17), "series"),
    "no kind": ("kind: bar", "unit: 次", "missing-key", (7, 9), "kind"),
    "no such kind": ("kind: bar", "kind: bars", "wrong-choice", (7, 15), "bar"),
    "no such key": ("labels:", "label:", "unknown-key", (8, 9), "labels"),
    "no labels": ("        labels: [一季度, 二季度]\n", "", "chart-no-labels", (8, 18), "2"),
    "no height": ("labels:", "rows: 高\n        labels:", "wrong-whole", (8, 15), "高"),
    "too many labels": (
        "[一季度, 二季度]",
        str(list(range(41))),
        "chart-many-labels",
        (9, 18),
        "40",
    ),
    "too many series": (
        "乙市: [5, 6]",
        ", ".join(f"市{n}: [1, 2]" for n in range(5)),
        "chart-many-series",
        (9, 18),
        "6",
    ),
    "a pie of two series": ("kind: bar", "kind: pie", "chart-many-series", (9, 18), "2"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_drawn_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    old, new, code, place, word = FAULTS[name]
    assert old in HEAD
    drawing, told = read(tmp_path, HEAD.replace(old, new, 1))
    found = [one for one in told if one.code == code]
    assert len(found) == 1, told
    assert found[0].span is not None
    assert (found[0].span.line, found[0].span.column) == place
    for lang in ("zh", "en"):
        words = in_words(found[0], lang)
        assert word in words.text + words.hint
        assert "{" not in words.text + words.hint
    assert drawing is None or code in ("unknown-key", "wrong-whole")


@pytest.mark.parametrize("series", ["[5, -1]", "[0, 0]"])
def test_a_pie_is_parts_of_a_whole(tmp_path: Path, series: str) -> None:
    manifest = HEAD.replace("kind: bar", "kind: pie").replace(
        "{甲市: [12, 9], 乙市: [5, 6]}", series
    )
    drawing, told = read(tmp_path, manifest)
    assert drawing is None
    assert [one.code for one in told] == ["chart-pie-parts"]


TABLE = """\
前一段。

图1　次数
| 季度 | 甲市 | 乙市 |
|------|-----:|-----:|
| 一季度 | 12 | 1 204.5 |
| 二季度 | 9 | — |
{bar 10行 unit=次 alt="两市 次数"}

后一段。
"""
IN_FILE = "name: 报\narticles:\n  - {title: 题, text: a.md}\n"


def read_text(folder: Path, text: str) -> tuple[DrawingSource | None, list[Diagnostic]]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    return read(folder, IN_FILE)


def test_a_table_of_the_manuscript_becomes_a_chart(tmp_path: Path) -> None:
    drawing, told = read_text(tmp_path, TABLE)
    assert told == []
    assert drawing is not None
    assert data(drawing) == (["一季度", "二季度"], {"甲市": (12.0, 9.0), "乙市": (1204.5, None)})
    assert (drawing.caption.text, drawing.rows, drawing.alt) == ("图1　次数", 10, "两市 次数")
    issue = read_issue(tmp_path / "issue.yaml").value
    assert issue is not None
    assert [type(one).__name__ for one in issue.articles[0].blocks] == [
        "TextBlock",
        "DrawingSource",
        "TextBlock",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("| 9 |", "| 九 |", "wrong-value", (7, 9)),
        ("{bar 10行", "{bar 10堆", "wrong-unit", (8, 6)),
        ("unit=次", "colour=红", "unknown-key", (8, 10)),
        ("{bar", "\n{bar", "chart-no-table", (9, 1)),
        ("{bar", "{pie", "chart-many-series", (4, 8)),
        ("| 12 |", "| ~ |", "", (0, 0)),
    ],
)
def test_faults_of_such_a_table(
    tmp_path: Path, old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    _, told = read_text(tmp_path, TABLE.replace(old, new, 1))
    assert [one.code for one in told] == ([code] if code else [])
    for one in told:
        assert one.span is not None
        assert (one.span.line, one.span.column) == place


def test_a_table_without_rows_or_columns(tmp_path: Path) -> None:
    for text, codes in (
        ("| 季度 |\n|---|\n| 一季度 |\n{bar}", ["chart-empty"]),
        ("| 季度 | 甲 |\n|---|---|\n{bar}", ["chart-empty"]),
        ("|---|---|\n| 一 | 1 |\n{pie}", []),
    ):
        _, told = read_text(tmp_path, "段。\n\n" + text)
        assert [one.code for one in told] == codes, text


def test_a_box_holds_no_chart(tmp_path: Path) -> None:
    _, told = read(tmp_path, HEAD.replace("  - title: 题\n", "  - title: 题\n    kind: box\n"))
    assert [one.code for one in told] == ["box-key"]
