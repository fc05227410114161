"""Bars side by side, in groups where there are several series."""

from __future__ import annotations

from reportlab.graphics.charts.barcharts import VerticalBarChart

from layout.paint.charts.axes import Plot, dress, grid, plot
from layout.paint.charts.canvas import CAP, Easel, Room

FILLED = 0.6  # of a group's share of the width
BROADEST = 3.4  # of the size: a bar is no broader
PARTED = 0.75  # pt of white between the bars of a group, where they are broad
BROAD = 5.0  # pt
FEW = 16  # bars: so many may carry their value
VALUE_OFF = 0.3  # of the size: between a bar and its value


def bars(easel: Easel, room: Room) -> None:
    """A chart of bars and its room → drawn: a ReportLab bar chart, the values over the bars where they are few."""
    data = easel.chart.data
    made = plot(easel, room)
    count = len(data.series)
    each = min(FILLED * made.pitch / count, BROADEST * easel.size)
    white = PARTED if count > 1 and each > BROAD else 0.0
    chart = VerticalBarChart()
    chart.data = [list(one.values) for one in data.series]
    chart.useAbsolute = 1
    chart.barWidth, chart.barSpacing = each - white, white
    chart.groupSpacing = made.pitch - count * each + white
    chart.bars.strokeColor, chart.bars.strokeWidth = None, 0
    for index in range(count):
        chart.bars[index].fillColor = easel.colour(index)
    grid(easel, made)
    _values(easel, made, each)
    dress(easel, made, chart)


def _values(easel: Easel, made: Plot, each: float) -> None:
    """The value of every bar at its end, if all go in."""
    data, size = easel.chart.data, easel.size
    count = len(data.series)
    room = made.pitch - 0.3 * size if count == 1 else each - 0.1 * size
    texts = [
        (at, index, value, made.figures.text(value))
        for index, one in enumerate(data.series)
        for at, value in enumerate(one.values)
        if value is not None
    ]
    if len(texts) > FEW or any(easel.wide(text) > room for *_, text in texts):
        return
    for at, index, value, text in texts:
        x = made.middle(at) + (index - (count - 1) / 2) * each
        off = VALUE_OFF * size if value >= 0 else -(VALUE_OFF + CAP) * size
        easel.patch(text, x, made.up(value) + off)
        easel.write(text, x, made.up(value) + off, "middle")
