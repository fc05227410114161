"""A table of a Word file → rows of the cells that begin in them (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from layout.manifest.word.model import Block, Cell, Table
from layout.manifest.word.properties import is_on
from layout.manifest.word.walk import Walk
from layout.manifest.word.xml import BadXml, first

COLUMNS_MOST = 63  # of a table in Word
CELLS_MOST = 250  # in a row, whoever made the table

ReadBlocks = Callable[[Element], list[Block]]


def read_table(element: Element, walk: Walk, read_blocks: ReadBlocks) -> Table:
    """``w:tbl`` → the table. Cells merged down belong to the cell they go on from."""
    table = Table([], 0, walk.paragraph)
    above: dict[int, Cell] = {}
    heads = list[bool]()
    for row in walk.children(element):
        if row.tag != "w:tr":
            walk.ledger.omit("word-unknown", walk.paragraph, row)
            continue
        properties = first(row, "w:trPr")
        if not walk.stays(properties):
            walk.removed_row(row)
            continue
        cells, above = _row(row, walk, read_blocks, above)
        table.rows.append(cells)
        heads.append(properties is not None and is_on(first(properties, "w:tblHeader")))
    head = next((index for index, marked in enumerate(heads) if not marked), len(heads))
    table.head = head if 0 < head < len(heads) else _plain_head(element, table)
    return table


def _plain_head(element: Element, table: Table) -> int:
    """A table that marks no head → its first row, with those its cells reach down to, unless its look says it has none."""
    look = first(element, "w:tblPr/w:tblLook")
    if look is not None and look.get("w:firstRow", "1") in ("0", "false"):
        return 0
    if len(table.rows) < 2:
        return 0
    reach = max((cell.down for _, cell in table.rows[0]), default=1)
    return reach if reach < len(table.rows) else 1


def _row(
    element: Element, walk: Walk, read_blocks: ReadBlocks, above: dict[int, Cell]
) -> tuple[list[tuple[int, Cell]], dict[int, Cell]]:
    """A row and the cell that reaches down to each column → its cells with their columns, and the same for the next."""
    cells, below = list[tuple[int, Cell]](), dict[int, Cell]()
    column = min(_number(first(element, "w:trPr/w:gridBefore"), 0), COLUMNS_MOST - 1)
    joined: Cell | None = None
    for child in walk.children(element):
        if child.tag != "w:tc":
            walk.ledger.omit("word-unknown", walk.paragraph, child)
            continue
        properties = first(child, "w:tcPr")
        across = max(1, min(_number(_in(properties, "w:gridSpan"), 1), COLUMNS_MOST - column))
        blocks = read_blocks(child)
        merge, level = _in(properties, "w:vMerge"), _in(properties, "w:hMerge")
        if level is not None and level.get("w:val") != "restart" and joined is not None:
            joined.across += across
            joined.blocks += _filled(blocks)
            below[column] = joined
        elif merge is not None and merge.get("w:val") != "restart" and column in above:
            joined = above[column]
            if below.get(column) is not joined and joined not in below.values():
                joined.down += 1
            joined.blocks += _filled(blocks)
            below |= dict.fromkeys(range(column, column + across), joined)
        else:
            joined = Cell(blocks, across)
            cells.append((column, joined))
            below |= (
                dict.fromkeys(range(column, column + across), joined) if merge is not None else {}
            )
        column += across
        if column > CELLS_MOST:
            raise BadXml(f"> {CELLS_MOST} columns")
    return cells, below


def _filled(blocks: list[Block]) -> list[Block]:
    """Blocks of a cell that only goes on → those that hold something."""
    return [block for block in blocks if isinstance(block, Table) or block.runs or block.anchored]


def _in(properties: Element | None, name: str) -> Element | None:
    return first(properties, name)


def _number(element: Element | None, default: int) -> int:
    text = element.get("w:val", "") if element is not None else ""
    return int(text) if text.isdecimal() and len(text) < 4 else default
