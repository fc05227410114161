"""Manuscripts of other word processors, by way of LibreOffice; and what cannot be read says what to do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from docx import Document

from layout.manifest.text_file import OFFICE, read_text_file
from layout.manifest.word import office
from tests.manifest.word.maker import HERE, docx, p, read, shown_block


def converted(folder: Path, suffix: str) -> Path:
    """A Word file → the same in another format, by LibreOffice itself."""
    source = folder / "a.docx"
    document = Document()
    document.add_heading("小标题", 2)
    paragraph = document.add_paragraph("面积m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("，")
    paragraph.add_run("重点").bold = True
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), "年数12", strict=True
    ):
        cell.text = words
    document.add_paragraph("完。")
    document.save(str(source))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"a.{suffix}"


KINDS = ("doc", "rtf", "odt") if office.program() else ()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", KINDS)
def test_other_word_processors(tmp_path: Path, suffix: str) -> None:
    outcome = read_text_file(converted(tmp_path, suffix), HERE, "", "accept")
    assert outcome.value is not None
    assert [shown_block(block) for block in outcome.value] == [
        ("subhead", "小标题"),
        ("body", "面积m[r:2]，[s:重点]"),
        ("table", "年|数/1|2"),
        ("body", "完。"),
    ]
    assert outcome.diagnostics[0].code == "text-by-office"


@pytest.mark.parametrize("suffix", OFFICE)
def test_without_libre_office_there_is_one_clear_sentence(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ())
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"x")
    outcome = read_text_file(path, HERE, "", "accept")
    assert [one.code for one in outcome.diagnostics] == ["text-no-office"]


def test_an_office_that_fails_or_hangs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "soffice"
    path = tmp_path / "a.doc"
    path.write_bytes(b"x")
    monkeypatch.setattr(office, "_PROGRAMS", (str(fake),))
    for script, seconds in (("exit 1", 60), ("sleep 5", 1)):
        fake.write_text(f"#!/bin/sh\n{script}\n")
        fake.chmod(0o755)
        monkeypatch.setattr(office, "SECONDS", seconds)
        outcome = read_text_file(path, HERE, "", "accept")
        assert [one.code for one in outcome.diagnostics] == ["text-office-failed"]


def test_a_word_file_under_another_name_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.wps"
    path.write_bytes(docx(p("正文")))
    outcome = read_text_file(path, HERE, "", "accept")
    assert [shown_block(block) for block in outcome.value or ()] == [("body", "正文")]
    assert outcome.diagnostics == ()


def test_macros_are_not_part_of_a_manuscript(tmp_path: Path) -> None:
    assert read(tmp_path, docx(p("正文")), name="a.docm").texts == [("body", "正文")]
    path = tmp_path / "b.docm"
    path.write_bytes(docx(p("正文")))
    outcome = read_text_file(path, HERE, "", "accept")
    assert [shown_block(block) for block in outcome.value or ()] == [("body", "正文")]
