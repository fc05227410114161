"""Flowables by code: read where they are allowed, refused once where not; only files of the issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.console import in_words
from layout.diagnostics import Diagnostic, Severity
from layout.manifest.model import CodeSource, DrawingSource
from layout.manifest.read import read_issue
from layout.source.lengths import Length
from tests.manifest.issues import write_issue

HEAD = """\
name: 报
articles:
  - title: 题
    text: |
      一段说的话。
    flowables:
      - code: drawn.py:make
"""


def read(
    folder: Path, manifest: str, allowed: bool = True
) -> tuple[list[DrawingSource], list[Diagnostic]]:
    """A manifest → the flowables read and the errors told."""
    path = write_issue(folder, manifest, drawn_py="def make(): ...\n")
    outcome = read_issue(path, allowed)
    assert outcome.value is not None
    drawings = [one for article in outcome.value.articles for one in article.drawings]
    return drawings, [one for one in outcome.diagnostics if one.severity is Severity.ERROR]


def test_a_flowable_of_the_manifest(tmp_path: Path) -> None:
    more = "        at: 说的话\n        caption: 图\n        rows: 8行\n        width: 60mm\n        scale: 80%\n        alt: 网\n"
    (drawing,), told = read(tmp_path, HEAD + more)
    assert told == []
    assert drawing.content == CodeSource(tmp_path / "drawn.py", "make", 0.8)
    assert (drawing.caption.text, drawing.rows, drawing.alt) == ("图", 8, "网")
    assert drawing.width is not None
    assert drawing.width.unit == "pt"
    assert (drawing.span.line, drawing.span.column) == (7, 15)


def test_a_flowable_of_the_manuscript(tmp_path: Path) -> None:
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "near.py").write_text("def make(): ...\n", encoding="utf-8")
    (tmp_path / "稿" / "a.md").write_text(
        "一段。\n\n![图](code:near.py:make){12字 6行 scale=50%}\n", encoding="utf-8"
    )
    manifest = "name: 报\narticles:\n  - {title: 题, text: 稿/a.md}\n"
    (drawing,), told = read(tmp_path, manifest)
    assert told == []
    assert drawing.content == CodeSource(tmp_path / "稿" / "near.py", "make", 0.5)
    assert (drawing.caption.text, drawing.rows, drawing.width) == ("图", 6, Length(12, "字"))


def test_without_leave_it_is_refused_once_with_what_to_do(tmp_path: Path) -> None:
    manifest = HEAD + "      - code: drawn.py:other\n"
    _, told = read(tmp_path, manifest, allowed=False)
    (refused,) = told
    assert refused.code == "code-refused"
    assert refused.span is not None
    assert (refused.span.line, refused.span.column) == (7, 15)
    for lang in ("zh", "en"):
        assert "--allow-code" in in_words(refused, lang).hint


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("drawn.py", "code-form"),
        ("drawn.py:", "code-form"),
        ("drawn.txt:make", "code-form"),
        ("drawn.py:os.system('x')", "code-form"),
        ("make", "code-form"),
        ("os:system", "code-form"),
        ("none.py:make", "path-missing"),
        ("../secret.py:make", "path-outside"),
        ("link.py:make", "path-outside"),
        ("/etc/secret.py:make", "path-absolute"),
        ("folder.py:make", "path-no-file"),
        ("drawn.py：make", ""),
    ],
)
def test_only_a_function_in_a_file_of_the_issue(tmp_path: Path, code: str, told: str) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    (tmp_path / "secret.py").write_text("", encoding="utf-8")
    (issue / "link.py").symlink_to(tmp_path / "secret.py")
    (issue / "folder.py").mkdir()
    drawings, found = read(issue, HEAD.replace("drawn.py:make", f'"{code}"'))
    assert [one.code for one in found] == ([told] if told else [])
    assert len(drawings) == (not told)


@pytest.mark.parametrize(("scale", "told"), [("5%", "out-of-range"), ("大", "wrong-number")])
def test_scales_that_are_none(tmp_path: Path, scale: str, told: str) -> None:
    _, found = read(tmp_path, HEAD + f"        scale: {scale}\n")
    assert [one.code for one in found] == [told]


def test_a_picture_of_the_manuscript_may_not_say_what_a_flowable_may(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("一段。\n\n![图](code:drawn.py:make){left}\n", encoding="utf-8")
    manifest = "name: 报\narticles:\n  - {title: 题, text: a.md}\n"
    _, found = read(tmp_path, manifest)
    assert [one.code for one in found] == ["wrong-length"]
