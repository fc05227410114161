"""A face of a font as a style has it, and faces in the order they are asked for a glyph."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Face(NamedTuple):
    """One face of a font chain: its file, its index in a collection, and which characters it may set.

    ``only`` holds inclusive code point ranges; empty: everything it has a glyph for. ``scale``
    enlarges a Latin face to match the Han beside it; ``shift`` moves it, in em, upwards. ``features`` are OpenType features
    by tag, with a - before one to be left out.
    """

    file: Path
    collection: int = 0  # index in a TTC
    only: tuple[tuple[int, int], ...] = ()
    scale: float = 1.0
    shift: float = 0.0
    features: tuple[str, ...] = ()
    alone: bool = False  # only in emphasised text that has no Han
    axes: tuple[tuple[str, float], ...] = ()  # of a variable font: where it stands on each

    @property
    def program(self) -> tuple[Path, int, tuple[tuple[str, float], ...]]:
        """What its glyphs are read from: the file, the face in it, and where that stands on its axes."""
        return self.file, self.collection, self.axes


FontChain = tuple[Face, ...]
"""Faces in the order they are asked for a glyph."""
