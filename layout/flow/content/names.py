"""A list of names → a stack of aligned columns, as Chinese lists of names are set."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import NameList, RichText, Run, plain
from layout.flow.content.stacks import BlockTypesetter, lines_in
from layout.flow.model.elements import Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT
from layout.geometry import whole_above, whole_below

NAME = 3  # 字 of a name: one of two characters is opened to as many
GAP = 1  # 字 between two names


def names_stack(names: NameList, number: int, typesetter: BlockTypesetter) -> Stack:
    """A list of names → its rows on the grid, parted between any two of them.

    Each name begins a whole number of 字 from the left: a longer one takes the room of two.
    """
    style, grid = replace(typesetter.style.text["body"], indent=0.0, align="left"), typesetter.grid
    measure = whole_below(grid.width / style.size)
    indent = min(int(typesetter.style.text["body"].indent), max(0, measure - NAME))
    step = NAME + GAP
    columns = max(1, (measure - indent + GAP) // step)
    lines: list[StackLine] = []
    column, row = 0, 0
    for name in names.names:
        opened = _opened(name)
        wide = sum(1.0 if character > "\u2000" else 0.6 for character in plain(opened))
        takes = min(columns, max(1, whole_above((wide + GAP) / step)))
        if column + takes > columns:
            column, row = 0, row + 1
        room = (
            takes * step if column + takes < columns else measure - indent - column * step
        ) * style.size
        for at, line in enumerate(lines_in(opened, style, typesetter, room)):
            row += 1 if at else 0
            baseline = row * grid.line + (grid.line - style.size) / 2 + HAN_ASCENT * style.size
            x = (indent + column * step) * style.size
            lines.append(StackLine("body", line, style, x, baseline, number, names.span))
        column += takes
    return Stack(row + 1, tuple(lines), splits=tuple(range(1, row + 1)))


def _opened(name: RichText) -> RichText:
    """A name → the same, one of two characters with a blank between them."""
    text = plain(name)
    if len(text) != 2 or len(name) != 1:
        return name
    return (Run(f"{text[0]}\u3000{text[1]}", name[0].inline),)
