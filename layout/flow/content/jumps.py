"""Where an article breaks off and goes on at the end of the issue: 下转第3版, 上接第1版."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.document.model import Article, Document, Jump, RichText, Run
from layout.flow.content.stacks import BlockTypesetter, Part, lines_in, pile, shortened
from layout.flow.model.elements import Element, Stack
from layout.flow.model.galley import Galley
from layout.flow.model.placement import Placement, SetStack

TO, FROM = 1, 2  # Element.jump
LONGEST_PAGE = "88"  # stands in for the page until it is known


def jumps(document: Document, article: Article, typesetter: BlockTypesetter) -> bool:
    """An article → whether it goes on at the end of the issue.

    Not where that would follow at once, nor where the issue is printed as it was before.
    """
    if document.original is not None and typesetter.style.search.compose == "original":
        return False
    after = any(isinstance(block, Jump) for block in article.blocks[:-1])
    return after and article.number != document.articles[-1].number


def parted(
    article: Article, elements: Sequence[Element], typesetter: BlockTypesetter
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """An article and its elements → those up to its jump, and those that go on at the end of the issue."""
    at = next(index for index, element in enumerate(elements) if element.jump)
    to = replace(elements[at], stack=_notice(typesetter, TO, LONGEST_PAGE))
    opening = Element(
        article.number, 0, stack=_opening(article, typesetter, LONGEST_PAGE), jump=FROM
    )
    return (*elements[:at], to), (opening, *elements[at + 1 :])


def with_jumps(document: Document, galley: Galley, typesetter: BlockTypesetter) -> Galley:
    """A galley → the same with the pages its jumps lead to and come from, which are known now."""
    pages = _pages(galley)
    if not pages:
        return galley
    articles = {article.number: article for article in document.articles}
    shift = typesetter.style.furniture.folio_first - 1

    def filled(placed: Placement) -> Placement:
        if not isinstance(placed, SetStack) or placed.element < 0:
            return placed
        element = galley.elements[placed.element]
        other = pages.get((element.article, FROM if element.jump == TO else TO))
        if not element.jump or other is None:
            return placed
        page = str(other + shift)
        article = articles[element.article]
        stack = (
            _notice(typesetter, TO, page)
            if element.jump == TO
            else _opening(article, typesetter, page)
        )
        return placed._replace(stack=stack)

    return replace(galley, placements=tuple(filled(placed) for placed in galley.placements))


def idle_jumps(galley: Galley) -> frozenset[int]:
    """A galley → the articles that jump to the very page they break off on: they had better run on."""
    pages = _pages(galley)
    return frozenset(
        article
        for (article, jump), page in pages.items()
        if jump == TO and pages.get((article, FROM)) == page
    )


def _pages(galley: Galley) -> dict[tuple[int, int], int]:
    """A galley → the page of each end of a jump, by article and end."""
    return {
        (element.article, element.jump): placed.page
        for placed in galley.placements
        if isinstance(placed, SetStack) and placed.element >= 0
        for element in (galley.elements[placed.element],)
        if element.jump
    }


def _part(typesetter: BlockTypesetter, jump: int, page: str) -> Part:
    form = typesetter.style.furniture
    look = typesetter.style.text["notice"]
    text: RichText = (
        Run((form.jump_to if jump == TO else form.jump_from).replace("{page}", page)),
    )
    return Part("source", lines_in(text, look, typesetter, typesetter.grid.width)[:1], look)


def _notice(typesetter: BlockTypesetter, jump: int, page: str) -> Stack:
    """Where an article breaks off → its line."""
    part = _part(typesetter, jump, page)
    return Stack(
        *pile((part,), typesetter.grid.line, typesetter.grid.width), above=part.style.above
    )


def _opening(article: Article, typesetter: BlockTypesetter, page: str) -> Stack:
    """Where an article goes on → its title on one line, shortened if need be, and where it comes from."""
    look = typesetter.style.text["subhead"]
    words = tuple(run for line in article.title.lines for run in line)
    lines = shortened(words, look, typesetter, typesetter.grid.width)
    title = Part("source", lines, look, 0, article.title.span)
    content = pile(
        (title, _part(typesetter, FROM, page)), typesetter.grid.line, typesetter.grid.width
    )
    return Stack(*content, above=max(look.above, 1), keep_next=look.keep_next)
