"""An article as written → the article: its blocks repaired, its pictures and tables at their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout.diagnostics import Diagnostic, diagnose
from layout.document.cells import ABOVE, LEFT, joined_cells, merged_cells
from layout.document.drawings import build_drawing
from layout.document.find import Found, find_words
from layout.document.graphics import is_graphic
from layout.document.model import (
    BOX_SHAPE,
    Article,
    Block,
    Cell,
    Divider,
    Drawing,
    Jump,
    NameList,
    Paragraph,
    Picture,
    QrCode,
    RichText,
    Run,
    Shape,
    Table,
    Wrap,
)
from layout.document.notes import Notes
from layout.document.title import build_title
from layout.document.words import Proofreader
from layout.manifest.block_model import ManuscriptBlock, Merged, TableBlock, TextBlock
from layout.manifest.manuscript import Piece
from layout.manifest.model import (
    ArticleSource,
    DrawingSource,
    PictureSource,
    TableSource,
    Where,
)
from layout.outcome import Outcome
from layout.source.suggest import suggest
from layout.style.forms import ink, tinted
from layout.style.model import BLACK, Colour, Style


def build_article(source: ArticleSource, style: Style, reader: Proofreader) -> Outcome[Article]:
    """An article as written → the article, numbered 0, with what could not be placed."""
    return _Builder(source, style, reader).build()


class _Builder:
    """One article in the making. ``starts`` holds for each block of the manuscript its first block here."""

    def __init__(self, source: ArticleSource, style: Style, reader: Proofreader) -> None:
        self.source = source
        self.style = style
        self.notes = Notes(source)
        self.reader = reader.knowing(self.notes.marks)
        self.told: list[Diagnostic] = [*self.notes.told]
        self.blocks: list[Block] = []
        self.starts: list[int] = []
        self.added: list[tuple[int, Block]] = []  # blocks to stand after the block of an index
        self.groups: dict[str, int] = {}

    def build(self) -> Outcome[Article]:
        """The article and its diagnostics."""
        for block in self.source.blocks:
            self.starts.append(len(self.blocks))
            self.add(block)
        for table in self.source.tables:
            self.added.append((self.find(table.where).block, self.table(table)))
        for one in self.source.drawings:
            drawing = build_drawing(one, self.style.grid, self.reader)
            self.added.append((self.find(one.where).block, drawing))
        if self.source.jump.text:
            found = self.find(Where(self.source.jump))
            jump = Jump(self.source.jump.span(0, len(self.source.jump.text)))
            self.added.append((found.block, jump))
        if not self.blocks and any(picture.file for picture in self.source.pictures):
            self.blocks.append(Divider(self.source.span))  # something for them to stand by
        pictures = [self.picture(picture) for picture in self.source.pictures]
        moved = self.insert([picture for picture in pictures if picture])
        article = Article(
            0,
            build_title(self.source, self.reader),
            tuple(self.blocks),
            tuple(moved),
            self.source.span,
            byline=self.reader.rich(self.source.byline),
            unit=self.reader.rich(self.source.unit),
            source=self.reader.rich(self.source.source),
            section=self.reader.line(self.source.section),
            across=self.source.across,
            footnotes=self.notes.paragraphs(self.reader),
        )
        return Outcome(article, tuple(self.told))

    def add(self, block: ManuscriptBlock | DrawingSource) -> None:
        """A block of the manuscript → the document's, at the end of those there are."""
        if isinstance(block, DrawingSource):
            self.blocks.append(build_drawing(block, self.style.grid, self.reader))
        elif isinstance(block, TableBlock):
            rows = self.cells(block.rows, block.merged)
            caption = self.reader.rich(block.caption)
            first = next((cell for row in block.rows for cell in row if cell.text), block.caption)
            span = first.source.span(block.offset)
            self.blocks.append(Table(rows, block.head, block.align, caption, span, block.rules))
        elif block.kind in ("rule", "gap"):
            self.blocks.append(Divider(block.piece.span(), block.kind == "rule"))
        elif block.kind == "names" and block.piece.text:
            self.blocks.append(self.names(block))
        elif block.kind != "note" and block.piece.text:
            self.blocks += self.paragraphs(block)

    def names(self, block: TextBlock) -> NameList:
        """A list of names → the document's."""
        text = self.reader.read(block.piece).text
        names, start = list[RichText](), 0
        for end in [*(at for at, mark in enumerate(text.text) if mark == "\n"), len(text.text)]:
            names.append(text.part(start, end).rich())
            start = end + 1
        return NameList(tuple(names), block.piece.span())

    def paragraphs(self, block: TextBlock) -> Iterator[Paragraph]:
        """A text of the manuscript → its paragraph, or one for each of the lines kept in body text."""
        words = self.reader.read(block.piece, literal=block.literal)
        text = words.text
        ends = [at for at, mark in enumerate(text.text) if mark == "\n"]
        starts = [0, *(at + 1 for at in ends)] if block.kind == "body" else [0]
        for start, end in zip(starts, [*ends, len(text.text)][-len(starts) :], strict=True):
            notes = (
                (at - start, self.notes.index(label))
                for at, label in words.notes
                if start <= at <= end
            )
            kept = tuple(note for note in notes if note[1] >= 0)
            if text.text[start:end].strip() or kept:
                paragraph = text.part(start, end).paragraph(block.kind)
                yield replace(
                    paragraph,
                    notes=kept,
                    align=block.align,
                    indent=_indent(block),
                    hang=block.hang,
                )

    def table(self, table: TableSource) -> Table:
        """A table of the manifest → the document's."""
        rows = self.cells(table.rows)
        return Table(rows, table.head, table.align, self.reader.rich(table.caption), table.span)

    def cells(
        self, rows: Sequence[Sequence[Piece]], merged: Sequence[Merged] | None = None
    ) -> tuple[tuple[Cell, ...], ...]:
        """The cells of a table as written → the cells, marks of notes in them numbered like others."""
        read = [[Cell(self.cell(cell)) for cell in row] for row in rows]
        return joined_cells(read) if merged is None else merged_cells(read, merged)

    def cell(self, piece: Piece) -> RichText:
        """A cell as written → its text; one that only makes its neighbour larger is no text to be read."""
        return (Run(piece.text),) if piece.text in (LEFT, ABOVE) else self.reader.rich(piece)

    def find(self, where: Where) -> Found:
        """Where something belongs → block and character; words not found are reported, the head stands in."""
        if where.words.text:
            found, fault = find_words(where.words, self.blocks)
            self.told += [fault] if fault else []
            return found or Found(0, 0)
        if where.share is not None:
            return Found(_at_share(self.blocks, where.share), 0)
        start = self.starts[where.block] if where.block < len(self.starts) else 0
        index = min(start, max(len(self.blocks) - 1, 0))
        return Found(index, self.offset(where, index))

    def offset(self, where: Where, index: int) -> int:
        """A picture mark inside a paragraph → the first character of the repaired text after it."""
        source = self.source.blocks[where.block] if where.block < len(self.source.blocks) else None
        block = self.blocks[index] if index < len(self.blocks) else None
        if (
            where.at is None
            or not isinstance(source, TextBlock)
            or not isinstance(block, Paragraph)
        ):
            return 0
        size = sum(len(run.text) for run in block.text)
        mark = source.piece.span(where.at)
        places = (block.where(at) for at in range(size))
        reached = (at for at, place in enumerate(places) if place[1:3] >= mark[1:3])
        return next(reached, max(size - 1, 0))

    def picture(self, source: PictureSource) -> Picture | None:
        """A picture as asked for → the picture; a QR code becomes a block after its paragraph."""
        found = self.find(source.where)
        grid = self.style.grid
        width = source.width.pt(grid.em, grid.line) if source.width else None
        caption = self.reader.rich(source.caption)
        if source.file is None:
            credit = self.reader.rich(source.credit)
            parted = (Run(" "),) if caption and credit else ()
            words = (*caption, *parted, *credit)
            code = QrCode(source.code)
            drawing = Drawing(code, words, source.span, width, source.rows, source.alt)
            self.added.append((found.block, drawing))
            return None
        group = self.groups.setdefault(source.group, len(self.groups)) if source.group else None
        return Picture(
            source.file.path,
            source.file.pixels,
            self.wrap(source),
            found.block,
            source.span,
            found.offset,
            width,
            source.rows,
            caption,
            self.reader.rich(source.credit),
            source.alt,
            source.focus,
            BOX_SHAPE
            if source.file.vector and source.shape[0] == "alpha"
            else Shape(*source.shape),
            source.fixed and source.place is not None,
            source.place,
            group,
            source.file.orientation,
            columns=source.columns or 0,
            graphic=source.file.vector is not None or is_graphic(source.file.path),
            vector=source.file.vector,
            ink=self.ink(source),
        )

    def wrap(self, source: PictureSource) -> Wrap:
        """A picture as asked for → where it stands to the text; without any text it takes its column."""
        usual = Wrap(source.side or self.style.pictures.default)
        wrap = _wrap(source, self.style.grid.columns, usual)
        silent = all(isinstance(block, Divider) for block in self.blocks)
        return Wrap.COLUMN if silent and wrap is Wrap.AUTO else wrap

    def ink(self, source: PictureSource) -> Colour:
        """A picture as asked for → the colour its lines are printed in; black where none is named or it is unknown."""
        if not source.ink.text:
            return BLACK
        try:
            asked = ink(source.ink.text)
        except ValueError:
            asked = None
        found = asked and (asked.colour or self.style.colours.get(asked.name))
        if asked is None or found is None:
            known = " ".join(self.style.colours)
            near = suggest(source.ink.text, self.style.colours)
            span = source.ink.span(0, len(source.ink.text))
            self.told.append(
                diagnose("unknown-colour", span, name=source.ink.text, near=near, known=known)
            )
            return BLACK
        return tinted(found, asked.share)

    def insert(self, pictures: Sequence[Picture]) -> list[Picture]:
        """Put the added blocks after theirs → the pictures, still anchored to the same words."""
        moved = []
        for picture in pictures:
            before = sum(1 for index, _ in self.added if index < picture.anchor)
            moved.append(replace(picture, anchor=picture.anchor + before) if before else picture)
        for at, (index, block) in enumerate(sorted(self.added, key=lambda one: one[0])):
            self.blocks.insert(min(index + 1 + at, len(self.blocks)), block)
        return moved


def _indent(block: TextBlock) -> float | None:
    """A text → the indent of its first line: none in the middle and at the left, where it was asked for."""
    if block.indent is not None:
        return block.indent
    return {"centre": 0.0, "left": 0.0}.get(block.align)


def _at_share(blocks: Sequence[Block], share: float) -> int:
    """Blocks and a share of their text → the index of the paragraph in which that share is reached."""
    sizes = [
        sum(len(run.text) for run in block.text) if isinstance(block, Paragraph) else 0
        for block in blocks
    ]
    wanted, passed = share * sum(sizes), 0
    for index, size in enumerate(sizes):
        passed += size
        if passed > wanted:
            return index
    return max(len(blocks) - 1, 0)


def _wrap(source: PictureSource, columns: int, side: Wrap) -> Wrap:
    """A picture as asked for, the columns of the page and its side → how it stands: one that says how many columns
    it is over stands over these, whatever its side."""
    if not source.columns or side in (Wrap.PAGE, Wrap.CONTOUR):
        return side
    if source.columns >= columns:
        return Wrap.SPAN
    return Wrap.COLUMNS if source.columns > 1 else Wrap.COLUMN
