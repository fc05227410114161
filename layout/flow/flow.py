"""A document → a galley: everything placed, nothing drawn."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document
from layout.flow.bench import Bench
from layout.flow.closing import closing_element, contents_stack
from layout.flow.compose import Composition, Node, Opening, compose
from layout.flow.compromises import compromises
from layout.flow.facsimile import reprint
from layout.flow.frames import grid_frame
from layout.flow.jumps import idle_jumps
from layout.flow.material import Material, gather
from layout.flow.model import Galley, Placement, SetLines, SetStack, Stack, Term
from layout.flow.scores import page_scores
from layout.flow.stacks import Workshop
from layout.flow.state import entries
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts

PRICES = (1.0, 0.0, -2.0, -6.0, 4.0, 9.0)
"""What a row of paper is worth to the search, times its weight: tried in turn to meet ``pages:``."""


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
    found = _composed(bench, Opening(_top(style), contents), document.pages_wish)
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


def _composed(bench: Bench, opening: Opening, wish: int | None) -> Composition:
    """A bench and the head of page one → the composition nearest the wished number of pages."""
    best = compose(bench, opening)
    if wish is None or bench.search.compose != "search":
        return best
    for price in PRICES[1:]:
        if pages_of(best.nodes[0]) == wish:
            break
        weights = replace(bench.weights, row=bench.weights.row * price)
        other = compose(bench.priced(weights), opening)
        best = min(best, other, key=lambda one: abs(pages_of(one.nodes[0]) - wish))
    return best


def pages_of(node: Node) -> int:
    """A finished beginning → how many pages it takes."""
    return node.page if node.top else node.page - 1


def _galley(found: Composition, material: Material) -> Galley:
    """What the search found and the material → the galley of the best."""
    node = found.nodes[0]
    placements = tuple(e for e in entries(node.state.trail) if not isinstance(e, Term))
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
