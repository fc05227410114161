"""Every word an editor or designer may write reaches the pages or a finding; a page that lost, doubled or mixed up
words is found out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from layout.manifest.fields import ISSUE
from layout.page.coverage import glyph_findings
from layout.page.ledger import words_findings
from layout.page.model import Chart, Fill, Image, PageList, TextLine
from layout.pipeline import read_input, typeset
from layout.request import Request, TypesetIssue
from layout.source.fields import ListOf, MapOf, OneOf, Parsed, Record, Text, Type
from layout.style.fields import STYLE
from layout.style.fields_page import FORM
from tests.manifest.issues import write_issue

NO_WORDS = {
    "style": "bulletin",
    "print": {},
    "ticket": {},  # goes to the printer, on a sheet of its own
    "cover.file": "photo.jpg",
    "back.file": "photo.jpg",
    "articles.text": "这里配图。这里有表。这里转版。\n\n后面一段[^1]。\n\n再一段。",
    "articles.jump": "这里配图",
    "articles.pictures.file": "photo.jpg",
    "articles.pictures.at": "这里配图",
    "articles.pictures.group": "",
    "articles.pictures.ink": "brand",
    "articles.tables.at": "这里有表",
    "articles.tables.file": None,
    "articles.tables.sheet": None,
    "articles.tables.range": None,
    "articles.charts.at": "这里有表",
    "articles.charts.file": None,
    "articles.charts.sheet": None,
    "articles.charts.range": None,
    "articles.flowables": None,
}
"""Fields of text that name a file, quote the text or ask for something: what a test issue says in them."""
CHOSEN: dict[str, Any] = {
    "date": "2020-04-30",
    "articles.charts.kind": "bar",
    "articles.charts.series": {"甲组": [1], "乙组": [2]},
    "articles.kind": "article",
}
"""Values of fields of other types that have to be there."""


def markers() -> Iterator[str]:
    """Words of three characters, no two alike."""
    for letters in product("东南西北春夏秋冬金木水火土", repeat=3):
        yield "".join(letters)


def written(kind: Type, path: str, words: Iterator[str], used: dict[str, str]) -> Any:
    """A type → a value of it with words of its own wherever it holds text; None where it holds none."""
    if path in NO_WORDS:
        return NO_WORDS[path]
    if path in CHOSEN:
        return CHOSEN[path]
    match kind:
        case Text():
            used[path] = next(words)
            return used[path]
        case ListOf(item=item):
            value = written(item, path, words, used)
            return None if value is None else [value]
        case MapOf(item=item):
            value = written(item, path, words, used)
            label = used[f"{path} (label)"] = next(words)
            return None if value is None else {label: value}
        case Record(fields=fields):
            return filled(fields, path, words, used)
        case OneOf(types=types):
            return written(types[0], path, words, used)
        case _:
            return None


def filled(fields: Any, path: str, words: Iterator[str], used: dict[str, str]) -> dict[str, Any]:
    values = {
        key: written(field.type, f"{path}.{key}".lstrip("."), words, used)
        for key, field in fields.items()
    }
    return {key: value for key, value in values.items() if value is not None}


def made(folder: Path, manifest: dict[str, Any], *settings: str) -> tuple[TypesetIssue, str]:
    """A manifest and settings of the style → the set issue, and all that was said of it."""
    path = write_issue(folder, json.dumps(manifest, ensure_ascii=False))
    read = read_input(path, Request(target="proof", overrides=settings))
    assert read.value is not None, read.diagnostics
    done = typeset(read.value)
    values = [value for one in (*read.diagnostics, *done.diagnostics) for _, value in one.values]
    return done.value, "\n".join(values)


def seen(pages: PageList) -> str:
    """Pages → all that can be read on them, or heard."""
    found = []
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextLine):
                found.append(item.text)
            elif isinstance(item, Image | Chart):
                found.append(item.alt)
            if isinstance(item, Chart):
                found += [*item.data.labels, *(one.name for one in item.data.series)]
                found.append(item.data.unit)
    return "".join("".join(found).split())


def test_every_word_of_a_manifest_reaches_the_pages_or_a_finding(tmp_path: Path) -> None:
    used: dict[str, str] = {}
    manifest = filled(ISSUE.fields, "", markers(), used)
    assert len(used) > 20
    issue, told = made(tmp_path, manifest)
    there = seen(issue.pages)
    lost = {path: word for path, word in used.items() if word not in there and word not in told}
    assert lost == {}


def test_words_in_a_box_reach_the_pages_too(tmp_path: Path) -> None:
    used: dict[str, str] = {}
    manifest = filled(ISSUE.fields, "", markers(), used)
    manifest["articles"].append({**manifest["articles"][0], "kind": "box"})
    manifest["articles"].insert(0, {"title": "头一篇", "text": "正文。"})
    path = write_issue(tmp_path, json.dumps(manifest, ensure_ascii=False))
    read = read_input(path, Request(target="proof"))
    assert {one.code for one in read.diagnostics if one.severity == 2} <= {
        "box-key",
        "box-text-only",
    }


STYLE_WORDS = {
    "contents.title": "导读东东",
    "folio.form": "页码{page}西西",
    "head.left": "左眉南南",
    "head.right": "右眉北北",
    "articles.jump_to": "转春春{page}",
    "articles.jump_from": "接夏夏{page}",
    "cover.words": "{head: {style: head, text: 封面木木}, foot: none}",
    "back.words": "{head: none, foot: {style: head, text: 封底水水}}",
    "masters.first.words": "{head: {style: head, text: 首页秋秋}, foot: none}",
    "masters.last.folio": "{place: foot centre, form: 末页冬冬}",
    "masters.left.head": "{left: 偶页金金, right: ''}",
}


def forms(fields: Any, path: str = "") -> Iterator[str]:
    """The fields of a style that hold words to be printed."""
    for key, field in fields.items():
        here = f"{path}.{key}".lstrip(".")
        stack: list[Type] = [field.type]
        while stack:
            match stack.pop():
                case Record(fields=inner):
                    yield from forms(inner, here)
                case OneOf(types=types):
                    stack += types
                case ListOf(item=item) | MapOf(item=item):
                    stack.append(item)
                case Parsed() as kind if kind is FORM:
                    yield here


def test_every_form_of_a_style_reaches_the_pages(tmp_path: Path) -> None:
    for path in forms(STYLE.fields):
        parts = path.split(".")
        ours = [key for key in STYLE_WORDS if parts[0] == key.split(".")[0]]
        assert ours, f"{path} holds words that no test looks for"
    text = "\n\n".join(f"第{n}段，" + "这里写一些正文，排满几页纸。" * 30 for n in range(24))
    articles = [
        {"title": "甲", "text": f"开头。\n\n{text}", "jump": "开头"},
        {"title": "乙", "text": text},
    ]
    manifest = {"name": "刊", "number": "号", "articles": articles}
    manifest |= {"cover": {"lines": ["要目"]}, "back": {"lines": ["地址"]}}
    settings = [f"{key}={value}" for key, value in STYLE_WORDS.items() if key != "head.left"]
    issue, _ = made(tmp_path, manifest, *settings)
    there = seen(issue.pages)
    for words in (
        "导读东东",
        "西西",
        "右眉北北",
        "转春春",
        "接夏夏",
        "首页秋秋",
        "末页冬冬",
        "偶页金金",
    ):
        assert words in there


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> TypesetIssue:
    text = "正文头一段，说的是一件事。\n\n> 引语一句话\n\n表题\n| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |\n\n末段，三言两语[^1]。"
    article = {
        "title": "题目",
        "byline": "作者",
        "text": text,
        "footnotes": ["注文"],
        "pictures": [{"file": "photo.jpg", "caption": "图说", "at": "头一段"}],
    }
    folder = tmp_path_factory.mktemp("issue")
    manifest = {"name": "刊", "articles": [article], "source_note": "来源"}
    return made(folder, manifest)[0]


Change = Callable[[tuple[Any, ...]], tuple[Any, ...]]


def without(words: str) -> Change:
    return lambda items: tuple(
        one for one in items if not (isinstance(one, TextLine) and words in one.text)
    )


def doubled(words: str) -> Change:
    return lambda items: (
        *items,
        *(one for one in items if isinstance(one, TextLine) and words in one.text),
    )


def backwards(words: str) -> Change:
    def change(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            replace(one, glyphs=one.glyphs[::-1])
            if isinstance(one, TextLine) and words in one.text
            else one
            for one in items
        )

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda items: items, []),
        (without("头一段"), ["words-differ"]),
        (without("三言两语"), ["words-differ"]),
        (without("引语"), ["words-differ"]),
        (without("题目"), ["words-lost"]),
        (without("作者"), ["words-lost"]),
        (without("丙"), ["words-lost"]),
        (without("表题"), ["words-lost"]),
        (without("图说"), ["words-lost"]),
        (without("注文"), ["words-lost"]),
        (without("来源"), ["words-lost"]),
        (without("刊"), ["words-unprinted"]),
        (doubled("头一段"), ["words-differ"]),
        (doubled("图说"), ["words-extra"]),
        (backwards("头一段"), ["words-differ"]),
    ],
)
def test_pages_that_say_something_else_are_found_out(
    issue: TypesetIssue, change: Change, expected: list[str]
) -> None:
    pages = replace(
        issue.pages,
        pages=tuple(replace(page, items=change(page.items)) for page in issue.pages.pages),
    )
    found = words_findings(issue.source.document, issue.galley, pages, issue.source.style)
    assert [one.code for one in found] == expected


PLACES = """\
name: 刊💡
number: 号💡
publisher: 主办💡
subtitle: 副题💡
source_note: 来源💡
articles:
  - section: 栏目💡
    kicker: 眉题💡
    title: 题目💡
    byline: 作者💡
    unit: 单位💡
    source: 稿源💡
    footnotes: [脚注💡]
    pictures: [{file: photo.jpg, caption: 图说💡, credit: 摄影💡, at: 头一段}]
    text: |
      头一段的字💡，注[^1]。

      ## 小标题💡

      > 引语💡

      | 表头💡 | 乙 |
      |---|---|
      | 格子💡 | 丁 |
  - kind: box
    title: 框题💡
    text: 框文💡
