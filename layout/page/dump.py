"""The display list → plain data for ``--dump``, and text for snapshots."""

from __future__ import annotations

import json
from typing import Any, assert_never

from layout.page.model import (
    Chart,
    Dot,
    Fill,
    Flowable,
    Image,
    Item,
    Page,
    PageList,
    Rule,
    TextLine,
)

Data = dict[str, Any]


def dump(pages: PageList) -> Data:
    """Pages as placed → the JSON object of ``--dump``: pt from the trimmed page's top left corner, y down, to 0.001 pt."""
    return {
        "issue": pages.issue,
        "style": pages.style,
        "em": _pt(pages.em),
        "grid": {"line": _pt(pages.line), "head": _pt(pages.head)},
        "pages": [_page(page) for page in pages.pages],
    }


def dump_json(pages: PageList) -> str:
    """Pages as placed → the text of ``--dump``'s file: one line a page, the same bytes for the same pages."""
    data = dump(pages)
    each = [_json(page) for page in data.pop("pages")]
    head = _json(data)
    return f'{head[:-1]},"pages":[\n' + ",\n".join(each) + "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pt(value: float) -> float:
    """A length → to 0.001 pt, and never the negative zero that would make two equal pages differ."""
    return round(value, 3) + 0.0


def _page(page: Page) -> Data:
    data: Data = {
        "number": page.number,
        "width": _pt(page.width),
        "height": _pt(page.height),
        "frames": [
            {"column": frame.column, **_rect(frame.rect), "rows": frame.rows}
            for frame in page.frames
        ],
        "lines": [],
        "images": [],
        "rules": [],
        "fills": [],
        "dots": [],
        "charts": [],
        "flowables": [],
    }
    for item in page.items:
        kind, entry = _item(item)
        data[kind].append(entry)
    return data


def _item(item: Item) -> tuple[str, Data]:
    """An item → the list of its page it goes to, and its entry there."""
    match item:
        case TextLine():
            return "lines", _line(item)
        case Image():
            return "images", {
                "file": item.file.as_posix(),
                **_rect(item.rect),
                "wrap": item.wrap,
                "ppi": round(item.ppi),
                "article": item.article,
                "anchor_paragraph": item.anchor_paragraph,
                "crop": [round(side, 6) for side in item.crop],
                "alt": item.alt,
            }
        case Rule():
            ends = {name: _pt(getattr(item, name)) for name in ("x1", "y1", "x2", "y2", "width")}
            return "rules", {**ends, "purpose": item.purpose}
        case Fill():
            return "fills", {**_rect(item.rect), "purpose": item.purpose}
        case Dot():
            return "dots", {"x": _pt(item.x), "y": _pt(item.y), "radius": _pt(item.radius)}
        case Chart():
            return "charts", _chart(item)
        case Flowable():
            return "flowables", {
                **_rect(item.rect),
                "reference": item.reference,
                "article": item.article,
                "alt": item.alt,
            }
        case _:
            assert_never(item)


def _chart(chart: Chart) -> Data:
    data = chart.data
    return {
        **_rect(chart.rect),
        "kind": data.kind,
        "labels": list(data.labels),
        "series": [{"name": one.name, "values": list(one.values)} for one in data.series],
        "unit": data.unit,
        "article": chart.article,
        "alt": chart.alt,
    }


def _rect(rect: tuple[float, float, float, float]) -> Data:
    x, y, width, height = rect
    return {"x": _pt(x), "y": _pt(y), "width": _pt(width), "height": _pt(height)}


def _line(line: TextLine) -> Data:
    return {
        "kind": line.kind,
        "article": line.article,
        "paragraph": line.paragraph,
        "column": line.column,
        "row": line.row,
        "x": _pt(line.x),
        "baseline": _pt(line.baseline),
        "measure": _pt(line.measure),
        "size": _pt(line.size),
        "justified": line.justified,
        "text": line.text,
        "glyphs": [[glyph[0], _pt(glyph[1]), _pt(glyph[2])] for glyph in line.glyphs],
    }


def dump_text(pages: PageList) -> str:
    """Pages as placed → one line of text an item, to 0.01 pt, for snapshots and for reading a difference."""
    lines = [f"{pages.issue} {pages.style} em={pages.em:g} line={pages.line:g}"]
    for page in pages.pages:
        lines.append(f"page {page.number} {page.width:z.2f}×{page.height:z.2f}")
        lines += [
            f"  frame c{frame.column} {_place(frame.rect)} 行{frame.rows}" for frame in page.frames
        ]
        lines += [f"  {_text(item)}" for item in page.items]
    return "\n".join(lines) + "\n"


def _text(item: Item) -> str:
    match item:
        case TextLine():
            width = item.glyphs[-1].x + item.glyphs[-1].advance - item.x if item.glyphs else 0.0
            return (
                f"text {item.size:z.2f} 行{item.row} c{item.column} x={item.x:z.2f} y={item.baseline:z.2f} "
                f"w={width:z.2f}/{item.measure:z.2f} {item.kind} {item.text}{'‐' * item.hyphen}"
            )
        case Image():
            return f"image {item.file.name} {_place(item.rect)} {item.wrap} {item.ppi:.0f}ppi"
        case Rule():
            return f"rule {item.x1:z.2f},{item.y1:z.2f}–{item.x2:z.2f},{item.y2:z.2f} w={item.width:z.2f} {item.purpose}".rstrip()
        case Fill():
            return f"fill {_place(item.rect)} {item.purpose}".rstrip()
        case Dot():
            return f"dot {item.x:z.2f},{item.y:z.2f} r={item.radius:z.2f}"
        case Chart():
            sizes = f"{len(item.data.labels)}×{len(item.data.series)}"
            return f"chart {_place(item.rect)} {item.data.kind} {sizes}"
        case Flowable():
            return f"flowable {_place(item.rect)} {item.reference}"
        case _:
            assert_never(item)


def _place(rect: tuple[float, float, float, float]) -> str:
    return f"x={rect[0]:z.2f} y={rect[1]:z.2f} w={rect[2]:z.2f} h={rect[3]:z.2f}"
