"""A document → a galley: everything placed, nothing drawn."""

from __future__ import annotations

from dataclasses import replace

from layout.document.model import Document
from layout.flow.content.build import build_content
from layout.flow.content.closing import closing_elements, contents_stack
from layout.flow.content.jumps import idle_jumps
from layout.flow.content.stacks import BlockTypesetter
from layout.flow.finish.galley import galley_of
from layout.flow.finish.settle import settled
from layout.flow.model.galley import Galley
from layout.flow.model.grid import grid_frame
from layout.flow.report.compromises import compromises
from layout.flow.reprint.reprint import reprint
from layout.flow.search.context import Opening, Problem
from layout.flow.search.find import find_pages
from layout.flow.search.policy import policy_of
from layout.flow.search.resume import SearchMemory
from layout.outcome import Outcome
from layout.style.model import Style
from layout.text.fonts import Fonts


def flow(
    document: Document,
    style: Style,
    fonts: Fonts,
    memory: SearchMemory | None = None,
    run_on: frozenset[int] = frozenset(),
) -> Outcome[Galley]:
    """A document, its style and the fonts → the galley, with what had to be compromised.

    ``memory`` is that of the last search for this issue: it saves work and changes nothing. ``run_on``: articles that
    do not jump after all, because their rest would stand on the same page.
    """
    memory = memory or SearchMemory()
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
            galley = reprint(document, content, typesetter, _top(style))
            return Outcome(settled(document, galley, typesetter), content.diagnostics)
        style = replace(style, search=replace(style.search, compose="search"))
    contents = contents_stack(document, typesetter)
    problem = Problem(content, style, grid, Opening(_top(style), contents))
    search = memory.search(problem, policy_of(style.search), run_on)
    galley = galley_of(search, find_pages(search, document.pages_wish))
    idle = idle_jumps(galley)
    if idle:
        return flow(document, style, fonts, memory, run_on | idle)
    kept = style.masters.last.at_foot.rows
    diagnostics = compromises(document, galley, grid, contents is not None, kept)
    finished = settled(document, galley, typesetter)
    return Outcome(finished, (*content.diagnostics, *diagnostics))


def _top(style: Style) -> int:
    """A style → the first row of text on page one: under the rows its master keeps and the masthead."""
    masthead = style.furniture.masthead_rows if style.furniture.masthead != "none" else 0
    return style.masters.first.at_head.rows + masthead
