"""The words of the desk in both languages, from ``words.tsv``: key, Chinese, English."""

from __future__ import annotations

from pathlib import Path

TABLE = Path(__file__).parent / "words.tsv"


def words_of(lang: str) -> dict[str, str]:
    """zh or en → the words by their key."""
    column = 2 if lang == "en" else 1
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {cells[0]: cells[column] for row in rows if (cells := row.split("\t"))[0]}
