"""A set issue → what leaves the house: press file, screen edition, proof, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from layout.diagnostics import Diagnostic
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.preflight import PreflightInput, preflight
from layout.production.press import paint_options, press_file
from layout.production.proof import stamped
from layout.production.screen import screen_edition
from layout.request import Clock, Request, Result

if TYPE_CHECKING:
    from layout.pipeline import Set


def produce(ready: Set, said: tuple[Diagnostic, ...], request: Request, clock: Clock) -> Result:
    """A set issue and what is asked → its product, preflighted.

    With an error no press file is made: the pages come out as a stamped proof instead.
    """
    if request.target == "screen":
        edition = screen_edition(ready.pages, ready.copy.style, ready.fonts, request.cache)
        clock.lap("paint")
        return Result((*said, *edition.diagnostics), edition.value, ready.pages, ready.galley)
    style = ready.copy.style
    options = replace(paint_options(style), cache=request.cache, jobs=request.jobs)
    painted = paint(ready.pages, ready.fonts, options)
    clock.lap("paint")
    press = press_file(ready.pages, painted.value, style, ready.fonts)
    clock.lap("press")
    said = (*said, *painted.diagnostics, *press.diagnostics)
    found = preflight(PreflightInput(ready.pages, style, said, press=press.value))
    clock.lap("preflight")
    result = Result(found, press.value, ready.pages, ready.galley)
    if not result.failed:
        return result
    return replace(result, pdf=None, refused=_refused(ready))


def _refused(ready: Set) -> bytes:
    """A set issue the preflight refused → its stamped proof."""
    pages = stamped(ready.pages, ready.copy.style, ready.fonts)
    return paint(pages, ready.fonts, PaintOptions(target="proof")).value
