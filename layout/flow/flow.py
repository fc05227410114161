"""A document → a galley: everything placed, nothing drawn."""

from __future__ import annotations

from dataclasses import replace

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.document.model import Document
from layout.flow.bench import Bench
from layout.flow.closing import closing_element, contents_stack
from layout.flow.compose import Composition, Node, Opening, compose
from layout.flow.facsimile import reprint
from layout.flow.frames import grid_frame
from layout.flow.material import Material, gather
from layout.flow.model import Galley, Placement, SetLines, SetPicture, SetStack, Stack, Term
from layout.flow.scores import page_scores
from layout.flow.stacks import Workshop
from layout.flow.state import entries
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts

PRICES = (1.0, 0.0, -2.0, -6.0, 4.0, 9.0)
"""What a row of paper is worth to the search, times its weight: tried in turn to meet ``pages:``."""


def flow(document: Document, style: Style, fonts: Fonts) -> Outcome[Galley]:
    """A document, its style and the fonts → the galley, with what had to be compromised.

    Where the manifest wishes a number of pages, dearer and cheaper paper is tried until it is met.
    """
    grid = grid_frame(style)
    shop = Workshop(style, grid, fonts)
    material = gather(document, shop)
    closing = closing_element(document, shop)
    if closing is not None:
        material = replace(
            material, elements=(*material.elements, closing), texts=(*material.texts, None)
        )
    if style.search.compose == "original":
        if document.original is not None:
            return Outcome(reprint(document, material, shop), material.diagnostics)
        style = replace(style, search=replace(style.search, compose="search"))
    contents = contents_stack(document, shop)
    if grid.columns == 1:
        contents = None
    rows = style.furniture.masthead_rows if style.furniture.masthead != "none" else 0
    bench = Bench(material, style, grid)
    found = _composed(bench, Opening(rows, contents), document.pages_wish)
    galley = _galley(found, material)
    if contents is not None:
        starts = article_pages(galley)
        numbers = [starts.get(article.number, 1) for article in document.articles]
        filled = contents_stack(document, shop, numbers)
        galley = replace(galley, placements=_with_contents(galley.placements, filled))
    return Outcome(
        galley, (*material.diagnostics, *_compromises(document, galley, style.page.facing))
    )


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


def _compromises(document: Document, galley: Galley, facing: bool) -> list[Diagnostic]:
    """A galley → what could not be had: the page wish, a picture far from its text, a lone last line."""
    found: list[Diagnostic] = []
    wish = document.pages_wish
    if wish is not None and wish != galley.pages:
        longest = max(document.articles, key=lambda a: sum(1 for _ in a.blocks))
        found.append(diagnose("pages-missed", longest.span, wish=wish, pages=galley.pages))
    shown = {one.picture for one in galley.placements if isinstance(one, SetPicture)}
    for index, (_, picture) in enumerate(galley.pictures):
        if index not in shown:
            found.append(diagnose("picture-unplaced", picture.span, file=picture.file.name))
    found += _far(galley, facing)
    for placed in galley.placements:
        if isinstance(placed, SetLines):
            found += _widows(placed)
    return found


def _far(galley: Galley, facing: bool) -> list[Diagnostic]:
    """A galley → a word on every picture that stands on another spread than its paragraph."""
    pages: dict[int, set[int]] = {}
    for one in galley.placements:
        if isinstance(one, SetLines):
            pages.setdefault(one.element, set()).update(slot.page for slot in one.slots)
        elif isinstance(one, SetStack):
            pages.setdefault(one.element, set()).add(one.page)
    texts = {
        picture: pages.get(index, set())
        for index, element in enumerate(galley.elements)
        for picture in element.pictures
    }
    found = []
    for one in galley.placements:
        if isinstance(one, SetPicture):
            near = {spread(page, facing) for page in texts.get(one.picture, ())}
            if near and spread(one.page, facing) not in near:
                picture = galley.pictures[one.picture][1]
                place = Place(one.page, one.column + 1, one.row + 1)
                found.append(diagnose("picture-far", picture.span, place, file=picture.file.name))
    return found


def spread(page: int, facing: bool) -> int:
    """A page number → the number of its spread: of facing pages 1 stands alone, 2 and 3 go together."""
    return page // 2 if facing else page


def _widows(placed: SetLines) -> list[Diagnostic]:
    """Placed lines → a word where the last line of a paragraph stands alone at a column head (L2)."""
    lines = len(placed.broken.breaks)
    end = placed.first + len(placed.slots)
    if end < lines or lines < 2:
        return []
    last = placed.slots[-1]
    alone = len(placed.slots) == 1 if placed.first else False
    if len(placed.slots) > 1 and placed.slots[-2].column != last.column:
        alone = True
    if not alone:
        return []
    place = Place(last.page, last.column + 1, last.row + 1)
    return [diagnose("widow", None, place)]
