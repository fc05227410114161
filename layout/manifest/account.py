"""A manuscript and its blocks → letters that are in the one and in none of the others: there should be none.

A second reckoning beside the reading: it knows the marks that hold letters, and nothing of how blocks are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from layout.diagnostics import Diagnostic, diagnose
from layout.manifest.block_model import ManuscriptBlock, TableBlock
from layout.manifest.manuscript import Manuscript, Piece
from layout.manifest.source_lines import HIDDEN

_MARKS = re.compile(
    r"^[^\S\n]*[\[［]\^[^\]］\s]{1,20}[\]］][:：]"
    r"|^[^\S\n]*(?:`{3,}|~{3,})[^\n]*$"
    r"|\{(?:居右|居中|居左|right|centre|center|left|名单)\}"
    rf"(?=(?:[^\S\n]|{HIDDEN})*(?:$|[!！]))"
    r"|^[^\S\n]*[-*+][^\S\n]+\[[xX√]\]",
    re.MULTILINE,
)
SHOWN = 16  # characters of what was dropped that are quoted


def dropped(source: Manuscript, blocks: Sequence[ManuscriptBlock]) -> list[Diagnostic]:
    """A manuscript without what is left out on purpose, and its blocks → an error where letters came into none."""
    taken = bytearray(len(source.text))
    for piece in _pieces(blocks):
        for offset in piece.offsets:
            taken[offset] = 1
    for found in _MARKS.finditer(source.text):
        taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    lost = [
        at
        for at, mark in enumerate(source.text)
        if not taken[at] and mark != HIDDEN and mark.isalnum()
    ]
    if not lost:
        return []
    words = "".join(source.text[at] for at in lost[:SHOWN])
    return [diagnose("words-dropped", source.span(lost[0]), words=words, count=len(lost))]


def _pieces(blocks: Sequence[ManuscriptBlock]) -> Iterator[Piece]:
    """Blocks → every piece of text in them."""
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from (block.caption, block.chart, *(cell for row in block.rows for cell in row))
            continue
        yield block.piece
        for mark in block.pictures:
            yield from (mark.caption, mark.target, mark.attributes)
