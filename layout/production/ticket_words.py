"""The lines of a ticket, by whatever name they are written."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def ticket_label(key: str) -> str:
    """A key of the manifest's ticket, Chinese or English → the label on the sheet; unknown keys stay."""
    return _labels().get(key.strip().casefold(), key)


@cache
def _labels() -> dict[str, str]:
    table = (Path(__file__).parent / "data" / "ticket.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {key: label for label, keys, _ in rows for key in keys.split()}
