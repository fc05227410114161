"""The sidecar of an issue that was printed before: where its original had pictures, pages, title lines.

It lies in the folder of the issue's name beside the manifest (``2020-04.yaml`` → ``2020-04/facsimile.yaml``)
and only the facsimile reads it. Articles and paragraphs count from 1, small headings with the paragraphs.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.manuscript import Piece
from layout.manifest.written import piece_of
from layout.outcome import Outcome
from layout.source.bind import Bound, bind
from layout.source.fields import Field, LengthIn, ListOf, Record, Text, Type, Whole
from layout.source.lengths import Length
from layout.source.read import read_yaml


class PrintedPicture(NamedTuple):
    """A picture of the original: the words its first line beside began with, how many rows ran beside it,
    the room it took with its gap and the measure it left, both in 字."""

    file: str
    article: int
    paragraph: int
    words: Piece
    rows: int
    width: float
    measure: float
    span: Span


class PrintedIndent(NamedTuple):
    """A paragraph whose first line was indented by other than two 字."""

    article: int
    paragraph: int
    indent: float


class PrintedPage(NamedTuple):
    """The words a page began with. Paragraph 0: the title; article 0: the source note."""

    page: int
    article: int
    paragraph: int
    words: Piece


class PrintedTitle(NamedTuple):
    """The lines an article's title was printed on."""

    article: int
    lines: tuple[str, ...]


class Facsimile(NamedTuple):
    """How the original stood on its pages."""

    pictures: tuple[PrintedPicture, ...] = ()
    indents: tuple[PrintedIndent, ...] = ()
    pages: tuple[PrintedPage, ...] = ()
    titles: tuple[PrintedTitle, ...] = ()


def _required(kind: Type, zh: str) -> Field:
    return Field(kind, zh, required=True)


_WHERE = {
    "article": _required(Whole(0), "第几篇"),
    "paragraph": _required(Whole(0), "第几段"),
    "at": _required(Text(), "开头几个字"),
}
_PICTURE = Record(
    {
        "file": _required(Text(), "图片文件"),
        **_WHERE,
        "rows": _required(Whole(1, 200, "行"), "占几行"),
        "width": _required(LengthIn(), "宽度连间隔"),
        "measure": _required(LengthIn(), "图旁行长"),
    }
)
_INDENT = Record(
    {
        "article": _WHERE["article"],
        "paragraph": _WHERE["paragraph"],
        "indent": _required(LengthIn(), "首行缩进"),
    }
)
_PAGE = Record({"page": _required(Whole(1), "第几页"), **_WHERE})
_TITLE = Record(
    {"article": _WHERE["article"], "lines": _required(ListOf(Text(), single=True), "各行")}
)
FACSIMILE = Record(
    {
        "titles": Field(ListOf(_TITLE), "标题分行"),
        "pictures": Field(ListOf(_PICTURE), "图片"),
        "indents": Field(ListOf(_INDENT), "缩进"),
        "pages": Field(ListOf(_PAGE), "各页开头"),
    }
)


def facsimile_path(manifest: Path) -> Path:
    """A manifest's path → where its sidecar would lie."""
    return manifest.parent / manifest.stem / "facsimile.yaml"


def read_facsimile(manifest: Path) -> Outcome[Facsimile | None]:
    """A manifest's path → what is known of the printed original; None where there is no sidecar."""
    path = facsimile_path(manifest)
    if not path.is_file():
        return Outcome(None)
    tree = read_yaml(path)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    bound = bind(tree.value, FACSIMILE)
    told: list[Diagnostic] = [*tree.diagnostics, *bound.diagnostics]
    pictures = (_picture(one, told) for one in _whole(bound.value, "pictures", _PICTURE))
    value = Facsimile(
        tuple(pictures),
        tuple(
            PrintedIndent(
                one.get("article", int), one.get("paragraph", int), _em(one, "indent", told)
            )
            for one in _whole(bound.value, "indents", _INDENT)
        ),
        tuple(
            PrintedPage(
                one.get("page", int),
                one.get("article", int),
                one.get("paragraph", int),
                piece_of(one, "at"),
            )
            for one in _whole(bound.value, "pages", _PAGE)
        ),
        tuple(
            PrintedTitle(one.get("article", int), one.every("lines", str))
            for one in _whole(bound.value, "titles", _TITLE)
        ),
    )
    return Outcome(value, tuple(told))


def _whole(bound: Bound, key: str, record: Record) -> list[Bound]:
    """The items of a list that have every key they need; the others were reported."""
    needed = [name for name, field in record.fields.items() if field.required]
    items = bound.every(key, Bound)
    return [item for item in items if all(item.values[name] is not None for name in needed)]


def _picture(bound: Bound, told: list[Diagnostic]) -> PrintedPicture:
    return PrintedPicture(
        bound.get("file", str),
        bound.get("article", int),
        bound.get("paragraph", int),
        piece_of(bound, "at"),
        bound.get("rows", int),
        _em(bound, "width", told),
        _em(bound, "measure", told),
        bound.span("file"),
    )


def _em(bound: Bound, key: str, told: list[Diagnostic]) -> float:
    """A length of the sidecar → its amount in 字; another unit is reported."""
    length = bound.get(key, Length)
    if length.unit != "字":
        value = bound.nodes[key].text
        told.append(diagnose("wrong-unit", bound.span(key), None, key=key, value=value, unit="pt"))
    return length.amount
