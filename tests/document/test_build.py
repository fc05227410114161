"""From the issue to the document: titles, anchors, tables, notes, boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.document.model import (
    Box,
    Drawing,
    Jump,
    Paragraph,
    QrCode,
    RichText,
    Table,
    Wrap,
    plain,
)
from tests.document.issues import document


def lines(texts: tuple[RichText, ...]) -> list[str]:
    return [plain(text) for text in texts]


@pytest.mark.parametrize(
    ("title", "kicker", "shown", "bullet", "manual"),
    [
        ("某市公司•开通新业务", "某市公司", ["开通新业务"], "•", False),
        ("某市公司 • 开通 5G业务", "某市公司", ["开通 5G业务"], "•", False),
        ("[某市•一, 二]", "某市", ["一", "二"], "•", True),
        ("[某市•, 一, 二]", "某市", ["一", "二"], "•", True),
        ("没有单位的标题", "", ["没有单位的标题"], "", False),
        ("玛丽·居里", "", ["玛丽·居里"], "", False),
        ("•起首", "", ["•起首"], "", False),
    ],
)
def test_titles_in_two_storeys(
    tmp_path: Path, title: str, kicker: str, shown: list[str], bullet: str, manual: bool
) -> None:
    made, _ = document(tmp_path, f"  - title: {title}\n    text: 正文。\n")
    one = made.articles[0].title
    assert (plain(one.kicker), lines(one.lines), one.bullet, one.manual) == (
        kicker,
        shown,
        bullet,
        manual,
    )


def test_a_kicker_of_its_own_leaves_the_title_whole(tmp_path: Path) -> None:
    made, _ = document(tmp_path, "  - title: 甲•乙\n    kicker: 丙\n    text: 正文。\n")
    assert (plain(made.articles[0].title.kicker), lines(made.articles[0].title.lines)) == (
        "丙",
        ["甲•乙"],
    )


TEXT = """\
  - title: 题
    text: |
      头一段，说‚战疫‛的事，近 60期。

      ## 小标题

      第二段，又说战疫的**事**，用 WiFi 建设。
    pictures:
"""


@pytest.mark.parametrize(
    ("words", "anchor", "offset"),
    [
        ("头一段", 0, 0),
        ("‚战疫‛的事", 0, 5),  # as received
        ("“战疫”的事", 0, 5),  # as repaired
        ("近60期", 0, 12),
        ("近 60 期", 0, 12),
        ("小标题", 1, 0),
        ("的事，用WiFi", 2, 8),
        ("**事**，用 Wi", 2, 9),
        ("WiFi建设", 2, 12),
    ],
)
def test_at_finds_paragraph_and_character(
    tmp_path: Path, words: str, anchor: int, offset: int
) -> None:
    made, told = document(tmp_path, f"{TEXT}      - {{file: photo.jpg, at: '{words}'}}\n")
    (picture,) = made.articles[0].pictures
    assert (picture.anchor, picture.offset) == (anchor, offset)
    assert [one.code for one in told if one.severity == 2] == []


def test_at_not_found_says_what_is_nearest(tmp_path: Path) -> None:
    made, told = document(tmp_path, f"{TEXT}      - file: photo.jpg\n        at: 第二段，又讲\n")
    (fault,) = (one for one in told if one.code == "at-not-found")
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (12, 13)
    assert dict(fault.values)["near"].startswith("第二段，又说")
    assert made.articles[0].pictures[0].anchor == 0


def test_at_found_twice_names_both_places(tmp_path: Path) -> None:
    _, told = document(tmp_path, f"{TEXT}      - {{file: photo.jpg, at: 战疫}}\n")
    (fault,) = (one for one in told if one.code == "at-twice")
    values = dict(fault.values)
    assert (values["first"].rsplit(":", 2)[1:], values["second"].rsplit(":", 2)[1:]) == (
        ["5", "13"],
        ["9", "13"],
    )


def test_widths_become_points_of_the_grid(tmp_path: Path) -> None:
    keys = "{file: photo.jpg, at: 头一段, width: %s, rows: 6行, side: left, focus: 30%% 20%%}"
    for width, points in (("12字", 120.0), ("2行", 34.0), ("25.4mm", 72.0)):
        made, _ = document(tmp_path, f"{TEXT}      - {keys % width}\n")
        picture = made.articles[0].pictures[0]
        assert picture.width == pytest.approx(points)
        assert (picture.rows, picture.wrap, picture.focus) == (6, Wrap.LEFT, (0.3, 0.2))


def test_pictures_in_the_text_are_anchored_above_them_or_where_they_stand(tmp_path: Path) -> None:
    text = "![零](photo.jpg)\n\n一段。\n\n![甲](photo.jpg)\n\n近 60 期![乙](photo.jpg)，说‚好‛。"
    made, _ = document(tmp_path, "  - {title: 题, text: a.md}\n", a_md=text)
    article = made.articles[0]
    assert [plain(block.text) for block in article.blocks if isinstance(block, Paragraph)] == [
        "一段。",
        "近60期，说“好”。",
    ]
    assert [(plain(one.caption), one.anchor, one.offset) for one in article.pictures] == [
        ("零", 0, 0),
        ("甲", 0, 0),
        ("乙", 1, 4),
    ]


def test_every_character_of_a_paragraph_knows_its_place(tmp_path: Path) -> None:
    text = "说‚好‛，**近** 60 期。\n又一行\\*的 5G。"
    made, _ = document(tmp_path, "  - {title: 题, text: a.md}\n", a_md=text)
    block = made.articles[0].blocks[0]
    assert isinstance(block, Paragraph)
    shown = plain(block.text)
    assert shown == "说“好”，近60期。又一行*的5G。"
    source = text.split("\n")
    for index, mark in enumerate(shown):
        place = block.where(index)
        there = source[place.line - 1][place.column - 1]
        assert there == mark or mark in "“”"


def test_tables_of_the_text_and_of_the_manifest(tmp_path: Path) -> None:
    articles = """\
  - title: 题
    text: a.md
    tables:
      - {rows: [[甲, 1]], head: 0, at: 一段, caption: 表二}
    pictures:
      - {file: photo.jpg, at: 二段}
