"""The rule tables in ``layout/text/data``: read once, each row with its source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The name of a table → its rows below the header, split at tabs."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


class Kind(NamedTuple):
    """A class of characters (TYPOGRAPHY C1), named by a one-letter code.

    ``em`` is the width it is given (None: the font's), ``blank`` the side that can be trimmed,
    ``autospace`` "han" or "latin" where a gap may stand between the two (X1).
    """

    code: str
    name: str
    uax14: str
    em: float | None
    blank: str
    autospace: str


@cache
def kinds() -> dict[str, Kind]:
    """Nothing → every kind by its code."""
    return {
        row[0]: Kind(row[0], row[1], row[2], float(row[3]) if row[3] else None, row[4], row[5])
        for row in rows("kinds")
    }


def of(attribute: str, value: str) -> str:
    """A field of ``Kind`` and its value → the codes of the kinds that have it."""
    return "".join(code for code, kind in kinds().items() if getattr(kind, attribute) == value)


@cache
def prohibited(level: str) -> tuple[frozenset[str], frozenset[str]]:
    """A level of prohibition (P1) → the kinds that may not start a line, and not end one."""
    edges: dict[str, set[str]] = {"start": set(), "end": set()}
    for row_level, edge, codes, _ in rows("prohibition"):
        if row_level == level:
            edges[edge] |= set(codes)
    return frozenset(edges["start"]), frozenset(edges["end"])


@cache
def pairs(squeeze: str) -> dict[str, tuple[float, float]]:
    """ "normal" or "tight" → what each of two neighbouring marks loses, em (W2), by their codes."""
    column = 2 if squeeze == "normal" else 4
    return {
        first + second: (float(row[column]), float(row[column + 1]))
        for row in rows("pairs")
        for first in row[0]
        for second in row[1]
    }


class MarkStyle(NamedTuple):
    """A house style of mark widths (W1): the kinds set half an em, and whether pairs are squeezed."""

    half: str
    pairs: bool


@cache
def mark_styles() -> dict[str, MarkStyle]:
    """Nothing → the house styles by name."""
    return {row[0]: MarkStyle(row[1], row[2] == "yes") for row in rows("mark_styles")}


@cache
def demerits(fill: str) -> dict[str, float]:
    """How lines are filled, "even" or "squeeze" → what each fault of a line costs (A6)."""
    column = 1 if fill == "even" else 2
    return {row[0]: float(row[column]) for row in rows("demerits")}


class Step(NamedTuple):
    """A step of CLREQ's order of shrinking (A3) or stretching (A4): its number, where, which kinds.

    ``bound`` is how narrow or wide the place gets, em; the style or the line itself says it where empty.
    """

    number: int
    place: str  # end | space | mark | gap | rest
    kinds: str
    bound: str


@cache
def shrink_steps() -> tuple[Step, ...]:
    """Nothing → the steps of A3 in order."""
    return tuple(Step(int(row[0]), *row[1:4]) for row in rows("shrink"))


@cache
def stretch_steps() -> tuple[Step, ...]:
    """Nothing → the steps of A4 in order."""
    return tuple(Step(int(row[0]), *row[1:4]) for row in rows("stretch"))
