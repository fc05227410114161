"""Where files go: never over a file that was read, never two to one place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import layout
from layout.cli import main
from layout.outputs import settle_outputs
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with an issue of every kind of file: text, picture, style, font, and links to them."""
    issue = issue_of(text=TEXT, pictures=[picture("4字×2行 right", at="天地")])
    manifest = write_issue(tmp_path, style_of(2, 14, 12, {}), issue)
    (tmp_path / "稿.md").write_text(TEXT, "utf-8")
    lines = manifest.read_text("utf-8").splitlines()
    text = next(index for index, line in enumerate(lines) if "text:" in line)
    lines[text] = lines[text].split("text:")[0] + "text: 稿.md"
    manifest.write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "link.pdf").symlink_to("稿.md")
    os.link(tmp_path / "1.png", tmp_path / "hard.pdf")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """A folder → its files and what is in them, the cache of pictures aside."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files if path.suffix != ".picture"}


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "issue.yaml"),
        ("-o", "./x/../issue.yaml"),
        ("-o", "ISSUE.yaml"),
        ("-o", "稿.md"),
        ("-o", "1.png"),
        ("-o", "tiny.yaml"),
        ("-o", "link.pdf"),
        ("-o", "hard.pdf"),
        ("--dump", "issue.yaml"),
        ("--dump", "link.pdf"),
        ("--dump", "hard.pdf", "--check"),
        ("--dump", "a.pdf", "-o", "a.pdf"),
        ("--dump", "A.PDF", "-o", "a.pdf"),
        ("--dump", "out/issue.proof.pdf"),
    ],
)
def test_no_option_writes_over_a_file_that_was_read(
    folder: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(folder)
    target = () if "--check" in words else ("--proof",)
    assert main(["issue.yaml", *target, *words]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("错误[") == 1, captured.err
    assert contents(folder) == before


def test_nor_does_the_function(folder: Path) -> None:
    before = contents(folder)
    for name in ("issue.yaml", "link.pdf", "hard.pdf", "tiny.yaml"):
        built = layout.build("issue.yaml", target="proof", out=name)
        assert [one.code for one in built.diagnostics if one.code.startswith("target-")], name
    assert contents(folder) == before


def test_a_later_issue_does_not_write_over_what_an_earlier_was_made_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture of the first lies where the second would be written."""
    shutil.copy("1.png", "out.png")
    (folder / "out").mkdir()
    os.link("1.png", "out/b.proof.pdf")
    shutil.copy("issue.yaml", "b.yaml")
    before = (folder / "1.png").read_bytes()
    assert main(["issue.yaml", "b.yaml", "--proof", "--quiet"]) == 1
    assert capsys.readouterr().out == "out/issue.proof.pdf\n"
    assert (folder / "1.png").read_bytes() == before


@pytest.mark.parametrize(
    ("manifests", "expected"),
    [
        (["a/i.yaml"], ["i"]),
        (["a/i.yaml", "b/i.yaml"], ["a/i", "b/i"]),
        (["a/i.yaml", "b/I.yaml", "b/j.yaml"], ["a/i", "b/I", "j"]),
        (["x/a/i.yaml", "y/a/i.yaml", "b/i.yaml"], ["x/a/i", "y/a/i", "b/i"]),
        (["a/i.yaml", "./a/i.yaml"], ["i"]),
    ],
)
def test_manifests_of_one_name_are_kept_apart(manifests: list[str], expected: list[str]) -> None:
    settled = settle_outputs([Path(one) for one in manifests], "print")
    assert [str(one.pdf) for one in settled] == [f"out/{one}.pdf" for one in expected]
    assert not any(one.diagnostics for one in settled)


@pytest.mark.parametrize(
    ("manifests", "dump"),
    [
        (["a.yaml", "b.yaml"], Path("x.json")),
        (["a.yaml", "a.proof.yaml"], None),
        (["a.yaml", "A.yaml"], None),
    ],
)
def test_two_manifests_with_one_output_are_refused(manifests: list[str], dump: Path | None) -> None:
    settled = settle_outputs([Path(one) for one in manifests], "print", None, dump)
    assert any(one.diagnostics for one in settled)
