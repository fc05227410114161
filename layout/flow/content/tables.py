"""A table → a stack on the grid that may be split between its rows, its head repeated."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from layout.document.cells import crossed_edges, placed_cells
from layout.document.model import RichText, Run, Table, plain
from layout.flow.content.stacks import BlockTypesetter, aligned_style, lines_in
from layout.flow.content.table_widths import TableForm, aligned_widths, table_form
from layout.flow.model.elements import CellPlace, Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT
from layout.geometry import TOLERANCE, whole_above
from layout.style.model import Colour, TextStyle
from layout.text.model import Line

# pt: the rules over and under a table, under its head, under its rows; all solid, since a tint breaks into dots.
THICK, THIN, FINE = 0.75, 0.4, 0.25
FOOT_RISE = (
    0.18  # rows the last rule stands above its row's edge, clear of the text under the table
)
CELL_CLEAR = 4.0  # pt of white above and below the text of a cell, together

LEAST_PART = 2  # rows, the head aside, of a part of a table that is split
_NUMBERED = re.compile(r"(表\s*[0-9０-９A-Za-z一二三四五六七八九十百]+(?:[.\-—–－．][0-9０-９]+)*)")
_Rule = tuple[float, float, float, float, float, Colour]


class TableStacks(NamedTuple):
    """A table set for its column, and over all columns where it has no room in one."""

    column: Stack
    across: Stack | None


def table_stacks(table: Table, number: int, typesetter: BlockTypesetter) -> TableStacks:
    """A table → its stack: columns as wide as they need, whole rows, rules above and below the head.

    ``splits`` are the rows after which the stack may go on in the next column: none inside a cell that takes
    several rows. A later part has the head again, under "续表" and the number of the table.
    """
    styles = [_style(table, row, typesetter) for row in range(len(table.rows))]
    if not table.rules:
        widths = aligned_widths(table, styles, typesetter)
        form = TableForm(widths, 1.0, 0.0, across=False, fits=True)
        return TableStacks(_unruled(_Setting(table, number, form, typesetter)), None)
    form = table_form(table, styles, typesetter)
    stack = replace(_ruled(_Setting(table, number, form, typesetter)), crowded=not form.fits)
    return TableStacks(stack, stack if form.across else None)


class _Setting(NamedTuple):
    """A table, its number among the blocks of its article, the form it is set in and what it is set with."""

    table: Table
    number: int
    form: TableForm
    typesetter: BlockTypesetter

    @property
    def whole(self) -> float:
        """The width it stands over, pt."""
        grid = self.typesetter.grid
        return grid.area if self.form.across else grid.width

    def style(self, row: int) -> TextStyle:
        """A row of the table → its style, at the size the table is set in."""
        style, scale = _style(self.table, row, self.typesetter), self.form.scale
        if scale == 1:
            return style
        return replace(style, size=style.size * scale, leading=style.leading * scale)


def _unruled(setting: _Setting) -> Stack:
    cells = _set_cells(setting)
    feet = list(accumulate(_heights(cells, setting)))
    lines = [line for cell in cells for line in _cell_lines(cell, (0, *feet), setting)]
    return Stack(feet[-1], tuple(lines), above=0, splits=tuple(feet[:-1]))


def _ruled(setting: _Setting) -> Stack:
    table, line = setting.table, setting.typesetter.grid.line
    caption, top = _caption(setting)
    cells = _set_cells(setting)
    feet = list(accumulate(_heights(cells, setting), initial=top))
    lines = [*caption, *(line for cell in cells for line in _cell_lines(cell, feet, setting))]
    inked = setting.typesetter.style.text["table"].colour
    rules: list[_Rule] = [(0.0, top * line, setting.whole, top * line, THICK, inked)]
    edges: list[int] = []
    splits: list[int] = []
    crossed, tall = crossed_edges(table.rows), [cell for cell in cells if cell.down > 1]
    for index, row in enumerate(feet[1:]):
        last = index == len(table.rows) - 1
        if index >= table.head and not last and index not in crossed:
            edges.append(row)
            if LEAST_PART <= index - table.head + 1 <= len(table.rows) - table.head - LEAST_PART:
                splits.append(row)
        width = THICK if last else THIN if index == table.head - 1 else FINE
        for left, right in _free_edges(tall, index, setting):
            rules.append((left, row * line, right, row * line, width, inked))
    stack = Stack(
        feet[-1],
        tuple(lines),
        tuple(rules),
        above=1,
        head_rows=feet[table.head] if table.head else top,
        splits=tuple(splits),
        edges=tuple(edges),
    )
    stack = _raised(stack, top * line, line)
    return replace(stack, again=_again(setting, stack, top))


def _again(setting: _Setting, stack: Stack, top: int) -> Stack | None:
    """A set table and the rows of its caption → what stands over a later part of it: 续表 with its number, where it has
    a caption, its upper rule and its head."""
    table, line = setting.table, setting.typesetter.grid.line
    if not stack.head_rows:
        return None
    number = _NUMBERED.match(plain(table.caption))
    words: RichText = (Run(f"续{number[1]}" if number else "续表"),) if table.caption else ()
    caption, rows = _caption(setting._replace(table=replace(table, caption=words)))
    by = (rows - top) * line
    foot = stack.head_rows * line + TOLERANCE
    head = (line for line in stack.lines if line.kind != "caption" and line.baseline < foot)
    return Stack(
        rows + stack.head_rows - top,
        (*caption, *(one._replace(baseline=one.baseline + by) for one in head)),
        tuple((a, b + by, c, d + by, w, ink) for a, b, c, d, w, ink in stack.rules if b <= foot),
    )


class _SetCell(NamedTuple):
    """A cell where it begins, its left end and width and the left end of its text in pt, and its lines."""

    row: int
    down: int
    x: float
    width: float
    text_x: float
    style: TextStyle
    lines: tuple[Line, ...]
    place: CellPlace

    @property
    def height(self) -> float:
        """The height of its text, pt."""
        return (max(len(self.lines), 1) - 1) * self.style.leading + self.style.size


def _set_cells(setting: _Setting) -> list[_SetCell]:
    """A table → its cells, set."""
    table, widths, pad = setting.table, setting.form.widths, setting.form.pad
    lefts = list(accumulate(widths, initial=0.0))
    left = 0.0 if table.rules else _indent(lefts[-1], setting.typesetter)
    found = []
    for row, column, cell in placed_cells(table.rows):
        style = setting.style(row)
        aside = pad * style.size
        align = cell.align or (table.align[column] if column < len(table.align) else "")
        if cell.across > 1 and not cell.align:
            align = "centre"
        style = aligned_style(style, align)
        width = lefts[min(column + cell.across, len(widths))] - lefts[column]
        inner = max(width - 2 * aside, style.size)
        lines = lines_in(cell.text, style, setting.typesetter, inner) if cell.text else ()
        x = left + lefts[column]
        place = CellPlace(row, column, cell.down, cell.across, row < table.head)
        found.append(_SetCell(row, cell.down, x, width, x + aside, style, lines, place))
    return found


def _heights(cells: Sequence[_SetCell], setting: _Setting) -> list[int]:
    """Set cells → the grid rows each row of the table takes; what a cell over several of them needs beyond
    theirs, the last gets."""
    count, line = len(setting.table.rows), setting.typesetter.grid.line
    heights = [1] * count
    for cell in sorted(cells, key=lambda cell: cell.down):
        end = min(cell.row + cell.down, count)
        need = whole_above((cell.height + CELL_CLEAR) / line)
        heights[end - 1] += max(0, need - sum(heights[cell.row : end]))
    return heights


def _cell_lines(cell: _SetCell, feet: Sequence[int], setting: _Setting) -> Iterator[StackLine]:
    """A set cell and the feet of all rows → its lines, in the middle of its rows; at their head where those may be
    parted, and where lines in columns begin level with each other."""
    line, owner = setting.typesetter.grid.line, (setting.number, setting.table.span)
    top, foot = feet[cell.row], feet[min(cell.row + cell.down, len(feet) - 1)]
    spare = (foot - top) * line - cell.height
    if foot - top > setting.typesetter.grid.rows / 2:
        spare = min(spare, CELL_CLEAR)
    if not setting.table.rules:
        spare = min(spare, max(len(cell.lines), 1) * line - cell.height)
    first = top * line + spare / 2 + HAN_ASCENT * cell.style.size
    for at, one in enumerate(cell.lines):
        baseline = first + at * cell.style.leading
        yield StackLine("table", one, cell.style, cell.text_x, baseline, *owner, cell.place)


def _free_edges(
    cells: Sequence[_SetCell], row: int, setting: _Setting
) -> list[tuple[float, float]]:
    """Set cells and a row → the stretches of its lower edge no cell reaches over."""
    found, at = [], 0.0
    over = sorted(
        (cell.x, cell.width) for cell in cells if cell.row <= row < cell.row + cell.down - 1
    )
    for left, width in over:
        found.append((at, left))
        at = left + width
    return [(left, right) for left, right in (*found, (at, setting.whole)) if right - left > 0.5]


def _raised(stack: Stack, top: float, line: float) -> Stack:
    """A table from its upper rule on → the same, its rows a little closer, so that the last rule is clear of
    the text under it."""
    foot = stack.rows * line
    share = (foot - FOOT_RISE * line - top) / (foot - top)

    def up(y: float) -> float:
        return top + (y - top) * share if y > top else y

    return replace(
        stack,
        lines=tuple(line._replace(baseline=up(line.baseline)) for line in stack.lines),
        rules=tuple((a, up(b), c, up(d), w, ink) for a, b, c, d, w, ink in stack.rules),
    )


def _caption(setting: _Setting) -> tuple[list[StackLine], int]:
    """A table → the lines of its caption, over it, and the rows they take."""
    table, typesetter = setting.table, setting.typesetter
    if not table.caption:
        return [], 0
    style, line = typesetter.style.text["caption"], typesetter.grid.line
    first = line * 0.5 + HAN_ASCENT * style.size / 2
    lines = [
        StackLine(
            "caption", one, style, 0.0, first + at * style.leading, setting.number, table.span
        )
        for at, one in enumerate(lines_in(table.caption, style, typesetter, setting.whole))
    ]
    return lines, max(1, math.ceil((lines[-1].baseline + 2) / line))


def _style(table: Table, index: int, typesetter: BlockTypesetter) -> TextStyle:
    if not table.rules:
        return replace(typesetter.style.text["body"], indent=0.0, align="left")
    return typesetter.style.text["table_head" if index < table.head else "table"]


def _indent(width: float, typesetter: BlockTypesetter) -> float:
    """The width of lines in columns → how far they stand in, pt: as a paragraph does, where there is room."""
    style = typesetter.style.text["body"]
    return max(0.0, min(style.indent * style.size, typesetter.grid.width - width))
