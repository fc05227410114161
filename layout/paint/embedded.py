"""A picture as the PDF holds it."""

from __future__ import annotations

from typing import NamedTuple

SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
"""Pillow's modes → colour spaces of the PDF."""


class Embedded(NamedTuple):
    """Size in pixels, colour space, filter and data of an image XObject (ISO 32000-1, 8.9.5).

    ``space`` "": a stencil, painted in the colour that is set. ``turn`` is the EXIF orientation still to be undone in
    drawing, ``inverted`` that full ink is stored as 0, ``parms`` the filter's parameters. ``mask`` is another image of
    this kind: a stencil leaves out what it marks, a grey one is opacity.
    """

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    turn: int = 1
    inverted: bool = False
    bits: int = 8
    parms: tuple[tuple[str, int], ...] = ()
    mask: Embedded | None = None

    @property
    def stencil(self) -> bool:
        """Whether it has no colours of its own."""
        return not self.space
