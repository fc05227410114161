"""A YAML file → its tree of values, with everything that is wrong with it said at once."""

from __future__ import annotations

from pathlib import Path

import yaml

from layout.diagnostics import Diagnostic, Severity, Span, diagnose
from layout.outcome import Outcome
from layout.source.compose import compose
from layout.source.decode import clean, read_text
from layout.source.node import Node


def read_yaml(path: Path, text: str | None = None) -> Outcome[Node | None]:
    """A YAML file (or its text, where given) → its tree, each value with its place.

    Spans name the file as ``path`` is written. None where there is no tree: unreadable, not UTF-8,
    empty, or a slip of the pen that leaves no clear meaning.
    """
    name = str(path)
    source = read_text(path) if text is None else clean(text, name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    composed = compose(source.value, name)
    found: list[Diagnostic] = [*source.diagnostics, *composed.diagnostics]
    if composed.failure is not None:
        found.append(_syntax(composed.failure, name))
    elif composed.node is None or composed.node.empty:
        if not any(one.severity == Severity.ERROR for one in found):
            found.append(diagnose("file-empty", Span(name, 1), file=name))
        return Outcome(None, tuple(found))
    return Outcome(composed.node, tuple(found))


def _syntax(failure: yaml.MarkedYAMLError, name: str) -> Diagnostic:
    """Where the parser gave up → a diagnostic in its own words."""
    mark = failure.problem_mark or failure.context_mark
    place = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name, 1)
    return diagnose("yaml-syntax", place, problem=failure.problem)
