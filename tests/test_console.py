"""The terminal: excerpt and caret by East-Asian width, order, sum, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.console import as_json, cells, in_order, in_words, read_lines, render, summary
from layout.diagnostics import Diagnostic, Place, Severity, Span, catalogue, diagnose
from layout.geometry import Rect
from layout.progress import Progress, course

LINES = ["name: 简报", "articles:", "  - title: 题", "    text: 2020-04/联通-社区.md"]


def missing(near: str | None = "联通社区.md") -> Diagnostic:
    return diagnose(
        "path-missing", Span("a.yaml", 4, 11, 16), file="2020-04/联通-社区.md", near=near
    )


def shown(*found: Diagnostic, lang: str = "zh") -> str:
    return render(found, lang=lang, source=lambda _: LINES)


def test_an_error_as_the_terminal_shows_it() -> None:
    assert shown(missing()) == (
        "错误[找不到文件]: 找不到 2020-04/联通-社区.md\n"
        "  --> a.yaml:4:11\n"
        "   |\n"
        " 4 |     text: 2020-04/联通-社区.md\n"
        "   |           ^^^^^^^^^^^^^^^^^^^^\n"
        "   = 提示: 同目录有 联通社区.md\n"
        "\n"
        "共 1 错误  0 提醒  0 说明"
    )


def test_the_same_in_english() -> None:
    text = shown(missing(), lang="en")
    assert text.startswith("error[file missing]: 2020-04/联通-社区.md is not there\n")
    assert "   = hint: the same folder has 联通社区.md\n" in text
    assert text.endswith("1 error, 0 warnings, 0 notes")


def test_a_hint_shows_only_when_its_values_are_there() -> None:
    assert "提示" not in shown(missing(near=None))


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("简报", 4), ("，。", 4), ("é", 1), ("👍", 2), ("ｶ", 1), ("“”", 2), ("", 0)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("column", [1, 2, 40, 200, 399, 400, 9000])
def test_a_long_line_is_cut_round_the_caret(column: int) -> None:
    line = "字a" * 200
    one = diagnose("lines-joined", Span("a.md", 1, column, 3), count=1)._replace(
        severity=Severity.ERROR
    )
    text = render([one], source=lambda _: [line]).split("\n")
    source, caret = text[3], text[4]
    assert cells(source) < 100
    at = caret.index("^")
    under, position = "", 0
    for mark in source:
        if position >= at:
            under = mark
            break
        position += cells(mark)
    if column <= len(line):
        assert under == line[column - 1]


def test_a_place_past_the_file_or_a_file_not_there_shows_no_line() -> None:
    for span in (Span("a.yaml", 99, 1), Span("--set", 1, 1)):
        one = missing()._replace(span=span)
        text = render([one], source=lambda name: LINES if name == "a.yaml" else ())
        assert "|" not in text


def test_source_order_then_pages() -> None:
    place = Place(6, 2, 38, Rect(1, 2, 3, 4))
    on_page = missing()._replace(span=None, place=place)
    later = missing()._replace(span=Span("b.yaml", 1))
    earlier = missing()._replace(span=Span("a.yaml", 2))
    assert in_order([on_page, later, missing(), earlier]) == [earlier, missing(), later, on_page]
    assert "  --> 第 6 页 第 2 栏 第 38 行\n" in shown(on_page)
    assert "  --> page 6, column 2, row 38\n" in shown(on_page, lang="en")


def test_a_note_is_short() -> None:
    note = diagnose("lines-joined", Span("a.yaml", 4, 1), count=2)
    line = "说明[换行已接上]: 这里换行但没有空行，2 处已接成同一段  --> a.yaml:4:1"
    hint = "   = 提示: 要分段就空一行"
    assert shown(note).split("\n") == [line, hint, "共 0 错误  0 提醒  1 说明"]
    more = f"{line}（同类共 2 条，--verbose 逐条列出）"
    assert shown(note, note).split("\n") == [more, "共 0 错误  0 提醒  2 说明"]
    listed = render([note, note], source=lambda _: LINES, verbose=True)
    assert listed.split("\n") == [line, hint, line, "共 0 错误  0 提醒  2 说明"]


def test_errors_come_first_then_warnings_then_notes() -> None:
    note = diagnose("lines-joined", Span("a.yaml", 1, 1), count=2)
    warning = diagnose("at-twice", Span("a.yaml", 2, 1), words="甲", first="1", second="2")
    found = render([note, warning, missing()], source=lambda _: LINES)
    places = [found.index(word) for word in ("错误[", "提醒[", "说明[")]
    assert places == sorted(places)


def test_colour_only_when_asked() -> None:
    assert "\x1b[" not in shown(missing())
    assert "\x1b[1;31m错误" in render([missing()], colour=True, source=lambda _: LINES)


def test_nothing_to_say() -> None:
    assert render([]) == ""
    assert summary([]) == "共 0 错误  0 提醒  0 说明"


def test_json_has_everything_and_is_plain() -> None:
    one = missing()._replace(place=Place(6, 2, 38, Rect(1, 2, 3, 4)))
    (value,) = json.loads(json.dumps(as_json([one])))
    assert value == {
        "code": "path-missing",
        "severity": "error",
        "name": "找不到文件",
        "message": "找不到 2020-04/联通-社区.md",
        "hint": "同目录有 联通社区.md",
        "file": "a.yaml",
        "line": 4,
        "column": 11,
        "length": 16,
        "page": 6,
        "page_column": 2,
        "row": 38,
        "rect": [1, 2, 3, 4],
    }


def test_lines_of_files_in_any_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gbk", "utf-16"):
        (tmp_path / "a.txt").write_bytes("一\r\n二\r三".encode(encoding))
        assert list(read_lines(str(tmp_path / "a.txt"))) == ["一", "二", "三"]
    assert read_lines(str(tmp_path / "none.txt")) == ()


def test_braces_in_a_value_are_text() -> None:
    one = diagnose("path-missing", Span("a.yaml", 4), file="{near}", near="x")
    assert in_words(one).text == "找不到 {near}"


def test_course_of_a_build() -> None:
    facts = Progress(
        "2020-04", "通信行业简报", "bulletin", "版心 46字×42行 两栏", 8, 6738, 18, 8, 0
    )
    assert course(facts, [missing()]) == (
        "2020-04 通信行业简报   样式 bulletin   版心 46字×42行 两栏\n"
        "  读稿  8 篇 6 738 字 18 图      排版  8 页  0 溢流      检查  1 错误 0 提醒"
    )
    assert "8 articles, 6 738 characters, 18 pictures" in course(facts, [], "en")


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_message_is_there_in_both_languages(code: str) -> None:
    message = catalogue()[code]
    assert all((message.name_zh, message.text_zh, message.name_en, message.text_en))
    assert bool(message.hint_zh) == bool(message.hint_en)
