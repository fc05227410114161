"""Family colour: inks of text, rules and grounds as set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.geometry import TOLERANCE, Insets, Rect
from layout.page.model import Dot, Fill, Flowable, Image, Page, Rule, TextLine
from layout.production.preflight.model import (
    PreflightInput,
    excerpt,
    ink_limit,
    inks,
    label,
    line_rect,
    union,
)
from layout.production.preflight.table import checks, threshold
from layout.style.model import Colour

DENSE = 0.9  # of an ink: from here on its dots run together


def colour_findings(context: PreflightInput) -> Iterator[Diagnostic]:
    """The pages as set → findings on the inks of their text, lines and grounds."""
    asked = frozenset(spot.spot for spot in context.style.spots)
    limit = ink_limit(context.style.print)
    for page in context.pages.pages:
        yield from _text_findings(page)
        for item in page.items:
            if isinstance(item, Rule | Fill):
                yield from _hairline(page.number, item)
        rules = [item for item in page.items if isinstance(item, Rule)]
        for first in {(rule.colour, rule.width): rule for rule in reversed(rules)}.values():
            yield from _screened_line(page.number, first)
        yield from _ink_findings(page, asked, limit)


def _text_findings(page: Page) -> Iterator[Diagnostic]:
    # One finding a paragraph: a caption of three lines in two inks is one mistake.
    grounds = [
        item.rect
        for item in page.items
        if isinstance(item, Image | Flowable) or (isinstance(item, Fill) and inks(item.colour))
    ]
    paragraphs: dict[tuple[str, int, int, str], list[TextLine]] = {}
    for line in page.items:
        code = _text_fault(line, grounds) if isinstance(line, TextLine) else ""
        if code and isinstance(line, TextLine):
            paragraphs.setdefault((code, line.article, line.paragraph, line.style), []).append(line)
    for (code, *_), lines in paragraphs.items():
        first = lines[0]
        place = Place(
            page.number, first.column, first.row, union([line_rect(line) for line in lines])
        )
        yield diagnose(
            code,
            first.span,
            place,
            text=excerpt(first.text),
            size=f"{first.size:g}",
            inks=len(inks(first.colour)),
            colour=label(first.colour),
            limit=f"{threshold(code):g}" if checks()[code].threshold else None,
        )


def _text_fault(line: TextLine, grounds: Sequence[Rect]) -> str:
    used = inks(line.colour)
    if not line.text.strip():
        return ""
    if not used:
        if line.size < threshold("small-white-text") - TOLERANCE:
            return "small-white-text"
        ink = line_rect(line).grown(Insets(-1, -1, -1, -1))
        return "" if any(ground.holds(ink) for ground in grounds) else "white-on-paper"
    screened = line.size < threshold("screened-small-text") - TOLERANCE and max(used) < DENSE
    if line.colour.spot or len(used) == 1:
        return "screened-small-text" if screened else ""
    if line.colour.black * 100 >= threshold("rich-black-text"):
        return "rich-black-text"
    small = line.size < threshold("small-multi-ink-text") - TOLERANCE
    return "small-multi-ink-text" if small else "screened-small-text" if screened else ""


def _hairline(page: int, item: Rule | Fill) -> Iterator[Diagnostic]:
    limit = threshold("hairline")
    rect = rule_rect(item) if isinstance(item, Rule) else item.rect
    width = item.width if isinstance(item, Rule) else min(rect.width, rect.height)
    if width < limit - TOLERANCE:
        yield diagnose(
            "hairline", None, Place(page, rect=rect), width=f"{width:.3g}", limit=f"{limit:g}"
        )


def _screened_line(page: int, item: Rule) -> Iterator[Diagnostic]:
    """A rule → a finding where it is thin and no ink of it is dense: the screen breaks it into dots."""
    limit, used = threshold("screened-hairline"), inks(item.colour)
    if used and max(used) < DENSE and item.width < limit - TOLERANCE:
        yield diagnose(
            "screened-hairline",
            None,
            Place(page, rect=rule_rect(item)),
            width=f"{item.width:.3g}",
            limit=f"{limit:g}",
            colour=label(item.colour),
        )


def _ink_findings(page: Page, asked: frozenset[str], limit: float) -> Iterator[Diagnostic]:
    met: set[Colour] = set()
    for item in page.items:
        if not isinstance(item, TextLine | Rule | Fill | Dot) or item.colour in met:
            continue
        colour, place = item.colour, Place(page.number, rect=item_rect(item))
        met.add(colour)
        if colour.spot and colour.spot not in asked:
            yield diagnose("spot-unasked", None, place, name=colour.spot)
        total = sum(colour[:4]) * 100
        if not colour.spot and total > limit + TOLERANCE:
            yield diagnose(
                "ink-over-limit",
                None,
                place,
                colour=label(colour),
                ink=f"{total:.0f}",
                limit=f"{limit:g}",
            )


def rule_rect(rule: Rule) -> Rect:
    """A rule → the rectangle its stroke covers."""
    half = rule.width / 2
    left, top = min(rule.x1, rule.x2), min(rule.y1, rule.y2)
    width, height = abs(rule.x2 - rule.x1), abs(rule.y2 - rule.y1)
    if width >= height:
        return Rect(left, top - half, width, height + rule.width)
    return Rect(left - half, top, width + rule.width, height)


def item_rect(item: TextLine | Rule | Fill | Dot) -> Rect:
    """A coloured item → the rectangle it covers."""
    if isinstance(item, TextLine):
        return line_rect(item)
    if isinstance(item, Rule):
        return rule_rect(item)
    if isinstance(item, Dot):
        return Rect(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    return item.rect
