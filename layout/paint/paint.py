"""The display list → a PDF. The painter decides nothing: one ``match`` over what stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from layout.diagnostics import Diagnostic
from layout.outcome import Outcome
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
from layout.paint.document import describe, moment, outline
from layout.paint.draw import draw_picture
from layout.paint.embedded import Embedded
from layout.paint.fonts import CidFont, FaceKey, Faces, cid_fonts
from layout.paint.inks import Inks, press_colour
from layout.paint.lent import Lender
from layout.paint.numbers import number
from layout.paint.options import PaintOptions
from layout.paint.outlines import Outlines
from layout.paint.pictures import Pictures, load_pictures
from layout.paint.sheet import Sheet, form_name, plain_settings
from layout.paint.tags import Tags
from layout.paint.text import Pen, spaces_at_line_ends, text_operators

LANGUAGE = "zh-CN"
SOFT_HYPHEN = "\u00ad"


def paint(
    pages: PageList,
    fonts: Faces,
    options: PaintOptions,
    pictures: Outcome[Pictures] | None = None,
) -> Outcome[bytes]:
    """Pages as placed, opened fonts, the painter's options and the pictures where they are loaded already → a PDF and
    what went wrong with pictures.

    The same pages give the same bytes: dates come from the pages (or SOURCE_DATE_EPOCH), names from
    counters. A picture or flowable that cannot be drawn is left out and told.
    Faces lent to charts and flowables are cut when all pages are drawn.
    """
    pictures = load_pictures(pages, options) if pictures is None else pictures
    cut = cid_fonts(pages, fonts) if options.text == "live" else {}
    when = moment(pages.date)
    with plain_settings():
        sheet = Sheet(press_colour(options) if options.target == "print" else None, LANGUAGE)
        for font in cut.values():
            sheet.add_font(font, fast=options.target == "proof")
        vectors = {}
        for name, picture in {each.name: each.embedded for each in pictures.value.values()}.items():
            if isinstance(picture, Embedded):
                sheet.add_picture(name, picture)
            else:
                vectors[form_name(name)] = picture
                sheet.add_form(name)
        painter = _Painter(sheet, options, cut, pictures.value, Lender(fonts))
        if options.tagged:
            painter.ended = spaces_at_line_ends(pages)
        for page in pages.pages:
            painter.page(page, pages.bleed if options.bleed is None else options.bleed)
        for font in painter.lender.fonts():
            sheet.add_font(font, fast=options.target == "proof")
        describe(sheet, pages, when)
        outline(sheet, pages)
        painter.tags.write(sheet)
        made = sheet.getpdfdata()
    if vectors:
        # Only an issue with such pictures opens its PDF here.
        from layout.paint.vector.place import with_vectors

        made = with_vectors(made, vectors)
    return Outcome(made, (*pictures.diagnostics, *painter.found))


class _Painter:
    """What holds while pages are drawn: the sheet, its inks, its tags."""

    def __init__(
        self,
        sheet: Sheet,
        options: PaintOptions,
        fonts: Mapping[FaceKey, CidFont],
        pictures: Pictures,
        lender: Lender,
    ) -> None:
        self.sheet = sheet
        self.options = options
        # A reader aloud joins a word at a soft hyphen; a reader that searches finds it whole without.
        self.pen = Pen(fonts, (0.0, 0.0), SOFT_HYPHEN if options.target == "screen" else "")
        self.pictures = pictures
        self.lender = lender
        self.outlines = Outlines(sheet, lender.faces)
        self.inks = Inks(sheet, options)
        self.tags = Tags(options.tagged)
        self.found: list[Diagnostic] = []
        self.ended: frozenset[int] = frozenset()

    def page(self, page: Page, bleed: float) -> None:
        """A page → drawn, with its boxes: media holds bleed and slug, all measured from one origin."""
        sheet, room = self.sheet, bleed + self.options.slug
        width, height = page.width + 2 * room, page.height + 2 * room
        sheet.origin = (room, height - room)
        self.pen = self.pen._replace(origin=sheet.origin)
        sheet.setPageSize((width, height))
        slug = self.options.slug
        sheet.setTrimBox(_box(room, room, width - room, height - room))
        sheet.setBleedBox(_box(slug, slug, width - slug, height - slug))
        self.inks.new_page()
        self.tags.open_page()
        for item in page.items:
            self.tags.mark(sheet, item)
            self.item(item, page.number)
        self.tags.close_page(sheet)
        sheet.showPage()

    def item(self, item: Item, page: int) -> None:
        """One thing on a page → its operators."""
        sheet = self.sheet
        match item:
            case Rule() | Fill() | Dot() if not self.inks.shown(item):
                pass
            case TextLine():
                self.inks.fill(item.colour, overprint=True)
                if self.options.text == "outlines":
                    self.outlines.draw(item)
                    return
                operators = text_operators(item, self.pen, " " * (id(item) in self.ended))
                self.tags.text_line(sheet, item, operators)
            case Image():
                self.picture(item, page)
            case Rule():
                self.inks.stroke(item.colour, overprint=True)
                sheet.operate(
                    f"{number(item.width)} w {sheet.across(item.x1)} {sheet.up(item.y1)} m "
                    f"{sheet.across(item.x2)} {sheet.up(item.y2)} l S"
                )
            case Fill(rect, colour):
                self.inks.fill(colour)
                sheet.operate(
                    f"{sheet.across(rect.x)} {sheet.up(rect.bottom)} "
                    f"{number(rect.width)} {number(rect.height)} re f"
                )
            case Dot():
                self.inks.stroke(item.colour, overprint=True)
                sheet.operate(_disc(sheet, item))
            case Chart() | Flowable():
                self.drawing(item, page)
            case _:
                assert_never(item)

    def picture(self, item: Image, page: int) -> None:
        """A picture on a page → drawn; line art in its ink, black over what is below."""
        loaded = self.pictures.get((page, item))
        if loaded is None:
            return
        if isinstance(loaded.embedded, Embedded) and loaded.embedded.stencil:
            self.inks.fill(item.ink, overprint=True)
        else:
            self.inks.overprint(False)
        draw_picture(self.sheet, item, loaded)

    def drawing(self, item: Chart | Flowable, page: int) -> None:
        """A chart or flowable → drawn by ReportLab; its graphics are loaded only where there is one."""
        if isinstance(item, Chart):
            from layout.paint.charts.draw import draw_chart

            self.found += draw_chart(item, self.inks, self.lender, page)
            return
        from layout.paint.flowables import draw_flowable

        self.found += draw_flowable(item, self.inks, self.lender, page)


def _disc(sheet: Sheet, dot: Dot) -> str:
    """A dot → a line of no length with round ends: a disc in every renderer."""
    place = f"{sheet.across(dot.x)} {sheet.up(dot.y)}"
    return f"q 1 J {number(2 * dot.radius)} w {place} m {place} l S Q"


def _box(left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
    return (round(left, 3), round(bottom, 3), round(right, 3), round(top, 3))
