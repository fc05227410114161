"""What a galley could not have: said, so that editor and designer can decide."""

from __future__ import annotations

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.document.model import Document, Paragraph, Wrap
from layout.flow.model.cost import CostTerm
from layout.flow.model.elements import Element, Stack, StackLine
from layout.flow.model.galley import Galley
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import SetLines, SetPicture, SetStack
from layout.flow.report.page_target import page_target_diagnostics

WIDE = (Wrap.SPAN.value, Wrap.ASTRIDE.value, Wrap.COLUMNS.value)
QUOTED = 12  # characters of a line that a message quotes


def compromises(
    document: Document, galley: Galley, grid: GridFrame, contents: bool, kept: int
) -> list[Diagnostic]:
    """A galley → what could not be had: the page wish, a picture far from its text, a lone last line.

    ``contents`` were wanted, and so many rows ``kept`` at the foot of the last page.
    """
    found: list[Diagnostic] = []
    found += page_target_diagnostics(document, galley, grid)
    found += _unplaced(document, galley)
    shown = {
        placement.picture for placement in galley.placements if isinstance(placement, SetPicture)
    }
    for index, (_, picture) in enumerate(galley.pictures):
        if index not in shown:
            found.append(diagnose("picture-unplaced", picture.span, file=picture.file.name))
    found += [
        *_far(galley, grid.facing),
        *_not_as_wished(galley),
        *_notes_away(galley),
        *_shifted(galley),
    ]
    found += _taken(galley, grid.rows - kept) if kept else ()
    if contents and not any(isinstance(o, SetStack) and o.element < 0 for o in galley.placements):
        found.append(diagnose("contents-left-out", document.articles[0].title.span))
    for placed in galley.placements:
        if isinstance(placed, SetLines):
            found += [
                *_widows(placed, galley.elements[placed.element]),
                *_forced(placed, document, galley),
            ]
    return found


def _unplaced(document: Document, galley: Galley) -> list[Diagnostic]:
    """A galley → an error for each element that no page could hold, or not all of it."""
    rows: dict[int, int] = {}
    whole: dict[int, int] = {}
    standing: set[tuple[str, int, float]] = (
        set()
    )  # lines of stacks; equal ones are counted on the pages
    for placed in galley.placements:
        if isinstance(placed, SetLines):
            rows[placed.element] = rows.get(placed.element, 0) + len(placed.slots)
            whole[placed.element] = len(placed.broken.breaks)
        elif isinstance(placed, SetStack):
            standing.update(_known_by(line) for line in placed.stack.lines)
    found = []
    for index, element in enumerate(galley.elements):
        if element.text is not None:
            missed = rows.get(index, 0) < whole.get(index, bool(element.text.text))
        else:
            stacks = [one for one in (element.stack, element.across) if one is not None]
            missed = not element.notes_end and not any(
                standing.issuperset(_known_by(line) for line in stack.lines) for stack in stacks
            )
        if missed and (element.text is not None or element.stack is not None):
            text = element.text.text if element.text is not None else _words(element.stack)
            span = _where(document, element, 0) or _span(element.stack)
            found.append(diagnose("block-unplaced", span, text=text[:QUOTED]))
    return found


def _known_by(line: StackLine) -> tuple[str, int, float]:
    """A line of a stack → what it is known by wherever it is moved: its words, their place and their width."""
    return line.line.text, line.line.start, line.line.width


def _words(stack: Stack | None) -> str:
    return "".join(line.line.text for line in stack.lines) if stack is not None else ""


def _span(stack: Stack | None) -> Span | None:
    return stack.lines[0].span if stack is not None and stack.lines else None


def _forced(placed: SetLines, document: Document, galley: Galley) -> list[Diagnostic]:
    """Placed lines → a word on those that had to end where no line may (P7, U6), and one on those left short,
    each at the first of them."""
    element = galley.elements[placed.element]
    if element.text is None:
        return []
    pairs = list(zip(placed.slots, placed.broken.breaks[placed.first :], strict=False))
    forced = [pair for pair in pairs if pair[1].forced]
    short = [pair for pair in pairs if pair[1].short]
    found = []
    for code, lines in (("line-forced", forced), ("line-short", short)):
        for slot, line in lines[:1]:
            start, end = element.text.starts[line.start], element.text.starts[line.end]
            text = element.text.text[start:end][:QUOTED]
            place = Place(slot.page, slot.column + 1, slot.row + 1)
            span = _where(document, element, start)
            found.append(diagnose(code, span, place, text=text, lines=len(lines)))
    return found


