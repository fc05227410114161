"""Lines between bars, or with tabs → tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.block_model import TableBlock
from layout.manifest.kept_lines import is_numeric
from layout.manifest.manuscript import NOTHING, Manuscript, Piece
from layout.manifest.source_lines import Line

_RULE_CELL = re.compile(r"[:：]?[-—–]+[:：]?")
_CELL = re.compile(r"(?:\\.|[^|\\])*")
_WIDE_CELL = re.compile(r"[^｜]*")


def pipe_table(source: Manuscript, group: list[Line]) -> tuple[TableBlock | None, list[Diagnostic]]:
    """Lines that open and close with a bar, one over them for caption, braces under them → a table.

    Without a line of dashes the first row is its head, and that is told; one row alone is none.
    """
    caption = NOTHING
    if group[0].kind != "table":
        caption = source.piece(group[0].start, group[0].end)
    rows = [_cells(source, line) for line in group if line.kind == "table"]
    rules = [
        index for index, row in enumerate(rows) if all(_RULE_CELL.fullmatch(c.text) for c in row)
    ]
    chart = group[-1] if group[-1].kind == "chart" else None
    alike = len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 if rows else False
    if len(rows) == 1 or len(rules) == len(rows) or not (rules or alike):
        told = [diagnose("chart-no-table", source.span(chart.start))] if chart else []
        return None, told
    braces = source.piece(chart.start + 1, chart.end - 1) if chart else NOTHING
    if not rules:
        lines = [line for line in group if line.kind == "table"]
        told = [diagnose("table-no-rule", source.span(lines[0].start), count=len(rows))]
        align = _by_content(rows)
        table = TableBlock(_filled(rows), 1, align, caption, group[0].start, braces)
        return table, told
    head = rules[0]
    align = tuple(_align(cell.text) for cell in rows[head])
    body = rows[:head] + rows[head + 1 :]
    width = max(len(row) for row in rows)
    told = [
        diagnose("table-ragged", _row_span(source, group, index, head), have=len(row), want=width)
        for index, row in enumerate(body)
        if len(row) != width
    ]
    align += ("left",) * (width - len(align))
    return TableBlock(_filled(body), head, align, caption, group[0].start, braces), told


def tab_table(source: Manuscript, group: list[Line]) -> tuple[TableBlock, list[Diagnostic]]:
    """Lines with as many tabs in each → a table, its first row for head where it holds no numbers."""
    rows = []
    for line in group:
        start, cells = line.start, list[Piece]()
        for words in source.text[line.start : line.end].split("\t"):
            left = start + len(words) - len(words.lstrip())
            cells.append(source.piece(left, left + len(words.strip())))
            start += len(words) + 1
        rows.append(cells)
    head = 0 if any(is_numeric([cell.text]) and cell.text for cell in rows[0][1:]) else 1
    told = [diagnose("tab-table", source.span(group[0].start), count=len(rows))]
    return TableBlock(_filled(rows), head, _by_content(rows), NOTHING, group[0].start), told


def _by_content(rows: Sequence[Sequence[Piece]]) -> tuple[str, ...]:
    """Rows → how their columns align: numbers at the right."""
    width = max(len(row) for row in rows)
    columns = ([row[at].text for row in rows[1:] if at < len(row)] for at in range(width))
    return tuple("right" if is_numeric(column) else "left" for column in columns)


def _filled(rows: Sequence[Sequence[Piece]]) -> tuple[tuple[Piece, ...], ...]:
    width = max(len(row) for row in rows)
    return tuple((*row, *[NOTHING] * (width - len(row))) for row in rows)


def _row_span(source: Manuscript, group: list[Line], index: int, head: int) -> Span:
    lines = [line for line in group if line.kind == "table"]
    line = lines[index if index < head else index + 1]
    return source.span(line.start, line.end - line.start)


def _cells(source: Manuscript, line: Line) -> list[Piece]:
    """A line between bars → its cells without the blanks round them; \\| is a bar in a cell."""
    pattern = _WIDE_CELL if source.text[line.start] == "｜" else _CELL
    cells, position = list[Piece](), line.start + 1
    while position < line.end:
        found = pattern.match(source.text, position, line.end)
        end = found.end() if found else position
        words = source.text[position:end]
        left = position + len(words) - len(words.lstrip())
        cells.append(source.piece(left, left + len(words.strip())))
        position = end + 1
    return cells


def _align(rule: str) -> str:
    if rule[-1] in ":：":
        return "centre" if rule[0] in ":：" else "right"
    return "left"
