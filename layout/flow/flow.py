"""A document → a galley: everything placed, nothing drawn."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document
from layout.flow.bench import Bench
from layout.flow.closing import closing_element, contents_stack
from layout.flow.compose import Composition, Opening
from layout.flow.compromises import compromises
from layout.flow.facsimile import reprint
from layout.flow.frames import grid_frame
from layout.flow.jumps import idle_jumps
from layout.flow.material import Material, gather
from layout.flow.model import Galley, Placement, SetLines, SetStack, Stack, Term
from layout.flow.notes import last_notes
from layout.flow.scores import page_scores
from layout.flow.search import pages_of, search
from layout.flow.stacks import Workshop
from layout.flow.state import entries
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts


def flow(
    document: Document, style: Style, fonts: Fonts, run_on: frozenset[int] = frozenset()
) -> Outcome[Galley]:
    """A document, its style and the fonts → the galley, with what had to be compromised.

    Where the manifest wishes a number of pages, dearer and cheaper paper is tried until it is met.
    ``run_on``: articles that do not jump after all, because their rest would stand on the same page.
    """
    grid = grid_frame(style)
    shop = Workshop(style, grid, fonts)
    material = gather(document, shop, run_on)
    closing = closing_element(document, shop)
    if closing is not None:
        material = replace(
            material, elements=(*material.elements, closing), texts=(*material.texts, None)
        )
    if style.search.compose == "original":
        if document.original is not None:
            return Outcome(reprint(document, material, shop, _top(style)), material.diagnostics)
        style = replace(style, search=replace(style.search, compose="search"))
    contents = contents_stack(document, shop)
    bench = Bench(material, style, grid)
    found = search(bench, Opening(_top(style), contents), document.pages_wish)
    galley = _galley(found, material)
    idle = idle_jumps(galley)
    if idle:
        return flow(document, style, fonts, run_on | idle)
    if contents is not None:
        starts = article_pages(galley)
        numbers = [starts.get(article.number, 1) for article in document.articles]
        filled = contents_stack(document, shop, numbers)
        galley = replace(galley, placements=_with_contents(galley.placements, filled))
    kept = style.masters.last.at_foot.rows
    told = compromises(document, galley, grid, contents is not None, kept)
    return Outcome(galley, (*material.diagnostics, *told))


def _top(style: Style) -> int:
    """A style → the first row of text on page one: under the rows its master keeps and the masthead."""
    masthead = style.furniture.masthead_rows if style.furniture.masthead != "none" else 0
    return style.masters.first.at_head.rows + masthead


def _galley(found: Composition, material: Material) -> Galley:
    """What the search found and the material → the galley of the best."""
    node = found.nodes[0]
    placed = (entry for entry in entries(node.state.trail) if not isinstance(entry, Term))
    placements = last_notes(placed, material.elements)
    return Galley(
        elements=material.elements,
        pictures=tuple(
            (article, kit.picture)
            for article, kit in zip(material.picture_articles, material.kits, strict=True)
        ),
        placements=placements,
        pages=max(pages_of(node), *(_page(one) for one in placements)),
        end_page=node.page,
        end_row=node.top,
        cost=node.state.cost,
        scores=page_scores(found),
    )


def _page(placed: Placement) -> int:
    """A placement → the last page it stands on."""
    return placed.slots[-1].page if isinstance(placed, SetLines) else placed.page


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
