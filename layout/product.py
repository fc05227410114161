"""A set issue → what leaves the house: press file, screen edition, proof, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

from layout.diagnostics import Diagnostic, Severity
from layout.outcome import Outcome
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.paint.pictures import load_pictures
from layout.production.extras import booklet_file, package_file
from layout.production.parts import Printed, more_press_files
from layout.production.preflight import PreflightInput, preflight
from layout.production.preflight.drawing import Thumbnails
from layout.production.preflight.report import report_html, report_json
from layout.production.press import paint_options, press_file
from layout.production.proof import ProofNotes, stamped
from layout.production.screen import screen_edition
from layout.production.ticket_checks import ticket_findings
from layout.request import Clock, Request, Result, TypesetIssue


def produce(
    ready: TypesetIssue, said: tuple[Diagnostic, ...], request: Request, clock: Clock
) -> Result:
    """A set issue and what is asked → its product, preflighted.

    With an error no press file is made: the pages come out as a stamped proof instead.
    """
    if request.target == "screen":
        edition = screen_edition(ready.pages, ready.source.style, ready.fonts, request.cache)
        clock.lap("paint")
        earlier = (*said, *edition.diagnostics)
        context = PreflightInput(ready.pages, ready.source.style, earlier, target="screen")
        return Result(preflight(context), edition.value, ready.pages, ready.galley)
    style = ready.source.style
    options = replace(paint_options(style), cache=request.cache, jobs=request.jobs)
    pictures = load_pictures(ready.pages, options)
    painted = paint(ready.pages, ready.fonts, options, pictures)
    clock.lap("paint")
    press = press_file(ready.pages, painted.value, style, ready.fonts)
    clock.lap("press")
    said = (*said, *painted.diagnostics, *press.diagnostics)
    said += ticket_findings(ready.source.document, ready.pages, style.print)
    found = preflight(PreflightInput(ready.pages, style, said, press=press.value))
    clock.lap("preflight")
    result = Result(found, press.value, ready.pages, ready.galley)
    if result.failed or press.value is None:
        result = replace(result, pdf=None, refused=_refused(ready, found, request.moment))
    small = {key: loaded.thumbnail for key, loaded in pictures.value.items()}
    report = _report(ready, found, small, request.lang)
    if result.pdf is None:
        return replace(result, extras=report)
    printed = Printed(ready.pages, style, ready.fonts, options, pictures)
    more = more_press_files(ready.source.document, printed)
    extras = _extras(ready, request, (painted.value, result.pdf, (*report, *more.value)))
    clock.lap("extras")
    return replace(
        result,
        extras=(*report, *more.value, *extras.value),
        diagnostics=(*result.diagnostics, *more.diagnostics, *extras.diagnostics),
    )


def _report(
    ready: TypesetIssue, found: tuple[Diagnostic, ...], small: Thumbnails, lang: str
) -> tuple[tuple[str, bytes], ...]:
    """The findings of the preflight → the report, as a page to read and as JSON."""
    stem = "-印前检查"
    page = report_html(found, ready.pages, small, lang)
    return (
        (f"{stem}.html", page.encode(errors="backslashreplace")),
        (f"{stem}.json", report_json(found, ready.pages).encode(errors="backslashreplace")),
    )


def _extras(
    ready: TypesetIssue, request: Request, made: tuple[bytes, bytes, tuple[tuple[str, bytes], ...]]
) -> Outcome[tuple[tuple[str, bytes], ...]]:
    """A press file and what it was made from → the booklet and the package that were asked for."""
    painted, press, report = made
    document, style, pages = ready.source.document, ready.source.style, ready.pages
    files: list[tuple[str, bytes]] = []
    said: tuple[Diagnostic, ...] = ()
    if request.booklet:
        booklet = booklet_file(pages, painted, document, style)
        said += booklet.diagnostics
        if booklet.value is not None:
            files.append((".booklet.pdf", booklet.value))
    if request.package:
        named = [(".pdf", press), *files, *report]
        products = {pages.issue + end: data for end, data in named}
        package = package_file(document, pages, style, ready.fonts, products)
        said += package.diagnostics
        if package.value is not None:
            files.append((".zip", package.value))
    return Outcome(tuple(files), said)


def _refused(ready: TypesetIssue, found: tuple[Diagnostic, ...], moment: str) -> bytes:
    """A set issue the preflight refused, what was found, the time of the run → its stamped proof."""
    errors = sum(1 for one in found if one.severity is Severity.ERROR)
    notes = ProofNotes(moment=moment, note=f"{errors} 处错误")
    proof = stamped(ready.pages, ready.source.style, ready.fonts, notes)
    options = PaintOptions(target="proof", slug=proof.slug)
    return paint(proof.pages, ready.fonts, options).value
