"""The pictures of the pages → what stands in the PDF for each of them, by target."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image as Raster

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.outcome import Outcome
from layout.page.model import Image, PageList
from layout.paint.embedded import Embedded
from layout.paint.options import PaintOptions
from layout.paint.prepare import Prepared, prepared
from layout.paint.requested import Request, requests

if TYPE_CHECKING:
    from layout.paint.vector.prepare import Vector

MOST_JOBS = 4  # each may hold a picture of the greatest size
HEAVY = (
    30_000_000  # pixels: pictures with more are converted one at a time, for the memory they take
)


class Loaded(NamedTuple):
    """A picture in the PDF: its name there, its object, the part of the file it holds, and a small JPEG of what is
    shown (b"" for none)."""

    name: str
    embedded: Embedded | Vector
    part: tuple[float, float, float, float]
    thumbnail: bytes = b""


Pictures = dict[tuple[int, Image], Loaded]
"""Every picture of the pages by the number of its page and itself."""


def load_pictures(pages: PageList, options: PaintOptions) -> Outcome[Pictures]:
    """Pages and options → their pictures as the target needs them, and those that could not be had."""
    asked: dict[Request, list[tuple[int, Image]]] = {}
    for page in pages.pages:
        for image, request in requests(page.items, options):
            asked.setdefault(request, []).append((page.number, image))
    pictures: Pictures = {}
    found: list[Diagnostic] = []
    names: dict[tuple[object, ...], str] = {}
    for request, ready in zip(asked, _prepared_all(asked, options), strict=True):
        number, first = asked[request][0]
        for fault in ready.faults:
            place = Place(number, rect=first.rect)
            found.append(diagnose(fault.code, first.span, place, **fault.values))
        if ready.embedded:
            held = ready.embedded
            size = (held.width, held.height) if isinstance(held, Embedded) else request.vector
            alike = (request.file, ready.part, request.beneath, size)
            name = names.setdefault(alike, f"P{len(names) + 1}")
            loaded = Loaded(name, ready.embedded, ready.part, ready.thumbnail)
            pictures.update(dict.fromkeys(asked[request], loaded))
    return Outcome(pictures, (*_profile_fault(options, bool(asked)), *_once(found)))


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    """Findings → each once: a picture that stands in several sizes is told of where it stands first."""
    return list({(one.code, one.values, one.span): one for one in reversed(found)}.values())[::-1]


def _profile_fault(options: PaintOptions, used: bool) -> tuple[Diagnostic, ...]:
    """Options → the output profile's fault, where pictures are converted by it."""
    if options.target == "proof" or options.profile is None or not used:
        return ()
    # A proof does without colour management.
    from layout.paint.conversion import conversion

    fault = conversion(options).fault
    return (diagnose("profile-unusable", file=options.profile, reason=fault),) if fault else ()


def _prepared_all(
    asked: dict[Request, list[tuple[int, Image]]], options: PaintOptions
) -> list[Prepared]:
    """Requests and the pictures they stand for → each prepared, in their order; conversions side by side (Pillow lets go
    of the interpreter), the heaviest one after another."""
    wide = {request: placed[0][1].pixels for request, placed in asked.items()}
    heavy = [item for item, (across, down) in wide.items() if across * down > HEAVY]
    # pikepdf is not made for threads; tables of pixels are.
    heavy += [one for one in asked if one.vector and one not in heavy]
    light = [one for one in asked if one not in set(heavy)]
    jobs = min(options.jobs or os.cpu_count() or 1, len(light), MOST_JOBS)
    with _unwarned():
        ready = {request: prepared(request, options) for request in heavy}
        if options.target == "proof" or jobs < 2:
            ready |= {request: prepared(request, options) for request in light}
            return [ready[request] for request in asked]
        # A proof converts nothing and does not wait for this import.
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(jobs) as pool:
            made = pool.map(lambda request: prepared(request, options), light)
            ready |= zip(light, made, strict=True)
    return [ready[request] for request in asked]


@contextmanager
def _unwarned() -> Iterator[None]:
    """While it lasts, Pillow neither warns of large or odd pictures nor refuses them: the limits here are ours, and what
    is wrong is told in the report."""
    most, Raster.MAX_IMAGE_PIXELS = Raster.MAX_IMAGE_PIXELS, None
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        Raster.MAX_IMAGE_PIXELS = most
