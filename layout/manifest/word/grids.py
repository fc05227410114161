"""Tables and charts of a Word file → grids: cells of text, pictures taken out of them."""

from __future__ import annotations

from collections.abc import Iterator

from layout.manifest.word.items import Grid, GridCell, Item, Shown, Text, plain_text, trimmed
from layout.manifest.word.ledger import Ledger
from layout.manifest.word.model import Block, Chart, Image, Run, Table

CAPTION_MOST = 60  # characters of words that may be a caption


def chart_grid(chart: Chart, number: int) -> Grid:
    """A chart → the grid of its numbers, its title for caption."""
    drawn = bool(chart.kind)
    rows = [
        [
            GridCell(
                column,
                [Run(_value(text, drawn and column > 0 < at), made=True)],
                align="right" if column and at else "",
            )
            for column, text in enumerate(row)
        ]
        for at, row in enumerate(chart.rows)
    ]
    caption = [Run(chart.title, made=True)] if chart.title else []
    return Grid(rows, 1, number, caption, chart=chart.kind or "table")


def _value(text: str, drawn: bool) -> str:
    """A number of a chart → as a table that is to be drawn writes it: ~ where there is none."""
    return text or ("~" if drawn else "")


def table_items(table: Table, ledger: Ledger) -> Iterator[Item]:
    """A table → the grid of its cells, then the pictures that stood in them."""
    images: list[Shown] = []
    extra: list[Item] = []
    rows = []
    for row in table.rows:
        cells = []
        for column, cell in row:
            runs, align = _cell(cell.blocks, images, extra, ledger)
            cells.append(GridCell(column, runs, cell.across, cell.down, align))
        rows.append(cells)
    filled = any(run.text.strip() for row in rows for cell in row for run in cell.runs)
    if filled and images and _only_captions(rows, len(images)):
        yield from _pictures_in_cells(table, rows, images)
    elif filled:
        yield Grid(rows, table.head, table.number)
        if images:
            ledger.tell("word-cell-pictures", table.number, count=len(images))
            yield Text("body", table.number, [], images=images)
    elif images:
        yield Text("body", table.number, [], images=images)
    yield from extra


def _cell(
    blocks: list[Block], images: list[Shown], extra: list[Item], ledger: Ledger
) -> tuple[list[Run], str]:
    """The blocks of a cell → its runs, paragraphs parted by line feeds, and how it aligns; pictures and charts go out."""
    runs: list[Run] = []
    align = ""
    for block in blocks:
        if isinstance(block, Table):
            ledger.tell("word-nested-table", block.number)
            parts = [
                _cell(cell.blocks, images, extra, ledger)[0]
                for row in block.rows
                for _, cell in row
            ]
            lines = [_joined(parts[at : at + len(row)]) for at, row in _starts(block)]
        else:
            lines = [trimmed(block.runs)[0]]
            align = align or block.align
            for _, thing in block.anchored:
                if isinstance(thing, Image):
                    images.append(Shown(thing, None, [], block.number))
                else:
                    extra.append(chart_grid(thing, block.number))
        for line in lines:
            if any(run.text.strip() or run.note for run in line):
                runs += [Run("\n", made=True), *line] if runs else line
    return runs, align


def _starts(table: Table) -> Iterator[tuple[int, list[object]]]:
    """A nested table → for each of its rows the number of the cells before it, and its cells."""
    at = 0
    for row in table.rows:
        yield at, list(row)
        at += len(row)


def _joined(parts: list[list[Run]]) -> list[Run]:
    """The cells of a row of a nested table → one line, a wide blank between them."""
    line: list[Run] = []
    for part in parts:
        if any(run.text.strip() or run.note for run in part):
            line += [Run("\u3000", made=True), *part] if line else part
    return line


def _only_captions(rows: list[list[GridCell]], pictures: int) -> bool:
    """Rows of cells and how many pictures they held → whether all they say are captions: the table only laid pictures
    out."""
    captions = [text for row in rows for cell in row if (text := plain_text(cell.runs).strip())]
    short = all(len(text) <= CAPTION_MOST and not text.endswith("。") for text in captions)
    return short and len(captions) <= pictures


def _pictures_in_cells(
    table: Table, rows: list[list[GridCell]], images: list[Shown]
) -> Iterator[Item]:
    """A table that lays out pictures with words under them → the pictures, words and pictures paired in order."""
    captions = [
        trimmed(cell.runs)[0] for row in rows for cell in row if plain_text(cell.runs).strip()
    ]
    if len(captions) == len(images):
        images = [
            image._replace(caption=words) for image, words in zip(images, captions, strict=True)
        ]
        yield Text("body", table.number, [], images=images)
        return
    yield Text("body", table.number, [], images=images)
    for words in captions:
        yield Text("body", table.number, words, align="centre")
