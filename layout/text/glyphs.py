"""Characters → glyphs of a font chain, with the widths Chinese text gives them (C1, C4)."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from unicodedata import decomposition

from layout.document.model import Inline
from layout.style.model import Face, FontChain
from layout.text.classes import kind_table
from layout.text.fonts import Fonts, Shaped
from layout.text.model import Drawn
from layout.text.tables import kinds as kind_rows

RAISED_SIZE, RAISED_BY = 0.6, 0.35  # em: note marks and raised text (U9)
LOWERED_BY = -0.14  # em: lowered text, of the same size
UNSEEN = frozenset("_wzyk^~Z")
"""Kinds nobody misses where no face has a glyph."""
DRAWN_AS = str.maketrans("\u2010\u2011\u00a0\u2009\u202f", "--   ")
"""Hyphens and blanks that many faces lack or draw as wide as a Han."""
FIGURES = "0123456789"
NUMBER_BLANK = 0.25  # em, N4: fixed


IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Combining characters that print nothing (Unicode, default ignorable)."""
WITH_MARKS = re.compile(
    ".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u200d\ufe0f]*", re.DOTALL
)
_first = itemgetter(0)


class Form(NamedTuple):
    """What a chain is used for: its faces, the inline look, how wide figures are: ``Setting.digits`` (N1, F3)."""

    chain: FontChain
    inline: Inline
    digits: str

    @property
    def half(self) -> bool:
        """Whether all of ASCII is half an em."""
        return self.digits == "half"


class _Body(NamedTuple):
    """A mark, the em it is given and the side of its blank."""

    char: str
    em: float
    blank: str


