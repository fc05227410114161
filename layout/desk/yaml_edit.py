"""One value of a YAML text changed, everything else left as its author wrote it.

New values are written by ruamel.yaml, which keeps comments, quotes and order. What it would lay out another way than
the author did stays as it was: only the lines that differ through the edit are taken over. Whole keys and
items are taken out and moved as lines, with the comments that stand right above them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    ScalarString,
    SingleQuotedScalarString,
)

from layout.desk.files import Refused
from layout.desk.merge import merge
from layout.desk.yaml_codec import ITEM, Value, codec_of, dumped, indented, written
from layout.desk.yaml_nodes import Path, block_of, end_of, is_there, node_at, siblings


def set_value(text: str, path: Path, value: Value) -> str:
    """A YAML text, the keys and indexes that lead to a value, the new value → the text with it.

    Keys that are missing on the way are made. Raises ``Refused`` where the path leads nowhere.
    """

    text = _spelled_out(text, path)
    while len(path) > 1 and isinstance(path[-1], str) and not is_there(text, path[:-1]):
        path, value = path[:-1], {path[-1]: value}
    added = _with_scalar(text, path, value)
    if added is None:
        added = _with_key(text, path, value)
    if added is not None:
        return added

    def change(tree: Any) -> None:
        node = _parent(tree, path, make=True)
        key = path[-1]
        if isinstance(node, CommentedSeq) != isinstance(key, int):
            raise Refused("path")
        if isinstance(key, int) and not 0 <= key < len(node):
            raise Refused("path")
        old = node[key] if isinstance(key, int) or key in node else None
        node[key] = written(value, old)

    return _edited(text, change)


def insert_item(text: str, path: Path, value: Value) -> str:
    """A YAML text, the path of a place in a list, a value → the text with the value put in there.

    A list that is not there yet, or is a single value, is made one.
    """
    index = path[-1]
    if not isinstance(index, int):
        raise Refused("path")

    if not is_there(text, path[:-1]):
        return set_value(text, path[:-1], [value])
    added = _with_item(text, path[:-1], index, value)
    if added is not None:
        return added

    def change(tree: Any) -> None:
        holder = _parent(tree, path[:-1], make=True)
        key = path[-2]
        try:
            items = holder[key]
        except (KeyError, IndexError):
            items = None
        if not isinstance(items, CommentedSeq):
            holder[key] = items = CommentedSeq([] if items is None else [items])
        if not items:
            items.fa.set_block_style()
        items.insert(min(index, len(items)), written(value, None))

    return _edited(text, change)


def remove(text: str, path: Path) -> str:
    """A YAML text and the path of a key or an item → the text without it."""
    if siblings(text, path) == 1:
        if len(path) == 1:
            raise Refused("last")
        if len(path) == 2 and isinstance(path[-1], int):
            return set_value(text, path[:-1], [])
        return remove(text, path[:-1])
    block = block_of(text, path)
    if block is None:

        def change(tree: Any) -> None:
            del _parent(tree, path)[path[-1]]

        return _edited(text, change)
    lines = text.splitlines(keepends=True)
    own = lines[block.first : block.last]
    rest = [*lines[: block.first], *lines[block.last :]]
    if not isinstance(path[-1], int):
        # The first key of an item stands behind its dash: the next one takes its place.
        match = ITEM.match(own[0])
        if match and block.first < len(rest):
            follows = rest[block.first]
            indent = len(match[0])
            rest[block.first] = own[0][: len(match[0])] + follows[indent:]
    return "".join(rest)


def move_item(text: str, path: Path, to: int) -> str:
    """A YAML text, the path of an item of a list and the index it is to have → the text with it there."""
    start = path[-1]
    if not isinstance(start, int):
        raise Refused("path")
    count = siblings(text, path)
    if not 0 <= to < count:
        raise Refused("path")
    blocks = [block_of(text, [*path[:-1], index]) for index in range(count)]
    if to == start:
        return text
    if any(block is None for block in blocks):

        def change(tree: Any) -> None:
            items = _parent(tree, path)
            items.insert(to, items.pop(start))

        return _edited(text, change)
    lines = text.splitlines(keepends=True)
    found = [block for block in blocks if block is not None]
    # What stands between two items (an empty line, as a rule) stays between them.
    bodies = ["".join(lines[block.first : block.last]) for block in found]
    bodies = [body if body.endswith("\n") else body + "\n" for body in bodies]
    between = ["".join(lines[a.last : b.first]) for a, b in pairwise(found)]
    bodies.insert(to, bodies.pop(start))
    parts = ["".join(lines[: found[0].first]), bodies[0]]
    for gap, body in zip(between, bodies[1:], strict=True):
        parts += [gap, body]
    return "".join([*parts, *lines[found[-1].last :]])


def rename(text: str, path: Path, name: str) -> str:
    """A YAML text, the path of a key and another name → the text with the key under that name."""
    _, holder = node_at(text, path)
    if not isinstance(holder, yaml.MappingNode) or not re.fullmatch(r"[\w.-]+", name):
        raise Refused("path")
    key = next(key for key, _ in holder.value if key.value == path[-1])
    return text[: key.start_mark.index] + name + text[key.end_mark.index :]


def _edited(text: str, change: Any) -> str:
    """A text and what changes its tree → the text with that change alone."""
    codec = codec_of(text)
    try:
        tree = codec.load(text)
        if tree is None:
            tree = CommentedMap()
        before = dumped(codec, tree)
        change(tree)
        after = dumped(codec, tree)
        merged = merge(before, after, text)
        if merged is not None and codec_of(merged).load(merged) == tree:
            return merged
    except YAMLError:
        raise Refused("yaml") from None
    return after


def _spelled_out(text: str, path: Path) -> str:
    """A text and the path of a key of a picture → the same, a picture that is a file's name alone written with its key."""
    if len(path) < 3 or path[-3] != "pictures" or not isinstance(path[-1], str):
        return text
    if not is_there(text, path[:-1]):
        return text
    node, _ = node_at(text, path[:-1])
    if not isinstance(node, yaml.ScalarNode):
        return text
    file = node.value

    def change(tree: Any) -> None:
        _parent(tree, path[:-1])[path[-2]] = written({"file": file}, None)

    return _edited(text, change)


