"""The table of hostile and careless inputs in ``docs/hostile.md``: what each gets is what it says there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.diagnostics import Severity
from layout.pipeline import read_input
from layout.request import Request

TABLE = Path(__file__).parent.parent / "docs" / "hostile.md"
GOOD = "name: 简报\nnumber: 第1期\ndate: 2020-04-30\narticles:\n  - title: 题\n    text: 正文。\n"
_ROW = re.compile(r"^\| `(.+?)` \| `([a-z0-9-]+)` \|", re.MULTILINE)
_TIMES = re.compile(r"«(.+?)×(\d+)»")


def rows(section: str) -> list[tuple[str, str]]:
    """A heading of the page → its inputs, written out, and the code each gets (ok: none)."""
    text = TABLE.read_text("utf-8").partition(f"## {section}\n")[2].partition("\n## ")[0]
    return [(written.replace("¦", "|"), code) for written, code in _ROW.findall(text)]


def given(written: str) -> str:
    """An input as the table shows it → the input: escapes read, repetitions written out."""
    plain = written.encode("latin-1", "backslashreplace").decode("unicode_escape")
    return _TIMES.sub(lambda found: found[1] * int(found[2]), plain)


def worst(folder: Path, *overrides: str) -> set[str]:
    """A folder with a manifest and what is set → the codes of all errors, of warnings where there are none."""
    request = Request(overrides=overrides)
    found = read_input(folder / "i.yaml", request).diagnostics
    errors = {one.code for one in found if one.severity is Severity.ERROR}
    return errors or {one.code for one in found if one.severity is Severity.WARNING} or {"ok"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the inputs name: a text, a folder, links that lead out of it and in circles."""
    (tmp_path / "t.md").write_text("正文。\n", "utf-8")
    (tmp_path / "empty.md").write_text("", "utf-8")
    (tmp_path / "word.md").write_bytes(b"PK\x03\x04")
    (tmp_path / "dir.md").mkdir()
    (tmp_path / "out.md").symlink_to("/etc/passwd")
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "p.png").write_bytes(b"")
    (tmp_path / "lie.jpg").write_bytes(b"GIF89a\x01\x00\x01\x00\x00\x00\x00\x3b")
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    (tmp_path / "page.png").write_bytes(b"<html>")
    return tmp_path


@pytest.mark.parametrize(("written", "code"), rows("清单"))
def test_manifests(folder: Path, written: str, code: str) -> None:
    (folder / "i.yaml").write_bytes(given(written).encode("utf-8", "surrogatepass"))
    assert code in worst(folder)


@pytest.mark.parametrize(("written", "code"), rows("一项"))
def test_values(folder: Path, written: str, code: str) -> None:
    key, _, value = given(written).partition(": ")
    lines = [line for line in GOOD.splitlines() if line.split(":")[0].strip(" -") != key]
    indent = "" if key in ("name", "number", "date", "style", "pages", "contents") else "    "
    text = (
        "\n".join(lines).replace("    text:", "  - text:") if key == "title" else "\n".join(lines)
    )
    (folder / "i.yaml").write_text(
        f"{key}: {value}\n{text}\n" if not indent else f"{text}\n{indent}{key}: {value}\n", "utf-8"
    )
    assert code in worst(folder)


@pytest.mark.parametrize(("written", "code"), rows("--set"))
def test_settings(folder: Path, written: str, code: str) -> None:
    (folder / "i.yaml").write_text(GOOD, "utf-8")
    assert code in worst(folder, given(written))


def test_the_table_is_long_enough() -> None:
    found = [row for section in ("清单", "一项", "--set") for row in rows(section)]
    assert len(found) == len(set(found))
    assert len(found) >= 150
