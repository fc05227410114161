"""Where styles may lie: a manifest cannot make the program read any file and show it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.diagnostics import Span
from layout.style.chain import VARIABLE, read_chain

SECRET = "root:x:0:0: not: a style"
NAMED = Span("issue.yaml", 3, 8, 5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with an issue's folder in it and files beside that are none of its business."""
    issue = tmp_path / "work" / "issue"
    issue.mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text(SECRET, "utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "house.yaml").write_text("name: house\n", "utf-8")
    (issue / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (issue / "own.yaml").write_text("name: own\n", "utf-8")
    (issue / "reach.yaml").write_text("extends: ../../secret.yaml\n", "utf-8")
    (issue / "house.yaml").write_text("extends: ../../shared/house.yaml\n", "utf-8")
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.delenv(VARIABLE, raising=False)
    return issue


@pytest.mark.parametrize(
    "name", ["../../secret.yaml", "link.yaml", "reach.yaml", "house.yaml", "/etc/passwd", "/x.yaml"]
)
def test_a_manifest_reads_no_style_from_elsewhere(folder: Path, name: str) -> None:
    chain = read_chain(name, folder, NAMED)
    assert chain.value == ()
    assert [one.code for one in chain.diagnostics] == ["style-outside"]
    assert "root" not in str(chain.diagnostics)


def test_a_missing_style_is_told_where_the_manifest_names_it(folder: Path) -> None:
    (found,) = read_chain("nosuch", folder, NAMED).diagnostics
    assert (found.code, found.span) == ("style-missing", NAMED)


def test_folders_of_styles_are_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_chain("own.yaml", folder, NAMED).value
    assert read_chain("bulletin", folder, NAMED).value
    monkeypatch.setenv(VARIABLE, os.pathsep.join((str(folder), str(folder.parents[1] / "shared"))))
    assert [link.file.name for link in read_chain("house.yaml", folder, NAMED).value] == [
        "base.yaml",
        "house.yaml",
        "house.yaml",
    ]


def test_a_style_that_is_typed_may_be_any_file_but_reach_no_further(folder: Path) -> None:
    assert read_chain(str(folder.parents[1] / "shared" / "house.yaml"), folder).value
    assert read_chain("reach.yaml", folder).diagnostics[0].code == "style-outside"