def _with_scalar(text: str, path: Path, value: Value) -> str | None:
    """A text, the path of a value written on one line, another such value → the text with it in its place.

    None where what is there, or is to be there, is more than that.
    """
    if isinstance(value, dict | list) or value is None or "\n" in str(value):
        return None
    try:
        node, holder = node_at(text, path)
    except Refused:
        return None
    if not isinstance(node, yaml.ScalarNode) or not isinstance(holder, yaml.CollectionNode):
        return None
    start, end = node.start_mark, node.end_mark
    if node.style in ("|", ">") or start.line != end.line or start.index == end.index:
        return None
    quotes: dict[str | None, type[ScalarString]] = {
        "'": SingleQuotedScalarString,
        '"': DoubleQuotedScalarString,
    }
    kind = quotes.get(node.style)
    tree = CommentedSeq([written(value, kind("") if kind else None)])
    if holder.flow_style:
        tree.fa.set_flow_style()
    codec = codec_of("")
    codec.indent(mapping=2, sequence=2, offset=0)
    words = dumped(codec, tree).rstrip("\n")
    return (
        text[: start.index]
        + words[1 : -1 if holder.flow_style else None].strip()
        + text[end.index :]
    )


def _with_key(text: str, path: Path, value: Value) -> str | None:
    """A text and the path of a key that is not there → the text with it as the last of its map.

    None where it is there, or its map is not written one key a line.
    """
    key = path[-1]
    try:
        holder, _ = node_at(text, path[:-1])
    except Refused:
        return None
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style or not holder.value:
        return None
    if any(name.value == key for name, _ in holder.value):
        return None
    block = indented(CommentedMap({key: written(value, None)}), text, holder.start_mark.column)
    return _put_in(text, end_of(text, holder), block)


def _with_item(text: str, path: Path, index: int, value: Value) -> str | None:
    """A text, the path of a list and an index → the text with the value there, apart from its neighbours as they
    are from each other. None where the list is not there or not written one item below another."""
    try:
        holder = node_at(text, path)[0]
    except Refused:
        return None
    if not isinstance(holder, yaml.SequenceNode) or holder.flow_style or not holder.value:
        return None
    blocks = [block_of(text, [*path, number]) for number in range(len(holder.value))]
    found = [block for block in blocks if block is not None]
    if len(found) != len(blocks):
        return None
    block = indented(CommentedSeq([written(value, None)]), text, holder.start_mark.column)
    lines = text.splitlines(keepends=True)
    gap = "".join(lines[found[-2].last : found[-1].first]) if len(found) > 1 else ""
    gap = "\n" if gap else ""
    if index >= len(found):
        return _put_in(text, found[-1].last, gap + block)
    return _put_in(text, found[index].first, block + gap)


def _put_in(text: str, line: int, block: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join([*lines[:line], block, *lines[line:]])


def _parent(tree: Any, path: Path, make: bool = False) -> Any:
    """A tree and a path → the map or list that holds its last key. Raises ``Refused`` where there is none."""
    node = tree
    for key in path[:-1]:
        try:
            below = node[key]
        except (KeyError, IndexError, TypeError):
            below = None
        if below is None and make and isinstance(node, CommentedMap):
            below = node[key] = CommentedMap()
        if not isinstance(below, CommentedMap | CommentedSeq):
            raise Refused("path")
        node = below
    if not isinstance(node, CommentedMap | CommentedSeq):
        raise Refused("path")
    return node
