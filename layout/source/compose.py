"""YAML text → its tree of nodes, built from the parser's events.

The events come one by one from a parser that does not recurse, so depth, number of values and what
aliases expand to are bounded here before they cost anything.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import yaml

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.source.node import Entry, Node

MAX_DEPTH = 40
MAX_NODES = 100_000  # aliases count as what they expand to

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null")} | {
    f"tag:yaml.org,2002:{name}" for name in ("seq", "map")
}


class Composed(NamedTuple):
    """The first document's tree, what was found on the way, and where the parser gave up, if so."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: yaml.MarkedYAMLError | None = None


class _Open:
    """A list or map whose end has not come yet."""

    __slots__ = ("anchor", "entries", "items", "key", "kind", "places", "size", "span")

    def __init__(self, kind: str, span: Span, anchor: str | None) -> None:
        self.kind = kind
        self.span = span
        self.anchor = anchor
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.places: dict[str, Span] = {}
        self.key: Node | None = None
        self.size = 1


class _Builder:
    """Takes events, keeps the open collections on a stack of its own."""

    def __init__(self, file: str, lines: list[str], mended: Collection[int]) -> None:
        self.file = file
        self.mended = mended
        self.lines = lines
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.anchored: dict[str, Span] = {}
        self.nodes = 0
        self.root: Node | None = None
        self.found: list[Diagnostic] = []

    def span(self, start: Any, end: Any) -> Span:
        """Two marks of the parser → the span, cut at the end of its first line."""
        length = end.column - start.column
        if end.line != start.line:
            length = len(self.lines[start.line].rstrip()) - start.column
        return Span(self.file, start.line + 1, start.column + 1, max(length, 1))

    def take(self, event: Any) -> bool:
        """An event → whether the next may come (False: a bound was passed, and reported)."""
        if isinstance(event, yaml.ScalarEvent):
            return self.add(self.scalar(event), 1, event.anchor)
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            return self.open(event)
        if isinstance(event, yaml.CollectionEndEvent):
            return self.close()
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.found.append(
                diagnose("yaml-many-documents", self.span(event.start_mark, event.end_mark))
            )
            return False
        return True

    def scalar(self, event: Any) -> Node:
        """A scalar's event → its node."""
        span = self.span(event.start_mark, event.end_mark)
        self.check_tag(event, span)
        if event.anchor:
            span = self.without_anchor(span)
        indent = 0
        if event.style == "|":
            below = self.lines[event.start_mark.line + 1 : event.end_mark.line + 1]
            first = next((line for line in below if line.strip()), "")
            indent = len(first) - len(first.lstrip(" "))
        elif event.style in ("'", '"') and span.length > 2:
            span = span._replace(column=span.column + 1, length=span.length - 2)
        mended = event.start_mark.line in self.mended
        return Node("scalar", span, event.value, not event.style, indent=indent, mended=mended)

    def without_anchor(self, span: Span) -> Span:
        """The span of a scalar with an anchor → the span of what follows the anchor."""
        written = self.lines[span.line - 1][span.column - 1 :]
        name, gap, _ = written.partition(" ")
        skip = len(name) + len(gap) if name.startswith("&") and gap else 0
        return span._replace(column=span.column + skip, length=max(span.length - skip, 1))

    def check_tag(self, event: Any, span: Span) -> None:
        """Report a tag that is not one of YAML's own."""
        if event.tag not in (None, "!") and event.tag not in _CORE_TAGS:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.found.append(diagnose("yaml-tag", span, tag=shown))

    def open(self, event: Any) -> bool:
        """The start of a list or map → onto the stack."""
        span = self.span(event.start_mark, event.end_mark)
        self.check_tag(event, span)
        if len(self.stack) >= MAX_DEPTH:
            self.found.append(diagnose("yaml-too-deep", span, limit=MAX_DEPTH))
            return False
        kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "map"
        self.stack.append(_Open(kind, span, event.anchor))
        return True

    def close(self) -> bool:
        """The end of the innermost collection → its node, into the one around it."""
        done = self.stack.pop()
        if done.kind == "list":
            node = Node("list", done.span, items=tuple(done.items))
        else:
            node = Node("map", done.span, entries=tuple(done.entries))
        return self.add(node, done.size, done.anchor)

    def alias(self, event: Any) -> bool:
        """An alias → the node it stands for."""
        span = self.span(event.start_mark, event.end_mark)
        known = self.anchors.get(event.anchor)
        if known is None:
            self.found.append(diagnose("yaml-alias", span, name=event.anchor))
            return self.add(Node("scalar", span, "*" + event.anchor), 1, None)
        self.anchored.pop(event.anchor, None)
        return self.add(known[0], known[1], None)

    def add(self, node: Node, size: int, anchor: str | None) -> bool:
        """A finished node and how many values it holds → into the open collection."""
        self.nodes += size
        if self.nodes > MAX_NODES:
            self.found.append(diagnose("yaml-too-many", node.span, limit=MAX_NODES))
            return False
        if anchor:
            self.anchors[anchor] = (node, size)
            self.anchored[anchor] = node.span
        if not self.stack:
            self.root = node
            return True
        around = self.stack[-1]
        around.size += size
        if around.kind == "list":
            around.items.append(node)
        elif around.key is None:
            around.key = node
        else:
            self.pair(around, around.key, node)
            around.key = None
        return True

    def pair(self, around: _Open, key: Node, value: Node) -> None:
        """A key and its value → an entry of the open map, unless the key is bad or there already."""
        name = key.text.strip()
        if key.kind != "scalar":
            self.found.append(diagnose("yaml-bad-key", key.span))
        elif name in around.places:
            first = around.places[name]
            if self.opens_item(around, name):
                self.found.append(diagnose("yaml-missing-dash", key.span, key=name))
                self.next_item(around, key, value)
            else:
                found = diagnose("yaml-duplicate-key", key.span, key=name, line=first.line)
                self.found.append(found)
        else:
            around.places[name] = key.span
            around.entries.append(Entry(name, key.span, value))

    def opens_item(self, around: _Open, name: str) -> bool:
        """An open map and a key that comes again in it → whether a new item of a list was meant: the key is the one
        the item began with."""
        inside = len(self.stack) > 1 and self.stack[-2].kind == "list"
        return inside and around.kind == "map" and around.entries[0].key == name

    def next_item(self, around: _Open, key: Node, value: Node) -> None:
        """The open map is one item of its list, the key begins the next."""
        done = Node("map", around.span, entries=tuple(around.entries))
        self.stack[-2].items.append(done)
        name = key.text.strip()
        around.span, around.places = key.span, {name: key.span}
        around.entries = [Entry(name, key.span, value)]


def compose(text: str, file: str, mended: Collection[int] = ()) -> Composed:
    """YAML text, the name to show for its file and lines mended (from 0) → the tree of its first document.

    Bounded: ``MAX_DEPTH`` levels, ``MAX_NODES`` values. An anchor nobody asks for is reported: it
    is mostly a text that happens to begin with &.
    """
    builder = _Builder(file, [*text.split("\n"), ""], mended)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                return Composed(None, tuple(builder.found))
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        if mark and "nesting depth" in str(
            failure.problem
        ):  # libyaml's own bound: ours is met before it
            return compose(text[: mark.index], file, mended)
        return Composed(None, tuple(builder.found), failure)
    for name, span in builder.anchored.items():
        builder.found.append(diagnose("yaml-anchor", span, name=name))
    return Composed(builder.root, tuple(builder.found))
