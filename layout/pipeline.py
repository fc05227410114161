"""The stages in order. Read this first.

manifest → style → document → flow (with text) → page → paint → production.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from layout.diagnostics import Diagnostic, Severity, Span, diagnose
from layout.document.build import build_document
from layout.document.model import Document
from layout.flow.article_order import ordered
from layout.flow.flow import flow
from layout.manifest.facsimile import facsimile_path, read_facsimile
from layout.manifest.read import read_issue
from layout.outcome import Outcome
from layout.page.build import build_pages
from layout.page.coverage import glyph_findings
from layout.page.ledger import words_findings
from layout.request import Clock, IssueInput, Request, Result, TypesetIssue
from layout.retained import Retained
from layout.style.grid import pitches
from layout.style.model import Style
from layout.style.overrides import FILE as OVERRIDES
from layout.style.read import read_style
from layout.text.fonts import FontDamagedError

PITCHES = 3  # tried at most to fill the pages wished for


def build_issue(path: Path, request: Request, retained: Retained | None = None) -> Result:
    """A manifest and what is asked → the PDF and all that has to be said, together and in source order.

    Errors in the issue or the style end the build before anything is set; nothing is written here. ``retained`` is
    what was kept of its last build.
    """
    with collector_paused():
        return _built(path, request, retained or Retained(once=True))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Holds Python's cycle collector while an issue is built: the search makes a million small values that
    live to its end, and looking through them again and again takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _built(path: Path, request: Request, retained: Retained) -> Result:
    clock = Clock()
    source = read_input(path, request, retained)
    clock.lap("read")
    if source.value is None:
        return Result(source.diagnostics, timing=clock.laps)
    made = typeset(source.value, retained)
    retained.trim()
    said = (*source.diagnostics, *made.diagnostics)
    feathered = _feathered(path, request, made.value)
    if feathered is not None:
        made, said = feathered, feathered.diagnostics
    clock.lap("set")
    try:
        result = _made(made.value, said, request, clock)
    except FontDamagedError as fault:
        return Result((*said, diagnose("font-broken", file=fault.file)), timing=clock.laps)
    return replace(result, timing=clock.laps, typeset=made.value)


def read_input(
    path: Path, request: Request, retained: Retained | None = None
) -> Outcome[IssueInput | None]:
    """A manifest → its document and style, or None with every error found in both. ``retained`` is what was kept of
    the issue's last build."""
    retained = retained or Retained()
    issue = read_issue(path, request.allow_code)
    said = list(issue.diagnostics)
    named = "" if request.style or not issue.value else issue.value.style
    span = issue.value.style_span if issue.value and named else None
    asked = issue.value.overrides if issue.value else ()
    settings = (*(f"{key}={value}" for key, value, _ in asked), *request.overrides)
    name = request.style or named or "bulletin"
    style = retained.styled(
        (name, settings, path.parent, span),
        lambda: read_style(name, settings, path.parent, span),
    )
    said += _in_manifest(style.diagnostics, [span for _, _, span in asked])
    if issue.value is None or style.value is None or _fatal(said):
        return Outcome(None, tuple(said))
    asks = style.value.search.compose == "original"
    printed = read_facsimile(path) if asks else Outcome(None)
    said += printed.diagnostics
    document = build_document(issue.value, style.value, printed.value)
    said += document.diagnostics
    if document.value is None or _fatal(said):
        return Outcome(None, tuple(said))
    files = (*issue.value.files, facsimile_path(path), *style.value.files, *style.value.resources)
    inside = _inside(document.value, style.value)
    return Outcome(IssueInput(document.value, inside, files), tuple(said))


def _inside(document: Document, style: Style) -> Style:
    """A document and its style → the style of the pages between its covers: they begin after the front one,
    and where that bears the masthead they have none."""
    if document.cover is None:
        return style
    page, furniture = replace(style.page, front=1), style.furniture
    if style.cover.masthead != "none" and style.cover.masthead_rows:
        furniture = replace(furniture, masthead="none")
    return replace(style, page=page, furniture=furniture)


