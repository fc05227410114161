"""The one place that touches the inside of ReportLab's canvas.

A ``Sheet`` is a canvas without unembedded fonts: pages open with an empty preamble, the fonts are ours, and
operators of text go straight into the page's code. Everything above speaks pt from the top
left corner of the trimmed page; the origin is turned over here, once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    xObjectName,
)
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from layout.paint.embedded import Embedded
from layout.paint.font_objects import descendant
from layout.paint.fonts import CidFont, compressed, to_unicode
from layout.paint.lent import LentFont
from layout.paint.numbers import number

BASIC_FONTS = "BasicFonts"  # ReportLab's name for the font dictionary all pages share


def form_name(name: str) -> str:
    """The name of a picture → what it is called in the resources of a page."""
    return str(xObjectName(name))


class Sheet(Canvas):  # type: ignore[misc]  # ReportLab is not typed
    """A canvas whose pages hold nothing that was not asked for."""

    def __init__(self, enforce: Callable[[object], Color] | None, language: str) -> None:
        self.origin = (0.0, 0.0)  # of the trimmed page's top left corner, in PDF space
        self.extras: dict[int, dict[str, Any]] = {}  # more keys for a page's dictionary
        self.tops: list[float] = []  # of the trimmed pages, in PDF space
        self.black_over = False  # whether what ReportLab draws in solid black overprints
        super().__init__(
            BytesIO(),
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 4),
            enforceColorSpace=enforce,
            lang=language,
        )

    def _make_preamble(self) -> None:
        """Nothing: ReportLab would open each page with unembedded Helvetica (``BT /F1 12 Tf``)."""
        self._preamble = ""

    def unembedded(self) -> set[str]:
        """Nothing → the fonts used so far that are in no file: those that viewers bring along."""
        return {name for name in self._doc.fontMapping if not _embedded(getFont(name))}

    def setFillColor(self, aColor: object, alpha: float | None = None) -> None:
        """As ReportLab's."""
        super().setFillColor(aColor, alpha)
        if self.black_over:
            _overprint(self, _solid_black(self._fillColorObj), self.setFillOverprint)

    def setStrokeColor(self, aColor: object, alpha: float | None = None) -> None:
        """As ReportLab's."""
        super().setStrokeColor(aColor, alpha)
        if self.black_over:
            _overprint(self, _solid_black(self._strokeColorObj), self.setStrokeOverprint)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        """As ReportLab's."""
        return _Text(self, x, y, direction=direction)

    def state(self) -> tuple[int, int]:
        """Nothing → how much has been drawn on the page, to go back to."""
        return len(self._code), len(self.state_stack)

    def undo(self, state: tuple[int, int]) -> None:
        """What ``state`` gave → the page as it was then."""
        drawn, depth = state
        del self._code[drawn:]
        while len(self.state_stack) > depth:
            self.pop_state_stack()

    def operate(self, *operators: str) -> None:
        """Operators → onto the end of the page's code."""
        self._code.extend(operators)

    def across(self, x: float) -> str:
        """An x of the trimmed page → as PDF writes it."""
        return number(self.origin[0] + x)

    def up(self, y: float) -> str:
        """A y of the trimmed page, downwards → as PDF writes it, upwards."""
        return number(self.origin[1] - y)

    def add_font(self, font: CidFont, fast: bool) -> None:
        """A subset font → in the file, in the dictionary that all pages share."""
        document = self._doc
        program = PDFDictionary({"Length1": len(font.program), "Filter": PDFName("FlateDecode")})
        if font.outlines == "CFF":
            program = PDFDictionary(
                {"Subtype": PDFName("CIDFontType0C"), "Filter": PDFName("FlateDecode")}
            )
        file = PDFStream(program, compressed(font.program, fast))
        cmap = PDFStream(
            PDFDictionary({"Filter": PDFName("FlateDecode")}), compressed(to_unicode(font), fast)
        )
        inner = descendant(font, document.Reference(file), document)
        document.idToObject[BASIC_FONTS][font.name] = document.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": PDFName(font.base),
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([document.Reference(inner)]),
                    "ToUnicode": document.Reference(cmap),
                }
            )
        )

    def define(self, name: str, value: object) -> None:
        """A name and an object → in the file, to be referred to by that name."""
        self._doc.Reference(value, name)

    def bookmark(self, key: str, page: int, y: float) -> None:
        """A key, the index of a page and a y of the trimmed page → a destination for the outline."""
        place = self._bookmarkReference(key)
        place.xyz("null", number(self.tops[page] - y), "null")
        place.setPage(PDFObjectReference(f"Page{page + 1}"))

    def date(self, moment: tuple[int, int, int, int, int, int]) -> None:
        """Year to second, UTC → the dates of the file."""
        stamp = self._doc._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = moment, 0, 0

    def add_picture(self, name: str, picture: Embedded) -> None:
        """A name and a picture → in the file."""
        entries: dict[str, object] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "BitsPerComponent": picture.bits,
            "Filter": PDFName(picture.filter),
        }
        if picture.stencil:
            entries["ImageMask"] = "true"
        else:
            entries["ColorSpace"] = PDFName(picture.space)
        if picture.parms:
            parms = {key: _parameter(key, value) for key, value in picture.parms}
            entries["DecodeParms"] = PDFDictionary(parms)
        if picture.inverted:
            entries["Decode"] = PDFArray([1, 0] * 4)
        if picture.mask is not None:
            self.add_picture(f"{name}.mask", picture.mask)
            key = "Mask" if picture.mask.stencil else "SMask"
            entries[key] = PDFObjectReference(xObjectName(f"{name}.mask"))
        self._doc.Reference(PDFStream(PDFDictionary(entries), picture.data), xObjectName(name))

    def add_form(self, name: str) -> None:
        """A name → in the file, a form of the unit square that draws nothing yet."""
        entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": "[0 0 1 1]"}
        self._doc.Reference(PDFStream(PDFDictionary(entries), ""), xObjectName(name))

    def add_drawn_form(
        self, name: str, content: str, box: tuple[float, float, float, float]
    ) -> None:
        """A name, operators and the box that holds what they draw → in the file, a form."""
        entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray(box)}
        entries["Filter"] = PDFName("FlateDecode")
        stream = PDFStream(PDFDictionary(entries), compressed(content.encode(), fast=False))
        self._doc.Reference(stream, xObjectName(name))

    def show_picture(self, name: str) -> None:
        """The name of a picture in the file → drawn on the unit square."""
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        self._code.append(f"/{xObjectName(name)} Do")

    def showPage(self) -> None:
        """Close the page, with the keys of ``extras`` that ReportLab does not know."""
        document = self._doc
        position = len(document.Pages.pages)
        self.tops.append(self.origin[1])
        super().showPage()
        page: PDFPage = document.Pages.pages[position]
        more = self.extras.get(position, {})
        page.__NoDefault__ = [*PDFPage.__NoDefault__, *more]
        for key, value in more.items():
            setattr(page, key, value)


