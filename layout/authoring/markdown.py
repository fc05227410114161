"""Blocks of an article → the text of a manuscript that reads as the same blocks (``write_markdown``).

What is written is read again and held against what it was written from: a manuscript that would say something else,
or look otherwise, is never handed out without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.inline import read_inline
from layout.document.model import PLAIN, Inline
from layout.manifest.block_model import ManuscriptBlock, PictureMark, TableBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import Piece, manuscript
from layout.outcome import Outcome

_ALWAYS = re.compile(r"([\\*^~\[\]<>|`#{}!])")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_AT_START = re.compile(r"^([-+=!:_.])")
_NATURAL = {
    "strong": ("**", "**"),
    "emphasis": ("*", "*"),
    "raised": ("^", "^"),
    "lowered": ("~", "~"),
}
_NAMED = {
    "strong": "黑体",
    "emphasis": "楷体",
    "dots": "着重",
    "name": "专名",
    "raised": "上标",
    "lowered": "下标",
}
_ASIDES = {"left": " {居左}", "centre": " {居中}", "right": " {居右}"}
_RULES = {"left": "---", "centre": ":---:", "right": "---:"}


def write_markdown(blocks: Sequence[ManuscriptBlock], file: str) -> Outcome[str]:
    """Blocks and the name of the file they go to → its text; what cannot be written so as to read the same is told."""
    parts, diagnostics = list[str](), list[Diagnostic]()
    for block in blocks:
        ways = ["\n\n".join(_block(block, look)) for look in _LOOKS]
        text = next((way for way in ways if _same(block, way)), None)
        if text is None:
            text = next((way for way in ways if _characters_kept(block, way)), ways[-1])
            diagnostics.append(diagnose("import-differs", _span(block, file), words=_words(block)))
        parts.append(text)
    return Outcome("\n\n".join(part for part in parts if part) + "\n", tuple(diagnostics))


def _block(block: ManuscriptBlock, look: _Look) -> Iterator[str]:
    """A block and how looks are written → its paragraphs of markup: the text, then pictures on lines of their own."""
    if isinstance(block, TableBlock):
        yield _table(block, look)
        return
    inside = {mark.at: _picture(mark, look) for mark in block.pictures if mark.at}
    text = _inline(block.piece, look, inside)
    before = {"subhead": "## ", "quote": "> ", "note": f"[^{block.label}]: "}.get(block.kind, "")
    if block.kind == "names":
        text = text.replace("<br>", "\u3000")
    if text:
        aside = _ASIDES.get(block.align, "")
        yield before + (look.opening(text) if not before else text) + aside
    yield from (_picture(mark, look) for mark in block.pictures if not mark.at)


def _picture(mark: PictureMark, look: _Look) -> str:
    """A picture → its mark; a caption holds no brackets of its own."""
    caption = _inline(mark.caption, look).replace("\\[", "［").replace("\\]", "］")
    braces = f"{{{mark.attributes.text}}}" if mark.attributes.text else ""
    return f"![{caption.replace('<br>', ' ')}]({mark.target.text}){braces}"


def _table(block: TableBlock, look: _Look) -> str:
    """A table → its lines; without rules its rows are lines to be kept, a tab between their cells."""
    if not block.rules:
        rows = ["\t".join(_inline(cell, look) for cell in row) for row in block.rows]
        return "\n".join(f"| {row}" for row in rows)
    cells = [[_inline(cell, look) for cell in row] for row in block.rows]
    for row, column in _covered(block):
        own = any(
            merge.column == column and merge.row < row < merge.row + merge.down
            for merge in block.merged or ()
        )
        cells[row][column] = "^" if own else "<"
    lines = [f"| {' | '.join(row)} |" for row in cells]
    rule = "|".join(_RULES.get(align, "---") for align in block.align)
    lines.insert(block.head, f"|{rule}|")
    caption = [_inline(block.caption, look)] if block.caption.text else []
    chart = [f"{{{block.chart.text}}}"] if block.chart.text else []
    return "\n".join([*caption, *lines, *chart])


class _Look:
    """How text of one look is written: ``natural`` by signs where one sign is enough, else by named brackets; whether
    characters that could be marks are set off."""

    def __init__(self, natural: bool, escapes: bool) -> None:
        self.natural = natural
        self.escapes = escapes

    def characters(self, text: str) -> str:
        """Text → its characters as they are written."""
        return escaped(text) if self.escapes else text.replace("\n", "<br>")

    def opening(self, text: str) -> str:
        """The markup of a paragraph → the same, its first character no mark of a list or a rule."""
        return _AT_START.sub(r"\\\1", text) if self.escapes else text

    def written(self, text: str, look: Inline) -> str:
        """Text without marks and its look → the text in its marks."""
        names = [name for name, on in look._asdict().items() if on]
        if self.natural and len(names) == 1 and names[0] in _NATURAL:
            left, right = _NATURAL[names[0]]
            return f"{left}{self.characters(text)}{right}"
        shown = self.characters(text)
        for name in names:
            shown = (
                f"[{shown}]{{{f'拼音={look.ruby.strip()}' if name == 'ruby' else _NAMED[name]}}}"
            )
        return shown


_LOOKS = (
    _Look(natural=True, escapes=False),
    _Look(natural=True, escapes=True),
    _Look(natural=False, escapes=True),
)
"""From the plainest to the surest; the first that reads as it should is taken."""


def escaped(text: str) -> str:
    """Text → the same with every character that could be a mark set off by a backslash; line ends are <br>."""
    return _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\1", text)).replace("\n", "<br>")


def _inline(piece: Piece, look: _Look, inside: dict[int, str] | None = None) -> str:
    """A piece of text, and marks to stand before characters of it → its markup on one line."""
    if not piece.text and not (piece.inlines and piece.inlines.notes):
        return ""
    marked = read_inline(piece)
    looks = list(marked.text.looks) or [PLAIN] * len(marked.text.text)
    stops = dict(inside or {})
    for note in marked.notes:
        stops[note.at] = stops.get(note.at, "") + f"[^{note.label}]"
    parts = [stops.pop(0, "")]
    for (each, _), group in groupby(
        enumerate(marked.text.text), key=lambda pair: (looks[pair[0]], _section(pair[0], stops))
    ):
        run = list(group)
        at, text = run[0][0], "".join(mark for _, mark in run)
        parts += (
            stops.pop(at, ""),
            look.written(text, each) if each != PLAIN else look.characters(text),
        )
    return "".join([*parts, *stops.values()])


def _section(at: int, stops: dict[int, str]) -> int:
    """The index of a character → how many marks stand before it."""
    return sum(stop <= at for stop in stops)


def _same(block: ManuscriptBlock, text: str) -> bool:
    """A block and its markup → whether the markup reads as the block, and nothing has to be said of it."""
    read = read_blocks(manuscript(text, "a.md"))
    return not read.diagnostics and [_content(read_block) for read_block in read.value] == [
        _content(block)
    ]


def _content(block: ManuscriptBlock) -> tuple[object, ...]:
    """A block → all that counts of it."""
    if isinstance(block, TableBlock):
        rows = [[_shown(cell) for cell in row] for row in block.rows]
        covered = _covered(block)
        plain = [
            [
                _COVERED if (y, x) in covered or _joins(block, cell) else cell
                for x, cell in enumerate(row)
            ]
            for y, row in enumerate(rows)
        ]
        shown = _shown(block.caption)
        return ("table", plain, block.head, block.align, shown, block.chart.text, block.rules)
    pictures = tuple(
        (_shown(mark.caption), mark.target.text, bool(mark.at)) for mark in block.pictures
    )
    return (block.kind, _shown(block.piece), pictures, block.label, block.align)


_COVERED: tuple[object, ...] = ("covered",)


def _covered(block: TableBlock) -> set[tuple[int, int]]:
    """A table → the places that cells beginning elsewhere cover."""
    merged = block.merged or ()
    places = {
        (row, column)
        for merge in merged
        for row in range(merge.row, merge.row + merge.down)
        for column in range(merge.column, merge.column + merge.across)
    }
    return places - {(merge.row, merge.column) for merge in merged}


def _joins(block: TableBlock, cell: tuple[object, ...]) -> bool:
    """A table and what a cell of it shows → whether the cell only makes its neighbour larger."""
    return block.merged is None and cell[0] in ("<", "^")


def _shown(piece: Piece) -> tuple[object, ...]:
    """A piece → its characters, its looks, its notes, and how many of its marks are doubtful."""
    marked = read_inline(piece)
    looks = tuple(marked.text.looks)
    notes = tuple((note.at, note.label) for note in marked.notes)
    plain = not any(look != PLAIN for look in looks)
    return (marked.text.text, () if plain else looks, notes, len(marked.findings))


def _characters_kept(block: ManuscriptBlock, text: str) -> bool:
    """A block and its markup → whether at least every character arrives."""
    read = read_blocks(manuscript(text, "a.md")).value
    return "".join(map(_characters, read)) == _characters(block)


def _characters(block: ManuscriptBlock) -> str:
    pieces = (
        (cell for row in block.rows for cell in row)
        if isinstance(block, TableBlock)
        else (block.piece,)
    )
    return "".join("".join(read_inline(piece).text.text.split()) for piece in pieces)


def _span(block: ManuscriptBlock, file: str) -> Span:
    pieces = (
        [cell for row in block.rows for cell in row]
        if isinstance(block, TableBlock)
        else [block.piece]
    )
    piece = next((part for part in pieces if part.text), None)
    return piece.span(0, len(piece.text)) if piece else Span(file, 1)


def _words(block: ManuscriptBlock) -> str:
    text = _characters(block)
    return text if len(text) <= 20 else text[:20] + "…"
