"""An article's manuscript → its blocks: paragraphs, small headings, quotes, tables, notes, pictures.

The markup is described for editors in docs/editor.md. What is no markup stays text, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.characters import BLANKS, joint
from layout.manifest.manuscript import NOTHING, Manuscript, Piece
from layout.outcome import Outcome


class PictureMark(NamedTuple):
    """``![caption](target){attributes}`` in a text block, before its character ``at``.

    ``at`` None: the picture stood on a line of its own and belongs to the block as a whole.
    """

    caption: Piece
    target: Piece
    attributes: Piece
    at: int | None


class TextBlock(NamedTuple):
    """A flow of text. ``kind``: body, subhead, quote or note; ``label`` is a note's own; ``align`` (centre, right)
    that of a paragraph of body text which has its own."""

    kind: str
    piece: Piece
    pictures: tuple[PictureMark, ...] = ()
    label: str = ""
    align: str = ""


class Merged(NamedTuple):
    """The row and column (from 0) of a cell that takes several, and how many of each."""

    row: int
    column: int
    across: int
    down: int


class TableBlock(NamedTuple):
    """A table: rows of cells, the number of head rows, how columns align, its caption.

    ``chart`` is what stands in the braces under it that make it a chart. ``merged`` are the cells that take several
    places, None where ``<`` and ``^`` in the cells say so. Without ``rules`` it is lines in aligned columns.
    """

    rows: tuple[tuple[Piece, ...], ...]
    head: int
    align: tuple[str, ...]
    caption: Piece
    offset: int
    chart: Piece = NOTHING
    merged: tuple[Merged, ...] | None = None
    rules: bool = True


ManuscriptBlock = TextBlock | TableBlock


class _Line(NamedTuple):
    """A source line without the blanks at its ends. ``opens``: a paragraph of its own, by a typed indent
    or a number in front."""

    kind: str
    start: int
    end: int
    opens: bool


_PICTURE = re.compile(
    r"(?<!\\)!\[([^\[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)(?:\{([^{}\n]*)\})?"
)
_KINDS = (
    ("blank", re.compile(r"$")),
    ("subhead", re.compile(rf"\#\#(?!\#)[{BLANKS}]*(?=[^\#{BLANKS}])")),
    ("quote", re.compile(rf">[{BLANKS}]*")),
    ("note", re.compile(rf"\[\^([^\]\s]{{1,20}})\]:[{BLANKS}]*")),
    ("table", re.compile(r"\|(?=.*\|$)")),
    ("chart", re.compile(r"\{ *(?:bar|line|pie)\b[^{}]*\}$")),
    ("body", re.compile("")),
)
_KIND = dict(_KINDS)
_RULE_CELL = re.compile(r":?-+:?")
_ITEM = re.compile(
    r"[-*+•·]\s|[0-9]{1,2}(?:[、)）]|\.(?![0-9]))|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[①-⑳]"
)
_CELL = re.compile(r"(?:\\.|[^|\\])*")
_SENTENCE_END = "。！？!?；;：…”）"


def read_blocks(source: Manuscript) -> Outcome[tuple[ManuscriptBlock, ...]]:
    """A manuscript → its blocks in order, each character with its offset; what was joined is told."""
    blocks: list[ManuscriptBlock] = []
    told: list[Diagnostic] = []
    by_line = source.file.lower().endswith(".txt") and _one_line_each(source.text)
    if by_line:
        told.append(diagnose("paragraphs-by-line", source.span(0)))
    for group in _groups(source, by_line):
        _add_group(source, group, blocks, told)
    return Outcome(tuple(blocks), tuple(told))


def _one_line_each(text: str) -> bool:
    """A plain text without empty lines → whether each line is a paragraph, as word processors save it:
    at least three lines, four in five of them ending like a paragraph."""
    lines = text.strip().split("\n")
    if len(lines) < 3 or not all(line.strip() for line in lines):
        return False
    if all(line.startswith("\u3000\u3000") for line in lines[1:]):
        return False  # the typed indents part them already
    ends = sum(line.rstrip()[-1] in _SENTENCE_END for line in lines)
    return ends * 5 >= len(lines) * 4


def _lines(source: Manuscript) -> Iterator[_Line]:
    start = 0
    for raw in source.text.split("\n"):
        body = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        kind = next(name for name, pattern in _KINDS if pattern.match(body))
        left = start + lead
        opens = raw.startswith("\u3000\u3000") or _ITEM.match(body) is not None
        yield _Line(kind, left, left + len(body), opens)
        start += len(raw) + 1


def _groups(source: Manuscript, by_line: bool) -> Iterator[list[_Line]]:
    """Lines that make one block together: a run of one kind, cut where a paragraph ends."""
    group: list[_Line] = []
    for line in _lines(source):
        if group and ((by_line and line.kind == "body") or not _goes_on(group, line)):
            yield group
            group = []
        if line.kind != "blank":
            group.append(line)
    if group:
        yield group


def _goes_on(group: list[_Line], line: _Line) -> bool:
    last = group[-1]
    if line.kind == "blank" or last.kind in ("subhead", "chart") or line.opens:
        return False
    if line.kind == "chart":
        return last.kind == "table"
    if line.kind == "body":
        return last.kind in ("body", "note", "quote")
    if line.kind == "table":
        return last.kind == "table" or (last.kind == "body" and len(group) == 1)
    return line.kind == "quote" and last.kind == "quote"


def _add_group(
    source: Manuscript, group: list[_Line], blocks: list[ManuscriptBlock], told: list[Diagnostic]
) -> None:
    """One group of lines → its block, added to those before it."""
    if group[-1].kind in ("table", "chart"):
        table, extra = _table(source, group)
        told += extra
        if table:
            blocks.append(table)
            return
    kind = group[0].kind if group[0].kind not in ("table", "chart") else "body"
    piece, label = _joined(source, group, kind)
    _tell_joined(source, group, told)
    _tell_odd_heading(source, group[0], told)
    text, pictures = _without_pictures(piece)
    if text.text:
        blocks.append(TextBlock(kind, text, pictures, label))
    elif pictures:
        _attach(blocks, tuple(mark._replace(at=None) for mark in pictures))


def _attach(blocks: list[ManuscriptBlock], marks: tuple[PictureMark, ...]) -> None:
    """Pictures on lines of their own belong to the text above them; the first ones to what follows."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, TextBlock) and block.kind != "note":
            blocks[index] = block._replace(pictures=block.pictures + marks)
            return
    blocks.insert(0, TextBlock("body", NOTHING, marks))


