"""The two axes of bars and lines: figures at the left, labels below, the hairlines of the grid between."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from layout.paint.charts.canvas import CAP, HAIRLINE, MIDDLE, Easel, Room
from layout.paint.charts.fit import Labels, Type, fit, in_order
from layout.paint.charts.header import header
from layout.paint.charts.scale import Axis, Figures, axis, figures

INTERVAL = 3.6  # of the size: the least between two ticks
INTERVALS = (2, 5)  # the fewest and the most
CLEAR = 0.6  # of the size: between the figures of the axis and the plot
LEADING = 1.15  # of the size
SLANTED = math.sqrt(0.5)  # of a slanted label's length, across and down
UNDER = 0.7  # of the size: under the labels
BELOW = 0.75  # of the size: between the plot and its labels
TURNED_MOST = 9.0  # of the size: a turned label is no longer
TURNED_SHARE = 0.4  # of the height: nor longer than this
ABOVE = 1.0  # of the size: room over the highest tick, for a value


class Plot(NamedTuple):
    """Where the data stand: the rectangle between the axes, the value axis, a label's share of the width, and
    the white under it that values under their bars may take."""

    room: Room
    axis: Axis
    figures: Figures
    pitch: float
    foot: float

    def middle(self, index: int) -> float:
        """The number of a label → the x of the middle of what it stands for."""
        return self.room.left + (index + 0.5) * self.pitch

    def up(self, value: float) -> float:
        """A value → its y."""
        return self.room.bottom + self.axis.share(value) * self.room.height


def plot(easel: Easel, room: Room) -> Plot:
    """A chart in the making and its room → its plot, header, figures and labels lettered, the grid not drawn."""
    data, size = easel.chart.data, easel.size
    values = [value for one in data.series for value in one.values if value is not None]
    printed = figures(values, data.unit)
    room = header(easel, printed, room)
    top, below = room.top - ABOVE * size, 2 * size
    for _ in range(
        2
    ):  # labels are high where figures leave them narrow, and those depend on the height
        scale = axis(values, _intervals(top - room.bottom - below, size), data.kind == "bar")
        left, labels = _beside(easel, room, printed.ticks(scale))
        below = _depth(easel, labels)
    foot = ABOVE * size if data.kind == "bar" and scale.low < 0 else 0.0
    inner = Room(left, min(room.bottom + below + foot, top - size), room.right, top)
    made = Plot(inner, scale, printed, inner.width / len(data.labels), foot)
    easel.short.extend(["labels"] * labels.short)
    _figures(easel, made)
    _labels(easel, labels, made)
    return made


def _intervals(height: float, size: float) -> int:
    """The height of a plot and the size of its figures → the most intervals its axis may have."""
    return max(INTERVALS[0], min(INTERVALS[1], int(height / (INTERVAL * size))))


def _beside(easel: Easel, room: Room, ticks: tuple[str, ...]) -> tuple[float, Labels]:
    """The room under the header and the figures of the axis → the left edge of the plot, and its labels."""
    data, size = easel.chart.data, easel.size
    left = room.left + max(map(easel.wide, ticks)) + CLEAR * size
    pitch = max(room.right - left, 1.0) / len(data.labels)
    set_in = Type(size, easel.wide, min(TURNED_MOST * size, TURNED_SHARE * room.height))
    labels = fit(data.labels, pitch, set_in, data.kind == "line" or in_order(data.labels))
    return max(left, room.left + _overhang(easel, labels, pitch)), labels


def _overhang(easel: Easel, labels: Labels, pitch: float) -> float:
    """How far the first label, or a slanted one, would stand out to the left of the plot."""
    if labels.angle == 90:
        return 0.0
    if not labels.angle:
        return max(map(easel.wide, labels.lines[0]), default=0.0) / 2 - pitch / 2
    longest = (easel.wide("".join(line)) * SLANTED for line in labels.lines)
    return max(wide - (at + 0.5) * pitch for at, wide in enumerate(longest)) + easel.size


def _depth(easel: Easel, labels: Labels) -> float:
    """Labels → the height they need under the plot."""
    size = easel.size
    if not labels.angle:
        most = max(len(lines) for lines in labels.lines)
        return (BELOW + CAP + (most - 1) * LEADING + UNDER) * size
    longest = max(easel.wide("".join(lines)) for lines in labels.lines)
    return (BELOW + UNDER) * size + (longest if labels.angle == 90 else (longest + size) * SLANTED)


def _figures(easel: Easel, made: Plot) -> None:
    """The figures of the value axis, ending at the left of the plot."""
    x = made.room.left - CLEAR * easel.size
    for tick, text in zip(made.axis.ticks, made.figures.ticks(made.axis), strict=True):
        easel.write(text, x, made.up(tick) - MIDDLE * easel.size, "end")


def _labels(easel: Easel, labels: Labels, made: Plot) -> None:
    """The labels under the plot."""
    size = easel.size
    top = made.room.bottom - made.foot - BELOW * size
    for at, lines in enumerate(labels.lines):
        x = made.middle(at)
        if labels.angle and lines:
            shift = MIDDLE * size if labels.angle == 90 else MIDDLE * size * SLANTED
            y = top if labels.angle == 90 else top - CAP * size * SLANTED
            easel.write(lines[0], x + shift, y, "end", labels.angle)
            continue
        for row, line in enumerate(lines):
            easel.write(line, x, top - (CAP + row * LEADING) * size, "middle")


def grid(easel: Easel, made: Plot) -> None:
    """The hairlines of the grid, under all that is to come."""
    foot = _foot(made)
    for tick in made.axis.ticks:
        y = made.up(tick)
        if abs(y - foot) > HAIRLINE:
            easel.hairline((made.room.left, y, made.room.right, y))


def dress(easel: Easel, made: Plot, widget: Any) -> None:
    """A ReportLab chart of bars or lines → its place and its range, and the rule it stands on; all that is
    lettered is ours."""
    room, values = made.room, widget.valueAxis
    widget.x, widget.y = room.left, room.bottom
    widget.width, widget.height = room.width, room.height
    values.valueMin, values.valueMax = made.axis.low, made.axis.high
    values.valueSteps = list(made.axis.ticks)
    values.visible = widget.categoryAxis.visible = 0
    easel.shapes.add(widget)
    foot = _foot(made)
    easel.rule((room.left, foot, room.right, foot))


def _foot(made: Plot) -> float:
    """The y of zero, or of what is nearest to it on the axis."""
    return made.up(min(max(0.0, made.axis.low), made.axis.high))
