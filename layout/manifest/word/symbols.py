"""Characters of symbol fonts → the characters they show (``data/symbols.tsv``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
PRIVATE = 0xF000
"""Word keeps a symbol font's character either at its code or this far above it (17.3.3.30)."""


@cache
def _table() -> dict[str, dict[int, str]]:
    """Nothing → font (folded) → code → character."""
    rows = (_DATA / "symbols.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: dict[str, dict[int, str]] = {}
    for font, code, character, _ in (row.split("\t") for row in rows):
        found.setdefault(font.casefold(), {})[int(code, 16)] = chr(int(character, 16))
    return found


def is_symbol_font(font: str) -> bool:
    """The name of a font → whether its characters are those of the table."""
    return font.casefold() in _table()


def symbol(font: str, code: int) -> str | None:
    """A font and the code of a character → what it shows; None where the table has none."""
    low = code - PRIVATE if PRIVATE <= code <= PRIVATE + 0xFF else code
    return _table().get(font.casefold(), {}).get(low)


def in_characters(text: str, font: str) -> str:
    """Text in a font → the same in the characters it shows; what the table has none for stays as it is.

    Only codes a symbol font is asked for count: Han in such a run are set in another font.
    """
    if not is_symbol_font(font):
        return text
    return "".join((symbol(font, ord(mark)) or mark) if _own(ord(mark)) else mark for mark in text)


def _own(code: int) -> bool:
    return 0x20 < code <= 0xFF or PRIVATE <= code <= PRIVATE + 0xFF
