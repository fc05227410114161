"""The line over a chart: the unit of its numbers, and what its colours stand for."""

from __future__ import annotations

from layout.paint.charts.canvas import CAP, Easel, Room
from layout.paint.charts.fit import shortened
from layout.paint.charts.scale import Figures
from layout.paint.charts.signs import sample, square

APART = 1.4  # of the size, between two entries
SWATCH = 0.8  # of the size: the square before an entry
LINE = 2.0  # of the size: the piece of line before an entry
CLOSE = 0.45  # of the size, from the sign to its words
PITCH = 1.5  # of the size, from line to line
UNDER = 0.9  # of the size: white under the header


def header(easel: Easel, figures: Figures, room: Room) -> Room:
    """A chart in the making, its figures and its room → the room left under unit and legend.

    The unit stands at the left, the legend at the right of one line; where both do not go in, one under the other.
    """
    data, size = easel.chart.data, easel.size
    names = [one.name for one in data.series]
    unit = figures.unit
    if len(names) == 1:
        told, rows = _single(names[0], unit), []
    else:
        told = f"单位：{unit}" if unit else ""
        rows = _rows(easel, names, room.width)
    if not told and not rows:
        return room
    beside = len(rows) == 1 and _wide(easel, rows[0]) + 2 * size + easel.wide(told) <= room.width
    y = room.top - CAP * size
    if told:
        easel.write(shortened(told, room.width, easel.wide), room.left, y)
    for at, row in enumerate(rows):
        y -= PITCH * size if at or (told and not beside) else 0.0
        left = room.right - _wide(easel, row) if beside else room.left
        _entries(easel, row, left, y)
    return Room(room.left, room.bottom, room.right, y - UNDER * size)


def _single(name: str, unit: str) -> str:
    """The name of the only series and its unit → the words over the chart."""
    if name and unit:
        return f"{name}（{unit}）"
    return name or (f"单位：{unit}" if unit else "")


Entry = tuple[int, str]
"""A series and what it is called in the legend."""


def _rows(easel: Easel, names: list[str], room: float) -> list[list[Entry]]:
    """The names of the series → the lines of the legend, one if they go in."""
    rows: list[list[Entry]] = []
    most = room - _sign(easel)
    for entry in enumerate(shortened(name, most, easel.wide) for name in names):
        if rows and _wide(easel, [*rows[-1], entry]) <= room:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _sign(easel: Easel) -> float:
    """The room a sign takes before its words."""
    return ((LINE if easel.chart.data.kind == "line" else SWATCH) + CLOSE) * easel.size


def _wide(easel: Easel, row: list[Entry]) -> float:
    each = [_sign(easel) + easel.wide(name) for _, name in row]
    return sum(each) + APART * easel.size * (len(row) - 1)


def _entries(easel: Easel, row: list[Entry], x: float, y: float) -> None:
    """The entries of a line of the legend from ``x`` on."""
    size = easel.size
    for index, name in row:
        if easel.chart.data.kind == "line":
            sample(easel, (x, y + CAP * size / 2), LINE * size, index)
        else:
            square(easel, (x, y + (CAP - SWATCH) * size / 2), SWATCH * size, index)
        easel.write(name, x + _sign(easel), y)
        x += _sign(easel) + easel.wide(name) + APART * size
