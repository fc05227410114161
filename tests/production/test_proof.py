"""The stamp 校样 and the row numbers of a proof."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from layout.geometry import Rect
from layout.page.model import PageList, TextLine
from layout.production.proof import LABEL, STAMP, stamped
from layout.style.model import BLACK
from tests.production.sheets import (
    FACES,
    HAND,
    HEIGHT,
    STYLE,
    WIDTH,
    page_list,
    painted_pages,
    text_page,
)


def proof(pages: PageList, **more: object) -> PageList:
    return stamped(pages, STYLE, FACES, **more)  # type: ignore[arg-type]


def lines(pages: PageList, kind: str) -> list[TextLine]:
    return [i for i in pages.pages[0].items if isinstance(i, TextLine) and i.kind == kind]


def test_the_stamp_lies_over_the_grounds_and_under_the_text() -> None:
    pages = page_list(text_page(), text_page())
    for before, after in zip(pages.pages, proof(pages).pages, strict=True):
        tint, text, rule = before.items
        kept = list(after.items)
        assert kept[0] == tint
        assert [item.text for item in kept[1:3]] == ["校", "样"]
        assert all(item.colour == STAMP for item in kept[1:3])
        assert kept[3:5] == [text, rule]


def test_the_stamp_climbs_the_page_and_stays_on_it() -> None:
    low, high = (line for line in lines(proof(page_list(())), "stamp") if line.colour == STAMP)
    assert low.x < high.x
    assert low.baseline > high.baseline
    page = Rect(0, 0, WIDTH, HEIGHT)
    for line in (low, high):
        assert page.holds(Rect(line.x, line.baseline - line.size, line.measure, 1.2 * line.size))


def test_the_label_says_why_and_fits_the_page() -> None:
    (label,) = [
        line
        for line in lines(proof(page_list(()), note="3 处错误"), "stamp")
        if line.colour == LABEL
    ]
    assert "校样" in label.text
    assert "2020-04-30" in label.text
    assert "3 处错误" in label.text
    (long,) = [
        line
        for line in lines(proof(page_list(()), note="错" * 200), "stamp")
        if line.colour == LABEL
    ]
    assert long.x + long.measure <= WIDTH


def test_row_numbers_stand_before_their_rows_once_each() -> None:
    rows = [
        replace(
            HAND.line("正文", (40 + 60 * part, 60 + 17 * row), 10.5, BLACK, "body"),
            column=1,
            row=row,
        )
        for row in (1, 2, 11)
        for part in (0, 1)
    ]
    pages = page_list(tuple(rows))
    assert not lines(proof(pages), "row number")
    numbers = lines(proof(pages, numbered=True), "row number")
    assert [number.text for number in numbers] == ["1", "2", "11"]
    for number in numbers:
        assert number.x + number.measure < 30
        assert number.baseline == 60 + 17 * int(number.text)


def test_a_proof_can_be_painted() -> None:
    assert (
        painted_pages(proof(page_list(text_page()), numbered=True), target="proof")[:5] == b"%PDF-"
    )


def test_a_proof_loads_nothing_that_only_the_press_needs() -> None:
    heavy = "{'pikepdf', 'numpy', 'pyphen', 'fontTools', 'pypdfium2', 'pydantic', 'PIL.ImageCms'}"
    code = (
        "import sys; import layout.production.proof, layout.production.write, layout.production.job; "
        f"sys.exit(str({heavy} & set(sys.modules)) if {heavy} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