class GlyphTable:
    """Each character alone → how it is drawn and its width, em of the paragraph; kept per ``Form``.

    ``row`` answers for many at once. ``shares`` says which part of what a mark loses it loses at its left (C4); ``odd`` the face of a
    character that the main face does not have, None where no face has it.
    """

    def __init__(self, fonts: Fonts, form: Form) -> None:
        self.fonts = fonts
        self.form = form
        inline = form.inline
        self.size = RAISED_SIZE if inline.raised or inline.lowered else 1.0
        self.rise = RAISED_BY if inline.raised else LOWERED_BY if inline.lowered else 0.0
        self.main = next((face for face in form.chain if not face.only), form.chain[0])
        self.glyphs: dict[str, Drawn] = {}
        self.widths: dict[str, float] = {}
        self.shares: dict[str, float] = {}
        self.odd: dict[str, Face | None] = {}

    def row(self, text: str) -> tuple[list[Drawn], list[float]]:
        """Characters that need no shaping → their glyphs and their widths."""
        try:
            return list(map(self.glyphs.__getitem__, text)), list(
                map(self.widths.__getitem__, text)
            )
        except KeyError:
            new = sorted(set(text) - self.glyphs.keys())
            table = kind_table()
            self.fonts.preload(self.main, "".join(char for char in new if table[ord(char)] == "H"))
            for char in new:
                self.glyphs[char], self.widths[char] = self._set(char)
            return self.row(text)

    def _set(self, char: str) -> tuple[Drawn, float]:
        """A character → its glyph and width."""
        if self.is_small(char):
            return self._small(char)
        return self._plain(self.minus(char))

    def minus(self, text: str) -> str:
        """Raised or lowered text → the same with the minus its hyphens stand for, where there is one."""
        if self.size == 1.0 or "-" not in text or not self.fonts.covers(self.main, "−"):
            return text
        return text.replace("-", "−")

    def is_small(self, char: str) -> bool:
        """A character → whether it is a raised or lowered one of Unicode (⁻, ₁) that the main face lacks and is
        drawn from the ordinary one, so that all of a formula look alike."""
        if char < "\x80" or self.fonts.has(self.main, char):
            return False
        script = _script_of(char)
        return script is not None and self.fonts.covers(self.main, script[0])

    def _small(self, char: str) -> tuple[Drawn, float]:
        """A raised or lowered character of Unicode → the ordinary one's glyph and width, small."""
        base, rise = _script_of(char) or (char, 0.0)
        drawn, width = self._plain(base)
        small = drawn._replace(
            dx=drawn.dx * RAISED_SIZE,
            dy=drawn.dy * RAISED_SIZE + rise,
            scale=drawn.scale * RAISED_SIZE,
        )
        return small, width * RAISED_SIZE

    def _plain(self, char: str) -> tuple[Drawn, float]:
        """A character that is drawn as it is → its glyph and width."""
        char = char.translate(DRAWN_AS)
        face = self.face_of(char)
        half = self.form.half and " " <= char <= "~"
        shaped = self.fonts.half(face, char) if half else self.fonts.glyph(face, char)
        kind = kind_rows()[kind_table()[ord(char)]]
        scale = face.scale * self.size
        advance = shaped.advance * scale
        em = None if kind.em is None else kind.em * self.size
        if half:
            em = 0.5 * self.size
        elif self.form.digits == "tabular" and char in FIGURES:
            em = self._figure(face) * scale
        dx = shaped.dx * scale
        if em is not None:
            if kind.blank:
                dx += self._mark(_Body(char, em, kind.blank), face, shaped)
            elif abs(advance - em) > 0.004:
                dx += em / 2 - self._middle(face, shaped)
            advance = em
        elif kind.code == "_" and not self.form.half:  # X7: a word space of 1/4 to 1/3 em
            advance = min(max(advance, 0.25 * self.size), self.size / 3)
        return self.drawn(face, shaped, dx), advance

    def face_of(self, char: str) -> Face:
        """A character → the first face of the chain that may and can set it; else the first."""
        for face in self.form.chain:
            if self.fonts.covers(face, char):
                if face is not self.main and not face.only:
                    self.odd[char] = face
                return face
        if kind_table()[ord(char)] not in UNSEEN and not IGNORABLE.match(char):
            self.odd[char] = None
        return self.form.chain[0]

    def drawn(self, face: Face, shaped: Shaped, dx: float) -> Drawn:
        """A face, its glyph and where it stands → how it is drawn."""
        scale = face.scale * self.size
        dy = shaped.dy * scale + face.shift * self.size + self.rise
        return Drawn(face, shaped.number, dx, dy, scale, self.form.inline)

    def _middle(self, face: Face, shaped: Shaped) -> float:
        """A glyph → the middle of its ink, em; of its advance where it prints nothing."""
        scale = face.scale * self.size
        ink = self.fonts.ink(face, shaped.number)
        return (ink[0] + ink[2]) / 2 * scale if ink else shaped.advance / 2 * scale

    def _mark(self, body: _Body, face: Face, shaped: Shaped) -> float:
        """C4: how far a mark's ink is moved in its body; its blank side is read from the font."""
        middle, side = self._middle(face, shaped), 1.0 if body.blank == "left" else 0.0
        if shaped.advance * face.scale * self.size < 0.75 * body.em:
            self.shares[body.char] = side  # a narrow mark stands in the middle of its half
            return body.em * (0.25 + side / 2) - middle
        place = middle / body.em
        centred = 0.42 < place < 0.58
        self.shares[body.char] = 0.5 if centred else (1.0 if place > 0.5 else 0.0)
        return 0.0

    def run(self, text: str, western: bool) -> list[tuple[str, Drawn, float]]:
        """Characters that must be shaped together → their glyphs, each with its characters and width.

        ``western`` asks for proportional quotation marks (Q2).
        """
        out: list[tuple[str, Drawn, float]] = []
        for small, part in groupby(text, self.is_small):
            found = "".join(part)
            out += (
                [(char, *self._small(char)) for char in found]
                if small
                else self._shaped(found, western)
            )
        return out

    def _shaped(self, text: str, western: bool) -> list[tuple[str, Drawn, float]]:
        out: list[tuple[str, Drawn, float]] = []
        drawn_as, at = self.minus(text).translate(DRAWN_AS), 0
        for face, group in groupby(zip(self._faces(drawn_as), drawn_as, strict=True), _first):
            scale = face.scale * self.size
            for shaped in self.fonts.shape(face, "".join(char for _, char in group), western):
                advance, dx = shaped.advance * scale, shaped.dx * scale
                chars = text[at : at + len(shaped.characters)]
                at += len(chars)
                if shaped.characters == " ":
                    advance = NUMBER_BLANK * self.size
                elif self.form.digits == "tabular" and chars and chars in FIGURES:
                    wide = self._figure(face) * scale
                    dx, advance = dx + (wide - advance) / 2, wide
                elif western and chars and chars in "“”‘’" and advance > 0.7 * self.size:
                    dx, advance = self._narrow(face, shaped, scale)
                out.append((chars, self.drawn(face, shaped, dx), advance))
        return out

    def _figure(self, face: Face) -> float:
        """A face → the width of its widest figure, em of the face."""
        return max(self.fonts.glyph(face, figure).advance for figure in FIGURES)

    def _faces(self, text: str) -> list[Face]:
        """Characters of a run → the face of each; a letter and the marks on it are of one, if any has them all."""
        faces: list[Face] = []
        for found in WITH_MARKS.finditer(text):
            together = found[0]
            faces += (
                [self._face_of_all(together)] * len(together)
                if len(together) > 1
                else [self.face_of(together)]
            )
        return faces

    def _face_of_all(self, letters: str) -> Face:
        for face in self.form.chain:
            if all(self.fonts.covers(face, char) for char in letters):
                return face
        for char in letters[1:]:
            self.face_of(char)  # tells those no face has
        return self.face_of(letters[0])

    def _narrow(self, face: Face, shaped: Shaped, scale: float) -> tuple[float, float]:
        """A full-width quotation mark in Western text → its shift and width by its ink (Q2)."""
        ink = self.fonts.ink(face, shaped.number)
        if ink is None:
            return 0.0, shaped.advance * scale
        side = 0.05 * self.size
        return side - ink[0] * scale, (ink[2] - ink[0]) * scale + 2 * side


def _script_of(char: str) -> tuple[str, float] | None:
    """A raised or lowered character of Unicode (⁻, ₁) → the ordinary one and how far it is raised, em."""
    kind, _, code = decomposition(char).partition(" ")
    if kind not in ("<super>", "<sub>") or " " in code:
        return None
    return chr(int(code, 16)), RAISED_BY if kind == "<super>" else LOWERED_BY


def glyph_table(fonts: Fonts, form: Form) -> GlyphTable:
    """A chain and its use → its table, made once for these fonts."""
    key = (
        id(form.chain),
        form.inline,
        form.digits,
    )  # the table keeps its chain alive; to hash one takes long
    table = fonts.tables.get(key)
    if not isinstance(table, GlyphTable):
        table = fonts.tables[key] = GlyphTable(fonts, form)
    return table
