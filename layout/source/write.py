"""A tree of values → YAML text that reads back as the same tree."""

from __future__ import annotations

import json
import re

from layout.source.node import Node

_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff](?:[\w\u4e00-\u9fff.%/+*() -]*[\w\u4e00-\u9fff%)])?")
_WIDTH = 96  # characters of a line: what is longer is written one value a line


def as_yaml(node: Node, indent: int = 0) -> str:
    """A map and its indent → its text, one key a line; small maps and lists within on one line."""
    lines = []
    for entry in node.entries:
        short = inline(entry.value)
        head = f"{' ' * indent}{_quoted(entry.key, plain=True)}:"
        if entry.value.kind != "map" or not entry.value.entries or len(head + short) < _WIDTH:
            lines.append(f"{head} {short}".rstrip())
        else:
            lines += [head, as_yaml(entry.value, indent + 2).rstrip("\n")]
    return "\n".join(lines) + "\n"


def inline(node: Node) -> str:
    """A value → its text on one line."""
    if node.kind == "list":
        return f"[{', '.join(map(inline, node.items))}]"
    if node.kind == "map":
        pairs = (
            f"{_quoted(entry.key, plain=True)}: {inline(entry.value)}" for entry in node.entries
        )
        return f"{{{', '.join(pairs)}}}"
    return "null" if node.empty else _quoted(node.text, node.plain)


def _quoted(text: str, plain: bool) -> str:
    """A text and whether it stood without quotes → the same, in quotes where YAML needs them."""
    if plain and _PLAIN.fullmatch(text) and text.lower() not in ("null", "~"):
        return text
    return json.dumps(text, ensure_ascii=False)
