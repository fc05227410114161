"""Slips of the pen that YAML accepts, seen only when a list or map was expected and a text was found."""

from __future__ import annotations

import re

from layout.diagnostics import Diagnostic, diagnose
from layout.source.node import Entry, Node

_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*(：|:(?=\S))", re.ASCII)
_WIDE_BRACKETS = ("［", "【", "｛", "〔")


def shape_slip(node: Node, wanted: str) -> Diagnostic | None:
    """A value of the wrong shape and the shape wanted → the slip it comes of, if it looks like one."""
    if node.kind == "scalar" and wanted in ("list", "map"):
        if match := _KEY.match(node.text):
            return _colon(match, node)
        if node.text.startswith(_WIDE_BRACKETS):
            return diagnose("yaml-fullwidth-bracket", node.at(0), mark=node.text[0])
        if node.text.startswith("-"):
            return diagnose("yaml-dash", node.at(0))
    if node.kind == "map" and wanted == "list" and node.entries:
        first = node.entries[0]
        if first.key.startswith("-"):
            return diagnose("yaml-dash", first.key_span._replace(length=1))
    return None


def key_slip(entry: Entry) -> Diagnostic | None:
    """A key nobody knows → the slip it comes of: ``{width：12字}`` is one key to YAML."""
    match = _KEY.match(entry.key)
    if match is None:
        return None
    return _colon(match, Node("scalar", entry.key_span, entry.key))


def _colon(match: re.Match[str], node: Node) -> Diagnostic:
    """A key and its colon, matched in the text of a scalar → the slip in the colon."""
    code = "yaml-fullwidth-colon" if match[2] == "：" else "yaml-no-space"
    return diagnose(code, node.at(match.start(2)), key=match[1])
