"""Blocks too wide for one column: they part the columns of their page as a title over all of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from layout.flow.content.split import least_rows
from layout.flow.model.elements import Element, Stack

FREE, NEVER = 0.0, float("inf")


def across_element(article: int, number: int, stack: Stack) -> Element:
    """The number of an article, that of its block and a stack over all columns → the element that places it."""
    return Element(
        article=article,
        paragraph=number,
        stack=stack,
        across=stack,
        opens=True,
        span_cost=FREE,
        column_cost=NEVER,
    )


def headed_across(
    elements: Sequence[Element], across: Callable[[int], Stack | None]
) -> list[Element]:
    """The elements of an article, and what sets a heading by its index over all columns (None: it is no heading) → the
    same, the headings right above a block over all columns, its title among them, over all of them too."""
    found = list(elements)
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        if not (after.opens and after.across is not None and after.column_cost == NEVER):
            continue
        if one.is_title:
            stack = one.across if one.across is not None else one.stack
        else:
            stack = across(index)
        if stack is None:
            continue
        kept = replace(stack, keep_next=after.across.above + least_rows(after.across))
        wide = across_element(one.article, one.paragraph, kept)
        found[index] = replace(wide, pictures=one.pictures, notes=one.notes)
    return found


def with_text(elements: Sequence[Element]) -> list[Element]:
    """The elements of an article → the same, the pictures of a block over all columns with the text that follows it,
    or with what stands before it."""
    found = list(elements)
    for index, element in enumerate(found):
        if not element.opens or not element.pictures:
            continue
        order = (*range(index + 1, len(found)), *range(index - 1, -1, -1))
        to = next((at for at in order if not found[at].opens), None)
        if to is not None:
            pictures = tuple(sorted((*found[to].pictures, *element.pictures)))
            found[to] = replace(found[to], pictures=pictures)
            found[index] = replace(element, pictures=())
    return found
