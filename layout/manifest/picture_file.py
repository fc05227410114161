"""A picture file → its size in pixels, once it has proved to be what it says it is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.picture_header import PRINTABLE, TOO_LARGE, VECTORS, Header, read_header
from layout.manifest.vector_header import read_eps, read_pdf, read_svg
from layout.outcome import Outcome

BYTES_MOST = 200_000_000
PIXELS_MOST = 120_000_000  # two A3 pages side by side at 600 ppi; 360 MB once decoded
SIDE_MOST = 40_000


DOTS_MOST = 300_000_000  # of line art, a bit each: an A3 page at 1,200 ppi
FINE = 10  # steps to the pt in which the sides of a picture without pixels are counted


class VectorPage(NamedTuple):
    """Which page of a picture made of lines (PDF, AI, EPS, SVG) is meant, from 1, and which of its boxes: trim, crop,
    media, bleed or art; "": the trimmed page, where it has one."""

    number: int = 1
    box: str = ""


FIRST = VectorPage()


class PictureFile(NamedTuple):
    """A picture that can be printed: its size as it is seen and how it has to be turned for that.

    A ``vector`` has no pixels: they are tenths of a pt then.
    """

    path: Path
    pixels: tuple[int, int]
    orientation: int = 1
    vector: VectorPage | None = None


def check_picture(
    path: Path, file: str, span: Span, page: VectorPage = FIRST
) -> Outcome[PictureFile | None]:
    """A path, its name as written and where, the page wanted of a PDF → the picture; nothing of it is decoded.

    Refused: what is no picture or another kind than its name says, cut off, without size, or with
    more pixels than memory should be asked for.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            data = stream.read(min(size, BYTES_MOST) + 1)
    except OSError as error:
        reason = error.strerror or "?"
        return Outcome(None, (diagnose("picture-cannot-open", span, file=file, reason=reason),))
    header = read_header(data)
    if header.kind in VECTORS and 0 < len(data) <= BYTES_MOST:
        return _vector(path, header.kind, data, page, (file, span))
    fault = _fault(header, len(data), path, file, span)
    if fault:
        return Outcome(None, (fault,))
    told: tuple[Diagnostic, ...] = ()
    if header.frames > 1:
        code = "picture-pages" if header.kind == "TIFF" else "picture-moves"
        told = (diagnose(code, span, file=file, frames=header.frames),)
    return Outcome(PictureFile(path, header.pixels, header.orientation), told)


def _vector(
    path: Path, kind: str, data: bytes, page: VectorPage, named: tuple[str, Span]
) -> Outcome[PictureFile | None]:
    """A picture made of lines → its size, counted finely, once it has proved to be one."""
    file, span = named
    if path.suffix.lower() not in PRINTABLE[kind]:
        better = path.with_suffix(PRINTABLE[kind][0]).name
        fault = diagnose("picture-lies", span, file=file, kind=kind, better=better)
        return Outcome(None, (fault,))
    header = (
        read_pdf(data, *page) if kind == "PDF" else {"EPS": read_eps, "SVG": read_svg}[kind](data)
    )
    if header.fault:
        code = f"vector-{header.fault}"
        fault = diagnose(code, span, file=file, page=page.number, pages=header.pages)
        return Outcome(None, (fault,))
    pixels = (max(1, round(header.width * FINE)), max(1, round(header.height * FINE)))
    return Outcome(PictureFile(path, pixels, vector=page))


def _fault(header: Header, size: int, path: Path, file: str, span: Span) -> Diagnostic | None:
    """What is wrong with a picture, None where nothing is."""
    if not size:
        return diagnose("picture-empty", span, file=file)
    if size > BYTES_MOST:
        return diagnose("picture-file-large", span, file=file, limit=BYTES_MOST // 1_000_000)
    if header.kind not in PRINTABLE:
        return diagnose("picture-kind", span, file=file, kind=header.kind or None)
    if path.suffix.lower() not in PRINTABLE[header.kind]:
        better = path.with_suffix(PRINTABLE[header.kind][0]).name
        return diagnose("picture-lies", span, file=file, kind=header.kind, better=better)
    if header.unfit:
        return diagnose("picture-pixels", span, file=file, kind=header.unfit)
    most = DOTS_MOST if header.bits == 1 else PIXELS_MOST
    if header.width * header.height > most or max(header.pixels) > SIDE_MOST:
        known = header.width < TOO_LARGE
        shown = f"{header.pixels[0]}×{header.pixels[1]}" if known else None
        return diagnose("picture-too-many-pixels", span, file=file, size=shown)
    if not header.whole:
        return diagnose("picture-cut-off", span, file=file)
    if not header.width or not header.height:
        return diagnose("picture-empty", span, file=file)
    return None
