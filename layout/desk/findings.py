"""Findings → what the desk shows of them: their words, their places, and a cure where there is a sure one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from layout.console import as_json, in_order
from layout.diagnostics import Diagnostic, Span
from layout.page.model import Image, Page, TextLine
from layout.source.node import Node

Data = dict[str, Any]
NEAR = ("at-not-found", "path-missing", "file-missing", "style-missing", "wrong-choice")
"""Findings on a value that name the one that was most likely meant."""


def finding_list(
    diagnostics: Iterable[Diagnostic],
    lang: str,
    pages: Sequence[Page],
    manifest: Path,
    tree: Node | None,
) -> list[Data]:
    """Findings, the language, the pages shown, the manifest and its tree → an entry a finding, in source order.

    ``cure`` is the edit a button makes; ``page`` and ``rect`` are where the finding stands, as far as can be told.
    """
    ordered = in_order(diagnostics)
    entries = as_json(ordered, lang)
    for entry, diagnostic in zip(entries, ordered, strict=True):
        if diagnostic.place is None and diagnostic.span is not None:
            entry.update(_on_page(diagnostic.span, pages))
        cure = cure_of(diagnostic, manifest, tree)
        if cure:
            entry["cure"] = cure
    return entries


def cure_of(diagnostic: Diagnostic, manifest: Path, tree: Node | None) -> Data | None:
    """A finding, the manifest and its tree → the edit that mends it for sure; None: a person has to decide."""
    values, span = dict(diagnostic.values), diagnostic.span
    if diagnostic.code == "ascii-marks-left":
        if tree is not None and tree.find("ascii_marks") is None:
            return {"op": "set", "path": ["ascii_marks"], "value": "convert", "label": "cure.marks"}
        return None
    near = values.get("near")
    if not near or span is None or tree is None or not same_file(span.file, manifest):
        return None
    path = path_at(tree, span)
    if path is None:
        return None
    if diagnostic.code in NEAR:
        return {"op": "set", "path": path, "value": near, "label": "cure.near", "near": near}
    if diagnostic.code == "unknown-key":
        return {"op": "rename", "path": path, "value": near, "label": "cure.near", "near": near}
    return None


def path_at(tree: Node, span: Span) -> list[str | int] | None:
    """The tree of a file and a place in it → the keys and indexes that lead to the value (or key) there."""
    best: tuple[tuple[int, int], list[str | int]] | None = None

    def look(node: Node, path: list[str | int]) -> None:
        nonlocal best
        at = (node.span.line, node.span.column)
        if at <= (span.line, span.column) and (best is None or at >= best[0]):
            best = at, path
        for entry in node.entries:
            key_at = (entry.key_span.line, entry.key_span.column)
            if key_at == (span.line, span.column):
                best = (1 << 30, 0), [*path, entry.key]
            look(entry.value, [*path, entry.key])
        for index, item in enumerate(node.items):
            look(item, [*path, index])

    look(tree, [])
    return best[1] if best else None


def same_file(name: str, path: Path) -> bool:
    """A file as a finding names it and a path → whether they are one file."""
    return Path(name).resolve() == path.resolve()


def _on_page(span: Span, pages: Sequence[Page]) -> Data:
    """A place in the sources → the page and rectangle of the line or picture that was written there or before."""
    best: tuple[tuple[int, int], Page, TextLine | Image] | None = None
    for page in pages:
        for item in page.items:
            if not isinstance(item, TextLine | Image) or item.span is None:
                continue
            if item.span.file != span.file:
                continue
            at = (item.span.line, item.span.column)
            if at <= (span.line, span.column) and (best is None or at > best[0]):
                best = at, page, item
    if best is None or span.line - best[0][0] > 3:
        return {}
    _, page, item = best
    if isinstance(item, Image):
        return {"page": page.number, "rect": list(item.rect)}
    top = item.baseline - item.size
    return {"page": page.number, "rect": [item.x, top, item.measure, item.size * 1.2]}
