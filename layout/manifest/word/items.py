"""What an article is made of, as it comes from a Word file: texts and grids, still in runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from layout.manifest.word.model import Image, Run


@dataclass(slots=True)
class Text:
    """A paragraph as it goes into the article: kind (body, subhead, quote), runs, alignment, what is anchored in it."""

    kind: str
    number: int
    runs: list[Run]
    align: str = ""
    images: list[Shown] = field(default_factory=list)
    lead: float = 0.0
    """Blanks typed before it, 字."""


class Shown(NamedTuple):
    """A picture with its caption, at a character of its text (None: it stood alone)."""

    image: Image
    at: int | None
    caption: list[Run]
    number: int


@dataclass(slots=True)
class Grid:
    """A table as it goes into the article: for each row its cells and the columns they begin in, and a caption.

    ``rules`` false: lines in aligned columns. ``chart`` names the kind of a chart the numbers make.
    """

    rows: list[list[GridCell]]
    head: int
    number: int
    caption: list[Run] = field(default_factory=list)
    rules: bool = True
    chart: str = ""


class GridCell(NamedTuple):
    """A cell: the column it begins in, its runs (line feeds between paragraphs), its size, how it aligns."""

    column: int
    runs: list[Run]
    across: int = 1
    down: int = 1
    align: str = ""


Item = Text | Grid


def plain_text(runs: Iterable[Run]) -> str:
    """Runs → their characters."""
    return "".join(run.text for run in runs)


def trimmed(runs: list[Run]) -> tuple[list[Run], int]:
    """Runs → the same without blanks at both ends, and how many characters went from the head."""
    first, last = 0, len(runs)
    while first < last and _is_blank(runs[first]):
        first += 1
    while first < last and _is_blank(runs[last - 1]):
        last -= 1
    cut = sum(len(run.text) for run in runs[:first])
    found = list(runs[first:last])
    if found and not found[0].note:
        text = found[0].text
        cut += len(text) - len(text.lstrip())
        found[0] = found[0]._replace(text=text.lstrip())
    if found and not found[-1].note:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    return found, cut


def _is_blank(run: Run) -> bool:
    return not run.note and not run.text.strip()


def part_of_runs(runs: list[Run], start: int, end: int) -> list[Run]:
    """Runs and two places in their text → the runs between them."""
    found: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text or (run.note and start <= at <= end):
            found.append(run._replace(text=text))
        at += len(run.text)
    return found


def split_runs(runs: list[Run], mark: str) -> list[list[Run]]:
    """Runs → the runs between one mark and the next."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(mark)
        if first or run.note:
            parts[-1].append(run._replace(text=first))
        parts += ([run._replace(text=other)] if other else [] for other in others)
    return parts
