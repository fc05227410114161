"""``--set KEY=VALUE`` → a tree like that of a style file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.outcome import Outcome
from layout.source.node import Entry, Node
from layout.source.read import read_yaml
from layout.style.merge import merge

FILE = "--set"
"""The file that spans of overrides name; the line is the number of the override, from 1."""


def read_overrides(overrides: Sequence[str]) -> Outcome[Node]:
    """Overrides (``grid.columns=1``) → one tree of them all, later ones first in rank.

    The value is YAML: ``pictures.beside=[9字, 11字]`` is a list.
    """
    whole = Node("map", Span(FILE, 1))
    found: list[Diagnostic] = []
    for line, override in enumerate(overrides, 1):
        path, equals, written = override.partition("=")
        keys = [key.strip() for key in path.split(".")]
        span = Span(FILE, line, 1, max(len(path), 1))
        if not equals or not all(keys):
            found.append(diagnose("set-form", span, given=override))
            continue
        if keys == ["extends"]:
            found.append(diagnose("set-extends", span))
            continue
        # Padded so that the places the parser gives are those in the override itself.
        padded = "\n" * (line - 1) + " " * (len(path) + 1) + written
        value = Node("scalar", span, "", plain=True)
        if written.strip():
            source = read_yaml(Path(FILE), padded)
            found.extend(source.diagnostics)
            value = source.value or value
        for key in reversed(keys):
            value = Node("map", span, entries=(Entry(key, span, value),))
        whole = merge(whole, value)
    return Outcome(whole, tuple(found))
