"""The size and leading of body text and the grid's are one length, whichever is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.style.read import read_style
from tests.source.trees import said
from tests.style.files import shipped, style_of, styled

HEAD = "name: x\nextends: bulletin\n"


@pytest.mark.parametrize(
    ("text", "em", "line", "found"),
    [
        ("text: {body: {size: 12pt}}", 12, 17, [("grid-follows", 3, 21)]),
        ("grid: {type: 12pt}", 12, 17, []),
        ("text: {body: {size: 小四}}\ngrid: {type: 12pt}", 12, 17, []),
        ("grid: {type: 11pt}\ntext: {body: {size: 12pt}}", 12, 17, [("grid-differs", 4, 21)]),
        ("text: {body: {size: 12pt}}\ngrid: {type: 11pt}", 11, 17, [("grid-differs", 4, 14)]),
        ("text: {body: {size: 1.2字}}", 12.6, 17, [("grid-follows", 3, 21)]),
        ("text: {body: {size: 1字}}", 10.5, 17, []),
        ("text: {body: {size: 10.5pt}}", 10.5, 17, []),
        ("text: {body: {leading: 20pt}}", 10.5, 20, [("grid-follows", 3, 24)]),
        ("text: {body: {leading: 1行}}", 10.5, 17, []),
        ("text: {body: {leading: 0}}", 10.5, 17, []),
        (
            "text: {body: {size: 16pt}}",
            16,
            17,
            [("grid-follows", 3, 21), ("line-tight", 3, 1)],
        ),
    ],
)
def test_body_text_and_grid_follow_one_another(
    tmp_path: Path, text: str, em: float, line: float, found: list[tuple[str, int, int]]
) -> None:
    outcome = styled(tmp_path, HEAD + text + "\n")
    style = style_of(outcome)
    body = style.text["body"]
    assert (style.grid.em, body.size) == (pytest.approx(em), pytest.approx(em))
    assert (style.grid.line, body.leading) == (line, line)
    assert [one for one in said(outcome.diagnostics) if one[0] != "line-tight"] == [
        one for one in found if one[0] != "line-tight"
    ]
    assert ("line-tight" in [one.code for one in outcome.diagnostics]) == (len(found) == 2)


def test_what_takes_its_size_from_body_takes_it_once(tmp_path: Path) -> None:
    style = style_of(styled(tmp_path, HEAD + "text: {body: {size: 1.2字}}\n"))
    assert style.text["kicker"].size == pytest.approx(12.6)


def test_a_child_goes_before_its_parent(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HEAD + "text: {body: {size: 12pt}}\n", "utf-8")
    child = "name: y\nextends: house\ngrid: {type: 9pt}\n"
    style = style_of(styled(tmp_path, child))
    assert (style.grid.em, style.text["body"].size) == (9, 9)


def test_on_the_command_line() -> None:
    outcome = read_style("bulletin", ["text.body.size=12pt"])
    style = style_of(outcome)
    assert (style.grid.em, style.text["body"].size) == (12, 12)
    assert style.grid.measure < shipped("bulletin").grid.measure
    assert "grid-follows" in [one.code for one in outcome.diagnostics]


def test_what_is_only_said_again_changes_nothing(tmp_path: Path) -> None:
    again = """page:
  size: A4
  margins: {head: 24mm, foot: 22mm, inside: 20mm, outside: 20mm}
grid: {type: 五号, line: 17pt, columns: 2, gap: 2字}
"""
    assert style_of(styled(tmp_path, HEAD + again)).grid == shipped("bulletin").grid