"""


@pytest.mark.parametrize("side", ["column", "span", "page"])
def test_a_glyph_that_no_face_has_is_told_at_its_own_place_wherever_it_stands(
    tmp_path: Path, side: str
) -> None:
    source = PLACES.replace("at: 头一段", f"at: 头一段, side: {side}")
    path = write_issue(tmp_path, source)
    read = read_input(path, Request(target="proof"))
    assert read.value is not None
    found = [one for one in typeset(read.value).diagnostics if one.code == "glyph-missing"]
    places = {(one.span.line, one.span.column) for one in found if one.span}
    wanted = {
        (number, index + 1)
        for number, line in enumerate(source.split("\n"), 1)
        for index, mark in enumerate(line)
        if mark == "💡"
    }
    assert places == wanted
    assert all(one.place for one in found)


def test_nothing_is_missing_where_nothing_is(issue: TypesetIssue) -> None:
    assert glyph_findings(issue.source.document, issue.pages, issue.source.style) == ()


def test_a_picture_stands_in_a_box_with_its_caption(tmp_path: Path) -> None:
    box = {
        "kind": "box",
        "title": "框题",
        "text": "框里的文字。",
        "pictures": [{"file": "photo.jpg", "caption": "框里的图说", "credit": "摄影"}],
    }
    articles = [{"title": "题", "text": "正文。"}, box]
    issue, told = made(tmp_path, {"name": "刊", "articles": articles})
    (page,) = issue.pages.pages
    (image,) = [item for item in page.items if isinstance(item, Image)]
    (ground,) = [item for item in page.items if isinstance(item, Fill) and item.purpose == "ground"]
    lines = {item.text: item for item in page.items if isinstance(item, TextLine)}
    assert ground.rect.x <= image.rect.x
    assert image.rect.right <= ground.rect.right
    assert lines["框题"].baseline < image.rect.y < image.rect.bottom
    assert image.rect.bottom < lines["框里的图说 摄影"].baseline < lines["框里的文字。"].baseline
    assert lines["框里的文字。"].baseline < ground.rect.bottom
    assert "框里" not in told
