"""What opens and closes an issue beside its articles: contents, source note, colophon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.document.model import Article, Document, RichText, Run, plain
from layout.flow.content.split import divisible, split_stack
from layout.flow.content.stacks import (
    BlockTypesetter,
    Part,
    Pile,
    grounded,
    lines_in,
    padding_of,
    pile,
    shortened,
)
from layout.flow.model.elements import Element, Stack, StackLine
from layout.flow.model.grid import GridFrame
from layout.style.model import TextStyle
from layout.text.model import Line
from layout.text.paragraph import set_paragraph

PAGE_ROOM = 3  # em kept free at the right of the contents for the page
MOST = 0.5  # of a column, for entries of more than a line
LEADER = "…"
LEADER_GAP = 0.5  # em between an entry, its dots and the page
LEAST_LEADER = 2.0  # em: shorter ones are left out
PRINT_RUN = "印数"
"""The entry of a record that stands at the right."""


def contents_stack(
    document: Document, typesetter: BlockTypesetter, pages: Sequence[int] | None = None
) -> Stack | None:
    """A document and the page of each article → the contents (本期导读), a row or more an article.

    Without ``pages`` the numbers are left out: the rows are the same, so it can be placed before
    pagination and filled in after it. None where the style or the manifest wants none.
    """
    form, looks = typesetter.style.furniture, typesetter.style.text
    if form.contents == "none" or not document.contents or len(document.articles) < 2:
        return None
    grid = typesetter.grid
    inner = max(int((grid.width - sum(padding_of(grid.width, typesetter))) / grid.em), 1) * grid.em
    x = (grid.width - inner) / 2
    title = looks["contents_title"]
    text: RichText = (Run(form.contents_title),)
    parts = []
    if form.contents_title:
        parts.append(Part("contents", lines_in(text, title, typesetter, inner), title))
    parts += _entries(document, typesetter, inner - PAGE_ROOM * looks["contents"].size)
    content = pile(parts, grid.line, inner, x)
    if pages is not None:
        first = form.folio_first - 1
        numbers = [str(page + first) for page in pages]
        content = _numbered(content, parts, numbers, (x, inner, typesetter))
    stack = grounded(content, grid.width, typesetter)
    # Over a single column it is a band across the page: a white row parts it from the title under it.
    return replace(stack, rows=stack.rows + 1) if grid.columns == 1 else stack


def _entries(document: Document, typesetter: BlockTypesetter, room: float) -> list[Part]:
    """A document and the width for an entry → the entry of each article; a line each where they would fill
    the better part of a column."""
    look, entries = typesetter.style.text["contents"], typesetter.style.furniture.contents_entries
    if entries == "kickers" and _alike(document):
        entries = "titles"
    texts = [entry_of(article, entries) for article in document.articles]
    parts = [Part("contents", lines_in(text, look, typesetter, room), look) for text in texts]
    if pile(parts, typesetter.grid.line, room).rows <= typesetter.grid.rows * MOST:
        return parts
    return [Part("contents", shortened(text, look, typesetter, room), look) for text in texts]


def _alike(document: Document) -> bool:
    """A document → whether two of its articles have the same kicker: these do not tell them apart."""
    kickers = [plain(article.title.kicker) for article in document.articles if article.title.kicker]
    return len(set(kickers)) < len(kickers)


def entry_of(article: Article, entries: str) -> RichText:
    """An article and what the style wants of it (both, titles, kickers) → its entry in the contents."""
    kicker = article.title.kicker
    words: list[Run] = []
    for line in article.title.lines:  # lines broken by the editor are joined as words are
        if words and _latin(words[-1].text[-1:]) and _latin(plain(line)[:1]):
            words.append(Run(" "))
        words += line
    if entries == "kickers":
        return kicker or tuple(words)
    if entries == "titles" or not kicker:
        return tuple(words)
    return (*kicker, Run("　"), *words)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _numbered(
    content: Pile,
    parts: Sequence[Part],
    pages: Sequence[str],
    at: tuple[float, float, BlockTypesetter],
) -> Pile:
    """The contents → the same with the page at the right end of each entry's last line, and dots up to it."""
    x, inner, typesetter = at
    look = replace(typesetter.style.text["contents"], align="right")
    found: list[StackLine] = []
    index = 0
    first = len(parts) - len(pages)
    for number, part in enumerate(parts):
        mine = content.lines[index : index + len(part.lines)]
        index += len(part.lines)
        found += mine
        if number < first or not mine:
            continue
        base = mine[-1].baseline
        for one in lines_in((Run(pages[number - first]),), look, typesetter, inner):
            if typesetter.style.furniture.contents_leader:
                found += _leader(mine[-1].line, one, look, (x, base, typesetter))
            found.append(StackLine("contents", one, look, x, base, 0))
    return content._replace(lines=tuple(found))


