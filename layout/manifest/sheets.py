"""A spreadsheet (.xlsx, .csv) → rows of cells as it shows them, each with its place.

Untrusted files stay within bounds: no part is unpacked beyond ``UNPACKED_MOST``, none with a document type is read,
no link is followed and no formula reckoned: what a cell last showed is taken.
"""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.cell_values import shown_value
from layout.manifest.encodings import decode
from layout.manifest.manuscript import NOTHING, Inlines, Manuscript, Piece
from layout.outcome import Outcome

BYTES_MOST, UNPACKED_MOST = 8_000_000, 40_000_000
ROWS_MOST, COLUMNS_MOST = 500, 40
SUFFIXES = (".xlsx", ".xlsm", ".csv")

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")

Rows = tuple[tuple[Piece, ...], ...]


def read_sheet(path: Path, mention: Span, sheet: str, area: str) -> Outcome[Rows | None]:
    """A spreadsheet, where it was asked for, the name of a sheet and a range (A1:D9), both "" for all there is → its
    rows, equally long, empty ones at the edges left out; a cell over others is followed by ``<`` and ``^``."""
    file = str(path)
    if path.suffix.lower() not in SUFFIXES:
        return _refused("sheet-suffix", mention, file=file)
    if area and not _RANGE.fullmatch(area):
        return _refused("sheet-range", mention, range=area)
    try:
        if path.stat().st_size > BYTES_MOST:
            return _refused("sheet-large", mention, file=file, rows=ROWS_MOST, columns=COLUMNS_MOST)
        if path.suffix.lower() == ".csv":
            return _csv(path, mention, area)
        _guard(path)
        return _workbook(path, mention, sheet, area)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        return _refused("sheet-unreadable", mention, file=file, reason=error)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        return _refused("sheet-unreadable", mention, file=file, reason=type(error).__name__)


def _refused(code: str, mention: Span, **values: object) -> Outcome[Rows | None]:
    return Outcome(None, (diagnose(code, mention, None, **values),))


def _guard(path: Path) -> None:
    """A package → nothing. Raises ``ValueError`` for one that unpacks to too much or declares a document type."""
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED_MOST:
            raise OSError(f"> {UNPACKED_MOST // 1_000_000} MB")
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(4000):
                        raise OSError("<!DOCTYPE")


def _workbook(path: Path, mention: Span, sheet: str, area: str) -> Outcome[Rows | None]:
    import openpyxl  # here: a quarter of a second that only an issue with spreadsheets should pay

    book = openpyxl.load_workbook(path, data_only=True, keep_links=False)
    names = [worksheet.title for worksheet in book.worksheets if worksheet.sheet_state == "visible"]
    told: list[Diagnostic] = []
    if sheet and sheet not in names:
        return _refused("sheet-missing", mention, sheet=sheet, names="、".join(names))
    if not names:
        return _refused("sheet-empty", mention, file=str(path))
    page = book[sheet or names[0]]
    filled = [name for name in names if book[name].calculate_dimension() != "A1:A1"]
    if not sheet and len(filled) > 1:
        told.append(diagnose("sheet-chosen", mention, sheet=names[0], names="、".join(names)))
    left, top, right, bottom = _bounds(area, page.max_column, page.max_row)
    hidden = _hidden(page, (left, top, right, bottom))
    if hidden[2]:
        told.append(diagnose("sheet-hidden", mention, rows=hidden[2]))
    rows = [row for row in range(top, bottom + 1) if row not in hidden[0]]
    columns = [column for column in range(left, right + 1) if column not in hidden[1]]
    if len(rows) > ROWS_MOST or len(columns) > COLUMNS_MOST:
        return _refused(
            "sheet-large", mention, file=str(path), rows=ROWS_MOST, columns=COLUMNS_MOST
        )
    covered = _covered(page)
    cells = [[_cell(page, row, column, str(path), covered) for column in columns] for row in rows]
    told += _lacking(path, page.title, cells)
    found = _trimmed(cells)
    if not found:
        return _refused("sheet-empty", mention, file=str(path))
    return Outcome(found, tuple(told))


def _bounds(area: str, columns: int, rows: int) -> tuple[int, int, int, int]:
    """A range, and how far a sheet is filled → first column and row, last column and row, from 1."""
    found = _RANGE.fullmatch(area) if area else None
    if found is None:
        return 1, 1, columns, rows
    left, top = _number(found[1]), int(found[2])
    right, bottom = _number(found[3] or found[1]), int(found[4] or found[2])
    left, right, top, bottom = (
        min(left, right),
        max(left, right),
        min(top, bottom),
        max(top, bottom),
    )
    return left, top, min(right, max(columns, left)), min(bottom, max(rows, top))


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _hidden(page: Any, area: tuple[int, int, int, int]) -> tuple[set[int], set[int], int]:
    """A sheet and a range → the rows and columns in it that are hidden, and how many."""
    left, top, right, bottom = area
    rows = {
        row for row, item in page.row_dimensions.items() if item.hidden and top <= row <= bottom
    }
    columns = {
        column
        for value in page.column_dimensions.values()
        if value.hidden
        for column in range(value.min or 0, (value.max or 0) + 1)
        if left <= column <= right
    }
    return rows, columns, len(rows) + len(columns)


