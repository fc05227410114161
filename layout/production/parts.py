"""More press files of one issue: cover and inside apart, and the whole with its text as outlines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.document.model import Document
from layout.outcome import Outcome
from layout.page.model import Chart, Flowable, PageList
from layout.paint.fonts import Faces
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.paint.pictures import Pictures
from layout.production.booklet import paper_thickness, to_cover_spread
from layout.production.job import press_job
from layout.production.press import press_file
from layout.production.ticket_checks import asked_for
from layout.style.model import Style

GLUED = re.compile(r"胶装|胶订|锁线|精装|perfect|glue", re.IGNORECASE)
COVER = 4  # pages: the outer and the inner side of front and back
LEAST = 8  # pages of an issue whose cover is worth a paper of its own

Files = tuple[tuple[str, bytes], ...]
"""Ends of file names and the files."""


class Printed(NamedTuple):
    """An issue as it was printed: its pages, style and fonts, how it was painted and with which pictures."""

    pages: PageList
    style: Style
    faces: Faces
    options: PaintOptions
    pictures: Outcome[Pictures]


def more_press_files(document: Document, printed: Printed) -> Outcome[Files]:
    """A document and how it was printed → the further press files its ticket and style ask for."""
    files: list[tuple[str, bytes]] = []
    found: list[Diagnostic] = []
    for made in (_cover_apart(document, printed), _outlined(printed)):
        files += made.value
        found += made.diagnostics
    return Outcome(tuple(files), tuple(found))


def _outlined(printed: Printed) -> Outcome[Files]:
    """As printed → the same with text as outlines, where the style asks for it, and what that costs."""
    if printed.style.print.text != "outlines":
        return Outcome(())
    made = _press(printed, printed.pages, replace(printed.options, text="outlines", tagged=False))
    pages = printed.pages.pages
    drawn = [
        (page.number, item)
        for page in pages
        for item in page.items
        if isinstance(item, Chart | Flowable)
    ]
    found = [diagnose("outlines-made")]
    if drawn:
        number, first = drawn[0]
        found.append(diagnose("outlines-not-drawings", first.span, Place(number, rect=first.rect)))
    return Outcome((("-转曲.pdf", made),) if made else (), tuple(found))


def _cover_apart(document: Document, printed: Printed) -> Outcome[Files]:
    """A document and how it was printed → cover and inside as files of their own, where the ticket names a paper for
    the cover; a glued cover in one piece, with its spine."""
    asked, pages = asked_for(document), printed.pages.pages
    line = asked.get("封面用纸")
    if line is None:
        return Outcome(())
    if len(pages) < LEAST or len(pages) % 2:
        return Outcome((), (diagnose("cover-not-apart", line.span, found=len(pages), least=LEAST),))
    half = COVER // 2
    outer = replace(printed.pages, pages=(*pages[:half], *pages[-half:]), outline=())
    inner = replace(printed.pages, pages=pages[half:-half], outline=())
    plain = replace(printed.options, tagged=False)
    binding = asked.get("装订")
    if binding and GLUED.search(binding.value):
        paper = asked.get("用纸")
        spine = len(inner.pages) / 2 * paper_thickness(paper.value if paper else "")
        cover = _with_spine(printed, outer, plain, spine)
        found = (diagnose("cover-with-spine", binding.span, spine=f"{spine:.1f}"),)
    else:
        cover, found = _press(printed, outer, plain), (diagnose("cover-apart", line.span),)
    made = (("-封面.pdf", cover), ("-内文.pdf", _press(printed, inner, plain)))
    return Outcome(tuple((end, data) for end, data in made if data), found)


def _press(printed: Printed, pages: PageList, options: PaintOptions) -> bytes | None:
    """As printed, some pages and how to paint them → their press file."""
    painted = paint(pages, printed.faces, options, printed.pictures)
    return press_file(pages, painted.value, printed.style, printed.faces, options.text).value


def _with_spine(
    printed: Printed, pages: PageList, options: PaintOptions, spine: float
) -> bytes | None:
    """As printed, the four pages of the cover, how to paint them and the width of the spine in mm → the cover in one
    piece."""
    job = press_job(pages, printed.style.print).value
    painted = paint(pages, printed.faces, options, printed.pictures)
    return to_cover_spread(painted.value, job, spine) if job else None
