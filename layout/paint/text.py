"""A line of text → PDF operators that draw it where it stands and let it be read as it is.

A reader of the file takes what each glyph's code stands for, and takes a gap for a space. Where that would
not give the text of the line, glyphs are shown inside a ``/Span`` with ``/ActualText`` (ISO 32000-1 14.9.4):
the glyph before an autospace together with a blank that fills the gap, a glyph that stands for
other characters elsewhere, a word with the hyphen the composer added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.page.model import PageList, PlacedGlyph, TextLine
from layout.paint.fonts import CidFont, FaceKey
from layout.paint.numbers import number
from layout.style.model import Face


class Pen(NamedTuple):
    """What text is drawn with: the fonts of the file, where the trimmed page's corner stands, what a
    composer's hyphen reads as."""

    fonts: Mapping[FaceKey, CidFont]
    origin: tuple[float, float]
    hyphen: str = ""


def text_operators(line: TextLine, pen: Pen, tail: str = "") -> list[str]:
    """A line → BT … ET; ``tail`` is what a reader finds after it, drawn by no glyph."""
    if not line.glyphs:
        return []
    operators = ["BT"]
    done = 0
    for start, end, text in _misread(line, pen, tail):
        operators += _runs(line.glyphs[done:start], line.baseline, pen)
        operators.append(_span(text))
        operators += _runs(line.glyphs[start:end], line.baseline, pen, filled=False)
        operators.append("EMC")
        done = end
    operators += _runs(line.glyphs[done:], line.baseline, pen)
    operators.append("ET")
    return operators


def spaces_at_line_ends(pages: PageList) -> frozenset[int]:
    """Pages → the ``id`` of each line after which the composer dropped a space, so that words stay apart
    for a reader who does not see where lines end."""
    last: dict[tuple[int, int, str], TextLine] = {}
    ended = set()
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextLine):
                key = (item.article, item.paragraph, item.kind)
                before = last.get(key)
                if before and 0 < before.start + len(before.text) < item.start:
                    ended.add(id(before))
                last[key] = item
    return frozenset(ended)


def _runs(
    glyphs: Sequence[PlacedGlyph], baseline: float, pen: Pen, filled: bool = True
) -> list[str]:
    """Glyphs of one line → Tf, Tm and TJ for each run of one face, size and height.

    Corrections stand only where a glyph is not where the /W widths leave the pen (0.5/1000 em off or more).
    Gaps are ``filled`` but for stretches that read as a whole.
    """
    operators: list[str] = []
    parts: list[str] = []
    left, top = pen.origin
    face: Face | None = None
    size = height = at = unit = gap = 0.0
    table, blank = {}, None
    before = " "  # so that nothing is filled before the first
    for characters, x, _, code, its_face, its_size, dx, dy, _ in glyphs:
        x += dx
        if x - at > gap and filled and before != " " and blank and characters[:1] != " ":
            _fill(operators, parts, before, blank.code)
            at += blank.width * unit
        if its_face is not face or its_size != size or dy != height:
            if parts:
                operators.append(_shown(parts))
            face, size, height = its_face, its_size, dy
            font = pen.fonts[face.program]
            table, blank = font.glyphs, font.blank
            unit = size / 1000
            gap = font.gap * unit
            at = round(left + x, 3) - left
            place = f"{number(left + at)} {number(top - baseline + dy)}"
            operators.append(f"/{font.name} {number(size)} Tf 1 0 0 1 {place} Tm")
            parts = []
        drawable = table[code]
        off = (at - x) / unit
        if off > 0.5 or off < -0.5:
            correction = round(off)
            parts.append(f">{correction}<")
            at -= correction * unit
        parts.append(drawable[0])
        at += drawable[1] * unit
        before = characters
    operators.append(_shown(parts))
    return operators


def _fill(operators: list[str], parts: list[str], before: str, blank: str) -> None:
    """What is shown so far → its last glyph shown with a blank after it, together read as that glyph alone."""
    last = [parts.pop(), blank]
    if parts and parts[-1].startswith(">"):  # a correction goes with the glyph it places
        last.insert(0, parts.pop())
    if parts:
        operators.append(_shown(parts))
    operators += (_span(before), _shown(last), "EMC")
    parts.clear()


def _shown(parts: list[str]) -> str:
    joined = "".join(parts)
    if ">" in joined:
        return f"[<{joined}>]TJ".replace("<>", "")
    return f"<{joined}>Tj" if joined else ""


def _span(text: str) -> str:
    return f"/Span<</ActualText<feff{text.encode('utf-16-be', 'surrogatepass').hex()}>>>BDC"


def _misread(line: TextLine, pen: Pen, tail: str) -> list[tuple[int, int, str]]:
    """A line → the stretches of its glyphs (from, to before, text) whose codes stand for something else.

    A stretch takes in a neighbour of its run on each side, because pdfium wants at least one character of
    the text to be in the font.
    """
    glyphs = line.glyphs
    shown = glyphs[:-1] if line.hyphen else glyphs
    texts = [glyph[0] for glyph in shown]
    if "".join(texts) != line.text:
        return [(0, len(glyphs), line.text + pen.hyphen * line.hyphen + tail)]
    wrong = _conflicts(shown, pen)
    if line.hyphen:
        texts.append(pen.hyphen)
        wrong.append(len(shown))
    elif tail:
        texts[-1] += tail
        wrong += [len(shown) - 1] * (len(shown) - 1 not in wrong)
    if not wrong:
        return []
    merged: list[tuple[int, int]] = []
    for index in wrong:
        start = index - 1 if index and _one_run(glyphs[index - 1], glyphs[index]) else index
        end = index + 1
        if end < len(glyphs) and _one_run(glyphs[index], glyphs[end]):
            end += 1
        if merged and start < merged[-1][1]:
            start = merged.pop()[0]
        merged.append((start, end))
    return [(start, end, "".join(texts[start:end])) for start, end in merged]


def _conflicts(glyphs: Sequence[PlacedGlyph], pen: Pen) -> list[int]:
    """Glyphs → the indices of those that stand for other characters than their code does."""
    face: Face | None = None
    table = {}
    wrong = []
    for index, glyph in enumerate(glyphs):
        if glyph[4] is not face:
            face = glyph[4]
            table = pen.fonts[face.program].glyphs
        if table[glyph[3]][2] != glyph[0]:
            wrong.append(index)
    return wrong


def _one_run(a: PlacedGlyph, b: PlacedGlyph) -> bool:
    return a.face is b.face and a.size == b.size and a.dy == b.dy
