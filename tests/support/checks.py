"""What holds of every issue that was set, whatever was in it: nothing lost, nothing on anything else, all on the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from layout.document.model import (
    Article,
    Block,
    Box,
    Drawing,
    Jump,
    Paragraph,
    QrCode,
    Table,
    plain,
)
from layout.flow.model.grid import HAN_ASCENT, GridFrame, grid_frame
from layout.geometry import Rect
from layout.page.model import Chart, Flowable, Image, Page, TextLine
from layout.pipeline import TypesetIssue
from tests.support.outline import covers

FURNITURE = frozenset({"folio", "head", "masthead"})
CLOSE = 0.02  # pt: nearer than this is no overlap


class On(NamedTuple):
    """A line of text on its page."""

    page: int
    line: TextLine


def faults(made: TypesetIssue, left_out: frozenset[str] = frozenset()) -> list[str]:
    """A set issue → everything wrong with its pages, in words; nothing for a sound one.

    ``left_out`` are the files of pictures that were told to have no place.
    """
    grid = grid_frame(made.source.style)
    lines = [
        On(page.number, item)
        for page in made.pages.pages
        for item in page.items
        if isinstance(item, TextLine)
    ]
    found = [*_text(made, lines, grid), *_pictures(made, left_out)]
    style = made.source.style
    standoff = min(style.pictures.standoff * grid.em, style.grid.gap)
    if style.search.compose == "original":  # the printed measures decide
        standoff = 0.0
    for page in made.pages.pages:
        found += [*_overlaps(page, standoff), *_outside(page, made, grid)]
    found += [*_off_grid(lines, grid), *_narrow(made, lines, grid)]
    return found


def bare(text: str) -> str:
    """Text without its blanks: those at line ends are not set."""
    return "".join(text.split())


def _text(made: TypesetIssue, lines: list[On], grid: GridFrame) -> Iterator[str]:
    """Text lost, doubled or out of order, paragraph by paragraph and title by title."""
    parts: dict[tuple[int, int], list[On]] = defaultdict(list)
    titles: dict[int, list[On]] = defaultdict(list)
    for one in lines:
        if one.line.kind in ("title", "subhead", "byline") and not one.line.paragraph:
            titles[one.line.article].append(one)
        elif one.line.kind not in FURNITURE | {"caption", "contents", "source"}:
            parts[one.line.article, one.line.paragraph].append(one)
    for article in made.source.document.articles:
        wanted = bare("".join(plain(line) for line in article.title.lines))
        got = bare("".join(one.line.text for one in titles[article.number]))
        if wanted not in got:
            yield f"title of article {article.number}: {wanted} is not in {got}"
        for number, block in enumerate(article.blocks, 1):
            yield from _block((article, number, block), parts[article.number, number], grid)


def _block(owner: tuple[Article, int, Block], lines: list[On], grid: GridFrame) -> Iterator[str]:
    article, number, block = owner
    match block:
        case Paragraph():
            wanted = bare(plain(block.text))
        case Box():
            wanted = bare("".join(plain(one.text) for one in block.blocks))
        case Table():
            got = _cells(lines, grid)
            for cell in (cell for row in block.rows for cell in row):
                if not any(bare(plain(cell.text)) in one for one in got):
                    yield f"table in article {article.number}: {plain(cell.text)} is not in {got}"
            return
        case Drawing() | Jump():
            return
    for name, order in (("painted", lines), ("read", sorted(lines, key=_reading))):
        got = bare("".join(one.line.text for one in order))
        if got != wanted:
            yield f"article {article.number}, paragraph {number}, as {name}: {_differ(wanted, got)}"


def _cells(lines: list[On], grid: GridFrame) -> list[str]:
    """The lines of a table → the text of each of its columns, the repeated heads apart from what is under them."""
    columns: dict[tuple[str, float], list[str]] = defaultdict(list)
    for page, line in lines:
        left = grid.left(page) + (line.column - 1) * grid.pitch
        columns[line.style, round(line.x - left, 1)].append(line.text)
    return [bare("".join(texts)) for texts in columns.values()]


def _reading(one: On) -> tuple[float, ...]:
    """A line → where the reader's eye comes to it."""
    return one.page, one.line.column, one.line.baseline, one.line.x


def _differ(wanted: str, got: str) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b),
        min(len(wanted), len(got)),
    )
    return f"{len(wanted)} characters, {len(got)} set; from {at}: {wanted[at : at + 8]!r}, {got[at : at + 8]!r}"


def _pictures(made: TypesetIssue, left_out: frozenset[str]) -> Iterator[str]:
    """Pictures lost or doubled; of a row all are left out together."""
    wanted = sorted(
        (article.number, one.file.name)
        for article in made.source.document.articles
        for picture in article.pictures
        if picture.file.name not in left_out
        for one in picture.members or (picture,)
    )
    got = sorted(
        (item.article, item.file.name)
        for page in made.pages.pages
        for item in page.items
        if isinstance(item, Image)
    )
    if wanted != got:
        yield f"pictures: wanted {wanted}, got {got}"
    asked = sorted(
        (article.number, block.alt)
        for article in made.source.document.articles
        for block in article.blocks
        if isinstance(block, Drawing) and not isinstance(block.content, QrCode)
    )
    drawn = sorted(
        (item.article, item.alt)
        for page in made.pages.pages
        for item in page.items
        if isinstance(item, Chart | Flowable)
    )
    if asked != drawn:
        yield f"drawings: wanted {asked}, got {drawn}"


