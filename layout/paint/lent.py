"""Faces of a style, lent to ReportLab for what it letters itself: charts and flowables.

ReportLab's own fonts hold 256 glyphs, refuse CFF outlines and know no other face to turn to. A ``LentFont``
is a whole chain of faces; what was drawn of each goes into the file as a subset of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase._fontdata import standardFonts

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.page.model import Hand
from layout.paint.fonts import CidFont, FaceKey, Faces, kept_subset
from layout.style.model import Face, FontChain

REGULAR, STRONG = "lent", "lent bold"
PICTORIAL = frozenset(("Symbol", "ZapfDingbats"))
"""Fonts whose characters are pictures: no face of text can stand in for them."""


class _Program:
    """A font program that is lent: its name in the file, and the glyphs drawn of it with their characters."""

    def __init__(self, program: hb.Face, name: str) -> None:
        self.program = program
        self.name = name
        self.font = hb.Font(program)
        self.used: dict[int, str] = {}

    def advance(self, glyph: int) -> float:
        """A glyph → its advance, em."""
        return float(self.font.get_glyph_h_advance(glyph)) / float(self.program.upem)


Link = tuple[_Program, Face]
"""A face of a chain and its program."""


class LentFont:
    """A chain of faces in the form of a ReportLab font that grows as it is used.

    A string comes apart into runs of one face each, which ReportLab takes for the subsets of a font. A code is
    the number of its glyph in the face.
    """

    _dynamicFont = _multiByte = 1
    shapable = False
    ascent, descent = 880, -120  # 1/1000 em: the body of Han

    def __init__(self, name: str, chain: tuple[Link, ...], missing: dict[str, None]) -> None:
        self.fontName = self.name = name
        self.face = self
        self.chain = chain
        self.missing = missing

    def find(self, character: str) -> tuple[int, int]:
        """A character → the index of the face that may set it and its glyph there; .notdef of the first without."""
        code = ord(" " if character == "\xa0" else character)
        for index, (program, face) in enumerate(self.chain):
            if not face.only or any(low <= code <= high for low, high in face.only):
                glyph = program.font.get_nominal_glyph(code)
                if glyph:
                    return index, glyph
        return 0, 0

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """A text and a size in pt → how wide it is, pt."""
        places = map(self.find, _decoded(text, encoding))
        return size * sum(self.chain[index][0].advance(glyph) for index, glyph in places)

    def splitString(
        self, text: str | bytes, _document: object, encoding: str = "utf8"
    ) -> list[tuple[int, bytes]]:
        """A text → its runs: the index of a face and the codes to show in it."""
        runs: list[tuple[int, bytes]] = []
        for character in _decoded(text, encoding):
            index, glyph = self.find(character)
            if not glyph:
                self.missing[character] = None
            self.chain[index][0].used.setdefault(glyph, character)
            before = runs.pop()[1] if runs and runs[-1][0] == index else b""
            runs.append((index, before + glyph.to_bytes(2, "big")))
        return runs

    def getSubsetInternalName(self, index: int, _document: object) -> str:
        """The index of a face → its name in the resources of the page."""
        return f"/{self.chain[index][0].name}"


def _decoded(text: str | bytes, encoding: str) -> str:
    return text.decode(encoding) if isinstance(text, bytes) else text


class Lender:
    """Lends the faces of one file, and keeps count of what was drawn in them."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.programs: dict[FaceKey, _Program] = {}

    @contextmanager
    def lent(self, hand: Hand) -> Iterator[dict[str, None]]:
        """A hand → while it lasts, ReportLab finds its faces under ``REGULAR`` and ``STRONG``, and in place of
        those that viewers bring along and no file embeds. Gives the characters no face had, as they come up."""
        missing: dict[str, None] = {}
        regular, strong = self._chain(hand.font), self._chain(hand.strong)
        chains = {name: strong if "Bold" in name else regular for name in standardFonts}
        chains |= {REGULAR: regular, STRONG: strong}
        fonts = {
            name: LentFont(name, chain, missing)
            for name, chain in chains.items()
            if name not in PICTORIAL
        }
        # ReportLab's own way to register keeps the first font of a name, and for good.
        known: dict[str, Any] = pdfmetrics._fonts
        before = {name: known[name] for name in fonts if name in known}
        known.update(fonts)
        try:
            yield missing
        finally:
            for name in fonts:
                known.pop(name, None)
            known.update(before)

    def _chain(self, chain: FontChain) -> tuple[Link, ...]:
        return tuple((self._program(face), face) for face in chain)

    def _program(self, face: Face) -> _Program:
        key = face.program
        if key not in self.programs:
            name = f"L{len(self.programs) + 1}"
            self.programs[key] = _Program(self.faces.face(face), name)
        return self.programs[key]

    def fonts(self) -> Iterator[CidFont]:
        """Nothing → the subsets of the faces that were drawn in."""
        for program in self.programs.values():
            if program.used:
                yield kept_subset(program.program, program.used, program.name)


def missing_glyphs(missing: dict[str, None], span: Span | None, place: Place) -> list[Diagnostic]:
    """Characters no face had and their place → a finding each."""
    return [
        diagnose("glyph-missing", span, place, char=char, point=f"U+{ord(char):04X}")
        for char in missing
    ]
