"""An issue kept open: which pages an update says have changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import layout
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue


def three_pages(folder: Path) -> Path:
    """A folder → an issue there: a page of text, one with a picture, a page of text."""
    style = style_of(1, 14, 6, {})
    articles = [
        {"title": "甲", "text": TEXT[:60]},
        {"title": "乙", "text": TEXT[60:100], "pictures": [picture("5字×3行 right")]},
        {"title": "丙", "text": TEXT[100:160]},
    ]
    return write_issue(folder, style, issue_of(articles=articles))


def edit(manifest: Path, old: str, new: str) -> None:
    text = manifest.read_text("utf-8")
    assert old in text
    manifest.write_text(text.replace(old, new), "utf-8")


def test_first_all_pages_then_only_those_that_look_another_way(tmp_path: Path) -> None:
    session = layout.open(three_pages(tmp_path), target="pages")
    first = session.update()
    assert first.pdf is None
    assert first.changed == tuple(page.number for page in first.pages)
    assert session.update().changed == ()
    edit(session.path, "丙", "丁")
    second = session.update()
    places = {n.number for n in second.pages for i in n.items if getattr(i, "text", "") == "丁"}
    assert set(second.changed) == places


def test_another_place_in_the_source_changes_no_page(tmp_path: Path) -> None:
    session = layout.open(three_pages(tmp_path), target="pages")
    session.update()
    text = session.path.read_text("utf-8")
    session.path.write_text("# 一行注\n" + text, "utf-8")
    assert session.update().changed == ()


def test_a_picture_made_anew_changes_its_page(tmp_path: Path) -> None:
    session = layout.open(three_pages(tmp_path), target="pages")
    pages = session.update().pages
    file = tmp_path / "1.png"
    facts = file.stat()
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000))
    shown = {page.number for page in pages for item in page.items if hasattr(item, "crop")}
    assert set(session.update().changed) == shown


def test_after_a_fault_the_last_good_pages_are_compared_with(tmp_path: Path) -> None:
    session = layout.open(three_pages(tmp_path), target="pages")
    session.update()
    edit(session.path, "title: 丙", "titel: 丙")
    broken = session.update()
    assert broken.failed
    assert broken.changed == ()
    edit(session.path, "titel: 丙", "title: 丙")
    assert session.update().changed == ()


def test_a_value_of_the_style_is_tried_without_a_file(tmp_path: Path) -> None:
    session = layout.open(three_pages(tmp_path), target="proof")
    first = session.update()
    tried = session.update("text.title.size=12pt")
    assert tried.changed
    assert tried.pdf != first.pdf
    assert session.update().pdf == first.pdf


def test_a_field_no_request_has_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        layout.open(tmp_path / "i.yaml", colour="red")


def test_pages_that_look_alike(tmp_path: Path) -> None:
    from layout.session import looks_like

    page = layout.open(three_pages(tmp_path), target="pages").update().pages[0]
    assert looks_like(page, replace(page, items=tuple(page.items)))
    assert not looks_like(page, replace(page, items=page.items[1:]))
    assert not looks_like(page, replace(page, width=page.width + 1))


def test_a_style_written_anew_is_read_anew(tmp_path: Path) -> None:
    manifest = three_pages(tmp_path)
    session = layout.open(manifest, target="pages")
    before = session.update()
    style = next(file for file in tmp_path.glob("*.yaml") if file != manifest)
    style.write_text(style.read_text("utf-8") + "\n", "utf-8")
    assert session.update().changed == ()
    assert session.update("grid.rows=5").page_list != before.page_list
    assert session.update().page_list == before.page_list
