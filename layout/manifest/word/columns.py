"""Lines parted by tabs → grids without rules: programmes, addresses, signatures side by side."""

from __future__ import annotations

from layout.manifest.word.items import Grid, GridCell, Item, Text, plain_text, split_runs, trimmed


def in_columns(items: list[Item]) -> list[Item]:
    """Items → the same, lines with tabs in them made one grid without rules where they follow one another."""
    found: list[Item] = []
    for item in items:
        rows = _tabbed(item) if isinstance(item, Text) else None
        if rows is None or not isinstance(item, Text):
            found.append(item)
            continue
        last = found[-1] if found else None
        if isinstance(last, Grid) and not last.rules:
            last.rows += rows
        else:
            found.append(Grid(rows, 0, item.number, rules=False))
    return found


def _tabbed(item: Text) -> list[list[GridCell]] | None:
    """A paragraph → a row of cells for each of its lines, if tabs part all of them; else None, its tabs made blanks."""
    lines = split_runs(item.runs, "\n")
    parts = [[trimmed(part)[0] for part in split_runs(line, "\t")] for line in lines]
    cells = [[part for part in line if part] for line in parts]
    tabs = any("\t" in run.text for run in item.runs)
    columns = (
        tabs
        and item.kind == "body"
        and not item.images
        and not item.align
        and all(
            1 < len(line) <= 8 and all(len(plain_text(part)) <= 30 for part in line)
            for line in cells
        )
    )
    if columns:
        return [[GridCell(column, part) for column, part in enumerate(line)] for line in cells]
    if tabs:
        item.runs = [run._replace(text=run.text.replace("\t", "\u3000")) for run in item.runs]
    return None
