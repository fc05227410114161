"""A good manifest: everything in it arrives, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostics import Severity
from layout.manifest.field_forms import parse_date, parse_focus, parse_shape
from layout.manifest.model import Issue
from layout.manifest.read import read_issue
from layout.source.lengths import Length
from tests.manifest.issues import GOOD, picture, write_issue


def read(folder: Path, manifest: str, **files: bytes | str) -> Issue:
    """A manifest without errors → its issue."""
    outcome = read_issue(write_issue(folder, manifest, **files))
    assert outcome.value is not None
    assert [one for one in outcome.diagnostics if one.severity is Severity.ERROR] == []
    return outcome.value


def test_the_issue_and_its_article(tmp_path: Path) -> None:
    issue = read(tmp_path, GOOD)
    assert (issue.name.text, issue.number.text, issue.date) == (
        "行业简报",
        "2020年第4期",
        "2020-04-30",
    )
    assert (issue.style, issue.contents, issue.pages) == ("bulletin", True, None)
    (article,) = issue.articles
    assert [line.text for line in article.title] == ["某市公司•开通新业务"]
    assert not article.manual
    assert len(article.blocks) == 2
    (picture,) = article.pictures
    assert (picture.side, picture.width, picture.where.words.text) == (
        "right",
        Length(12, "字"),
        "业务的事",
    )
    assert picture.file is not None
    assert picture.file.pixels == (40, 30)


def test_words_of_a_block_text_have_their_place(tmp_path: Path) -> None:
    issue = read(tmp_path, GOOD)
    span = issue.articles[0].blocks[1].piece.span(4)  # type: ignore[union-attr]
    assert (span.line, span.column) == (9, 11)


def test_title_lines_as_a_list_or_as_a_block(tmp_path: Path) -> None:
    for title in ("[某市•第一行, 第二行]", "|\n      某市•第一行\n      第二行"):
        article = read(tmp_path, GOOD.replace("某市公司•开通新业务", title)).articles[0]
        assert [line.text for line in article.title] == ["某市•第一行", "第二行"]
        assert article.manual


def test_text_in_a_file_and_pictures_named_from_there(tmp_path: Path) -> None:
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "近.jpg").write_bytes(picture())
    (tmp_path / "稿" / "一.md").write_text(
        "一段。\n\n![近](近.jpg)\n\n![远](photo.jpg)\n", encoding="utf-8"
    )
    manifest = "name: 报\narticles:\n  - title: 题\n    text: 稿/一.md\n"
    pictures = read(tmp_path, manifest).articles[0].pictures
    assert [one.caption.text for one in pictures] == ["近", "远"]
    assert [(one.where.block, one.where.at) for one in pictures] == [(0, None), (0, None)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings_of_text_files(tmp_path: Path, encoding: str) -> None:
    manifest = "name: 报\narticles:\n  - title: 题\n    text: a.txt\n"
    text = "第一段，说的是编码的事，abc 123。"
    path = write_issue(tmp_path, manifest, a_txt=text.encode(encoding))
    outcome = read_issue(path)
    assert outcome.value is not None
    assert outcome.value.articles[0].blocks[0].piece.text == text  # type: ignore[union-attr]
    noted = [one.code for one in outcome.diagnostics]
    assert noted == ([] if encoding.startswith("utf-8") else ["text-encoding-read"])


def test_a_name_in_another_normal_form_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.jpg").write_bytes(picture())
    article = read(tmp_path, GOOD.replace("photo.jpg", "caf\u00e9.jpg")).articles[0]
    assert len(article.pictures) == 1


def test_the_keys_of_a_picture_in_the_text(tmp_path: Path) -> None:
    mark = '![题](photo.jpg){left 14字 6行 focus=左上 alt="有 空格" credit=张三 shape=ellipse group=甲}'
    article = read(
        tmp_path, GOOD.replace("第一段，说的是开通的事。", "第一段，" + mark + "说的")
    ).articles[0]
    one = article.pictures[0]
    assert (one.side, one.width, one.rows, one.focus) == ("left", Length(14, "字"), 6, (0.0, 0.0))
    assert (one.alt, one.credit.text, one.shape, one.group) == (
        "有 空格",
        "张三",
        ("ellipse", ()),
        "甲",
    )
    assert (one.where.block, one.where.at) == (0, 4)


def test_everything_else_a_manifest_may_say(tmp_path: Path) -> None:
    issue = read(
        tmp_path,
        GOOD
        + """\
    kicker: 眉题
    unit: 某单位
    byline: 张三
    source: 某网
    section: 栏目
    across: columns
    jump: 第一段
    footnotes: [注一, 注二]
    tables:
      - rows: [[年, 数], [2020, 1]]
        align: [left, right]
        caption: 表
        at: 第二段
  - kind: box
    title: 框
    text: 框里的话。
contents: false
pages: 8页
reorder: true
ascii_marks: convert
publisher: 协会
subtitle: BULLETIN
source_note: 来源
colophon: {主编: 李四, 电话: 010-1}
ticket: {数量: 500}
print: {standard: x1a, ink_limit: 280}
""",
    )
    article, box = issue.articles
    assert [label for label, _ in article.footnotes] == ["1", "2"]
    assert [[cell.text for cell in row] for row in article.tables[0].rows] == [
        ["年", "数"],
        ["2020", "1"],
    ]
    assert (article.tables[0].head, article.tables[0].align) == (1, ("left", "right"))
    assert (article.kicker.text, article.unit.text, article.section.text, article.across) == (
        "眉题",
        "某单位",
        "栏目",
        "columns",
    )
    assert (box.kind, box.title[0].text) == ("box", "框")
    assert (issue.contents, issue.pages, issue.reorder, issue.convert_marks) == (
        False,
        8,
        True,
        True,
    )
    assert [(label, one.text) for label, one in issue.colophon] == [
        ("主编", "李四"),
        ("电话", "010-1"),
    ]
    assert issue.ticket == (("数量", "500"),)
    assert [one[:2] for one in issue.overrides] == [
        ("print.standard", "x1a"),
        ("print.ink_limit", "280"),
    ]


def test_a_table_with_rows_of_unequal_length_is_filled_up(tmp_path: Path) -> None:
    manifest = GOOD + "    tables:\n      - rows: [[一, 二, 三], [四]]\n        align: centre\n"
    table = read(tmp_path, manifest).articles[0].tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["一", "二", "三"],
        ["四", "", ""],
    ]
    assert table.align == ("centre", "centre", "centre")


@pytest.mark.parametrize("text", ["2020-4-30", "2020/04/30", "2020年4月30日", "2020.4.30"])
def test_dates(text: str) -> None:
    assert parse_date(text) == "2020-04-30"


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("30% 20%", (0.3, 0.2)),
        ("0.3, 0.2", (0.3, 0.2)),
        ("左上", (0, 0)),
        ("右", (1, 0.5)),
        ("bottom", (0.5, 1)),
        ("中", (0.5, 0.5)),
    ],
)
def test_focus(text: str, point: tuple[float, float]) -> None:
    assert parse_focus(text) == point


@pytest.mark.parametrize("text", ["", "3 4", "左 x", "120% 1%", "nan 0", "1"])
def test_no_focus(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_focus(text)


def test_shapes() -> None:
    assert parse_shape("ellipse") == ("ellipse", ())
    assert parse_shape("polygon 0,0 100%,0 0.5,1") == ("polygon", ((0, 0), (1, 0), (0.5, 1)))
    for wrong in ("polygon 0,0 1,1", "circle", "ellipse 0,0", "polygon 0 1 2"):
        with pytest.raises(ValueError, match=r".*"):
            parse_shape(wrong)
