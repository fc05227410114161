"""The paragraphs and tables of a Word file → what the article is made of: its own title set apart, captions with their
pictures and tables, contents left out, frames that hold text only taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from layout.manifest.word.captions import SENTENCE_END, captioned
from layout.manifest.word.columns import in_columns
from layout.manifest.word.grids import chart_grid, table_items
from layout.manifest.word.items import Item, Shown, Text, trimmed
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.lists import listed
from layout.manifest.word.model import Block, Chart, Image, Paragraph, Run, Table
from layout.manifest.word.own_title import without_title

HEADING_MOST = 40  # characters of a paragraph that may be a heading in disguise
SIGNATURE_MOST = 30  # characters of a line that an indent sends to the right
FAR_RIGHT = 15.0  # 字 of indent that send a short line to the right
LARGER = 2  # half-points by which a heading in disguise is larger than the text
_WIDTHS = {"\t": 4.0, "\u3000": 1.0}
_LEAD = re.compile("[ \t\u3000\u00a0]+")


def arrange(blocks: Iterable[Block], title: str, ledger: Ledger) -> list[Item]:
    """Blocks as read and the title the manifest gives → what the article is made of, in order."""
    flat = without_title([*_unframed(blocks, ledger)], title, ledger)
    text_size = _usual_size(flat)
    items: list[Item] = []
    for block in flat:
        if isinstance(block, Table):
            items += table_items(block, ledger)
        elif block.role == "contents":
            ledger.omit(
                "word-contents",
                block.number,
                "".join(run.text for run in block.runs if not run.made),
            )
        else:
            _tell_disguised(block, text_size, ledger)
            items += _text(block)
    return captioned(in_columns(listed(items)))


def _unframed(blocks: Iterable[Block], ledger: Ledger) -> Iterator[Block]:
    """Blocks → the same, a table of one cell giving way to what is in it."""
    for block in blocks:
        if isinstance(block, Table) and sum(len(row) for row in block.rows) == 1:
            ledger.tell("word-one-cell", block.number)
            yield from _unframed(block.rows[0][0][1].blocks, ledger)
        else:
            yield block


def _usual_size(blocks: Iterable[Block]) -> int:
    """Blocks → the size most of the text has, half-points; 0 where there is none."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and not block.role:
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _tell_disguised(paragraph: Paragraph, text_size: int, ledger: Ledger) -> None:
    """A short paragraph that only looks like a heading is told with the cure, and stays text."""
    words = paragraph.text.strip()
    looks = paragraph.size >= text_size + LARGER or (
        paragraph.strong and paragraph.size >= text_size
    )
    if (
        not paragraph.role
        and looks
        and 0 < len(words) <= HEADING_MOST
        and not words.endswith(SENTENCE_END)
        and "\n" not in words
        and text_size
    ):
        ledger.tell("word-disguised-heading", paragraph.number, words)


_KINDS = {"title": "subhead", "heading": "subhead", "quote": "quote"}


def _typed(words: str) -> float:
    """The text of a paragraph → how far in it was moved with blanks, 字."""
    lead = _LEAD.match(words)
    return sum(_WIDTHS.get(mark, 0.5) for mark in lead[0]) if lead else 0.0


def _side(paragraph: Paragraph, typed: float) -> str:
    """A paragraph and the blanks typed before it, 字 → where it stands; a short line moved far in is a signature."""
    words = paragraph.text.strip()
    short = 0 < len(words) <= SIGNATURE_MOST and not words.endswith(SENTENCE_END)
    moved = short and paragraph.indent + typed >= FAR_RIGHT and not paragraph.numbered
    return paragraph.align or ("right" if moved else "")


def _text(paragraph: Paragraph) -> Iterator[Item]:
    """A paragraph → itself as text, blanks at its ends taken off; nothing where it is empty."""
    typed = _typed(paragraph.text)
    align = _side(paragraph, typed)
    runs, cut = trimmed(paragraph.runs)
    images = [
        Shown(image, max(at - cut, 0), [], paragraph.number)
        for at, image in paragraph.anchored
        if isinstance(image, Image)
    ]
    if not any(run.text.strip() or run.note for run in runs):
        images = [image._replace(at=None) for image in images]
        runs = []
    caption = paragraph.role.endswith("caption")
    kind = paragraph.role if caption else _KINDS.get(paragraph.role, "body")
    if runs or images:
        align = "" if align == "left" or kind != "body" else align
        shown = _one_look(runs) if kind != "body" else runs
        yield Text(kind, paragraph.number, shown, align, images, typed)
    for _, chart in paragraph.anchored:
        if isinstance(chart, Chart):
            yield chart_grid(chart, paragraph.number)


def _one_look(runs: list[Run]) -> list[Run]:
    """The runs of a heading, quotation or caption → the same; what all of it is, bold or slanted, is its own look."""
    written = [run for run in runs if run.text.strip() and not run.note]
    common = frozenset({"strong", "emphasis"})
    for run in written:
        common &= run.look
    return [run._replace(look=run.look - common) for run in runs]
