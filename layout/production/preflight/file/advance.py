"""Widths of a PDF font: strings of codes → how far they move the pen."""

from __future__ import annotations

from typing import Any, NamedTuple

import pikepdf


class Advances(NamedTuple):
    """Bytes a code (``step``), width of each code in thousandths of the size, and of codes not listed."""

    step: int
    widths: dict[int, float]
    default: float

    def measure(self, codes: bytes) -> tuple[float, int, int]:
        """A string of codes → its width in thousandths, its number of glyphs and of one-byte spaces."""
        step = self.step
        total = 0.0
        for at in range(0, len(codes), step):
            total += self.widths.get(int.from_bytes(codes[at : at + step], "big"), self.default)
        return total, len(codes) // step, codes.count(b" ") if step == 1 else 0


def advances(font: Any) -> Advances:
    """A font dictionary → its widths. Composite fonts are read as two-byte Identity codes."""
    if str(font.get("/Subtype")) == "/Type0":
        descendant = font["/DescendantFonts"][0]
        default = float(descendant.get("/DW", 1000))
        return Advances(2, dict(_composite(descendant.get("/W", pikepdf.Array()))), default)
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", ()))}
    # A Type 3 font measures in its own units; its matrix says how large a thousandth is.
    unit = float(font["/FontMatrix"][0]) * 1000 if "/FontMatrix" in font else 1.0
    missing = 500.0 if not widths else 0.0
    return Advances(1, {code: width * unit for code, width in widths.items()}, missing)


def _composite(array: Any) -> list[tuple[int, float]]:
    # /W holds "c [w w w]" and "first last w" in any order (ISO 32000-1, 9.7.4.3).
    found: list[tuple[int, float]] = []
    items = list(array)
    at = 0
    while at < len(items):
        start = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            found += [(start + i, float(width)) for i, width in enumerate(items[at + 1])]
            at += 2
        else:
            width = float(items[at + 2])
            found += [(code, width) for code in range(start, int(items[at + 1]) + 1)]
            at += 3
    return found
