"""An article's manuscript → its blocks: paragraphs, small headings, quotes, tables, notes, pictures.

The markup is described for editors in docs/editor.md. What is no markup stays text, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.diagnostics import Diagnostic, diagnose
from layout.manifest.account import dropped
from layout.manifest.block_model import ManuscriptBlock, TableBlock, TextBlock
from layout.manifest.characters import BLANKS
from layout.manifest.kept_lines import columns_of, keeps_lines, names_of, tabbed
from layout.manifest.left_out import without_comments
from layout.manifest.manuscript import NOTHING, Manuscript, Piece
from layout.manifest.pieces import attach, joined_lines, name_piece, shown, without_pictures
from layout.manifest.pipe_tables import pipe_table, tab_table
from layout.manifest.source_lines import KIND, SENTENCE_END, Line, groups
from layout.outcome import Outcome

_ASIDE = re.compile(
    rf"(?<![{BLANKS}])[{BLANKS}]*\{{(居右|居中|居左|right|centre|center|left|名单)\}}$"
)
_ALIGN = {"居右": "right", "居中": "centre", "居左": "left", "center": "centre", "名单": ""}
_TASK = re.compile(rf"[-*+][{BLANKS}]+\[([ xX√])\][{BLANKS}]+(?=\S)")
_BULLET = re.compile(rf"[-*+](?=[{BLANKS}]+\S)")
BULLET, BOX, TICKED = "●", "□", "■"
HANG = 3.0  # 字 a kept line stands in where it runs over


def read_blocks(source: Manuscript) -> Outcome[tuple[ManuscriptBlock, ...]]:
    """A manuscript → its blocks in order, each character with its offset; what was joined, kept in lines, left out
    or read as something else is told."""
    bare, told = without_comments(source)
    reader = _Reader(bare, told)
    by_line = source.file.lower().endswith(".txt") and _one_line_each(bare.text)
    if by_line:
        told.append(diagnose("paragraphs-by-line", source.span(0)))
    for group in groups(bare, by_line):
        reader.add(group)
    reader.finish()
    told += dropped(bare, reader.blocks)
    return Outcome(tuple(reader.blocks), tuple(told))


def _one_line_each(text: str) -> bool:
    """A plain text without empty lines → whether each line is a paragraph, as word processors save it:
    at least three lines, four in five of them ending like a paragraph."""
    lines = text.strip().split("\n")
    if len(lines) < 3 or not all(line.strip() for line in lines) or keeps_lines(lines):
        return False
    if all(line.startswith("\u3000\u3000") for line in lines[1:]):
        return False  # the typed indents part them already
    ends = sum(line.rstrip()[-1] in SENTENCE_END for line in lines)
    return ends * 5 >= len(lines) * 4


class _Reader:
    """Blocks as they are read, one group of lines after the other.

    ``gap``: an empty line stands before what comes; ``verse``: the last block was lines that were kept.
    """

    def __init__(self, source: Manuscript, told: list[Diagnostic]) -> None:
        self.source = source
        self.told = told
        self.blocks: list[ManuscriptBlock] = []
        self.gap = False
        self.verse = False
        self.kept: list[int] = []

    def add(self, group: list[Line]) -> None:
        """One group of lines, none for an empty line → its block, added to those before it."""
        if not group:
            self.gap = True
            return
        before, self.verse = self.verse and self.gap, False
        first = group[0]
        if group[-1].kind in ("table", "chart"):
            self.table(group)
        elif first.kind == "fence":
            self.fence(group)
        elif first.kind == "rule":
            self.blocks.append(TextBlock("rule", self.source.piece(first.start, first.end)))
        elif first.kind == "kept" or (first.kind == "body" and len(group) > 1):
            self.lines(group, before)
        else:
            self.text(group, first.kind, [line.hard for line in group])
        self.gap = False

    def table(self, group: list[Line]) -> None:
        """Lines between bars → a table, or text where they are none."""
        table, found = pipe_table(self.source, group)
        self.told += found
        if table:
            self.blocks.append(_shown_table(table))
        else:
            self.text(group, "body", [False] * len(group))

    def lines(self, group: list[Line], before: bool) -> None:
        """Several lines of body text → a heading over its line of dashes, a table, a list of names, lines that are
        kept, or a paragraph. ``before``: lines that were kept and an empty one stand over them."""
        if group[-1].kind == "rule":
            self.told.append(diagnose("heading-underlined", self.source.span(group[0].start)))
            self.text(group[:-1], "subhead", [False])
            return
        asked = group[0].kind == "kept"
        starts = [self.opening(line) for line in group]
        texts = [self.source.text[a : line.end] for a, line in zip(starts, group, strict=True)]
        columns = columns_of(texts)
        if not asked and tabbed(texts):
            table, found = tab_table(self.source, group)
            self.told += found
            self.blocks.append(_shown_table(table))
        elif names_of("\u3000".join(texts)):
            self.text(group, "body", [True] * len(group))
        elif columns:
            self.programme(group, starts, columns)
            self.kept += () if asked else (group[0].start,)
        elif asked or keeps_lines(texts):
            if before:
                self.blocks.append(TextBlock("gap", Piece("", (), self.source)))
            self.text(group, "body", [True] * len(group))
            self.verse = True
            self.kept += () if asked else (group[0].start,)
        else:
            self.text(group, "body", [line.hard for line in group])
            self.verse = all(line.hard for line in group[:-1])
            self.tell_joined(group)

    def opening(self, line: Line) -> int:
        """A line → the offset of its first character after the bar of a line to be kept."""
        own = KIND["kept"].match(self.source.text, line.start, line.end)
        return own.end() if own and line.kind == "kept" else line.start

    def programme(
        self, group: list[Line], starts: list[int], columns: list[list[tuple[int, int]]]
    ) -> None:
        """Lines, where they begin and the stretches of their columns → a table without rules."""
        width = max(map(len, columns))
        rows = []
        for start, cells in zip(starts, columns, strict=True):
            pieces = [shown(self.source.piece(start + a, start + b)) for a, b in cells]
            rows.append((*pieces, *[NOTHING] * (width - len(pieces))))
        align = ("left",) * width
        self.blocks.append(TableBlock(tuple(rows), 0, align, NOTHING, group[0].start, rules=False))

    def fence(self, group: list[Line]) -> None:
        """Lines between fences → the same, kept to the letter."""
        closed = len(group) > 1 and group[-1].kind == "fence"
        inside = group[1:-1] if closed else group[1:]
        code = "fence-read" if closed else "fence-open"
        self.told.append(diagnose(code, self.source.span(group[0].start, 3), count=len(inside)))
        piece, _ = joined_lines(self.source, inside, "body", [True] * len(inside))
        if piece.text.strip():
            self.blocks.append(TextBlock("body", piece, hang=HANG, literal=True))

    def text(self, group: list[Line], kind: str, hard: Sequence[bool]) -> None:
        """Lines of one flow, and whether each ends in a line end to be kept → its block, with its pictures."""
        piece, label = joined_lines(self.source, group, kind, hard)
        piece, marked = self.item(piece) if kind == "body" else (piece, False)
        text, pictures = without_pictures(piece)
        self.tell_foreign(group[0])
        aside = _ASIDE.search(text.text)
        if aside:
            text = text.part(0, aside.start())
        word = aside[1] if aside else ""
        names = names_of(text.text) if kind == "body" and word in ("", "名单") else None
        if names:
            self.blocks.append(TextBlock("names", name_piece(text, names), pictures))
        elif text.text:
            align, hang = _ALIGN.get(word, word), HANG if "\n" in text.text or marked else 0.0
            lead = group[0].lead
            self.blocks.append(TextBlock(kind, text, pictures, label, align, lead, hang=hang))
        elif pictures:
            attach(self.blocks, tuple(mark._replace(at=None) for mark in pictures))

    def item(self, piece: Piece) -> tuple[Piece, bool]:
        """A paragraph → the same with a printer's mark for the dash of a list or the box of a task, and whether it
        has one."""
        task = _TASK.match(piece.text)
        if task:
            box = BOX if task[1] == " " else TICKED
            self.told.append(diagnose("task-box", piece.span(0), box=box))
            rest = piece.part(task.end() - 1, len(piece.text))
            offsets = [piece.offsets[task.start(1)], *rest.offsets]
            return Piece(box + rest.text, offsets, piece.source), True
        if _BULLET.match(piece.text):
            return Piece(BULLET + piece.text[1:], piece.offsets, piece.source), True
        return piece, False

    def tell_joined(self, group: list[Line]) -> None:
        """Lines that end like paragraphs but were not parted by an empty line: the editor may want two."""
        text = self.source.text
        ends = [line for line in group[:-1] if text[line.end - 1] in SENTENCE_END and not line.hard]
        if ends:
            span = self.source.span(ends[0].end - 1)
            self.told.append(diagnose("lines-joined", span, count=len(ends)))

    def tell_foreign(self, line: Line) -> None:
        """A heading of another level, a mark of full width → a word on how it was read."""
        mark = re.match(r"[#＃]+|＞", self.source.text[line.start : line.end])
        if mark and line.kind == "subhead" and mark[0] != "##":
            span = self.source.span(line.start, len(mark[0]))
            self.told.append(diagnose("heading-level", span, marks=mark[0]))
        elif mark and line.kind == "quote" and mark[0] == "＞":
            self.told.append(diagnose("full-width-mark", self.source.span(line.start), mark="＞"))

    def finish(self) -> None:
        """All lines are read: those kept are told once."""
        if self.kept:
            count = len(self.kept)
            self.told.append(diagnose("lines-kept", self.source.span(self.kept[0]), count=count))


def _shown_table(table: TableBlock) -> TableBlock:
    rows = tuple(tuple(shown(cell) for cell in row) for row in table.rows)
    return table._replace(rows=rows, caption=shown(table.caption))