"""
    text = "一段。\n\n表一\n| 年 | 数 |\n|---|--:|\n| **2020** | 1 |\n\n二段。"
    made, _ = document(tmp_path, articles, a_md=text)
    blocks = made.articles[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Table, Paragraph]
    second, first = blocks[1], blocks[2]
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (plain(first.caption), plain(second.caption)) == ("表一", "表二")
    assert first.rows[1][0].text[0].inline.strong
    assert made.articles[0].pictures[0].anchor == 3


def test_footnotes_are_numbered_in_the_order_of_their_marks(tmp_path: Path) -> None:
    text = "甲[^b]乙 60[^a]丙。\n\n[^a]: 注一\n[^b]: 注二\n\n[^c]: 没有号"
    made, told = document(tmp_path, "  - {title: 题, text: a.md}\n", a_md=text)
    article = made.articles[0]
    (block,) = article.blocks
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "甲1乙602丙。"
    assert [run.text for run in block.text if run.inline.raised] == ["1", "2"]
    assert block.notes == ((1, 0), (5, 1))
    assert lines(tuple(one.text for one in article.footnotes)) == ["1注二", "2注一", "3没有号"]
    assert [one.where(1).line for one in article.footnotes] == [4, 3, 6]
    assert [one.code for one in told if one.severity] == ["note-unused"]


def test_a_mark_without_its_note(tmp_path: Path) -> None:
    made, told = document(tmp_path, "  - title: 题\n    text: |\n      甲[^9]乙\n")
    assert plain(made.articles[0].blocks[0].text) == "甲1乙"  # type: ignore[union-attr]
    assert [(one.code, one.span and one.span.column) for one in told] == [("note-missing", 8)]


def test_a_box_ends_the_article_before_it(tmp_path: Path) -> None:
    articles = """\
  - {kind: box, title: 前框, text: 前。}
  - title: 题
    text: 正文。
    pictures: [{file: photo.jpg, at: 正文}]
  - {kind: box, title: 单位•后框, text: 后。, across: columns}
"""
    made, _ = document(tmp_path, articles)
    (article,) = made.articles
    first, text, last = article.blocks
    assert isinstance(first, Box)
    assert isinstance(text, Paragraph)
    assert isinstance(last, Box)
    assert (plain(first.heading), first.across) == ("前框", "column")
    assert (plain(last.heading), last.across) == ("单位•后框", "columns")
    assert article.pictures[0].anchor == 1


def test_boxes_alone_make_an_article_without_title(tmp_path: Path) -> None:
    made, _ = document(tmp_path, "  - {kind: box, title: 框, text: 话。}\n")
    (article,) = made.articles
    assert isinstance(article.blocks[0], Box)


def test_qr_codes_and_jumps_are_blocks_after_their_paragraph(tmp_path: Path) -> None:
    articles = """\
  - title: 题
    text: a.md
    jump: 一段
    pictures:
      - {file: 'qr:https://a.cn/x', at: 一段, caption: 扫码, width: 6字}
      - {file: photo.jpg, at: 二段}
