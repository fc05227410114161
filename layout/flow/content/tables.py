"""A table → a stack on the grid that may be split between its rows, its head repeated."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.cells import columns_of, placed_cells, rows_to
from layout.document.model import Table, plain
from layout.flow.content.stacks import BlockTypesetter, aligned_style, lines_in
from layout.flow.model.elements import Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT
from layout.style.model import Colour, TextStyle
from layout.text.model import Line

THICK, THIN = 0.75, 0.3  # pt: the rules over and under a table, and under its head and rows
FOOT_RISE = (
    0.18  # rows the last rule stands above its row's edge, clear of the text under the table
)
CELL_PAD = 0.5  # 字 at either side of a cell
COLUMN_GAP = 1  # 字 between the columns of a programme
LONG_CELL = 14.0  # em: longer ones run to more lines
LATIN_WORD = re.compile(r"[!-~\u00a1-\u1fff]+")
TINT = Colour(black=0.35)

LEAST_PART = 2  # rows, the head aside, of a part of a table that is split
_Rule = tuple[float, float, float, float, float, Colour]


def table_stack(table: Table, number: int, typesetter: BlockTypesetter) -> Stack:
    """A table → its stack: columns as wide as they need, whole rows, rules above and below the head.

    ``splits`` are the rows after which the stack may go on in the next column: none inside a cell that takes
    several rows.
    """
    line = typesetter.grid.line
    lines: list[StackLine] = []
    top, head_rows = _caption(table, number, typesetter, lines), 0
    rows = _set_rows(table, _widths(table, typesetter), typesetter)
    feet = list(accumulate(_heights(rows, len(table.rows), line), initial=top))
    for cell in rows:
        lines += _cell_lines(cell, feet, typesetter, (number, table.span))
    if not table.rules:
        return Stack(feet[-1], tuple(lines), above=0, splits=tuple(feet[1:-1]))
    inked, whole = typesetter.style.text["table"].colour, typesetter.grid.width
    rules: list[_Rule] = [(0.0, top * line, whole, top * line, THICK, inked)]
    splits: list[int] = []
    edges: list[int] = []
    for index, row in enumerate(feet[1:]):
        last = index == len(table.rows) - 1
        whole_row = not last and not rows_to(table.rows, index)
        if index == table.head - 1:
            head_rows = row
        elif LEAST_PART <= index - table.head + 1 <= len(table.rows) - table.head - LEAST_PART:
            splits += (row,) if whole_row else ()
        if index >= table.head and whole_row:
            edges.append(row)
        width, colour = (
            (THICK if last else THIN),
            (inked if last or index == table.head - 1 else TINT),
        )
        for left, right in _free_edges(rows, index, whole):
            rules.append((left, row * line, right, row * line, width, colour))
    stack = Stack(
        feet[-1],
        tuple(lines),
        tuple(rules),
        above=1,
        head_rows=head_rows,
        splits=tuple(splits),
        edges=tuple(edges),
    )
    return _headed(_raised(stack, rules[0][1], line), line)


def _headed(stack: Stack, line: float) -> Stack:
    """A table → the same with the head that its later parts repeat."""
    if not stack.head_rows:
        return stack
    foot = stack.head_rows * line + 1e-6
    again = Stack(
        stack.head_rows,
        tuple(one for one in stack.lines if one.baseline < foot),
        tuple(rule for rule in stack.rules if rule[1] <= foot),
    )
    return replace(stack, again=again)


class _SetCell(NamedTuple):
    """A cell where it begins, its left end and width in pt, and its lines."""

    row: int
    down: int
    x: float
    width: float
    style: TextStyle
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The height of its text, pt."""
        return (max(len(self.lines), 1) - 1) * self.style.leading + self.style.size


def _set_rows(
    table: Table, widths: tuple[float, ...], typesetter: BlockTypesetter
) -> list[_SetCell]:
    """A table and the widths of its columns → its cells, set."""
    lefts = list(accumulate(widths, initial=0.0))
    left = 0.0 if table.rules else _indent(lefts[-1], typesetter)
    found = []
    for row, column, cell in placed_cells(table.rows):
        look = _look(table, row, typesetter)
        pad = CELL_PAD * look.size if table.rules else 0.0
        align = cell.align or (table.align[column] if column < len(table.align) else "")
        style = aligned_style(look, align)
        width = lefts[min(column + cell.across, len(widths))] - lefts[column]
        inner = max(width - 2 * pad, style.size)
        set_lines = lines_in(cell.text, style, typesetter, inner) if cell.text else ()
        found.append(_SetCell(row, cell.down, left + lefts[column] + pad, width, style, set_lines))
    return found


def _heights(cells: Sequence[_SetCell], count: int, line: float) -> list[int]:
    """Set cells and the number of rows → the grid rows each takes; what a cell over several of them needs beyond
    theirs, the last gets."""
    heights = [1] * count
    for cell in sorted(cells, key=lambda one: one.down):
        end = min(cell.row + cell.down, count)
        need = math.ceil((cell.height + 4) / line - 1e-6)
        heights[end - 1] += max(0, need - sum(heights[cell.row : end]))
    return heights