def _in_manifest(found: Iterable[Diagnostic], spans: Sequence[Span]) -> Iterator[Diagnostic]:
    """Findings of a style and where the manifest's own settings stand → what concerns those, placed there."""
    for one in found:
        span = one.span
        if span is None or span.file != OVERRIDES:
            yield one
        elif span.line <= len(spans):
            yield one._replace(span=spans[span.line - 1])
        else:
            yield one._replace(span=span._replace(line=span.line - len(spans)))


def typeset(source: IssueInput, retained: Retained | None = None) -> Outcome[TypesetIssue]:
    """A document and its style → the galley and the pages, every line at its place. ``retained`` is what was kept of
    the issue's last build."""
    retained = retained or Retained()
    fonts = retained.fonts
    document, told = ordered(source.document, source.style, fonts)
    galley = flow(document, source.style, fonts, retained.search)
    pages = build_pages(document, galley.value, source.style, fonts, retained.lines)
    made = TypesetIssue(source._replace(document=document), fonts, galley.value, pages)
    front = source.style.page.front
    found = tuple(_moved(diagnostic, front) for diagnostic in (*told, *galley.diagnostics))
    checked = (
        *glyph_findings(document, pages, source.style),
        *words_findings(document, galley.value, pages, source.style),
    )
    return Outcome(made, (*found, *checked))


def _moved(diagnostic: Diagnostic, front: int) -> Diagnostic:
    """A finding of the flow and the pages before it → the finding at its page of the issue."""
    place = diagnostic.place
    if place is None or not front:
        return diagnostic
    return diagnostic._replace(place=place._replace(page=place.page + front))


def _feathered(path: Path, request: Request, made: TypesetIssue) -> Outcome[TypesetIssue] | None:
    """A set issue → the same, read again on a slightly finer or coarser grid and set, with all that was said;
    None where the style allows none, the wish for pages is met without, or no pitch meets it."""
    grid, wish = made.source.style.grid, made.galley.page_target
    if wish is None or wish.full:
        return None
    page = wish.pages * grid.columns  # what a row more or fewer a page is worth
    able = [
        (line, rows)
        for line, rows in pitches(grid, finer=wish.over > 0)
        if abs(rows - grid.rows) * page * 2 >= abs(wish.over)
    ]
    for line, rows in able[:PITCHES]:
        pitch = ("text.body.leading=1行", f"grid.line={line:.6f}pt", f"grid.rows={rows}")
        asked = (*request.overrides, *pitch)
        source = read_input(path, replace(request, overrides=asked))
        again = typeset(source.value) if source.value is not None else None
        if (
            again is not None
            and again.value.galley.page_target is not None
            and again.value.galley.page_target.full
        ):
            told = diagnose(
                "rows-feathered",
                wish=wish.pages,
                line=f"{grid.line:.4g}",
                pitch=f"{line:.4g}",
                rows=rows,
            )
            return Outcome(again.value, (*source.diagnostics, *again.diagnostics, told))
    return None


def first_fit_cost(made: TypesetIssue) -> float:
    """A set issue → what its pages would cost with each picture put where it first fits."""
    style = made.source.style
    plain = replace(style, search=replace(style.search, compose="first-fit"))
    return flow(made.source.document, plain, made.fonts).value.cost


def _made(
    ready: TypesetIssue, said: tuple[Diagnostic, ...], request: Request, clock: Clock
) -> Result:
    """A set issue → the product that was asked for."""
    if request.target == "pages":
        return Result(said, None, ready.pages, ready.galley)
    if request.target == "proof" and not request.check:
        from layout.proofs import proof

        return proof(ready, said, request, clock)
    # Here because only the press and the screen need pikepdf and colour management.
    from layout.product import produce

    return produce(ready, said, request, clock)


def _fatal(said: list[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in said)
