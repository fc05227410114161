"""A page of the display list → SVG, light enough to be a thumbnail and sharp when enlarged."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from layout.geometry import Rect
from layout.page.model import Chart, Dot, Fill, Flowable, Image, Item, Page, Rule, TextLine
from layout.style.model import Colour

Thumbnails = Mapping[tuple[int, Image], bytes]
"""Small JPEGs of the pictures as shown, by the number of the page and the picture."""


def page_svg(page: Page, bleed: float, pictures: Thumbnails) -> str:
    """A page, its bleed and small pictures → a ``<symbol>`` named ``page-N``, bleed included."""
    items = "".join(_item(item, page.number, pictures) for item in page.items)
    frames = "".join(_rect(frame.rect, 'class="frame"') for frame in page.frames)
    paper = Rect(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed)
    sheet = _rect(paper, 'class="sheet"')
    trim = _rect(Rect(0, 0, page.width, page.height), 'class="trim"')
    return (
        f'<symbol id="page-{page.number}" viewBox="{view_box(page, bleed)}">'
        f"{sheet}{items}{frames}{trim}</symbol>"
    )


def use_page(page: Page, bleed: float) -> str:
    """A page and its bleed → the element that draws its symbol in a drawing with its viewBox."""
    return (
        f'<use href="#page-{page.number}" x="{-bleed:.4g}" y="{-bleed:.4g}" '
        f'width="{page.width + 2 * bleed:.5g}" height="{page.height + 2 * bleed:.5g}"/>'
    )


def view_box(page: Page, bleed: float) -> str:
    """A page and its bleed → the viewBox of its drawing."""
    return f"{-bleed:.4g} {-bleed:.4g} {page.width + 2 * bleed:.5g} {page.height + 2 * bleed:.5g}"


def _item(item: Item, page: int, pictures: Thumbnails) -> str:
    match item:
        case TextLine():
            return _text(item)
        case Image():
            return _picture(item, pictures.get((page, item)))
        case Rule():
            return (
                f'<path d="M{item.x1:.2f} {item.y1:.2f}L{item.x2:.2f} {item.y2:.2f}" '
                f'stroke="{_paint(item.colour)}" stroke-width="{item.width:.2f}"/>'
            )
        case Fill():
            return _rect(item.rect, f'fill="{_paint(item.colour)}"')
        case Dot():
            return (
                f'<circle cx="{item.x:.2f}" cy="{item.y:.2f}" r="{item.radius:.2f}" '
                f'fill="{_paint(item.colour)}"/>'
            )
        case Chart() | Flowable():
            return _rect(item.rect, 'class="empty"')


def _text(line: TextLine) -> str:
    # Browser fonts differ from the press fonts: the line's width is kept by stretching its spaces.
    if not line.text.strip() or not line.glyphs:
        return ""
    first, last = line.glyphs[0], line.glyphs[-1]
    width = last.x + last.advance - first.x
    stem = first.face.file.stem.lower()
    classes = ("h" if "sans" in stem or "hei" in stem else "s") + (" b" if "bold" in stem else "")
    length = f' textLength="{width:.1f}"' if len(line.glyphs) > 1 and width > 0 else ""
    return (
        f'<text x="{first.x:.1f}" y="{line.baseline:.1f}" font-size="{line.size:g}" '
        f'class="{classes}" fill="{_paint(line.colour)}"{length}>{escape(line.text)}</text>'
    )


def _picture(image: Image, data: bytes | None) -> str:
    rect = image.rect
    if not data:
        cross = (
            f'<path class="cross" d="M{rect.x:.1f} {rect.y:.1f}L{rect.right:.1f} {rect.bottom:.1f}'
            f'M{rect.right:.1f} {rect.y:.1f}L{rect.x:.1f} {rect.bottom:.1f}"/>'
        )
        return _rect(rect, 'class="empty"') + cross
    source = b64encode(data).decode("ascii")
    return (
        f'<image x="{rect.x:.2f}" y="{rect.y:.2f}" width="{rect.width:.2f}" '
        f'height="{rect.height:.2f}" preserveAspectRatio="none" '
        f'href="data:image/jpeg;base64,{source}"/>'
    )


def _rect(rect: Rect, attributes: str) -> str:
    return (
        f'<rect x="{rect.x:.2f}" y="{rect.y:.2f}" width="{max(rect.width, 0):.2f}" '
        f'height="{max(rect.height, 0):.2f}" {attributes}/>'
    )


def _paint(colour: Colour) -> str:
    # A screen's guess at the inks, as every page preview makes it.
    share = colour.tint if colour.spot else 1.0
    rest = 1 - colour.black * share
    red, green, blue = (
        round(255 * (1 - ink * share) * rest)
        for ink in (colour.cyan, colour.magenta, colour.yellow)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"