def _cell_lines(
    cell: _SetCell, feet: Sequence[int], typesetter: BlockTypesetter, owner: tuple[int, Span]
) -> Iterator[StackLine]:
    """A set cell, the feet of all rows and the table it is of → its lines, in the middle of its rows."""
    top, foot = feet[cell.row], feet[min(cell.row + cell.down, len(feet) - 1)]
    first = top * typesetter.grid.line + ((foot - top) * typesetter.grid.line - cell.height) / 2
    first += HAN_ASCENT * cell.style.size
    for at, one in enumerate(cell.lines):
        baseline = first + at * cell.style.leading
        yield StackLine("table", one, cell.style, cell.x, baseline, *owner)


def _free_edges(cells: Sequence[_SetCell], row: int, whole: float) -> list[tuple[float, float]]:
    """Set cells, a row and the width of the table → the stretches of its lower edge no cell reaches over."""
    found, at = [], 0.0
    over = sorted(
        (cell.x - CELL_PAD * cell.style.size, cell.width)
        for cell in cells
        if cell.row <= row < cell.row + cell.down - 1
    )
    for left, width in over:
        found.append((at, left))
        at = left + width
    return [(left, right) for left, right in (*found, (at, whole)) if right - left > 0.5]


def _raised(stack: Stack, top: float, line: float) -> Stack:
    """A table from its upper rule on → the same, its rows a little closer, so that the last rule is clear of
    the text under it."""
    foot = stack.rows * line
    share = (foot - FOOT_RISE * line - top) / (foot - top)

    def up(y: float) -> float:
        return top + (y - top) * share if y > top else y

    return replace(
        stack,
        lines=tuple(one._replace(baseline=up(one.baseline)) for one in stack.lines),
        rules=tuple((a, up(b), c, up(d), w, ink) for a, b, c, d, w, ink in stack.rules),
    )


def _caption(table: Table, number: int, typesetter: BlockTypesetter, lines: list[StackLine]) -> int:
    """Adds the caption over the table; returns the rows it took."""
    if not table.caption:
        return 0
    style = typesetter.style.text["caption"]
    for index, one in enumerate(lines_in(table.caption, style, typesetter, typesetter.grid.width)):
        baseline = typesetter.grid.line * 0.5 + HAN_ASCENT * style.size / 2 + index * style.leading
        lines.append(StackLine("caption", one, style, 0.0, baseline, number, table.span))
    return max(1, math.ceil((lines[-1].baseline + 2) / typesetter.grid.line))


def _look(table: Table, index: int, typesetter: BlockTypesetter) -> TextStyle:
    if not table.rules:
        return replace(typesetter.style.text["body"], indent=0.0, align="left")
    return typesetter.style.text["table_head" if index < table.head else "table"]


def _indent(width: float, typesetter: BlockTypesetter) -> float:
    """The width of lines in columns → how far they stand in, pt: as a paragraph does, where there is room."""
    style = typesetter.style.text["body"]
    return max(0.0, min(style.indent * style.size, typesetter.grid.width - width))


def _widths(table: Table, typesetter: BlockTypesetter) -> tuple[float, ...]:
    """A table → the widths of its columns, pt, that together fill the column.

    Each gets what its longest cell needs; what is left over is shared in proportion. Where there is too
    little, none gets less than its longest word while that can be had. Without rules the last column alone
    gives way.
    """
    count = max(columns_of(table.rows), 1)
    needs, least = [2.0] * count, [1.0] * count
    size, whole = _look(table, len(table.rows), typesetter).size, typesetter.grid.width
    for _, column, cell in sorted(placed_cells(table.rows), key=lambda one: one.cell.across):
        text = plain(cell.text)
        columns = range(column, min(column + cell.across, count))
        wide = max(map(_wide, text.split("\n")))
        words = max((_wide(word) for word in LATIN_WORD.findall(text)), default=0.0)
        most = wide if not table.rules else min(wide, LONG_CELL)
        for wants, want in ((needs, most), (least, words)):
            more = want - sum(wants[at] for at in columns)
            for at in columns:
                wants[at] += max(0.0, more) / len(columns)
    if not table.rules:
        return _aligned_widths(needs, whole / size, size)
    needs = [
        (max(need, word) + 2 * CELL_PAD + 0.2) * size
        for need, word in zip(needs, least, strict=True)
    ]
    least = [(word + 2 * CELL_PAD + 0.2) * size for word in least]
    even = tuple(one * whole / sum(needs) for one in needs)
    if all(one >= low for one, low in zip(even, least, strict=True)):
        return even
    if sum(least) >= whole:
        return tuple(one * whole / sum(least) for one in least)
    share = (whole - sum(least)) / (sum(needs) - sum(least))
    return tuple(low + (need - low) * share for need, low in zip(needs, least, strict=True))


def _aligned_widths(needs: list[float], whole: float, size: float) -> tuple[float, ...]:
    """What the columns of lines need and the measure, em → their widths in pt, whole 字 and a gap each; where
    there is too little, the widest give way."""
    widths = [math.ceil(need) + COLUMN_GAP for need in needs[:-1]] + [math.ceil(needs[-1])]
    while sum(widths) > whole and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    return tuple(width * size for width in widths)


def _wide(text: str) -> float:
    """Text → about how wide it is, em."""
    return sum(0.6 if character < "\u2000" else 1.0 for character in text)
