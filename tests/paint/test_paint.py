"""Pages → PDF: boxes, inks, overprint, outline, and the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from sheets import SERIF, Programs, document, operators, page_list, read, shaped, text_line

from layout.geometry import Rect
from layout.page.model import Bookmark, Dot, Fill, Rule
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import BLACK, Colour

RED = Colour(0, 0.9, 0.8, 0.1)
TINT = Colour(0.1, 0.05)
GOLD = Colour(0.2, 0.4, 0.9, 0.1, "PANTONE 871 C", 0.5)
ITEMS = (
    Fill(Rect(40, 60, 300, 200), TINT),
    text_line("黑字压在底色上", 100),
    text_line("红字", 130, colour=RED),
    Rule(50, 150, 300, 150, 0.5, BLACK),
    Rule(50, 160, 300, 160, 0.5, RED),
    Dot(60, 170, 0.6, BLACK),
    text_line("金字", 200, colour=GOLD),
    text_line("白字", 220, colour=Colour()),
)


def painted(*items: object, **options: object) -> bytes:
    outcome = paint(page_list(items), Programs(), PaintOptions(**options))  # type: ignore[arg-type]
    assert outcome.diagnostics == ()
    return outcome.value


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(side) for side in page.obj[name]]


def test_boxes_lie_in_each_other() -> None:
    """ISO 15930: trim inside bleed inside media; the slug is room for marks."""
    page = document(painted(*ITEMS, slug=20.0)).pages[0]
    assert box(page, "/MediaBox") == pytest.approx([0, 0, 652.28, 898.89])
    assert box(page, "/BleedBox") == pytest.approx([20, 20, 632.28, 878.89])
    assert box(page, "/TrimBox") == pytest.approx([28.5, 28.5, 623.78, 870.39])


def test_without_bleed_the_sheet_is_the_page() -> None:
    page = document(painted(*ITEMS, bleed=0.0)).pages[0]
    assert box(page, "/MediaBox") == box(page, "/TrimBox") == pytest.approx([0, 0, 595.28, 841.89])


def test_the_origin_is_the_upper_left_corner_of_the_trim() -> None:
    data = painted(Fill(Rect(0, 0, 100, 50), BLACK), bleed=10.0, slug=5.0)
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((14, 14)) == 255
    assert picture.getpixel((17, 17)) < 60
    assert picture.getpixel((113, 63)) < 60
    assert picture.getpixel((117, 67)) == 255


@pytest.mark.parametrize("target", ["print", "proof"])
def test_all_ink_is_cmyk(target: str) -> None:
    """PRINT 8: ReportLab's black is DeviceGray, which no press file may hold."""
    names = {name for name, _ in operators(painted(*ITEMS, target=target))}
    assert not names & {"g", "G", "rg", "RG"}
    assert {"k", "K", "scn"} <= names or {"k", "K", "cs"} <= names


def test_nothing_is_drawn_before_its_ink_is_set() -> None:
    inked = set()
    for name, _ in operators(painted(*ITEMS, target="print")):
        if name in ("k", "scn", "K", "SCN"):
            inked.add(name[0].islower())
        if name in ("f", "Tj", "TJ"):
            assert True in inked
        if name == "S":
            assert False in inked


def shown_with(data: bytes) -> list[tuple[str, tuple[float, ...], bool, int]]:
    """A PDF → for each showing operator its name, ink, overprint and overprint mode."""
    states = {
        name: dict(state) for name, state in document(data).pages[0].Resources.ExtGState.items()
    }
    fill = stroke = ()
    over, mode, shown = {"/op": False, "/OP": False}, 0, []
    for name, operands in operators(data):
        if name in ("k", "scn"):
            fill = tuple(float(part) for part in operands if not isinstance(part, pikepdf.Name))
        elif name == "K":
            stroke = tuple(float(part) for part in operands)
        elif name == "gs":
            for key, value in states[str(operands[0])].items():
                if key in over:
                    over[key] = bool(value)
                elif key == "/OPM":
                    mode = int(value)
        elif name in ("f", "Tj", "TJ"):
            shown.append((name, fill, over["/op"], mode))
        elif name == "S":
            shown.append((name, stroke, over["/OP"], mode))
    return shown


def test_black_text_and_rules_overprint_and_nothing_else() -> None:
    """GWG R0011: K100 over a tint must not knock it out; white or coloured text must."""
    shown = shown_with(painted(*ITEMS, target="print"))
    black = (0.0, 0.0, 0.0, 1.0)
    assert {name for name, ink, over, _ in shown if over} == {"Tj", "S"}
    for name, ink, over, mode in shown:
        assert over == (ink == black and name != "f")
        assert mode == 1 if over else True


def test_overprint_is_a_switch() -> None:
    assert (
        "/ExtGState"
        not in document(painted(*ITEMS, target="print", overprint=False)).pages[0].Resources
    )


def test_a_spot_colour_is_a_separation() -> None:
    spaces = document(painted(*ITEMS, target="print")).pages[0].Resources.ColorSpace
    (space,) = spaces.values()
    assert [str(part) for part in space[:3]] == ["/Separation", "/PANTONE 871 C", "/DeviceCMYK"]


