"""Which characters are Han and which are marks, as far as the panel has to know."""

from __future__ import annotations

MARKS = frozenset("，。、；：！？）》〉】〗〕］｝」』”’（《〈【〖〔［｛「『“‘．")
"""Marks of one em whose cell is half white: they end sentences, or open and close."""


def is_mark(characters: str) -> bool:
    """The characters of a glyph → whether it is a full-width mark."""
    return characters in MARKS and characters != ""


def is_han(characters: str) -> bool:
    """The characters of a glyph → whether it is one Han character (extension planes included)."""
    return len(characters) == 1 and (
        "\u3400" <= characters <= "\u9fff"
        or "\uf900" <= characters <= "\ufaff"
        or "\U00020000" <= characters <= "\U000323af"
        or characters == "〇"
    )


def weight(text: str) -> int:
    """Text → its characters that are no marks, spaces or dashes: what a last line really holds."""
    return sum(character.isalnum() or is_han(character) for character in text)
