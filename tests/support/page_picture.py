"""A page as text: because every Han of the square font is one em, a page can be drawn on its character grid.

``▓`` picture, code or drawing, ``░`` tinted ground or strip, ``│`` the gap between columns, ``┃`` a rule drawn in it, ``■`` the mark after an
article, ``·`` a row of a column with nothing in it, ``═`` the foot of a page. Two half-width characters share a cell.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from layout.geometry import Rect
from layout.page.model import Chart, Fill, Flowable, Image, Page, PageList, Rule, TextLine
from tests.support.outline import covers
from tests.support.tiny import EM, LINE, Tiny, issue_of, set_issue, style_of

BLANK = "\u3000"
TEXT = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
    "云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜"
    "海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐"
    "吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王"
)
"""128 different Han: a slice of it is a paragraph, and any of its words an anchor."""


def assert_flow(expected: str, *, told: Sequence[str] = (), **asked: Any) -> Tiny:
    """The drawing of an issue's pages and the issue → the issue set, its pages found to look like that.

    ``told`` are the codes of the diagnostics wanted: none where nothing is said.

    ``columns``, ``measure`` (字) and ``rows`` give the grid, ``style`` changes to the style by dotted key; the rest
    is the issue: ``text``, ``title``, ``pictures`` of one article, or ``articles``.
    """
    made = set_tiny(**asked)
    drawn = draw(made.made.pages)
    wanted = _lines(textwrap.dedent(expected).strip("\n"))
    got = _lines(drawn)
    assert got == wanted, f"\n\nexpected:\n{_text(wanted)}\n\nset:\n{_text(got)}\n\n{made.codes}"
    assert made.codes == list(told)
    return made


def set_tiny(
    *,
    columns: int = 1,
    measure: float = 12,
    rows: int = 8,
    style: dict[str, Any] | None = None,
    **issue: Any,
) -> Tiny:
    """A grid, changes to the style and an issue → the issue set."""
    with TemporaryDirectory() as folder:
        wanted = style_of(columns, measure, rows, style or {})
        return set_issue(Path(folder), wanted, issue_of(**issue))


def _lines(drawing: str) -> list[str]:
    return [line.rstrip().rstrip(BLANK).rstrip() for line in drawing.splitlines()]


def _text(lines: list[str]) -> str:
    return "\n".join(lines)


def draw(pages: PageList) -> str:
    """Pages as placed → their drawing, one after the other."""
    drawings = [_page(page) for page in pages.pages]
    wide = max(len(line) for line in drawings[0])
    return f"\n{'═' * wide}\n".join("\n".join(lines) for lines in drawings)


def _page(page: Page) -> list[str]:
    """A page → its rows as drawn, the cells of the gap among them."""
    first, last = page.frames[0], page.frames[-1]
    left, head = first.rect.x, first.rect.y
    wide = round((last.rect.right - left) / EM)
    cells = [[""] * wide for _ in range(first.rows)]
    gaps = _gaps(page, left)
    for item in page.items:
        if isinstance(item, Fill) and item.purpose in ("ground", "strip"):
            _cover(cells, item.rect, (left, head), "░")
    code = [item.rect for item in page.items if isinstance(item, Fill) and item.purpose == "qr"]
    if code:
        _cover(cells, _round(code), (left, head), "▓")
    for item in page.items:
        if isinstance(item, Image):
            _picture(cells, item, (left, head))
        if isinstance(item, Chart | Flowable):
            _cover(cells, item.rect, (left, head), "▓")
    for item in page.items:
        if isinstance(item, TextLine):
            _line(cells, item, (left, head))
        if isinstance(item, Fill) and item.purpose == "end mark":
            _put(cells, item.rect.x - left + item.rect.width / 2, item.rect.y - head, "■")
    return ["".join(row) for row in _ruled(cells, gaps)]


def _gaps(page: Page, left: float) -> dict[int, str]:
    """The cells between columns, with the sign drawn there where nothing else stands."""
    signs = {}
    for frame in page.frames[:-1]:
        at = round((frame.rect.right - left) / EM)
        inside = (frame.rect.right, frame.rect.right + EM)
        ruled = any(
            isinstance(item, Rule) and item.x1 == item.x2 and inside[0] < item.x1 < inside[1]
            for item in page.items
        )
        signs[at] = "┃" if ruled else "│"
    return signs


def _ruled(cells: list[list[str]], gaps: dict[int, str]) -> list[list[str]]:
    """Cells → the same with gaps, blanks and empty rows drawn."""
    rows = []
    edges = [-1, *gaps, len(cells[0])]
    for row in cells:
        drawn = [cell or BLANK for cell in row]
        for start, end in pairwise(edges):
            if not any(row[start + 1 : end]):
                drawn[start + 1] = "·"
        for at, sign in gaps.items():
            drawn[at] = row[at] or sign
        rows.append([cell + " " if len(cell) == 1 and cell.isascii() else cell for cell in drawn])
    return rows


def _put(cells: list[list[str]], x: float, y: float, sign: str) -> None:
    row, column = int(y / LINE), int(x / EM + 1e-6)
    assert 0 <= row < len(cells), f"{sign!r} stands outside the page"
    assert 0 <= column < len(cells[0]), f"{sign!r} stands outside the page"
    if sign in "░▓":
        cells[row][column] = sign
        return
    assert cells[row][column] != "▓", f"{sign!r} stands on a picture"
    cells[row][column] = cells[row][column].replace("░", "") + sign


def _line(cells: list[list[str]], line: TextLine, origin: tuple[float, float]) -> None:
    for glyph in line.glyphs:
        for index, character in enumerate(glyph.characters):
            if character.strip():
                x = glyph.x - origin[0] + index * glyph.advance / len(glyph.characters)
                _put(cells, x, line.baseline - origin[1] - LINE / 4, character)


def _round(rects: Sequence[Rect]) -> Rect:
    """Rectangles → the one round them all."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(x, y, right - x, bottom - y)


def _cover(cells: list[list[str]], rect: Rect, origin: tuple[float, float], sign: str) -> None:
    for row in range(len(cells)):
        for column in range(len(cells[0])):
            x, y = origin[0] + (column + 0.5) * EM, origin[1] + (row + 0.5) * LINE
            if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
                _put(cells, x - origin[0], y - origin[1], sign)


def _picture(cells: list[list[str]], image: Image, origin: tuple[float, float]) -> None:
    """A picture, or of an outline only what is inside it."""
    for row in range(len(cells)):
        for column in range(len(cells[0])):
            x, y = origin[0] + (column + 0.5) * EM, origin[1] + (row + 0.5) * LINE
            if covers(image, (x, y)):
                _put(cells, x - origin[0], y - origin[1], "▓")
