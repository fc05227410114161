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
    and rules print over what is below (OPM 1). ``tagged`` writes the structure tree.
    Pictures, but for a proof: ``profile`` is the output profile (ICC, CMYK), ``ink_limit`` in per cent, ``ppi`` the
    resolution they are brought down to, ``quality`` and ``compression`` (jpeg, flate) how they are stored, ``cache`` the folder of converted
    pictures (None: none), ``jobs`` how many are converted at a time (0: one a processor).
    """

    target: Target = "proof"
    bleed: float | None = None
    slug: float = 0.0
    overprint: bool = True
    tagged: bool = False
    profile: Path | None = None
    ink_limit: float = 300.0
    ppi: int = 300
    quality: int = 92
    compression: str = "jpeg"
    cache: Path | None = None
    jobs: int = 0
