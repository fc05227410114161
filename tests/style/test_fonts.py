"""Font chains: files found, looked at, and put in order."""

from __future__ import annotations

import shutil
import struct
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.style.font_file import font_fault
from layout.style.fonts import PROJECT_FONTS
from layout.style.model import FontChain
from layout.style.read import read_style
from tests.source.trees import codes, said
from tests.style.files import shipped, style_of, styled
from tests.support.square_font import square_font

HEAD = "name: x\nextends: bulletin\n"


def files(chain: FontChain) -> list[str]:
    return [face.file.name for face in chain]


def a_font(folder: Path, name: str) -> None:
    """A small font in a folder; a .ttc holds it four times."""
    folder.mkdir(exist_ok=True)
    heads = 28 if name.endswith(".ttc") else 0
    data = font_of(square_tables(), heads)
    if heads:
        data = struct.pack(">4s6I", b"ttcf", 0x10000, 4, *[heads] * 4) + data
    (folder / name).write_bytes(data)


def square_tables() -> dict[bytes, bytes]:
    """Nothing → the tables of the square font by tag."""
    data = square_font().read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    entries = struct.iter_unpack(">4s4xII", data[12 : 12 + 16 * count])
    return {tag: data[at : at + length] for tag, at, length in entries}


def font_of(tables: dict[bytes, bytes], at: int = 0) -> bytes:
    """Tables in the order they are to be listed, and where the font begins in its file → the font."""
    place = at + 12 + 16 * len(tables)
    head, body = struct.pack(">4s4H", b"\0\1\0\0", len(tables), 0, 0, 0), b""
    for tag, table in tables.items():
        head += struct.pack(">4s3I", tag, 0, place + len(body), len(table))
        body += table
    return head + body


def test_fonts_beside_the_style_come_first(tmp_path: Path) -> None:
    assert shipped("bulletin").text["body"].font[0].file.parent == PROJECT_FONTS
    a_font(tmp_path, "NotoSerifSC-Regular.ttf")
    assert style_of(styled(tmp_path, HEAD)).text["body"].font[0].file.parent == tmp_path


@pytest.mark.parametrize("place", ["fonts", "."])
def test_fonts_of_the_issue(tmp_path: Path, place: str) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    a_font(issue / place, "Own.otf")
    (tmp_path / "own.yaml").write_text(HEAD + "fonts:\n  song: {regular: Own.otf}\n", "utf-8")
    style = style_of(read_style("../own.yaml", (), issue))
    assert style.text["body"].font[0].file.name == "Own.otf"


def test_fonts_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_font(tmp_path / "more", "Own.otf")
    monkeypatch.setenv("BULLETIN_FONTS", str(tmp_path / "more"))
    style = style_of(styled(tmp_path, HEAD + "fonts:\n  song: {regular: Own.otf}\n"))
    assert style.text["body"].font[0].file == tmp_path / "more" / "Own.otf"


def test_latin_borrowed_and_fallback(tmp_path: Path) -> None:
    for name in ("Han.ttf", "HanBold.ttf", "Latin.ttf", "Other.ttc"):
        a_font(tmp_path, name)
    text = HEAD + (
        "fonts:\n"
        "  song:\n"
        "    regular: Han.ttf\n"
        "    bold: HanBold.ttf\n"
        "    latin: {file: Latin.ttf, scale: 105%, shift: 0.02}\n"
        "    borrow: [{font: mine, only: ['“”', U+2014]}]\n"
        "    fallback: mine\n"
        "  mine: {regular: {file: Other.ttc, collection: 3}}\n"
        "text:\n  title: {font: song bold}\n"
    )
    style = style_of(styled(tmp_path, text))
    quotes, latin, han, fallback, *others = style.text["body"].font
    assert (quotes.file.name, quotes.collection) == ("Other.ttc", 3)
    assert quotes.only == ((0x2014, 0x2014), (0x201C, 0x201C), (0x201D, 0x201D))
    assert (latin.file.name, latin.scale, latin.shift) == ("Latin.ttf", 1.05, 0.02)
    assert any(low <= ord("A") <= high for low, high in latin.only)
    assert not any(low <= ord("—") <= high for low, high in latin.only)
    assert (han.file.name, han.only) == ("Han.ttf", ())
    assert (fallback.file.name, fallback.only) == ("Other.ttc", ())
    assert {face.file.name for face in others} > {"HanBold.ttf", "LXGWWenKai-Regular.ttf"}
    title = files(style.text["title"].font)
    assert title[:3] == ["Other.ttc", "Latin.ttf", "HanBold.ttf"]
    assert title.index("Han.ttf") < title.index("Other.ttc", 1)


