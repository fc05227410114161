"""A tree of values and a table of fields → values of the right types, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar, assert_never

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.outcome import Outcome
from layout.source.fields import (
    Choice,
    Flag,
    LengthIn,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Parsed,
    Record,
    Text,
    Type,
    Whole,
)
from layout.source.node import Entry, Node
from layout.source.scalars import Fault, read_scalar
from layout.source.shapes import key_slip, shape_slip
from layout.source.suggest import suggest

T = TypeVar("T")
_WRONG = object()
_FEW = 10  # keys that can be named all in one message
_CHINESE_QUOTES = ("“", "”", "‘", "’", "＂", "「")
_SHAPES: dict[type, str] = {
    ListOf: "list",
    MapOf: "map",
    Record: "map",
    **dict.fromkeys((Text, Flag, Whole, Number, LengthIn, Choice, Parsed), "scalar"),
}


class Bound(NamedTuple):
    """A record's values by key, with the node each came from. Keys not given have their default."""

    values: Mapping[str, object]
    nodes: Mapping[str, Node]
    node: Node

    def get(self, key: str, kind: type[T]) -> T:
        """A key and its type → its value. Raises ``TypeError`` where the table says otherwise."""
        value = self.values[key]
        if not isinstance(value, kind):
            raise TypeError(f"{key} is {value!r}, not {kind.__name__}")
        return value

    def find(self, key: str, kind: type[T]) -> T | None:
        """A key and its type → its value, None where it was not given."""
        return None if self.values.get(key) is None else self.get(key, kind)

    def every(self, key: str, kind: type[T]) -> tuple[T, ...]:
        """A key of a list and the type of its items → the items, () where it was not given."""
        items = self.find(key, tuple) or ()
        for item in items:
            if not isinstance(item, kind):
                raise TypeError(f"{key} holds {item!r}, not {kind.__name__}")
        return items

    def span(self, key: str) -> Span:
        """A key → the place of its value, or of the whole record where it was not given."""
        return self.nodes[key].span if key in self.nodes else self.node.span


def bind(node: Node, record: Record) -> Outcome[Bound]:
    """A map and the table of its fields → its values, and every fault there is, in source order.

    A wrong value is reported and its default stands in, so that reading can go on.
    """
    found: list[Diagnostic] = []
    value = _record(node, record, found, "")
    bound = value if isinstance(value, Bound) else Bound(_defaults(record), {}, node)
    # Each once: a value that several records inherit is wrong in one place only.
    return Outcome(bound, tuple(sorted(dict.fromkeys(found), key=_order)))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file, span.line, span.column) if span else ("", 0, 0)


def _defaults(record: Record) -> dict[str, object]:
    return {key: field.default for key, field in record.fields.items()}


def _value(node: Node, kind: Type, found: list[Diagnostic], key: str) -> object:
    """A node and its type → its value, ``_WRONG`` where it is not of that type (then reported)."""
    match kind:
        case Record():
            return _record(node, kind, found, key)
        case ListOf():
            return _list(node, kind, found, key)
        case MapOf():
            return _map(node, kind, found, key)
        case OneOf():
            return _value(node, _fitting(node, kind), found, key)
        case Text() | Flag() | Whole() | Number() | LengthIn() | Choice() | Parsed():
            if node.kind != "scalar":
                return _shape(node, "scalar", found, key)
            value = read_scalar(node.text, kind)
            if isinstance(value, Fault) and node.mended:
                return _WRONG
            if isinstance(value, Fault) and node.text.startswith(_CHINESE_QUOTES):
                found.append(diagnose("wrong-quotes", node.span, key=key, value=node.text))
                return _WRONG
            if isinstance(value, Fault):
                found.append(diagnose(value.code, node.span, None, key=key, **value.values))
                return _WRONG
            return value
        case _:
            assert_never(kind)


def _fitting(node: Node, kind: OneOf) -> Type:
    """A value and the types it may have → the first of its shape, else the first of all."""
    return next((one for one in kind.types if _SHAPES.get(type(one)) == node.kind), kind.types[0])


def _shape(node: Node, wanted: str, found: list[Diagnostic], key: str) -> object:
    """A value of the wrong shape → its diagnostic: as a slip of YAML where it looks like one."""
    if node.mended:
        return _WRONG
    slip = shape_slip(node, wanted)
    found.append(slip or diagnose(f"wrong-shape-{wanted}", node.span, key=key or node.span.file))
    return _WRONG


def _list(node: Node, kind: ListOf, found: list[Diagnostic], key: str) -> object:
    if node.kind != "list":
        if not kind.single:
            return _shape(node, "list", found, key)
        value = _value(node, kind.item, found, key)
        return _WRONG if value is _WRONG else (value,)
    if kind.most is not None and len(node.items) > kind.most:
        found.append(
            diagnose("list-too-long", node.span, key=key, count=len(node.items), most=kind.most)
        )
        return _WRONG
    values = [_value(item, kind.item, found, key) for item in node.items]
    return tuple(value for value in values if value is not _WRONG)


def _map(node: Node, kind: MapOf, found: list[Diagnostic], key: str) -> object:
    if node.kind != "map":
        return _shape(node, "map", found, key)
    values = {
        entry.key: _value(entry.value, kind.item, found, f"{key}.{entry.key}")
        for entry in node.entries
        if not entry.value.empty
    }
    return {name: value for name, value in values.items() if value is not _WRONG}


def _record(node: Node, kind: Record, found: list[Diagnostic], key: str) -> object:
    if node.kind == "scalar" and kind.shorthand:
        entry = Entry(kind.shorthand, node.span, node)
        node = Node("map", node.span, entries=(entry,))
    if node.kind != "map":
        return _shape(node, "map", found, key)
    values = _defaults(kind)
    nodes: dict[str, Node] = {}
    meant: set[str] = set()  # keys misspelt: told already, so they are not missing as well
    for entry in node.entries:
        field = kind.fields.get(entry.key)
        if field is None:
            fault = _unknown(entry, kind)
            found.append(fault)
            meant.update(value for key, value in fault.values if key in ("near", "key"))
            continue
        nodes[entry.key] = entry.value
        if entry.value.empty:
            if field.required:
                found.append(diagnose("missing-value", entry.key_span, key=entry.key))
            continue
        value = _value(entry.value, field.type, found, entry.key)
        if value is not _WRONG:
            values[entry.key] = value
    found.extend(_missing(node, kind, meant.union(nodes)))
    return Bound(values, nodes, node)


def _missing(node: Node, kind: Record, given: set[str]) -> list[Diagnostic]:
    """A record's keys as given → a diagnostic for each that had to be there."""
    return [
        diagnose("missing-key", node.span, key=key, meaning=field.name_zh)
        for key, field in kind.fields.items()
        if field.required and key not in given
    ]


def _unknown(entry: Entry, kind: Record) -> Diagnostic:
    """A key the table does not know → its diagnostic, with the one probably meant."""
    if slip := key_slip(entry):
        return slip
    by_name = {field.name_zh: key for key, field in kind.fields.items() if field.zh}
    near = suggest(entry.key, kind.fields) or by_name.get(suggest(entry.key, by_name) or "")
    if near is None and len(kind.fields) <= _FEW:
        near = " / ".join(kind.fields)
    return diagnose("unknown-key", entry.key_span, key=entry.key, near=near)
