"""The columns of a table → how wide each is, in one column of the page or over all of them, at what size."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from layout.document.cells import columns_of, placed_cells
from layout.document.model import RichText, Table, plain
from layout.flow.content.stacks import BlockTypesetter
from layout.geometry import TOLERANCE
from layout.style.model import TextStyle
from layout.text.paragraph import kept_lines
from layout.text.prepare import prepare

PADS = (0.5, 0.25)  # 字 at either side of a cell: the usual, and where room is short
SIZES = (1.0, 0.9, 0.8, 0.7)  # of the style's, tried where nothing else gives room
LEAST_SIZE = 6.0  # pt
LONG_CELL = 14.0  # em: longer ones run to more lines
NAME = 4.0  # em: a name of so many characters stays whole, and no text has less
ADDRESS_PIECE = 5.0  # em of an address that stay together where its column is narrow
LONG_WORD = 10.0  # em: longer ones, that are no numbers, may be parted
CROWDED = 1.8  # times its room what a table asks for before it had better stand over all columns
SPARE = 0.1  # em a cell is wider than what it holds
COLUMN_GAP = 1  # 字 between the columns of a programme
_NUMBER = re.compile(r"\d")
_ADDRESS = re.compile(r"://|www\.|@|[^\s/]+/[^\s/]+/")


class TableForm(NamedTuple):
    """How a table is set: the widths of its columns in pt, the share of its style's size, the 字 at either side
    of a cell, whether over all columns of the page, and whether all it holds has room."""

    widths: tuple[float, ...]
    scale: float
    pad: float
    across: bool
    fits: bool


class _Needs(NamedTuple):
    """For each column, em: what its longest cell asks for and what it cannot do without."""

    wished: tuple[float, ...]
    least: tuple[float, ...]

    def padded(self, pad: float) -> _Needs:
        more = 2 * pad + SPARE
        return _Needs(
            tuple(one + more for one in self.wished), tuple(one + more for one in self.least)
        )


def table_form(table: Table, looks: Sequence[TextStyle], typesetter: BlockTypesetter) -> TableForm:
    """A ruled table and the style of each of its rows → how it is set.

    No column gets less than its longest number, or a name of four characters. Where a column of the page has no room for
    that, or only for very short lines, the table stands over all of them; then its padding and its type get smaller.
    """
    grid, size = typesetter.grid, typesetter.style.text["table"].size
    needs = _needs(table, looks, typesetter)
    rooms = [(grid.width, False)] + ([(grid.area, True)] if grid.columns > 1 else [])
    scales = [scale for scale in SIZES if scale == 1 or scale * size >= LEAST_SIZE]
    for scale in scales:
        for room, across in rooms:
            for pad in PADS:
                own = needs.padded(pad)
                if sum(own.least) * size * scale > room + TOLERANCE:
                    continue
                wished = sum(own.wished) * size * scale
                if not across and grid.columns > 1 and wished > CROWDED * room:
                    continue  # it would be all short lines
                return TableForm(_shared(own, room, size * scale), scale, pad, across, True)
    (room, across), scale, pad = rooms[-1], scales[-1], PADS[-1]
    own = needs.padded(pad)
    widths = tuple(one * room / sum(own.least) for one in own.least)
    return TableForm(widths, scale, pad, across, False)


def _shared(needs: _Needs, room: float, size: float) -> tuple[float, ...]:
    """What the columns need, the room and the size in pt → their widths: as wished in proportion, none under its least."""
    wished = [one * size for one in needs.wished]
    least = [one * size for one in needs.least]
    even = tuple(one * room / sum(wished) for one in wished)
    if all(one >= low for one, low in zip(even, least, strict=True)):
        return even
    more = sum(wished) - sum(least)
    if more <= 0:
        return tuple(one * room / sum(least) for one in least)
    share = (room - sum(least)) / more
    return tuple(low + (need - low) * share for need, low in zip(wished, least, strict=True))


def aligned_widths(
    table: Table, looks: Sequence[TextStyle], typesetter: BlockTypesetter
) -> tuple[float, ...]:
    """A table without rules → the widths of its columns in pt, whole 字 and a gap each; where there is too little
    room, the widest give way."""
    size = looks[-1].size
    needs = _needs(table, looks, typesetter, most=typesetter.grid.width / size).wished
    widths = [math.ceil(need) + COLUMN_GAP for need in needs[:-1]] + [math.ceil(needs[-1])]
    while sum(widths) > typesetter.grid.width / size and max(widths) > NAME:
        widths[widths.index(max(widths))] -= 1
    return tuple(width * size for width in widths)


def _needs(
    table: Table,
    looks: Sequence[TextStyle],
    typesetter: BlockTypesetter,
    most: float = LONG_CELL,
) -> _Needs:
    count = max(columns_of(table.rows), 1)
    wished, least = [2.0] * count, [1.0] * count
    for row, column, cell in sorted(placed_cells(table.rows), key=lambda cell: cell.cell.across):
        if not cell.text:
            continue
        columns = range(column, min(column + cell.across, count))
        whole, part = _cell_needs(cell.text, looks[row], typesetter)
        for wants, want in ((wished, min(whole, max(most, part))), (least, part)):
            more = want - sum(wants[at] for at in columns)
            for at in columns:
                wants[at] += max(0.0, more) / len(columns)
    return _Needs(tuple(map(max, wished, least)), tuple(least))


def _cell_needs(
    content: RichText, style: TextStyle, typesetter: BlockTypesetter
) -> tuple[float, float]:
    """The text of a cell and its style → its width on one line and that of its longest piece no line may part, em."""
    whole = longest = 0.0
    address = bool(_ADDRESS.search(plain(content)))
    for line in kept_lines(content):
        text = prepare(line, style, typesetter.fonts)
        steps = [wide + gap for wide, gap in zip(text.widths, text.gaps, strict=True)]
        whole = max(whole, sum(steps))
        ends = [index for index in range(1, len(steps)) if text.free[index]]
        for start, end in pairwise((0, *ends, len(steps))):
            piece, wide = "".join(text.chars[start:end]), sum(steps[start:end])
            if address and len(piece.strip()) > 1:
                wide = min(wide, ADDRESS_PIECE)
            elif not _NUMBER.search(piece):
                wide = min(wide, LONG_WORD)
            longest = max(longest, wide)
    return whole, max(longest, min(whole, NAME))
