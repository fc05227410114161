"""A pie: the parts of a whole, each with its name and its share beside it."""

from __future__ import annotations

import math
from typing import NamedTuple

from reportlab.graphics.charts.piecharts import Pie

from layout.paint.charts.canvas import CAP, Easel, Room
from layout.paint.charts.fit import DOTS, broken_label, shortened
from layout.paint.charts.scale import PER, figures, shares
from layout.style.model import Colour

LEADING = 1.2  # of the size, inside a label
UNDER = 0.9  # of the size: white under the total
PARTED = 0.5  # of the size, between two labels
KNEE = 0.6  # of the size: from the pie to the knee of a leader
LEADER = 1.7  # of the size: from the pie to the labels
CLEAR = 0.3  # of the size: from a leader to its label
NAMES_MOST, NAMES_LEAST = 0.34, 0.2  # of the width, for the labels of a side
LINES_MOST = 3  # of a name
SMALL = 0.75  # of the greatest radius: for less, names are broken
SMALLEST = 0.35  # of the greatest radius: for less, names are shortened
EDGE = 0.75  # pt of white between two slices


class Slice(NamedTuple):
    """A slice: the lines of its label, and the angle of its middle in degrees, anticlockwise from the right."""

    lines: tuple[str, ...]
    middle: float

    @property
    def right(self) -> bool:
        """Whether its label stands at the right."""
        return math.cos(math.radians(self.middle)) >= -1e-9


def pie(easel: Easel, room: Room) -> None:
    """A pie chart and its room → drawn: a ReportLab pie from twelve o'clock on, its labels at both sides."""
    room = _total(easel, room)
    full = room.height / 2 - 1.5 * KNEE * easel.size
    slices, sides, radius = _best(easel, room, full)
    radius = max(min(radius, full), 1.0)
    x = room.left + max(0.0, (room.width - sum(sides) - 2 * radius) / 2) + sides[0] + radius
    centre = (x, (room.bottom + room.top) / 2)
    _wedges(easel, centre, radius)
    for right in (False, True):
        _labels(easel, [one for one in slices if one.right is right], (centre, radius), room)
    easel.short.extend(_dotted(slices))


Made = tuple[list[Slice], tuple[float, float], float]


def _best(easel: Easel, room: Room, full: float) -> Made:
    """The room and the greatest radius → the labels as they leave room to the pie: on one line if it is large
    enough so, else in lines, shortened only where it would be too small otherwise."""
    made = _set(easel, room, NAMES_MOST)
    if made[2] >= SMALL * full:
        return made
    made = max(made, _set(easel, room, NAMES_LEAST), key=_worth)
    least = SMALLEST * full
    if made[2] >= least:
        return made
    return _set(easel, room, (room.width / 2 - least - LEADER * easel.size) / room.width)


def _worth(made: Made) -> tuple[int, float]:
    """What came of a width for the labels → how good it is: whole names, then a large pie."""
    return -len(_dotted(made[0])), made[2]


def _dotted(slices: list[Slice]) -> list[str]:
    """Slices → the lines of their labels that were shortened."""
    return [text for one in slices for text in one.lines if text.endswith(DOTS)]


def _set(easel: Easel, room: Room, share: float) -> Made:
    """The room and the share of its width a label may take → the slices, what the labels take at the left and
    at the right, and the radius that is left to the pie."""
    slices = _slices(easel, share * room.width)
    sides = tuple(_side(easel, slices, right) for right in (False, True))
    return slices, (sides[0], sides[1]), (room.width - sum(sides)) / 2


def _side(easel: Easel, slices: list[Slice], right: bool) -> float:
    """The width the labels of a side take, with their leaders."""
    texts = [text for one in slices if one.right is right for text in one.lines]
    return max(map(easel.wide, texts)) + LEADER * easel.size if texts else 0.0