def _joined(source: Manuscript, group: list[_Line], kind: str) -> tuple[Piece, str]:
    """Lines → one text without their block marks: nothing between Han, a space between words (T3)."""
    text, offsets, label = "", list[int](), ""
    for line in group:
        start = line.start
        own = (
            _KIND[line.kind].match(source.text, start, line.end)
            if line.kind == kind != "body"
            else None
        )
        if own:
            start = own.end()
            label = own[1] if kind == "note" else ""
        words = source.text[start : line.end]
        if kind == "subhead":
            words = words.rstrip("#").rstrip()
        glue = joint(text, words)
        text += glue + words
        offsets += [start - 1] * len(glue)
        offsets += range(start, start + len(words))
    return Piece(text, offsets, source), label


def _tell_joined(source: Manuscript, group: list[_Line], told: list[Diagnostic]) -> None:
    """Lines that end like paragraphs but were not parted by an empty line: the editor may want two."""
    ends = [line for line in group[:-1] if source.text[line.end - 1] in _SENTENCE_END]
    if ends and group[0].kind == "body":
        told.append(diagnose("lines-joined", source.span(ends[0].end - 1), count=len(ends)))


def _tell_odd_heading(source: Manuscript, line: _Line, told: list[Diagnostic]) -> None:
    odd = re.compile(r"#(?:##+)?[ \t]+(?=\S)").match(source.text, line.start, line.end)
    if line.kind == "body" and odd:
        marks = odd[0].strip()
        told.append(diagnose("heading-level", source.span(line.start, len(marks)), marks=marks))


def _without_pictures(piece: Piece) -> tuple[Piece, tuple[PictureMark, ...]]:
    """A text → the text without its picture marks, and the marks with their places in it."""
    if "![" not in piece.text:
        return piece, ()
    text, offsets, marks, done = "", list[int](), list[PictureMark](), 0
    for found in _PICTURE.finditer(piece.text):
        text += piece.text[done : found.start()]
        offsets += piece.offsets[done : found.start()]
        caption, target = piece.part(*found.span(1)), piece.part(*found.span(2))
        attributes = piece.part(*found.span(3)) if found[3] else NOTHING
        marks.append(PictureMark(caption, target, attributes, len(text)))
        done = found.end()
    text += piece.text[done:]
    offsets += piece.offsets[done:]
    if not text.strip():
        return NOTHING, tuple(marks)
    return Piece(text, offsets, piece.source), tuple(marks)


def _table(source: Manuscript, group: list[_Line]) -> tuple[TableBlock | None, list[Diagnostic]]:
    """Lines that open and close with | → a table; None where they are none (no line of dashes)."""
    caption = NOTHING
    if group[0].kind != "table":
        caption = source.piece(group[0].start, group[0].end)
    rows = [_cells(source, line) for line in group if line.kind == "table"]
    rules = [
        index for index, row in enumerate(rows) if all(_RULE_CELL.fullmatch(c.text) for c in row)
    ]
    chart = group[-1] if group[-1].kind == "chart" else None
    if not rules or len(rows) == 1:
        told = [diagnose("chart-no-table", source.span(chart.start))] if chart else []
        return None, told
    head = rules[0]
    align = tuple(_align(cell.text) for cell in rows[head])
    body = rows[:head] + rows[head + 1 :]
    width = max(len(row) for row in rows)
    told = [
        diagnose("table-ragged", _row_span(source, group, index, head), have=len(row), want=width)
        for index, row in enumerate(body)
        if len(row) != width
    ]
    filled = tuple(tuple(row) + (NOTHING,) * (width - len(row)) for row in body)
    align += ("left",) * (width - len(align))
    braces = source.piece(chart.start + 1, chart.end - 1) if chart else NOTHING
    return TableBlock(filled, head, align, caption, group[0].start, braces), told


def _row_span(source: Manuscript, group: list[_Line], index: int, head: int) -> Span:
    lines = [line for line in group if line.kind == "table"]
    line = lines[index if index < head else index + 1]
    return source.span(line.start, line.end - line.start)


def _cells(source: Manuscript, line: _Line) -> list[Piece]:
    """A line between bars → its cells without the blanks round them; \\| is a bar in a cell."""
    cells, position = list[Piece](), line.start + 1
    while position < line.end:
        found = _CELL.match(source.text, position, line.end)
        end = found.end() if found else position
        words = source.text[position:end]
        left = position + len(words) - len(words.lstrip())
        cells.append(source.piece(left, left + len(words.strip())))
        position = end + 1
    return cells


def _align(rule: str) -> str:
    if rule.endswith(":"):
        return "centre" if rule.startswith(":") else "right"
    return "left"
