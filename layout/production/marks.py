"""Printer's marks round each page, outside the bleed: crop and registration marks, colour bar, slug.

The marks are pages of a display list of their own, as large as the paper, painted like any other and laid
over the finished pages. What must show on every plate stands in the colour All (ISO 32000-1, 8.6.6.4).
"""

from __future__ import annotations

import io
import math
from itertools import pairwise

import pikepdf
from pikepdf import Name

from layout.geometry import MM, Rect
from layout.page.model import Fill, Item, Page, PageList, Rule
from layout.production.boxes import Edges, edges, rectangle
from layout.production.lettering import Lettering
from layout.style.model import Colour

MARGIN = 10 * MM  # pt of paper beyond the bleed
GAP = 1 * MM  # between bleed and marks
LENGTH = 5 * MM  # of a crop mark
LINE = 0.25  # pt, width of the marks' lines
RADIUS = 1.5 * MM  # of a registration mark
PATCH = 4 * MM  # side of a patch of the colour bar
SLUG_SIZE = 6.0  # pt
ALL = Colour(1.0, 1.0, 1.0, 1.0, "All")

BAR = (
    Colour(1, 0, 0, 0), Colour(0, 1, 0, 0), Colour(0, 0, 1, 0), Colour(0, 0, 0, 1),
    Colour(1, 1, 0, 0), Colour(0, 1, 1, 0), Colour(1, 0, 1, 0),
    Colour(0.5, 0, 0, 0), Colour(0, 0.5, 0, 0), Colour(0, 0, 0.5, 0), Colour(0, 0, 0, 0.5),
    Colour(0.5, 0.4, 0.4, 0),
)  # fmt: skip
"""Colour bar: solids, two-colour overprints, half tints, grey balance (ISO 12647-2, 4.3.4)."""


SOLIDS = 4  # of the bar


def marks_sheets(
    pages: PageList, slug: str, hand: Lettering, spots: tuple[Colour, ...] = ()
) -> PageList:
    """Pages as placed, the slug line, who writes it and the spot inks in use → one sheet of marks for each page.

    A sheet is as large as the paper: the page, its bleed and ``MARGIN`` on each side; it has no bleed of its
    own. ``{page}`` and ``{pages}`` in ``slug`` are filled in.
    """
    around = pages.bleed + MARGIN
    sheets = []
    for page in pages.pages:
        paper = Rect(0, 0, page.width + 2 * around, page.height + 2 * around)
        trim = Rect(around, around, page.width, page.height)
        items: list[Item] = [
            *_crop_marks(trim, pages.bleed),
            *_colour_bar(trim, pages.bleed, spots),
        ]
        items += _registration_marks(paper)
        text = slug.replace("{page}", str(page.number)).replace("{pages}", str(len(pages.pages)))
        if text:
            size = SLUG_SIZE * min(1.0, trim.width / hand.width(text, SLUG_SIZE))
            items.append(hand.line(text, (trim.x, paper.bottom - 1.5 * GAP), size, ALL))
        sheets.append(Page(page.number, paper.width, paper.height, (), tuple(items)))
    return PageList(
        pages.issue, pages.style, pages.title, pages.publisher, pages.date,
        pages.em, pages.line, pages.head, 0.0, tuple(sheets), (),
    )  # fmt: skip


def lay_marks(file: pikepdf.Pdf, sheets: bytes) -> None:
    """An open PDF with boxes settled, and painted sheets of marks → the marks over its pages.

    The paper grows by ``MARGIN`` on each side of the bleed and its origin stays 0, 0: the page's content
    moves, clipped to its bleed, and boxes and tagged rectangles move with it.
    """
    with pikepdf.open(io.BytesIO(sheets)) as marks:
        offsets = {_move(page) for page in file.pages}
        for number, (page, sheet) in enumerate(zip(file.pages, marks.pages, strict=True), 1):
            form = file.copy_foreign(sheet.as_form_xobject())
            # A name of its own on each page: pages may share one dictionary of resources.
            name = page.add_resource(form, Name.XObject, Name(f"/Marks{number}"))
            page.contents_add(b"/Artifact BMC q %s Do Q EMC" % str(name).encode())
        for dx, dy in offsets if len(offsets) == 1 else ():
            _move_layout(file, dx, dy)


