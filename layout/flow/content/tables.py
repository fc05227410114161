"""A table → a stack on the grid that may be split between its rows, its head repeated."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from layout.document.model import RichText, Table, plain
from layout.flow.content.stacks import BlockTypesetter, lines_in
from layout.flow.model.grid import HAN_ASCENT
from layout.flow.model.placement import Stack, StackLine
from layout.geometry import Rect
from layout.style.model import Colour, TextStyle

THICK, THIN = 0.75, 0.3  # pt: the rules over and under a table, and under its head and rows
FOOT_RISE = (
    0.18  # rows the last rule stands above its row's edge, clear of the text under the table
)
CELL_PAD = 0.5  # 字 at either side of a cell
LONG_CELL = 14.0  # em: longer ones run to more lines
LATIN_WORD = re.compile(r"[!-~\u00a1-\u1fff]+")
TINT = Colour(black=0.35)

HEAD_CLEAR = 2.0  # pt at least between a repeated head and the text of a parted cell
LEAST_PART = 2  # rows, the head aside, of a part of a table that is split
_Rule = tuple[float, float, float, float, float, Colour]


def table_stack(table: Table, number: int, typesetter: BlockTypesetter) -> Stack:
    """A table → its stack: columns as wide as they need, whole rows, rules above and below the head.

    ``splits`` are the rows after which the stack may go on in the next column.
    """
    line = typesetter.grid.line
    widths = _widths(table, typesetter)
    lines: list[StackLine] = []
    rules: list[_Rule] = []
    splits: list[int] = []
    row, head_rows = _caption(table, number, typesetter, lines), 0
    rules.append(
        (0.0, row * line, sum(widths), row * line, THICK, typesetter.style.text["table"].colour)
    )
    for index, cells in enumerate(table.rows):
        row += _row(table, index, (cells, widths, row), typesetter, lines, number)
        last = index == len(table.rows) - 1
        if index == table.head - 1:
            head_rows = row
        elif LEAST_PART <= index - table.head + 1 <= len(table.rows) - table.head - LEAST_PART:
            splits.append(row)
        colour = typesetter.style.text["table"].colour if last or index == table.head - 1 else TINT
        y = row * line
        rules.append((0.0, y, sum(widths), y, THICK if last else THIN, colour))
    stack = Stack(
        row, tuple(lines), tuple(rules), above=1, head_rows=head_rows, splits=tuple(splits)
    )
    return _raised(stack, rules[0][1], line)


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


def _row(
    table: Table,
    index: int,
    cells: tuple[tuple[RichText, ...], tuple[float, ...], int],
    typesetter: BlockTypesetter,
    lines: list[StackLine],
    number: int,
) -> int:
    """Adds one row of cells from a grid row; returns the grid rows it takes."""
    texts, widths, top = cells
    style = _look(table, index, typesetter)
    pad = CELL_PAD * style.size
    set_cells = []
    x = 0.0
    for column, text in enumerate(texts):
        style_here = _aligned(style, table.align[column] if column < len(table.align) else "")
        inner = max(widths[column] - 2 * pad, style.size)
        set_cells.append((x + pad, style_here, lines_in(text, style_here, typesetter, inner)))
        x += widths[column]
    most = max((len(found) for _, _, found in set_cells), default=1)
    height = (most - 1) * style.leading + style.size
    rows = max(1, math.ceil((height + 4) / typesetter.grid.line - 1e-6))
    for left, look, found in set_cells:
        own = (len(found) - 1) * style.leading + style.size
        first = (
            top * typesetter.grid.line
            + (rows * typesetter.grid.line - own) / 2
            + HAN_ASCENT * style.size
        )
        for at, one in enumerate(found):
            baseline = first + at * style.leading
            lines.append(StackLine("table", one, look, left, baseline, number, table.span))
    return rows


def _look(table: Table, index: int, typesetter: BlockTypesetter) -> TextStyle:
    return typesetter.style.text["table_head" if index < table.head else "table"]


def _aligned(style: TextStyle, align: str) -> TextStyle:
    return replace(style, align=align) if align and align != style.align else style


def _widths(table: Table, typesetter: BlockTypesetter) -> tuple[float, ...]:
    """A table → the widths of its columns, pt, that together fill the column.

    Each gets what its longest cell needs; what is left over is shared in proportion. Where there is too
    little, none gets less than its longest word while that can be had.
    """
    count = max(len(row) for row in table.rows)
    needs, least = [2.0] * count, [1.0] * count
    size, whole = typesetter.style.text["table"].size, typesetter.grid.width
    for row in table.rows:
        for column, cell in enumerate(row):
            text = plain(cell)
            needs[column] = max(needs[column], min(_wide(text), LONG_CELL))
            words = (_wide(word) for word in LATIN_WORD.findall(text))
            least[column] = max(least[column], *words, 0.0)
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


def _wide(text: str) -> float:
    """Text → about how wide it is, em."""
    return sum(0.6 if character < "\u2000" else 1.0 for character in text)


def split_table(stack: Stack, room: int, line: float) -> tuple[Stack, Stack] | None:
    """A table or box and the rows of room left → the part that fits and the rest with the head repeated;
    a ground is parted with them. None where not even one row of its body fits."""
    fitting = [row for row in stack.splits if row <= room]
    if not fitting:
        return None
    at = fitting[-1]
    head, y = stack.head_rows, at * line
    shift = y - head * line
    more = _crowded(stack, y, shift, head * line)  # a cell parted between its lines
    shift -= more
    top = replace(
        stack,
        rows=at,
        lines=tuple(one for one in stack.lines if one.baseline < y),
        rules=tuple(rule for rule in stack.rules if rule[1] <= y + 1e-6),
        fills=_parted(stack, 0.0, y, 0.0),
        keep_next=0,
        splits=(),
        foot_rows=max(0, stack.foot_rows - (stack.rows - at)),
    )
    rest = replace(
        stack,
        rows=stack.rows - at + head + math.ceil(more / line - 1e-6),
        lines=tuple(one for one in stack.lines if one.baseline < head * line)
        + tuple(
            one._replace(baseline=one.baseline - shift) for one in stack.lines if one.baseline > y
        ),
        rules=tuple(rule for rule in stack.rules if rule[1] <= head * line + 1e-6)
        + tuple(
            (a, b - shift, c, d - shift, w, ink)
            for a, b, c, d, w, ink in stack.rules
            if b > y + 1e-6
        ),
        fills=_parted(stack, y, math.inf, shift),
        above=0,
        splits=tuple(
            row - at + head + math.ceil(more / line - 1e-6) for row in stack.splits if row > at
        ),
        foot_rows=min(stack.foot_rows, stack.rows - at),
    )
    return top, rest


def _crowded(stack: Stack, y: float, shift: float, head: float) -> float:
    """A stack parted at a height, how far what follows moves up and the foot of the repeated head → the pt
    by which it would come too close to the head."""
    tops = [
        one.baseline - HAN_ASCENT * one.style.size - shift
        for one in stack.lines
        if one.baseline > y
    ]
    near = head + HEAD_CLEAR - min(tops, default=head + HEAD_CLEAR)
    return max(0.0, near) if head else 0.0


def _parted(stack: Stack, top: float, foot: float, shift: float) -> tuple[tuple[Rect, Colour], ...]:
    """The grounds of a stack between two heights → the same, moved up."""
    found = []
    for rect, colour in stack.fills:
        y, bottom = max(rect.y, top), min(rect.bottom, foot)
        if bottom > y:
            found.append((Rect(rect.x, y - shift, rect.width, bottom - y), colour))
    return tuple(found)
