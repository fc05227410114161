"""Pages as placed and as painted → the press file, with its marks."""

from __future__ import annotations

from dataclasses import replace

from layout.outcome import Outcome
from layout.page.model import Dot, Fill, Image, PageList, Rule, TextLine
from layout.paint.fonts import Faces
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.conditions import PROFILES, output_condition
from layout.production.job import PressJob, press_job
from layout.production.lettering import Lettering, small_hand
from layout.production.marks import marks_sheets
from layout.production.pdfx import to_pdfx
from layout.style.model import Style

DEFAULT_PROFILE = "ISOcoated_v2_300_bas.icc"


def press_file(
    pages: PageList, painted: bytes, style: Style, faces: Faces, text: str = "live"
) -> Outcome[bytes | None]:
    """Pages, the PDF painted from them (target print), the style, its fonts and how text is drawn (live, outlines) → the
    press file.

    None with an error where the style names no printing condition a press file can be made for.
    """
    job = press_job(pages, style.print)
    if job.value is None:
        return Outcome(None, job.diagnostics)
    ready = job.value
    if style.print.marks:
        ready = replace(ready, marks=painted_marks(pages, ready, style, faces, text))
    return Outcome(to_pdfx(painted, ready), job.diagnostics)


def paint_options(style: Style) -> PaintOptions:
    """A style → how its pages are painted for the press: tagged, pictures separated by the condition's profile.

    The ink limit is the lower of the style's and the paper's. Where the condition is not known, the
    profile is the one of FOGRA39: ``press_file`` will say why there is no press file.
    """
    wanted = style.print
    condition = output_condition(wanted.profile, wanted.condition, wanted.standard).value
    return PaintOptions(
        target="print",
        overprint=wanted.overprint,
        tagged=True,
        profile=condition.profile if condition else PROFILES / DEFAULT_PROFILE,
        ink_limit=min(wanted.ink_limit, condition.ink_limit) if condition else wanted.ink_limit,
        spots=wanted.spots,
        looks=tuple((ink.spot, ink[:4]) for ink in style.spots),
        cmyk=wanted.cmyk,
        neutrals=wanted.neutrals,
        transparency=wanted.standard != "x1a",
        ppi=wanted.ppi,
        downsample=wanted.ppi_downsample,
        quality=wanted.quality,
        compression=wanted.compression,
    )


def spots_on(pages: PageList) -> frozenset[str]:
    """Pages as placed → the names of the spot inks in use on them."""
    inks = (
        item.ink if isinstance(item, Image) else item.colour
        for page in pages.pages
        for item in page.items
        if isinstance(item, Image | TextLine | Rule | Fill | Dot)
    )
    return frozenset(ink.spot for ink in inks if ink.spot)


def painted_marks(
    pages: PageList, job: PressJob, style: Style, faces: Faces, text: str = "live"
) -> bytes:
    """Pages, the job, the style, its fonts and how text is drawn → a PDF of the marks, one sheet a page.

    The slug line names the file, the issue, the page and the date, in the style's small hand.
    """
    said = job.statement
    slug = f"{pages.issue}.pdf   {said.title}   {{page}}/{{pages}}   {said.moment:%Y-%m-%d}"
    used = spots_on(pages)
    spots = tuple(ink for ink in style.spots if ink.spot in used and style.print.spots == "keep")
    sheets = marks_sheets(pages, slug, Lettering(small_hand(style), faces), spots)
    return paint(sheets, faces, PaintOptions(target="print", text=text)).value
