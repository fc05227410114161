"""A placed picture → its image, caption and, where its edge is white, a hairline round it."""

from __future__ import annotations

from dataclasses import replace

from layout.document.groups import shares
from layout.document.model import Picture, Wrap
from layout.flow.content.pictures import CAPTION_GAP, caption_lines, stays_whole
from layout.flow.model.grid import HAN_ASCENT, GridFrame
from layout.flow.model.placement import SetPicture
from layout.geometry import Rect
from layout.page.edges import white_edge
from layout.page.lines import Where, text_line
from layout.page.model import Image, Item, Rule
from layout.style.model import Style
from layout.text.fonts import Fonts

HEAD_RISE = 0.06  # em: the ink of Han stands this far below the top of its em box


def picture_items(
    placed: SetPicture, owner: tuple[int, Picture], style: Style, grid: GridFrame, fonts: Fonts
) -> list[Item]:
    """A placed picture and the article it belongs to → what is drawn for it.

    Its head stands level with the ink of the text in its first row, its foot with that of its last.
    """
    article, picture = owner
    left = grid.left(placed.page) + placed.x
    top = grid.row_top(placed.row) + grid.white + HEAD_RISE * grid.em
    height = placed.picture_rows * grid.line - 2 * grid.white - HEAD_RISE * grid.em
    if stays_whole(picture):  # its rows may be a little higher than it is
        height = min(height, placed.width * picture.pixels[1] / picture.pixels[0])
    rect = Rect(left, top, placed.width, height)
    if placed.wrap == Wrap.PAGE.value:
        return _whole_page(placed, owner, style, (left, grid.area, fonts))
    images = (
        _row_images(placed, owner, rect)
        if picture.members
        else [_image(placed, article, picture, rect)]
    )
    framed = [item for image in images for item in (image, *_frame(image, style))]
    return [*framed, *_caption(placed, owner, (rect, style), fonts)]


def _whole_page(
    placed: SetPicture, owner: tuple[int, Picture], style: Style, room: tuple[float, float, Fonts]
) -> list[Item]:
    """A picture that fills its page → its image out into the bleed, and its caption on white at the foot, which
    the picture leaves as much of the page as that needs."""
    article, picture = owner
    left, width, fonts = room
    page, look = style.page, style.text["caption"]
    lines = caption_lines(picture, look, fonts, width)
    foot = page.height + page.bleed
    if lines:
        foot = page.height - max(page.safe, look.leading) - len(lines) * look.leading - CAPTION_GAP
    rect = Rect(-page.bleed, -page.bleed, page.width + 2 * page.bleed, foot + page.bleed)
    images = (
        _row_images(placed, owner, rect)
        if picture.members
        else [_image(placed, article, picture, rect)]
    )
    under = Rect(left, rect.y, width, rect.height)
    return [*images, *_caption(placed._replace(width=width), owner, (under, style), fonts)]


def picture_in(picture: Picture, rect: Rect, style: Style, article: int) -> list[Item]:
    """A picture, the rectangle it fills, the style and its article → the image, or those of a row, and their frames:
    for a picture that stands in a stack."""
    placed = SetPicture(0, 1, 0, 0, 0, 0, rect.x, rect.width, Wrap.COLUMN.value)
    images = (
        _row_images(placed, (article, picture), rect)
        if picture.members
        else [_image(placed, article, picture, rect)]
    )
    return [item for image in images for item in (image, *_frame(image, style))]


def _row_images(placed: SetPicture, owner: tuple[int, Picture], rect: Rect) -> list[Image]:
    """A row of pictures → its members side by side in the rectangle of the row."""
    article, row = owner
    return [
        _image(
            placed,
            article,
            replace(share, anchor=row.anchor),
            Rect(rect.x + left * rect.width, rect.y, width * rect.width, rect.height),
        )
        for share, left, width in shares(row)
    ]


def _image(placed: SetPicture, article: int, picture: Picture, rect: Rect) -> Image:
    """A placed picture of an article and the rectangle it fills → the image."""
    image = shown_image(picture, rect)
    return replace(
        image,
        wrap=shown_wrap(placed, picture),
        article=article,
        anchor_paragraph=picture.anchor + 1,
        order=0 if picture.fixed else placed.picture + 1,
    )


def shown_image(picture: Picture, rect: Rect) -> Image:
    """A picture and the rectangle it fills → the image, cropped round its focus, of no article yet."""
    crop = crop_to(picture, rect)
    shown = (crop[2] - crop[0]) * picture.pixels[0]
    return Image(
        file=picture.file,
        rect=rect,
        crop=crop,
        pixels=picture.pixels,
        wrap=picture.wrap.value,
        ppi=shown / rect.width * 72,
        article=0,
        anchor_paragraph=0,
        alt=picture.alt,
        shape=picture.shape,
        span=picture.span,
        ink=picture.ink,
        vector=picture.vector,
    )


def _frame(image: Image, style: Style) -> list[Item]:
    """An image → a hairline along its edges where they are white; none round an outline of its own."""
    width = style.pictures.white_edge_frame
    if not width or image.vector or image.shape.kind != "box":
        return []
    if not white_edge(image.file, image.crop):
        return []
    half, colour = width / 2, style.colours["hairline"]
    x, y = image.rect.x + half, image.rect.y + half
    right, bottom = image.rect.right - half, image.rect.bottom - half
    edges = ((x - half, y, right + half, y), (x - half, bottom, right + half, bottom))
    sides = ((x, y, x, bottom), (right, y, right, bottom))
    return [Rule(*ends, width, colour, "frame") for ends in (*edges, *sides)]


def shown_wrap(placed: SetPicture, picture: Picture) -> str:
    """A placed picture → its wrap as shown: "contour" where the text beside it follows its shape."""
    beside = placed.wrap in ("left", "right", "astride", "contour")
    return "contour" if beside and picture.shape.kind != "box" else placed.wrap


def crop_to(picture: Picture, rect: Rect) -> tuple[float, float, float, float]:
    """A picture and the rectangle it fills → the part of it shown, in 0..1, kept round its focus."""
    wide, high = picture.pixels
    shape = rect.width / rect.height
    if wide / high > shape:
        share = high * shape / wide
        start = min(max(picture.focus[0] - share / 2, 0.0), 1 - share)
        return start, 0.0, start + share, 1.0
    share = wide / shape / high
    start = min(max(picture.focus[1] - share / 2, 0.0), 1 - share)
    return 0.0, start, 1.0, start + share


def _caption(
    placed: SetPicture,
    owner: tuple[int, Picture],
    at: tuple[Rect, Style],
    fonts: Fonts,
) -> list[Item]:
    """The lines of a caption, flush left under their picture."""
    rect, style = at
    look = style.text["caption"]
    article, picture = owner
    items: list[Item] = []
    for index, line in enumerate(caption_lines(picture, look, fonts, placed.width)):
        baseline = rect.bottom + CAPTION_GAP + HAN_ASCENT * look.size + index * look.leading
        row = placed.row + placed.picture_rows
        where = Where("caption", article, 0, placed.column, row, rect.x, baseline, picture.span)
        items.append(text_line(line, look, where))
    return items
