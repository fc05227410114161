"""A picture made of lines, as placed → one page of PDF, fit for the press, and what is wrong with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.manifest.picture_file import VectorPage
from layout.manifest.vector_header import page_box
from layout.paint.conversion import Note, conversion
from layout.paint.options import PaintOptions
from layout.paint.vector.content import Rewriter
from layout.paint.vector.layers import Layers
from layout.paint.vector.source import as_pdf
from layout.paint.vector.spaces import Refused, Spaces

# What our own page has set when the picture begins: back to what every page starts with (ISO 32000-1, 8.4.1, 9.3.1).
BEGINNING = (
    b"0 0 0 1 k 0 0 0 1 K 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Ts 0 Tr /O000 gs\n"
)
FAULTS = (
    pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError,
    ValueError, NotImplementedError,
)  # fmt: skip
"""What pikepdf raises where an object is not what its place in the file asks for."""


class Vector(NamedTuple):
    """A picture made of lines: a PDF of one page, the box of it that is shown, how it is turned (degrees, clockwise),
    and whether anything in it is transparent."""

    pdf: bytes
    box: tuple[float, float, float, float]
    turn: int = 0
    transparent: bool = False


class PreparedVector(NamedTuple):
    """A picture ready to be placed, None where it cannot be, and what is to be told of it."""

    vector: Vector | None
    notes: tuple[Note, ...] = ()


def prepared_vector(file: Path, page: VectorPage, options: PaintOptions) -> PreparedVector:
    """A file, the page and box of it that are wanted and the painter's options → the picture.

    For the press colours go to inks; a font that is not in the file, or transparency where there may be none, is refused.
    """
    try:
        with pikepdf.open(BytesIO(as_pdf(file))) as source:
            return _prepared(source, page, options)
    except Refused as fault:
        return PreparedVector(None, (Note(fault.code, fault.word),))
    except FAULTS as fault:
        reason = str(fault).splitlines()[0][:80] if str(fault) else type(fault).__name__
        return PreparedVector(None, (Note("vector-damaged-content", reason),))


def _prepared(file: pikepdf.Pdf, wanted: VectorPage, options: PaintOptions) -> PreparedVector:
    page = file.pages[wanted.number - 1]
    box, turn = page_box(page, wanted.box), _turn(page.obj)
    writer = Rewriter(Spaces(file, conversion(options)), Layers(file))
    content, resources = writer.content(page, page.resources)
    notes = [Note("vector-annotations")] if _shown_annotations(page.obj) else []
    if writer.unembedded:
        return PreparedVector(None, (Note("vector-font", ", ".join(sorted(writer.unembedded))),))
    if writer.transparent and not options.transparency:
        return PreparedVector(None, (Note("vector-transparency"),))
    if options.target == "print":
        plain = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
        states = dict(resources.get("/ExtGState", Dictionary()))
        resources.ExtGState = Dictionary({**states, "/O000": plain})
        page.obj.Contents = file.make_stream(BEGINNING + content)
        page.obj.Resources = resources
    for key in set(page.obj.keys()) - {"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox"}:
        del page.obj[key]
    page.obj.MediaBox = Array([round(edge, 4) for edge in box])
    if "/Resources" not in page.obj:
        page.obj.Resources = page.resources
    with pikepdf.new() as alone:
        alone.pages.append(page)
        out = BytesIO()
        alone.save(out, deterministic_id=True)
    return PreparedVector(Vector(out.getvalue(), box, turn, bool(writer.transparent)), tuple(notes))


def _turn(page: Any) -> int:
    """A page object → how far it is turned, degrees clockwise; /Rotate is inherited."""
    node = page
    for _ in range(64):  # levels of the page tree: far over any real one
        if node is None or "/Rotate" in node:
            break
        node = node.get("/Parent")
    return int(node.get("/Rotate", 0)) % 360 if node is not None else 0


def _shown_annotations(page: Any) -> bool:
    """A page object → whether it has annotations that would be seen: forms, stamps, comments; links are not."""
    kinds = (str(one.get("/Subtype", "")) for one in page.get("/Annots", []))
    return any(kind not in ("/Link", "/Popup") for kind in kinds)