def _move(page: pikepdf.Page) -> tuple[float, float]:
    """A page → on larger paper, its content and boxes moved; by how much, pt."""
    bleed, trim = edges(page.bleedbox), edges(page.trimbox)
    dx, dy = round(MARGIN - bleed.left, 4), round(MARGIN - bleed.bottom, 4)
    moved = bleed.moved(dx, dy)
    page.obj.MediaBox = rectangle(Edges(0, 0, moved.right + MARGIN, moved.top + MARGIN))
    page.obj.BleedBox, page.obj.TrimBox = rectangle(moved), rectangle(trim.moved(dx, dy))
    width, height = bleed.right - bleed.left, bleed.top - bleed.bottom
    clip = f"{bleed.left:.4f} {bleed.bottom:.4f} {width:.4f} {height:.4f} re W n"
    page.contents_add(f"q 1 0 0 1 {dx:.4f} {dy:.4f} cm {clip}".encode(), prepend=True)
    page.contents_add(b"Q")
    return dx, dy


def _move_layout(file: pikepdf.Pdf, dx: float, dy: float) -> None:
    """Rectangles of tagged figures stand in the page's own space (ISO 32000-1, 14.8.5.4.3)."""
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
            layout = item.get("/A")
            if isinstance(layout, pikepdf.Dictionary) and "/BBox" in layout:
                layout.BBox = rectangle(edges(layout.BBox).moved(dx, dy))


def _crop_marks(trim: Rect, bleed: float) -> list[Rule]:
    """Two lines at each corner of the trim, from ``GAP`` beyond the bleed outwards."""
    near, far = bleed + GAP, bleed + GAP + LENGTH
    lines = []
    for x in (trim.x, trim.right):
        lines.append(_line(x, trim.y - far, x, trim.y - near))
        lines.append(_line(x, trim.bottom + near, x, trim.bottom + far))
    for y in (trim.y, trim.bottom):
        lines.append(_line(trim.x - far, y, trim.x - near, y))
        lines.append(_line(trim.right + near, y, trim.right + far, y))
    return lines


def _registration_marks(paper: Rect) -> list[Rule]:
    """A ring with a cross at the middle of each side."""
    out = MARGIN - GAP - LENGTH / 2
    across, down = paper.width / 2, paper.height / 2
    centres = ((across, out), (across, paper.height - out), (out, down), (paper.width - out, down))
    reach = LENGTH / 2
    marks = []
    for x, y in centres:
        marks += [_line(x - reach, y, x + reach, y), _line(x, y - reach, x, y + reach)]
        marks += _ring(x, y)
    return marks


def _ring(x: float, y: float) -> list[Rule]:
    """A centre → a circle as 36 chords: 6 µm off the true one, far under what shows."""
    turns = [math.tau * step / 36 for step in range(37)]
    points = [(x + RADIUS * math.cos(turn), y + RADIUS * math.sin(turn)) for turn in turns]
    return [_line(*start, *end) for start, end in pairwise(points)]


def _colour_bar(trim: Rect, bleed: float, spots: tuple[Colour, ...]) -> list[Fill]:
    """Patches of the solids, the spot inks and the rest over the head of the page, as many as stand clear of the corner and the middle."""
    start = trim.x + 2 * LENGTH
    room = trim.x + trim.width / 2 - LENGTH - start
    y = trim.y - bleed - GAP - (LENGTH + PATCH) / 2
    bar = (*BAR[:SOLIDS], *spots, *BAR[SOLIDS:])
    return [
        Fill(Rect(start + n * PATCH, y, PATCH, PATCH), ink, "colour bar")
        for n, ink in enumerate(bar[: max(0, int(room / PATCH))])
    ]


def _line(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1, y1, x2, y2, LINE, ALL, "mark")