def _leader(
    entry: Line, page: Line, look: TextStyle, at: tuple[float, float, BlockTypesetter]
) -> list[StackLine]:
    """An entry and its page on one line → the dots between them; none where there is no room."""
    x, baseline, typesetter = at
    start = entry.glyphs[-1][1] + entry.glyphs[-1][2] + LEADER_GAP
    end = page.glyphs[0][1] - LEADER_GAP
    count = int(end - start)
    if end - start < LEAST_LEADER:
        return []
    lines = lines_in((Run(LEADER * count),), look, typesetter, count * look.size)
    left = x + (end - count) * look.size
    return [StackLine("contents", line, look, left, baseline, 0) for line in lines[:1]]


def closing_elements(document: Document, typesetter: BlockTypesetter) -> tuple[Element, ...]:
    """A document → the last elements of its flow, one unless that is higher than a page: the source note, the
    colophon and the rows the last page keeps free, as rows for all columns.

    The rows kept, the colophon, and the note where the style says so, stand at the foot of their page where
    there is room.
    """
    looks, grid = typesetter.style.text, typesetter.grid
    note: list[Part] = []
    if document.source_note:
        look = looks["source"]
        note.append(
            Part("source", lines_in(document.source_note, look, typesetter, grid.area), look)
        )
    entries = _colophon(document, typesetter)
    colophon = [Part("source", entries, looks["colophon"])] if entries else []
    parts, kept = note + colophon, typesetter.style.masters.last.at_foot.rows
    if not parts and not kept:
        return ()
    content = pile(parts, grid.line, grid.area)
    content = content._replace(rows=content.rows + kept)
    foot = content.rows
    if note and typesetter.style.furniture.source_note != "foot":
        foot -= pile(note, grid.line, grid.area).rows
    above = max(parts[0].style.above, 1) if parts else 1
    stack = Stack(*content, above=above, foot_rows=foot)
    return tuple(_closing(part, single=grid.columns == 1) for part in _paged(stack, grid))


def _paged(stack: Stack, grid: GridFrame) -> list[Stack]:
    """A stack over all columns → its parts, none higher than a page."""
    parts: list[Stack] = []
    while stack.rows > grid.rows:
        found = split_stack(divisible(stack, grid.rows), grid.rows, grid.line)
        if found is None:
            break
        parts.append(found[0])
        stack = found[1]
    return [*parts, stack]


def _closing(stack: Stack, *, single: bool) -> Element:
    free = float("inf")
    return Element(
        article=0,
        paragraph=0,
        stack=stack,
        across=stack,
        opens=True,
        span_cost=free if single else 0.0,
        column_cost=0.0 if single else free,
    )


def _colophon(document: Document, typesetter: BlockTypesetter) -> tuple[Line, ...]:
    """A document → the lines of its colophon: of a record (版记) each entry hangs under its label, and the
    print run stands at the right."""
    look, area = typesetter.style.text["colophon"], typesetter.grid.area
    lines: list[Line] = []
    for label, text in document.colophon:
        entry = (Run(f"{label}：{text}"),)
        if typesetter.style.furniture.colophon != "record":
            lines += lines_in(entry, look, typesetter, area)
        elif label == PRINT_RUN:
            right = replace(look, align="right", indent=0.0)
            lines += lines_in(entry, right, typesetter, area)
        else:
            lines += _hanging(entry, look, typesetter, len(label) + 1)
    return tuple(lines)


def _hanging(
    text: RichText, look: TextStyle, typesetter: BlockTypesetter, indent: int
) -> tuple[Line, ...]:
    """Text, its style and an indent, em → its lines, all but the first one set in by it."""
    measure = typesetter.grid.area / look.size
    if measure <= 2 * indent:
        return lines_in(text, look, typesetter, typesetter.grid.area)
    plain_look = replace(look, indent=0.0)
    first, *rest = set_paragraph(text, plain_look, typesetter.fonts, (measure, measure - indent))
    return (first, *(_set_in(line, indent) for line in rest))


def _set_in(line: Line, indent: float) -> Line:
    """A line and an indent, em → the line moved right by it."""
    glyphs = tuple((characters, x + indent, wide) for characters, x, wide in line.glyphs)
    return replace(line, glyphs=glyphs, indent=line.indent + indent, measure=line.measure + indent)
