"""The order of articles, chosen for better pages where the manifest allows it (``reorder: true``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

from layout.diagnostics import diagnose
from layout.document.model import Article, Document, Jump
from layout.flow.flow import flow
from layout.flow.search.resume import SearchMemory
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts

GAIN = 0.03  # of its cost that another order must save an issue

Articles = tuple[Article, ...]


def ordered(document: Document, style: Style, fonts: Fonts) -> Outcome[Document]:
    """A document → the same with its articles in the order that makes the best pages, and a word on it.

    The lead stays first and the first article of a section at its head; articles change places within their
    section only, those with a jump or a fixed picture not at all. ``advanced.orders`` bounds how many orders
    are composed. They are compared by a search that is not widened; the one chosen has to be better in a full one.
    """
    if style.search.compose != "search" or not document.reorder:
        return Outcome(document)
    free = replace(document, pages_wish=None)
    wide = replace(style, print=replace(style.print, pages_multiple=1))
    quick = replace(wide, search=replace(style.search, budget=0))

    memory, first = SearchMemory(), document.articles

    def cost(articles: Articles, tried: Style) -> float:
        return flow(_with(free, articles), tried, fonts, memory).value.cost

    articles = _climbed(first, style.search.orders, lambda order: cost(order, quick))
    if articles == first or cost(articles, wide) > cost(first, wide) * (1 - GAIN):
        return Outcome(document)
    moved = next(new for new, old in zip(articles, first, strict=True) if new != old)
    numbers = "、".join(str(article.number) for article in articles)
    told = diagnose("articles-reordered", moved.title.span, order=numbers)
    return Outcome(_with(document, articles), (told,))


def _with(document: Document, articles: Articles) -> Document:
    """A document and its articles in another order → the document with them, numbered anew."""
    numbered = tuple(replace(article, number=number) for number, article in enumerate(articles, 1))
    return replace(document, articles=numbered)


def _climbed(first: Articles, most: int, cost: Callable[[Articles], float]) -> Articles:
    """Articles, how many orders may be tried and what an order costs → the best order found.

    One article after another is tried at every place and stays at the best, until none moves.
    """
    costs = {_numbers(first): cost(first)}
    best = first
    settled = 0  # articles in a row that no other place was better for
    for article in cycle(first):
        if settled > len(first) or len(costs) >= most:
            break
        orders = [order for order in _moves(best, article) if _numbers(order) not in costs]
        orders = orders[: max(0, most - len(costs))]
        costs.update({_numbers(order): cost(order) for order in orders})
        better = min(orders, key=lambda order: costs[_numbers(order)], default=best)
        gains = costs[_numbers(better)] < costs[_numbers(best)] * (1 - GAIN)
        best, settled = (better, 0) if gains else (best, settled + 1)
    return best


def _numbers(articles: Articles) -> tuple[int, ...]:
    return tuple(article.number for article in articles)


def _moves(articles: Articles, article: Article) -> Iterator[Articles]:
    """Articles in order and one of them → the orders in which it has another place of its section."""
    at = articles.index(article)
    head = max((i for i, article in enumerate(articles[: at + 1]) if article.section), default=0)
    ends = (i for i, article in enumerate(articles) if i > at and article.section)
    places = [i for i in range(head + 1, next(ends, len(articles))) if not _stays(articles[i])]
    if at not in places:
        return
    movable = [articles[i] for i in places if i != at]
    for place in range(len(places)):
        order = [*movable[:place], article, *movable[place:]]
        found = list(articles)
        for i, one in zip(places, order, strict=True):
            found[i] = one
        if tuple(found) != articles:
            yield tuple(found)


def _stays(article: Article) -> bool:
    """An article → whether it keeps its place: it goes on elsewhere, or a picture of it is fixed."""
    jumps = any(isinstance(block, Jump) for block in article.blocks)
    return jumps or any(picture.fixed for picture in article.pictures)