def test_on_a_screen_all_is_rgb() -> None:
    data = painted(*ITEMS, target="screen")
    names = {name for name, _ in operators(data)}
    assert not names & {"k", "K", "g", "G", "scn", "gs"}
    first = next(operands for name, operands in operators(data) if name == "rg")
    assert 0.8 < float(first[0]) < float(first[2]) <= 1  # type: ignore[arg-type]  # a bluish tint


@pytest.mark.parametrize("target", ["print", "proof", "screen"])
def test_same_pages_same_bytes(target: str) -> None:
    assert painted(*ITEMS, target=target, tagged=True) == painted(
        *ITEMS, target=target, tagged=True
    )


def test_dates_are_the_issues(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(document(painted(*ITEMS)).docinfo["/CreationDate"]) == "D:20200430000000+00'00'"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert str(document(painted(*ITEMS)).docinfo["/CreationDate"]) == "D:20200913122640+00'00'"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert str(document(painted(*ITEMS)).docinfo["/ModDate"]) == "D:20200430000000+00'00'"


def test_the_file_says_what_it_is() -> None:
    file = document(painted(*ITEMS))
    assert str(file.docinfo["/Title"]) == "通信行业简报"
    assert str(file.docinfo["/Author"]) == "信息通信处"
    assert str(file.Root.Lang) == "zh-CN"
    assert file.Root.ViewerPreferences.DisplayDocTitle


def test_streams_are_binary() -> None:
    """PRINT 2: ASCII-85 would make a quarter more of them, and a press wants none of it."""
    assert b"ASCII85" not in painted(*ITEMS)


def test_bookmarks_lead_to_their_articles() -> None:
    marks = (
        Bookmark("甲", 0, 1, 100),
        Bookmark("乙", 2, 2, 50),
        Bookmark("失", 0, 9, 50),
        Bookmark("丙", 0, 2, 400),
    )
    pages = page_list([text_line("一", 100)], [text_line("二", 100)], outline=marks)
    file = document(paint(pages, Programs(), PaintOptions()).value)
    with file.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["甲", "丙"]
        assert [entry.title for entry in outline.root[0].children] == ["乙"]
        page, kind, _, top, *_ = outline.root[1].destination
    assert (page.objgen, kind) == (file.pages[1].obj.objgen, "/XYZ")
    assert float(top) == pytest.approx(841.89 + 8.5 - 400)
    assert file.Root.PageMode == "/UseOutlines"


def test_pages_without_bookmarks_have_no_outline() -> None:
    assert "/Outlines" not in document(painted(*ITEMS)).Root


def test_half_a_surrogate_pair_breaks_nothing() -> None:
    pages = replace(page_list([text_line("甲", 100)]), title="简\ud800报")
    line = text_line("甲\udc00", 100, glyphs=shaped("甲", SERIF, 10.5, 50))
    data = paint(pages, Programs(), PaintOptions()).value
    assert str(document(data).docinfo["/Title"]) == "简\ufffd报"
    assert paint(page_list([line]), Programs(), PaintOptions()).value


def test_an_empty_page_is_a_page() -> None:
    data = paint(page_list([], [text_line("二", 100)], []), Programs(), PaintOptions()).value
    assert len(document(data).pages) == 3
    assert read(data).strip() == "二"


def test_numbers_are_short() -> None:
    data = painted(*ITEMS)
    content = document(data).pages[0].Contents.read_bytes()
    assert not re.search(rb"\d\.\d{4}", content)


GOLD = Colour(0.2, 0.3, 0.6, 0.2, "烫金")
VARNISH = Colour(spot="UV", technical=True)


def test_a_name_in_any_script_is_a_separation() -> None:
    (space,) = (
        document(painted(Fill(Rect(0, 0, 9, 9), GOLD), target="print"))
        .pages[0]
        .Resources.ColorSpace.values()
    )
    assert str(space[1]) == "/烫金"
    assert space[1].unparse().upper() == b"/#E7#83#AB#E9#87#91"


def test_spots_become_their_look_where_the_house_has_four_inks() -> None:
    half = Fill(Rect(0, 0, 9, 9), GOLD._replace(tint=0.5))
    data = painted(half, Fill(Rect(9, 0, 9, 9), VARNISH), target="print", spots="process")
    inks = [tuple(map(float, given)) for name, given in operators(data) if name == "k"]
    assert inks[-1] == pytest.approx((0.1, 0.15, 0.3, 0.1), abs=1e-3)
    assert [str(space[1]) for space in document(data).pages[0].Resources.ColorSpace.values()] == [
        "/UV"
    ]


def test_a_technical_ink_overprints_and_is_not_seen_on_a_screen() -> None:
    sheet = Fill(Rect(0, 0, 9, 9), VARNISH)
    names = [name for name, _ in operators(painted(sheet, target="print"))]
    assert names.index("gs") < names.index("scn") < names.index("f")
    assert "f" not in [name for name, _ in operators(painted(sheet, target="screen"))]
