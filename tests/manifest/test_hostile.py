"""Broken manifests: each fault is told once, at its file, line and column, in both languages."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.console import in_words, render
from layout.diagnostics import Severity
from layout.manifest.read import read_issue
from tests.manifest.issues import GOOD, picture, write_issue


class Case(NamedTuple):
    """What is changed in the good manifest, the files beside it, and what has to be said of it."""

    name: str
    old: str
    new: str
    code: str
    place: tuple[str, int, int]
    zh: str
    en: str
    files: dict[str, bytes | str] = {}  # noqa: RUF012 - never changed


def yaml(line: int, column: int) -> tuple[str, int, int]:
    return "issue.yaml", line, column


def png(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels and holds none."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(header)) + b"IHDR" + header + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xaeB`\x82"


CASES = [
    Case(
        "unknown key of the issue",
        "number:",
        "numbr:",
        "unknown-key",
        yaml(2, 1),
        "numbr",
        "number",
    ),
    Case(
        "unknown key of an article",
        "    text:",
        "    txt:",
        "unknown-key",
        yaml(6, 5),
        "txt",
        "text",
    ),
    Case("unknown key of a picture", "side:", "sida:", "unknown-key", yaml(13, 9), "sida", "side"),
    Case("key missing", "name: 行业简报\n", "", "missing-key", yaml(1, 1), "刊名", "name"),
    Case(
        "no title",
        "- title: 某市公司•开通新业务\n    ",
        "- ",
        "missing-key",
        yaml(5, 5),
        "title",
        "title",
    ),
    Case(
        "no such side", "side: right", "side: rigth", "wrong-choice", yaml(13, 15), "right", "right"
    ),
    Case("bad unit", "12字", "12个", "wrong-unit", yaml(14, 16), "个", "个"),
    Case("no unit", "12字", "12", "missing-unit", yaml(14, 16), "单位", "unit"),
    Case("no length", "12字", "宽", "wrong-length", yaml(14, 16), "宽", "宽"),
    Case("no such day", "2020-04-30", "2020-04-31", "wrong-value", yaml(3, 7), "日期", "date"),
    Case(
        "wrong shape",
        "name: 行业简报",
        "name: [行业, 简报]",
        "wrong-shape-scalar",
        yaml(1, 7),
        "name",
        "name",
    ),
    Case(
        "file missing",
        "photo.jpg",
        "foto.jpg",
        "path-missing",
        yaml(11, 15),
        "photo.jpg",
        "photo.jpg",
    ),
    Case(
        "absolute path",
        "photo.jpg",
        "/etc/passwd",
        "path-absolute",
        yaml(11, 15),
        "相对",
        "relative",
    ),
    Case(
        "drive letter",
        "photo.jpg",
        "C:\\图\\a.jpg",
        "path-absolute",
        yaml(11, 15),
        "相对",
        "relative",
    ),
    Case(
        "address for a path",
        "photo.jpg",
        "http://a.cn/b.jpg",
        "path-absolute",
        yaml(11, 15),
        "相对",
        "relative",
    ),
    Case(
        "out of the folder",
        "photo.jpg",
        "../secret.jpg",
        "path-outside",
        yaml(11, 15),
        "不在",
        "not inside",
    ),
    Case(
        "symlink out", "photo.jpg", "link.jpg", "path-outside", yaml(11, 15), "不在", "not inside"
    ),
    Case(
        "a folder", "photo.jpg", "folder.jpg", "path-no-file", yaml(11, 15), "普通文件", "ordinary"
    ),
    Case(
        "lying picture",
        "photo.jpg",
        "lie.jpg",
        "picture-lies",
        yaml(11, 15),
        "PNG",
        "PNG",
        {"lie_jpg": picture("PNG")},
    ),
    Case(
        "no picture",
        "photo.jpg",
        "text.jpg",
        "picture-kind",
        yaml(11, 15),
        "不是能印",
        "no picture",
        {"text_jpg": "正文"},
    ),
    Case(
        "web page saved as picture",
        "photo.jpg",
        "page.jpg",
        "picture-kind",
        yaml(11, 15),
        "HTML",
        "HTML",
        {"page_jpg": "<!DOCTYPE html><p>404"},
    ),
    Case(
        "cut off",
        "photo.jpg",
        "cut.jpg",
        "picture-cut-off",
        yaml(11, 15),
        "缺失",
        "ends before",
        {"cut_jpg": picture(size=(400, 300))[:-40]},
    ),
    Case(
        "cut off in its header",
        "photo.jpg",
        "cut.png",
        "picture-cut-off",
        yaml(11, 15),
        "缺失",
        "ends before",
        {"cut_png": picture("PNG")[:20]},
    ),
    Case(
        "too many pixels",
        "photo.jpg",
        "bomb.png",
        "picture-too-many-pixels",
        yaml(11, 15),
        "60000×50000",
        "60000×50000",
        {"bomb_png": png(60000, 50000)},
    ),
    Case(
        "no pixels",
        "photo.jpg",
        "none.png",
        "picture-empty",
        yaml(11, 15),
        "没有图像",
        "no image",
        {"none_png": png(0, 30)},
    ),
    Case(
        "no bytes",
        "photo.jpg",
        "none.jpg",
        "picture-empty",
        yaml(11, 15),
        "没有图像",
        "no image",
        {"none_jpg": b""},
    ),
    Case(
        "fixed, but where",
        "side: right",
        "fixed: true",
        "picture-fixed-where",
        yaml(13, 16),
        "page",
        "page",
    ),
    Case(
        "empty block text",
        "第一段，说的是开通的事。\n\n      第二段，说的是业务的事。",
        "",
        "text-empty",
        yaml(6, 11),
        "没有正文",
        "no text",
    ),
    Case(
        "text file missing",
        "text: |",
        "text: 01.md",
        "path-missing",
        yaml(6, 11),
        "01.txt",
        "01.txt",
        {"01_txt": "正文"},
    ),
    Case("not a text file", "text: |", "text: 01.exe", "text-suffix", yaml(6, 11), ".md", ".md"),
    Case("a picture", "text: |", "text: 01.jpg", "text-picture", yaml(6, 11), "文字稿", "the text"),
    Case("a PDF", "text: |", "text: 01.pdf", "text-pdf", yaml(6, 11), "Word", "Word"),
    Case("a web page", "text: |", "text: 01.html", "text-html", yaml(6, 11), "浏览器", "web page"),
    Case("a sheet", "text: |", "text: 01.xlsx", "text-sheet", yaml(6, 11), "tables:", "tables:"),
    Case(
        "Word file called text",
        "text: |",
        "text: 01.txt",
        "text-foreign",
        yaml(6, 11),
        "Word",
        "Word",
        {"01_txt": b"PK\x03\x04docx"},
    ),
    Case(
        "empty text file",
        "text: |",
        "text: 01.md",
        "text-empty",
        ("01.md", 1, 1),
        "没有正文",
        "no text",
        {"01_md": " \n\n　　\n"},
    ),
    Case(
        "encoding unknown",
        "text: |",
        "text: 01.md",
        "text-encoding",
        yaml(6, 11),
        "UTF-8",
        "UTF-8",
        {"01_md": b"\xff\x81\x00\x01\x02"},
    ),
    Case(
        "text out of the folder",
        "text: |",
        "text: ../01.md",
        "path-outside",
        yaml(6, 11),
        "不在",
        "not inside",
    ),
    Case(
        "no side in the text",
        "的是开通的事。",
        "的是。![图](photo.jpg){rihgt}",
        "wrong-choice",
        yaml(7, 31),
        "right",
        "right",
    ),
    Case(
        "bad unit in the text",
        "的是开通的事。",
        "的是。![图](photo.jpg){9个}",
        "wrong-unit",
        yaml(7, 31),
        "个",
        "个",
    ),
    Case(
        "unknown key in the text",
        "的是开通的事。",
        "的是。![图](photo.jpg){lat=a}",
        "unknown-key",
        yaml(7, 31),
        "alt",
        "alt",
    ),
    Case(
        "file missing in the text",
        "的是开通的事。",
        "的是。![图](photo.png)",
        "path-missing",
        yaml(7, 20),
        "photo.jpg",
        "photo.jpg",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    issue = tmp_path / "issue"
    issue.mkdir()
    (tmp_path / "secret.jpg").write_bytes(picture())
    (tmp_path / "01.md").write_text("正文", encoding="utf-8")
    (issue / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (issue / "folder.jpg").mkdir()
    return issue


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_fault_is_told_at_its_place_in_both_languages(case: Case, folder: Path) -> None:
    manifest = GOOD.replace(case.old, case.new, 1)
    if case.new.startswith("text: "):
        manifest = manifest.replace(
            "      第一段，说的是开通的事。\n\n      第二段，说的是业务的事。\n", ""
        )
    path = write_issue(folder, manifest, **case.files)
    told = [one for one in read_issue(path).diagnostics if one.severity is Severity.ERROR]
    found = [one for one in told if one.code == case.code]
    assert len(found) == 1, told
    span = found[0].span
    assert span is not None
    assert (Path(span.file).name, span.line, span.column) == case.place
    for lang, expected in (("zh", case.zh), ("en", case.en)):
        words = in_words(found[0], lang)
        assert expected in words.text + words.hint
        assert "{" not in words.text + words.hint
    assert f":{case.place[1]}:{case.place[2]}" in render(found)


def test_all_faults_are_told_together_in_source_order(folder: Path) -> None:
    manifest = (
        GOOD.replace("12字", "12个").replace("side: right", "side: up").replace("number", "nummer")
    )
    told = read_issue(write_issue(folder, manifest)).diagnostics
    assert [one.code for one in told] == ["unknown-key", "wrong-choice", "wrong-unit"]


SLIPS: dict[str, tuple[str | bytes, str, int, int]] = {
    "tab": (GOOD.replace("    text: |", "\ttext: |"), "yaml-tab", 6, 1),
    "full-width colon": (GOOD.replace("name: ", "name："), "yaml-fullwidth-colon", 1, 5),
    "no space after the colon": (GOOD.replace("number: ", "number:"), "yaml-no-space", 2, 7),
    "indentation": (GOOD.replace("    text: |", "   text: |"), "yaml-indent", 6, 1),
    "duplicate key": (GOOD.replace("number: ", "name: "), "yaml-duplicate-key", 2, 1),
    "unbalanced quote": (GOOD.replace("number: ", 'number: "'), "yaml-quote", 2, 9),
    "alias bomb": (
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{b}: &{b} [{','.join('*' + a for _ in range(9))}]\n"
            for a, b in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "yaml-too-many",
        5,
        4,
    ),
    "tag": (GOOD.replace("name: ", "name: !!python/object/apply:os.system "), "yaml-tag", 1, 7),
    "empty": ("", "file-empty", 1, 1),
    "only a comment": ("# 空\n", "file-empty", 1, 1),
    "not a map": ("- 一\n- 二\n", "wrong-shape-map", 1, 1),
    "no articles": ("name: 简报\narticles: []\n", "no-articles", 2, 11),
    "deep": ("name: " + "[" * 5000, "yaml-too-deep", 1, 46),
    "GBK": ("name: 行业简报\n".encode("gbk"), "not-utf8", 1, 1),
    "control character": (GOOD.replace("行业", "行\x01业"), "control-character", 1, 8),
    "binary": (bytes(range(256)) * 20, "not-utf8", 2, 1),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_yaml_is_told_at_its_place(name: str, folder: Path) -> None:
    manifest, code, line, column = SLIPS[name]
    outcome = read_issue(write_issue(folder, manifest))
    first = next(one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    assert first.span is not None
    assert (first.code, first.span.line, first.span.column) == (code, line, column)
    assert render(outcome.diagnostics, lang="en")


def test_no_manifest_at_all(tmp_path: Path) -> None:
    outcome = read_issue(tmp_path / "none.yaml")
    assert outcome.value is None
    assert [one.code for one in outcome.diagnostics] == ["file-missing"]