def _where(document: Document, element: Element, index: int) -> Span | None:
    """A character of an element's text → its place in the source."""
    for article in document.articles:
        if article.number == element.article and element.paragraph <= len(article.blocks):
            block = article.blocks[element.paragraph - 1]
            return block.where(index) if isinstance(block, Paragraph) else None
    return None


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
            if one.wrap == Wrap.PAGE.value:  # it cannot stand on the page of its text
                near |= {spread(page + 1, facing) for page in texts.get(one.picture, ())}
            if near and spread(one.page, facing) not in near:
                picture = galley.pictures[one.picture][1]
                place = Place(one.page, one.column + 1, one.row + 1)
                found.append(diagnose("picture-far", picture.span, place, file=picture.file.name))
    return found


def _taken(galley: Galley, foot: int) -> list[Diagnostic]:
    """A galley and the first row kept on its last page → a word on each picture fixed on those rows."""
    found = []
    for placement in galley.placements:
        if (
            isinstance(placement, SetPicture)
            and placement.page == galley.pages
            and placement.row + placement.rows > foot
        ):
            picture = galley.pictures[placement.picture][1]
            place = Place(placement.page, placement.column + 1, placement.row + 1)
            found.append(diagnose("rows-taken", picture.span, place, file=picture.file.name))
    return found


def _not_as_wished(galley: Galley) -> list[Diagnostic]:
    """A galley → a word on every picture that stands over a whole column though its editor wished it
    elsewhere and it would have fitted there."""
    return [
        diagnose(
            "picture-moved",
            galley.pictures[placement.picture][1].span,
            Place(placement.page, placement.column + 1, placement.row + 1),
            file=galley.pictures[placement.picture][1].file.name,
        )
        for placement in galley.placements
        if isinstance(placement, SetPicture) and placement.moved
    ]


def _shifted(galley: Galley) -> list[Diagnostic]:
    """A galley → a word on every picture that could not stand just where its editor fixed it."""
    found = []
    for placement in galley.placements:
        picture = (
            galley.pictures[placement.picture][1] if isinstance(placement, SetPicture) else None
        )
        if not isinstance(placement, SetPicture) or picture is None or not picture.fixed:
            continue
        asked, wide = picture.place, placement.wrap in WIDE
        stands = (
            placement.page,
            asked[1] if asked and wide else placement.column + 1,
            placement.row + 1,
        )
        if placement.wrap == Wrap.PAGE.value and asked is not None:
            stands = (placement.page, *asked[1:])
        if asked is not None and asked != stands:
            place = Place(placement.page, placement.column + 1, placement.row + 1)
            found.append(diagnose("picture-shifted", picture.span, place, file=picture.file.name))
    return found


def _notes_away(galley: Galley) -> list[Diagnostic]:
    """A galley → a word where footnotes stand at the end of their article for want of room at the foot."""
    away = [term for score in galley.scores for term in score.terms if term.term is CostTerm.NOTE]
    return [diagnose("notes-away", count=round(sum(term.times for term in away)))] if away else []


def spread(page: int, facing: bool) -> int:
    """A page number → the number of its spread: of facing pages 1 stands alone, 2 and 3 go together."""
    return page // 2 if facing else page


def _widows(placed: SetLines, element: Element) -> list[Diagnostic]:
    """Placed lines and their paragraph → a word where too few of its last lines stand at a column head (L2)."""
    lines, end = len(placed.broken.breaks), placed.first + len(placed.slots)
    least = element.text.style.setting.widow_lines if element.text is not None else 0
    if end < lines or lines < 2:
        return []
    last = placed.slots[-1]
    head = len(placed.slots)
    while head and placed.slots[head - 1].column == last.column:
        head -= 1
    if not (head or placed.first) or len(placed.slots) - head >= least:
        return []
    place = Place(last.page, last.column + 1, last.row + 1)
    return [diagnose("widow", None, place)]
