"""QR codes, charts and flowables: drawings in whole rows of the grid, each with its caption."""

from __future__ import annotations

import math
from dataclasses import replace

from layout.document.model import ChartData, Drawing, QrCode
from layout.flow.content.pictures import CAPTION_GAP
from layout.flow.content.stacks import BlockTypesetter, Part, lines_in, pile
from layout.flow.model.elements import Stack, StackLine
from layout.flow.model.grid import HAN_ASCENT, GridFrame
from layout.geometry import Rect, whole_above

CODE_WIDTH = 8  # 字 of a QR code
SHAPE = 0.6  # height to width of a chart or flowable
CHART_ROWS = (8, 14)  # fewer have no room for labels, more are a waste of paper
PIE_ROWS = 10  # a pie that is higher looks heavy
LEAST_BESIDE = 6  # rows of a page a drawing leaves to its caption and to text


def drawing_stack(drawing: Drawing, typesetter: BlockTypesetter) -> Stack:
    """A QR code, a chart or a flowable → its stack, centred in the column, with its caption below."""
    grid, style = typesetter.grid, typesetter.style.text["caption"]
    if isinstance(drawing.content, QrCode):
        return _code(drawing, typesetter)
    width = min(drawing.width or grid.width, grid.width)
    lines = lines_in(drawing.caption, style, typesetter, width) if drawing.caption else ()
    under = CAPTION_GAP + len(lines) * style.leading - grid.white
    below = max(1, whole_above(under / grid.line)) if lines else 0
    rows = min(drawing.rows or _rows(drawing, width, grid), max(grid.rows - below, 1))
    rect = Rect((grid.width - width) / 2, grid.white, width, rows * grid.line - 2 * grid.white)
    first = rect.bottom + CAPTION_GAP + HAN_ASCENT * style.size
    placed = tuple(
        StackLine("caption", line, style, rect.x, first + at * style.leading, 0, drawing.span)
        for at, line in enumerate(lines)
    )
    return Stack(rows + below, placed, drawing=(drawing, rect), above=1, drawing_rows=rows)


def _code(drawing: Drawing, typesetter: BlockTypesetter) -> Stack:
    """A QR code → its stack: it has white round it of its own, and its caption stands in whole rows."""
    grid, style = typesetter.grid, typesetter.style.text["caption"]
    side = min(drawing.width or CODE_WIDTH * grid.em, grid.width)
    rows = _rows(drawing, side, grid)
    side = min(side, rows * grid.line - 2 * grid.white)
    rect = Rect((grid.width - side) / 2, rows * grid.line - side, side, side)
    if not drawing.caption:
        return Stack(rows, drawing=(drawing, rect), drawing_rows=rows)
    style = replace(style, align="centre") if style.align != "right" else style
    lines = lines_in(drawing.caption, style, typesetter, grid.width)
    under = pile((Part("caption", lines, style, 0, drawing.span),), grid.line, grid.width)
    moved = tuple(line._replace(baseline=line.baseline + rows * grid.line) for line in under.lines)
    return Stack(rows + under.rows, moved, drawing=(drawing, rect), drawing_rows=rows)


def _rows(drawing: Drawing, width: float, grid: GridFrame) -> int:
    """A drawing and its width → the rows it takes where nobody said how many."""
    high = width if isinstance(drawing.content, QrCode) else width * SHAPE
    rows = max(2, math.ceil((high + 2 * grid.white) / grid.line))
    if isinstance(drawing.content, ChartData):
        most = PIE_ROWS if drawing.content.kind == "pie" else CHART_ROWS[1]
        rows = min(max(rows, CHART_ROWS[0]), most)
    return min(rows, max(grid.rows - LEAST_BESIDE, 1))
