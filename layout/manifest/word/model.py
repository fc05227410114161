"""A Word file as read, before it is arranged into the blocks of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

PLAIN: frozenset[str] = frozenset()
TAIL = 10  # characters that tell a place in a paragraph


class Run(NamedTuple):
    """Text of one look, by the names of the inline looks of the document.

    ``made``: not in the file itself (a number before a paragraph). ``note``: the label of the note whose mark stands
    here. A line feed is a line end, a tab a tab.
    """

    text: str
    look: frozenset[str] = PLAIN
    made: bool = False
    note: str = ""


class Image(NamedTuple):
    """A picture in the file: the name of its part, its description, and what of it was cut away (left, top, right,
    bottom, as shares)."""

    part: str
    alt: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Chart(NamedTuple):
    """A chart by its data: a label and its values a row, the first row the names of the series."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its number among those that hold something, its runs, and what is anchored at a character of it.

    ``role`` as in ``styles.role``; ``size`` in half-points is that of most of its text, ``strong`` whether all is bold, ``sizes`` how many characters have each size.
    """

    number: int
    runs: list[Run] = field(default_factory=list)
    role: str = ""
    align: str = ""
    indent: float = 0.0
    size: int = 0
    strong: bool = False
    numbered: bool = False
    anchored: list[tuple[int, Image | Chart]] = field(default_factory=list)
    boxed: list[Block] = field(default_factory=list)
    drop_cap: bool = False
    sizes: dict[int, int] = field(default_factory=dict)

    length: int = 0
    """How many characters it has so far."""

    @property
    def text(self) -> str:
        """Its characters, marks of notes left out."""
        return "".join(run.text for run in self.runs)

    @property
    def tail(self) -> str:
        """Its last words, by which a place in it is told."""
        text = ""
        for run in reversed(self.runs):
            text = run.text[-TAIL:] + text
            if len(text) >= TAIL:
                break
        return text[-TAIL:]

    def add(self, run: Run) -> None:
        """One more run."""
        if run.text or run.note:
            self.runs.append(run)
            self.length += len(run.text)

    def joined(self) -> list[Run]:
        """Its runs, those that look alike and follow each other made one."""
        runs: list[Run] = []
        for (_, made, note), group in groupby(self.runs, key=lambda run: run[1:]):
            alike = list(group)
            if note:
                runs += alike
            else:
                runs.append(Run("".join(run.text for run in alike), alike[0].look, made))
        return runs


@dataclass(slots=True)
class Cell:
    """A cell: the blocks in it and the columns and rows it takes."""

    blocks: list[Block]
    across: int = 1
    down: int = 1


@dataclass(slots=True)
class Table:
    """A table: rows of the cells that begin in them, each with the column it begins in, and the number of head rows."""

    rows: list[list[tuple[int, Cell]]]
    head: int
    number: int


Block = Paragraph | Table
