"""An open PDF → printer's marks round each page, outside the bleed.

Crop and registration marks stand in the colour All, so on every plate,
spot plates too; the colour bar shows the four inks, their overprints and half tints. Everything
is one form XObject a page, drawn after the page and clipped out of the bleed by its own geometry.
"""

from __future__ import annotations

from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.geometry import MM
from layout.production.boxes import Edges, edges, rectangle

MARGIN = 10 * MM  # pt of paper beyond the bleed
GAP = 1 * MM  # between bleed and marks
LENGTH = 5 * MM  # of a crop mark
WIDTH = 0.25  # pt, of the marks' lines
RADIUS = 1.5 * MM  # of a registration mark
PATCH = 4 * MM  # side of a patch of the colour bar

BAR = (
    "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1",
    "1 1 0 0", "0 1 1 0", "1 0 1 0",
    ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5",
    ".5 .4 .4 0",
)  # fmt: skip
"""Colour bar: solids, two-colour overprints, half tints, grey balance (ISO 12647-2, 4.3.4)."""


class Sheet(NamedTuple):
    """A page with marks, pt from the left lower corner of the paper: paper size, trim and bleed."""

    width: float
    height: float
    trim: Edges
    bleed: Edges


def add_marks(file: pikepdf.Pdf) -> None:
    """An open PDF with boxes settled → marks on every page, on larger paper.

    The paper grows by ``MARGIN`` on each side of the bleed and its origin stays 0, 0: the page's content
    moves, and boxes and tagged rectangles move with it.
    """
    space = _separation_all(file)
    for number, page in enumerate(file.pages, 1):
        form = _form(file, _grow(page), space)
        # A name of its own on each page: pages may share one dictionary of resources.
        name = page.add_resource(form, Name.XObject, Name(f"/Marks{number}"))
        page.contents_add(b"/Artifact BMC q %s Do Q EMC" % str(name).encode(), prepend=False)


def _grow(page: pikepdf.Page) -> Sheet:
    bleed, trim = edges(page.bleedbox), edges(page.trimbox)
    dx, dy = MARGIN - bleed.left, MARGIN - bleed.bottom
    moved_bleed, moved_trim = bleed.moved(dx, dy), trim.moved(dx, dy)
    width, height = moved_bleed.right + MARGIN, moved_bleed.top + MARGIN
    page.obj.MediaBox = rectangle(Edges(0, 0, width, height))
    page.obj.BleedBox, page.obj.TrimBox = rectangle(moved_bleed), rectangle(moved_trim)
    clip = b"%.4f %.4f %.4f %.4f re W n" % (
        bleed.left,
        bleed.bottom,
        bleed.right - bleed.left,
        bleed.top - bleed.bottom,
    )
    page.contents_add(b"q 1 0 0 1 %.4f %.4f cm " % (dx, dy) + clip, prepend=True)
    page.contents_add(b"Q", prepend=False)
    return Sheet(width, height, moved_trim, moved_bleed)


def _form(file: pikepdf.Pdf, sheet: Sheet, space: pikepdf.Object) -> pikepdf.Object:
    """All marks of one sheet as a form XObject on the sheet's own coordinates."""
    drawing = "\n".join(
        (
            f"/All CS /All cs 1 SCN 1 scn {WIDTH} w",
            *_crop_marks(sheet),
            *_registration_marks(sheet),
            *_colour_bar(sheet),
        )
    )
    form = pikepdf.Stream(file, drawing.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = rectangle(Edges(0, 0, sheet.width, sheet.height))
    form.Resources = Dictionary(ColorSpace=Dictionary(All=space))
    return file.make_indirect(form)


def _crop_marks(sheet: Sheet) -> list[str]:
    """Two lines at each corner of the trim, from ``GAP`` beyond the bleed outwards."""
    left, bottom, right, top = sheet.bleed
    lines = []
    for x in (sheet.trim.left, sheet.trim.right):
        lines.append(_line(x, bottom - GAP, x, bottom - GAP - LENGTH))
        lines.append(_line(x, top + GAP, x, top + GAP + LENGTH))
    for y in (sheet.trim.bottom, sheet.trim.top):
        lines.append(_line(left - GAP, y, left - GAP - LENGTH, y))
        lines.append(_line(right + GAP, y, right + GAP + LENGTH, y))
    return lines


def _registration_marks(sheet: Sheet) -> list[str]:
    """A circle with a cross at the middle of each side."""
    left, bottom, right, top = sheet.bleed
    out = GAP + LENGTH / 2
    across, up = sheet.width / 2, sheet.height / 2
    centres = ((across, bottom - out), (across, top + out), (left - out, up), (right + out, up))
    marks = []
    for x, y in centres:
        reach = LENGTH / 2
        marks += [_line(x - reach, y, x + reach, y), _line(x, y - reach, x, y + reach)]
        marks.append(_circle(x, y, RADIUS))
    return marks


def _colour_bar(sheet: Sheet) -> list[str]:
    """Patches over the head of the page, as many as stand clear of the corner and the middle."""
    start = sheet.trim.left + 2 * LENGTH
    room = sheet.width / 2 - LENGTH - start
    y = sheet.bleed.top + GAP + (LENGTH - PATCH) / 2
    patches = BAR[: max(0, int(room / PATCH))]
    return [
        f"{inks} k {start + n * PATCH:.4f} {y:.4f} {PATCH:.4f} {PATCH:.4f} re f"
        for n, inks in enumerate(patches)
    ]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.4f} {y1:.4f} m {x2:.4f} {y2:.4f} l S"


def _circle(x: float, y: float, r: float) -> str:
    k = 0.5523 * r  # a quarter circle as a Bézier curve
    quarters = (
        (r, k, k, r, 0, r),
        (-k, r, -r, k, -r, 0),
        (-r, -k, -k, -r, 0, -r),
        (k, -r, r, -k, r, 0),
    )
    curves = " ".join(
        f"{x + a:.4f} {y + b:.4f} {x + c:.4f} {y + d:.4f} {x + e:.4f} {y + f:.4f} c"
        for a, b, c, d, e, f in quarters
    )
    return f"{x + r:.4f} {y:.4f} m {curves} S"


def _separation_all(file: pikepdf.Pdf) -> pikepdf.Object:
    """The colour of all plates (ISO 32000-1, 8.6.6.4), shown as the four inks together."""
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1,
        C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1]),
    )  # fmt: skip
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    return file.make_indirect(space)