def test_bold_falls_back_on_bold_first() -> None:
    chain = files(shipped("bulletin", "text.quote.font=kai bold").text["quote"].font)
    assert chain.index("NotoSerifSC-Bold.ttf", 1) < chain.index("LXGWWenKai-Regular.ttf")


@pytest.mark.parametrize(
    ("fonts", "code", "line", "column"),
    [
        ("  song: {regular: NotoSerif.ttf}", "font-missing", 4, 19),
        ("  song: {bold: [a.ttf]}", "wrong-shape-scalar", 4, 16),
        ("  song: {regular: own.yaml}", "not-a-font", 4, 19),
        ("  song: {regular: empty.ttf}", "not-a-font", 4, 19),
        ("  song: {regular: cut.ttf}", "not-a-font", 4, 19),
        (
            "  song: {regular: {file: NotoSerifSC-Regular.ttf, collection: 1}}",
            "no-such-face",
            4,
            26,
        ),
        ("  song: {regular: {file: Other.ttc, collection: 4}}", "no-such-face", 4, 26),
        ("  song: {regular: .}", "font-missing", 4, 19),
        ("  song: {fallback: [hie]}", "unknown-font", 4, 20),
        ("  song: {borrow: {font: kia, only: “}}", "unknown-font", 4, 25),
        ("  song: {borrow: {font: kai, only: U+9999999}}", "wrong-value", 4, 36),
        ("  song: {borrow: {font: kai, only: U+0040-0030}}", "wrong-value", 4, 36),
        ("  song: {borrow: {font: kai}}", "missing-key", 4, 18),
        ("  song: {latin: {scale: 2}}", "missing-key", 4, 17),
        ("  mine: {bold: NotoSerifSC-Bold.ttf}", "missing-key", 4, 9),
        ("  song: {regular: {file: NotoSerifSC-Regular.ttf, scale: 9}}", "out-of-range", 4, 58),
    ],
)
def test_fonts_that_are_wrong(
    tmp_path: Path, fonts: str, code: str, line: int, column: int
) -> None:
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "cut.ttf").write_bytes(
        (PROJECT_FONTS / "NotoSerifSC-Regular.ttf").read_bytes()[:1000]
    )
    a_font(tmp_path, "Other.ttc")
    outcome = styled(tmp_path, f"{HEAD}fonts:\n{fonts}\n")
    assert outcome.value is None
    assert said(outcome.diagnostics) == [(code, line, column)]


def test_a_font_file_misspelt_is_named(tmp_path: Path) -> None:
    outcome = styled(tmp_path, HEAD + "fonts:\n  song: {regular: NotoSerifSC-Regluar.ttf}\n")
    assert codes(outcome.diagnostics) == ["font-missing"]
    assert dict(outcome.diagnostics[0].values)["near"] == "NotoSerifSC-Regular.ttf"


def test_a_chain_of_fallbacks_may_close(tmp_path: Path) -> None:
    text = HEAD + "fonts:\n  kai: {fallback: [kai, song, hei]}\n"
    chain = style_of(styled(tmp_path, text)).text["quote"].font
    assert len(chain) == len(set(chain))


