"""Pages as placed → the same pages as a proof: stamped at the edge, and on request with row numbers, bars where lines
changed since an earlier round, and the numbers of readers' comments.

Nothing of this lies over text or pictures: the stamp takes the first edge of the page that is free; where none is,
all pages get room for it outside the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from layout.geometry import MM, Rect
from layout.page.model import Dot, Fill, Item, Page, PageList, Rule, TextLine
from layout.paint.fonts import Faces
from layout.production.comments import Comment
from layout.production.compare import Bar
from layout.production.lettering import Lettering, small_hand
from layout.production.listing import Entry, Words, list_pages
from layout.style.model import Colour, Style

WORD = "校样"
LABEL = Colour(magenta=0.95, yellow=0.85)
NUMBER = Colour(black=0.6)
LABEL_SIZE = 8.0  # pt
NUMBER_SIZE = 5.5  # pt
EDGE = 4 * MM  # of the stamp from the trim
SLUG = 8 * MM  # room outside the bleed, where no edge is free
CLEAR = 0.8  # pt left between a mark of the proof and what stands on the page
BAR_WIDTH = 1.2  # pt


@dataclass(frozen=True, slots=True)
class ProofNotes:
    """What a proof says of itself. ``round`` and ``moment`` (date and time of the run) stand in the stamp, with
    ``note``; ``bars`` are the lines that changed, ``comments`` those of the readers."""

    round: str = ""
    moment: str = ""
    note: str = ""
    line_numbers: bool = False
    bars: frozenset[Bar] = frozenset()
    comments: tuple[Comment, ...] = ()


class ProofPages(NamedTuple):
    """The pages of a proof, and the room outside the bleed that its stamp needs, pt."""

    pages: PageList
    slug: float


def stamped(pages: PageList, style: Style, faces: Faces, notes: ProofNotes) -> ProofPages:
    """Pages, their style, its fonts and what the proof says → the pages of the proof."""
    hand = Lettering(small_hand(style), faces)
    labels = [_label(page, len(pages.pages), pages, notes) for page in pages.pages]
    places = [_free_edge(page, text, hand) for page, text in zip(pages.pages, labels, strict=True)]
    slug = SLUG if None in places else 0.0
    proofs = []
    for page, text, place in zip(pages.pages, labels, places, strict=True):
        at = place or (0.0, -pages.bleed - SLUG / 2 + LABEL_SIZE / 3)
        room = page.width if place is None else page.width - 2 * EDGE
        size = LABEL_SIZE * min(1.0, room / max(1.0, hand.width(text, LABEL_SIZE)))
        over: list[Item] = [hand.line(text, at, size, LABEL, "stamp")]
        taken = [rect for item in page.items if (rect := bounds(item)) is not None]
        if notes.line_numbers:
            over += _row_numbers(page, hand, taken)
        over += _bars(page, notes.bars, taken)
        over += _numbers(page, notes.comments, hand)
        proofs.append(replace(page, items=(*page.items, *over)))
    proofs += _comment_pages(pages, notes.comments, hand)
    return ProofPages(replace(pages, pages=tuple(proofs)), slug)


def _label(page: Page, last: int, pages: PageList, notes: ProofNotes) -> str:
    parts = (notes.round or WORD, pages.issue, f"{page.number}/{last}", notes.moment, notes.note)
    name = WORD if notes.round and WORD not in notes.round else ""
    return "  ".join(part for part in (name, *parts) if part)


def _free_edge(page: Page, text: str, hand: Lettering) -> tuple[float, float] | None:
    """A page, the words of the stamp and its hand → where they stand clear of all else, head before foot; or None."""
    width = min(hand.width(text, LABEL_SIZE), page.width - 2 * EDGE)
    solid = [rect for item in page.items if (rect := bounds(item)) is not None]
    for taken in (solid, [bounds(item) for item in page.items if not isinstance(item, Fill)]):
        for y in (EDGE, page.height - EDGE - LABEL_SIZE):
            for x in (EDGE, page.width - EDGE - width, (page.width - width) / 2):
                place = Rect(x - 1, y - 1, width + 2, LABEL_SIZE * 1.2 + 2)
                if not any(rect is not None and rect.meets(place) for rect in taken):
                    return x, y + LABEL_SIZE
    return None


def bounds(item: Item) -> Rect | None:
    """An item → the rectangle it prints in, None for a line without a glyph."""
    match item:
        case TextLine():
            if not item.glyphs:
                return None
            right = item.glyphs[-1].x + item.glyphs[-1].advance
            left = item.glyphs[0].x
            return Rect(left, item.baseline - item.size, right - left, 1.25 * item.size)
        case Rule():
            half = item.width / 2
            left, top = min(item.x1, item.x2) - half, min(item.y1, item.y2) - half
            return Rect(left, top, abs(item.x2 - item.x1) + item.width, abs(item.y2 - item.y1) + item.width)  # fmt: skip
        case Dot():
            return Rect(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)  # fmt: skip
        case _:
            return item.rect


def _clear(place: Rect, taken: Sequence[Rect]) -> bool:
    return not any(rect.meets(place) for rect in taken)


def _row_numbers(page: Page, hand: Lettering, taken: Sequence[Rect]) -> list[TextLine]:
    """The rows on which text stands, each once a column, in the white before the column, where there is room."""
    columns = {frame.column: frame.rect for frame in page.frames}
    baselines = {
        (item.column, item.row): item.baseline
        for item in page.items
        if isinstance(item, TextLine) and item.column in columns and item.kind == "body"
    }
    lines = []
    for (column, row), baseline in sorted(baselines.items()):
        text = str(row)
        width = hand.width(text, NUMBER_SIZE)
        x = columns[column].x - 3.0 - width
        place = Rect(x - CLEAR, baseline - NUMBER_SIZE, width + 2 * CLEAR, NUMBER_SIZE)
        if _clear(place, taken):
            lines.append(hand.line(text, (x, baseline), NUMBER_SIZE, NUMBER, "row number"))
    return lines


def _bars(page: Page, bars: frozenset[Bar], taken: Sequence[Rect]) -> Iterator[Rule]:
    """The lines of a page that changed → a bar beside each: right of its column, else at the edge of the page."""
    lines = [item for item in page.items if isinstance(item, TextLine)]
    for bar in sorted(bars):
        if bar.page != page.number or bar.line >= len(lines):
            continue
        line = lines[bar.line]
        top, foot = line.baseline - line.size, line.baseline + 0.2 * line.size
        frames = [frame.rect.right for frame in page.frames if frame.column == line.column]
        outer = max((frame.rect.right for frame in page.frames), default=page.width - 12 * MM)
        for x in (*(right + 3 for right in frames), outer + 3, page.width - 3 * MM):
            place = Rect(x - BAR_WIDTH / 2 - CLEAR, top, BAR_WIDTH + 2 * CLEAR, foot - top)
            if _clear(place, taken):
                yield Rule(x, top, x, foot, BAR_WIDTH, LABEL, "change bar")
                break


def _numbers(page: Page, comments: Sequence[Comment], hand: Lettering) -> Iterator[Item]:
    """Comments on a page → the number of each at the edge, level with its place."""
    last = 0.0
    here = [
        (index, comment) for index, comment in enumerate(comments, 1) if comment.page == page.number
    ]
    for index, comment in sorted(here, key=lambda pair: pair[1].y):
        text = f"〔{index}〕" if not comment.done else f"〔{index} 已改〕"
        width = hand.width(text, LABEL_SIZE)
        y = max(comment.y + LABEL_SIZE / 2, last + LABEL_SIZE * 1.3)
        last = y
        yield hand.line(text, (page.width - 2 * MM - width, y), LABEL_SIZE, LABEL, "comment")


def _comment_pages(
    pages: PageList, comments: Sequence[Comment], hand: Lettering
) -> tuple[Page, ...]:
    """Comments → pages that list them, after the last."""
    if not comments:
        return ()
    entries = [
        Entry(
            f"〔{index}〕第 {comment.page} 页  {comment.by} {comment.at}{'  已处理' if comment.done else ''}",
            (
                *((Words(f"“{comment.words}”　", NUMBER),) if comment.words else ()),
                Words(comment.text),
            ),
        )
        for index, comment in enumerate(comments, 1)
    ]
    done = sum(comment.done for comment in comments)
    note = f"{len(comments)} 条，已处理 {done} 条"
    return list_pages(f"批注  {pages.title or pages.issue}", note, entries, hand, len(pages.pages) + 1)  # fmt: skip
