"""Binding trees to tables of fields."""

from __future__ import annotations

import pytest

from layout.outcome import Outcome
from layout.source.bind import Bound, bind
from layout.source.fields import (
    Choice,
    Field,
    Flag,
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
from layout.source.lengths import Length
from tests.source.trees import read, said

INNER = Record(
    {
        "file": Field(Text(), "文件：图片文件", required=True),
        "width": Field(LengthIn("字"), "宽：几字"),
        "side": Field(Choice(("left", "right")), "边：哪边", default="left"),
    },
    shorthand="file",
)
TABLE = Record(
    {
        "title": Field(OneOf((Text(), ListOf(Text()))), "标题：可分行"),
        "pictures": Field(ListOf(INNER, single=True), "图片：几张"),
        "columns": Field(Whole(1, 4, "栏"), "栏数：几栏", default=2),
        "share": Field(Number(0, 1, percent=True), "份额：几成"),
        "marks": Field(Flag(), "标记：要不要"),
        "size": Field(LengthIn("", 1.0), "大小：多大"),
        "names": Field(MapOf(Whole()), "名字：各是几"),
        "month": Field(Parsed(lambda text: int(text[:-1]), "4月", "月份", "a month"), "月：几月"),
    }
)


def bound(text: str) -> Outcome[Bound]:
    node = read(text).value
    assert node is not None
    return bind(node, TABLE)


def test_values_have_their_types() -> None:
    outcome = bound(
        "title: 330\npictures: [{file: a.jpg, width: 12}, b.jpg]\ncolumns: 3栏\nshare: 80%\n"
        "marks: true\nsize: 五号\nnames: {甲: 1, 乙: 2}\nmonth: 4月\n"
    )
    assert outcome.diagnostics == ()
    value = outcome.value
    assert value.get("title", str) == "330"
    first, second = value.every("pictures", Bound)
    assert first.get("width", Length) == Length(12.0, "字")
    assert second.get("file", str) == "b.jpg"
    assert second.get("side", str) == "left"
    assert value.get("columns", int) == 3
    assert value.get("share", float) == 0.8
    assert value.get("marks", bool) is True
    assert value.get("size", Length).pt(0, 0) == 10.5
    assert value.get("names", dict) == {"甲": 1, "乙": 2}
    assert value.get("month", int) == 4


def test_what_is_not_given_has_its_default_and_the_place_of_the_whole() -> None:
    value = bound("title: [a, b]").value
    assert value.get("title", tuple) == ("a", "b")
    assert value.get("columns", int) == 2
    assert value.find("share", float) is None
    assert value.every("pictures", Bound) == ()
    assert value.span("columns").line == 1
    assert bound("marks:\ntitle: a").value.find("marks", bool) is None


def test_a_value_of_another_type_than_asked_for_is_a_bug() -> None:
    value = bound("title: a\npictures: a.jpg").value
    with pytest.raises(TypeError):
        value.get("title", int)
    with pytest.raises(TypeError):
        value.every("pictures", str)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("colums: 2", "unknown-key", 1),
        ("标题: 2", "unknown-key", 1),
        ("columns: two", "wrong-whole", 10),
        ("columns: 2.5", "wrong-whole", 10),
        ("columns: “2”", "wrong-quotes", 10),
        ("columns: 9", "out-of-range", 10),
        ("columns: [2]", "wrong-shape-scalar", 10),
        ("share: 3", "out-of-range", 8),
        ("share: much", "wrong-number", 8),
        ("share: ''", "wrong-number", 8),
        ("marks: maybe", "wrong-flag", 8),
        ("size: 3", "missing-unit", 7),
        ("size: 3px", "wrong-unit", 7),
        ("size: big", "wrong-length", 7),
        ("size: 0.1mm", "too-small", 7),
        ("names: x", "wrong-shape-map", 8),
        ("names: {a: b}", "wrong-whole", 12),
        ("month: x", "wrong-value", 8),
        ("pictures: {width: 3}", "missing-key", 11),
        ("pictures: [{file: }]", "missing-value", 13),
        ("pictures: [{file: a, side: lfet}]", "wrong-choice", 28),
        ("pictures: [[a]]", "wrong-shape-map", 12),
        ("names: a：1", "yaml-fullwidth-colon", 9),
        ("pictures: {file：a}", "yaml-fullwidth-colon", 16),
        ("pictures: {file:a}", "yaml-no-space", 16),
        ("names: 【a, b】", "yaml-fullwidth-bracket", 8),
    ],
)
def test_faults(text: str, code: str, column: int) -> None:
    outcome = bound(text)
    assert said(outcome.diagnostics)[0] == (code, 1, column)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("colums", "columns"),
        ("tilte", "title"),
        ("图片", "pictures"),
        ("栏数", "columns"),
        ("mark", "marks"),
    ],
)
def test_did_you_mean(written: str, meant: str) -> None:
    assert dict(bound(f"{written}: 1").diagnostics[0].values)["near"] == meant


def test_where_nothing_is_near_the_few_keys_there_are_get_named() -> None:
    near = dict(bound("pictures: {zzz: 1}").diagnostics[1].values)["near"]
    assert near == "file / width / side"


def test_every_fault_of_a_file_in_source_order() -> None:
    outcome = bound("share: x\nsize: 3px\ncolums: 2\npictures:\n  - {side: up}\n  - {file: a}\n")
    assert said(outcome.diagnostics) == [
        ("wrong-number", 1, 8),
        ("wrong-unit", 2, 7),
        ("unknown-key", 3, 1),
        ("missing-key", 5, 5),
        ("wrong-choice", 5, 12),
    ]
    assert len(outcome.value.every("pictures", Bound)) == 2


def test_a_list_where_a_map_should_be() -> None:
    outcome = bound("- a\n- b\n")
    assert said(outcome.diagnostics) == [("wrong-shape-map", 1, 1)]
    assert outcome.value.get("columns", int) == 2
