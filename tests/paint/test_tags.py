"""The structure tree: articles in order, paragraphs whole, furniture left out (ISO 32000-1 14.7, 14.8)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Raster
from sheets import BOLD, SERIF, Programs, document, operators, page_list, picture, read, text_line

from layout.document.model import ChartData, Series
from layout.flow.model.elements import CellPlace
from layout.geometry import Rect
from layout.page.model import Chart, Fill, Hand, Rule, TextLine
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import BLACK


def line(text: str, y: float, kind: str, article: int, paragraph: int, start: int = 0) -> TextLine:
    return text_line(text, y, kind=kind, article=article, paragraph=paragraph, start=start)


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Two articles of which the first goes on after the second begins."""
    file: Path = tmp_path_factory.mktemp("pictures") / "a.png"
    Raster.new("RGB", (60, 30), "red").save(file)
    first = [
        Fill(Rect(0, 0, 500, 80), BLACK),
        text_line("简报", 60, BOLD, 30, kind="masthead", article=0, paragraph=0),
        Rule(50, 70, 500, 70, 1, BLACK),
        line("甲之一", 100, "title", 1, 0),
        line("甲之二", 120, "title", 1, 0),
        line("第一段设open", 150, "body", 1, 1),
        line("source第二行", 167, "body", 1, 1, 9),
        picture(file, Rect(50, 200, 100, 50)),
        line("图一", 270, "caption", 1, 0),
        picture(file, Rect(50, 300, 100, 50)),
        line("图二", 370, "caption", 1, 0),
        line("乙", 400, "title", 2, 0),
        line("乙一", 430, "body", 2, 1),
        line("1", 800, "folio", 0, 0),
    ]
    second = [
        line("乙一续", 60, "body", 2, 1, 2),
        line("甲二", 100, "body", 1, 2),
        line("来源", 300, "source", 0, 0),
        line("2", 800, "folio", 0, 0),
    ]
    options = PaintOptions(target="screen", tagged=True, bleed=0.0)
    return paint(page_list(first, second), Programs(), options).value


def elements(data: bytes) -> list[pikepdf.Dictionary]:
    return list(document(data).Root.StructTreeRoot.K.K)


def texts(data: bytes) -> dict[tuple[int, int], str]:
    """A PDF → the text shown under each MCID, by page index and MCID."""
    found: dict[tuple[int, int], str] = {}
    for page in range(len(document(data).pages)):
        fonts = document(data).pages[page].Resources.Font
        mcid, depth, table = None, 0, {}
        for name, operands in operators(data, page):
            if name == "BDC" or name == "BMC":
                depth += 1
                entries = operands[1] if name == "BDC" else {}
                if "/MCID" in entries:  # type: ignore[operator]
                    mcid, depth = int(entries["/MCID"]), 1  # type: ignore[index]
            elif name == "EMC":
                depth -= 1
                mcid = mcid if depth else None
            elif name == "Tf":
                table = _unicode(fonts[str(operands[0])])
            elif name in ("Tj", "TJ") and mcid is not None:
                parts = operands[0] if name == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))  # type: ignore[union-attr]
                shown = "".join(table[codes[n : n + 2].hex()] for n in range(0, len(codes), 2))
                found[page, mcid] = found.get((page, mcid), "") + shown
    return found


def _unicode(font: pikepdf.Dictionary) -> dict[str, str]:
    rows = [
        row.strip("<>").split("><")
        for row in font.ToUnicode.read_bytes().decode().splitlines()
        if row.startswith("<")
    ]
    return {
        row[0]: bytes.fromhex(row[1]).decode("utf-16-be")
        for row in rows
        if len(row) == 2 and row[0] != "0000"
    }


def test_article_order_not_page_order(tagged: bytes) -> None:
    shown = texts(tagged)
    pages = [page.obj.objgen for page in document(tagged).pages]
    told = [
        (
            str(one.S),
            "".join(shown.get((pages.index(kid.Pg.objgen), int(kid.MCID)), "") for kid in one.K),
        )
        for one in elements(tagged)
    ]
    assert told == [
        ("/P", "简报"),
        ("/H1", "甲之一甲之二"),
        ("/P", "第一段设opensource第二行"),
        ("/Figure", ""),
        ("/Caption", "图一"),
        ("/Figure", ""),
        ("/Caption", "图二"),
        ("/P", "甲二"),
        ("/H1", "乙"),
        ("/P", "乙一乙一续"),
        ("/P", "来源"),
    ]  # fmt: skip


def test_furniture_and_grounds_are_artifacts(tagged: bytes) -> None:
    marks = [operands for name, operands in operators(tagged) if name in ("BMC", "BDC")]
    kinds = [str(operands[0]) for operands in marks]
    assert kinds.count("/Artifact") == 3  # ground, rule, folio
    assert sum(1 for name, _ in operators(tagged) if name == "EMC") == len(marks)


def test_figures_have_text_and_a_place(tagged: bytes) -> None:
    figure = next(one for one in elements(tagged) if one.S == "/Figure")
    assert str(figure.Alt) == "一座桥"
    assert [float(side) for side in figure.A.BBox] == pytest.approx([50, 591.89, 150, 641.89])


