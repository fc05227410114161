"""Paragraphs of a Word file that belong together → lists of names, and lines in columns parted by wide blanks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layout.manifest.kept_lines import SHORT, columns_of, names_of, wide
from layout.manifest.word.items import Grid, GridCell, Item, Text, part_of_runs, plain_text
from layout.manifest.word.model import Run

_Fits = Callable[[Sequence[str]], bool]


def listed(items: Sequence[Item]) -> list[Item]:
    """Items → the same, names of people gathered in lists, lines parted alike made grids without rules."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        names = _reach(items, at, _are_names)
        columns = 0 if names else _reach(items, at, _are_columns)
        group = [item for item in items[at : at + (names or columns)] if isinstance(item, Text)]
        if names:
            found.append(_names(group))
        elif columns:
            found.append(_columns(group))
        else:
            found.append(items[at])
        at += names or columns or 1
    return found


def _reach(items: Sequence[Item], at: int, fits: _Fits) -> int:
    """Items, the index of one and what its paragraphs must be → how many from it on are that together; 0 for none."""
    texts: list[str] = []
    reach = 0
    for item in items[at:]:
        if not isinstance(item, Text) or item.kind != "body" or item.align or item.images:
            break
        texts.append(plain_text(item.runs))
        if fits(texts):
            reach = len(texts)
        elif reach or len(texts) > 1:
            break
    return reach


def _are_names(texts: Sequence[str]) -> bool:
    return names_of("\u3000".join(texts)) is not None


def _are_columns(texts: Sequence[str]) -> bool:
    short = all(wide(text) <= SHORT and "\n" not in text for text in texts)
    return short and columns_of(texts) is not None


def _names(group: Sequence[Text]) -> Text:
    """Paragraphs of names → one text of them, a line feed between two names."""
    runs: list[Run] = []
    for text in group:
        runs += [Run("\u3000", made=True), *text.runs] if runs else text.runs
    names: list[Run] = []
    for name in names_of(plain_text(runs)) or ():
        names += [Run("\n", made=True)] if names else []
        for start, end in name:
            names += part_of_runs(runs, start, end)
    return Text("names", group[0].number, names)


def _columns(group: Sequence[Text]) -> Grid:
    """Lines parted alike → the grid of their columns."""
    parts = columns_of([plain_text(text.runs) for text in group]) or []
    rows = [
        [GridCell(column, part_of_runs(text.runs, *one)) for column, one in enumerate(line)]
        for text, line in zip(group, parts, strict=True)
    ]
    return Grid(rows, 0, group[0].number, rules=False)
