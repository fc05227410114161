"""Marked-up text and a paragraph style → the paragraph in glyphs, ready to be broken into lines."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from layout.document.model import PLAIN, Inline, RichText, plain
from layout.style.model import Face, FontChain, TextStyle
from layout.text.classes import classify
from layout.text.fonts import Fonts
from layout.text.glyphs import Form, GlyphTable, glyph_table
from layout.text.marks import MARKS, squeeze
from layout.text.model import Drawn, Flex, SetText
from layout.text.opportunities import opportunities
from layout.text.quotes import western_quotes
from layout.text.ruby import readings, widened
from layout.text.tables import kinds as kind_rows
from layout.text.units import hold_units

WESTERN = r"A0,!()}\"aqhFU"
SHAPED = re.compile(
    rf"D{{2}}|[{WESTERN}](?:[{WESTERN}~LmcZ]*[{WESTERN}cZ])?|(?:[23lvTer]|[^_zk](?=[cZ])|[cZ])+"
)
"""Runs of kinds that HarfBuzz must see whole: Western words, double dashes, marks upon letters."""


BETWEEN_NAMES = re.compile("(?<=H)w(?=H)")
NAME_SPACE = Flex("space", 2, 0.0, 0.75)
"""The space between two names of a list opens with the line; that inside a name (U10) does not."""


class _Glyphs(NamedTuple):
    """Columns of equal length, one entry a cluster."""

    chars: list[str]
    widths: list[float]
    drawn: list[Drawn]


def prepare(content: RichText, style: TextStyle, fonts: Fonts) -> SetText:
    """Runs of text, a paragraph style, the fonts → clusters with widths, gaps and legal breaks.

    All that does not depend on the measure happens here, once: faces by the fallback chain, shaping,
    classes, prohibitions, pair squeeze, autospace and the prefix sums of what may give way. Remembered with the
    fonts: the same text in the same style is one.
    """
    known = fonts.prepared.get((content, style))
    if known is None:
        known = fonts.prepared[content, style] = _prepared(content, style, fonts)
    return known


def _prepared(content: RichText, style: TextStyle, fonts: Fonts) -> SetText:
    text, setting = plain(content), style.setting
    kinds = classify(text)
    if setting.quotes == "context":
        kinds = western_quotes(text, kinds)
    glyphs, tables = _set_runs(content, kinds, style, fonts)
    starts = list(accumulate(map(len, glyphs.chars), initial=0))
    free = opportunities(kinds, setting.prohibition)
    penalties = hold_units(text, kinds, free, setting.fill)
    raised = _raised(content, starts)
    clusters = _cluster_kinds(kinds, starts, glyphs.chars, raised)
    squeezed = squeeze(clusters, glyphs.widths, setting, raised)
    if style.tracking:
        squeezed = squeezed._replace(gaps=_tracked(squeezed.gaps, glyphs.chars, style.tracking))
    over = readings(content, starts, style, fonts)
    if over:
        squeezed = squeezed._replace(gaps=widened(over, squeezed.widths, squeezed.gaps))
    shares = _shares(glyphs, tables, clusters, squeezed.trims)
    open_breaks, penalty = _boundaries(free, penalties, starts, glyphs.chars, raised)
    if "w" in clusters:
        for space in BETWEEN_NAMES.finditer(clusters):
            if open_breaks[space.end()]:
                squeezed.flex[space.start()] = NAME_SPACE
    for reading in over:  # a name stays whole under its reading
        open_breaks[reading.first + 1 : reading.end] = bytes(reading.end - reading.first - 1)
    missing, fallbacks = _odd(content, tables)
    (hyphen,), (hyphen_width,) = glyph_table(fonts, _form(PLAIN, style, True)).row("-")
    return SetText(
        text, style, missing, fallbacks, glyphs.chars, starts, clusters,
        squeezed.widths, glyphs.drawn, squeezed.gaps, squeezed.gap_before, shares, squeezed.trims,
        sorted(squeezed.flex), squeezed.flex, _counted(clusters), bytes(open_breaks), penalty, (hyphen, hyphen_width), {}, over,
    )  # fmt: skip


def _form(inline: Inline, style: TextStyle, han: bool) -> Form:
    """A look, and whether its text has Han → the chain that sets it; dots and name lines are drawn later and
    change no glyph."""
    chain = style.strong if inline.strong else style.emphasis if inline.emphasis else style.font
    if han and inline.emphasis:
        chain = _beside_han(chain)
    return Form(chain, inline, style.setting.digits)


@cache
def _beside_han(chain: FontChain) -> FontChain:
    """A chain → the same without what is for Western text alone."""
    return tuple(face for face in chain if not face.alone)


def _set_runs(
    content: RichText, kinds: str, style: TextStyle, fonts: Fonts
) -> tuple[_Glyphs, list[GlyphTable]]:
    """Each run in the chain of its look → one row of glyphs, and the table of each run."""
    glyphs, tables, at = _Glyphs([], [], []), [], 0
    for run in content:
        here = kinds[at : at + len(run.text)]
        table = glyph_table(fonts, _form(run.inline, style, "H" in here))
        tables.append(table)
        _set_run(run.text, here, table, glyphs)
        at += len(run.text)
    return glyphs, tables


def _set_run(text: str, kinds: str, table: GlyphTable, out: _Glyphs) -> None:
    """Single characters from the table, words and dashes from HarfBuzz."""
    at = 0
    half = table.form.half
    singly = half and "c" not in kinds  # F3: Western words are set letter by letter
    for found in SHAPED.finditer(kinds):
        first, last = found.span()
        western = '"' in found[0]
        if singly and found[0] != "DD":
            continue
        if half and found[0][0] in WESTERN:
            continue
        if last - first == 1 and not (western and text[first] in "“”‘’"):
            continue
        _set_plain(text[at:first], table, out)
        for chars, drawn, width in table.run(text[first:last], western):
            out.chars.append(chars)
            out.drawn.append(drawn)
            out.widths.append(float(len(chars)) if found[0] == "DD" else width)
        at = last
    _set_plain(text[at:] if at else text, table, out)


def _set_plain(text: str, table: GlyphTable, out: _Glyphs) -> None:
    drawn, widths = table.row(text)
    out.drawn.extend(drawn)
    out.widths.extend(widths)
    out.chars.extend(text)


def _raised(content: RichText, starts: list[int]) -> frozenset[int]:
    """Runs → the clusters of raised and lowered text."""
    if not any(run.inline.raised or run.inline.lowered for run in content):
        return frozenset()
    characters: set[int] = set()
    at = 0
    for run in content:
        if run.inline.raised or run.inline.lowered:
            characters.update(range(at, at + len(run.text)))
        at += len(run.text)
    return frozenset(index for index, start in enumerate(starts[:-1]) if start in characters)


def _cluster_kinds(kinds: str, starts: list[int], chars: list[str], raised: frozenset[int]) -> str:
    """Kinds of characters → of clusters. A note mark is a symbol: no squeeze, no autospace (U9, X2)."""
    if len(chars) != len(kinds) or "" in chars:
        kinds = "".join(
            kinds[start] if cluster else "c" for cluster, start in zip(chars, starts, strict=False)
        )
    elif not raised:
        return kinds
    if raised:
        return "".join("a" if index in raised else kind for index, kind in enumerate(kinds))
    return kinds


def _boundaries(
    free: bytearray,
    penalties: dict[int, float],
    starts: list[int],
    chars: list[str],
    raised: frozenset[int],
) -> tuple[bytearray, list[float]]:
    """Boundaries and penalties by character → by cluster; none before a note mark (U9)."""
    penalty = [0.0] * len(starts)
    if len(starts) != len(free) or "" in chars:
        of_character = {start: index for index, start in enumerate(starts)}
        free = bytearray(free[start] for start in starts)
        for index, cluster in enumerate(chars):
            if not cluster:
                free[index] = 0
        penalties = {of_character[i]: cost for i, cost in penalties.items() if i in of_character}
    for index, cost in penalties.items():
        penalty[index] += cost
    for index in raised:
        free[index] = 0
    return free, penalty


def _tracked(gaps: list[float], chars: list[str], by: float) -> list[float]:
    """Gaps after clusters, em added between characters → the gaps with it (masthead, even spread)."""
    following = [*chars[1:], ""]
    return [gap + (by if after else 0.0) for gap, after in zip(gaps, following, strict=True)]


def _shares(
    glyphs: _Glyphs, tables: list[GlyphTable], kinds: str, trims: dict[int, float]
) -> dict[int, float]:
    """The side each mark gives way at (C4); the ink of a mark trimmed already is moved here."""
    known: dict[str, float] = {}
    for table in tables:
        known.update(table.shares)
    shares = {
        mark.start(): known.get(glyphs.chars[mark.start()], 0.0) for mark in MARKS.finditer(kinds)
    }
    for index, trim in trims.items():
        if share := shares.get(index, 0.0):
            drawn = glyphs.drawn[index]
            glyphs.drawn[index] = drawn._replace(dx=drawn.dx - trim * share)
    return shares


def _odd(
    content: RichText, tables: list[GlyphTable]
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str, Face], ...]]:
    """Characters no face has, and those another face had to lend, with their places."""
    missing, fallbacks, at = [], [], 0
    for run, table in zip(content, tables, strict=True):
        if table.odd and not table.odd.keys().isdisjoint(run.text):
            for index, char in enumerate(run.text, at):
                if char in table.odd:
                    face = table.odd[char]
                    if face is None:
                        missing.append((index, char))
                    else:
                        fallbacks.append((index, char, face))
        at += len(run.text)
    return tuple(missing), tuple(fallbacks)


NOT_COUNTED = frozenset('OCPMSXxIDdENmhL,!()}"_wzyk^~cZ')


@cache
def _counting() -> dict[int, str]:
    return str.maketrans({kind: chr(kind not in NOT_COUNTED) for kind in kind_rows()})


def _counted(kinds: str) -> list[int]:
    """L1: what keeps a last line from being a lone character; marks and spaces do not."""
    return list(accumulate(kinds.translate(_counting()).encode("ascii"), initial=0))
