"""What a set paragraph is: lines of glyphs, in em of the paragraph's own size.

``SetText`` (clusters ready for breaking) stays inside ``layout.text``; other stages hold it and hand it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from layout.document.model import Inline
from layout.style.model import Face, TextStyle

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


class Reading(NamedTuple):
    """What stands small over clusters ``first`` to ``end`` (M3): its width, its glyphs from 0 and how they are drawn."""

    first: int
    end: int
    width: float
    glyphs: tuple[Glyph, ...]
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, em.

    ``text`` is what stands on it, with a hyphen added by the composer left out; ``start`` the index
    of its first character in the paragraph's plain text, ``end`` one past its last (spaces dropped at the break
    included). ``width`` is the set width within ``measure``; ``hang`` what stands outside it.
    ``indent`` is the empty space before the first glyph. ``loosened`` is the em added to each ordinary gap (negative:
    squeezed), ``step`` how far down CLREQ's order of shrinking (negative) or stretching the line went. ``forced``: it ends where no line may, because nothing
    else fitted; ``short``: nothing could fill it, and it is set as it comes. ``readings``: the x of what stands over it, and that (M3).
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
    forced: bool = False
    short: bool = False
    readings: tuple[tuple[float, Reading], ...] = ()


class Break(NamedTuple):
    """One line chosen but not yet spaced: clusters ``start`` to ``end`` on ``measure`` em.

    ``demerit`` is what the line alone costs; ``loosened``, ``step``, ``hyphen``, ``forced`` and ``short`` as in ``Line``.
    ``indent`` em are kept free before it; ``last``: it ends its paragraph; ``half_end``: a mark at its end
    is half an em (E3, E4); ``hang``: that mark stands outside the measure (E5).
    """

    start: int
    end: int
    measure: float
    demerit: float
    loosened: float
    step: int
    indent: float = 0.0
    last: bool = False
    hyphen: bool = False
    forced: bool = False
    half_end: bool = True
    hang: bool = False
    short: bool = False


class Broken(NamedTuple):
    """A paragraph broken into lines, and what the whole costs (lines, joins, ending)."""

    breaks: tuple[Break, ...]
    cost: float


class Flex(NamedTuple):
    """A place where a line can give way: at which step of A3, by how many em; and of A4.

    ``where``: a "mark" loses its blank, a "space" or a "gap" after its cluster grows and shrinks.
    """

    where: str
    step: int
    shrink: float
    stretch: float


class Sums(NamedTuple):
    """Prefix sums over clusters: what any line from ``a`` to ``b`` measures is one subtraction.

    Of each pair the first is read at the cluster a line begins with, the second at the boundary it ends
    before; both know what happens at the edges of a line (E1, E3, spaces dropped, X2). ``breaks`` are the
    boundaries a line may end at, ``reach`` their ``end`` again; all em.
    """

    breaks: list[int]
    reach: list[float]
    start: list[float]
    end: list[float]
    shrink_start: list[float]  # steps 2 to 5
    shrink_end: list[float]
    tight_start: list[float]  # steps 2 to 7
    tight_end: list[float]
    stretch_start: list[float]  # steps 1 and 2
    stretch_end: list[float]
    gaps_start: list[int]  # ordinary gaps
    gaps_end: list[int]
    penalty: list[float]
    hyphens: dict[int, float]  # boundaries where a hyphen is added, and how wide it is
    finish: tuple[float, float]  # end of the last line: its mark half, its mark full (E4)


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """A paragraph in glyphs, ready to be broken over any measures; em of the paragraph's size.

    A cluster is a glyph with the characters it stands for. ``starts`` gives the index in ``text`` of
    each cluster's first character and, last, the length of the text. ``gaps`` is the autospace after
    each cluster, ``gap_before`` whether the gap before it is an ordinary one (A4 step 3). ``shares`` and
    ``trims``, of marks: which part of what it loses it loses at its left, and what it has lost by W1
    and W2; it keeps ``full`` less ``trims``. ``flex`` at the sorted ``places``. ``han`` counts the clusters before each
    boundary that keep a line from being a lone character (L1). ``free`` has 1 at each boundary a line may
    end at, ``penalty`` what that costs (U5, U8), ``hyphen`` is the glyph of a hyphen and its width.
    ``known`` keeps what ``layout.text.sums`` works out when first asked.
    """

    text: str
    style: TextStyle
    missing: tuple[tuple[int, str], ...]
    fallbacks: tuple[tuple[int, str, Face], ...]
    chars: Sequence[str]
    starts: Sequence[int]
    kinds: str
    widths: list[float]
    drawn: list[Drawn]
    gaps: list[float]
    gap_before: list[int]
    shares: dict[int, float]
    trims: dict[int, float]
    places: list[int]
    flex: dict[int, Flex]
    han: list[int]
    free: bytes
    penalty: list[float]
    hyphen: tuple[Drawn, float]
    known: dict[tuple[bool, bool], Sums]
    readings: tuple[Reading, ...] = ()
