"""Small display lists and what is needed to paint them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import uharfbuzz as hb

from layout.geometry import Rect
from layout.page.model import Bookmark, Fill, Frame, Item, Page, PageList, Rule
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.lettering import Lettering
from layout.style.model import BLACK, Colour, Face

SANS = Face(Path(__file__).parents[2] / "fonts" / "NotoSansSC-Regular.ttf")
BLEED = 8.5039
WIDTH, HEIGHT = 297.6378, 419.5276


class Opened:
    """Opened fonts: what ``paint`` and ``Lettering`` ask of ``layout.text.fonts.Fonts``."""

    def __init__(self) -> None:
        self._faces: dict[Path, hb.Face] = {}

    def face(self, face: Face) -> hb.Face:
        """A face → its font program."""
        if face.file not in self._faces:
            self._faces[face.file] = hb.Face(hb.Blob.from_file_path(str(face.file)))
        return self._faces[face.file]


FACES = Opened()
HAND = Lettering((SANS,), FACES)
STYLE = SimpleNamespace(
    text={"caption": SimpleNamespace(font=(SANS,))}, spots=(), print=SimpleNamespace(spots="keep")
)


def page_list(*pages: tuple[Item, ...], **changes: object) -> PageList:
    """The items of each page → pages of A6 with one column."""
    frame = Frame(1, Rect(30, 30, 237, 350), 20)
    made = tuple(
        Page(number, WIDTH, HEIGHT, (frame,), items) for number, items in enumerate(pages, 1)
    )
    values = {
        "issue": "2020-04", "style": "test", "title": "通信行业简报", "publisher": "湖北省通信行业协会",
        "date": "2020-04-30", "em": 10.5, "line": 17.0, "head": 30.0, "bleed": BLEED,
        "pages": made, "outline": (Bookmark("题", 0, 1, 50.0),),
    }  # fmt: skip
    return PageList(**(values | changes))  # type: ignore[arg-type]


def text_page(text: str = "一场突如其来的新冠肺炎疫情") -> tuple[Item, ...]:
    """A line of text → a page of it: a tint in the bleed, the line over it, a hairline."""
    return (
        Fill(Rect(-BLEED, 90, WIDTH + 2 * BLEED, 40), Colour(0.02, 0.05, 0.1)),
        HAND.line(text, (40, 110), 10.5, BLACK, "body"),
        Rule(40, 140, 200, 140, 0.5, BLACK),
    )


def painted_pages(pages: PageList, **options: object) -> bytes:
    """Pages → the PDF the painter makes of them for print."""
    outcome = paint(pages, FACES, PaintOptions(**({"target": "print"} | options)))  # type: ignore[arg-type]
    assert not outcome.diagnostics
    return outcome.value
