"""Plain data → YAML as the author of a text would have written it: his indents, his quotes, blocks for long texts."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString, ScalarString

ITEM = re.compile(r"^( *)- ", re.MULTILINE)
WIDEST = 1_000_000  # characters of a line: none is folded
Value = Any
"""Plain data as JSON has it."""


def codec_of(text: str) -> YAML:
    """A text → a reader and writer that indents as it does."""
    codec = YAML(typ="rt")
    codec.preserve_quotes = True
    codec.width = WIDEST
    codec.allow_unicode = True
    first = ITEM.search(text)
    offset = len(first[1]) if first else 2
    codec.indent(mapping=2, sequence=offset + 2, offset=offset)
    return codec


def dumped(codec: YAML, tree: Any) -> str:
    stream = StringIO()
    codec.dump(tree, stream)
    return stream.getvalue()


def written(value: Value, old: Any) -> Any:
    """Plain data and what it replaces → the same as ruamel writes it: texts of several lines as blocks."""
    if isinstance(value, dict):
        return CommentedMap({key: written(item, None) for key, item in value.items()})
    if isinstance(value, list):
        items = CommentedSeq(written(one, None) for one in value)
        if all(not isinstance(one, dict | list) for one in value):
            items.fa.set_flow_style()
        return items
    if isinstance(value, str):
        if "\n" in value:
            return LiteralScalarString(value)
        if isinstance(old, ScalarString) and not isinstance(old, LiteralScalarString):
            return type(old)(value)
        return _natural(value)
    return value


def _natural(value: str) -> Any:
    """A text → what is written without quotes where YAML reads it back as a number or a yes: 12, true."""
    try:
        return (
            YAML(typ="safe").load(value)
            if re.fullmatch(r"-?\d+(\.\d+)?|true|false", value)
            else value
        )
    except YAMLError:
        return value


def indented(tree: Any, text: str, column: int) -> str:
    """A map or list and the column it is to stand at → its lines."""
    codec = codec_of(text)
    if isinstance(tree, CommentedSeq):
        codec.indent(mapping=2, sequence=2, offset=0)
    lines = dumped(codec, tree).splitlines(keepends=True)
    return "".join(" " * column + line if line.strip() else line for line in lines)