def test_a_font_may_be_read_from_anywhere_it_is_named(tmp_path: Path) -> None:
    shutil.copy(PROJECT_FONTS / "FandolFang-Regular.otf", tmp_path / "Fang.otf")
    text = HEAD + f"fonts:\n  fang: {{regular: {tmp_path / 'Fang.otf'}}}\n"
    style = style_of(styled(tmp_path, text, "text.body.font=fang"))
    assert any(face.file == tmp_path / "Fang.otf" for face in style.text["body"].font)


def test_a_font_without_fallback_ends_in_all_the_others(tmp_path: Path) -> None:
    a_font(tmp_path, "Own.otf")
    text = HEAD + "fonts:\n  mine: Own.otf\ntext:\n  title: {font: mine}\n"
    chain = files(style_of(styled(tmp_path, text)).text["title"].font)
    assert chain[0] == "Own.otf"
    assert {"NotoSerifSC-Regular.ttf", "LXGWWenKai-Regular.ttf"} < set(chain)


def test_a_variable_font_is_warned_of(tmp_path: Path) -> None:
    tables = square_tables() | {b"fvar": b"\0" * 16}
    (tmp_path / "Own.ttf").write_bytes(font_of(dict(sorted(tables.items()))))
    outcome = styled(tmp_path, HEAD + "fonts:\n  mine: Own.ttf\n")
    assert codes(outcome.diagnostics) == ["variable-font"]
    assert outcome.value is not None


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"OTTO", b"ttcf", b"\0\1\0\0"]),
    st.integers(0, 9),
)
def test_any_bytes_are_a_font_or_not(data: bytes, signature: bytes, collection: int) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(signature + data)
        file.flush()
        fault = font_fault(Path(file.name), collection)
        assert fault is None or fault.code in ("not-a-font", "no-such-face", "font-damaged")


def changed(tag: bytes, at: int, new: bytes) -> dict[bytes, bytes]:
    """A table, a place in it and bytes → the square font's tables with these in that place."""
    tables = square_tables()
    tables[tag] = tables[tag][:at] + new + tables[tag][at + len(new) :]
    return tables


@pytest.mark.parametrize("tag", [b"head", b"hhea", b"maxp", b"hmtx", b"cmap", b"loca", b"glyf"])
@pytest.mark.parametrize("how", ["missing", "empty", "short"])
def test_a_font_lacks_no_table(tmp_path: Path, tag: bytes, how: str) -> None:
    tables = square_tables()
    if how == "missing":
        del tables[tag]
    else:
        tables[tag] = b"" if how == "empty" else tables[tag][:-6]
    (tmp_path / "Own.ttf").write_bytes(font_of(tables))
    (found,) = styled(tmp_path, HEAD + "fonts:\n  mine: Own.ttf\n").diagnostics
    assert found.code == "font-damaged"
    named = dict(found.values)
    # Outlines cut short are told of the table that points to them.
    assert (named["file"], named["table"].encode()) in (
        ("Own.ttf", tag),
        ("Own.ttf", b"loca" if tag == b"glyf" else tag),
    )


@pytest.mark.parametrize(
    ("tables", "table"),
    [
        (dict(reversed(square_tables().items())), None),
        (changed(b"head", 12, b"\0\0\0\0"), "head"),
        (changed(b"head", 18, b"\0\0"), "head"),
        (changed(b"hhea", 34, b"\xff\xff"), "hhea"),
        (changed(b"maxp", 4, b"\0\0"), "maxp"),
        (changed(b"maxp", 4, b"\xff\xff"), "hmtx"),
        (changed(b"loca", 2, b"\xff\xff"), "loca"),
        (changed(b"cmap", 2, b"\0\0"), "cmap"),
        (changed(b"cmap", 8, b"\0\xff\xff\xff"), "cmap"),
    ],
)
def test_tables_at_odds_are_told(
    tmp_path: Path, tables: dict[bytes, bytes], table: str | None
) -> None:
    (tmp_path / "Own.ttf").write_bytes(font_of(tables))
    fault = font_fault(tmp_path / "Own.ttf")
    assert fault is not None
    assert fault.code == "font-damaged"
    assert table is None or fault.table == table
