"""A drawing by code at its place: the modules of a QR code, or a flowable for the painter."""

from __future__ import annotations

from itertools import groupby

from layout.document.model import Drawing, plain
from layout.geometry import Rect
from layout.page.model import Fill, Flowable, Item
from layout.style.model import BLACK

QUIET = 4  # modules of white round a QR code (ISO/IEC 18004, 9.1)


def drawing_items(drawing: Drawing, rect: Rect) -> list[Item]:
    """A drawing and its rectangle, pt → what is drawn: black modules on the paper's white, or a flowable."""
    if drawing.kind == "qr":
        return [Fill(module, BLACK, "qr") for module in modules(drawing.content, rect)]
    alt = plain(drawing.caption) or drawing.content
    return [Flowable(rect, drawing.content, alt, drawing.span)]


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
