"""The size and the leading of body text are the grid's type and row: whichever a style writes, the other follows."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.geometry import same
from layout.outcome import Outcome
from layout.source.lengths import Length, parse_length
from layout.source.node import Entry, Node

_GRID_TYPE, _GRID_LINE = "grid.type", "grid.line"


class _Twin(NamedTuple):
    """Two keys for one length, and the relative unit of which it is one."""

    text: str
    grid: str
    unit: str


_TWINS = (
    _Twin("text.body.size", _GRID_TYPE, "字"),
    _Twin("text.body.leading", _GRID_LINE, "行"),
)


def followed(parent: Node, child: Node) -> Outcome[Node]:
    """The whole tree of a parent and what a child says → the child saying it of the grid, body text following.

    A size of body text becomes ``grid.type``, its leading ``grid.line``, and a word is said where that changes
    the grid. Where the child writes both and they differ, the one written later holds and that is said too.
    Lengths that cannot be read are left to be reported where they are bound.
    """
    found: list[Diagnostic] = []
    for twin in _TWINS:
        written = at(child, twin.text)
        length = _length(written)
        if written is None or length is None or not length.amount:
            continue
        grid = at(child, twin.grid)
        if length != (1.0, twin.unit):
            child, told = _moved(parent, child, twin, (written, length), grid)
            found += told
        child = put(child, twin.text, written._replace(text=f"1{twin.unit}"))
    return Outcome(child, tuple(found))


def _moved(
    parent: Node, child: Node, twin: _Twin, own: tuple[Node, Length], grid: Node | None
) -> tuple[Node, list[Diagnostic]]:
    """A length of body text → the child with the grid saying it, and what there is to say about that."""
    written, length = own
    em, line = (
        _points(at(child, key) or at(parent, key), at(parent, key), at(parent, _GRID_TYPE))
        for key in (_GRID_TYPE, _GRID_LINE)
    )
    before = em if twin.grid == _GRID_TYPE else line
    value = length.pt(em, line)
    if same(value, before):
        return child, []
    size, was = f"{value:g}", f"{before:g}"
    if grid is not None and not _later(written.span, grid.span):
        told = diagnose(
            "grid-differs", grid.span, key=twin.grid, other=twin.text, size=was, was=size
        )
        return child, [told]
    code = "grid-follows" if grid is None else "grid-differs"
    told = diagnose(code, written.span, key=twin.text, other=twin.grid, size=size, was=was)
    node = Node("scalar", written.span, text=f"{value:.9g}pt", plain=True)
    return put(child, twin.grid, node), [told]


def _points(node: Node | None, usual: Node | None, type_node: Node | None) -> float:
    """A length of the grid, what stands for it where it cannot be read, and the type → pt."""
    kind = _length(type_node)
    em = kind.amount if kind is not None and kind.unit == "pt" else 0.0
    for candidate in (node, usual):
        length = _length(candidate)
        if length is not None:
            return length.pt(em, em)
    return 0.0


def _length(node: Node | None) -> Length | None:
    if node is None or node.kind != "scalar" or node.empty:
        return None
    try:
        return parse_length(node.text)
    except ValueError:
        return None


def _later(span: Span, other: Span) -> bool:
    return (span.line, span.column) > (other.line, other.column)


def at(node: Node, path: str) -> Node | None:
    """A tree and a dotted path → what stands there, None where nothing does."""
    here: Node | None = node
    for key in path.split("."):
        here = here.find(key) if here and here.kind == "map" else None
    return here


def put(node: Node, path: str, value: Node) -> Node:
    """A tree, a dotted path and a value → the tree with the value there."""
    key, _, rest = path.partition(".")
    own = node.find(key)
    if rest:
        value = put(own or Node("map", value.span), rest, value)
    if own is None:
        return node._replace(entries=(*node.entries, Entry(key, value.span, value)))
    entries = (entry._replace(value=value) if entry.key == key else entry for entry in node.entries)
    return node._replace(entries=tuple(entries))
