"""What the painter is told besides the pages: target, boxes, ink and picture settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Target = Literal["print", "proof", "screen"]


@dataclass(frozen=True, slots=True)
class PaintOptions:
    """How pages become a PDF. Lengths in pt; unset ``bleed``: the style's.

    ``slug`` is room left outside the bleed on all four sides, for marks. ``overprint`` lets K100 text
    and rules print over what is below (OPM 1). ``tagged`` writes the structure tree. ``text`` is drawn in
    fonts (live) or as outlines.
    ``spots`` says whether spot inks keep their plates (keep) or are printed as their look in four inks (process),
    ``looks`` what those of the style look like, by name.
    Pictures, but for a proof: ``profile`` is the output profile (ICC, CMYK), ``ink_limit`` in per cent, ``cmyk`` (keep,
    convert) what becomes of four-ink pictures made for another condition, ``neutrals`` (black, profile) of greys in RGB.
    Without ``transparency`` they are flattened on what lies beneath. ``ppi`` is the resolution they are brought down to
    where they have more than ``downsample``, ``quality`` and ``compression`` (jpeg, flate) how they are stored, ``cache`` the folder of converted
    pictures (None: none), ``jobs`` how many are converted at a time (0: one a processor).
    """

    target: Target = "proof"
    bleed: float | None = None
    slug: float = 0.0
    overprint: bool = True
    tagged: bool = False
    text: str = "live"
    profile: Path | None = None
    ink_limit: float = 300.0
    spots: str = "keep"
    looks: tuple[tuple[str, tuple[float, float, float, float]], ...] = ()
    cmyk: str = "keep"
    neutrals: str = "black"
    transparency: bool = True
    ppi: int = 300
    downsample: int = 450
    quality: int = 92
    compression: str = "jpeg"
    cache: Path | None = None
    jobs: int = 0
