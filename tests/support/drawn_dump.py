"""A page drawn as text → the data ``--dump`` would give for it, so that the panel itself can be tested.

``│`` parts two columns, a row without it stands over both, ``▓`` is picture, ``◆`` begins a heading, two blanks begin
a paragraph, ``═`` ends a page. Every picture belongs to the first paragraph.
"""

from __future__ import annotations

import textwrap
from itertools import groupby

from tests.support.leaf import Data

EM, LINE, LEFT, HEAD = 10.0, 20.0, 20.0, 40.0
RISE = (LINE - EM) / 2 + 0.88 * EM
BLANK, SIGN = "\u3000", "▓"
Cell = tuple[int, int]


def drawn_dump(drawing: str) -> Data:
    """Pages drawn one under the other → the data of their dump."""
    rows = textwrap.dedent(drawing).strip("\n").splitlines()
    pages = [list(group) for foot, group in groupby(rows, lambda row: row[0] == "═") if not foot]
    wide = next(row.index("│") for page in pages for row in page if "│" in row)
    paragraphs = [0]
    made = [_page(number, page, wide, paragraphs) for number, page in enumerate(pages, 1)]
    return {"em": EM, "grid": {"line": LINE, "head": HEAD}, "pages": made}


def _page(number: int, rows: list[str], wide: int, paragraphs: list[int]) -> Data:
    frames = [
        {"column": column, "x": LEFT + at * EM, "y": HEAD, "width": wide * EM,
         "height": len(rows) * LINE, "rows": len(rows)}
        for column, at in ((1, 0), (2, wide + 1))
    ]  # fmt: skip
    read = [row.split("│") if "│" in row else [row] for row in rows]
    lines = []
    for column in (1, 2):
        for row, parts in enumerate(read, 1):
            if len(parts) >= column and (len(parts) == 2 or column == 1):
                lines += _line(parts, (column, row), wide, paragraphs)
    empty: Data = {"rules": [], "fills": [], "dots": [], "charts": [], "flowables": []}
    return {
        "number": number,
        "frames": frames,
        "lines": lines,
        "images": _images(rows, wide),
    } | empty


def _line(parts: list[str], at: Cell, wide: int, paragraphs: list[int]) -> list[Data]:
    """The part of a row in a column → its line of text, if there is one."""
    column, row = at
    part = parts[column - 1]
    first = (column - 1) * (wide + 1)
    taken = part.count(SIGN)
    if taken and part.startswith(SIGN):
        first, part = first + taken + 1, part[taken + 1 :]
    text = part.replace(SIGN, "").strip(BLANK + "·")
    if not text:
        return []
    heading = text[0] == "◆"
    if part.startswith(BLANK * 2):
        paragraphs[0] += 1
    first += len(part) - len(part.lstrip(BLANK))
    whole = 2 * wide + 1 if len(parts) == 1 else wide
    x = LEFT + first * EM
    line = {
        "kind": "title" if heading else "body", "article": 1,
        "paragraph": 0 if heading else paragraphs[0], "column": column, "row": row, "x": x,
        "baseline": HEAD + (row - 1) * LINE + RISE, "size": EM, "justified": True, "text": text,
        "measure": (whole - taken - bool(taken)) * EM,
        "glyphs": [[sign, x + index * EM, EM] for index, sign in enumerate(text)],
    }  # fmt: skip
    return [line]


def _images(rows: list[str], wide: int) -> list[Data]:
    """The rows of a page → a picture for each rectangle of its signs."""
    cells = [(r, c) for r, row in enumerate(rows) for c, sign in enumerate(row) if sign == SIGN]
    found: list[Data] = []
    while cells:
        top, left = cells[0]
        right = left
        while (top, right + 1) in cells:
            right += 1
        foot = top
        while all((foot + 1, c) in cells for c in range(left, right + 1)):
            foot += 1
        cells = [(r, c) for r, c in cells if not (top <= r <= foot and left <= c <= right)]
        wrap = "span" if right - left > wide else "column" if right - left + 1 == wide else "left"
        y = HEAD + top * LINE + (LINE - EM) / 2 + 0.6
        height = (foot - top + 1) * LINE - (LINE - EM) - 0.6
        found.append(
            {"file": f"{len(found)}.png", "x": LEFT + left * EM, "y": y, "height": height,
             "width": (right - left + 1) * EM, "wrap": wrap, "article": 1, "anchor_paragraph": 1}
        )  # fmt: skip
    return found
