"""Reading an issue with its style: the manifest's own changes to ``print:``."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.pipeline import build_issue, read_input
from layout.request import Request
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, style_of, write_issue


def asking(folder: Path, settings: str) -> Path:
    """A folder and a ``print:`` block → a manifest there that asks for it."""
    manifest = write_issue(folder, style_of(2, 14, 12, {}), issue_of(text=TEXT, date="2020-04-30"))
    manifest.write_text(f"{manifest.read_text('utf-8')}\nprint: {settings}\n", "utf-8")
    return manifest


def test_print_settings_of_the_manifest_hold_unless_the_command_line_says_otherwise(
    tmp_path: Path,
) -> None:
    manifest = asking(tmp_path, "{standard: x1a, ppi.warn: 200}")
    source = read_input(manifest, Request()).value
    assert source is not None
    assert (source.style.print.standard, source.style.print.ppi_warn) == ("x1a", 200)
    source = read_input(manifest, Request(overrides=("print.standard=x4",))).value
    assert source is not None
    assert source.style.print.standard == "x4"


def test_wrong_print_settings_are_shown_in_the_manifest(tmp_path: Path) -> None:
    manifest = asking(tmp_path, "{standad: x1a}")
    lines = len(manifest.read_text("utf-8").splitlines())
    outcome = read_input(manifest, Request(overrides=("grid.colums=1",)))
    assert outcome.value is None
    found = {(one.code, one.span.file, one.span.line) for one in outcome.diagnostics if one.span}
    assert found == {
        ("unknown-key", str(manifest), lines),
        ("unknown-key", "--set", 1),
    }


@pytest.mark.parametrize(
    ("feather", "told", "rows"),
    [("0", "pages-over", 10), ("1pt", "pages-over", 10), ("2pt", "rows-feathered", 11)],
)
def test_rows_are_feathered_only_as_far_as_the_style_allows(
    tmp_path: Path, feather: str, told: str, rows: int
) -> None:
    style = style_of(1, 12, 10, {"grid.feather": feather})
    manifest = write_issue(tmp_path, style, issue_of(text=(TEXT * 2)[:250], pages=2))
    made = build_issue(manifest, Request(target="proof"))
    assert [one.code for one in made.diagnostics] == [told]
    assert made.page_list is not None
    frame = made.pages[0].frames[0]
    assert (frame.rows, frame.rect.height) == (rows, pytest.approx(200))


def test_rows_are_not_feathered_where_the_wish_is_met_without(tmp_path: Path) -> None:
    style = style_of(1, 12, 10, {"grid.feather": "5pt"})
    manifest = write_issue(tmp_path, style, issue_of(text=TEXT[:100], pages=1))
    assert build_issue(manifest, Request(target="proof")).diagnostics == ()