def test_the_parent_tree_leads_back(tagged: bytes) -> None:
    file = document(tagged)
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    for index, page in enumerate(file.pages):
        assert int(page.obj.StructParents) == index
        assert page.obj.Tabs == "/S"
        for mcid, parent in enumerate(numbers[2 * index + 1]):
            assert any(
                int(kid.MCID) == mcid and kid.Pg.objgen == page.obj.objgen for kid in parent.K
            )
    assert file.Root.MarkInfo.Marked


def test_words_parted_by_a_line_end_stay_apart(tagged: bytes) -> None:
    """The space dropped at the line end is there for who hears the text."""
    assert "open \nsource" in read(tagged).replace("\r", "")


def test_a_chart_is_a_figure_of_its_article_with_its_letters_in_it() -> None:
    """It is read where it stands in its article, not at the end of the issue."""
    hand = Hand((SERIF,), (SERIF,), 7.0, BLACK)
    data = ChartData("bar", ("一", "二"), (Series("", (1.0, 2.0)),))
    chart = Chart(Rect(50, 200, 200, 100), data, hand, (BLACK,), BLACK, "图1。一 1，二 2。", 1)
    page = [
        line("甲", 60, "title", 1, 0),
        line("甲一", 100, "body", 1, 1),
        chart,
        line("图1", 320, "caption", 1, 0),
        line("甲二", 350, "body", 1, 3),
        line("乙", 400, "title", 2, 0),
        line("乙一", 430, "body", 2, 1),
    ]
    options = PaintOptions(target="screen", tagged=True, bleed=0.0)
    made = paint(page_list(page), Programs(), options).value
    roles = [str(one.S) for one in elements(made)]
    assert roles == ["/H1", "/P", "/Figure", "/Caption", "/P", "/H1", "/P"]
    figure = elements(made)[2]
    assert str(figure.Alt) == "图1。一 1，二 2。"
    assert [float(side) for side in figure.A.BBox] == pytest.approx([50, 541.89, 250, 641.89])
    (mark,) = figure.K
    inside: list[str] = []
    open_mark = None
    for name, operands in operators(made):
        if name in ("BDC", "BMC"):
            open_mark = operands[1].get("/MCID") if name == "BDC" else None  # type: ignore[attr-defined]
        elif name == "EMC":
            open_mark = None
        elif open_mark == int(mark.MCID):
            inside.append(name)
    assert inside.count("Tj") >= 4  # two labels, two values
    assert "re" in inside


def test_untagged_is_unmarked() -> None:
    data = paint(page_list([text_line("字", 100)]), Programs(), PaintOptions()).value
    assert not {"BDC", "BMC"} & {name for name, _ in operators(data)}
    assert "/StructTreeRoot" not in document(data).Root


def cell(text: str, y: float, place: CellPlace, column: int = 1) -> TextLine:
    return text_line(text, y, kind="table", paragraph=4, style="table", column=column, cell=place)


def shape(element: pikepdf.Dictionary) -> object:
    """An element → its role and its kids' shapes; what only holds content is a role alone."""
    kids = element.get("/K", [])
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    inner = [shape(kid) for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return (str(element.S)[1:], inner) if inner else str(element.S)[1:]


def test_a_table_has_rows_heads_spans_and_no_gap() -> None:
    first = [
        cell("甲", 100, CellPlace(0, 0, head=True)),
        cell("乙", 100, CellPlace(0, 1, across=2, head=True)),
        cell("一", 120, CellPlace(1, 0)),
        cell("三", 120, CellPlace(1, 2)),
    ]
    # The later part bears the head once more.
    second = [
        cell("甲", 100, CellPlace(0, 0, head=True)),
        cell("四", 120, CellPlace(2, 0, across=3)),
    ]
    data = paint(page_list(first, second), Programs(), PaintOptions(tagged=True)).value
    table = document(data).Root.StructTreeRoot.K.K[0]
    assert shape(table) == (
        "Table",
        [("TR", ["TH", "TH"]), ("TR", ["TD", "TD", "TD"]), ("TR", ["TD"])],
    )
    heads = table.K[0].K
    assert heads[0].A.Scope == "/Column"
    assert heads[1].A.ColSpan == 2
    assert len(heads[0].K) == 1
    assert "/A" not in table.K[1].K[0]


def test_notes_quotes_and_contents_are_what_they_are() -> None:
    items = [
        text_line("导读", 100, kind="contents", article=0, style="contents_title"),
        text_line("条目甲", 120, kind="contents", article=0, paragraph=2, style="contents"),
        text_line("注一", 140, kind="source", paragraph=8, style="footnote"),
        text_line("要紧的话", 160, kind="quote", paragraph=9, style="quote"),
    ]
    data = paint(page_list(items), Programs(), PaintOptions(tagged=True)).value
    kids = document(data).Root.StructTreeRoot.K.K
    assert [shape(kid) for kid in kids] == [("TOC", ["Caption", "TOCI"]), "Note", "BlockQuote"]
    assert kids[1].ID is not None
