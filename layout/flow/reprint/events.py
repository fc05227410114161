"""What the facsimile works with: what began where in the original, and the sheets as they fill."""

from __future__ import annotations

from typing import NamedTuple

from layout.document.model import Document, Wrap
from layout.document.printed import OriginalPicture
from layout.flow.content.build import FlowContent
from layout.flow.content.pictures import CAPTION_GAP, PictureOptions, caption_lines
from layout.flow.content.stacks import BlockTypesetter
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import LineSlot
from layout.geometry import fits, whole_above, whole_below


class Event(NamedTuple):
    """Before character ``offset`` of its paragraph a page began (``picture`` None) or a picture stood.

    ``width`` and ``measure``, what runs beside it, in pt; ``left`` None: the side is free.
    """

    offset: int
    picture: int | None = None
    rows: int = 0
    caption_rows: int = 0
    width: float = 0.0
    measure: float = 0.0
    left: bool | None = None


class Standing(NamedTuple):
    """A picture on its page: its rows and the measure beside it, pt."""

    page: int
    row: int
    rows: int
    measure: float
    left: bool


class Sheets:
    """Pages of one column with the pictures that stand on them: which slots are left for text."""

    def __init__(self, grid: GridFrame, least: float) -> None:
        self.grid, self.least = grid, least * grid.em
        self.standing: list[Standing] = []

    def slot(self, page: int, row: int) -> LineSlot | None:
        """A row → the slot text may take on it."""
        left, width = 0.0, self.grid.width
        for one in self.standing:
            if one.page == page and one.row <= row < one.row + one.rows:
                if one.left:
                    left = max(left, self.grid.width - one.measure)
                width = min(width, one.measure)
        width = min(width, self.grid.width - left)
        if width < self.grid.width and width < self.least:
            return None
        return LineSlot(page, 0, row, left, width)

    def slots(self, page: int, row: int, reach: float) -> list[LineSlot]:
        """A place and how many em of text are coming → the slots for them, over as many pages as it takes."""
        found: list[LineSlot] = []
        while reach > 0:
            if row >= self.grid.rows:
                page, row = page + 1, 0
            slot = self.slot(page, row)
            if slot is not None:
                found.append(slot)
                reach -= slot.width / self.grid.em
            row += 1
        return found

    def foot(self, page: int, row: int) -> int:
        """A place → the first row from there on under all the pictures of its page that reach it."""
        for one in sorted(self.standing, key=lambda one: one.row):
            if one.page == page and one.row <= row < one.row + one.rows:
                row = one.row + one.rows
        return row


Events = dict[tuple[int, int], tuple[Event, ...]]


def events_of(document: Document, content: FlowContent, typesetter: BlockTypesetter) -> Events:
    """A document and its material → what begins within each (article, paragraph), pages first.

    A picture the original did not have stands at its own words.
    """
    original = document.original
    found: dict[tuple[int, int], list[Event]] = {}
    known: dict[tuple[int, int], OriginalPicture] = {}
    if original is not None:
        known = {(picture.article, picture.picture): picture for picture in original.pictures}
        for page in original.pages:
            found.setdefault((page.article, page.paragraph), []).append(Event(page.offset))
    first = 0
    for article in document.articles:
        for index in range(len(article.pictures)):
            options = content.pictures[first + index]
            one = known.get((article.number, index))
            own = min(options.picture.anchor + 1, len(article.blocks))
            paragraph = one.paragraph if one is not None else own
            event = (
                _printed(first + index, options, one, typesetter)
                if one
                else _free(first + index, options, typesetter)
            )
            found.setdefault((article.number, paragraph), []).append(event)
        first += len(article.pictures)
    return {where: tuple(sorted(some, key=_order)) for where, some in found.items()}


def _order(event: Event) -> tuple[int, bool]:
    return event.offset, event.picture is not None


def _side(options: PictureOptions) -> bool | None:
    """The side the editor asked for: left, right or none."""
    return {Wrap.LEFT: True, Wrap.RIGHT: False}.get(options.picture.wrap)


def _printed(
    picture: int, options: PictureOptions, one: OriginalPicture, typesetter: BlockTypesetter
) -> Event:
    """A picture as the original had it; its caption stands within its rows."""
    em, looks = typesetter.grid.em, typesetter.style.pictures
    width = min(max(one.width - looks.standoff, 1.0), typesetter.grid.measure_em) * em
    measure = min(one.measure * em, typesetter.grid.width - width)
    beside = measure if fits(looks.min_measure * em, measure) else 0.0
    captions = _caption_rows(options, width, typesetter)
    return Event(one.offset, picture, one.rows, captions, width, beside, _side(options))


def _free(picture: int, options: PictureOptions, typesetter: BlockTypesetter) -> Event:
    """A picture the original did not have: beside the text as the style has it, else over the column."""
    size = (options.beside or options.column)[0]
    room = whole_below(
        (typesetter.grid.width - size.width) / typesetter.grid.em
        - typesetter.style.pictures.standoff
    )
    measure = float(room) * typesetter.grid.em if options.beside else 0.0
    captions = size.rows - size.picture_rows
    offset = options.picture.offset
    return Event(offset, picture, size.rows, captions, size.width, measure, _side(options))


def _caption_rows(options: PictureOptions, width: float, typesetter: BlockTypesetter) -> int:
    """The width of a picture → the whole rows its caption takes."""
    style, grid = typesetter.style.text["caption"], typesetter.grid
    lines = caption_lines(options.picture, style, typesetter.fonts, width)
    if not lines:
        return 0
    height = CAPTION_GAP + len(lines) * style.leading - grid.white
    return max(1, whole_above(height / grid.line))
