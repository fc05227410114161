"""Scalars of the manifest → pieces of text with their places."""

from __future__ import annotations

from layout.manifest.manuscript import NOTHING, Manuscript, Piece, manuscript
from layout.manifest.model import Where
from layout.source.bind import Bound
from layout.source.node import Node


def written(node: Node) -> Manuscript:
    """A scalar → its text; a block after ``|`` keeps its lines, each at its own place."""
    span = node.span
    if node.indent:
        return manuscript(node.text, span.file, span.line + 1, node.indent + 1)
    return Manuscript(node.text, span.file, ((0, span.line, span.column),))


def piece_of(bound: Bound, key: str) -> Piece:
    """A record and a key of text → the text on one line, ``NOTHING`` where it was not given."""
    node = bound.nodes.get(key)
    if node is None or node.kind != "scalar" or node.empty:
        return NOTHING
    return trimmed(written(node))


def place_of(bound: Bound) -> Where:
    """A drawing's record → where it belongs: at the words of ``at:``, else at the end of its article."""
    words = piece_of(bound, "at")
    return Where(words) if words.text else Where(share=1.0)


def trimmed(source: Manuscript) -> Piece:
    """A manuscript → its text without blanks at the ends."""
    lead = len(source.text) - len(source.text.lstrip())
    return source.piece(lead, lead + len(source.text.strip()))
