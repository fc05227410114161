"""A YAML text → its nodes with their places: where a key or an item begins and ends, in lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from layout.desk.files import Refused

Path = Sequence[str | int]
"""The keys and indexes that lead to a value."""


class Lines(NamedTuple):
    """Lines ``first`` to ``last`` (one past) of a text that hold a key or an item, its comments above included."""

    first: int
    last: int


def node_at(text: str, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
    """A text and a path → the node of its last key (or item) and the map or list that holds it."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise Refused("yaml") from None
    holder: yaml.Node | None = None
    for key in path:
        holder = node
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key] if 0 <= key < len(node.value) else None
        else:
            node = None
        if node is None:
            raise Refused("path")
    return node, holder


def is_there(text: str, path: Path) -> bool:
    """A text and a path → whether something stands there."""
    try:
        node, _ = node_at(text, path)
    except Refused:
        return False
    return not (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"))


def siblings(text: str, path: Path) -> int:
    _, holder = node_at(text, path)
    return len(holder.value) if holder is not None else 0


def block_of(text: str, path: Path) -> Lines | None:
    """A text and a path → the lines that hold nothing but that key or item; None where others share them."""
    node, holder = node_at(text, path)
    if node is None or not isinstance(holder, yaml.CollectionNode) or holder.flow_style:
        return None
    start = node.start_mark.line
    if isinstance(holder, yaml.MappingNode):
        start = next(name.start_mark.line for name, value in holder.value if value is node)
    lines = text.splitlines()
    last = end_of(text, node)
    column = holder.start_mark.column
    while start and re.match(rf" {{{column}}}#", lines[start - 1]):
        start -= 1
    return Lines(start, last)


def _last_line(node: yaml.Node) -> int:
    """A node → one past the last line its text stands on."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    mark = node.end_mark
    return (
        int(mark.line)
        if mark.column == 0 and node.end_mark.line > node.start_mark.line
        else int(mark.line) + 1
    )


def end_of(text: str, node: yaml.Node) -> int:
    """A node → one past the last line of its text, empty lines after it left out."""
    lines = text.splitlines()
    last = min(_last_line(node), len(lines))
    while last > node.start_mark.line + 1 and not lines[last - 1].strip():
        last -= 1
    return last
