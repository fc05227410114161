"""Pages as placed → the same pages as a proof: stamped 校样 and, on request, with row numbers.

The stamp lies over pictures and tints and under text and drawings, so every word can be read; its two characters climb
the page upright, as they would be read. A label at the head of the page says why the file is not for the press.
"""

from __future__ import annotations

from dataclasses import replace

from layout.geometry import MM
from layout.page.model import Fill, Image, Item, Page, PageList, TextLine
from layout.paint.fonts import Faces
from layout.production.lettering import Lettering, small_hand
from layout.style.model import Colour, Style

WORD = "校样"
STAMP = Colour(black=0.12)
LABEL = Colour(magenta=0.95, yellow=0.85)
NUMBER = Colour(black=0.6)
LABEL_SIZE = 8.0  # pt
NUMBER_SIZE = 5.5  # pt
_GROUND = (Fill, Image)
SHARE = 0.36  # of the page's shorter side: the size of a stamped character


def stamped(
    pages: PageList, style: Style, faces: Faces, numbered: bool = False, note: str = ""
) -> PageList:
    """Pages, their style and its fonts → the pages of the proof.

    ``numbered``: the number of each grid row of text stands before it, as findings name it. ``note`` is what the
    label adds to 校样, the issue and its date.
    """
    hand = Lettering(small_hand(style), faces)
    label = "  ".join(part for part in (WORD, pages.issue, pages.date, note) if part)
    proofs = []
    for page in pages.pages:
        over: list[Item] = [_label(page, label, hand)]
        if numbered:
            over += _row_numbers(page, hand)
        ground = tuple(item for item in page.items if isinstance(item, _GROUND))
        text = tuple(item for item in page.items if not isinstance(item, _GROUND))
        proofs.append(replace(page, items=(*ground, *_stamp(page, hand), *text, *over)))
    return replace(pages, pages=tuple(proofs))


def _stamp(page: Page, hand: Lettering) -> tuple[TextLine, ...]:
    """A character a step, from the lower left to the upper right, centred on the page."""
    size = SHARE * min(page.width, page.height)
    middle = (len(WORD) - 1) / 2
    lines = []
    for step, character in enumerate(WORD):
        x = page.width / 2 + (step - middle) * size - hand.width(character, size) / 2
        y = page.height / 2 - (step - middle) * size + 0.38 * size
        lines.append(hand.line(character, (x, y), size, STAMP, "stamp"))
    return tuple(lines)


def _label(page: Page, text: str, hand: Lettering) -> TextLine:
    size = LABEL_SIZE * min(1.0, (page.width - 10 * MM) / max(1.0, hand.width(text, LABEL_SIZE)))
    return hand.line(text, (5 * MM, 5 * MM + size), size, LABEL, "stamp")


def _row_numbers(page: Page, hand: Lettering) -> list[TextLine]:
    """The rows on which text stands, each once a column, in the white before the column."""
    columns = {frame.column: frame.rect for frame in page.frames}
    baselines = {
        (item.column, item.row): item.baseline
        for item in page.items
        if isinstance(item, TextLine) and item.column in columns and item.kind == "body"
    }
    lines = []
    for (column, row), baseline in sorted(baselines.items()):
        text = str(row)
        x = columns[column].x - 3.0 - hand.width(text, NUMBER_SIZE)
        lines.append(hand.line(text, (x, baseline), NUMBER_SIZE, NUMBER, "row number"))
    return lines
