"""Lines over one axis, told apart by colour, dashes and markers."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.graphics.charts.linecharts import HorizontalLineChart

from layout.paint.charts.axes import Plot, dress, grid, plot
from layout.paint.charts.canvas import CAP, Easel, Room
from layout.paint.charts.signs import WIDTH, dashes, marker

MARKED = 7.0  # pt: the least between two markers
FEW = 12  # points: so many may carry their value
VALUE_OFF = 0.6  # of the size: between a point and its value

Values = tuple[float | None, ...]


def lines(easel: Easel, room: Room) -> None:
    """A chart of lines and its room → drawn: a ReportLab line chart, with the values of a single short line."""
    made = plot(easel, room)
    chart = HorizontalLineChart()
    data = easel.chart.data.series
    runs = [(index, run) for index, one in enumerate(data) for run in unbroken(one.values)]
    chart.data = [list(run) for _, run in runs]
    for at, (index, run) in enumerate(runs):
        alone = sum(value is not None for value in run) == 1
        look = chart.lines[at]
        look.strokeColor, look.strokeWidth = easel.colour(index), WIDTH
        look.strokeDashArray = dashes(index)
        look.symbol = marker(easel, index) if alone or made.pitch >= MARKED else None
    grid(easel, made)
    if len(data) == 1:
        _values(easel, made, data[0].values)
    dress(easel, made, chart)


def unbroken(values: Values) -> Iterator[Values]:
    """The values of a series → each stretch without a gap, None before and after it: where a value is missing
    the line is broken, which ReportLab would draw through."""
    start = 0
    for end, value in enumerate((*values, None)):
        if value is not None:
            continue
        if end > start:
            after = len(values) - end
            yield (None,) * start + values[start:end] + (None,) * after
        start = end + 1


def _values(easel: Easel, made: Plot, values: Values) -> None:
    """The value of every point, if all go in: under it where the line turns up again, else over it, on the
    side the line does not go to."""
    size = easel.size
    points = [(at, value) for at, value in enumerate(values) if value is not None]
    texts = [made.figures.text(value) for _, value in points]
    if len(texts) > FEW or any(easel.wide(text) > made.pitch - 0.3 * size for text in texts):
        return
    for text, (at, value) in zip(texts, points, strict=True):
        before, after = (_beside(values, n, value) for n in (at - 1, at + 1))
        x, y = made.middle(at), made.up(value) + VALUE_OFF * size
        low = made.up(value) - (VALUE_OFF + CAP) * size
        if before >= value <= after and before + after > 2 * value and low > made.room.bottom:
            y = low
        elif before < value < after:
            x -= easel.wide(text) / 2
        elif before > value > after:
            x += easel.wide(text) / 2
        easel.patch(text, x, y)
        easel.write(text, x, y, "middle")


def _beside(values: Values, index: int, value: float) -> float:
    """The values of a line, the place beside one of them and that one → what stands there, itself where nothing does."""
    other = values[index] if 0 <= index < len(values) else None
    return value if other is None else other
