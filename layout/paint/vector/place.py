"""A painted PDF with room for placed pictures → the pictures in it, as forms."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.paint.vector.prepare import Vector

TURNS = {  # of the unit square, clockwise, as a viewer turns a page
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}


def with_vectors(pdf: bytes, vectors: Mapping[str, Vector]) -> bytes:
    """A PDF and pictures by the name of the form that stands for each → the PDF with them, as large as the unit
    square."""
    with pikepdf.open(BytesIO(pdf)) as file:
        for name, vector in vectors.items():
            key = Name(f"/{name}")
            holders = (page.obj.get("/Resources", Dictionary()) for page in file.pages)
            drawn = (holder.get("/XObject", Dictionary()) for holder in holders)
            form = next((objects[key] for objects in drawn if key in objects), None)
            if form is not None:
                _fill(file, form, vector)
        out = BytesIO()
        file.save(out, deterministic_id=True, force_version=str(file.pdf_version))
        return out.getvalue()


def _fill(file: pikepdf.Pdf, form: pikepdf.Object, vector: Vector) -> None:
    """An open PDF, the form that stands for a picture and the picture → the form drawing it."""
    with pikepdf.open(BytesIO(vector.pdf)) as source:
        page = source.pages[0]
        page.contents_coalesce()
        content = page.obj.Contents.read_bytes()
        resources = source.make_indirect(page.obj.Resources)
        form.write(content)
        form.Resources = file.copy_foreign(resources)
    left, bottom, right, top = vector.box
    wide, high = right - left, top - bottom
    form.BBox = Array([round(edge, 4) for edge in vector.box])
    a, b, c, d, e, f = TURNS.get(vector.turn, TURNS[0])
    # First the box becomes the unit square, then that is turned.
    x, y = -left / wide, -bottom / high
    values = (a / wide, b / wide, c / high, d / high, a * x + c * y + e, b * x + d * y + f)
    form.Matrix = Array([round(value, 9) for value in values])
    if vector.transparent:
        form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
