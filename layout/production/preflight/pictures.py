"""Family pictures: missing, broken, too few pixels, no profile; ink is read from the press file."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import MM
from layout.page.model import Image, PageList
from layout.production.preflight.model import PictureFacts, PreflightInput
from layout.production.preflight.table import threshold
from layout.style.model import Print

TAIL = 65536  # bytes at the end of a file searched for its end mark: cameras append thumbnails
ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}


def picture_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set and facts of the picture files → findings, one a picture as placed."""
    given = context.pictures
    known = picture_facts(context.pages) if given is None else given
    facts = {fact.file: fact for fact in known}
    for page in context.pages.pages:
        for item in page.items:
            if not isinstance(item, Image) or item.vector:
                continue
            place = Place(page.number, rect=item.rect)
            fact = facts.get(item.file, PictureFacts(item.file))
            if fact.problem:
                code = "picture-gone" if fact.problem == "missing" else "picture-broken"
                yield diagnose(code, item.span, place, file=item.file.name)
                continue
            if fact.mode.startswith("RGB") and not fact.profile:
                yield diagnose("picture-no-profile", item.span, place, file=item.file.name)
            yield from _resolution(item, place, context.style.print, fact.mode == "1")


def resolution(item: Image) -> tuple[float, float]:
    """A placed picture → its pixels an inch across and down, at the size and crop it is shown."""
    left, top, right, bottom = item.crop
    return (
        item.pixels[0] * (right - left) / item.rect.width * 72,
        item.pixels[1] * (bottom - top) / item.rect.height * 72,
    )


CROPPED = 0.9
"""What a picture shows of its width at least, once it is cropped to whole rows: an advice has to hold then too."""


def resolution_code(ppi: float, limits: Print) -> tuple[str, int]:
    """Pixels an inch and the style's limits → the code of the finding and the limit, or ""."""
    if ppi < limits.ppi_error:
        return "resolution-error", limits.ppi_error
    if ppi < limits.ppi_warn:
        return "resolution-warning", limits.ppi_warn
    if ppi < limits.ppi_note:
        return "resolution-note", limits.ppi_note
    return "", 0


def line_art_code(ppi: float) -> tuple[str, int]:
    """Pixels an inch of line art → the code of the finding and the limit, or "".

    Its steps show where a photograph's do not: it needs more than twice the pixels. Sizes follow the grid, so
    that a hundredth less than the limit is no finding.
    """
    for code in ("line-art-coarse", "line-art-warning", "line-art-note"):
        least = threshold(code)
        if ppi < least * 0.99:
            return code, round(least)
    return "", 0


def _resolution(item: Image, place: Place, limits: Print, line_art: bool) -> Iterator[Diagnostic]:
    if not (item.rect.width > 0 and item.rect.height > 0 and min(item.pixels) > 0):
        return
    across, down = resolution(item)
    ppi = round(min(across, down))
    code, limit = line_art_code(ppi) if line_art else resolution_code(ppi, limits)
    if code:
        width = item.rect.width / MM * ppi / limit
        yield diagnose(
            code,
            item.span,
            place,
            file=item.file.name,
            ppi=ppi,
            limit=limit,
            width=f"{math.floor(width * CROPPED)}",
        )
    # A pixel more or less after cropping is no stretch.
    pixel = 1.5 / min(
        item.pixels[0] * (item.crop[2] - item.crop[0]),
        item.pixels[1] * (item.crop[3] - item.crop[1]),
    )
    stretch = max(across, down) / min(across, down) - 1
    if stretch > threshold("picture-stretched") + pixel:
        percent = f"{stretch * 100:.0f}"
        yield diagnose("picture-stretched", item.span, place, file=item.file.name, percent=percent)


def picture_facts(pages: PageList) -> tuple[PictureFacts, ...]:
    """The pages as set → what each picture file says of itself, read from its header and its end.

    No pixel is decoded. A file cut short is known by its missing end mark (JPEG EOI, PNG IEND).
    """
    files = dict.fromkeys(
        item.file
        for page in pages.pages
        for item in page.items
        if isinstance(item, Image) and not item.vector
    )
    return tuple(_facts(file) for file in files)


def _facts(file: Path) -> PictureFacts:
    from PIL import Image as Pillow  # late: a check without pictures needs none

    if not file.is_file():
        return PictureFacts(file, "missing")
    try:
        with Pillow.open(file) as picture:
            kind, mode, pixels = picture.format or "", picture.mode, picture.size
            profile = bool(picture.info.get("icc_profile"))
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return PictureFacts(file, "broken")
    broken = "broken" if ENDS.get(kind, b"") not in _tail(file) else ""
    return PictureFacts(file, broken, mode, profile, pixels)


def _tail(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - TAIL))
        return stream.read()
