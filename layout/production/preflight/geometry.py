"""Family geometry: bleed, safe zone, what lies off the page, sizes."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import MM, Rect
from layout.page.model import Chart, Fill, Flowable, Image, Item, Page, Rule, TextLine
from layout.production.preflight.collisions import collision_findings, name_of
from layout.production.preflight.colour import item_rect
from layout.production.preflight.model import PreflightInput, excerpt, label, line_rect
from layout.production.preflight.table import threshold

NEAR = 0.5  # pt: what ends this close to the trim was meant to reach it


def geometry_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → findings on bleed, safe zone and page size."""
    style, bleed = context.style.page, context.pages.bleed
    least = threshold("bleed-small") * MM
    if bleed < least - NEAR:
        yield diagnose("bleed-small", width=millimetres(bleed), limit=millimetres(least))
    for page in context.pages.pages:
        size, wanted = _size(page.width, page.height), _size(style.width, style.height)
        if abs(page.width - style.width) > NEAR or abs(page.height - style.height) > NEAR:
            yield diagnose("page-size-differs", None, Place(page.number), size=size, wanted=wanted)
        for item in page.items:
            yield from _item_findings(page, item, bleed, style.safe)
        yield from collision_findings(page)


def _item_findings(page: Page, item: Item, bleed: float, safe: float) -> Iterator[Diagnostic]:
    if isinstance(item, TextLine):
        if item.text.strip():
            yield from _text_findings(page, item, safe)
        return
    rect = item.rect if isinstance(item, Image | Chart | Flowable) else item_rect(item)
    place, span = Place(page.number, rect=rect), getattr(item, "span", None)
    sheet = Rect(0, 0, page.width, page.height)
    if not rect.meets(sheet):
        yield diagnose("item-off-page", span, place, item=_name(item))
        return
    if lacks_bleed(rect, (page.width, page.height), bleed):
        yield diagnose("bleed-missing", span, place, item=_name(item), limit=millimetres(bleed))


def past_trim(rect: Rect, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """A rectangle and the size of the page → how far each edge stands outside the trim: negative inside."""
    return (-rect.x, -rect.y, rect.right - size[0], rect.bottom - size[1])


def lacks_bleed(rect: Rect, size: tuple[float, float], bleed: float) -> bool:
    """A rectangle, the size of the page and its bleed → whether an edge reaches the trim but not the bleed."""
    return any(-NEAR < depth < bleed - NEAR for depth in past_trim(rect, size))


def _text_findings(page: Page, line: TextLine, safe: float) -> Iterator[Diagnostic]:
    rect = line_rect(line)
    distance = -max(past_trim(rect, (page.width, page.height)))
    place = Place(page.number, line.column, line.row, rect)
    if distance < -NEAR:
        yield diagnose("text-off-page", line.span, place, text=excerpt(line.text))
    elif distance < safe - NEAR / 5:
        yield diagnose(
            "outside-safe-zone",
            line.span,
            place,
            text=excerpt(line.text),
            distance=millimetres(distance),
            limit=millimetres(safe),
        )


def _name(item: Item) -> str:
    if isinstance(item, Image | Chart | Flowable):
        return name_of(item)
    if isinstance(item, Fill | Rule):
        return item.purpose or label(item.colour)
    return ""


def millimetres(length: float) -> str:
    """A length in pt → millimetres, as a finding says them."""
    return f"{length / MM:.1f}".removesuffix(".0")


def _size(width: float, height: float) -> str:
    return f"{width / MM:.0f}×{height / MM:.0f}"
