"""Pages → characters that no face of the style has, and those another face had to lend, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.document.model import Document
from layout.document.source_text import SourceText
from layout.page.model import PageList, PlacedGlyph, TextLine
from layout.style.model import Style, TextStyle
from layout.text.classes import kind_table
from layout.text.glyphs import UNSEEN

WINDOWS = (1000, 8, 4, 2, 1, 0)
"""Characters at either side by which a character is looked for in the source, the most first."""


def glyph_findings(document: Document, pages: PageList, style: Style) -> tuple[Diagnostic, ...]:
    """A document, its pages and the style → an error for each missing glyph at its own place in the source and on
    the page, a note for each character that a fallback drew, once a face."""
    found: list[Diagnostic] = []
    told: set[tuple[str, str]] = set()
    places: set[tuple[str, Span | None]] = set()
    lending: dict[tuple[str, int, bool, bool], bool] = {}
    for number, line in _lines(pages):
        for index, glyph in enumerate(line.glyphs):
            inline = glyph.inline
            use = line.style, id(glyph.face), inline.strong, inline.emphasis
            lent = lending.get(use)
            if lent is None:
                lent = lending[use] = _is_lent(glyph, style.text.get(line.style))
            if (lent or not glyph.number) and _is_seen(glyph.characters):
                key = glyph.characters, glyph.face.file.name
                if glyph.number and key in told:
                    continue
                told.add(key)
                span = _source(line, index, document.texts) or line.span
                place = Place(number, line.column or None, line.row or None)
                finding = _finding(glyph, span, place)
                if span is None or (glyph.characters, span) not in places:
                    found.append(finding)
                    places.add((glyph.characters, span))
    return tuple(found)


def _finding(glyph: PlacedGlyph, span: Span | None, place: Place) -> Diagnostic:
    """A glyph that is missing or lent → what is told of it."""
    char = glyph.characters
    if glyph.number:
        return diagnose("glyph-fallback", span, place, char=char, font=glyph.face.file.name)
    point = " ".join(f"U+{ord(one):04X}" for one in char)
    return diagnose("glyph-missing", span, place, char=char, point=point)


def _is_seen(characters: str) -> bool:
    """The characters of a glyph → whether anybody would miss it."""
    return any(kind_table()[ord(character)] not in UNSEEN for character in characters)


def _lines(pages: PageList) -> Iterator[tuple[int, TextLine]]:
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextLine):
                yield page.number, item


def _is_lent(glyph: PlacedGlyph, look: TextStyle | None) -> bool:
    """A glyph and the style of its line → whether the main face of its chain did not have it."""
    if look is None or glyph.face.only:
        return False
    inline = glyph.inline
    chain = look.strong if inline.strong else look.emphasis if inline.emphasis else look.font
    return glyph.face != next((face for face in chain if not face.only), chain[0])


def _source(line: TextLine, index: int, texts: Sequence[SourceText]) -> Span | None:
    """A line, the index of a glyph on it and all texts as read → where that character stood in the source; the one
    in the file and line the line names, where several fit."""
    before = sum(len(glyph.characters) for glyph in line.glyphs[:index])
    text = "".join(glyph.characters for glyph in line.glyphs)
    spans: list[Span] = []
    for round_it in WINDOWS:
        start = max(0, before - round_it)
        wanted = text[start : before + round_it + 1]
        found = ((text, text.text.find(wanted)) for text in texts)
        spans = [one.span(at + before - start) for one, at in found if at >= 0]
        if spans:
            break
    near = line.span
    if near is not None:
        spans.sort(key=lambda span: (span.file != near.file, abs(span.line - near.line)))
    return spans[0] if spans else None
