"""Content streams: what is painted, where, and in which ink."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from layout.page.model import TextLine
from layout.production.preflight.file.interpreter import interpret
from layout.production.preflight.file.sheet import Sheet, sheets
from layout.production.preflight.file.state import Painted
from layout.production.preflight.model import line_rect, union
from tests.production.preflight.issue import good_pages, good_press


def painted(content: str, **resources: Dictionary) -> list[Painted]:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(500, 500))
        page = pdf.pages[0].obj
        page.Resources = Dictionary({"/" + key: value for key, value in resources.items()})
        page.Contents = pdf.make_stream(content.encode())
        return list(interpret(page))


GEOMETRY = [
    ("10 20 30 40 re f", "fill", (10, 20, 40, 60)),
    ("q 2 0 0 2 100 0 cm 10 20 30 40 re f Q", "fill", (120, 40, 180, 120)),
    ("1 0 0 -1 0 500 cm 10 20 30 40 re f", "fill", (10, 440, 40, 480)),
    ("2 w 10 50 m 110 50 l S", "stroke", (9, 49, 111, 51)),
    ("0.5 0 0 0.5 0 0 cm 2 w 20 100 m 220 100 l S", "stroke", (9.5, 49.5, 110.5, 50.5)),
    ("20 20 10 10 re W n 0 0 100 100 re f", "fill", (20, 20, 30, 30)),
    ("q 20 20 10 10 re W n Q 0 0 100 100 re f", "fill", (0, 0, 100, 100)),
    ("10 10 m 20 30 40 30 50 10 c f", "fill", (10, 10, 50, 30)),
]


@pytest.mark.parametrize(("content", "kind", "box"), GEOMETRY)
def test_shapes_stand_where_the_matrix_and_the_clip_put_them(
    content: str, kind: str, box: tuple[float, ...]
) -> None:
    (item,) = painted(content)
    assert item.kind == kind
    assert item.box == pytest.approx(box)


def test_what_is_wholly_clipped_away_or_never_painted_is_not_there() -> None:
    assert painted("0 0 5 5 re W n 100 100 5 5 re f") == []
    assert painted("0 0 5 5 re n") == []


INKS = [
    ("0 0 0 1 k", "C0 M0 Y0 K100", 1),
    ("0.1 0 0 0.5 k", "C10 M0 Y0 K50", 2),
    ("/DeviceCMYK cs 0 1 1 0 sc", "C0 M100 Y100 K0", 2),
    ("/DeviceCMYK cs", "C0 M0 Y0 K100", 1),
    ("0.5 g", "DeviceGray", 1),
    ("q 0 1 0 0 k Q", "DeviceGray", 1),
]


@pytest.mark.parametrize(("setting", "label", "plates"), INKS)
def test_inks(setting: str, label: str, plates: int) -> None:
    (item,) = painted(f"{setting} 0 0 9 9 re f")
    assert item.ink.label == label
    assert item.ink.inks == plates


def test_overprint_follows_the_graphics_state() -> None:
    over = Dictionary(X=Dictionary(OP=True, op=True, OPM=1), Y=Dictionary(op=False))
    items = painted("/X gs 0 0 9 9 re B /Y gs 0 0 9 9 re B", ExtGState=over)
    assert [(item.kind, item.overprint, item.mode) for item in items] == [
        ("fill", True, 1),
        ("stroke", True, 1),
        ("fill", False, 1),
        ("stroke", True, 1),
    ]


def test_opacity_is_on_and_off_again() -> None:
    states = Dictionary(X=Dictionary(ca=0.5), Y=Dictionary(ca=1, BM=Name.Normal))
    items = painted("/X gs 0 0 9 9 re f /Y gs 0 0 9 9 re f", ExtGState=states)
    assert [item.transparency for item in items] == ["ca", ""]


def test_text_of_the_press_file_covers_the_lines_that_were_set() -> None:
    with pikepdf.open(BytesIO(good_press())) as pdf:
        for sheet in sheets(pdf, good_pages()):
            assert isinstance(sheet, Sheet)
            assert sheet.page is not None
            texts = [item for item in sheet.painted if item.kind == "text"]
            for line in sheet.page.items:
                if not isinstance(line, TextLine):
                    continue
                own = [sheet.rect(item.box) for item in texts if sheet.line(item) is line]
                # The last glyph's own width ends the line, not the advance it was set with.
                assert list(union(own)) == pytest.approx(list(line_rect(line)), abs=0.2 * line.size)
