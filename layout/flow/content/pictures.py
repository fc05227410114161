"""The sizes a picture may have and the room it takes from the text. TYPOGRAPHY R1–R4, G5, LOOK.

Widths come from a small family, heights are whole rows with the caption; a picture is cropped to
them round its focus, never distorted.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.document.model import Picture, Run, Shape, Wrap
from layout.flow.content.outlines import outline_of
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import Obstacle
from layout.flow.room.contour import extents
from layout.geometry import fits, whole_above
from layout.style.model import PictureStyle, Style, TextStyle
from layout.text.fonts import Fonts
from layout.text.model import Line
from layout.text.paragraph import set_paragraph

CAPTION_GAP = 3.0  # pt between a picture and its caption
GREATEST_CROP = (
    0.16  # share of a picture that whole rows may cut off before another height is better
)

SPAN_CROP = 0.36  # the same over all columns: such a picture had better be wide than whole


STRIP = 2.0  # em: what is narrower is no picture any more
TALL, WIDE = 2.2, 2.6  # height to width, width to height: from here on a picture stays whole
"""A long screenshot, a panorama."""

FREE = (Wrap.LEFT, Wrap.RIGHT, Wrap.COLUMN, Wrap.ASTRIDE, Wrap.COLUMNS)
"""What the composer chooses from where the editor wished for nothing."""


class Size(NamedTuple):
    """A size a picture may take: pt wide, rows high without and with the caption, share cut off,
    and how many steps it is from the wished width."""

    width: float
    picture_rows: int
    rows: int
    cropped: float
    steps: int
    columns: int = 1  # it stands over or, astride a gap, beside


class PictureOptions(NamedTuple):
    """A picture with every size it may take beside text, in a column, over columns, astride a gutter."""

    picture: Picture
    beside: tuple[Size, ...]
    column: tuple[Size, ...]
    span: tuple[Size, ...]
    astride: tuple[Size, ...]
    several: tuple[Size, ...]  # over several columns, text in the others
    grown: bool  # too wide to leave the least measure beside it: only whole columns are offered
    wraps: tuple[Wrap, ...]  # what the editor's wish leaves to choose from
    outline: Shape  # what text follows round it


def picture_options(
    picture: Picture, style: Style, grid: GridFrame, fonts: Fonts
) -> PictureOptions:
    """A picture, its style and the grid → the sizes it may take, the wished first."""
    looks = style.pictures
    caption = style.text["caption"]
    family = _family(picture, looks.beside, grid)
    room = grid.width - (looks.min_measure + looks.standoff) * grid.em
    beside = [width for width in family if fits(width, room)]
    across = _family(picture, looks.astride, grid) if grid.columns > 1 else ()
    reach = (
        2 * (grid.width - (looks.min_measure + looks.standoff) * grid.em) + grid.pitch - grid.width
    )
    sizes = _Sizer(picture, grid, fonts, caption)
    single = grid.columns == 1
    whole = _wished(picture, Wrap.SPAN if single else Wrap.COLUMN, grid.width)
    whole = min(whole, _wished(picture, Wrap.COLUMN, grid.width))
    options = PictureOptions(
        picture=picture,
        beside=tuple(s for i, w in enumerate(beside) for s in sizes.at(w, i, looks.column_height)),
        column=sizes.at(whole, 0, looks.column_height)
        or sizes.at(grid.width, 0, looks.column_height),
        span=()
        if single and picture.wrap is Wrap.SPAN  # one column spans itself
        else sizes.at(_wished(picture, Wrap.SPAN, grid.area), 0, looks.span_height, SPAN_CROP),
        astride=tuple(
            s._replace(columns=2)
            for i, w in enumerate(across)
            if w <= reach
            for s in sizes.at(w, i, looks.column_height)
        ),
        several=tuple(
            size._replace(columns=count)
            for count in ((picture.columns,) if picture.columns else looks.columns)
            if 1 < count < grid.columns
            for size in sizes.at(_over(grid, count), 0, looks.column_height)
        ),
        grown=not beside and grid.columns * grid.width > 0,
        wraps=(),
        outline=outline_of(picture),
    )
    return options._replace(wraps=_wraps(options))


def _wraps(options: PictureOptions) -> tuple[Wrap, ...]:
    """A picture and its sizes → what the editor's wish leaves to choose from."""
    wish = options.picture.wrap
    wished: tuple[Wrap, ...] = (wish,) if wish is not Wrap.AUTO else FREE
    if wish is Wrap.AUTO and is_panorama(options.picture) and options.span:
        wished = (Wrap.COLUMNS,) if options.several else (Wrap.SPAN,)
    return tuple(wrap for wrap in wished if sizes_of(options, wrap)) or (Wrap.COLUMN,)


