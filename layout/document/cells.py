"""Cells of a table → the columns and rows they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.document.model import Cell, plain
from layout.manifest.block_model import Merged


class PlacedCell(NamedTuple):
    """A cell and the row and column it begins in, from 0."""

    row: int
    column: int
    cell: Cell


def placed_cells(rows: Sequence[Sequence[Cell]]) -> Iterator[PlacedCell]:
    """Rows of cells → each cell where it begins: in the first column that no cell above it still takes."""
    taken: dict[int, set[int]] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in taken.get(row, ()):
                column += 1
            yield PlacedCell(row, column, cell)
            for below in range(row, row + cell.down):
                taken.setdefault(below, set()).update(range(column, column + cell.across))
            column += cell.across


def columns_of(rows: Sequence[Sequence[Cell]]) -> int:
    """Rows of cells → how many columns they make."""
    return max((cell.column + cell.cell.across for cell in placed_cells(rows)), default=0)


def crossed_edges(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    """Rows of cells → those whose lower edge a cell reaches over."""
    return frozenset(
        edge
        for cell in placed_cells(rows)
        if cell.cell.down > 1
        for edge in range(cell.row, cell.row + cell.cell.down - 1)
    )


def merged_cells(
    rows: Sequence[Sequence[Cell]], merged: Sequence[Merged]
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equally many cells and those among them that take several places → the rows of the cells that begin in
    them; what the others cover is left out."""
    sizes = {(one.row, one.column): one for one in merged}
    covered = {
        (row, column)
        for one in merged
        for row in range(one.row, one.row + one.down)
        for column in range(one.column, one.column + one.across)
    } - set(sizes)
    return tuple(
        tuple(
            cell._replace(across=sizes[at].across, down=sizes[at].down) if at in sizes else cell
            for x, cell in enumerate(row)
            if (at := (y, x)) not in covered
        )
        for y, row in enumerate(rows)
    )


_At = tuple[int, int]
_ONE = (1, 1)
LEFT, ABOVE = "<", "^"
"""What a cell holds that only makes its neighbour larger."""


def joined_cells(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equally many cells, among them ``<`` and ``^`` → the rows with the cell to the left, or above,
    as large as they say. Where they make no rectangle they are text."""
    owners: dict[_At, _At] = {}
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            owners[y, x] = _owner(plain(cell.text), (y, x), owners)
    owned: dict[_At, list[_At]] = {}
    for place, owner in owners.items():
        owned.setdefault(owner, []).append(place)
    sizes = {at: _size(at, places) for at, places in owned.items()}
    return tuple(
        tuple(
            cell._replace(down=sizes.get((y, x), _ONE)[0], across=sizes.get((y, x), _ONE)[1])
            for x, cell in enumerate(row)
            if owners[y, x] == (y, x) or sizes[owners[y, x]] == _ONE
        )
        for y, row in enumerate(rows)
    )


def _owner(text: str, at: _At, owners: dict[_At, _At]) -> _At:
    """What a cell holds, its place and the owners of those before it → the place of the cell it is part of."""
    y, x = at
    left, above = owners.get((y, x - 1)), owners.get((y - 1, x))
    if text == LEFT and left and (left[0] == y or above == left):
        return left
    return above if text == ABOVE and above else at


def _size(at: _At, mine: Sequence[_At]) -> _At:
    """The place of a cell and all places it owns → its rows and columns; one each where they make no rectangle."""
    down = max(y for y, _ in mine) - at[0] + 1
    across = max(x for _, x in mine) - at[1] + 1
    return (down, across) if len(mine) == down * across else _ONE
