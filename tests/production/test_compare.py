"""Two proofs, and what an editor has to look at again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.cli import main
from layout.production.change_list import change_lines
from layout.production.comments import Comment, comments_file, comments_text, read_comments
from layout.production.compare import Bar, compare
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue

MEASURE = 5
Data = dict[str, Any]


def display(
    *paragraphs: str, pictures: tuple[tuple[str, float], ...] = (), rows: int = 100
) -> Data:
    """Paragraphs of an article and pictures with their y → a display list in lines of five characters."""
    lines = [
        {"kind": "body", "article": 1, "paragraph": number, "text": text[at : at + MEASURE]}
        for number, text in enumerate(paragraphs, 1)
        for at in range(0, len(text), MEASURE)
    ]
    parts = [lines[at : at + rows] for at in range(0, len(lines), rows)] or [[]]
    images = [{"file": f, "x": 0, "y": y, "width": 10, "height": 10} for f, y in pictures]
    return {
        "pages": [
            {"number": number, "lines": part, "images": images if number == 1 else []}
            for number, part in enumerate(parts, 1)
        ]
    }


def test_the_characters_that_changed_and_the_line_they_stand_on() -> None:
    changes = compare(display("一二三四五六七八九十甲乙"), display("一二三四五六七八拾甲乙"))
    (text,) = changes.texts
    assert (text.before, text.gone, text.come, text.after) == (
        "一二三四五六七八",
        "九十",
        "拾",
        "甲乙",
    )
    assert changes.bars == {Bar(1, 1)}


def test_lines_that_only_run_differently_are_no_change() -> None:
    text = "一二三四五六七八九十甲乙丙丁"
    changes = compare(display(text, rows=1), display(text, rows=2))
    assert not changes.texts
    assert not changes.bars
    assert changes.pages == (3, 2)


def test_what_went_leaves_its_bar_where_it_was() -> None:
    changes = compare(display("一二三四五六七八九十甲"), display("一二三四五六七九十甲"))
    assert changes.texts[0].gone == "八"
    assert changes.bars == {Bar(1, 1)}


def test_paragraphs_that_came_and_went() -> None:
    changes = compare(display("甲甲甲", "乙乙乙", "丙丙丙"), display("甲甲甲", "丙丙丙", "丁丁丁"))
    assert [(text.gone, text.come) for text in changes.texts] == [("乙乙乙", ""), ("", "丁丁丁")]


def test_pictures_that_came_went_and_moved() -> None:
    then = display("甲", pictures=(("a.jpg", 0), ("b.jpg", 20), ("c.jpg", 40)))
    now = display("甲", pictures=(("a.jpg", 0), ("b.jpg", 30), ("d.jpg", 40)))
    assert [(one.file, one.what) for one in compare(then, now).pictures] == [
        ("b.jpg", "moved"),
        ("d.jpg", "new"),
        ("c.jpg", "gone"),
    ]


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=14), max_size=5))
def test_nothing_has_changed_between_a_proof_and_itself(paragraphs: list[str]) -> None:
    assert compare(display(*paragraphs), display(*paragraphs)).nothing


@given(
    st.lists(st.text("甲乙丙丁", min_size=1, max_size=14), min_size=1, max_size=4),
    st.lists(st.text("甲乙丙丁", min_size=1, max_size=14), min_size=1, max_size=4),
)
def test_every_bar_stands_at_a_line_there_is(old: list[str], new: list[str]) -> None:
    now = display(*new)
    changes = compare(display(*old), now)
    assert all(bar.line < len(now["pages"][bar.page - 1]["lines"]) for bar in changes.bars)
    assert change_lines(changes)[-1]
    if old != new:
        assert changes.texts


def test_two_rounds_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = issue_of(text=f"{TEXT[:60]}\n\n{TEXT[60:120]}", pictures=[picture("4字×2行 right")])
    manifest = write_issue(tmp_path, style_of(1, 14, 12, {}), issue)
    monkeypatch.chdir(tmp_path)
    assert main([str(manifest), "--proof", "--round", "一校", "--quiet"]) == 0
    written = manifest.read_text("utf-8")
    manifest.write_text(written.replace(TEXT[10:14], "改过了的"), "utf-8")
    assert main([str(manifest), "--proof", "--round", "二校", "--quiet"]) == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"issue.proof.pdf", "issue.一校.proof.pdf", "issue.二校.proof.json"} <= names
    assert "issue.二校.改动清单.pdf" in names
    assert "issue.一校.改动清单.pdf" not in names
    capsys.readouterr()
    assert main([str(manifest), "--compare", "一校", "二校"]) == 0
    said = capsys.readouterr()
    assert "{+改过了的+}" in said.err
    assert main([str(manifest), "--compare", "一校", "九校"]) == 1
    assert "九校" in capsys.readouterr().err


def test_comments_come_back_as_they_were_written(tmp_path: Path) -> None:
    manifest = tmp_path / "2020-04.yaml"
    comments = (
        Comment(1, 20.5, 30.0, "核一下: 日期", by="王", at="2026-11-27", words="“三月”"),
        Comment(2, 1.0, 2.0, "换图", done=True),
    )
    comments_file(manifest).write_text(comments_text(comments), "utf-8")
    assert read_comments(manifest) == comments
    comments_file(manifest).write_text("- {page: 1}\n- 甲\n- [", "utf-8")
    assert read_comments(manifest) == ()
