"""Random documents, as plain data: what the makers of ``makers.py`` write with four independent programs."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
SIGNS = "，。、；：“”（）《》—…·"
LATIN = "abcXYZ0123456789"
MARKUP = "*_#|`~^[]{}<>\\!-+=$&:/.,;'\"()@%"
LOOKS = ("", "", "", "strong", "emphasis", "raised", "lowered")


class SpecimenRun(NamedTuple):
    """Text of one look; ``kind`` text, break or note (its text is the note's)."""

    text: str
    look: str = ""
    kind: str = "text"


class SpecimenBlock(NamedTuple):
    """A body, heading, bullet or number paragraph of runs, or a table of rows of words."""

    kind: str
    runs: tuple[SpecimenRun, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        """All its characters but blanks, notes apart, in order."""
        cells = "".join(cell for row in self.rows for cell in row)
        return visible("".join(run.text for run in self.runs if run.kind == "text") + cells)

    @property
    def notes(self) -> list[str]:
        """The words of its notes."""
        return [visible(run.text) for run in self.runs if run.kind == "note"]


def visible(text: str) -> str:
    """A text → its characters but blanks."""
    return "".join(text.split())


def specimen(random: Random) -> list[SpecimenBlock]:
    """A source of chance → a document."""
    kinds = ["body"] * 6 + ["heading", "bullet", "number", "table"]
    blocks = [_block(random.choice(kinds), random) for _ in range(random.randint(1, 9))]
    return [SpecimenBlock("body", (SpecimenRun("首段。"),)), *blocks]


def _block(kind: str, random: Random) -> SpecimenBlock:
    if kind == "table":
        width = random.randint(2, 4)
        rows = [[words(random, 6) for _ in range(width)] for _ in range(random.randint(2, 4))]
        return SpecimenBlock(kind, rows=tuple(tuple(row) for row in rows))
    runs = [
        SpecimenRun(words(random, 12), random.choice(LOOKS)) for _ in range(random.randint(1, 5))
    ]
    if kind == "body" and random.random() < 0.3:
        runs.insert(random.randint(1, len(runs)), SpecimenRun("", kind="break"))
    if kind == "body" and random.random() < 0.2:
        runs.append(SpecimenRun(words(random, 9), kind="note"))
    return SpecimenBlock(kind, tuple(runs))


def words(random: Random, most: int) -> str:
    """Up to so many characters of every sort, no blank at their ends."""
    sorts = (HAN, HAN, HAN, SIGNS, LATIN, MARKUP, " ")
    text = "".join(random.choice(random.choice(sorts)) for _ in range(random.randint(1, most)))
    return f"{random.choice(HAN)}{text}{random.choice(HAN)}"
