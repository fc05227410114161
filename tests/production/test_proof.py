"""What a proof says of itself at its edges, never over what stands on the page."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.model import BOX_SHAPE
from layout.geometry import Rect
from layout.page.model import Fill, Frame, Image, Item, Page, PageList, Rule, TextLine
from layout.production.comments import Comment
from layout.production.compare import Bar
from layout.production.proof import ProofNotes, ProofPages, bounds, stamped
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


def proof(pages: PageList, **notes: object) -> ProofPages:
    return stamped(pages, STYLE, FACES, ProofNotes(**notes))  # type: ignore[arg-type]


def lines(made: ProofPages, kind: str, page: int = 0) -> list[TextLine]:
    items = made.pages.pages[page].items
    return [item for item in items if isinstance(item, TextLine) and item.kind == kind]


def picture(rect: Rect) -> Image:
    return Image(Path("x.jpg"), rect, (0, 0, 1, 1), (10, 10), "column", 300, 1, 1, "", BOX_SHAPE)


def rows(*numbers: int, x: float = 40.0) -> tuple[TextLine, ...]:
    """Numbers of rows → a line of body text in each."""
    return tuple(
        replace(HAND.line("正文", (x, 60 + 17 * row), 10.5, BLACK, "body"), column=1, row=row)
        for row in numbers
    )


def framed(pages: PageList) -> PageList:
    frames = (Frame(1, Rect(40, 60, 120, 300), 17),)
    return replace(pages, pages=tuple(replace(page, frames=frames) for page in pages.pages))


def test_the_stamp_tells_round_page_and_time() -> None:
    made = proof(page_list(text_page()), round="二校", moment="2026-11-27 08:10", note="3 处错误")
    (stamp,) = lines(made, "stamp")
    for words in ("校样", "二校", "1/1", "2026-11-27 08:10", "3 处错误"):
        assert words in stamp.text
    (plain,) = lines(proof(page_list(text_page())), "stamp")
    assert plain.text.startswith("校样")


def test_what_stood_on_the_page_stays_as_it_was() -> None:
    pages = page_list(text_page())
    before = pages.pages[0].items
    assert proof(pages).pages.pages[0].items[: len(before)] == before


BOX = st.builds(
    Rect, st.floats(-9, WIDTH), st.floats(-9, HEIGHT), st.floats(5, WIDTH), st.floats(5, HEIGHT)
)


@settings(max_examples=60)
@given(st.lists(BOX, max_size=6))
def test_the_stamp_meets_nothing_that_is_printed(boxes: list[Rect]) -> None:
    made = proof(page_list(tuple(picture(box) for box in boxes)), round="二校", moment="2026-11-27")
    (stamp,) = lines(made, "stamp")
    place = bounds(stamp)
    assert place is not None
    sheet = Rect(0, 0, WIDTH, HEIGHT)
    assert sheet.holds(place) or made.slug
    bleed = made.pages.bleed
    over = Rect(-bleed, -bleed, WIDTH + 2 * bleed, HEIGHT + 2 * bleed)
    if made.slug and not sheet.holds(place):
        assert not place.meets(over)
    else:
        assert not any(place.meets(box) for box in boxes)


def test_a_page_that_is_full_to_its_edges_gets_room_outside() -> None:
    full = picture(Rect(-9, -9, WIDTH + 18, HEIGHT + 18))
    made = proof(page_list((full,), text_page()))
    assert made.slug > 0
    (stamp,) = lines(made, "stamp")
    assert stamp.baseline < -made.pages.bleed


def test_a_tint_may_lie_under_the_stamp_where_it_is_all_over() -> None:
    made = proof(page_list((Fill(Rect(-9, -9, WIDTH + 18, HEIGHT + 18), BLACK),)))
    assert made.slug == 0


def test_a_long_stamp_is_made_to_fit() -> None:
    (stamp,) = lines(proof(page_list(()), note="错" * 200), "stamp")
    assert stamp.x + stamp.measure <= WIDTH


def test_row_numbers_stand_before_their_rows_once_each() -> None:
    pages = framed(page_list((*rows(1, 2, 11), *rows(1, 2, 11, x=100))))
    assert not lines(proof(pages), "row number")
    numbers = lines(proof(pages, line_numbers=True), "row number")
    assert [number.text for number in numbers] == ["1", "2", "11"]
    for number in numbers:
        assert number.x + number.measure < 40
        assert number.baseline == 60 + 17 * int(number.text)


def test_a_row_number_gives_way_to_a_picture() -> None:
    beside = picture(Rect(20, 60 + 17 * 2 - 12, 18, 12))
    pages = framed(page_list((*rows(1, 2, 3), beside)))
    numbers = lines(proof(pages, line_numbers=True), "row number")
    assert [number.text for number in numbers] == ["1", "3"]


def test_a_changed_line_has_a_bar_beside_its_column() -> None:
    made = proof(framed(page_list(rows(1, 2, 3))), bars=frozenset({Bar(1, 1), Bar(2, 0)}))
    (bar,) = [item for item in made.pages.pages[0].items if isinstance(item, Rule)]
    assert bar.x1 == bar.x2 > 160
    assert bar.y1 < 60 + 17 * 2 < bar.y2


def test_comments_are_numbered_at_the_edge_and_listed_at_the_end() -> None:
    comments = (
        Comment(1, 50, 100, "核日期", by="王", words="三月"),
        Comment(1, 50, 101, "换图", done=True),
    )
    made = proof(page_list(text_page()), comments=comments)
    first, second = lines(made, "comment")
    assert (first.text, second.text) == ("〔1〕", "〔2 已改〕")
    assert second.baseline - first.baseline > 8
    words = "".join(item.text for item in made.pages.pages[-1].items if isinstance(item, TextLine))
    assert "核日期" in words
    assert "已处理" in words
    assert len(made.pages.pages) == 2


def test_pages_without_anything_are_stamped_too() -> None:
    empty: tuple[Item, ...] = ()
    made = proof(page_list(empty, empty))
    assert all(isinstance(page, Page) and len(page.items) == 1 for page in made.pages.pages)


def test_a_proof_can_be_painted() -> None:
    made = proof(page_list(text_page()), line_numbers=True)
    assert painted_pages(made.pages, target="proof")[:5] == b"%PDF-"


def test_a_proof_loads_nothing_that_only_the_press_needs() -> None:
    heavy = "{'pikepdf', 'numpy', 'pyphen', 'fontTools', 'pypdfium2', 'pydantic', 'PIL.ImageCms'}"
    code = (
        "import sys; import layout.production.proof, layout.production.write, layout.production.job; "
        f"sys.exit(str({heavy} & set(sys.modules)) if {heavy} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