def _covered(page: Any) -> dict[tuple[int, int], str]:
    """A sheet → the places that cells beginning elsewhere cover: ``<`` beside, ``^`` under their cell."""
    found = {}
    for one in page.merged_cells.ranges:
        for row in range(one.min_row, one.max_row + 1):
            for column in range(one.min_col, one.max_col + 1):
                if (row, column) != (one.min_row, one.min_col):
                    found[row, column] = "<" if column > one.min_col else "^"
    return found


def _cell(
    page: Any, row: int, column: int, file: str, covered: dict[tuple[int, int], str]
) -> Piece:
    """A place on a sheet → what it shows; it holds no markup."""
    mark = covered.get((row, column))
    one = page.cell(row, column)
    text = mark or shown_value(one.value, one.number_format or "")
    place = f"{page.title}!{one.coordinate}"
    if not text:
        return NOTHING
    return Manuscript(text, file, ((0, row, column),), place).piece()._replace(inlines=Inlines())


def _lacking(path: Path, title: str, cells: Sequence[Sequence[Piece]]) -> list[Diagnostic]:
    """A workbook, a sheet and its cells → an error for the formulas in it that show nothing, and those that show a
    fault."""
    faults = [
        cell for row in cells for cell in row if re.fullmatch(r"#[A-Z/0!?]+[!?A]?", cell.text)
    ]
    told = [diagnose("sheet-fault", cell.span(), value=cell.text) for cell in faults]
    if all(cell.text for row in cells for cell in row):
        return told
    import openpyxl

    page = openpyxl.load_workbook(path, keep_links=False)[title]
    reckoned = openpyxl.load_workbook(path, data_only=True, keep_links=False)[title]
    for row in page.iter_rows():
        for one in row:
            if one.data_type == "f" and reckoned[one.coordinate].value is None:
                span = Span(str(path), one.row, one.column, 1, f"{title}!{one.coordinate}")
                told.append(diagnose("sheet-formula", span, formula=str(one.value)[:30]))
    return told


def _csv(path: Path, mention: Span, area: str) -> Outcome[Rows | None]:
    """A file of values parted by commas, semicolons or tabs → its rows."""
    decoded = decode(path.read_bytes())
    if decoded is None:
        return _refused("text-encoding", mention, file=str(path))
    told: list[Diagnostic] = []
    if not decoded.sure:
        words = " ".join(decoded.text.split())[:24]
        span = Span(str(path), 1)
        told.append(diagnose("text-encoding-unsure", span, encoding=decoded.encoding, words=words))
    first = decoded.text[:2000].split("\n")[0]
    comma = max(",\t;", key=first.count)
    reader = csv.reader(StringIO(decoded.text.lstrip("\ufeff")), delimiter=comma)
    lines = [(reader.line_num, row) for row in reader]
    width = max((len(row) for _, row in lines), default=0)
    left, top, right, bottom = _bounds(area, width, len(lines))
    if bottom - top >= ROWS_MOST or right - left >= COLUMNS_MOST:
        return _refused(
            "sheet-large", mention, file=str(path), rows=ROWS_MOST, columns=COLUMNS_MOST
        )
    cells = []
    for line, row in lines[top - 1 : bottom]:
        texts = [*(one.strip() for one in row), *[""] * (width - len(row))][left - 1 : right]
        places = [((0, line, 1),)] * len(texts)
        cells.append(
            [
                Manuscript(text, str(path), place).piece()._replace(inlines=Inlines())
                if text
                else NOTHING
                for text, place in zip(texts, places, strict=True)
            ]
        )
    found = _trimmed(cells)
    return (
        Outcome(found, tuple(told)) if found else _refused("sheet-empty", mention, file=str(path))
    )


def _trimmed(cells: Sequence[Sequence[Piece]]) -> Rows:
    """Rows → the same without empty rows and columns at the edges."""
    rows = [at for at, row in enumerate(cells) if any(cell.text for cell in row)]
    columns = [at for row in cells for at, cell in enumerate(row) if cell.text]
    if not rows:
        return ()
    left, right = min(columns), max(columns)
    return tuple(tuple(row[left : right + 1]) for row in cells[rows[0] : rows[-1] + 1])
