"""A chart of the manifest, or a table that is to be one → its data, checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.attributes import read_attributes
from layout.manifest.block_model import TableBlock
from layout.manifest.drawing_fields import INLINE_CHART, VALUE
from layout.manifest.manuscript import NOTHING, Manuscript, Piece
from layout.manifest.model import ChartSource, DrawingSource, Where
from layout.manifest.written import piece_of, place_of, trimmed, written
from layout.outcome import Outcome
from layout.source.bind import Bound
from layout.source.lengths import Length
from layout.source.node import Node
from layout.source.scalars import Fault, read_scalar

LABELS_MOST = {"bar": 40, "line": 120, "pie": 8}
SERIES_MOST = {"bar": 5, "line": 5, "pie": 1}

Values = tuple[float | None, ...]


class _Row(NamedTuple):
    """A series as written: its name, its values and the place of both."""

    name: Piece
    values: Values
    span: Span


def read_chart(bound: Bound) -> Outcome[DrawingSource | None]:
    """One entry of ``charts:``, bound → the chart; None where it cannot be drawn, and why.

    Numbers that are none have been told when it was bound.
    """
    kind = bound.find("kind", str)
    node = bound.nodes.get("series")
    rows = _rows(node, bound) if node else None
    if kind is None or rows is None:
        return Outcome(None)
    nodes = bound.nodes["labels"].items if "labels" in bound.nodes else ()
    labels = tuple(trimmed(written(node)) for node in nodes if node.kind == "scalar")
    if not labels and all(len(row.values) == 1 and row.name.text for row in rows):
        labels, rows = _turned(rows)
    return _drawing((kind, labels, rows), bound, place_of(bound), piece_of(bound, "caption"))


def _rows(node: Node, bound: Bound) -> list[_Row] | None:
    """What stands after ``series:`` → its series; None where a number in it was wrong."""
    value = bound.values["series"]
    if isinstance(value, tuple):
        return [_Row(NOTHING, value, node.span)] if len(value) == len(node.items) else None
    if not isinstance(value, dict):
        return None
    rows = []
    for entry in node.entries:
        values: Values = value.get(entry.key, ())
        given = len(entry.value.items) if entry.value.kind == "list" else not entry.value.empty
        if len(values) != given:
            return None
        place = Manuscript(entry.key, entry.key_span.file, ((0, *entry.key_span[1:3]),))
        rows.append(_Row(place.piece(), values, entry.key_span))
    return rows


def _turned(rows: Sequence[_Row]) -> tuple[tuple[Piece, ...], list[_Row]]:
    """Series of one number each → their names as labels, and the one series of their numbers."""
    values = tuple(row.values[0] for row in rows)
    span = rows[0].span if rows else Span("", 0)
    return tuple(row.name for row in rows), [_Row(NOTHING, values, span)]


def chart_of_table(table: TableBlock) -> Outcome[DrawingSource | None]:
    """A table of a manuscript and the braces under it → the chart: a label and its values a row.

    The last row of its head names the series; the first column holds the labels.
    """
    braces = read_attributes(table.chart, INLINE_CHART, "kind")
    told = list(braces.diagnostics)
    kind = braces.value.find("kind", str)
    body = table.rows[table.head :]
    width = len(table.rows[0])
    names = table.rows[table.head - 1] if table.head else (NOTHING,) * width
    rows = []
    for column in range(1, width):
        values = [_number(row[column], names[column], told) for row in body]
        place = names[column] if names[column].text else table.rows[0][0]
        rows.append(_Row(names[column], tuple(values), place.span(0, len(place.text))))
    if told or kind is None:
        return Outcome(None, tuple(told))
    labels = tuple(row[0] for row in body)
    return _drawing((kind, labels, rows), braces.value, Where(), table.caption)


def chart_of_cells(cells: Sequence[Sequence[Piece]], bound: Bound) -> Outcome[DrawingSource | None]:
    """The cells of a spreadsheet and the entry of ``charts:`` that asks for them → the chart: the first row names
    the series, the first column holds the labels."""
    kind = bound.find("kind", str)
    head, *body = cells
    told: list[Diagnostic] = []
    rows = []
    for column in range(1, len(head)):
        values = tuple(_number(row[column], head[column], told) for row in body)
        rows.append(_Row(head[column], values, bound.span("file")))
    if kind is None or told:
        return Outcome(None, tuple(told))
    labels = tuple(row[0] for row in body)
    return _drawing((kind, labels, rows), bound, place_of(bound), piece_of(bound, "caption"))


def _number(cell: Piece, name: Piece, told: list[Diagnostic]) -> float | None:
    """A cell of a table → its number; what is none is told."""
    if not cell.text:
        return None
    value = read_scalar(cell.text.replace(",", ""), VALUE)
    if isinstance(value, Fault):
        span = cell.span(0, len(cell.text))
        told.append(diagnose(value.code, span, None, key=name.text or "|", **value.values))
        return None
    return value if isinstance(value, float) else None


def _drawing(
    data: tuple[str, tuple[Piece, ...], Sequence[_Row]], bound: Bound, where: Where, caption: Piece
) -> Outcome[DrawingSource | None]:
    """Kind, labels and series, the other keys, place and caption → the chart, or what is wrong with it."""
    kind, labels, rows = data
    span = rows[0].span if rows else bound.span("series")
    faults = [*_sizes(kind, labels, rows, span), *_pie(kind, rows, span)]
    if faults:
        return Outcome(None, tuple(faults))
    series = tuple((row.name, row.values) for row in rows)
    content = ChartSource(kind, labels, series, piece_of(bound, "unit"))
    drawing = DrawingSource(
        content,
        bound.node.span,
        where,
        caption,
        alt=bound.find("alt", str) or "",
        width=bound.find("width", Length),
        rows=bound.find("rows", int),
    )
    return Outcome(drawing)


def _sizes(
    kind: str, labels: tuple[Piece, ...], rows: Sequence[_Row], span: Span
) -> list[Diagnostic]:
    """Too much, too little, or not a value a label."""
    told = []
    count = max((len(row.values) for row in rows), default=0)
    for row in rows:
        if all(value is None for value in row.values):
            told.append(diagnose("chart-empty", row.span, name=row.name.text or "series"))
        elif labels and len(row.values) != len(labels):
            have, want = len(row.values), len(labels)
            name = row.name.text or "series"
            told.append(diagnose("chart-lengths", row.span, name=name, have=have, want=want))
    if not rows:
        told.append(diagnose("chart-empty", span, name="series"))
    elif not labels and not told:
        told.append(diagnose("chart-no-labels", span, count=count))
    for code, have, most in (
        ("chart-many-labels", len(labels), LABELS_MOST[kind]),
        ("chart-many-series", len(rows), SERIES_MOST[kind]),
    ):
        if have > most:
            told.append(diagnose(code, span, have=have, most=most))
    return told


def _pie(kind: str, rows: Sequence[_Row], span: Span) -> list[Diagnostic]:
    """A pie is the parts of one whole: nothing negative in it, and something at all."""
    values = [value for row in rows for value in row.values if value is not None]
    if kind != "pie" or not values or (min(values) >= 0 and max(values) > 0):
        return []
    return [diagnose("chart-pie-parts", span)]
