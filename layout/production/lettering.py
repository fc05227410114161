"""A word or a line that belongs to the sheet, not to the text → glyphs on the display list.

For slug lines, stamps and tickets: characters at their full advance, no rules of setting.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import uharfbuzz as hb

from layout.document.model import PLAIN
from layout.page.model import PlacedGlyph, TextLine
from layout.paint.fonts import Faces
from layout.style.model import BLACK, Colour, Face, FontChain, Style


class Letter(NamedTuple):
    """A character as a face draws it: glyph number and advance in em."""

    face: Face
    number: int
    advance: float


class Lettering:
    """A hand that writes: the chain of faces, and the opened fonts."""

    def __init__(self, chain: FontChain, faces: Faces) -> None:
        self._chain = chain
        self._faces = faces
        self._letters: dict[str, Letter] = {}

    @cached_property
    def _fonts(self) -> tuple[hb.Font, ...]:
        return tuple(hb.Font(self._faces.face(face)) for face in self._chain)

    def width(self, text: str, size: float) -> float:
        """Text and size in pt → its width, pt."""
        return sum(self._letter(character).advance for character in text) * size

    def line(
        self,
        text: str,
        at: tuple[float, float],
        size: float,
        colour: Colour = BLACK,
        kind: str = "slug",
    ) -> TextLine:
        """Text, the x and baseline it starts at, its size in pt → the line, an item of a page."""
        x, baseline = at
        glyphs = []
        for character in text:
            letter = self._letter(character)
            advance = letter.advance * size
            glyphs.append(
                PlacedGlyph(
                    character, x, advance, letter.number, letter.face, size * letter.face.scale,
                    0.0, letter.face.shift * size, PLAIN,
                )
            )  # fmt: skip
            x += advance
        return TextLine(
            kind,
            0,
            0,
            0,
            0,
            at[0],
            baseline,
            x - at[0],
            size,
            False,
            text,
            tuple(glyphs),
            colour,
            kind,
        )

    def _letter(self, character: str) -> Letter:
        """A character → the first face of the chain that may set it and has it; else the first's .notdef."""
        if character not in self._letters:
            found = (self._drawn(index, character) for index in range(len(self._chain)))
            fallback = Letter(self._chain[0], 0, 1.0)
            self._letters[character] = next((letter for letter in found if letter), fallback)
        return self._letters[character]

    def _drawn(self, index: int, character: str) -> Letter | None:
        face, font, code = self._chain[index], self._fonts[index], ord(character)
        number = font.get_nominal_glyph(code)
        if not number or (face.only and not any(low <= code <= high for low, high in face.only)):
            return None
        advance = font.get_glyph_h_advance(number) / font.face.upem
        return Letter(face, number, advance * face.scale)


def small_hand(style: Style) -> FontChain:
    """A style → the faces of its captions or, where it has none, of its body text."""
    return (style.text.get("caption") or style.text["body"]).font
