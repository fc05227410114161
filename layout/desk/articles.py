"""The articles of a manifest as an editor sees them in a list, whether or not the issue can be set just now."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from layout.desk.files import TEXTS, WORD
from layout.page.model import TextLine
from layout.request import TypesetIssue
from layout.source.node import Node

Data = dict[str, Any]
SHORT = 4  # characters of a last line that are worth deleting to win its row


def article_list(tree: Node, typeset: TypesetIssue | None) -> list[Data]:
    """The manifest and the issue as last set → an entry an article, in the order of the manifest."""
    articles = tree.find("articles")
    facts = _facts(typeset) if typeset else {}
    return [
        {"index": index, **_entry(node), **facts.get(_place(node), {})}
        for index, node in enumerate(articles.items if articles else ())
        if node.kind == "map"
    ]


def text_kind(name: str) -> str:
    """The value of ``text:`` → whether it is a "file" that can be written in, a "word" file, or the text ("inline")."""
    name = name.strip()
    if "\n" in name or len(name) > 255:
        return "inline"
    suffix = Path(name).suffix.lower()
    return "file" if suffix in TEXTS else "word" if suffix in WORD else "inline"


def _entry(node: Node) -> Data:
    """An article of the manifest → what it says of itself."""
    title = node.find("title")
    lines = [item.text for item in title.items] if title and title.kind == "list" else []
    text = _text(node, "text")
    pictures = node.find("pictures")
    return {
        "title": " ".join(lines) if lines else _text(node, "title"),
        "lines": lines,
        "kind": _text(node, "kind") or "article",
        **{key: _text(node, key) for key in ("kicker", "section", "byline", "unit", "source")},
        "across": _text(node, "across"),
        "text": text if text_kind(text) != "inline" else "",
        "textKind": text_kind(text),
        "line": node.span.line,
        "pictures": [
            {"index": index, **_values(item), "place": _file_place(item)}
            for index, item in enumerate(pictures.items if pictures else ())
        ],
    }


def _values(node: Node) -> Data:
    """A picture of the manifest → its keys and values as written; one that is a name alone is its file."""
    if node.kind == "scalar":
        return {"file": node.text}
    return {entry.key: entry.value.text for entry in node.entries if entry.value.kind == "scalar"}


def _file_place(node: Node) -> list[int]:
    """A picture of the manifest → line and column of its file's name: the page knows it by them."""
    file = node.find("file") or node
    return [file.span.line, file.span.column]


def _text(node: Node, key: str) -> str:
    found = node.find(key)
    return found.text if found is not None and found.kind == "scalar" and not found.empty else ""


def _place(node: Node) -> int:
    """An article of the manifest → the line the document knows it by."""
    title = node.find("title")
    if title is None:
        return node.span.line
    return title.items[0].span.line if title.kind == "list" and title.items else title.span.line


def _facts(typeset: TypesetIssue) -> dict[int, Data]:
    """A set issue → for each article, by the line of its title: its number, characters, rows, pages, and what a
    few characters fewer would win."""
    numbers = {article.number: article.span.line for article in typeset.source.document.articles}
    words: Counter[int] = Counter()
    rows: Counter[int] = Counter()
    pages: dict[int, set[int]] = defaultdict(set)
    last: dict[tuple[int, int], int] = {}
    for page in typeset.pages.pages:
        for line in page.items:
            if isinstance(line, TextLine) and line.article:
                pages[line.article].add(page.number)
                if line.kind == "body":
                    words[line.article] += len(line.text)
                    rows[line.article] += 1
                    last[line.article, line.paragraph] = len(line.text)
    short: dict[int, list[int]] = defaultdict(list)
    for (article, _), length in last.items():
        if length <= SHORT:
            short[article].append(length)
    return {
        line: {
            "number": number,
            "words": words[number],
            "rows": rows[number],
            "pages": sorted(pages[number]),
            "winnable": [len(short[number]), sum(short[number])],
        }
        for number, line in numbers.items()
    }
