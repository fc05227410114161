"""A document → a galley: everything placed, nothing drawn."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document
from layout.flow.content.build import build_content
from layout.flow.content.closing import closing_elements, contents_stack
from layout.flow.content.jumps import idle_jumps
from layout.flow.content.stacks import BlockTypesetter
from layout.flow.model.grid import grid_frame
from layout.flow.model.placement import Galley, Placement, SetStack, Stack, Term
from layout.flow.report.compromises import compromises
from layout.flow.report.scores import page_of, page_scores
from layout.flow.reprint.reprint import reprint
from layout.flow.search.context import SearchContext
from layout.flow.search.issue import Opening
from layout.flow.search.page_target import Fitted, pages_of
from layout.flow.search.state import entries
from layout.flow.search.widening import search
from layout.flow.steps.footnotes import last_notes
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts


def flow(
    document: Document, style: Style, fonts: Fonts, run_on: frozenset[int] = frozenset()
) -> Outcome[Galley]:
    """A document, its style and the fonts → the galley, with what had to be compromised.

    ``run_on``: articles that do not jump after all, because their rest would stand on the same page.
    """
    grid = grid_frame(style)
    typesetter = BlockTypesetter(style, grid, fonts)
    content = build_content(document, typesetter, run_on)
    closing = closing_elements(document, typesetter)
    content = replace(
        content,
        elements=(*content.elements, *closing),
        texts=(*content.texts, *(None for _ in closing)),
    )
    if style.search.compose == "original":
        if document.original is not None:
            return Outcome(reprint(document, content, typesetter, _top(style)), content.diagnostics)
        style = replace(style, search=replace(style.search, compose="search"))
    contents = contents_stack(document, typesetter)
    context = SearchContext(content, style, grid)
    found = search(context, Opening(_top(style), contents), document.pages_wish)
    galley = _galley(context, found)
    idle = idle_jumps(galley)
    if idle:
        return flow(document, style, fonts, run_on | idle)
    if contents is not None:
        starts = article_pages(galley)
        numbers = [starts.get(article.number, 1) for article in document.articles]
        filled = contents_stack(document, typesetter, numbers)
        galley = replace(galley, placements=_with_contents(galley.placements, filled))
    kept = style.masters.last.at_foot.rows
    told = compromises(document, galley, grid, contents is not None, kept)
    return Outcome(galley, (*content.diagnostics, *told))


def _top(style: Style) -> int:
    """A style → the first row of text on page one: under the rows its master keeps and the masthead."""
    masthead = style.furniture.masthead_rows if style.furniture.masthead != "none" else 0
    return style.masters.first.at_head.rows + masthead


def _galley(context: SearchContext, found: Fitted) -> Galley:
    """The bench and what the search found → the galley of the best."""
    beginning, content = found.found.beginnings[0], context.content
    placed = (entry for entry in entries(beginning.state.decision) if not isinstance(entry, Term))
    placements = last_notes(placed, content.elements)
    return Galley(
        elements=content.elements,
        pictures=tuple(
            (article, options.picture)
            for article, options in zip(content.picture_articles, content.pictures, strict=True)
        ),
        placements=placements,
        pages=max(pages_of(beginning), *(page_of(one) for one in placements)),
        end_page=beginning.page,
        end_row=beginning.top,
        cost=beginning.state.cost,
        scores=page_scores(context, found.found),
        page_target=found.target,
        compositions=found.settings,
        widest=found.wider,
    )


def article_pages(galley: Galley) -> dict[int, int]:
    """A galley → the page each article begins on, by its number."""
    found: dict[int, int] = {}
    for placed in galley.placements:
        if isinstance(placed, SetStack) and placed.element >= 0:
            element = galley.elements[placed.element]
            if element.opens and element.article:
                found.setdefault(element.article, placed.page)
    return found


def _with_contents(placements: tuple[Placement, ...], stack: Stack | None) -> tuple[Placement, ...]:
    """Placements → the same with the contents, whose page numbers are known now."""
    return tuple(
        one._replace(stack=stack)
        if isinstance(one, SetStack) and one.element == -1 and stack is not None
        else one
        for one in placements
    )