def is_panorama(picture: Picture) -> bool:
    """A picture → whether it is so wide that only all columns do it justice."""
    return picture.pixels[0] >= WIDE * picture.pixels[1]


def stays_whole(picture: Picture) -> bool:
    """A picture → whether nothing of it is cut off: a graphic, a very tall or wide one, of which its editor asked for
    no height."""
    tall = picture.pixels[1] >= TALL * picture.pixels[0]
    free = picture.rows is None and not picture.members and picture.wrap is not Wrap.PAGE
    return free and (picture.graphic or tall or is_panorama(picture))


def sizes_of(options: PictureOptions, wrap: Wrap) -> tuple[Size, ...]:
    """A picture and a way of wrapping → the sizes it may take so."""
    match wrap:
        case Wrap.COLUMN:
            return options.column
        case Wrap.ASTRIDE:
            return options.astride
        case Wrap.SPAN | Wrap.PAGE:
            return options.span
        case Wrap.COLUMNS:
            return options.several
        case _:
            return options.beside


def _over(grid: GridFrame, columns: int) -> float:
    """A number of columns → their width with the gaps between, pt."""
    return grid.pitch * (columns - 1) + grid.width


def _wished(picture: Picture, wrap: Wrap, room: float) -> float:
    """A picture, a way of wrapping and its room → the width it gets: the wished where it asked for both.

    One with an outline keeps its width even where no text runs round it.
    """
    kept = picture.wrap is wrap or (picture.wrap is Wrap.CONTOUR and wrap is Wrap.COLUMN)
    return min(picture.width, room) if picture.width and kept else room


def _family(picture: Picture, widths: tuple[float, ...], grid: GridFrame) -> tuple[float, ...]:
    """The wished width alone where there is one, else the style's family, pt."""
    if picture.width is not None:
        return (picture.width,)
    return tuple(width * grid.em for width in widths)


class _Sizer:
    """Finds the whole-row heights of one picture."""

    def __init__(self, picture: Picture, grid: GridFrame, fonts: Fonts, caption: TextStyle) -> None:
        self.picture, self.grid, self.fonts, self.caption = picture, grid, fonts, caption

    def at(
        self, width: float, steps: int, share: float, most_cut: float = GREATEST_CROP
    ) -> tuple[Size, ...]:
        """A width, its step in the family and the greatest share of the type area → sizes, best first.

        The height nearest the proportions comes first; one row less and one more follow where they
        cut off little. A picture higher than its share is cropped to it, and shrunk where cropping
        would cost too much.
        """
        grid, picture = self.grid, self.picture
        most = max(1, int(grid.rows * share))
        if stays_whole(picture):
            whole = self._whole(width, steps, most)
            if whole or not fits(grid.width, width):
                return whole
        shape = picture.pixels[1] / picture.pixels[0]
        caption_rows = self.caption_rows(width)
        natural = width * shape
        rows = picture.rows or max(1, round((natural + 2 * grid.white) / grid.line))
        if rows + caption_rows > most:
            rows = max(1, most - caption_rows)
        wished = [rows] if picture.rows else [rows, rows - 1, rows + 1]
        sizes = []
        for count in wished:
            if count < 1 or count + caption_rows > most:
                continue
            height = count * grid.line - 2 * grid.white
            cropped = 1 - min(height / natural, natural / height)
            fitted = width
            taken = caption_rows
            if count == rows and height < natural and cropped > most_cut and not picture.rows:
                fitted = max(height / shape / (1 - most_cut), grid.em * 4)
                cropped = most_cut
            if count != rows and cropped > most_cut:
                continue
            if fitted < width:
                taken = self.caption_rows(fitted)
                if count + taken > most:  # a caption so long wants the whole width
                    fitted, taken = width, caption_rows
                    cropped = 1 - min(height / natural, natural / height)
            sizes.append(Size(min(fitted, width), count, count + taken, cropped, steps))
        if not sizes and not fits(grid.width, width):
            return ()  # its caption is too long for this width: a wider one is asked next
        if not sizes:  # a caption nearly as high as the page: the picture keeps what it can
            kept = min(rows + caption_rows, grid.rows)
            sizes.append(Size(width, max(1, kept - caption_rows), kept, 0.0, steps))
        return tuple(sizes)

    def _whole(self, width: float, steps: int, most: int) -> tuple[Size, ...]:
        """A width, its step and the most rows → the one size in which nothing is cut off: narrower where it would be
        too high, none where it would be a mere strip."""
        grid = self.grid
        shape = self.picture.pixels[1] / self.picture.pixels[0]
        while width >= STRIP * grid.em:
            under = self.caption_rows(width)  # longer, the narrower the picture is
            rows = max(1, whole_above((width * shape + 2 * grid.white) / grid.line))
            if rows + under <= most:
                return (Size(width, rows, rows + under, 0.0, steps),)
            if under >= most:
                break
            width = min(width - grid.em / 4, ((most - under) * grid.line - 2 * grid.white) / shape)
        return ()

    def caption_rows(self, width: float) -> int:
        """The width of the picture → the whole rows its caption and credit take."""
        lines = caption_lines(self.picture, self.caption, self.fonts, width)
        if not lines:
            return 0
        height = CAPTION_GAP + len(lines) * self.caption.leading
        return max(1, whole_above((height - self.grid.white) / self.grid.line))


