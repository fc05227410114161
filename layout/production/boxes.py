"""The boxes of a PDF page: MediaBox, BleedBox and TrimBox, pt from the left lower corner."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pikepdf


class Edges(NamedTuple):
    """A box by its edges, pt, y up."""

    left: float
    bottom: float
    right: float
    top: float

    def has_area(self) -> bool:
        """Whether anything lies between the edges, by more than a rounding."""
        return self.right - self.left > 1e-3 and self.top - self.bottom > 1e-3

    def moved(self, dx: float, dy: float) -> Edges:
        """Distances → the box moved by them."""
        return Edges(self.left + dx, self.bottom + dy, self.right + dx, self.top + dy)

    def grown(self, by: float) -> Edges:
        """A distance → the box with every edge moved out by it."""
        return Edges(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, outer: Edges) -> Edges:
        """Another box → the part of this one inside it."""
        return Edges(
            max(self.left, outer.left),
            max(self.bottom, outer.bottom),
            min(self.right, outer.right),
            min(self.top, outer.top),
        )

    def around(self, inner: Edges) -> Edges:
        """Another box → the least box that holds both."""
        return Edges(
            min(self.left, inner.left),
            min(self.bottom, inner.bottom),
            max(self.right, inner.right),
            max(self.top, inner.top),
        )


def edges(box: pikepdf.Object) -> Edges:
    """A PDF rectangle, its corners in either order → its edges."""
    a, b, c, d = (float(str(value)) for value in box.as_list())
    return Edges(min(a, c), min(b, d), max(a, c), max(b, d))


def rectangle(box: Edges) -> pikepdf.Array:
    """Edges → a PDF rectangle, rounded to 1/10 000 pt so that equal edges stay equal."""
    return pikepdf.Array([Decimal(f"{value:.4f}") for value in box])


def settle_boxes(page: pikepdf.Page, bleed: float) -> None:
    """A page and the bleed in pt → its boxes Trim ⊂ Bleed ⊂ Media, the only three.

    A page without a TrimBox that shows anything of it is taken to be trimmed ``bleed`` inside its MediaBox
    (ISO 32000-1, 14.11.2; PDFX4.md B1).
    """
    media = edges(page.mediabox)
    marked = edges(page.trimbox) if "/TrimBox" in page.obj else media.grown(-bleed)
    trim = next(
        (box for box in (marked.within(media), media.grown(-bleed)) if box.has_area()), media
    )
    wide = edges(page.bleedbox) if "/BleedBox" in page.obj else trim.grown(bleed)
    page.obj.MediaBox = rectangle(media)
    page.obj.TrimBox = rectangle(trim)
    page.obj.BleedBox = rectangle(wide.around(trim).within(media))
