"""A set issue → its proof, and of a round that is kept what changed since the one before."""

from __future__ import annotations

from dataclasses import replace

from layout.diagnostics import Diagnostic, diagnose
from layout.page.dump import dump
from layout.page.model import PageList
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.comments import read_comments
from layout.production.preflight import PreflightInput, preflight
from layout.production.proof import ProofNotes, stamped
from layout.production.rounds import KEPT, LIST, kept_json, round_before, round_end
from layout.request import Clock, Request, Result, TypesetIssue


def proof(
    ready: TypesetIssue, said: tuple[Diagnostic, ...], request: Request, clock: Clock
) -> Result:
    """A set issue, what was found, what is asked and the clock → a proof: stamped, pictures passed through."""
    notes, extras = _round(ready, request)
    style = ready.source.style
    made = stamped(ready.pages, style, ready.fonts, notes)
    beyond = sorted(request.pages - {page.number for page in ready.pages.pages})
    if beyond:
        listed = ", ".join(str(page) for page in beyond)
        fault = diagnose("no-such-page", pages=listed, last=len(ready.pages.pages))
        return Result((*said, fault), None, ready.pages, ready.galley)
    pages = chosen(made.pages, request.pages) if request.pages else made.pages
    painted = paint(pages, ready.fonts, PaintOptions(target="proof", slug=made.slug))
    clock.lap("paint")
    earlier = (*said, *painted.diagnostics)
    found = preflight(PreflightInput(ready.pages, style, earlier, target="proof"))
    clock.lap("preflight")
    if request.round:
        end = round_end(request.round)
        kept = kept_json(ready.pages, request.round, request.moment).encode(
            errors="backslashreplace"
        )
        extras = ((end + KEPT, kept), (f"{end}.proof.pdf", painted.value), *extras)
    return Result(found, painted.value, ready.pages, ready.galley, extras=extras)


def chosen(pages: PageList, numbers: frozenset[int]) -> PageList:
    """Pages and the numbers of some → only these, with their bookmarks."""
    return replace(
        pages,
        pages=tuple(page for page in pages.pages if page.number in numbers),
        outline=tuple(mark for mark in pages.outline if mark.page in numbers),
    )


def _round(
    ready: TypesetIssue, request: Request
) -> tuple[ProofNotes, tuple[tuple[str, bytes], ...]]:
    """A set issue and what is asked → what its proof says of itself, and the list of changes where there are any."""
    comments = read_comments(ready.source.document.file) if request.comments else ()
    notes = ProofNotes(
        round=request.round,
        moment=request.moment,
        line_numbers=request.line_numbers,
        comments=comments,
    )
    before = round_before(request.kept, request.round) if request.round and request.kept else None
    if before is None:
        return notes, ()
    # Here because only a second round has anything to compare.
    from layout.production.change_list import change_list_pdf
    from layout.production.compare import compare

    changes = compare(before.data, dump(ready.pages))
    notes = replace(notes, bars=changes.bars, note=f"对照{before.round}")
    heading = (
        f"{before.round} {before.moment}".strip(),
        f"{request.round} {request.moment}".strip(),
    )
    data = change_list_pdf(changes, heading, ready.pages, ready.source.style, ready.fonts)
    return notes, ((round_end(request.round) + LIST, data),)
