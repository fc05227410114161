"""What a font's fsType allows."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from layout.page.model import Item, TextLine
from layout.production.preflight.rights import FONTS, Rights, font_rights, rights_findings
from layout.style.model import Face
from tests.production.preflight.issue import good_pages


def font(folder: Path, bits: int) -> Path:
    """A folder and fsType → a file with nothing of a font but its directory and the head of OS/2."""
    table = struct.pack(">HhHHH", 4, 500, 400, 5, bits)
    head = struct.pack(">4sHHHH", b"\x00\x01\x00\x00", 1, 0, 0, 0)
    entry = struct.pack(">4sIII", b"OS/2", 0, len(head) + 16, len(table))
    file = folder / f"{bits}.ttf"
    file.write_bytes(head + entry + table)
    return file


@pytest.mark.parametrize(
    ("bits", "rights"),
    [
        (0, Rights()),
        (0x0002, Rights(embed=False, copy=False)),
        (0x0004, Rights(copy=False)),
        (0x0008, Rights(copy=False)),
        (0x000A, Rights(copy=False)),
        (0x0104, Rights(subset=False, copy=False)),
        (0x0200, Rights(embed=False)),
    ],
)
def test_bits_and_rights(tmp_path: Path, bits: int, rights: Rights) -> None:
    assert font_rights(font(tmp_path, bits)) == rights


def test_in_a_collection_the_face_counts(tmp_path: Path) -> None:
    single = font(tmp_path, 2).read_bytes()
    start = 12 + 8
    moved = single[:12] + struct.pack(">4sIII", b"OS/2", 0, start + 28, 10) + single[28:]
    file = tmp_path / "c.ttc"
    file.write_bytes(b"ttcf" + struct.pack(">IIII", 0x10000, 2, start, start) + moved)
    assert not font_rights(file, 1).embed


def test_our_own_fonts_go_with_the_package_and_files_that_are_none_say_nothing(
    tmp_path: Path,
) -> None:
    assert all(font_rights(file).copy for file in FONTS.glob("*.?tf"))
    (tmp_path / "x.ttf").write_bytes(b"nothing")
    assert font_rights(tmp_path / "x.ttf") == font_rights(tmp_path / "gone.ttf") == Rights()


def test_the_pages_of_a_good_issue_have_no_such_finding() -> None:
    assert list(rights_findings(good_pages())) == []


@pytest.mark.parametrize(
    ("bits", "code"), [(2, "font-no-embedding"), (0x100, "font-no-subset"), (8, "")]
)
def test_a_font_that_forbids_it_is_told_once(tmp_path: Path, bits: int, code: str) -> None:
    pages = good_pages()
    face = Face(font(tmp_path, bits))

    def locked(item: Item) -> Item:
        if not isinstance(item, TextLine):
            return item
        return replace(item, glyphs=tuple(glyph._replace(face=face) for glyph in item.glyphs))

    sheets = tuple(replace(one, items=tuple(map(locked, one.items))) for one in pages.pages)
    found = rights_findings(replace(pages, pages=sheets))
    assert [one.code for one in found] == ([code] if code else [])
