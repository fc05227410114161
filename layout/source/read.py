"""A YAML file → its tree of values, with everything that is wrong with it said at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from layout.diagnostics import Diagnostic, Severity, Span, diagnose
from layout.outcome import Outcome
from layout.source.compose import Composed, compose
from layout.source.decode import ODD_BLANKS, clean, read_text
from layout.source.node import Node

if TYPE_CHECKING:
    from layout.source.slip_lines import Slip

_SUSPECT = re.compile(  # a line that YAML may well take, and that is a slip all the same
    r"^ *(?:[a-z_]{2,}\s*：|[a-z_]{2,}:(?=[^\s/\\])|-(?=[a-z_]+\s*[:：])|[－–—•]\s*[a-z_]+\s*[:：])"
    rf"|^ *(?:- +)*(?:[A-Za-z_][\w-]*:)? *[{ODD_BLANKS}]"
    r"|:\s+\"[A-Za-z]:\\",
    re.MULTILINE,
)
_HASH = re.compile(
    r"^ *(?:- +)*[A-Za-z_][\w-]*: +(?![\"'\[{|>&*!%@`#])[^\n]*?[^\s] +(#(?![\s#])[^\n]*)",
    re.MULTILINE,
)
_MOST = 100  # findings told of one file: who made more has made one of them all along
_ROUNDS = 8  # of repair: each takes away all slips that can be seen, so more would find nothing new


def read_yaml(path: Path, text: str | None = None) -> Outcome[Node | None]:
    """A YAML file (or its text, where given) → its tree, each value with its place.

    Spans name the file as ``path`` is written. Slips of the pen are reported, and what was probably meant is
    read in their place, so that what follows them is checked as well. None where there is no tree:
    unreadable, not UTF-8, empty, or written so that no meaning can be guessed.
    """
    name = str(path)
    source = read_text(path) if text is None else clean(text, name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    composed, slips = _compose(source.value, name)
    found = [*source.diagnostics, *slips, *composed.diagnostics, *_hashes(source.value, name)]
    found.sort(key=lambda one: (one.span.line, one.span.column) if one.span else (0, 0))
    del found[_MOST:]
    if composed.failure is None and (composed.node is None or composed.node.empty):
        if not any(one.severity == Severity.ERROR for one in found):
            found.append(diagnose("file-empty", Span(name, 1), file=name))
        return Outcome(None, tuple(found))
    return Outcome(composed.node, tuple(found))


def _compose(text: str, name: str) -> tuple[Composed, list[Diagnostic]]:
    """Text and its file's name → the tree, of the repaired text where it had slips, and the slips."""
    told: list[Diagnostic] = []
    lines: set[int] = set()
    for _ in range(_ROUNDS):
        composed = compose(text, name, lines)
        if composed.failure is None and not _SUSPECT.search(text):
            break
        # Loaded only for a file with something wrong in it, to save start-up time.
        from layout.source.slips import accepted_slips, find_slips

        slips = find_slips(text.split("\n")) if composed.failure else accepted_slips(text)
        repaired = _repaired(text, slips)
        if repaired == text:
            break
        for slip in slips:
            if slip.code and slip.line not in lines:
                place = Span(name, slip.line + 1, slip.column + 1, slip.length)
                told.append(diagnose(slip.code, place, None, **slip.values))
                lines.add(slip.line)
        text = repaired
    if composed.failure is not None and not any(_explains(line, composed) for line in lines):
        told.append(_syntax(composed.failure, text, name))
    return composed, told


def _hashes(text: str, name: str) -> list[Diagnostic]:
    """Text and its file's name → a warning for each value that ends before a # with no blank after it: it was
    hardly meant as a comment."""
    matches = list(_HASH.finditer(text))
    if not matches:
        return []
    from layout.source.slip_lines import structure_of  # here: most files have no such line

    numbers = {line.number for line in structure_of(text.split("\n"))[0]}
    found = []
    for match in matches:
        line = text.count("\n", 0, match.start(1))
        column = match.start(1) - text.rfind("\n", 0, match.start(1))
        if line in numbers:
            place = Span(name, line + 1, column, len(match[1].rstrip()))
            found.append(diagnose("yaml-hash", place, words=match[1].strip()))
    return found


def _repaired(text: str, slips: list[Slip]) -> str:
    """Text and its slips → the text with every line that has one as it was meant."""
    lines = text.split("\n")
    for slip in slips:
        lines[slip.line] = slip.repaired
    return "\n".join(lines)


def _explains(line: int, composed: Composed) -> bool:
    """The line of a slip, and where the parser gave up → whether the one may come of the other."""
    mark = composed.failure.problem_mark if composed.failure else None
    return mark is None or line in (mark.line, mark.line - 1)


_PROBLEMS = (
    (r"could not find expected ':'", "yaml-no-colon"),
    (r"mapping values are not allowed", "yaml-colon"),
    (r"unexpected end of stream", "yaml-quote"),
    (r"expected (',' or|node content|the node content)", "yaml-bracket"),
    (r"found character (.* )?that cannot start", "yaml-reserved"),
    (r"expected (<block end>|key|'-')", "yaml-indent-odd"),
    (r"tag", "yaml-reserved"),
)


def _syntax(failure: yaml.MarkedYAMLError, text: str, name: str) -> Diagnostic:
    """Where the parser gave up in a text → a diagnostic: of the slip it probably met, or in its own words."""
    mark = failure.problem_mark or failure.context_mark
    place = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name, 1)
    problem = str(failure.problem)
    code = next((code for pattern, code in _PROBLEMS if re.search(pattern, problem)), "yaml-syntax")
    line = [*text.split("\n"), ""][place.line - 1]
    sign = line[place.column - 1 : place.column].strip() or line.strip()[:1]
    return diagnose(code, place, problem=problem, mark=sign)
