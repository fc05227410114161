"""Pages made by hand for the painter's tests: shaped text at given places, nothing composed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import uharfbuzz as hb

from layout.document.model import BOX_SHAPE, PLAIN
from layout.geometry import Rect
from layout.page.model import Bookmark, Image, Item, Page, PageList, PlacedGlyph, TextLine
from layout.style.model import BLACK, Colour, Face

ROOT = Path(__file__).parents[2]
SERIF = Face(ROOT / "fonts/NotoSerifSC-Regular.ttf")
BOLD = Face(ROOT / "fonts/NotoSansSC-Bold.ttf")
KAI = Face(ROOT / "fonts/LXGWWenKai-Regular.ttf")
FANG = Face(ROOT / "fonts/FandolFang-Regular.otf")


class Programs:
    """Opened font programs by face."""

    def face(self, face: Face) -> hb.Face:
        return opened(face.file, face.collection)


@cache
def opened(file: Path, index: int = 0) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(file)), index)


def shaped(text: str, face: Face, size: float, x: float = 0.0) -> tuple[PlacedGlyph, ...]:
    """Text → its glyphs set solid from ``x``, as HarfBuzz shapes it for simplified Chinese."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.script, buffer.language, buffer.direction = "Hani", "zh-hans", "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    program = opened(face.file, face.collection)
    hb.shape(hb.Font(program), buffer)
    starts = [info.cluster for info in buffer.glyph_infos] + [len(text)]
    glyphs = []
    for index, (info, position) in enumerate(
        zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ):
        advance = position.x_advance * size / program.upem
        covered = text[starts[index] : starts[index + 1]]
        glyphs.append(PlacedGlyph(covered, x, advance, info.codepoint, face, size, 0.0, 0.0, PLAIN))
        x += advance
    return tuple(glyphs)


def text_line(
    text: str,
    baseline: float,
    face: Face = SERIF,
    size: float = 10.5,
    colour: Colour = BLACK,
    **more: object,
) -> TextLine:
    """Text → one line of a page from x 50."""
    glyphs = more.pop("glyphs", None)
    glyphs = shaped(text, face, size, 50) if glyphs is None else glyphs
    values: dict[str, object] = {
        "kind": "body", "article": 1, "paragraph": 1, "column": 1, "row": 1, "x": 50.0, "baseline": baseline, "measure": 400.0,
        "size": size, "justified": True, "text": text, "glyphs": glyphs, "colour": colour, "style": "body",
    }  # fmt: skip
    return TextLine(**(values | more))  # type: ignore[arg-type]


def moved(glyphs: Iterable[PlacedGlyph], by: float) -> tuple[PlacedGlyph, ...]:
    return tuple(glyph._replace(x=glyph.x + by) for glyph in glyphs)


def picture(
    file: Path, rect: Rect, crop: tuple[float, float, float, float] = (0, 0, 1, 1)
) -> Image:
    return Image(file, rect, crop, (1, 1), "column", 300.0, 1, 1, "一座桥", BOX_SHAPE)


def page_list(
    *pages: Iterable[Item], bleed: float = 8.5, outline: tuple[Bookmark, ...] = ()
) -> PageList:
    made = tuple(
        Page(number, 595.28, 841.89, (), tuple(items)) for number, items in enumerate(pages, 1)
    )
    return PageList(
        "2020-04", "bulletin", "通信行业简报", "信息通信处", "2020-04-30", 10.5, 17.0, 60.0, bleed, made, outline
    )  # fmt: skip


def read(data: bytes) -> str:
    """A PDF → its text as pdfium reads it, pages and lines parted by newlines."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(
            page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document
        )
    finally:
        document.close()


@lru_cache(maxsize=16)
def document(data: bytes) -> pikepdf.Pdf:
    """A PDF → the same opened, and kept open while tests look at its objects."""
    return pikepdf.open(BytesIO(data))


def operators(data: bytes, page: int = 0) -> list[tuple[str, list[object]]]:
    """A PDF → the operators of a page with their operands."""
    stream = pikepdf.parse_content_stream(document(data).pages[page])
    return [(str(operator), list(operands)) for operands, operator in stream]