class _Text(PDFTextObject):  # type: ignore[misc]  # ReportLab is not typed
    """Text that ReportLab sets."""

    def setFillColor(self, aColor: object, alpha: float | None = None) -> None:
        super().setFillColor(aColor, alpha)
        if self._canvas.black_over:
            _overprint(self, _solid_black(self._fillColorObj), self.setFillOverprint)

    def _formatText(self, text: str | bytes) -> str:
        """A text → its operators. PDF widens no blank of a two-byte font by itself (ISO 32000-1 9.3.3)."""
        wider = getattr(self, "_wordSpace", 0.0)
        if not wider or not isinstance(getFont(self._fontname), LentFont):
            return str(super()._formatText(text))
        words = (text.decode() if isinstance(text, bytes) else text).split(" ")
        shown = [
            super(_Text, self)._formatText(word)
            for word in (*(f"{w} " for w in words[:-1]), words[-1])
        ]
        return f" [{number(-1000 * wider / self._fontsize)}] TJ ".join(shown)


def _overprint(drawn: Any, wanted: bool, switch: Callable[[bool], None]) -> None:
    """A canvas or a text, and whether the colour just set lies over what is below → switched, OPM 1."""
    switch(wanted)
    if wanted:
        drawn.setOverprintMask(True)


def _solid_black(colour: object) -> bool:
    """A colour as ReportLab keeps it → whether it is black ink alone, full."""
    inks = colour if isinstance(colour, tuple | list) else getattr(colour, "cmyk", lambda: ())()
    return tuple(inks) == (0, 0, 0, 1) and not isinstance(colour, CMYKColorSep)


def _embedded(font: Any) -> bool:
    """A font of ReportLab's → whether its program goes into the file."""
    return bool(font._dynamicFont) or not (font._multiByte or font.face.builtIn)


@contextmanager
def plain_settings() -> Iterator[None]:
    """While it lasts, ReportLab does not blow streams up to ASCII-85, nor read dates from the environment.

    Both are settings of the process: SOURCE_DATE_EPOCH raises there where it is no number, and is ours to read.
    """
    before, epoch = rl_config.useA85, os.environ.pop("SOURCE_DATE_EPOCH", None)
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch


def _parameter(key: str, value: int) -> object:
    """A parameter of a filter → as ReportLab writes it."""
    return ("true" if value else "false") if key == "BlackIs1" else value


def ink(cyan: float, magenta: float, yellow: float, black: float) -> CMYKColor:
    """Four inks in 0..1 → ReportLab's colour."""
    return CMYKColor(cyan, magenta, yellow, black)


def spot(inks: tuple[float, float, float, float], name: str, tint: float) -> CMYKColorSep:
    """The inks a separation looks like, its name and tint → ReportLab's colour.

    A PDF name is bytes, by custom UTF-8 (ISO 32000-1, 7.3.5); ReportLab escapes characters, so each byte is one.
    """
    return CMYKColorSep(*inks, spotName=name.encode().decode("latin-1"), density=tint)


def light(red: float, green: float, blue: float) -> Color:
    """sRGB in 0..1 → ReportLab's colour."""
    return Color(red, green, blue)
