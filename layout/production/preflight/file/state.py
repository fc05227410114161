"""What a content stream paints, and the graphics state it paints in."""

from __future__ import annotations

from typing import Any, NamedTuple

from layout.production.preflight.file.inks import BLACK, Ink
from layout.production.preflight.file.matrix import EVERYWHERE, IDENTITY, Box, Matrix

PAINTS = {  # operator: fills, strokes
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}
TEXT_NUMBERS = {  # operator: field of the state, unit
    "TL": ("leading", 1.0),
    "Tc": ("tracking", 1.0),
    "Tw": ("spacing", 1.0),
    "Tz": ("stretch", 0.01),
    "Ts": ("rise", 1.0),
    "Tr": ("render", 1),
}

HARMLESS = {  # keys of a graphics state, and the values that let nothing through
    "/BM": ("/Normal", "/Compatible"),
    "/SMask": ("/None",),
}


class Painted(NamedTuple):
    """One thing a stream paints.

    ``kind``: text, fill, stroke, image, shading. ``size``: type size, line width (stroke) or the lesser side
    (fill), pt on paper. ``across``, ``down``: pt an image is drawn wide and high.
    """

    kind: str
    box: Box
    ink: Ink
    size: float
    overprint: bool
    mode: int  # OPM
    transparency: str
    resource: Any = None
    across: float = 0.0
    down: float = 0.0
    depth: int = 0  # forms entered on the way


class State(NamedTuple):
    """What q saves and Q brings back."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Ink = BLACK
    stroke: Ink = BLACK
    fill_pattern: Any = None
    stroke_pattern: Any = None
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    opm: int = 0
    veils: frozenset[str] = frozenset()  # what lets the ground through: ca, BM, SMask …
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    tracking: float = 0.0
    spacing: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    render: int = 0
