"""Trees of values as plain Python, to compare with."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Diagnostic
from layout.outcome import Outcome
from layout.source.node import Node
from layout.source.read import read_yaml

Plain = str | list["Plain"] | dict[str, "Plain"] | None


def plain(node: Node | None) -> Plain:
    """A tree → texts, lists and dicts."""
    if node is None:
        return None
    if node.kind == "list":
        return [plain(item) for item in node.items]
    if node.kind == "map":
        return {entry.key: plain(entry.value) for entry in node.entries}
    return node.text


def read(text: str) -> Outcome[Node | None]:
    """YAML text → its outcome, as of a file x.yaml."""
    return read_yaml(Path("x.yaml"), text)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """Diagnostics → their codes in order."""
    return [one.code for one in found]


def said(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Diagnostics → code, line and column of each."""
    return [(one.code, one.span.line, one.span.column) for one in found if one.span]
