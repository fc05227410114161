"""Lines of a manuscript → pieces of text without the marks of their blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.manifest.block_model import ManuscriptBlock, PictureMark, TextBlock
from layout.manifest.characters import joint
from layout.manifest.manuscript import NOTHING, Manuscript, Piece
from layout.manifest.source_lines import HIDDEN, KIND, Line

_PICTURE = re.compile(
    r"(?<!\\)!\[([^\[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)(?:\{([^{}\n]*)\})?"
    r"|(?<!\\)[!！][\[［]([^\[\]［］\n]*)[\]］][(（]\s*([^()（）\n]*\.[A-Za-z]{2,4})\s*[)）](?:\{([^{}\n]*)\})?"
)


def joined_lines(
    source: Manuscript, group: list[Line], kind: str, hard: Sequence[bool]
) -> tuple[Piece, str]:
    """Lines, their kind and whether each ends in a line end to be kept → one text without their block marks, and the
    label of a note: nothing between Han, a space between words (T3)."""
    text, offsets, label = "", list[int](), ""
    for index, line in enumerate(group):
        start = line.start
        marked = line.kind == kind != "body" or line.kind == "kept"
        own = KIND[line.kind].match(source.text, start, line.end) if marked else None
        if own:
            start = own.end()
            label = own[1] if kind == "note" else ""
        words = source.text[start : line.end]
        if line.hard and index < len(group) - 1:
            words = words.removesuffix("\\")
        if kind == "subhead":
            words = words.rstrip("#＃").rstrip()
        kept = [(mark, start + at) for at, mark in enumerate(words) if mark != HIDDEN]
        words = "".join(mark for mark, _ in kept).replace("\t", "\u3000")
        glue = ("\n" if hard[index - 1] else joint(text, words)) if index else ""
        text += glue + words
        offsets += [start - 1] * len(glue)
        offsets += (offset for _, offset in kept)
    return Piece(text, offsets, source), label


def shown(piece: Piece) -> Piece:
    """A piece → the same without what is hidden."""
    if HIDDEN not in piece.text:
        return piece
    pairs = zip(piece.text, piece.offsets, strict=True)
    kept = [(mark, at) for mark, at in pairs if mark != HIDDEN]
    return Piece("".join(mark for mark, _ in kept), [at for _, at in kept], piece.source)


def name_piece(piece: Piece, names: Sequence[tuple[tuple[int, int], ...]]) -> Piece:
    """A list of names and their stretches → the names, a line feed between two."""
    text, offsets = "", list[int]()
    for name in names:
        if text:
            text += "\n"
            offsets.append(piece.offsets[name[0][0]])
        for start, end in name:
            text += piece.text[start:end]
            offsets += piece.offsets[start:end]
    return Piece(text, offsets, piece.source)


def attach(blocks: list[ManuscriptBlock], marks: tuple[PictureMark, ...]) -> None:
    """Pictures on lines of their own belong to the text above them; the first ones to what follows."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, TextBlock) and block.kind not in ("note", "rule", "gap"):
            blocks[index] = block._replace(pictures=block.pictures + marks)
            return
    blocks.insert(0, TextBlock("body", NOTHING, marks))


def without_pictures(piece: Piece) -> tuple[Piece, tuple[PictureMark, ...]]:
    """A text → the text without its picture marks, and the marks with their places in it."""
    if "!" not in piece.text and "！" not in piece.text:
        return piece, ()
    text, offsets, marks, done = "", list[int](), list[PictureMark](), 0
    for found in _PICTURE.finditer(piece.text):
        text += piece.text[done : found.start()]
        offsets += piece.offsets[done : found.start()]
        first = 1 if found[2] is not None else 4
        caption, target = piece.part(*found.span(first)), piece.part(*found.span(first + 1))
        attributes = piece.part(*found.span(first + 2)) if found[first + 2] else NOTHING
        marks.append(PictureMark(caption, target, attributes, len(text)))
        done = found.end()
    text += piece.text[done:]
    offsets += piece.offsets[done:]
    if not text.strip():
        return NOTHING, tuple(marks)
    return Piece(text, offsets, piece.source), tuple(marks)
