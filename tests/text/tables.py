"""Conformance tables: a case is a rule, a text, a measure, settings and what must come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent.parent / "data"
WORDS: dict[str, Any] = {"true": True, "false": False, "style": None}


class Case(NamedTuple):
    """A row of ``tests/data/rules.tsv``; empty expectations are not checked."""

    rule: str
    text: str
    measure: float
    setting: dict[str, Any]
    lines: str
    widths: str
    advances: str


def cases(name: str) -> list[Case]:
    """The name of a table → its cases. Settings read key=value, with commas between; indent is 0 unless given."""
    rows = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_case(row) for row in rows if row]


def _case(row: str) -> Case:
    rule, text, measure, setting, lines, widths, advances = row.split("\t")
    return Case(rule, text, float(measure), values(setting), lines, widths, advances)


def values(setting: str) -> dict[str, Any]:
    """A cell of settings → them by name, indent 0 unless given."""
    given = dict(part.split("=") for part in setting.split(",") if part)
    return {"indent": 0.0, **{key: _value(value) for key, value in given.items()}}


def _value(word: str) -> Any:
    if word in WORDS:
        return WORDS[word]
    try:
        return float(word)
    except ValueError:
        return word