"""
    made, _ = document(tmp_path, articles, a_md="一段。\n\n二段。\n\n![码](qr:https://b.cn)")
    blocks = made.articles[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Jump, Drawing, Paragraph, Drawing]
    drawing = blocks[2]
    assert isinstance(drawing, Drawing)
    assert (drawing.content, plain(drawing.caption), drawing.width) == (
        QrCode("https://a.cn/x"),
        "扫码",
        60.0,
    )
    assert made.articles[0].pictures[0].anchor == 3


def test_pictures_of_one_group_become_a_row(tmp_path: Path) -> None:
    pictures = "".join(
        f"      - {{file: photo.jpg, at: 头一段, group: {name}}}\n" for name in "甲乙甲"
    )
    made, _ = document(tmp_path, TEXT + pictures)
    row, alone = made.articles[0].pictures
    assert [one.group for one in row.members] == [0, 0]
    assert row.pixels[0] > 2 * row.members[0].pixels[0] * row.pixels[1] / row.members[0].pixels[1]
    assert alone.group == 1
    assert not alone.members


def test_numbers_and_the_rest_of_the_issue(tmp_path: Path) -> None:
    issue = "number: 总第1期\ndate: 2020-04-30\npages: 8\nsource_note: （来源 ‚某网‛）\n"
    made, _ = document(tmp_path, "  - {title: 一, text: 甲}\n  - {title: 二, text: 乙}\n", issue)
    assert [one.number for one in made.articles] == [1, 2]
    assert (made.number, made.date, made.pages_wish, plain(made.source_note)) == (
        "总第1期",
        "2020-04-30",
        8,
        "（来源“某网”）",
    )


def test_a_raised_number_is_never_the_mark_of_a_note(tmp_path: Path) -> None:
    articles = "  - title: 题\n    text: 面积9m^2^，甲[^1]\n    footnotes: [注一, 注二]\n"
    made, told = document(tmp_path, articles)
    (block,) = made.articles[0].blocks
    assert isinstance(block, Paragraph)
    assert (plain(block.text), block.notes) == ("面积9m2，甲1", ((7, 0),))
    assert [one.code for one in told] == ["note-unused"]


def test_notes_are_numbered_as_they_are_read_wherever_their_marks_stand(tmp_path: Path) -> None:
    articles = """\
  - title: 题[^t]
    byline: 张三[^b]
    text: |
      头一段[^x]。

      第二段，在这里配图，后[^z]。
    pictures: [{file: photo.jpg, at: 在这里配图, caption: "图[^y]"}]
"""
    notes = "".join(f"\n\n      [^{label}]: {label}" for label in "zyxbt")
    made, told = document(tmp_path, articles.replace("后[^z]。", f"后[^z]。{notes}"))
    article = made.articles[0]
    assert plain(article.title.lines[0]) == "题1"
    assert plain(article.byline) == "张三2"
    assert plain(article.pictures[0].caption) == "图5"
    assert lines(tuple(one.text for one in article.footnotes)) == ["1t", "2b", "3x", "4z", "5y"]
    assert not told


def test_a_box_holds_text_and_one_picture_and_says_so(tmp_path: Path) -> None:
    articles = """\
  - {title: 题, text: 正文。}
  - kind: box
    title: 框
    byline: 张三
    text: |
      话[^1]。![图](photo.jpg)![图二](photo.jpg)

      [^1]: 注
    section: 栏目
"""
    made, told = document(tmp_path, articles)
    box = made.articles[0].blocks[1]
    assert isinstance(box, Box)
    assert box.picture is not None
    assert plain(box.picture.caption) == "图"
    assert lines(tuple(one.text for one in box.blocks)) == ["张三", "话1。", "1注"]
    assert [(one.code, one.span and one.span.line) for one in told if one.severity] == [
        ("box-key", 11),
        ("box-text-only", 8),
    ]


def test_every_text_of_the_issue_is_repaired(tmp_path: Path) -> None:
    issue = "number: 第 5期\npublisher: ‚某‛协会\nsubtitle: ５Ｇ\ncolophon: {主编: 李 5}\n"
    made, _ = document(tmp_path, "  - {title: 题, text: 正文, section: 栏 1}\n", issue)
    assert (made.number, made.publisher, made.subtitle) == ("第5期", "“某”协会", "5G")
    assert (made.colophon, made.articles[0].section) == ((("主编", "李5"),), "栏1")


def test_notes_of_a_table_and_notes_given_twice(tmp_path: Path) -> None:
    text = (
        "文\n\n| 甲[^a] | 乙 |\n|---|---|\n| 1 | 2[^b] |\n\n[^a]: 注一\n\n[^b]: 注二\n\n[^a]: 又一"
    )
    made, told = document(tmp_path, "  - {title: 题, text: a.md}\n", a_md=text)
    table = made.articles[0].blocks[1]
    assert isinstance(table, Table)
    assert lines(tuple(cell.text for row in table.rows for cell in row)) == ["甲1", "乙", "1", "22"]
    assert [(one.code, one.span and one.span.line) for one in told] == [("note-twice", 11)]


def test_pictures_that_quote_nothing_are_spread_over_the_text(tmp_path: Path) -> None:
    text = "\n\n".join(f"第{number}段，" + "字" * 40 for number in range(6))
    names = ["photo.jpg"] * 3
    listed = "".join(f"      - {{file: {name}}}\n" for name in names)
    articles = f"  - title: 题\n    text: a.md\n    pictures:\n{listed}"
    tables = "    tables:\n      - rows: [[甲, 1]]\n"
    made, _ = document(tmp_path, articles + tables, a_md=text)
    assert [(one.anchor, one.offset) for one in made.articles[0].pictures] == [
        (0, 0),
        (2, 0),
        (4, 0),
    ]
    assert isinstance(made.articles[0].blocks[-1], Table)
