"""A page of the press file with everything painted on it, in the coordinates of the display list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.geometry import Rect
from layout.page.model import Image, Page, PageList, TextLine
from layout.production.preflight.file.interpreter import interpret
from layout.production.preflight.file.matrix import Box
from layout.production.preflight.file.pagetree import FAULTS, trim_box
from layout.production.preflight.file.state import Painted
from layout.production.preflight.model import line_rect


class Sheet(NamedTuple):
    """A page of the file: its number, its TrimBox, what is painted, and the same page as set."""

    number: int
    trim: Box
    painted: tuple[Painted, ...]
    page: Page | None

    def rect(self, box: Box) -> Rect:
        """A box in the file's user space → the rectangle on the trimmed page, y down."""
        return Rect(box[0] - self.trim[0], self.trim[3] - box[3], box[2] - box[0], box[3] - box[1])

    def on_product(self, item: Painted) -> bool:
        """Something painted → whether it meets the trimmed page; marks outside are no part of it."""
        trim, box = self.trim, item.box
        return (
            box[0] < trim[2] - 0.01
            and box[2] > trim[0] + 0.01
            and box[1] < trim[3] - 0.01
            and box[3] > trim[1] + 0.01
        )

    def place(self, item: Painted) -> Place:
        """Something painted → where it stands on the page."""
        line = self.line(item) if item.kind == "text" else None
        rect = self.rect(item.box)
        return (
            Place(self.number, line.column, line.row, rect)
            if line
            else Place(self.number, rect=rect)
        )

    def span(self, item: Painted) -> Span | None:
        """Something painted → the source of the line or picture that stands there as set."""
        if item.kind == "image":
            picture = self.picture(item)
            return picture.span if picture else None
        line = self.line(item) if item.kind == "text" else None
        return line.span if line else None

    def picture(self, item: Painted) -> Image | None:
        """A painted image → the picture of the display list whose centre it covers."""
        rect = self.rect(item.box)
        for candidate in self.page.items if self.page else ():
            if isinstance(candidate, Image):
                x = candidate.rect.x + candidate.rect.width / 2
                y = candidate.rect.y + candidate.rect.height / 2
                if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
                    return candidate
        return None

    def line(self, item: Painted) -> TextLine | None:
        """Painted text → the line of the display list at its left end."""
        rect = self.rect(item.box)
        middle = rect.y + rect.height / 2
        for candidate in self.page.items if self.page else ():
            if isinstance(candidate, TextLine):
                cell = line_rect(candidate)
                if cell.y <= middle <= cell.bottom and cell.x - 1 <= rect.x <= cell.right:
                    return candidate
        return None


def sheets(pdf: pikepdf.Pdf, pages: PageList) -> Iterator[Sheet | Diagnostic]:
    """The press file and the pages as set → each page with what is painted, and content that is broken."""
    for number, page in enumerate(pdf.pages, start=1):
        try:
            painted = tuple(interpret(page.obj))
        except FAULTS as fault:
            yield diagnose("content-broken", None, Place(number), problem=fault)
            continue
        as_set = pages.pages[number - 1] if number <= len(pages.pages) else None
        yield Sheet(number, trim_box(page.obj), painted, as_set)
