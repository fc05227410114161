"""Tables: what their columns hold whole, where they stand, and what is over their later parts."""

from __future__ import annotations

from typing import Any

from layout.page.model import TextLine
from tests.support.checks import faults
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import Tiny

GRID: dict[str, Any] = {"columns": 2, "measure": 16, "rows": 12}


def table(*rows: str) -> str:
    """Rows with cells parted by spaces, the first the head → the table as written."""
    cells = [f"| {' | '.join(row.split())} |" for row in rows]
    return "\n".join([cells[0], "|---" * len(rows[0].split()) + "|", *cells[1:]])


def lines(made: Tiny, kind: str = "table") -> list[tuple[int, TextLine]]:
    """A set issue → its lines of a kind, each with its page."""
    return [
        (page.number, item)
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.kind == kind
    ]


def texts(made: Tiny, kind: str = "table") -> list[str]:
    return [line.text for _, line in lines(made, kind)]


def test_numbers_and_names_stay_whole() -> None:
    made = set_tiny(
        **GRID,
        text=TEXT[:20] + "\n\n" + table("甲 乙 丙", "欧阳修远 10091.7 天地玄黄宇宙洪荒日月盈昃"),
    )
    assert {"欧阳修远", "10091.7"} <= set(texts(made))
    assert faults(made.made) == []
    assert made.codes == []


def test_an_address_breaks_where_a_number_does_not() -> None:
    made = set_tiny(
        **GRID,
        text=TEXT[:20] + "\n\n" + table("甲 乙", "www.example.org/a/b/c/d/e/f/g/h 1234567890123"),
    )
    assert "1234567890123" in texts(made)
    assert faults(made.made) == []


def test_a_table_too_wide_for_its_column_stands_over_all() -> None:
    head, row = " ".join("甲乙丙丁戊己"), " ".join(["123456"] * 6)
    made = set_tiny(**GRID, text=f"{TEXT[:40]}\n\n{table(head, row)}\n\n{TEXT[40:80]}")
    found = lines(made)
    frames = made.made.pages.pages[0].frames
    assert max(line.x for _, line in found) > frames[1].rect.x
    above = [line for _, line in lines(made, "body") if line.text[0] in TEXT[:40]]
    assert {line.column for line in above} == {1, 2}, "the columns above it end level"
    assert faults(made.made) == []
    assert made.codes == []


def test_a_heading_over_such_a_table_stands_over_all_columns_with_it() -> None:
    head, row = " ".join("甲乙丙丁戊己"), " ".join(["123456"] * 6)
    made = set_tiny(**GRID, text=f"{TEXT[:40]}\n\n## 附表\n\n{table(head, row)}")
    ((page, heading),) = lines(made, "subhead")
    first = lines(made)[0]
    assert page == first[0]
    assert heading.row + 1 == first[1].row - 1, "a white row, then the table"
    assert heading.column == 1


def test_what_no_width_holds_is_refused_once() -> None:
    row = " ".join(["1234567890123"] * 9)
    made = set_tiny(**GRID, text=TEXT[:20] + "\n\n" + table(" ".join(TEXT[:9]), row))
    assert made.codes == ["table-too-wide"]


def test_later_parts_are_headed_again() -> None:
    rows = [f"{number} 张三丰" for number in range(1, 31)]
    made = set_tiny(**GRID, text=f"{TEXT[:20]}\n\n表2　名单\n{table('序号 姓名', *rows)}")
    captions = texts(made, "caption")
    assert captions[0].startswith("表2")
    assert set(captions[1:]) == {"续表2"}
    assert texts(made).count("序号") == len(captions) > 1
    assert faults(made.made) == []


def test_a_table_over_all_columns_goes_on_over_the_next_page() -> None:
    head = " ".join("甲乙丙丁戊己")
    rows = [" ".join([f"{number}23456"] * 6) for number in range(10, 36)]
    made = set_tiny(**GRID, text=f"{TEXT[:40]}\n\n{table(head, *rows)}\n\n{TEXT[40:60]}")
    pages = {page for page, _ in lines(made)}
    assert len(pages) == 3
    assert texts(made).count("甲") == 3
    assert len(set(texts(made))) == 6 + 26
    assert faults(made.made) == []


def test_a_box_over_all_columns_parts_them() -> None:
    made = set_tiny(
        **GRID,
        articles=[
            {"title": "题", "text": TEXT[:60]},
            {"title": "框", "kind": "box", "across": "columns", "text": TEXT[60:90]},
            {"title": "尾", "text": TEXT[90:120]},
        ],
    )
    assert faults(made.made) == []
    box = [line for _, line in lines(made, "body") if line.style == "box"]
    assert max(line.measure for line in box) > made.made.pages.pages[0].frames[0].rect.width
