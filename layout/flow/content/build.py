"""A document → what there is to place: elements in reading order and pictures with their sizes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.document.cells import columns_of
from layout.document.model import (
    Article,
    Block,
    Box,
    Divider,
    Document,
    Drawing,
    Jump,
    NameList,
    Paragraph,
    Table,
    Wrap,
)
from layout.flow.content.across import across_element, headed_across, with_text
from layout.flow.content.drawings import drawing_stack
from layout.flow.content.jumps import TO, jumps, parted
from layout.flow.content.names import names_stack
from layout.flow.content.pictures import PictureOptions, picture_options
from layout.flow.content.stacks import (
    BlockTypesetter,
    Part,
    aligned_style,
    box_stack,
    divider_stack,
    note_parts,
    notes_stack,
    paragraph_stack,
    source_stack,
)
from layout.flow.content.tables import table_stacks
from layout.flow.content.titles import fitted_title
from layout.flow.model.elements import Element, Stack
from layout.text.prepare import prepare

LONG_ARTICLE = 620  # 字: from here on a title wants to stand over all columns
BODY = "body"
BESIDE = (Wrap.AUTO, Wrap.LEFT, Wrap.RIGHT, Wrap.CONTOUR)


class Note(NamedTuple):
    """A footnote: its article, the element that places it where it stands at no foot, and its lines."""

    article: int
    element: int
    part: Part


@dataclass(frozen=True, slots=True)
class FlowContent:
    """Everything an issue puts on its pages, in reading order.

    ``texts`` gives for each element its paragraph of the document, None for a title. ``picture_articles``
    runs along ``kits``. ``notes`` are the footnotes of all articles.
    """

    elements: tuple[Element, ...]
    texts: tuple[Block | None, ...]
    pictures: tuple[PictureOptions, ...]
    picture_articles: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[Note, ...] = ()


def build_content(
    document: Document, typesetter: BlockTypesetter, run_on: frozenset[int] = frozenset()
) -> FlowContent:
    """A document → its material, with a word on every picture that grew.

    What an article leaves for the end of the issue stands after the last article; those of ``run_on``
    do not jump after all.
    """
    pictures: list[PictureOptions] = []
    owners: list[int] = []
    found: list[Diagnostic] = []
    here: list[Element] = []
    later: list[Element] = []
    for number, article in enumerate(document.articles):
        first = len(pictures)
        for picture in article.pictures:
            options = picture_options(picture, typesetter.style, typesetter.grid, typesetter.fonts)
            if options.grown and picture.wrap in BESIDE:
                found.append(diagnose("picture-grown", picture.span, file=picture.file.name))
            pictures.append(options)
            owners.append(article.number)
        opening, of_title = _opening(article, typesetter, lead=number == 0)
        found += of_title
        elements = _headed([opening, *_body(article, typesetter, first)], article, typesetter)
        for element in elements:
            found += _too_wide(element, _block(article, element))
        if article.number not in run_on and jumps(document, article, typesetter):
            now, rest = parted(article, elements, typesetter)
            here += now
            later += rest
        else:
            here += [element for element in elements if not element.jump]
    blocks = {article.number: article for article in document.articles}
    whole = (*here, *later)
    texts = tuple(_block(blocks[element.article], element) for element in whole)
    whole, notes = _noted(document, _kept_together(whole, typesetter.grid.rows), texts, typesetter)
    return FlowContent(whole, texts, tuple(pictures), tuple(owners), tuple(found), notes)


def _block(article: Article, element: Element) -> Block | None:
    """An element of an article → its block; None for a title and for what stands after the blocks."""
    index = element.paragraph - 1
    return article.blocks[index] if 0 <= index < len(article.blocks) else None


def _headed(
    elements: list[Element], article: Article, typesetter: BlockTypesetter
) -> list[Element]:
    """The elements of an article → the same, the headings over a block over all columns over all of them too."""

    def across(index: int) -> Stack | None:
        block, stack = _block(article, elements[index]), elements[index].stack
        if not isinstance(block, Paragraph) or stack is None or not stack.keep_next:
            return None
        return paragraph_stack(block, elements[index].paragraph, typesetter, typesetter.grid.area)

    return with_text(headed_across(elements, across))


def _too_wide(element: Element, block: Block | None) -> list[Diagnostic]:
    """An element and its block → an error for a table that no width the page has can hold."""
    if not isinstance(block, Table) or element.stack is None or not element.stack.crowded:
        return []
    return [diagnose("table-too-wide", block.span, columns=columns_of(block.rows))]


def _body(article: Article, typesetter: BlockTypesetter, first: int) -> list[Element]:
    """An article and the index of its first picture → its elements but the opening: blocks, source, footnotes."""
    elements: list[Element] = []
    for index, block in enumerate(article.blocks):
        anchored = tuple(first + i for i, p in enumerate(article.pictures) if p.anchor == index)
        element = _element(article, block, index + 1, typesetter)
        elements.append(replace(element, pictures=anchored))
    number = len(article.blocks) + 1
    if article.source:
        stack = source_stack(article, number, typesetter)
        at = len(article.blocks)
        while at and isinstance(article.blocks[at - 1], Box):
            at -= 1  # a box after the text is none of the article's
        elements.insert(at, Element(article.number, number, stack=stack, last=True))
    else:
        texts = [at for at, element in enumerate(elements) if element.text is not None]
        for at in texts[-1:]:
            elements[at] = replace(elements[at], last=True)
    if article.footnotes:
        elements.append(Element(article.number, number + 1, notes_end=True))
    return elements


def _kept_together(elements: tuple[Element, ...], rows: int) -> tuple[Element, ...]:
    """Elements → the same, the headings over what is no text keeping room for it too (L3): a heading with
    its text, the first part of a table, a whole box."""
    found = list(elements)
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        if one.stack is None or not one.stack.keep_next or after.stack is None or after.opens:
            continue
        least = after.stack.splits[0] if after.stack.splits else after.stack.rows
        need = after.stack.above + least + after.stack.keep_next
        found[index] = replace(
            one,
            stack=_keeping(one.stack, need, rows),
            across=None if one.across is None else _keeping(one.across, need, rows),
        )
    return tuple(found)


def _keeping(stack: Stack, need: int, rows: int) -> Stack:
    """A heading and the rows that must stand under it → the same keeping them, where a page has so many."""
    fits = stack.rows + need <= rows
    return replace(stack, keep_next=max(stack.keep_next, need)) if fits else stack


def _noted(
    document: Document,
    elements: tuple[Element, ...],
    texts: tuple[Block | None, ...],
    typesetter: BlockTypesetter,
) -> tuple[tuple[Element, ...], tuple[Note, ...]]:
    """Elements and their blocks → the elements with the notes their marks ask for at the foot of the column,
    where the style wants them there; and the notes of all articles."""
    notes: list[Note] = []
    first: dict[int, int] = {}
    whole = list(elements)
    articles = {article.number: article for article in document.articles}
    for index, element in enumerate(elements):
        if element.notes_end:
            parts = note_parts(articles[element.article].footnotes, element.paragraph, typesetter)
            first[element.article] = len(notes)
            notes += [Note(element.article, index, part) for part in parts]
            whole[index] = replace(element, stack=notes_stack(parts, typesetter.grid))
    if typesetter.style.furniture.footnotes == "end":
        return tuple(whole), tuple(notes)
    asked: set[int] = set()  # a note asked for again stands by its first mark alone
    for index, (element, block) in enumerate(zip(elements, texts, strict=True)):
        if element.text is not None and isinstance(block, Paragraph) and element.article in first:
            marks: list[tuple[int, int]] = []
            for mark, note in block.notes:
                number = first[element.article] + note
                if number not in asked:
                    asked.add(number)
                    marks.append((mark, number))
            whole[index] = replace(element, notes=tuple(marks))
    return tuple(whole), tuple(notes)


def _opening(
    article: Article, typesetter: BlockTypesetter, *, lead: bool
) -> tuple[Element, list[Diagnostic]]:
    """An article → its title as the first of its elements, for one column and for all, and what was said of it."""
    grid = typesetter.grid
    column, of_column = fitted_title(article, typesetter, across=False, lead=lead)
    across, of_across = (
        fitted_title(article, typesetter, across=True, lead=lead)
        if grid.columns > 1
        else (column, of_column)
    )
    length = sum(
        len(run.text) for b in article.blocks if isinstance(b, Paragraph) for run in b.text
    )
    wish = article.across or typesetter.style.text["title"].across
    if wish == "auto":
        share = min(length / LONG_ARTICLE, 2.0)
        costs = (max(0.0, 1 - share), max(0.0, share - 1))
    else:
        costs = (0.0, float("inf")) if wish == "columns" else (float("inf"), 0.0)
    if lead and grid.columns > 1:
        costs = (0.0, float("inf"))
    if grid.columns == 1 or across.rows > grid.rows:
        costs = (float("inf"), 0.0)
    element = Element(
        article=article.number,
        paragraph=0,
        stack=column,
        across=across,
        opens=True,
        span_cost=costs[0],
        column_cost=costs[1],
    )
    return element, of_column if costs[0] == float("inf") else of_across


def _element(article: Article, block: Block, number: int, typesetter: BlockTypesetter) -> Element:
    """A block of an article → the element that places it."""
    match block:
        case Paragraph() if block.style == BODY:
            look = aligned_style(typesetter.style.text[BODY], block.align)
            text = prepare(block.text, look, typesetter.fonts)
            length = float(len(text.text))
            return Element(
                article.number,
                number,
                text=text,
                indent=block.indent,
                hang=block.hang,
                length=length,
            )
        case Paragraph():
            return Element(
                article.number,
                number,
                stack=paragraph_stack(block, number, typesetter, typesetter.grid.width),
            )
        case Table():
            table = table_stacks(block, number, typesetter)
            if table.across is not None:
                return across_element(article.number, number, table.across)
            return Element(article.number, number, stack=table.column)
        case NameList():
            return Element(article.number, number, stack=names_stack(block, number, typesetter))
        case Divider():
            return Element(article.number, number, stack=divider_stack(block, typesetter))
        case Box():
            stack = box_stack(block, number, typesetter)
            if block.across == "columns" and typesetter.grid.columns > 1:
                return across_element(article.number, number, stack)
            return Element(article.number, number, stack=stack)
        case Drawing():
            return Element(article.number, number, stack=drawing_stack(block, typesetter))
        case Jump():
            return Element(article.number, number, stack=Stack(0), jump=TO)
