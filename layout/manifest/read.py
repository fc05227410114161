"""The manifest of an issue → the issue, with everything that is wrong with it said at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, TypeVar

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.arrange import arranged, without_title
from layout.manifest.block_model import ManuscriptBlock, TableBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.charts import chart_of_table
from layout.manifest.code import CodeReader
from layout.manifest.fields import ISSUE
from layout.manifest.manuscript import Manuscript, Piece
from layout.manifest.model import (
    ArticleSource,
    CoverSource,
    DrawingSource,
    Issue,
)
from layout.manifest.paths import find_file
from layout.manifest.pictures import PictureReader
from layout.manifest.tables import TableReader
from layout.manifest.text_file import KNOWN, OFFICE, PLAIN, REFUSED, WORD, read_text_file
from layout.manifest.written import piece_of, trimmed, written
from layout.outcome import Outcome
from layout.source.bind import Bound, bind
from layout.source.node import Node
from layout.source.read import read_yaml

_NOT_IN_A_BOX = ("tables", "charts", "flowables", "section", "jump")
T = TypeVar("T")
_LIKE_A_FILE = re.compile(
    r"[^\s，。！？：；]*[^\s，。！？：；/\\.][/\\][^\s，。！？：；]*|[^\s，。！？：；.]+\.[A-Za-z]{1,5}"
)


def read_issue(path: Path, allow_code: bool = False) -> Outcome[Issue | None]:
    """A manifest's path → the issue, and every diagnostic in source order.

    None where the manifest cannot be read at all; with an error elsewhere, what could be read.
    ``allow_code``: flowables made by the issue's own code are no error.
    """
    tree = read_yaml(path)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    bound = bind(tree.value, ISSUE)
    reader = _Reader(path, allow_code)
    issue = reader.issue(bound.value)
    told = [*tree.diagnostics, *bound.diagnostics, *reader.told]
    told += [*reader.pictures.told, *reader.code.told, *reader.tables.told]
    return Outcome(issue, tuple(sorted(told, key=_order)))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span or Span("", 0)
    return span.file, span.line, span.column


class _Reader:
    """Turns the bound tree into the issue and collects what is wrong on the way."""

    def __init__(self, path: Path, allow_code: bool) -> None:
        self.path = path
        self.folder = path.parent
        self.pictures = PictureReader(self.folder)
        self.tables = TableReader(self.folder)
        self.code = CodeReader(self.folder, allow_code)
        self.texts: list[Path] = []
        self.told: list[Diagnostic] = []

    def issue(self, bound: Bound) -> Issue:
        """The bound manifest → the issue."""
        articles = tuple(self.article(article) for article in bound.every("articles", Bound))
        if not articles and "articles" in bound.nodes and bound.nodes["articles"].kind == "list":
            self.told.append(diagnose("no-articles", bound.span("articles")))
        ticket = _labelled(bound, "ticket")
        covers = [self.cover(bound.find(key, Bound)) for key in ("cover", "back")]
        return Issue(
            self.path,
            piece_of(bound, "name"),
            piece_of(bound, "number"),
            bound.get("date", str),
            bound.get("style", str),
            bound.span("style"),
            piece_of(bound, "publisher"),
            piece_of(bound, "subtitle"),
            piece_of(bound, "source_note"),
            articles,
            bound.get("contents", bool),
            bound.find("pages", int),
            bound.get("reorder", bool),
            _labelled(bound, "colophon"),
            tuple((label, piece.text) for label, piece in ticket),
            _overrides(bound),
            bound.get("ascii_marks", str) == "convert",
            (
                self.path,
                *self.texts,
                *self.pictures.paths,
                *self.code.files,
                *self.tables.files,
            ),
            covers[0],
            covers[1],
            tuple(piece.span(0, len(piece.text)) for _, piece in ticket),
        )

    def cover(self, bound: Bound | None) -> CoverSource | None:
        """The bound ``cover:`` or ``back:`` → the cover; None where the manifest has none."""
        if bound is None:
            return None
        name = bound.find("file", str)
        file = self.pictures.file(name, bound.span("file"), self.folder) if name else None
        return CoverSource(
            file,
            bound.get("focus", tuple),
            bound.find("alt", str) or "",
            piece_of(bound, "credit"),
            pieces_of(bound, "lines"),
            bound.span("file") if name else bound.node.span,
        )

    def article(self, bound: Bound) -> ArticleSource:
        """One entry of ``articles:`` → the article."""
        kind = bound.get("kind", str)
        title, manual = _title(bound)
        if not title and kind == "article" and "title" not in bound.nodes:
            self.told.append(diagnose("missing-key", bound.node.span, key="title", meaning="标题"))
        for key in _NOT_IN_A_BOX if kind == "box" else ():
            if key in bound.nodes:
                self.told.append(diagnose("box-key", bound.nodes[key].span, key=key))
        blocks, beside = self.text(bound)
        pictures = [
            *self.pictures.inline(blocks, beside),
            *self.pictures.manifest(bound.every("pictures", Bound)),
        ]
        charts = [self.tables.chart(chart) for chart in bound.every("charts", Bound)]
        tables = [self.tables.table(table) for table in bound.every("tables", Bound)]
        drawings = [
            *(chart for chart in charts if chart),
            *self.code.inline(blocks, beside),
            *self.code.manifest(bound.every("flowables", Bound)),
        ]
        return ArticleSource(
            kind,
            title,
            manual,
            piece_of(bound, "kicker"),
            piece_of(bound, "unit"),
            piece_of(bound, "byline"),
            piece_of(bound, "source"),
            piece_of(bound, "section"),
            bound.find("across", str) or "",
            tuple(self.block(block) for block in blocks),
            tuple(pictures),
            tuple(table for table in tables if table),
            tuple(drawings),
            _footnotes(bound),
            bound.nodes["title"].span if title else bound.node.span,
            piece_of(bound, "jump"),
        )

    def chart(self, read: Outcome[DrawingSource | None]) -> DrawingSource | None:
        """A chart as it was read → the chart; what is wrong with it is told."""
        self.told += read.diagnostics
        return read.value

    def block(self, block: ManuscriptBlock) -> ManuscriptBlock | DrawingSource:
        """A block of a manuscript → the same, or the chart that a table is to be."""
        if isinstance(block, TableBlock) and block.chart.text:
            return self.chart(chart_of_table(block)) or block
        return block

    def text(self, bound: Bound) -> tuple[tuple[ManuscriptBlock, ...], Path]:
        """An article's ``text:`` → its blocks, and the folder pictures in it are looked for in."""
        node = bound.nodes.get("text")
        if node is None or node.kind != "scalar" or node.empty:
            if node is None and not _shows(bound):
                where = bound.node.span
                self.told.append(diagnose("missing-key", where, key="text", meaning="正文"))
            return (), self.folder
        blocks, path = self.manuscript(bound, node)
        beside = path.parent if path else self.folder
        if blocks is None:
            return (), beside
        if not any(_says(block) for block in blocks) and not _shows(bound):
            place = Span(str(path), 1) if path else node.span
            self.told.append(diagnose("text-empty", place))
        blocks, told = arranged(without_title(blocks, self.title(bound), self.told))
        self.told += told
        return blocks, beside

    def title(self, bound: Bound) -> str:
        """An article → its title as one text."""
        return piece_of(bound, "kicker").text + "".join(line.text for line in _title(bound)[0])

    def manuscript(
        self, bound: Bound, node: Node
    ) -> tuple[tuple[ManuscriptBlock, ...] | None, Path | None]:
        """The value of ``text:`` → the blocks of the text it is or names, and the file it names."""
        name = node.text.strip()
        if not _names_file(name):
            return self.taken(read_blocks(written(node))), None
        suffix = Path(name).suffix.lower()
        if suffix not in (*PLAIN, *WORD, *OFFICE):
            self.told.append(diagnose(REFUSED.get(suffix, "text-suffix"), node.span, file=name))
            return None, None
        path = find_file(name, self.folder, self.folder, node.span)
        self.told += path.diagnostics
        if path.value is None:
            return None, None
        self.texts.append(path.value)
        title = self.title(bound)
        revisions: Literal["accept", "reject"] = (
            "reject" if bound.get("revisions", str) == "reject" else "accept"
        )
        return self.taken(read_text_file(path.value, node.span, title, revisions)), path.value

    def taken(self, read: Outcome[T]) -> T:
        """What was read → its value; what is to be told of it is collected."""
        self.told += read.diagnostics
        return read.value


