"""How far an issue is from a number of pages that folds, in rows of one column."""

from __future__ import annotations

from typing import NamedTuple

from layout.page.model import Page, TextLine
from layout.request import TypesetIssue

FOLD = 4  # pages of a folded sheet


class Meter(NamedTuple):
    """Pages there are; the wish; and for the fold below and the fold above: pages, and rows to lose or to gain."""

    pages: int
    wish: int | None
    fewer: tuple[int, int] | None
    more: tuple[int, int]


def meter(typeset: TypesetIssue) -> Meter:
    """A set issue → its page meter. Rows that pictures take count as full."""
    style = typeset.source.style
    fold = style.print.pages_multiple if style.print.pages_multiple > 1 else FOLD
    wish = typeset.source.document.pages_wish
    pages = typeset.pages.pages
    count = len(pages)
    below, above = (count - 1) // fold * fold, -(-count // fold) * fold
    if wish and wish < count:
        below = wish
    each = style.grid.rows * style.grid.columns
    last = pages[-1] if pages else None
    empty = each - rows_used(last) if last else 0
    fewer = (below, sum(rows_used(page) for page in pages[below:])) if below else None
    return Meter(count, wish, fewer, (above, empty + (above - count) * each))


def rows_used(page: Page) -> int:
    """A page → the rows of its columns down to the last thing that stands in each."""
    used = 0
    for frame in page.frames:
        foot = max(
            (
                _foot(item)
                for item in page.items
                if _in_column(item, frame.rect.x, frame.rect.right)
            ),
            default=frame.rect.y,
        )
        share = (foot - frame.rect.y) / frame.rect.height
        used += min(frame.rows, max(0, round(share * frame.rows + 0.3)))
    return used


def _in_column(item: object, left: float, right: float) -> bool:
    rect = getattr(item, "rect", None)
    if rect is not None:
        return bool(rect.x < right and rect.right > left)
    return (
        isinstance(item, TextLine)
        and item.kind not in ("folio", "head", "slug")
        and item.x < right
        and item.x + item.measure > left
    )


def _foot(item: object) -> float:
    rect = getattr(item, "rect", None)
    if rect is not None:
        return float(rect.bottom)
    return item.baseline if isinstance(item, TextLine) else 0.0
