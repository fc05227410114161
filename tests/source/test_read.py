"""Reading YAML: places, encodings, bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Severity, Span
from layout.source.compose import MAX_DEPTH
from layout.source.decode import MAX_BYTES
from layout.source.read import read_yaml
from tests.source.trees import codes, plain, read


def test_every_value_has_its_place() -> None:
    root = read('name: 通信\nlist:\n  - a: "引文"\n  - b\n').value
    assert root is not None
    assert root.entries[0].key_span == Span("x.yaml", 1, 1, 4)
    assert root.entries[0].value.span == Span("x.yaml", 1, 7, 2)
    items = root.entries[1].value.items
    assert items[0].entries[0].value.span == Span("x.yaml", 3, 9, 2)
    assert items[1].span == Span("x.yaml", 4, 5, 1)


def test_places_inside_a_block_text() -> None:
    root = read("a:\n  text: |\n    第一段\n\n    第二段\n").value
    assert root is not None
    text = root.entries[0].value.entries[0].value
    assert text.text == "第一段\n\n第二段\n"
    assert text.at(text.text.index("二")) == Span("x.yaml", 5, 6, 1)
    assert text.at(0, 3) == Span("x.yaml", 3, 5, 3)


def test_places_inside_a_quoted_text() -> None:
    root = read("a: '甲乙丙'").value
    assert root is not None
    assert root.entries[0].value.at(1) == Span("x.yaml", 1, 6, 1)


def test_only_a_plain_scalar_may_be_empty() -> None:
    root = read('a:\nb: ~\nc: ""\nd: "null"\ne: null\n').value
    assert root is not None
    assert [entry.value.empty for entry in root.entries] == [True, True, False, False, True]


def test_values_stay_text() -> None:
    assert plain(read("a: 2020-04-30\nb: 007\nc: yes\nd: 1e3").value) == {
        "a": "2020-04-30",
        "b": "007",
        "c": "yes",
        "d": "1e3",
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("名: 甲".encode("gbk"), "not-utf8"),
        ("名: 甲".encode("utf-16"), "not-utf8"),
        (b"a: \xff\xfe", "not-utf8"),
        (b"", "file-empty"),
        (b"# only a comment\n", "file-empty"),
        (b"a: b\n---\nc: d\n", "yaml-many-documents"),
        (b"a: \x00b\n", "control-character"),
        ("a: 甲\u2028乙\n".encode(), "odd-line-break"),
        (b"x" * (MAX_BYTES + 1), "file-too-large"),
    ],
)
def test_files_that_are_not_what_they_should_be(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(data)
    assert codes(read_yaml(file).diagnostics) == [code]


def test_the_probable_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes("第一行: 1\n第二行: 二\n".encode("gb18030"))
    assert dict(read_yaml(file).diagnostics[0].values)["encoding"].startswith("GBK")
    file.write_bytes("a: 甲".encode("utf-16"))
    assert dict(read_yaml(file).diagnostics[0].values)["encoding"] == "UTF-16"


def test_a_byte_order_mark_and_any_line_end_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n")
    outcome = read_yaml(file)
    assert outcome.diagnostics == ()
    assert plain(outcome.value) == {"a": "1", "b": "2", "c": "3"}


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "2020-04.yaml").write_text("a: 1")
    outcome = read_yaml(tmp_path / "2020-4.yaml")
    assert codes(outcome.diagnostics) == ["file-missing"]
    assert dict(outcome.diagnostics[0].values)["near"] == "2020-04.yaml"


@pytest.mark.parametrize("name", ["", "a\0b", "x/" * 3000])
def test_names_no_file_can_have(tmp_path: Path, name: str) -> None:
    outcome = read_yaml(tmp_path / name)
    assert outcome.value is None
    assert codes(outcome.diagnostics) in (["file-unreadable"], ["file-missing"])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    outcome = read(opening * 100_000)
    assert outcome.value is None
    assert codes(outcome.diagnostics) == ["yaml-too-deep"]
    assert read("[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)).diagnostics == ()


def test_aliases_cannot_multiply_without_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    outcome = read("\n".join(lines))
    assert outcome.value is None
    assert codes(outcome.diagnostics) == ["yaml-too-many"]


def test_an_alias_shares_what_it_names() -> None:
    outcome = read("a: &x {b: 1}\nc: *x\n")
    assert outcome.diagnostics == ()
    assert plain(outcome.value) == {"a": {"b": "1"}, "c": {"b": "1"}}


def test_an_alias_within_its_own_anchor() -> None:
    assert "yaml-alias" in codes(read("a: &x [*x]").diagnostics)


def test_a_key_given_twice_keeps_the_first_and_names_its_line() -> None:
    outcome = read("a: 1\nb: 2\na: 3\n")
    assert plain(outcome.value) == {"a": "1", "b": "2"}
    assert dict(outcome.diagnostics[0].values) == {"key": "a", "line": "1"}


YAML_LIKE = st.text(
    st.sampled_from("\t\n :：-[]{}'\"|>&*!%@`#,，“”?ab字1.\\\x00\x85\u2028\ufeff\U0001f600~=<"),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(YAML_LIKE)
def test_no_text_is_too_odd(text: str) -> None:
    outcome = read(text)
    if outcome.value is None:
        assert any(one.severity == Severity.ERROR for one in outcome.diagnostics)
    lines = text.count("\n") + text.count("\r") + 1
    for one in outcome.diagnostics:
        assert one.span is not None
        assert 1 <= one.span.line <= lines + 1
        assert one.span.column >= 1
        assert one.span.length >= 1
        one.message.text_zh.format_map(dict(one.values))
        one.message.text_en.format_map(dict(one.values))
