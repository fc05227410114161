"""Slips of the pen in YAML: found, placed, and read as they were meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from layout.diagnostics import Severity
from layout.source import compose
from tests.source.trees import codes, plain, read, said

TABLE = Path(__file__).parent.parent / "data" / "yaml_slips.tsv"
CASES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "tree"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_slip(text: str, code: str, line: str, column: str, tree: str) -> None:
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    outcome = read(text)
    first = outcome.diagnostics[0]
    assert said((first,)) == [(code, int(line), int(column))]
    assert first.severity == Severity.ERROR
    assert plain(outcome.value) == json.loads(tree)


def test_all_slips_of_a_file_at_once() -> None:
    text = (
        "name：通信简报\n"
        "number:2020年第4期\n"
        "date: 2020-04-30\n"
        "articles:\n"
        "\t- title: 专题: 抗疫\n"
        "\t  text: |\n"
        "\t    正文\n"
        "\t- title: @全体\n"
        "\t  pictures: {file: a.jpg，side: right}\n"
    )
    outcome = read(text)
    assert [line for _, line, _ in said(outcome.diagnostics)] == [1, 2, 5, 6, 7, 8, 9]
    assert plain(outcome.value) == {
        "name": "通信简报",
        "number": "2020年第4期",
        "date": "2020-04-30",
        "articles": [
            {"title": "专题: 抗疫", "text": "正文\n"},
            {"title": "@全体", "pictures": {"file": "a.jpg", "side": "right"}},
        ],
    }


VALID = [
    "text: |\n  name：在正文里\n  key:value\n  -x: y\n  \t也可以有制表符\nname: x",
    "url: http://example.org/a:b\ntime: 12:30",
    "title: 湖北行协•在抗击疫情中：书写",
    "title: “战疫”“扶贫”两不误，积极助力",
    "a: [一，二, 三]\nb: {c: 甲：乙}",
    "colophon:\n  - email：a@example.org\n  - 电话：010",
    "# name：注释\na: 1 # b：c",
    "a:\n- b: 1\n- b: 2\nc: 3",
    'a: "多行\n  name：引文"\nb: c',
    "pictures: {\n  a: 1,\n  b: 2\n}",
    "x: &one {a: 1}\ny: *one",
    "text: >-\n  折行\n  文字\nmore: |2\n    缩进",
]


@pytest.mark.parametrize("text", VALID)
def test_what_is_right_is_left_alone(text: str) -> None:
    outcome = read(text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None


def test_lines_that_follow_a_misplaced_one_are_not_told_again() -> None:
    outcome = read("list:\n  - a: 1\n   b: 2\n   c:\n     - 3\n   d: 4\n  - a: 5")
    assert codes(outcome.diagnostics) == ["yaml-indent"]
    assert plain(outcome.value) == {
        "list": [{"a": "1", "b": "2", "c": ["3"], "d": "4"}, {"a": "5"}]
    }


def test_what_no_slip_explains_is_told_where_the_parser_stopped() -> None:
    outcome = read("a: [b\n  c: ]}\nd")
    assert outcome.value is None
    assert outcome.diagnostics


def test_a_file_of_nothing_but_slips_is_not_told_without_end() -> None:
    assert len(read("key:b\n" * 5000).diagnostics) <= 100


def test_the_parser_in_python_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "_LOADER", yaml.SafeLoader)
    for case, text, code, *_, tree in CASES:
        outcome = read(text.replace("\\n", "\n").replace("\\t", "\t"))
        assert outcome.diagnostics[0].code == code, case
        assert plain(outcome.value) == json.loads(tree), case
