"""The name of a style → the style, read, inherited, checked and resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Severity, Span, diagnose
from layout.outcome import Outcome
from layout.source.bind import bind
from layout.source.node import Node
from layout.source.suggest import suggest
from layout.style.body import followed
from layout.style.chain import read_chain
from layout.style.fields import STYLE
from layout.style.fields_text import STYLES
from layout.style.merge import inherit, spread
from layout.style.model import Style
from layout.style.overrides import read_overrides
from layout.style.resolve import resolve


def read_style(
    name: str,
    overrides: Sequence[str] = (),
    folder: Path | None = None,
    span: Span | None = None,
) -> Outcome[Style | None]:
    """A style's name or file, ``--set`` overrides, the issue's folder and where the manifest names it → the style in pt.

    ``name`` is a style of ``layout/styles`` or of ``folder``, or the path of a ``.yaml`` relative to
    ``folder``. None where anything in it is an error; every fault is reported, in source order.
    """
    whole = read_whole(name, overrides, folder, span)
    found = list(whole.diagnostics)
    if whole.value is None:
        return Outcome(None, whole.diagnostics)
    files, tree = whole.value
    bound = bind(_spread_text(tree, found), STYLE)
    found += [diagnostic for diagnostic in bound.diagnostics if diagnostic not in found]
    if any(one.severity == Severity.ERROR for one in found):
        return Outcome(None, tuple(found))
    style = resolve(bound.value, files, folder)
    return Outcome(style.value, (*found, *style.diagnostics))


def read_whole(
    name: str,
    overrides: Sequence[str] = (),
    folder: Path | None = None,
    span: Span | None = None,
) -> Outcome[tuple[tuple[Path, ...], Node] | None]:
    """As ``read_style`` → the files of the chain, base first, and one tree with all that they say.

    None where the chain is broken. ``layout.source.write`` makes YAML of the tree again.
    """
    chain = read_chain(name, folder or Path(), span)
    tweaks = read_overrides(overrides)
    found = [*chain.diagnostics, *tweaks.diagnostics]
    if not chain.value:
        return Outcome(None, tuple(found))
    tree, *children = (*(link.node for link in chain.value), tweaks.value)
    for child in children:
        own = followed(tree, child)
        found += own.diagnostics
        tree = inherit(tree, own.value)
    return Outcome((tuple(link.file for link in chain.value), tree), tuple(found))


def _spread_text(whole: Node, found: list[Diagnostic]) -> Node:
    """A whole style → the same with its paragraph styles written out, missing ones reported."""
    text = whole.find("text")
    if text is None or text.kind != "map":
        return whole
    outcome = spread(text)
    found.extend(outcome.diagnostics)
    given = {entry.key for entry in text.entries if not entry.value.empty}
    found += [
        diagnose("missing-key", text.span, key=f"text.{one}", near=suggest(one, given))
        for one in STYLES
        if one not in given
    ]
    found.extend(_idle(text, whole.find("masters")))
    entries = tuple(
        entry._replace(value=outcome.value) if entry.key == "text" else entry
        for entry in whole.entries
    )
    return whole._replace(entries=entries)


def _idle(text: Node, masters: Node | None) -> Iterator[Diagnostic]:
    """The paragraph styles as written and the masters → a word on each style that nothing asks for."""
    asked = {*STYLES, *_said(text, "base"), *(_said(masters, "style") if masters else ())}
    for entry in text.entries:
        if entry.key not in asked:
            near = suggest(entry.key, STYLES)
            yield diagnose("style-unused", entry.key_span, name=entry.key, near=near)


def _said(node: Node, key: str) -> Iterator[str]:
    """A tree and a key → what is written after that key anywhere in it."""
    for entry in node.entries:
        if entry.key == key:
            yield entry.value.text
        yield from _said(entry.value, key)
    for item in node.items:
        yield from _said(item, key)