def caption_lines(
    picture: Picture, style: TextStyle, fonts: Fonts, width: float
) -> tuple[Line, ...]:
    """A picture, the caption style and a width in pt → the lines of its caption with the credit."""
    parted = (Run(" "),) if picture.caption and picture.credit else ()
    text = picture.caption + parted + picture.credit
    if not text:
        return ()
    return set_paragraph(text, style, fonts, (width / style.size,))


def beside_obstacle(
    options: PictureOptions,
    size: Size,
    side: Wrap,
    at: tuple[int, int],
    grid: GridFrame,
    looks: PictureStyle,
) -> tuple[Obstacle, float]:
    """A size at one side of a column from a row → the room it takes, and its x in the column, pt."""
    column, row = at
    standoff = looks.standoff * grid.em
    x = 0.0 if side is Wrap.LEFT else grid.width - size.width
    blocked = []
    for r in range(row, row + size.rows):
        reach = _reach(options, size, r - row, grid)
        if reach is None:
            continue
        start, end = reach
        if side is Wrap.LEFT:
            blocked.append((column, r, 0.0, end + standoff))
        else:
            blocked.append((column, r, x + start - standoff, grid.width))
    return Obstacle(blocked), x


def _reach(
    options: PictureOptions, size: Size, row: int, grid: GridFrame
) -> tuple[float, float] | None:
    """A row of a picture, counted from its head → its left and right reach there, pt from its left edge.

    A contour ends with the picture: its caption takes the whole width.
    """
    if row >= size.picture_rows:
        return 0.0, size.width
    height = size.picture_rows * grid.line
    return extents(options.outline, size.width, row * grid.line, grid.line, height)


def column_obstacle(size: Size, columns: range, row: int, grid: GridFrame) -> Obstacle:
    """A size over whole columns from a row → the room it takes."""
    rows = range(row, row + size.rows)
    return Obstacle((column, r, 0.0, grid.width) for column in columns for r in rows)


def astride_obstacle(
    options: PictureOptions, size: Size, at: tuple[int, int], grid: GridFrame, looks: PictureStyle
) -> tuple[Obstacle, float]:
    """A size centred on the gap after a column from a row → the room it takes, and its x from that column.

    TYPOGRAPHY R1: text stands on both its sides, in either column.
    """
    column, row = at
    standoff = looks.standoff * grid.em
    x = (grid.width + grid.pitch) / 2 - size.width / 2
    blocked = []
    for r in range(row, row + size.rows):
        reach = _reach(options, size, r - row, grid)
        if reach is None:
            continue
        start, end = reach
        if x + start - standoff < grid.width:
            blocked.append((column, r, x + start - standoff, grid.width))
        if x + end + standoff > grid.pitch:
            blocked.append((column + 1, r, 0.0, x + end + standoff - grid.pitch))
    return Obstacle(blocked), x
