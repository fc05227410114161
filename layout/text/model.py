"""What a set paragraph is: lines of glyphs, in em of the paragraph's own size.

``SetText`` (clusters ready for breaking) stays inside ``layout.text``; other stages hold it and hand it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from layout.document.model import Inline
from layout.style.model import Face

Glyph = tuple[str, float, float]
"""The characters a glyph stands for, its x from the line's left end and its advance as drawn, em."""


class Drawn(NamedTuple):
    """How a glyph of the same index is drawn: its number in a face, moved by ``dx``, ``dy`` em (up)
    and enlarged by ``scale`` (of the paragraph's size)."""

    face: Face
    number: int
    dx: float
    dy: float
    scale: float
    inline: Inline


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, em.

    ``text`` is what stands on it, with a hyphen added by the composer left out; ``start`` the index
    of its first character in the paragraph's plain text, ``end`` one past its last (spaces dropped at the break
    included). ``width`` is the set width within ``measure``; ``hang`` what stands outside it.
    ``indent`` is the empty space before the first glyph. ``loosened`` is the em added to each ordinary gap (negative:
    squeezed), ``step`` how far down CLREQ's order of shrinking (negative) or stretching the line went.
    """

    text: str
    measure: float
    width: float
    justified: bool
    hang: float
    glyphs: tuple[Glyph, ...]
    start: int
    end: int
    indent: float
    loosened: float
    step: int
    hyphen: bool
    drawn: tuple[Drawn, ...]


class Break(NamedTuple):
    """One line chosen but not yet spaced: clusters ``start`` to ``end`` on ``measure`` em.

    ``demerit`` is what the line alone costs; ``loosened`` and ``step`` as in ``Line``.
    """

    start: int
    end: int
    measure: float
    demerit: float
    loosened: float
    step: int


class Broken(NamedTuple):
    """A paragraph broken into lines, and what the whole costs (lines, joins, ending)."""

    breaks: tuple[Break, ...]
    cost: float
