"""Shadings of a placed picture (ISO 32000-1, 8.7.4.5) → in inks."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Name

from layout.paint.vector.functions import function
from layout.paint.vector.spaces import Refused, Spaces

STEPS = 256  # colours along an axis: finer than the steps of a plate
MESHES = (4, 5, 6, 7)


def convert_shading(shading: Any, resources: Any, spaces: Spaces) -> None:
    """A shading, the resources its space may be named in and the colour spaces → the same shading in inks.

    Raises ``Refused`` for a mesh whose corners have colours in light.
    """
    space = spaces.space(shading.ColorSpace, resources)
    if "/Background" in shading:
        ground = space.inks([float(value) for value in shading.Background])
        if space.kept is None:
            shading.Background = Array([round(ink, 4) for ink in ground])
    if space.kept is not None:
        shading.ColorSpace = space.kept
        return
    written = shading.get("/Function")
    if space.kind == "cmyk":
        shading.ColorSpace = Name.DeviceCMYK
        return
    if written is None:
        raise Refused("vector-mesh", str(int(shading.ShadingType)))
    colours = function(written)
    domain = _domain(shading)
    size = STEPS if len(domain) == 1 else 33
    shading.Function = spaces.samples(domain, lambda at: space.inks(colours(at)), size)
    shading.ColorSpace = Name.DeviceCMYK


def _domain(shading: Any) -> list[tuple[float, float]]:
    """A shading → what its function is asked for: its /Domain, of a mesh what its data decode to."""
    kind = int(shading.ShadingType)
    if kind in MESHES:
        low, high = (float(value) for value in list(shading.Decode)[4:6])
        return [(low, high)]
    default = [0, 1, 0, 1] if kind == 1 else [0, 1]
    edges = [float(value) for value in shading.get("/Domain", default)]
    return list(zip(edges[::2], edges[1::2], strict=True))
