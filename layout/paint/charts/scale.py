"""Numbers of a chart → the ticks of its axis and the figures printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

STEPS = (1.0, 2.0, 2.5, 5.0)
NOISE = 1e-9  # of a step: what floats add
APART = (
    0.5  # of the greatest: a least value above this share of it lets a line chart begin above zero
)
SPARE = 0.6  # of a step: so much of it left empty on the lesser side of zero is cut off
PER = ("%", "‰")  # units that stand with the figure
LARGE_FROM = 1e5  # in 万, or in 亿, from here on
DIGITS = 4  # that the greatest figure in 万 or 亿 is given with
EXACT = 12  # digits that count


class Axis(NamedTuple):
    """The values at which an axis has ticks, and those at its foot and its head."""

    ticks: tuple[float, ...]
    low: float
    high: float

    def share(self, value: float) -> float:
        """A value → how far up the axis it stands, 0..1."""
        return (value - self.low) / (self.high - self.low)


class Figures(NamedTuple):
    """How numbers are printed: divided by ``by``, with ``places`` after the point and ``per`` after each;
    ``unit`` is told once."""

    by: float
    places: int
    unit: str
    per: str = ""

    def text(self, value: float) -> str:
        """A number → its figure."""
        plain = f"{value / self.by:.{self.places}f}"
        zero = not plain.strip("-0.")
        return (plain.lstrip("-") if zero else plain.replace("-", "−")) + self.per

    def ticks(self, scale: Axis) -> tuple[str, ...]:
        """An axis → the figures at its ticks, with as many places as they need."""
        places = max(_places(tick / self.by) for tick in scale.ticks)
        return tuple(self._replace(places=places).text(tick) for tick in scale.ticks)


def _places(value: float) -> int:
    """A number → how many digits it has after the point, the noise of floats left out."""
    exponent = Decimal(f"{value:.{EXACT}g}").normalize().as_tuple().exponent
    return max(0, -int(exponent))


def axis(values: Sequence[float], most: int, from_zero: bool) -> Axis:
    """The values shown, the most intervals there is room for and whether zero must be there → the axis:
    round ticks, no more than are needed. On the lesser side of zero it ends where the values do."""
    low, high = min(values), max(values)
    far = low > max(APART * high, 0.0) or high < min(APART * low, 0.0)
    if from_zero or low == high or not far:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return Axis((0.0, 1.0), 0.0, 1.0)
    whole = all(value == math.floor(value) for value in values)
    step = next(
        step for step in _steps((high - low) / most, whole) if _intervals(low, high, step) <= most
    )
    first, last = math.floor(low / step + NOISE), math.ceil(high / step - NOISE)
    ends = [first * step, last * step]
    if -high <= low < 0 and low > (first + SPARE) * step:
        first, ends[0] = first + 1, low
    elif 0 < high < -low and high < (last - SPARE) * step:
        last, ends[1] = last - 1, high
    return Axis(tuple(_tick(at, step) for at in range(first, last + 1)), *ends)


def _steps(rough: float, whole: bool) -> Iterator[float]:
    """The least step and whether the values are whole numbers → the round steps from about there up."""
    power = 10.0 ** math.floor(math.log10(rough))
    while True:
        for factor in STEPS:
            step = factor * power
            if step == math.floor(step) or not (whole or factor == 2.5):
                yield step
        power *= 10


def _intervals(low: float, high: float, step: float) -> int:
    """The intervals an axis has between two values; one on the lesser side of zero need not be whole."""
    lesser = min(-low, high) if low < 0 < high else 0.0
    spared = NOISE < lesser / step % 1 < 1 - SPARE
    return math.ceil(high / step - NOISE) - math.floor(low / step + NOISE) - spared


def _tick(at: int, step: float) -> float:
    """The number of a tick and the step → its value, free of the noise of floats."""
    return float(f"{at * step:.12g}")


def figures(values: Sequence[float], unit: str) -> Figures:
    """The values of a chart and their unit → how they are printed, all with the same places: large ones in 万 or 亿."""
    most = max((abs(value) for value in values), default=0.0)
    by, printed = _unit(most, unit)
    places = max((_places(value / by) for value in values), default=0)
    if by > 1:
        least = min(abs(value) for value in values if value)
        enough = DIGITS - 1 - math.floor(math.log10(most / by))
        places = min(places, max(0, enough, -math.floor(math.log10(least / by))))
    return Figures(by, places, "" if unit in PER else printed, unit if unit in PER else "")


def _unit(most: float, unit: str) -> tuple[float, str]:
    """The greatest number of a chart and the unit it is written in → what to divide by, and the unit then."""
    if most < LARGE_FROM or unit in PER or unit.startswith("亿"):
        return 1.0, unit
    if unit.startswith("万"):  # 万户: ten thousand of them are 亿户
        return 1e4, "亿" + unit[1:]
    return (1e8, "亿" + unit) if most >= 1e8 else (1e4, "万" + unit)


def shares(values: Sequence[float]) -> tuple[str, ...]:
    """The parts of a whole → their per cents, which come to 100 together."""
    whole = sum(values)
    exact = [100 * value / whole for value in values]
    places = 0 if all(one >= 1 or one == 0 for one in exact) else 1
    units = 10**places
    floors = [math.floor(one * units + 1e-9) for one in exact]
    left = 100 * units - sum(floors)
    by_rest = sorted(range(len(exact)), key=lambda at: floors[at] - exact[at] * units)
    for at in by_rest[: max(left, 0)]:
        floors[at] += 1
    return tuple(f"{floor / units:.{places}f}%" for floor in floors)
