"""Family text: glyphs no face has, fallback faces, how much was repaired."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import Rect
from layout.page.model import Page, PlacedGlyph, TextLine
from layout.production.preflight.model import ASCENT, PreflightInput
from layout.style.model import Face, Style

REPAIRS = frozenset(
    {
        "ascii-marks",
        "control-characters",
        "damaged-quotes",
        "dash",
        "ellipsis",
        "full-width-letters",
        "interpunct",
        "lines-joined",
        "nested-quotes",
        "space-beside-latin",
        "space-beside-mark",
        "stray-link",
        "zero-width",
    }
)
"""What is said of text repaired on reading (T1 to T6)."""


def text_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → missing glyphs and fallback faces, once a character and page; repairs in all."""
    repairs = sum(finding.code in REPAIRS for finding in context.earlier)
    if repairs:
        yield diagnose("repairs-made", count=repairs)
    fallback = _fallback_faces(context.style)
    for page in context.pages.pages:
        yield from _page_findings(page, fallback)


def _page_findings(page: Page, fallback: frozenset[Face]) -> Iterator[Diagnostic]:
    met: set[tuple[str, str]] = set()
    for line in page.items:
        if not isinstance(line, TextLine):
            continue
        for glyph in line.glyphs:
            code = _fault(glyph, fallback)
            if code and (code, glyph.characters) not in met:
                met.add((code, glyph.characters))
                place = Place(page.number, line.column, line.row, _cell(glyph, line))
                yield diagnose(
                    code, line.span, place, text=glyph.characters, face=glyph.face.file.stem
                )


def _fault(glyph: PlacedGlyph, fallback: frozenset[Face]) -> str:
    if glyph.number == 0 and glyph.characters.strip():
        return "notdef-drawn"
    return "fallback-face" if glyph.face in fallback and glyph.characters.strip() else ""


def _fallback_faces(style: Style) -> frozenset[Face]:
    # A face lent for a stated range (“” from another 宋体, Latin) is a choice; the first one without
    # a range is the main face; what stands behind it is asked only for what it lacks.
    chains = [
        [face for face in chain if not face.only]
        for text in style.text.values()
        for chain in (text.font, text.strong, text.emphasis)
    ]
    main = {face for chain in chains for face in chain[:1]}
    return frozenset(face for chain in chains for face in chain[1:] if face not in main)


def _cell(glyph: PlacedGlyph, line: TextLine) -> Rect:
    return Rect(glyph.x, line.baseline - ASCENT * glyph.size, glyph.advance, glyph.size)
