"""The wished number of pages and what came of it: said, with what to cut or to add."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.document.model import Article, Document, Paragraph, plain
from layout.flow.model.galley import Galley
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import SetLines

MOST_CUT = 0.5  # of an article's lines: one that would lose more is not the one to cut


def page_target_diagnostics(
    document: Document, galley: Galley, grid: GridFrame
) -> list[Diagnostic]:
    """A galley → a word on a wish for pages that was not met, or not to the last row."""
    wish = galley.page_target
    if wish is None or (wish.met and wish.full and galley.pages == wish.pages):
        return []
    rows = abs(wish.over)
    count = round(rows * grid.measure_em)

    def said(code: str, article: Article, **more: object) -> list[Diagnostic]:
        made = {"wish": wish.pages, "pages": galley.pages, "rows": rows, "count": count}
        return [diagnose(code, article.title.span, None, **made, **more)]

    if wish.over > 0:
        cut = _to_cut(document, galley, rows)
        title = "".join(plain(line) for line in cut.article.title.lines)
        if not cut.enough:  # no single article can lose so much
            return said("pages-far-over", cut.article, title=title)
        return said("pages-over", cut.article, title=title, cut=cut.characters)
    met = wish.met and galley.pages == wish.pages
    return said("pages-not-full" if met else "pages-short", document.articles[-1])


class _Cut(NamedTuple):
    """An article, about how many characters it has to lose, and whether it can."""

    article: Article
    characters: int
    enough: bool


def _to_cut(document: Document, galley: Galley, rows: int) -> _Cut:
    """Rows of one column that are over → the article that loses them for the fewest characters.

    The longest where none could lose so much and keep the better part of itself.
    """
    cuts = [_cut(article, galley, rows) for article in document.articles]
    able = [cut for cut in cuts if cut.enough]
    return min(able or cuts, key=lambda one: one.characters if able else -_length(one.article))


def _cut(article: Article, galley: Galley, rows: int) -> _Cut:
    """An article → what losing so many rows takes of it.

    A row is won where the last line of a paragraph goes, so short last lines go first, whole lines after them.
    """
    ends: list[int] = []
    lines = longest = 0
    for placed in galley.placements:
        if (
            isinstance(placed, SetLines)
            and galley.elements[placed.element].article == article.number
        ):
            counts = [one.end - one.start for one in placed.broken.breaks]
            lines += len(placed.slots)
            longest = max(longest, *counts)
            if placed.first == 0 and len(counts) > 1:
                ends.append(counts[-1])
    short = sorted(ends)[:rows]
    characters = sum(short) + (rows - len(short)) * longest
    return _Cut(article, characters, rows <= lines * MOST_CUT)


def _length(article: Article) -> int:
    return sum(len(plain(block.text)) for block in article.blocks if isinstance(block, Paragraph))
