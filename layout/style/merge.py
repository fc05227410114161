"""Trees of style files → one tree: what a child says goes before what its parent says."""

from __future__ import annotations

from layout.diagnostics import Diagnostic, diagnose
from layout.outcome import Outcome
from layout.source.node import Entry, Node
from layout.source.suggest import suggest
from layout.style.body import at
from layout.style.fields_text import TYPE_KEYS

# What a child says of the left key makes what its parents said of the right keys meaningless,
# unless it says that too: a type area of 46 字 was meant for the parent's sheet and type size.
_STARTS_AFRESH = {
    "page.size": ("grid.measure", "grid.width", "grid.rows"),
    "page.margins.head": ("grid.rows",),
    "page.margins.foot": ("grid.rows",),
    "page.margins.inside": ("grid.measure", "grid.width"),
    "page.margins.outside": ("grid.measure", "grid.width"),
    "grid.type": ("grid.measure", "grid.width"),
    "grid.line": ("grid.rows",),
    "grid.columns": ("grid.measure",),
    "grid.gap": ("grid.measure",),
    "grid.width": ("grid.measure",),
    "print.condition": ("print.profile",),
}


def merge(parent: Node, child: Node) -> Node:
    """A parent's value and a child's → the child's, maps joined key by key, keys in the parent's order.

    A map the child leaves empty (all its lines commented out, say) is the parent's.
    """
    if parent.kind == "map" and child.empty:
        return parent
    if parent.kind != "map" or child.kind != "map":
        return child
    own = {entry.key: entry for entry in child.entries}
    entries = [
        entry
        if entry.key not in own
        else own[entry.key]._replace(value=merge(entry.value, own[entry.key].value))
        for entry in parent.entries
    ]
    inherited = {entry.key for entry in parent.entries}
    entries += [entry for entry in child.entries if entry.key not in inherited]
    return child._replace(entries=tuple(entries))


def inherit(parent: Node, child: Node) -> Node:
    """A parent's whole style and a child's → the child's; lengths bound to a grid it changes are dropped.

    What the child only says again changes nothing.
    """
    bound = {
        path
        for key, paths in _STARTS_AFRESH.items()
        if _changed(parent, child, key)
        for path in paths
    }
    for path in sorted(bound):
        parent = parent if at(child, path) is not None else _without(parent, path)
    return merge(parent, child)


def _changed(parent: Node, child: Node, path: str) -> bool:
    """A dotted path → whether the child says something else there than its parent."""
    own, before = at(child, path), at(parent, path)
    if own is None:
        return False
    return before is None or (own.kind, own.text.strip()) != (before.kind, before.text.strip())


def _without(node: Node, path: str) -> Node:
    """A tree and a dotted path → the tree without what stands there."""
    key, _, rest = path.partition(".")
    if not rest:
        return node._replace(entries=tuple(entry for entry in node.entries if entry.key != key))
    return node._replace(
        entries=tuple(
            entry._replace(value=_without(entry.value, rest)) if entry.key == key else entry
            for entry in node.entries
        )
    )


def spread(text: Node) -> Outcome[Node]:
    """The paragraph styles as written → the same with what they inherit written out.

    A style with ``base`` takes everything from that one; one without takes type and colour from
    body, while its place on the page (indent, rows, alignment) begins at nothing.
    """
    written = {entry.key: entry for entry in text.entries}
    body = written.get("body")
    if (
        body is None or body.value.kind != "map"
    ):  # told once there, not again in all that inherit it
        return Outcome(text._replace(entries=(body,) if body else ()))
    found: list[Diagnostic] = []
    done: dict[str, Node] = {}

    def whole(name: str, trail: tuple[str, ...]) -> Node:
        if name in done:
            return done[name]
        node = written[name].value
        base = node.find("base") if node.kind == "map" else None
        parent = base.text if base and base.kind == "scalar" and not base.empty else ""
        if base and parent and parent not in written:
            near = suggest(parent, written)
            found.append(diagnose("unknown-base", base.span, name=parent, near=near))
        elif base and parent in trail:
            loop = " → ".join([*trail[trail.index(parent) :], parent])
            found.append(diagnose("base-cycle", base.span, trail=loop))
        elif parent:
            done[name] = merge(whole(parent, (*trail, parent)), node)
            return done[name]
        if name != "body":
            node = merge(_type_only(whole("body", (*trail, "body"))), node)
        done[name] = node
        return node

    entries = tuple(
        Entry(name, item.key_span, whole(name, (name,))) for name, item in written.items()
    )
    return Outcome(text._replace(entries=entries), tuple(found))


def _type_only(node: Node) -> Node:
    """A paragraph style → its type and colour alone."""
    return node._replace(entries=tuple(entry for entry in node.entries if entry.key in TYPE_KEYS))
