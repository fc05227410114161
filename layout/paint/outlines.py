"""Text → the outlines of its glyphs, for houses that ask for files without fonts (转曲).

A glyph is a form that is drawn wherever it stands. Such a file is a second one: nothing in it can be searched, read aloud
or corrected, and small type comes out a little bolder, since its hints are gone.
"""

from __future__ import annotations

import uharfbuzz as hb

from layout.page.model import PlacedGlyph, TextLine
from layout.paint.fonts import FaceKey, Faces
from layout.paint.numbers import number
from layout.paint.sheet import Sheet
from layout.style.model import Face


class Outlines:
    """The glyphs drawn so far as forms of the sheet."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        self.sheet, self.faces = sheet, faces
        self.fonts: dict[FaceKey, hb.Font] = {}
        self.forms: dict[tuple[FaceKey, int], str] = {}  # "" for a glyph without ink

    def draw(self, line: TextLine) -> None:
        """A line → its glyphs drawn where they stand, in the colour that is set."""
        for glyph in line.glyphs:
            name = self._form(glyph)
            if name:
                scale = glyph.size / self._font(glyph.face).face.upem
                x, y = (
                    self.sheet.across(glyph.x + glyph.dx),
                    self.sheet.up(line.baseline - glyph.dy),
                )
                self.sheet.operate(f"q {scale:.7f} 0 0 {scale:.7f} {x} {y} cm")
                self.sheet.show_picture(name)
                self.sheet.operate("Q")

    def _form(self, glyph: PlacedGlyph) -> str:
        """A glyph → the name of the form that draws it."""
        key = (glyph.face.program, glyph.number)
        if key not in self.forms:
            path = glyph_path(self._font(glyph.face), glyph.number)
            self.forms[key] = f"G{len(self.forms) + 1}" if path else ""
            if path:
                box = self._font(glyph.face).get_glyph_extents(glyph.number)
                left, top = box.x_bearing, box.y_bearing
                edges = (left - 1, top + box.height - 1, left + box.width + 1, top + 1)
                self.sheet.add_drawn_form(self.forms[key], path, edges)
        return self.forms[key]

    def _font(self, face: Face) -> hb.Font:
        key = face.program
        if key not in self.fonts:
            self.fonts[key] = hb.Font(self.faces.face(face))
        return self.fonts[key]


def glyph_path(font: hb.Font, glyph: int) -> str:
    """A font at its own scale and the number of a glyph → its outline as operators, "" where it has no ink."""
    pen = _Pen()
    font.draw_glyph_with_pen(glyph, pen)
    return " ".join([*pen.operators, "f"]) if pen.operators else ""


class _Pen:
    """Takes down an outline as a PDF writes it; curves of the second degree become ones of the third."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.at = (0.0, 0.0)

    def moveTo(self, to: tuple[float, float]) -> None:
        self._write("m", to)

    def lineTo(self, to: tuple[float, float]) -> None:
        self._write("l", to)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._write("c", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        (x, y), (bend_x, bend_y), (to_x, to_y) = self.at, points[0], points[-1]
        first = (x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3)
        second = (to_x + (bend_x - to_x) * 2 / 3, to_y + (bend_y - to_y) * 2 / 3)
        self._write("c", first, second, (to_x, to_y))

    def closePath(self) -> None:
        self.operators.append("h")

    def endPath(self) -> None:
        self.operators.append("h")

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        self.at = points[-1]
        numbers = " ".join(f"{number(x)} {number(y)}" for x, y in points)
        self.operators.append(f"{numbers} {operator}")
