"""QR codes, charts and flowables: drawings in whole rows of the grid, each with its caption."""

from __future__ import annotations

import math
from dataclasses import replace

from layout.document.model import ChartData, Drawing, QrCode
from layout.flow.frames import HAN_ASCENT, GridFrame
from layout.flow.model import Stack, StackLine
from layout.flow.pictures import CAPTION_GAP
from layout.flow.stacks import Part, Workshop, lines_in, pile
from layout.geometry import Rect

CODE_WIDTH = 8  # 字 of a QR code
SHAPE = 0.6  # height to width of a chart or flowable
CHART_ROWS = (8, 14)  # fewer have no room for labels, more are a waste of paper
PIE_ROWS = 10  # a pie that is higher looks heavy
LEAST_BESIDE = 6  # rows of a page a drawing leaves to its caption and to text


def drawing_stack(drawing: Drawing, shop: Workshop) -> Stack:
    """A QR code, a chart or a flowable → its stack, centred in the column, with its caption below."""
    grid = shop.grid
    code = isinstance(drawing.content, QrCode)
    width = min(drawing.width or (CODE_WIDTH * grid.em if code else grid.width), grid.width)
    rows = min(drawing.rows or _rows(drawing, width, grid), max(grid.rows - LEAST_BESIDE, 1))
    high = rows * grid.line - 2 * grid.white
    if code:
        width = high = min(width, high)
    top = rows * grid.line - high if code else grid.white  # a code has white round it of its own
    rect = Rect((grid.width - width) / 2, top, width, high)
    stack = Stack(rows, drawing=(drawing, rect), above=0 if code else 1)
    if not drawing.caption:
        return stack
    if code:
        return _with_caption_in_the_middle(stack, drawing, shop)
    style = shop.style.text["caption"]
    lines = lines_in(drawing.caption, style, shop, width)
    under = CAPTION_GAP + len(lines) * style.leading - grid.white
    first = rect.bottom + CAPTION_GAP + HAN_ASCENT * style.size
    placed = tuple(
        StackLine("caption", line, style, rect.x, first + at * style.leading, 0, drawing.span)
        for at, line in enumerate(lines)
    )
    return replace(stack, rows=rows + max(1, math.ceil(under / grid.line - 1e-6)), lines=placed)


def _with_caption_in_the_middle(stack: Stack, drawing: Drawing, shop: Workshop) -> Stack:
    """The stack of a QR code → the same with its caption in whole rows under it."""
    grid, style = shop.grid, shop.style.text["caption"]
    style = replace(style, align="centre") if style.align != "right" else style
    part = Part(
        "caption", lines_in(drawing.caption, style, shop, grid.width), style, 0, drawing.span
    )
    under = pile((part,), grid.line, grid.width)
    shift = stack.rows * grid.line
    moved = tuple(one._replace(baseline=one.baseline + shift) for one in under.lines)
    return replace(stack, rows=stack.rows + under.rows, lines=moved)


def _rows(drawing: Drawing, width: float, grid: GridFrame) -> int:
    """A drawing and its width → the rows it takes where nobody said how many."""
    high = width if isinstance(drawing.content, QrCode) else width * SHAPE
    rows = max(2, math.ceil((high + 2 * grid.white) / grid.line))
    if not isinstance(drawing.content, ChartData):
        return rows
    most = PIE_ROWS if drawing.content.kind == "pie" else CHART_ROWS[1]
    return min(max(rows, CHART_ROWS[0]), most)
