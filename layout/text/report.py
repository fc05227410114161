"""Set lines → what has to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.text.model import Line

SHOWN = 12  # characters of a line that a message quotes


def report(lines: Iterable[Line], where: Callable[[int], Span]) -> tuple[Diagnostic, ...]:
    """Lines of a paragraph and the place of each of its characters → a warning for each forced line.

    ``line-forced``: a prohibition or a unit had to be broken, because nothing else fitted (P7, U6).
    """
    found: list[Diagnostic] = []
    for line in lines:
        quoted = line.text if len(line.text) <= SHOWN else line.text[: SHOWN - 1] + "…"
        if line.forced:
            found.append(diagnose("line-forced", where(line.start), text=quoted))
    return tuple(found)
