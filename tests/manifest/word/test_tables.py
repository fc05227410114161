"""Tables, pictures and charts of a Word file, with their captions."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.manifest.block_model import TableBlock, TextBlock
from tests.manifest.issues import picture as image
from tests.manifest.word.maker import docx, p, picture, r, read, shown, style, table

DOWN, GOES_ON = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
TWO = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'


def only_table(folder: Path, body: str) -> TableBlock:
    (block,) = (one for one in read(folder, docx(body)).blocks if isinstance(one, TableBlock))
    return block


def test_cells_over_several_columns_and_rows(tmp_path: Path) -> None:
    body = table(
        (DOWN + p("单位"), TWO + p("上半年"), DOWN + p("备注")),
        (GOES_ON, "一季度", "二季度", GOES_ON),
        ("甲县", "12", "15", "含抢险"),
        ("合计", TWO + p("27"), "两县"),
    )
    made = only_table(tmp_path, body)
    assert [[cell.text for cell in row] for row in made.rows] == [
        ["单位", "上半年", "", "备注"],
        ["", "一季度", "二季度", ""],
        ["甲县", "12", "15", "含抢险"],
        ["合计", "27", "", "两县"],
    ]
    assert made.merged == ((0, 0, 1, 2), (0, 1, 2, 1), (0, 3, 1, 2), (3, 1, 2, 1))
    assert made.head == 2


def test_several_paragraphs_in_a_cell_and_how_columns_align(tmp_path: Path) -> None:
    right = '<w:jc w:val="right"/>'
    made = only_table(
        tmp_path,
        table(
            ("名", "数"),
            (p("甲") + p("乙"), p("1", properties=right)),
            ("丙", p("2", properties=right)),
        ),
    )
    assert made.rows[1][0].text == "甲\n乙"
    assert made.align == ("left", "right")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (table(("甲",), ("1",)), 1),
        (table(("甲",), ("1",), properties='<w:tblLook w:firstRow="0"/>'), 0),
        (
            table(("甲",), ("乙",), ("1",)).replace(
                "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 2
            ),
            2,
        ),
    ],
)
def test_head_rows(tmp_path: Path, body: str, head: int) -> None:
    assert only_table(tmp_path, body).head == head


def test_rows_of_other_lengths_are_filled(tmp_path: Path) -> None:
    made = only_table(
        tmp_path,
        table(("甲", "乙"), ("1",)).replace(
            '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">1',
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">1',
        ),
    )
    assert [[cell.text for cell in row] for row in made.rows] == [["甲", "乙"], ["", "1"]]


def test_a_table_of_one_cell_is_text(tmp_path: Path) -> None:
    found = read(tmp_path, docx(table((p("第一段。") + p("第二段。"),))))
    assert found.texts == [("body", "第一段。"), ("body", "第二段。")]
    assert found.codes == ["word-one-cell"]


def test_a_table_in_a_cell_becomes_lines_and_is_told(tmp_path: Path) -> None:
    found = read(
        tmp_path, docx(table(("外", p("前") + table(("a", "b"), ("c", "d")) + p("后")), ("1", "2")))
    )
    assert found.texts == [("table", "外|前\na　b\nc　d\n后/1|2")]
    assert found.codes == ["word-nested-table"]


def test_marks_in_cells_are_characters(tmp_path: Path) -> None:
    made = only_table(tmp_path, table(("&lt;", "^"), ("|", "~")))
    assert [[shown(cell) for cell in row] for row in made.rows] == [["<", "^"], ["|", "~"]]
    assert made.merged == ()


def test_pictures_come_out_with_their_captions(tmp_path: Path) -> None:
    data = image("PNG")
    body = (
        p("正文。")
        + p(picture("one"))
        + p("图1　塔")
        + p("正文二", picture("two"), "。")
        + p("图下的话")
    )
    found = read(tmp_path, docx(body, media={"one.png": data, "two.jpg": image("JPEG")}))
    first, second = (
        block for block in found.blocks if isinstance(block, TextBlock) and block.pictures
    )
    (mark,) = first.pictures
    assert (mark.caption.text, mark.at) == ("图1　塔", None)
    file = tmp_path / mark.target.text
    assert file.read_bytes() == data
    assert file.parent.name == "a.图片"
    assert (second.pictures[0].at, second.pictures[0].target.text[-4:]) == (3, ".jpg")
    assert found.texts[-1] == ("body", "图下的话")
    assert found.codes == ["word-pictures-taken"]


def test_a_picture_edited_since_is_not_written_over(tmp_path: Path) -> None:
    made = docx(p("文") + p(picture("one")), media={"one.png": image("PNG")})
    block = read(tmp_path, made).blocks[0]
    assert isinstance(block, TextBlock)
    file = tmp_path / block.pictures[0].target.text
    file.write_bytes(image("PNG", (90, 90)))
    assert read(tmp_path, made).codes == []
    assert file.read_bytes() == image("PNG", (90, 90))


def test_a_caption_by_its_style_may_stand_over_a_picture(tmp_path: Path) -> None:
    body = p("正文。") + p("塔的照片", style="C") + p(picture("one"))
    found = read(tmp_path, docx(body, style("C", "caption"), media={"one.png": image("PNG")}))
    block = found.blocks[0]
    assert isinstance(block, TextBlock)
    assert block.pictures[0].caption.text == "塔的照片"
    assert len(found.blocks) == 1


@pytest.mark.parametrize(
    ("name", "of_picture"),
    [("caption", True), ("Table Caption", False), ("图题", True), ("表题", False)],
)
def test_a_caption_between_a_picture_and_a_table(
    tmp_path: Path, name: str, of_picture: bool
) -> None:
    body = p("正文。") + p(picture("one")) + p("题", style="C") + table(("年",), ("1",))
    found = read(tmp_path, docx(body, style("C", name), media={"one.png": image("PNG")}))
    text, grid = found.blocks
    assert isinstance(text, TextBlock)
    assert isinstance(grid, TableBlock)
    assert (text.pictures[0].caption.text, grid.caption.text) == (
        ("题", "") if of_picture else ("", "题")
    )


def test_a_cropped_picture_shows_what_word_shows(tmp_path: Path) -> None:
    from PIL import Image

    run = picture("one").replace(
        "</pic:blipFill>", '<a:srcRect l="25000" b="50000"/></pic:blipFill>'
    )
    found = read(tmp_path, docx(p("文", run), media={"one.png": image("PNG", (40, 30))}))
    block = found.blocks[0]
    assert isinstance(block, TextBlock)
    with Image.open(tmp_path / block.pictures[0].target.text) as made:
        assert made.size == (30, 15)


@pytest.mark.parametrize(
    ("run", "media", "code"),
    [
        (picture("one"), {"one.emf": b"\x01\x00\x00\x00 EMF"}, "word-picture-kind"),
        (picture("one"), {"one.png": image("PNG")[:30]}, "word-picture-kind"),
        (picture("other"), {}, "word-picture-missing"),
        (picture("one").replace("r:embed", "r:link"), {}, "word-picture-linked"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_told(
    tmp_path: Path, run: str, media: dict[str, bytes], code: str
) -> None:
    assert read(tmp_path, docx(p("文", run), media=media)).codes == [code]


def test_a_table_that_lays_pictures_out_is_none(tmp_path: Path) -> None:
    body = p("正文。") + table((p(picture("one")), p(picture("two"))), ("甲的照片", "乙的照片"))
    found = read(
        tmp_path, docx(body, media={"one.png": image("PNG"), "two.png": image("PNG", (9, 9))})
    )
    (block,) = found.blocks
    assert isinstance(block, TextBlock)
    assert [mark.caption.text for mark in block.pictures] == ["甲的照片", "乙的照片"]


def test_a_table_of_things_with_their_pictures_stays_a_table(tmp_path: Path) -> None:
    body = p("正文。") + table(
        ("图", "品名", "数量"),
        (p(picture("one")), "电话机", "3"),
        (p(picture("two")), "交换机", "1"),
    )
    found = read(
        tmp_path, docx(body, media={"one.png": image("PNG"), "two.png": image("PNG", (9, 9))})
    )
    assert found.texts[1] == ("table", "图|品名|数量/|电话机|3/|交换机|1")
    assert found.codes == ["word-cell-pictures", "word-pictures-taken"]


def test_captions_of_tables_stand_over_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        docx(p("正文。") + p("表1　用户数") + table(("年", "数"), ("1", "2")) + p("后文。")),
    )
    block = found.blocks[1]
    assert isinstance(block, TableBlock)
    assert block.caption.text == "表1　用户数"
    assert [text for _, text in found.texts] == ["正文。", "年|数/1|2", "后文。"]


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart>'
    "<c:title><c:tx><c:rich><a:p><a:r><a:t>抢修次数</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    "<c:plotArea><c:{kind}>{grouping}<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>甲市</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>一季度</c:v></c:pt><c:pt idx='1'><c:v>二季度</c:v></c:pt></c:strCache></c:strRef></c:cat>"
    "<c:val><c:numRef><c:numCache><c:pt idx='0'><c:v>12</c:v></c:pt><c:pt idx='1'><c:v>0.30000000000000004</c:v></c:pt></c:numCache></c:numRef></c:val>"
    "</c:ser></c:{kind}></c:plotArea></c:chart></c:chartSpace>"
)
DRAWN = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="chart"><c:chart r:id="chart1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("kind", "grouping", "chart"),
    [
        ("barChart", "", "bar"),
        ("lineChart", "", "line"),
        ("pieChart", "", "pie"),
        ("radarChart", "", ""),
        ("barChart", '<c:grouping val="percentStacked"/>', ""),
    ],
)
def test_charts_are_read_from_their_data(
    tmp_path: Path, kind: str, grouping: str, chart: str
) -> None:
    part = CHART.replace("{kind}", kind).replace("{grouping}", grouping)
    found = read(tmp_path, docx(p("文", DRAWN), chart1=part))
    block = found.blocks[1]
    assert isinstance(block, TableBlock)
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["", "甲市"],
        ["一季度", "12"],
        ["二季度", "0.3"],
    ]
    assert (block.chart.text, block.caption.text) == (chart, "抢修次数")
    assert found.codes == ([] if chart else ["word-chart-table"])


@pytest.mark.parametrize(
    ("before", "after", "chart"),
    [
        ("<c:v>12</c:v>", "<c:v>-12</c:v>", ""),
        ("<c:pt idx='1'><c:v>0.3", "<c:pt idx='50'><c:v>0.3", ""),
        ("<c:pt idx='0'><c:v>12</c:v></c:pt>", "", "pie"),
    ],
)
def test_a_chart_that_ours_cannot_draw_is_a_table(
    tmp_path: Path, before: str, after: str, chart: str
) -> None:
    part = CHART.replace("{kind}", "pieChart").replace("{grouping}", "").replace(before, after)
    block = read(tmp_path, docx(p("文", DRAWN), chart1=part)).blocks[1]
    assert isinstance(block, TableBlock)
    assert block.chart.text == chart


def test_a_chart_without_values_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, docx(p("文", DRAWN), chart1="<c/>")).codes == ["word-chart"]


def test_names_of_pictures_are_their_own(tmp_path: Path) -> None:
    evil = docx(p("文", picture("one")), media={"one.png": image("PNG")}).replace(
        b"media/one.png", b"../../../x.png"
    )
    found = read(tmp_path, evil)
    assert not (tmp_path.parent / "x.png").exists()
    assert found.codes in (["word-unreadable"], ["word-picture-missing"])
    assert r("") in p(r(""))
