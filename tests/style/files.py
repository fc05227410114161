"""Style files written for a test."""

from __future__ import annotations

from pathlib import Path

from layout.outcome import Outcome
from layout.style.model import Style
from layout.style.read import read_style


def styled(folder: Path, text: str, *overrides: str) -> Outcome[Style | None]:
    """A folder, the text of a style file and overrides → the outcome of reading it."""
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return read_style("own.yaml", overrides, folder)


def style_of(outcome: Outcome[Style | None]) -> Style:
    """An outcome that must hold a style → the style."""
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def shipped(name: str, *overrides: str) -> Style:
    """The name of a style we ship and overrides → the style."""
    return style_of(read_style(name, overrides))
