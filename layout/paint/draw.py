"""A placed picture and its object → the operators that draw it."""

from __future__ import annotations

from layout.page.model import Image
from layout.paint.embedded import Embedded
from layout.paint.numbers import number
from layout.paint.pictures import Loaded
from layout.paint.requested import WHOLE
from layout.paint.sheet import Sheet

# EXIF orientation → the matrix that turns the stored unit square upright (Exif 2.32, tag 0x0112).
TURNS = {
    2: "-1 0 0 1 1 0",
    3: "-1 0 0 -1 1 1",
    4: "1 0 0 -1 0 1",
    5: "0 -1 -1 0 1 1",
    6: "0 -1 1 0 0 1",
    7: "0 1 1 0 0 0",
    8: "0 1 -1 0 1 0",
}


ARC = 0.5522847498  # how far a quarter circle's handles reach, of its radius


def draw_picture(sheet: Sheet, image: Image, loaded: Loaded) -> None:
    """A placed picture and its object → drawn upright; what the crop leaves out is clipped away."""
    rect, part = image.rect, loaded.part
    left, top, right, bottom = image.crop if part == WHOLE else WHOLE
    width, height = rect.width / (right - left), rect.height / (bottom - top)
    x, y = rect.x - left * width, rect.y - top * height
    sheet.operate("q")
    if image.wrap == "contour":
        sheet.operate(_outline(sheet, image))
    if (left, top, right, bottom) != WHOLE:
        sheet.operate(
            f"{sheet.across(rect.x)} {sheet.up(rect.bottom)} "
            f"{number(rect.width)} {number(rect.height)} re W n"
        )
    sheet.operate(
        f"{number(width)} 0 0 {number(height)} {sheet.across(x)} {sheet.up(y + height)} cm"
    )
    if isinstance(loaded.embedded, Embedded) and loaded.embedded.turn in TURNS:
        sheet.operate(f"{TURNS[loaded.embedded.turn]} cm")
    sheet.show_picture(loaded.name)
    sheet.operate("Q")


def _outline(sheet: Sheet, image: Image) -> str:
    """A picture round whose shape text runs → the operators that clip it to that shape; none for a box."""
    rect = image.rect

    def at(x: float, y: float) -> str:
        return f"{sheet.across(rect.x + x * rect.width)} {sheet.up(rect.y + y * rect.height)}"

    if image.shape.kind == "polygon":
        first, *rest = image.shape.points
        return " ".join([f"{at(*first)} m", *(f"{at(*point)} l" for point in rest), "h W n"])
    if image.shape.kind != "ellipse":
        return ""
    low, high = 0.5 - ARC / 2, 0.5 + ARC / 2
    arcs = (
        ((0, low), (low, 0), (0.5, 0)),
        ((high, 0), (1, low), (1, 0.5)),
        ((1, high), (high, 1), (0.5, 1)),
        ((low, 1), (0, high), (0, 0.5)),
    )
    curves = (" ".join(at(*point) for point in arc) + " c" for arc in arcs)
    return " ".join([f"{at(0, 0.5)} m", *curves, "h W n"])
