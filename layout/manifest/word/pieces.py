"""What an article is made of → the blocks of a manuscript, every character with its place in the Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from layout.manifest.block_model import ManuscriptBlock, Merged, PictureMark, TableBlock, TextBlock
from layout.manifest.manuscript import NOTHING, Inlines, Manuscript, Piece
from layout.manifest.word.items import Grid, GridCell, Item, Shown, trimmed
from layout.manifest.word.ledger import Amount, visible
from layout.manifest.word.model import Block, Paragraph, Run, Table
from layout.manifest.word.pictures import Pictures

WORDS = 16  # characters of a paragraph that tell which it is


class Writer:
    """Makes pieces of runs, and counts what of the file is in them."""

    def __init__(self, file: str, words: Sequence[str], pictures: Pictures) -> None:
        self.file = file
        self.words = words
        self.pictures = pictures
        self.placed = Amount()

    def opening(self, paragraph: int) -> str:
        """The number of a paragraph → its first words."""
        words = self.words[paragraph - 1] if 0 < paragraph <= len(self.words) else ""
        words = " ".join(words.split())
        return words if len(words) <= WORDS else words[:WORDS] + "…"

    def piece(self, runs: Sequence[Run], paragraph: int) -> Piece:
        """Runs of a paragraph → the piece: text to the letter, no mark in it."""
        ranges, notes = list[tuple[int, int, str]](), list[tuple[int, str]]()
        size = 0
        for run in runs:
            if run.note:
                notes.append((size, run.note))
            ranges += ((size, size + len(run.text), look) for look in sorted(run.look))
            size += len(run.text)
            if not run.made:
                self.placed = self.placed.plus(Amount(visible(run.text)))
        text = "".join(run.text for run in runs)
        if not text and not notes:
            return NOTHING
        lines = ((0, max(paragraph, 1), 1),)
        source = Manuscript(text, self.file, lines, self.opening(paragraph))
        return Piece(text, range(len(text)), source, Inlines(tuple(ranges), tuple(notes)))

    def blocks(self, items: Sequence[Item]) -> list[ManuscriptBlock]:
        """Items → blocks in order; pictures that stand alone belong to the text before them."""
        found: list[ManuscriptBlock] = []
        waiting: list[PictureMark] = []
        for item in items:
            if isinstance(item, Grid):
                found.append(self.table(item))
                continue
            marks = [mark for image in item.images if (mark := self.mark(image))]
            if item.runs:
                loose = [mark._replace(at=0) for mark in waiting]
                block = TextBlock(
                    item.kind,
                    self.piece(item.runs, item.number),
                    (*loose, *marks),
                    align=item.align,
                    lead=item.lead,
                )
                found.append(block)
                waiting = []
            elif not self.attached(found, marks):
                waiting += marks
        if waiting:
            found.insert(0, TextBlock("body", NOTHING, tuple(waiting)))
        return found

    def attached(self, blocks: list[ManuscriptBlock], marks: list[PictureMark]) -> bool:
        """Pictures that stood alone go to the last text there is → whether there was one."""
        for index in range(len(blocks) - 1, -1, -1):
            block = blocks[index]
            if isinstance(block, TextBlock):
                blocks[index] = block._replace(pictures=(*block.pictures, *marks))
                return True
        return False

    def mark(self, shown: Shown) -> PictureMark | None:
        """A picture → its mark, the file taken out; None where it cannot be printed."""
        self.placed = self.placed.plus(Amount(0, 1))
        name = self.pictures.file(shown.image, shown.number)
        caption = self.piece(shown.caption, shown.number)
        if not name:
            return None
        target = self.piece([Run(name, made=True)], shown.number)
        return PictureMark(caption, target, NOTHING, shown.at)

    def table(self, grid: Grid) -> TableBlock:
        """A grid → the table; columns align as most of their cells do."""
        width = max((cell.column + cell.across for row in grid.rows for cell in row), default=1)
        rows = [[NOTHING] * width for _ in grid.rows]
        merged = []
        for at, row in enumerate(grid.rows):
            for cell in row:
                rows[at][cell.column] = self.piece(cell.runs, grid.number)
                if cell.across > 1 or cell.down > 1:
                    down = min(cell.down, len(grid.rows) - at)
                    merged.append(Merged(at, cell.column, cell.across, down))
        if grid.chart:
            self.placed = self.placed.plus(Amount(0, 1))
        chart = grid.chart if grid.chart in ("bar", "line", "pie") else ""
        return TableBlock(
            tuple(tuple(row) for row in rows),
            grid.head,
            tuple(_align(grid, column) for column in range(width)),
            self.piece(grid.caption, grid.number),
            0,
            self.piece([Run(chart, made=True)], grid.number) if chart else NOTHING,
            tuple(merged),
            grid.rules,
        )

    def note(self, label: str, blocks: Sequence[Block]) -> TextBlock:
        """The label and the blocks of a note → the note, a line end between its paragraphs."""
        runs: list[Run] = []
        number = 1
        for block in blocks:
            for paragraph in _paragraphs(block):
                number = paragraph.number
                line = trimmed(paragraph.runs)[0]
                runs += [Run("\n", made=True), *line] if runs and line else line
        return TextBlock("note", self.piece(runs, number), (), label)


def _paragraphs(block: Block) -> list[Paragraph]:
    """A block → the paragraphs in it."""
    if isinstance(block, Table):
        return [
            paragraph
            for row in block.rows
            for _, cell in row
            for inner in cell.blocks
            for paragraph in _paragraphs(inner)
        ]
    return [block]


def _align(grid: Grid, column: int) -> str:
    """A grid and a column of it → how most cells below its head align."""
    cells: list[GridCell] = [
        cell
        for row in grid.rows[grid.head :]
        for cell in row
        if cell.column == column and cell.across == 1 and cell.runs
    ]
    counts = Counter(cell.align or "left" for cell in cells)
    return counts.most_common(1)[0][0] if counts else "left"
