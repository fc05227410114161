"""Tables and charts of the manifest, their cells written there or taken from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.charts import chart_of_cells, read_chart
from layout.manifest.kept_lines import is_numeric
from layout.manifest.manuscript import Manuscript, Piece
from layout.manifest.model import DrawingSource, TableSource, Where
from layout.manifest.paths import find_file
from layout.manifest.written import piece_of, trimmed, written
from layout.source.bind import Bound

Rows = tuple[tuple[Piece, ...], ...]


class TableReader:
    """Reads the tables and charts of an issue; collects what is wrong with them, and the spreadsheets read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[Diagnostic] = []
        self.files: list[Path] = []

    def table(self, bound: Bound) -> TableSource | None:
        """One entry of ``tables:`` → the table, its rows made equally long; None where its cells cannot be read."""
        rows = self.rows(bound, "rows", "各行")
        if rows is None:
            return None
        width = max((len(row) for row in rows), default=0)
        head = min(bound.get("head", int), len(rows))
        align = bound.every("align", str)
        if not align and "file" in bound.nodes:
            align = _by_content(rows[head:], width)
        align = align * width if len(align) == 1 else align + ("left",) * (width - len(align))
        words = piece_of(bound, "at")
        where = Where(words) if words.text else Where(share=1.0)
        caption, span = piece_of(bound, "caption"), bound.node.span
        return TableSource(rows, head, align[:width], caption, where, span)

    def chart(self, bound: Bound) -> DrawingSource | None:
        """One entry of ``charts:`` → the chart; None where it cannot be drawn."""
        if "file" not in bound.nodes:
            if "series" not in bound.nodes:
                self.told.append(_missing(bound, "series", "数据"))
                return None
            return self.taken(read_chart(bound))
        rows = self.rows(bound, "series", "数据")
        return self.taken(chart_of_cells(rows, bound)) if rows else None

    def taken(
        self, read: tuple[DrawingSource | None, tuple[Diagnostic, ...]]
    ) -> DrawingSource | None:
        """A chart as it was read → the chart; what is wrong with it is told."""
        self.told += read[1]
        return read[0]

    def rows(self, bound: Bound, key: str, meaning: str) -> Rows | None:
        """A record → the cells its spreadsheet holds, or those written under ``key``."""
        file = bound.find("file", str)
        if file is None:
            if key not in bound.nodes:
                self.told.append(_missing(bound, key, meaning))
                return None
            return _written(bound)
        if key in bound.nodes:
            self.told.append(diagnose("sheet-and-rows", bound.nodes[key].span, key=key))
        span = bound.span("file")
        path = find_file(file, self.folder, self.folder, span)
        self.told += path.diagnostics
        if path.value is None:
            return None
        self.files.append(path.value)
        from layout.manifest.sheets import read_sheet  # here: most issues have no spreadsheet

        sheet, area = bound.find("sheet", str) or "", bound.find("range", str) or ""
        read = read_sheet(path.value, span, sheet.strip(), area.strip())
        self.told += read.diagnostics
        return read.value


def _missing(bound: Bound, key: str, meaning: str) -> Diagnostic:
    return diagnose("missing-key", bound.node.span, key=key, meaning=meaning)


def _written(bound: Bound) -> Rows:
    """The cells written under ``rows:``, the rows made equally long."""
    node = bound.nodes.get("rows")
    rows = [
        [trimmed(written(cell)) for cell in row.items if cell.kind == "scalar"]
        for row in (node.items if node else ())
    ]
    width = max((len(row) for row in rows), default=0)
    span: Span = bound.node.span
    empty = trimmed(Manuscript("", span.file, ((0, *span[1:3]),)))
    return tuple((*row, *[empty] * (width - len(row))) for row in rows)


def _by_content(rows: Sequence[Sequence[Piece]], width: int) -> tuple[str, ...]:
    """The rows below the head → how the columns align: numbers at the right."""
    columns = ([row[at].text for row in rows] for at in range(width))
    return tuple("right" if is_numeric(column) else "left" for column in columns)
