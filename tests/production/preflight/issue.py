"""A small issue without a fault, made by hand, and the press file of it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import uharfbuzz as hb
from PIL import Image as Pillow

from layout.diagnostics import Span
from layout.document.model import BOX_SHAPE, PLAIN
from layout.geometry import MM, Insets, Rect
from layout.page.model import Fill, Frame, Image, Item, Page, PageList, PlacedGlyph, Rule, TextLine
from layout.paint.paint import paint
from layout.production.preflight import PreflightInput
from layout.production.preflight.pictures import picture_facts
from layout.production.press import paint_options, press_file
from layout.style import model
from layout.style.furniture import Furniture
from layout.style.model import BLACK, Colour, Face

ROOT = Path(__file__).parents[3]
SERIF = Face(ROOT / "fonts/NotoSerifSC-Regular.ttf")
SANS = Face(ROOT / "fonts/NotoSansSC-Bold.ttf")
BLEED = 3 * MM
WIDTH, HEIGHT = 105 * MM, 148 * MM
EM, LINE, HEAD, LEFT = 10.5, 17.0, 62.0, 43.8
RED, TINT, GREY = Colour(0, 0.95, 0.85, 0), Colour(0.02, 0.05, 0.1, 0), Colour(black=1.0)
CLASSIC = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    "金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇"
    "始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌"
    "遐迩一体率宾归王鸣凤在竹白驹食场化被草木赖及万方盖此身发四大五常恭惟鞠养岂敢毁伤"
)


def _filled(kind: Any, **values: Any) -> Any:
    """A style dataclass with what a test names and nothing for the rest."""
    empty = {"float": 0.0, "int": 0, "str": "", "bool": False}
    given = {
        field.name: values.get(field.name, empty.get(str(field.type), ()))
        for field in fields(kind)
        if field.name in values or field.default.__class__.__name__ == "_MISSING_TYPE"
    }
    return kind(**given)


def _text(name: str, face: Face, size: float, colour: Colour = BLACK) -> model.TextStyle:
    values = {"font": (face,), "strong": (SANS,), "emphasis": (face,), "setting": model.Setting()}
    return _filled(model.TextStyle, name=name, size=size, colour=colour, **values)


def print_(standard: str = "x4", **changes: Any) -> model.Print:
    values: dict[str, Any] = {
        "standard": standard, "profile": None, "condition": "FOGRA39", "ink_limit": 300.0, "ppi": 300,
        "ppi_note": 300, "ppi_warn": 225, "ppi_error": 150, "quality": 92, "compression": "jpeg",
        "overprint": True, "pages_multiple": 2, "grades": (),
    }  # fmt: skip
    return _filled(model.Print, **{**values, **changes})


def style(standard: str = "x4", **changes: Any) -> model.Style:
    page = model.Page(WIDTH, HEIGHT, True, HEAD, 40, LEFT, LEFT, BLEED, 5 * MM)
    text = {
        "body": _text("body", SERIF, EM),
        "title": _text("title", SANS, 18, RED),
        "subhead": _text("subhead", SANS, EM, RED),
        "caption": _text("caption", SANS, 7.5, GREY),
        "folio": _text("folio", SERIF, 9),
        "source": _text("source", SERIF, 9),
    }
    return model.Style(
        "bulletin",
        "简报",
        page,
        model.Grid(EM, LINE, 1, 20, 18, 21),
        {"ink": BLACK, "brand": RED, "tint": TINT},
        text,
        _filled(model.PictureStyle),
        _filled(Furniture),
        print_(standard, **changes),
        _filled(model.Search),
        TINT,
        Insets(),
    )


def line(text: str, baseline: float, kind: str = "body", **more: Any) -> TextLine:
    """Text and a baseline → a line set solid in the style of its kind."""
    own = style().text[kind]
    x, face = more.get("x", LEFT), own.font[0]
    glyphs = tuple(
        PlacedGlyph(
            character,
            x + i * own.size,
            own.size,
            _glyph(face, character),
            face,
            own.size,
            0,
            0,
            PLAIN,
        )
        for i, character in enumerate(text)
    )
    values: dict[str, Any] = {
        "kind": kind, "article": 1, "paragraph": 1, "column": 1, "row": round((baseline - HEAD) / LINE), "x": x,
        "baseline": baseline, "measure": 210.0, "size": own.size, "justified": kind == "body", "text": text,
        "glyphs": glyphs, "colour": own.colour, "style": kind, "span": Span("01.md", 3),
    }  # fmt: skip
    return TextLine(**{**values, **more})


def paragraph(number: int, first_row: int, rows: int, last: int = 20, **more: Any) -> list[Item]:
    """A body paragraph of whole lines from a row on; its last line holds ``last`` characters."""
    offset = number * 40
    text = (CLASSIC * 4)[offset : offset + (rows - 1) * 20 + last]
    return [
        line(
            text[at * 20 : at * 20 + 20],
            HEAD + (first_row + at) * LINE,
            paragraph=number,
            start=more.get("start", 0) + at * 20,
            justified=at < rows - 1,
            **{key: value for key, value in more.items() if key != "start"},
        )
        for at in range(rows)
    ]


@cache
def photo() -> Path:
    """A CMYK picture of 600 by 400 pixels, well under the ink limit."""
    ramp = Pillow.linear_gradient("L").resize((600, 400))
    plates = (ramp.point(lambda v: v // 2), ramp.point(lambda v: v // 3), ramp.point(lambda v: v // 4), ramp.point(lambda v: v // 5))  # fmt: skip
    path = Path(mkdtemp()) / "桥.jpg"
    Pillow.merge("CMYK", plates).save(path, quality=92, subsampling=0)
    return path


def picture(rect: Rect, file: Path | None = None, **more: Any) -> Image:
    """A rectangle → the picture placed in it."""
    values: dict[str, Any] = {
        "file": file or photo(), "rect": rect, "crop": (0.0, 0.0, 1.0, 1.0), "pixels": (600, 400), "wrap": "column",
        "ppi": 360.0, "article": 1, "anchor_paragraph": 1, "alt": "一座桥", "shape": BOX_SHAPE, "span": Span("01.md", 9),
    }  # fmt: skip
    return Image(**{**values, **more})


def good_pages() -> PageList:
    """Two pages with a title, paragraphs, a small heading, a picture, a caption, a ground and rules."""
    ground = Fill(Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, BLEED + 14), TINT, "ground")
    first = [
        ground,
        line("湖北电信抗疫纪实", HEAD + 1 * LINE, "title", paragraph=0),
        *paragraph(1, 3, 5, last=12),
        *paragraph(2, 8, 4, last=9),
        picture(Rect(LEFT, HEAD + 12.4 * LINE, 105, 70)),
        line("志愿者在社区值守", HEAD + 17.4 * LINE, "caption", paragraph=3),
        *_foot(1),
    ]
    second = [
        *paragraph(4, 0, 4, last=16),
        line("封城封路不封心", HEAD + 5 * LINE, "subhead", paragraph=5),
        *paragraph(6, 6, 6, last=7),
        Fill(Rect(LEFT, HEAD + 13 * LINE, 210, 40), TINT, "box"),
        *_foot(2),
    ]
    frame = Frame(1, Rect(LEFT, HEAD - 10.5, 210, 19 * LINE), 19)
    pages = tuple(
        Page(number, WIDTH, HEIGHT, (frame,), tuple(items))
        for number, items in enumerate((first, second), start=1)
    )
    return PageList(
        "2020-04", "bulletin", "通信行业简报", "信息通信行业协会", "2020-04-30", EM, LINE, HEAD, BLEED, pages, ()
    )  # fmt: skip


def _foot(number: int) -> list[Item]:
    rule = Rule(LEFT, HEIGHT - 40, LEFT + 210, HEIGHT - 40, 0.5, BLACK, "foot rule")
    return [
        rule,
        line(
            f"— {number} —",
            HEIGHT - 24,
            "folio",
            x=WIDTH / 2 - 20,
            article=0,
            paragraph=0,
            span=None,
        ),
    ]


class Programs:
    """Opened font programs by face."""

    def face(self, face: Face) -> hb.Face:
        return _opened(face.file)


@cache
def _opened(file: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(file)))


@cache
def _glyph(face: Face, character: str) -> int:
    return hb.Font(_opened(face.file)).get_nominal_glyph(ord(character)) or 0


def press(pages: PageList, own: model.Style) -> bytes:
    """Pages and their style → their press file, as the program makes it."""
    painted = paint(pages, Programs(), paint_options(own))
    assert painted.diagnostics == ()
    made = press_file(pages, painted.value, own, Programs())
    assert made.value is not None
    return made.value


@cache
def good_press(standard: str = "x4") -> bytes:
    """The press file of the good pages."""
    return press(good_pages(), style(standard))


def context(pages: PageList | None = None, standard: str = "x4", **changes: Any) -> PreflightInput:
    """Pages (or the good ones) → what a preflight looks at, without a press file."""
    pages = pages or good_pages()
    own = changes.pop("style", None) or style(standard)
    facts = changes.pop("pictures", None) or picture_facts(pages)
    return PreflightInput(pages, own, pictures=facts, **changes)
