"""Spreadsheets: cells as they show themselves, merged ones, ranges, charts; what cannot be read is told."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from layout.diagnostics import Span
from layout.manifest.cell_values import shown_value
from layout.manifest.model import ChartSource
from layout.manifest.read import read_issue
from layout.manifest.sheets import UNPACKED_MOST, read_sheet

MENTION = Span("issue.yaml", 1)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1204, "General", "1204"),
        (0.1, "General", "0.1"),
        (1 / 3, "0.00", "0.33"),
        (2.5, "0", "3"),
        (1234567.891, "#,##0.0", "1,234,567.9"),
        (0.081, "0.0%", "8.1%"),
        (-0.025, "0.0%", "-2.5%"),
        (-5, "0;(0)", "(5)"),
        (12, '0"万户"', "12万户"),
        (3.5, "0.##", "3.5"),
        (7, "[Red]0.00_);(0.00)", "7.00"),
        (True, "General", "是"),
        (None, "General", ""),
        ("  文字 ", "@", "文字"),
        (date(2020, 5, 1), 'yyyy"年"m"月"d"日"', "2020年5月1日"),
        (date(2020, 5, 1), 'm"月"d"日"', "5月1日"),
        (datetime(2020, 5, 1, 8, 30), "yyyy-mm-dd hh:mm", "2020-05-01 8:30"),
    ],
)
def test_a_cell_is_printed_as_it_shows_itself(value: object, form: str, shown: str) -> None:
    assert shown_value(value, form) == shown


def book(folder: Path) -> Path:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "季报"
    for row in [
        ["公司", "一季度", None],
        [None, "上旬", "下旬"],
        ["甲*市*", 1204.5, 9],
        [None] * 3,
    ]:
        page.append(row)
    page.merge_cells("A1:A2")
    page.merge_cells("B1:C1")
    second = made.create_sheet("图")
    for row in [["月", "甲", "乙"], ["1月", 12, 5], ["2月", 9, None]]:
        second.append(row)
    third = made.create_sheet("公式")
    third.append([1, "=A1*2"])
    path = folder / "数据.xlsx"
    made.save(path)
    return path


def texts(folder: Path, sheet: str = "", area: str = "") -> list[list[str]]:
    rows = read_sheet(book(folder), MENTION, sheet, area).value
    return [[cell.text for cell in row] for row in rows or ()]


def test_cells_merged_ones_and_places(tmp_path: Path) -> None:
    assert texts(tmp_path) == [
        ["公司", "一季度", "<"],
        ["^", "上旬", "下旬"],
        ["甲*市*", "1204.5", "9"],
    ]
    rows = read_sheet(book(tmp_path), MENTION, "季报", "A3:B3").value
    assert rows is not None
    assert rows[0][0].span().words == "季报!A3"
    assert texts(tmp_path, "季报", "B2:C3") == [["上旬", "下旬"], ["1204.5", "9"]]


@pytest.mark.parametrize(
    ("sheet", "area", "code"),
    [
        ("没有", "", "sheet-missing"),
        ("", "A", "sheet-range"),
        ("公式", "", "sheet-formula"),
        ("季报", "F9:G10", "sheet-empty"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, sheet: str, area: str, code: str) -> None:
    assert code in [
        one.code for one in read_sheet(book(tmp_path), MENTION, sheet, area).diagnostics
    ]


def test_a_bomb_a_document_type_and_rubbish_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (UNPACKED_MOST + 1))
    entity = tmp_path / "entity.xlsx"
    with zipfile.ZipFile(entity, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"PK\x03\x04 nothing")
    for path in (bomb, entity, other):
        read = read_sheet(path, MENTION, "", "")
        assert [one.code for one in read.diagnostics] == ["sheet-unreadable"]


def test_a_csv_in_any_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('月份,收入,说明\n1月,"1,144","甲,乙"\n\n'.encode("gbk"))
    rows = read_sheet(path, MENTION, "", "").value
    assert [[cell.text for cell in row] for row in rows or ()] == [
        ["月份", "收入", "说明"],
        ["1月", "1,144", "甲,乙"],
    ]


def test_tables_and_charts_of_an_issue_take_their_cells_from_it(tmp_path: Path) -> None:
    book(tmp_path)
    path = tmp_path / "issue.yaml"
    path.write_text(
        "name: 报\narticles:\n  - title: 题\n    text: 正文。\n"
        "    tables: [{file: 数据.xlsx, sheet: 季报, head: 2}]\n"
        "    charts: [{kind: bar, file: 数据.xlsx, sheet: 图}]\n",
        "utf-8",
    )
    read = read_issue(path)
    assert read.value is not None
    assert [one.code for one in read.diagnostics] == []
    (article,) = read.value.articles
    (table,) = article.tables
    assert (table.head, table.align) == (2, ("left", "right", "right"))
    (chart,) = article.drawings
    assert isinstance(chart.content, ChartSource)
    assert [(name.text, values) for name, values in chart.content.series] == [
        ("甲", (12.0, 9.0)),
        ("乙", (5.0, None)),
    ]
    assert path.parent / "数据.xlsx" in read.value.files
