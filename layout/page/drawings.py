"""A drawing at its place: the modules of a QR code, or a chart or flowable for the painter."""

from __future__ import annotations

from itertools import groupby

from layout.document.model import Drawing, FlowableCode, QrCode
from layout.geometry import Rect
from layout.page.model import Chart, Fill, Flowable, Hand, Item
from layout.style.forms import tinted
from layout.style.model import BLACK, Colour, Style

QUIET = 4  # modules of white round a QR code (ISO/IEC 18004, 9.1)
STEPS = (
    ("brand", 1.0),
    ("black", 0.6),
    ("brand", 0.45),
    ("black", 0.25),
    ("brand", 0.2),
    ("black", 0.8),
    ("brand", 0.7),
    ("black", 0.4),
)
BLACKS = tuple(("black", share) for share in (0.8, 0.4, 0.2, 0.6, 0.1, 0.5, 0.3, 0.7))
LINES = (("brand", 1.0), ("black", 0.65), ("brand", 0.55), ("black", 0.4), ("black", 1.0))
"""Colours of the series of a chart, or the slices of a pie, in their order: a colour and its tint."""


def drawing_items(drawing: Drawing, rect: Rect, style: Style, article: int) -> list[Item]:
    """A drawing, its rectangle in pt, the style and the article → what is drawn: the black modules of a code
    on the paper's white, or what the painter makes a chart or flowable of."""
    content = drawing.content
    if isinstance(content, QrCode):
        return [Fill(module, BLACK, "qr") for module in modules(content.text, rect)]
    look = style.text["chart"]
    hand = Hand(look.font, look.strong, look.size, look.colour)
    if isinstance(content, FlowableCode):
        return [Flowable(rect, content, hand, drawing.alt, article, drawing.span)]
    colours, hairline = palette(style, content.kind), style.colours["hairline"]
    return [Chart(rect, content, hand, colours, hairline, drawing.alt, article, drawing.span)]


def palette(style: Style, kind: str) -> tuple[Colour, ...]:
    """A style and the kind of a chart → the colours of its series: brand and black in steps, each told from its
    neighbour in grey as well; of a brand that is black, steps of black alone. Lines have none that are pale."""
    brand = style.colours["brand"]
    plain = brand[:3] == (0, 0, 0) and not brand.spot
    named = {"brand": brand, "black": BLACK}
    steps = (BLACKS if plain else STEPS) if kind != "line" else LINES
    return tuple(tinted(named[name], share) for name, share in steps)


def modules(content: str, rect: Rect) -> list[Rect]:
    """The text of a QR code and its rectangle → its black modules, as few rectangles as their runs make.

    Error correction M or better (ISO/IEC 18004); the quiet zone stands inside the rectangle.
    """
    import segno  # here: a tenth of a second that only an issue with a code should pay

    rows = [bytes(row) for row in segno.make_qr(content, error="m").matrix]
    side = min(rect.width, rect.height) / (len(rows) + 2 * QUIET)
    left = rect.x + (rect.width - side * len(rows)) / 2
    top = rect.y + (rect.height - side * len(rows)) / 2
    open_runs: dict[tuple[int, int], int] = {}
    found: list[Rect] = []
    for y, row in enumerate([*rows, b""]):
        runs = set(_runs(row))
        for run in sorted(set(open_runs) - runs):
            start, end = run
            first = open_runs.pop(run)
            found.append(
                Rect(
                    left + start * side,
                    top + first * side,
                    (end - start) * side,
                    (y - first) * side,
                )
            )
        for run in sorted(runs - set(open_runs)):
            open_runs[run] = y
    return found


def _runs(row: bytes) -> list[tuple[int, int]]:
    """A row of modules → where each run of black ones begins and ends."""
    runs = []
    at = 0
    for black, group in groupby(row):
        size = len(list(group))
        if black:
            runs.append((at, at + size))
        at += size
    return runs
