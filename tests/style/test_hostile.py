"""Broken style files: each fault told at its place, and never more than told."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Severity
from layout.style.chain import STYLES
from layout.style.read import read_style
from tests.style.files import styled

TABLE = Path(__file__).parent.parent / "data" / "broken_styles.tsv"
CASES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "findings"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_broken_style(tmp_path: Path, text: str, findings: str) -> None:
    outcome = styled(tmp_path, text.replace("\\n", "\n").replace("\\t", "\t"))
    assert outcome.value is None
    own = [one for one in outcome.diagnostics if one.span and one.span.file.endswith("own.yaml")]
    assert [f"{one.code} {one.span.line}" for one in own if one.span] == findings.split(", ")
    assert len(own) == len(outcome.diagnostics)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(bytes(range(256)) * 20)
    outcome = read_style("own.yaml", (), tmp_path)
    assert [one.code for one in outcome.diagnostics] == ["not-utf8"]


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").mkdir()
    assert read_style("own.yaml", (), tmp_path).diagnostics[0].code == "style-file-missing"


def test_a_long_chain(tmp_path: Path) -> None:
    for number in range(40):
        text = f"name: x\nextends: s{number + 1}.yaml\n"
        (tmp_path / f"s{number}.yaml").write_text(text, "utf-8")
    outcome = read_style("s0.yaml", (), tmp_path)
    assert [one.code for one in outcome.diagnostics] == ["style-cycle"]


SHIPPED = {path.stem: path.read_text("utf-8") for path in sorted(STYLES.glob("*.yaml"))}
PIECES = st.sampled_from(
    [*"\t\n :：[]{}'\"|>&*!%@#,，“字1-~\x00\u2028", "- ", "999999", "base: x", "null"]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(SHIPPED)), CHANGES)
def test_no_damage_ends_in_a_traceback(name: str, changes: list[tuple[float, int, str]]) -> None:
    """Pieces of a good file replaced at random: a style or an error, never both, never neither."""
    text = SHIPPED[name]
    for where, length, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        outcome = styled(Path(folder), text)
    errors = [one for one in outcome.diagnostics if one.severity == Severity.ERROR]
    assert (outcome.value is None) == bool(errors)
    for one in outcome.diagnostics:
        assert one.span is None or min(one.span[1:4]) >= 1
        one.message.text_zh.format_map(dict(one.values))
        one.message.text_en.format_map(dict(one.values))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=3))
def test_any_override_is_taken_or_told(overrides: list[str]) -> None:
    outcome = read_style("bulletin", overrides)
    errors = [one for one in outcome.diagnostics if one.severity == Severity.ERROR]
    assert (outcome.value is None) == bool(errors)


KEYS = st.sampled_from(
    [
        "page.size",
        "page.bleed",
        "grid.columns",
        "grid.gap",
        "grid.width",
        "grid.rows",
        "text.body",
        "text.body.size",
        "text.title.rows",
        "colours.brand",
        "fonts.song",
        "pictures.beside",
        "setting.latin_gap",
        "folio.form",
        "print.ppi",
        "advanced.beam",
        "box.padding.top",
        "masters.first.rows",
        "masters.last.ground",
        "masters.left.strip.head",
        "masters.right.words.foot",
    ]
)
VALUES = st.sampled_from(
    [
        "0",
        "1",
        "-1",
        "99999999",
        "1/0字",
        "3字",
        "3mm",
        "1e9",
        "[]",
        "{}",
        "[1]",
        "{a:1}",
        "A4",
        "五号",
        "true",
        "~",
        "''",
        "K50",
        "brand",
        "song",
        "nan",
        "inf",
        "½字",
        "0.001pt",
        "%",
        "100%",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=3))
def test_any_value_anywhere(pairs: list[tuple[str, str]]) -> None:
    outcome = read_style("bulletin", [f"{key}={value}" for key, value in pairs])
    errors = [one for one in outcome.diagnostics if one.severity == Severity.ERROR]
    assert (outcome.value is None) == bool(errors)
