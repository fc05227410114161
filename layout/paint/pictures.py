"""The pictures of the pages → what stands in the PDF for each of them, by target."""

from __future__ import annotations

import os
import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image as Raster
from PIL import UnidentifiedImageError

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.outcome import Outcome
from layout.page.model import Image, PageList
from layout.paint.jpeg import Embedded, ends_early, passed_through
from layout.paint.options import PaintOptions
from layout.paint.raster import decoded, deflated
from layout.paint.sheet import Sheet, number

MOST_PIXELS = 120_000_000
"""Far over what any page needs; decoded in four inks it takes 480 MB."""

MOST_JOBS = 4  # each may hold a picture of the greatest size
PROOF_PPI = 200  # of pictures a proof cannot pass through: sharp on a screen, quick to make
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000")
"""What a picture may be, whatever its name says. Not EPS, for which Pillow starts Ghostscript."""

WHOLE = (0.0, 0.0, 1.0, 1.0)

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


class Request(NamedTuple):
    """What is asked of a picture file: the part shown, and the pixels its place is worth."""

    file: Path
    crop: tuple[float, float, float, float]
    width: int
    height: int


class Loaded(NamedTuple):
    """A picture in the PDF: its name there, its object, and the part of the file it holds."""

    name: str
    embedded: Embedded
    part: tuple[float, float, float, float]


class Fault(NamedTuple):
    """What is wrong with a picture: a code of the catalogue and what fills it."""

    code: str
    values: dict[str, object]


class Prepared(NamedTuple):
    """A picture ready for the file, None where it cannot be shown, and what is wrong with it."""

    embedded: Embedded | None
    part: tuple[float, float, float, float] = WHOLE
    faults: tuple[Fault, ...] = ()


Pictures = dict[Request, Loaded]
"""Every picture of the pages by what was asked of it."""


def load_pictures(pages: PageList, options: PaintOptions) -> Outcome[Pictures]:
    """Pages and options → their pictures as the target needs them, and those that could not be had."""
    asked: dict[Request, list[tuple[Image, int]]] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Image):
                request = picture_request(item, options)
                asked.setdefault(request, []).append((item, page.number))
    pictures: Pictures = {}
    found: list[Diagnostic] = []
    names: dict[tuple[object, ...], str] = {}
    for request, ready in zip(asked, _prepared_all(list(asked), options), strict=True):
        for fault in ready.faults:
            item, number_of_page = asked[request][0]
            place = Place(number_of_page, rect=item.rect)
            found.append(diagnose(fault.code, item.span, place, **fault.values))
        if ready.embedded:
            alike = (request.file, ready.part, ready.embedded.width, ready.embedded.height)
            name = names.setdefault(alike, f"P{len(names) + 1}")
            pictures[request] = Loaded(name, ready.embedded, ready.part)
    return Outcome(pictures, (*_profile_fault(options, bool(asked)), *found))


def _profile_fault(options: PaintOptions, used: bool) -> tuple[Diagnostic, ...]:
    """Options → the output profile's fault, where pictures are converted by it."""
    if options.target == "proof" or options.profile is None or not used:
        return ()
    # As in _converted.
    from layout.paint.conversion import conversion

    fault = conversion(options).fault
    return (diagnose("profile-unusable", file=options.profile, reason=fault),) if fault else ()


def picture_request(image: Image, options: PaintOptions) -> Request:
    """A placed picture → what is asked of its file: the pixels its rectangle is worth at the target's ppi."""
    ppi = PROOF_PPI if options.target == "proof" else options.ppi
    width, height = (max(1, round(side * ppi / 72)) for side in image.rect[2:])
    return Request(image.file, image.crop, width, height)


def _prepared_all(requests: list[Request], options: PaintOptions) -> list[Prepared]:
    """Requests → each prepared, in their order; conversions side by side (Pillow lets go of the interpreter)."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(requests), MOST_JOBS)
    with warnings.catch_warnings():
        # Pillow warns of large pictures; the limit here is ours.
        warnings.simplefilter("ignore", Raster.DecompressionBombWarning)
        if options.target == "proof" or jobs < 2:
            return [_prepared(request, options) for request in requests]
        # A proof converts nothing and does not wait for this import.
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(jobs) as pool:
            return list(pool.map(lambda request: _prepared(request, options), requests))


def _prepared(request: Request, options: PaintOptions) -> Prepared:
    """A request → the picture as the target needs it."""
    try:
        data = request.file.read_bytes()
        picture = Raster.open(BytesIO(data), formats=FORMATS)
        pixels = picture.width * picture.height
        if pixels > MOST_PIXELS:
            limit = MOST_PIXELS // 1_000_000
            values = {"file": request.file.name, "pixels": pixels // 1_000_000, "limit": limit}
            return Prepared(None, WHOLE, (Fault("picture-too-large", values),))
        if options.target == "proof":
            return _proof(picture, data, request)
        return _converted(picture, data, request, options)
    except Exception as fault:  # Pillow's readers raise whatever a broken file makes them raise
        values = {"file": request.file.name, "reason": _reason(fault)}
        return Prepared(None, WHOLE, (Fault("picture-unreadable", values),))


def _reason(fault: Exception) -> str:
    """What went wrong with a file → in a few words, the same each time."""
    if isinstance(fault, UnidentifiedImageError):  # its own words hold an address in memory
        return f"≠ {', '.join(FORMATS)}"
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__


def _converted(
    picture: Raster.Image, data: bytes, request: Request, options: PaintOptions
) -> Prepared:
    """An opened picture → for press or screen: from the cache, or converted and kept there."""
    # Only these targets load colour management and the cache.
    from layout.paint.cache import cache_key, keep, recall
    from layout.paint.conversion import conversion, converted

    by = conversion(options)
    key = cache_key(data, request[1:], by.settings)
    found = recall(options.cache, key)
    if found is None:
        found = converted(decoded(picture, request.crop, request.width, request.height), by)
        keep(options.cache, key, *found)
    embedded, assumed = found
    faults = []
    if assumed:
        values: dict[str, object] = {"file": request.file.name, "assumed": assumed}
        faults.append(Fault("source-profile-ignored", values))
    return Prepared(embedded, request.crop, tuple(faults))


def _proof(picture: Raster.Image, data: bytes, request: Request) -> Prepared:
    """An opened picture → for a proof: a JPEG as it is, anything else decoded and small."""
    whole = passed_through(picture, data)
    if whole is None:
        pixels = decoded(picture, request.crop, request.width, request.height)
        return Prepared(deflated(pixels.image, level=1), request.crop)
    if ends_early(data):
        fault = Fault("picture-truncated", {"file": request.file.name})
        return Prepared(whole, WHOLE, (fault,))
    return Prepared(whole, WHOLE)


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
    if loaded.embedded.turn in TURNS:
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