def body_of(line: TextLine) -> Rect:
    """A line → the rectangle of its em boxes."""
    last = line.glyphs[-1]
    top = line.baseline - HAN_ASCENT * line.size
    return Rect(line.glyphs[0].x, top, last.x + last.advance - line.glyphs[0].x, line.size)


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > CLOSE and down > CLOSE


def _overlaps(page: Page, standoff: float) -> Iterator[str]:
    """Text on text, text on or too near to pictures, pictures on pictures."""
    lines = [item for item in page.items if isinstance(item, TextLine) and item.glyphs]
    boxes = sorted(((body_of(line), line.text) for line in lines), key=lambda one: one[0].y)
    images = [item for item in page.items if isinstance(item, Image) and item.wrap != "page"]
    drawings = [item for item in page.items if isinstance(item, Chart | Flowable)]
    for index, (box, text) in enumerate(boxes):
        for other, words in boxes[index + 1 :]:
            if other.y >= box.bottom:
                break
            if _meet(box, other):
                yield f"page {page.number}: {text!r} on {words!r}"
        for image in images:
            if image.shape.kind == "box" and _meet(box, image.rect):
                yield f"page {page.number}: {text!r} on {image.file.name}"
        for drawing in drawings:
            if _meet(box, drawing.rect):
                yield f"page {page.number}: {text!r} on {drawing.alt}"
    for index, image in enumerate(images):
        for another in images[index + 1 :]:
            if _meet(image.rect, another.rect):
                yield f"page {page.number}: {image.file.name} on {another.file.name}"
        if image.shape.kind != "alpha":  # whose outline only the file knows
            yield from _crowded(page, image, lines, standoff - CLOSE)
    for index, drawing in enumerate(drawings):
        for other_rect in (one.rect for one in (*images, *drawings[index + 1 :])):
            if _meet(drawing.rect, other_rect):
                yield f"page {page.number}: {drawing.alt} on something else"


def _crowded(page: Page, image: Image, lines: list[TextLine], standoff: float) -> Iterator[str]:
    """Lines that run into the outline of a picture, or end nearer to it than the standoff."""
    for line in lines:
        box = body_of(line)
        y = box.y + box.height / 2
        ends = (box.x - standoff, box.x, box.right, box.right + standoff)
        if line.kind == "body" and any(covers(image, (x, y)) for x in ends):
            yield f"page {page.number}: {line.text!r} is too near to {image.file.name}"


def _outside(page: Page, made: TypesetIssue, grid: GridFrame) -> Iterator[str]:
    """Text or pictures beyond the type area, furniture beyond the sheet."""
    left, head = grid.left(page.number), grid.head
    area = Rect(left, head, grid.area, grid.rows * grid.line)
    sheet = Rect(0, 0, page.width, page.height)
    em = made.source.style.grid.em
    over_all = any(isinstance(item, Image) and item.wrap == "page" for item in page.items)
    for item in page.items:
        if isinstance(item, TextLine) and item.glyphs:
            furniture = item.kind in FURNITURE or (over_all and item.kind == "caption")
            if not _within(
                body_of(item), sheet if furniture else area, 0.0 if furniture else em / 2
            ):
                yield f"page {page.number}: {item.kind} {item.text!r} at {body_of(item)} stands outside"
        if isinstance(item, Image) and item.wrap != "page" and not _within(item.rect, area, CLOSE):
            yield f"page {page.number}: {item.file.name} at {item.rect} stands outside"
        if isinstance(item, Chart | Flowable) and not _within(item.rect, area, CLOSE):
            yield f"page {page.number}: {item.alt} at {item.rect} stands outside"


def _within(one: Rect, whole: Rect, slack: float) -> bool:
    """Half an em of slack across: a mark at the end of a line may hang that far (E5)."""
    return (
        one.x >= whole.x - slack - CLOSE
        and one.right <= whole.right + slack + CLOSE
        and one.y >= whole.y - CLOSE
        and one.bottom <= whole.bottom + CLOSE
    )


def _off_grid(lines: list[On], grid: GridFrame) -> Iterator[str]:
    """Body lines whose baseline is not that of their row; a box may have a leading of its own."""
    for page, line in lines:
        if (
            line.kind == "body"
            and line.style != "box"
            and abs(line.baseline - grid.baseline(line.row - 1)) > CLOSE
        ):
            yield f"page {page}: {line.text!r} stands at {line.baseline}, off the grid"


def _narrow(made: TypesetIssue, lines: list[On], grid: GridFrame) -> Iterator[str]:
    """Body lines beside pictures under the least measure (R2), or not of whole 字 (R1)."""
    least = made.source.style.pictures.min_measure
    for page, line in lines:
        if line.kind != "body" or line.style != "body":
            continue
        measure = line.measure / grid.em
        if abs(measure - grid.measure_em) < 1e-6:
            continue
        if measure < least - 1e-6:
            yield f"page {page}: {line.text!r} has a measure of {measure:g}, under {least:g}"
        if abs(measure - round(measure)) > 1e-6:
            yield f"page {page}: {line.text!r} has a measure of {measure:g}, no whole number"