def _names_file(text: str) -> bool:
    """The value of ``text:`` → whether it names a file rather than being the text."""
    if "\n" in text or len(text) > 255:
        return False
    known = Path(text).suffix.lower() in KNOWN
    return known or (_LIKE_A_FILE.fullmatch(text) is not None and "://" not in text)


def _says(block: ManuscriptBlock) -> bool:
    """A block → whether it has anything to read."""
    return isinstance(block, TableBlock) or (block.kind != "note" and bool(block.piece.text))


def _shows(bound: Bound) -> bool:
    """An article → whether it has pictures that quote no text: it may do without (图片新闻)."""
    pictures = bound.every("pictures", Bound)
    return bool(pictures) and not any("at" in picture.nodes for picture in pictures)


def _title(bound: Bound) -> tuple[tuple[Piece, ...], bool]:
    """An article → the lines of its title, and whether the editor broke them."""
    lines = pieces_of(bound, "title")
    return lines, len(lines) > 1


def pieces_of(bound: Bound, key: str) -> tuple[Piece, ...]:
    """A record and a key of one text or several → their lines."""
    node = bound.nodes.get(key)
    if node is None or node.kind == "map":
        return ()
    scalars = node.items if node.kind == "list" else (node,)
    lines: list[Piece] = []
    for scalar in scalars:
        source = written(scalar) if scalar.kind == "scalar" else None
        if source and source.text.strip():
            lines += _lines(source)
    return tuple(lines)


def _lines(source: Manuscript) -> list[Piece]:
    """A text → its lines without blanks at their ends; empty ones are left out."""
    lines, start = [], 0
    for raw in source.text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        if raw.strip():
            lines.append(source.piece(start + lead, start + lead + len(raw.strip())))
        start += len(raw) + 1
    return lines


def _footnotes(bound: Bound) -> tuple[tuple[str, Piece], ...]:
    node = bound.nodes.get("footnotes")
    if node is None:
        return ()
    scalars = node.items if node.kind == "list" else (node,)
    texts = [trimmed(written(scalar)) for scalar in scalars if scalar.kind == "scalar"]
    return tuple((str(number), text) for number, text in enumerate(texts, 1))


def _labelled(bound: Bound, key: str) -> tuple[tuple[str, Piece], ...]:
    """A record and a key of labels and texts → the pairs, in order."""
    node = bound.nodes.get(key)
    entries = node.entries if node else ()
    return tuple(
        (entry.key, trimmed(written(entry.value)))
        for entry in entries
        if entry.value.kind == "scalar" and not entry.value.empty
    )


def _overrides(bound: Bound) -> tuple[tuple[str, str, Span], ...]:
    node = bound.nodes.get("print")
    entries = node.entries if node else ()
    return tuple(
        (f"print.{entry.key}", entry.value.text, entry.value.span)
        for entry in entries
        if entry.value.kind == "scalar"
    )