def _total(easel: Easel, room: Room) -> Room:
    """What the parts come to, if they have a unit to say it in, and the room left under it."""
    data, size = easel.chart.data, easel.size
    if not data.unit or data.unit in PER:
        return room
    values = [value or 0.0 for value in data.series[0].values]
    printed = figures([*values, sum(values)], data.unit)
    text = f"合计 {printed.text(sum(values))} {printed.unit}"
    easel.write(shortened(text, room.width, easel.wide), room.left, room.top - CAP * size)
    return Room(room.left, room.bottom, room.right, room.top - (CAP + UNDER) * size)


def _slices(easel: Easel, most: float) -> list[Slice]:
    """The width a label may take → the slices in order. What has no number has no slice."""
    data = easel.chart.data
    values = [value or 0.0 for value in data.series[0].values]
    printed = figures(values, data.unit)
    told = [printed.text(v) for v in values] if data.unit in PER else shares(values)
    whole, passed = sum(values), 0.0
    slices = []
    for index, (label, value) in enumerate(zip(data.labels, values, strict=True)):
        if data.series[0].values[index] is not None:
            lines = _label(easel, label, told[index], most)
            slices.append(Slice(lines, 90 - 360 * (passed + value / 2) / whole))
        passed += value
    return slices


def _label(easel: Easel, name: str, share: str, most: float) -> tuple[str, ...]:
    """A name, a share and the width there is → their lines: one where it is enough."""
    if easel.wide(f"{name} {share}") <= most:
        return (f"{name} {share}",)
    lines = broken_label(name, most, LINES_MOST, easel.wide)
    return (*(lines or (shortened(name, most, easel.wide),)), share)


def _wedges(easel: Easel, centre: tuple[float, float], radius: float) -> None:
    chart = Pie(x=centre[0] - radius, y=centre[1] - radius, width=2 * radius, height=2 * radius)
    chart.data = [value or 0.0 for value in easel.chart.data.series[0].values]
    chart.slices.strokeColor, chart.slices.strokeWidth = easel.ink(Colour()), EDGE
    chart.slices.label_visible = 0
    for index in range(len(chart.data)):
        chart.slices[index].fillColor = easel.colour(index)
    easel.shapes.add(chart)


def _labels(
    easel: Easel,
    slices: list[Slice],
    circle: tuple[tuple[float, float], float],
    room: Room,
) -> None:
    """The labels of one side, each as near to the middle of its slice as the others let it, with a leader."""
    (x, y), radius = circle
    size = easel.size
    slices = sorted(slices, key=lambda one: -math.sin(math.radians(one.middle)))
    heights = [(CAP + (len(one.lines) - 1) * LEADING) * size for one in slices]
    reach = radius + KNEE * size
    wanted = [y + reach * math.sin(math.radians(one.middle)) for one in slices]
    for one, height, at in zip(
        slices, heights, spread(wanted, heights, PARTED * size, room), strict=True
    ):
        way = 1 if one.right else -1
        across, up = math.cos(math.radians(one.middle)), math.sin(math.radians(one.middle))
        knee = x + reach * across, y + reach * up
        easel.hairline((x + radius * across, y + radius * up, *knee))
        easel.hairline((*knee, x + way * (radius + (LEADER - CLEAR) * size), at))
        for row, line in enumerate(one.lines):
            baseline = at + height / 2 - (CAP + row * LEADING) * size
            text = x + way * (radius + LEADER * size)
            easel.write(line, text, baseline, "start" if one.right else "end")


def spread(wanted: list[float], heights: list[float], apart: float, room: Room) -> list[float]:
    """Where labels want their middles, from the top down, their heights, the white between them and the room →
    where they go: moved no further than is needed to keep clear of each other and, if that can be, inside."""
    middles = list(wanted)
    for _ in range(60):
        for at in range(len(middles) - 1):
            need = (heights[at] + heights[at + 1]) / 2 + apart
            over = need - (middles[at] - middles[at + 1])
            if over > 0:
                middles[at] += over / 2
                middles[at + 1] -= over / 2
        for at, height in enumerate(heights):
            middles[at] = min(max(middles[at], room.bottom + height / 2), room.top - height / 2)
    return middles
