"""What stands on a page → plain data for the browser: what is under the pointer, and what overlays draw.

Lengths in pt from the upper left corner of the trimmed page, as in the display list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from layout.diagnostics import Span
from layout.document.model import Paragraph
from layout.geometry import Rect
from layout.page.model import Chart, Fill, Flowable, Image, Page, TextLine
from layout.request import TypesetIssue
from layout.style.model import Colour, Style, TextStyle

Data = dict[str, Any]
ASCENT, DESCENT = 0.88, 0.12  # em: the Han body about its baseline


def page_data(page: Page, typeset: TypesetIssue) -> Data:
    """A page and its issue → its frames, its lines and pictures in reading order."""
    folder = typeset.source.document.file.parent
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "frames": [
            {"column": frame.column, **_rect(frame.rect), "rows": frame.rows}
            for frame in page.frames
        ],
        "lines": [_line(item) for item in page.items if isinstance(item, TextLine)],
        "boxes": [
            _box(item, folder) for item in page.items if isinstance(item, Image | Chart | Flowable)
        ],
        "grounds": [_rect(item.rect) for item in page.items if isinstance(item, Fill)],
    }


def sheet_data(style: Style) -> Data:
    """A style → what holds on every page: its grid, margins and distances, pt."""
    page, grid, pictures = style.page, style.grid, style.pictures
    return {
        "name": style.name,
        "facing": page.facing,
        "bleed": page.bleed,
        "safe": page.safe,
        "em": grid.em,
        "row": grid.line,
        "columns": grid.columns,
        "gap": grid.gap,
        "rows": grid.rows,
        "measure": grid.measure,
        "standoff": pictures.standoff * grid.em,
        "inkLimit": style.print.ink_limit,
        "styles": {name: style_data(item, style) for name, item in style.text.items()},
    }


def style_data(text: TextStyle, style: Style) -> Data:
    """A paragraph style → what is said of it beside the pointer."""
    return {
        "size": round(text.size, 3),
        "leading": round(text.leading, 3),
        "font": text.font[0].file.stem if text.font else "",
        "colour": colour_name(text.colour, style),
        "align": text.align,
        "rows": text.rows,
    }


def colour_name(colour: Colour, style: Style) -> str:
    """A colour → its name in the style where it has one, and its inks in per cent: ``brand C0 M95 Y85 K0``."""
    inks = colour.spot or " ".join(
        f"{letter}{share * 100:.0f}"
        for letter, share in zip("CMYK", colour[:4], strict=True)
        if share
    )
    name = next((name for name, item in style.colours.items() if item == colour), "")
    return f"{name} {inks or '0'}".strip()


def locate(page: Page, x: float, y: float, typeset: TypesetIssue) -> Data | None:
    """A page and a point on it, pt → the character there and its place in the sources; None where no text stands."""
    near: tuple[float, TextLine] | None = None
    for item in page.items:
        if isinstance(item, TextLine) and item.glyphs:
            top, foot = item.baseline - ASCENT * item.size, item.baseline + DESCENT * item.size
            left, right = item.glyphs[0].x, item.glyphs[-1].x + item.glyphs[-1].advance
            away = max(top - y, y - foot, 0) + max(left - x, x - right, 0)
            if near is None or away < near[0]:
                near = away, item
    if near is None or near[0] > 2 * typeset.pages.em:
        return None
    line = near[1]
    before = 0
    for glyph in line.glyphs:
        if x < glyph.x + glyph.advance / 2:
            break
        before += len(glyph.characters)
    span = _source(line, line.start + min(before, max(len(line.text) - 1, 0)), typeset)
    if span is None:
        return None
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "article": line.article,
        "kind": line.kind,
        "style": line.style,
    }


def _source(line: TextLine, index: int, typeset: TypesetIssue) -> Span | None:
    """A line and the index of a character in its paragraph → its place in the sources."""
    for article in typeset.source.document.articles:
        if article.number == line.article and 0 < line.paragraph <= len(article.blocks):
            block = article.blocks[line.paragraph - 1]
            if isinstance(block, Paragraph) and line.kind in ("body", "subhead", "quote"):
                return block.where(index)
    return line.span


def _line(line: TextLine) -> Data:
    left = line.glyphs[0].x if line.glyphs else line.x
    right = line.glyphs[-1].x + line.glyphs[-1].advance if line.glyphs else line.x
    data: Data = {
        "x": round(left, 2),
        "y": round(line.baseline - ASCENT * line.size, 2),
        "width": round(right - left, 2),
        "height": round(line.size * (ASCENT + DESCENT), 2),
        "baseline": round(line.baseline, 2),
        "slot": [round(line.x, 2), round(line.measure, 2)],
        "kind": line.kind,
        "style": line.style,
        "article": line.article,
        "paragraph": line.paragraph,
        "column": line.column,
        "row": line.row,
        "text": line.text,
    }
    if line.justified:
        data["fit"] = [round(share, 3) for share in fit(line)]
    if line.span:
        data |= {"file": line.span.file, "line": line.span.line, "at": line.span.column}
    return data


def fit(line: TextLine) -> tuple[float, float]:
    """A line → by how much of an em its Han stand apart more than their body, on the average, and by how much its
    marks are squeezed."""
    han = [glyph.advance / line.size - 1 for glyph in line.glyphs if _one_han(glyph.characters)]
    marks = [
        1 - glyph.advance / line.size
        for glyph in line.glyphs
        if len(glyph.characters) == 1 and glyph.characters in "，。、；：？！（）《》“”"
    ]
    loose = sum(han) / len(han) if han else 0.0
    tight = sum(max(0.0, mark) for mark in marks) / len(marks) if marks else 0.0
    return max(0.0, loose), tight


def _one_han(characters: str) -> bool:
    return len(characters) == 1 and "\u3400" <= characters <= "\u9fff"


def _box(item: Image | Chart | Flowable, folder: Path) -> Data:
    data: Data = {**_rect(item.rect), "article": item.article, "alt": item.alt}
    if item.span:
        data |= {"file": item.span.file, "line": item.span.line, "at": item.span.column}
    if not isinstance(item, Image):
        return data | {"kind": "chart" if isinstance(item, Chart) else "flowable"}
    return data | {
        "kind": "picture",
        "wrap": item.wrap,
        "ppi": round(item.ppi),
        "name": picture_name(item.file, folder),
        "crop": [round(side, 4) for side in item.crop],
        "pixels": list(item.pixels),
    }


def picture_name(file: Path, folder: Path) -> str:
    """A picture's file and the issue's folder → its name from there."""
    resolved, root = file.resolve(), folder.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else file.name


def _rect(rect: Rect) -> Data:
    x, y, width, height = rect
    return {
        "x": round(x, 2),
        "y": round(y, 2),
        "width": round(width, 2),
        "height": round(height, 2),
    }
