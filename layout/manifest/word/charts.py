"""A chart of a Word file → its data, from the values the file keeps beside the sheet they came from
(ISO/IEC 29500-1, 21.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.charts import LABELS_MOST, SERIES_MOST
from layout.manifest.word.elements import own_text
from layout.manifest.word.model import Chart
from layout.manifest.word.xml import every, first, within

_KINDS = {
    "c:barChart": "bar",
    "c:bar3DChart": "bar",
    "c:lineChart": "line",
    "c:line3DChart": "line",
    "c:areaChart": "line",
    "c:area3DChart": "line",
    "c:pieChart": "pie",
    "c:pie3DChart": "pie",
    "c:doughnutChart": "pie",
    "c:ofPieChart": "pie",
}
_OTHERS = {
    "c:scatterChart",
    "c:bubbleChart",
    "c:radarChart",
    "c:stockChart",
    "c:surfaceChart",
    "c:surface3DChart",
}
TABLE = ""
"""The kind of a chart that is no bars, lines or pie, or several at once: its data make a table."""
POINTS_MOST = 5000
CELLS_MOST = 20_000
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class _Series(NamedTuple):
    name: str
    labels: dict[int, str]
    values: dict[int, str]


def read_chart(root: Element) -> Chart | None:
    """The root of a part that holds a chart → the chart; None where it keeps no values."""
    kinds, series = list[str](), list[_Series]()
    for plot in root.iter("c:plotArea"):
        for group in plot:
            if group.tag in _KINDS or group.tag in _OTHERS:
                kinds.append(_kind(group))
                series += (
                    _read_series(series_element, number)
                    for number, series_element in enumerate(every(group, "c:ser"), 1)
                )
    if not series or not any(item.values for item in series):
        return None
    if _count(series) * len(series) > CELLS_MOST:
        return None
    kind = kinds[0] if len(set(kinds)) == 1 else TABLE
    title = first(within(root, "c:chart"), "c:title")
    words = "".join(own_text(node) for node in title.iter("a:t")) if title is not None else ""
    chart = Chart(kind, _rows(series), words.strip())
    return chart if _is_drawn(chart) else chart._replace(kind=TABLE)


def _is_drawn(chart: Chart) -> bool:
    """A chart → whether it is of a kind, and no larger than, ours are; a pie has parts of one whole."""
    if chart.kind == TABLE:
        return False
    _, *body = chart.rows
    values = [value for row in body for value in row[1:] if value]
    fits = len(body) <= LABELS_MOST[chart.kind] and len(body[0]) - 1 <= SERIES_MOST[chart.kind]
    parts = chart.kind != "pie" or not any(value.startswith("-") for value in values)
    return fits and parts and all(_NUMBER.fullmatch(value) for value in values)


def _kind(group: Element) -> str:
    """A group of series → bar, line, pie; parts of a hundred, which ours are not, are a table."""
    grouping = first(group, "c:grouping")
    if grouping is not None and grouping.get("val") == "percentStacked":
        return TABLE
    return _KINDS.get(group.tag, TABLE)


def _read_series(element: Element, number: int) -> _Series:
    name = first(element, "c:tx")
    named = "".join(_points(name).values()) if name is not None else ""
    if name is not None and not named:
        named = "".join(own_text(node) for node in name.iter("c:v"))
    labels = first(element, "c:cat")
    if labels is None:
        labels = first(element, "c:xVal")
    values = first(element, "c:val")
    if values is None:
        values = first(element, "c:yVal")
    return _Series(named or f"系列{number}", _points(labels), _points(values))


def _points(element: Element | None) -> dict[int, str]:
    """Labels or values → the points that are given, by their index; of labels in levels the innermost."""
    if element is None:
        return {}
    innermost = within(element, "c:lvl")
    holder = innermost if innermost is not None else element
    found: dict[int, str] = {}
    for point in holder.iter("c:pt"):
        value, index = first(point, "c:v"), point.get("idx", "0")
        if value is not None and index.isdecimal() and int(index) < POINTS_MOST:
            found[int(index)] = " ".join((value.text or "").split())
    return found


def _rows(series: Sequence[_Series]) -> tuple[tuple[str, ...], ...]:
    """Series → a row of their names, then a label and its values a row; "" where there is none."""
    labels = dict[int, str]()
    for item in series:
        labels = {**item.labels, **labels}
    count = _count(series)
    head = ("", *(item.name for item in series))
    body = (
        (labels.get(at, str(at + 1)), *(_number(item.values.get(at, "")) for item in series))
        for at in range(count)
    )
    return (head, *body)


def _count(series: Sequence[_Series]) -> int:
    """Series → how many points they have, given or not."""
    return max(max([*item.values, *item.labels, -1]) + 1 for item in series)


def _number(text: str) -> str:
    """A value as it was reckoned → as it was meant: 0.30000000000000004 is 0.3."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not 1e-9 < abs(value) < 1e15:
        return "0" if value == 0 else text
    shown = f"{value:.12g}"
    return f"{value:.20f}".rstrip("0") if "e" in shown else shown
