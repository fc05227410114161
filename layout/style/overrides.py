"""``--set KEY=VALUE`` → a tree like that of a style file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.outcome import Outcome
from layout.source.decode import clean
from layout.source.node import Entry, Node
from layout.source.read import read_yaml
from layout.style.merge import merge

FILE = "--set"
"""The file that spans of overrides name; the line is the number of the override, from 1."""

_DEEPEST = 8  # keys in one path: no table is deeper
_YAML = re.compile(r"""["'\[]|\{\s*\}|\{[^}]*:""")  # {page} is text, {from: 2} a map


def read_overrides(overrides: Sequence[str]) -> Outcome[Node]:
    """Overrides (``grid.columns=1``) → one tree of them all, later ones first in rank.

    A value is taken as it stands; one that opens as a list, a map or a quotation is YAML:
    ``pictures.beside=[9字, 11字]`` is a list.
    """
    whole = Node("map", Span(FILE, 1))
    found: list[Diagnostic] = []
    for line, override in enumerate(overrides, 1):
        path, equals, written = override.partition("=")
        keys = [key.strip() for key in path.split(".")]
        span = Span(FILE, line, 1, max(len(path), 1))
        if not equals or not all(keys) or len(keys) > _DEEPEST:
            found.append(diagnose("set-form", span, given=override))
            continue
        if keys == ["extends"]:
            found.append(diagnose("set-extends", span))
            continue
        if fault := clean(override, FILE).diagnostics:
            found.append(fault[0]._replace(span=span))
            continue
        column = len(path) + 1 + len(written) - len(written.lstrip())
        value = Node("scalar", Span(FILE, line, column + 1, max(len(written.strip()), 1)))
        value = value._replace(text=written.strip(), plain=True)
        if _YAML.match(written.strip()):
            # Padded so that the places the parser gives are those in the override itself.
            source = read_yaml(Path(FILE), "\n" * (line - 1) + " " * column + written.strip())
            for (
                diagnostic
            ) in source.diagnostics:  # an open bracket is told of at the end of the text
                here = diagnostic.span is not None and diagnostic.span.line == line
                found.append(diagnostic if here else diagnostic._replace(span=value.span))
            if source.value is None:
                continue
            value = source.value
        for key in reversed(keys):
            value = Node("map", span, entries=(Entry(key, span, value),))
        whole = merge(whole, value)
    return Outcome(whole, tuple(found))
