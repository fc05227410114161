"""Footnotes of an article: their marks in the text, and the notes in the order of the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layout.diagnostics import Diagnostic, diagnose
from layout.document.find import comparable
from layout.document.inline import read_inline
from layout.document.model import PLAIN, Paragraph, Run
from layout.document.words import Proofreader
from layout.manifest.block_model import TableBlock, TextBlock
from layout.manifest.manuscript import Piece
from layout.manifest.model import ArticleSource, DrawingSource, Where

_RAISED = PLAIN._replace(raised=True)


class Notes:
    """The notes of one article: every label that is asked for or explained, and its printed mark."""

    def __init__(self, article: ArticleSource) -> None:
        self.texts: dict[str, Piece] = dict(article.footnotes)
        self.told: list[Diagnostic] = []
        for block in article.blocks:
            if isinstance(block, TextBlock) and block.kind == "note":
                self._explain(block)
        self.order: list[str] = []
        self._count(_marked(article))
        self.marks = {label: str(number) for number, label in enumerate(self.order, 1)}

    def _explain(self, note: TextBlock) -> None:
        """One more note; a second one of the same label cannot be told from the first."""
        if note.label in self.texts:
            span = note.piece.span(0, len(note.piece.text))
            self.told.append(diagnose("note-twice", span, label=note.label))
        self.texts.setdefault(note.label, note.piece)

    def _count(self, pieces: Iterable[Piece]) -> None:
        """Number the labels in the order the text asks for them; those never asked for come last."""
        for piece in pieces:
            for note in read_inline(piece).notes:
                if note.label not in self.order:
                    self.order.append(note.label)
                    if note.label not in self.texts:
                        place = piece.source.span(note.offset, len(note.label) + 3)
                        self.told.append(diagnose("note-missing", place, label=note.label))
        for label, text in self.texts.items():
            if label not in self.order:
                self.order.append(label)
                self.told.append(diagnose("note-unused", text.span(), label=label))

    def index(self, label: str) -> int:
        """A label → the index of its footnote in the article's list, -1 where it has none."""
        return self.explained().index(label) if label in self.texts else -1

    def explained(self) -> list[str]:
        """The labels that have a text, in order."""
        return [label for label in self.order if label in self.texts]

    def paragraphs(self, reader: Proofreader) -> tuple[Paragraph, ...]:
        """The notes as paragraphs, each opening with its raised mark."""
        found = []
        for label in self.explained():
            paragraph = reader.read(self.texts[label]).text.paragraph("footnote")
            mark = self.marks[label]
            blank = (0,) * len(mark)
            size = sum(len(run.text) for run in paragraph.text)
            columns = (*blank, *(paragraph.columns or range(size)))
            lines = (*blank, *paragraph.lines) if paragraph.lines else ()
            text = (Run(mark, _RAISED), *paragraph.text)
            found.append(replace(paragraph, text=text, columns=columns, lines=lines))
        return tuple(found)


def _marked(article: ArticleSource) -> Iterator[Piece]:
    """The pieces of text a note mark may stand in, as they are read: captions with the words they belong to."""
    yield from (article.kicker, *article.title, article.byline, article.unit)
    beside: dict[int, list[Piece]] = {}
    for picture in article.pictures:
        beside.setdefault(_block(picture.where, article), []).append(picture.caption)
    for table in article.tables:
        cells = (cell for row in table.rows for cell in row)
        beside.setdefault(_block(table.where, article), []).extend((table.caption, *cells))
    for drawing in article.drawings:
        beside.setdefault(_block(drawing.where, article), []).append(drawing.caption)
    for index, block in enumerate(article.blocks):
        if isinstance(block, TableBlock):
            yield block.caption
            yield from (cell for row in block.rows for cell in row)
        elif isinstance(block, DrawingSource):
            yield block.caption
        elif block.kind != "note":
            yield block.piece
        yield from beside.pop(index, ())
    for pieces in beside.values():
        yield from pieces
    yield article.source


def _block(where: Where, article: ArticleSource) -> int:
    """Where something belongs → the index of the block it is read with; the last where it cannot be told yet."""
    if not where.words.text:
        return where.block if where.share is None else len(article.blocks) - 1
    wanted = comparable(read_inline(where.words).text.text)
    for index, block in enumerate(article.blocks):
        if isinstance(block, TextBlock) and wanted in comparable(block.piece.text):
            return index
    return len(article.blocks) - 1
