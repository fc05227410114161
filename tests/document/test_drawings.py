"""Charts and flowables as blocks: after their words, in order, with words for those who cannot see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.document.drawings import TOLD_MOST
from layout.document.model import ChartData, Drawing, Series, plain
from tests.document.issues import document

HEAD = "  - title: 题\n    text: a.md\n    charts:\n"
TEXT = "一段。\n\n二段。\n\n三段。"


def chart(folder: Path, keys: str, text: str = TEXT) -> Drawing:
    """The keys of a chart → its block."""
    made, _ = document(folder, f"{HEAD}      - {{{keys}}}\n", a_md=text)
    (drawing,) = [one for one in made.articles[0].blocks if isinstance(one, Drawing)]
    return drawing


def test_charts_stand_after_their_words_and_else_at_the_end(tmp_path: Path) -> None:
    one = "kind: bar, labels: [a], series: [1]"
    made, told = document(
        tmp_path,
        f"{HEAD}      - {{{one}, caption: 甲}}\n      - {{{one}, caption: 乙, at: 一段}}\n"
        "    tables:\n      - {rows: [[x]], at: 一段}\n"
        "    pictures:\n      - {file: photo.jpg, at: 二段}\n",
        a_md=TEXT,
    )
    assert told == []
    article = made.articles[0]
    kinds = [
        plain(one.caption) if isinstance(one, Drawing) else type(one).__name__
        for one in article.blocks
    ]
    assert kinds == ["Paragraph", "Table", "乙", "Paragraph", "Paragraph", "甲"]
    assert article.pictures[0].anchor == 3


def test_a_table_that_is_a_chart_keeps_its_place(tmp_path: Path) -> None:
    table = "| 年 | 数 |\n|---|---|\n| 2019 | 1 |\n{bar}"
    made, told = document(
        tmp_path,
        "  - title: 题\n    text: a.md\n    pictures:\n      - {file: photo.jpg, at: 二段}\n",
        a_md=f"一段。\n\n{table}\n\n{table}\n\n二段。\n\n![图](photo.jpg)",
    )
    assert told == []
    article = made.articles[0]
    assert [type(one).__name__ for one in article.blocks] == [
        "Paragraph",
        "Drawing",
        "Drawing",
        "Paragraph",
    ]
    assert [one.anchor for one in article.pictures] == [3, 3]


def test_labels_and_names_are_repaired_like_any_text(tmp_path: Path) -> None:
    keys = 'kind: bar, labels: ["‚甲‛", "2019 年"], series: {"Ａ组": [1, 2]}, unit: 万 户'
    assert chart(tmp_path, keys).content == ChartData(
        "bar", ("“甲”", "2019年"), (Series("A组", (1.0, 2.0)),), "万 户"
    )


@pytest.mark.parametrize(
    ("keys", "alt"),
    [
        ("kind: bar, labels: [a, b], series: [1, 2.5]", "柱形图。a 1，b 2.5。"),
        (
            "kind: line, labels: [a, b], series: {甲: [1, ~], 乙: [0.1, -2]}, unit: 次, caption: 图1　次数。",
            "图1　次数。折线图，单位：次。甲：a 1；乙：a 0.1，b -2。",
        ),
        ("kind: pie, series: {城: 60, 乡: 40}, caption: 图", "图。饼图。城 60，乡 40。"),
        ("kind: bar, labels: [a], series: [1234567890123]", "柱形图。a 1234567890123。"),
        ("kind: bar, labels: [a], series: [1], alt: 一根柱子", "一根柱子"),
    ],
)
def test_words_for_those_who_cannot_see_it(tmp_path: Path, keys: str, alt: str) -> None:
    assert chart(tmp_path, keys).alt == alt


def test_of_many_numbers_the_least_and_the_greatest_are_told(tmp_path: Path) -> None:
    days = list(range(TOLD_MOST + 1))
    keys = f"kind: line, labels: {[f'{n}日' for n in days]}, series: {days}".replace("'", "")
    assert chart(tmp_path, keys).alt == "折线图。最低 0日 0，最高 60日 60。"


def test_width_is_in_points_of_the_grid(tmp_path: Path) -> None:
    assert chart(tmp_path, "kind: bar, labels: [a], series: [1], width: 12字").width == 120
