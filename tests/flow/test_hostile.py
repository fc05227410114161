"""Issues no one should make: none may crash, hang, lose text or set one thing on another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.checks import faults
from tests.support.guard import within
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import Tiny, picture

LIMIT = 20  # s: twenty times what the slowest takes; only a build without end comes to it
PAGE = {"columns": 2, "measure": 22, "rows": 40}
SIDES = ("left", "right", "column", "span", "astride", "contour")


def sound(**issue: Any) -> Tiny:
    """An issue → the issue set, nothing wrong with its pages."""
    with within(LIMIT):
        made = set_tiny(**{**PAGE, **issue})
    assert faults(made.made) == []
    return made


def words(count: int, seed: int = 0) -> str:
    """How many characters → so many, marks among them, no two alike runs near each other."""
    marks = "，、，。，；"
    found = []
    for index in range(count):
        at = (index * 37 + index // 128 * 11 + seed * 5) % 128
        found.append(marks[index // 9 % 6] if index % 9 == 8 else TEXT[at])
    return "".join(found)


def paragraphs(count: int, length: int) -> list[str]:
    return [words(length, number) for number in range(count)]


def anchored(texts: list[str], number: int) -> list[str]:
    """Paragraphs and a number of pictures → the paragraphs with words for them, spread evenly."""
    found = list(texts)
    for index in range(number):
        at = index * len(texts) // number
        found[at] += f"锚{index:02}处。"
    return found


def photos(number: int, **look: Any) -> list[dict[str, Any]]:
    """Pictures of changing proportions at those words."""
    shapes = ((600, 400), (400, 600), (500, 500), (900, 300), (300, 700))
    return [
        picture("", at=f"锚{index:02}", pixels=shapes[index % 5], caption="图说", **look)
        for index in range(number)
    ]


@pytest.mark.slow
def test_forty_pictures_on_two_thousand_characters() -> None:
    texts = anchored(paragraphs(16, 125), 40)
    sound(text="\n\n".join(texts), pictures=photos(40))


@pytest.mark.parametrize("side", ["", *SIDES])
@pytest.mark.parametrize("pixels", [(100, 1000), (1000, 100)])
def test_picture_ten_times_as_high_or_as_wide(side: str, pixels: tuple[int, int]) -> None:
    texts = anchored(paragraphs(4, 150), 1)
    sound(text="\n\n".join(texts), pictures=[picture(side, at="锚00", pixels=pixels)])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("columns", [1, 2])
def test_picture_taller_than_the_page(side: str, columns: int) -> None:
    tall = picture(f"6字×60行 {side}", at="锚00", caption="图说")
    sound(columns=columns, text="\n\n".join(anchored(paragraphs(3, 90), 1)), pictures=[tall])


@pytest.mark.parametrize("side", SIDES)
def test_picture_wider_than_the_page(side: str) -> None:
    wide = picture(f"90字×6行 {side}", at="锚00")
    sound(text="\n\n".join(anchored(paragraphs(3, 90), 1)), pictures=[wide])


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_way_of_wrapping_asked_for(columns: int) -> None:
    texts = anchored(paragraphs(8, 90), 6)
    shown = [
        picture(side, at=f"锚{index:02}", pixels=(400, 300)) for index, side in enumerate(SIDES)
    ]
    sound(columns=columns, text="\n\n".join(texts), pictures=shown)


@pytest.mark.slow
def test_twelve_pictures_in_one_paragraph() -> None:
    sound(text="\n\n".join(anchored([words(900)], 12)), pictures=photos(12))


@pytest.mark.slow
def test_three_columns_with_pictures() -> None:
    texts = anchored(paragraphs(20, 120), 8)
    sound(columns=3, measure=14, text="\n\n".join(texts), pictures=photos(8))


@pytest.mark.slow
def test_small_page() -> None:
    texts = anchored(paragraphs(20, 120), 6)
    sound(columns=2, measure=14, rows=22, text="\n\n".join(texts), pictures=photos(6))


@pytest.mark.slow
def test_sixty_pages() -> None:
    articles = [
        {"title": f"第{number}篇标题", "text": "\n\n".join(paragraphs(12, 220))}
        for number in range(36)
    ]
    made = sound(articles=articles)
    assert len(made.made.pages.pages) >= 55


def test_article_of_one_line() -> None:
    assert len(sound(text="一行字。").made.pages.pages) == 1


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_thirty_articles_of_one_line(columns: int) -> None:
    articles = [{"title": f"第{number}篇", "text": "一行字。"} for number in range(30)]
    sound(columns=columns, articles=articles)


@pytest.mark.slow
def test_article_of_twenty_thousand_characters_in_one_paragraph() -> None:
    made = sound(text=words(20_000))
    assert len(made.made.pages.pages) >= 11


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("across", ["column", "columns"])
def test_title_of_a_hundred_and_twenty_characters(columns: int, across: str) -> None:
    long = {"title": words(120), "text": words(200), "across": across}
    sound(columns=columns, articles=[{"title": "甲题", "text": words(90)}, long])


def test_title_higher_than_a_page() -> None:
    sound(columns=1, measure=12, rows=8, title=words(200), text=words(60))


def test_one_character() -> None:
    sound(title="题", text="字")


@pytest.mark.parametrize("columns", [1, 2])
def test_picture_before_any_text(columns: int) -> None:
    sound(
        columns=columns,
        text="![图说](1.png)\n\n" + words(90),
        pictures=[picture("", pixels=(300, 200))],
    )


@pytest.mark.parametrize("text", ["甲\n\n" * 90, "，。！" * 90, "——" * 60, "“”" * 60, "A" * 400])
def test_odd_text(text: str) -> None:
    sound(text=text)


@pytest.mark.parametrize("columns", [1, 2])
def test_table_longer_than_a_page(columns: int) -> None:
    rows = "".join(f"| {words(6, index)} | {index} |\n" for index in range(110))
    sound(columns=columns, text=f"{words(60)}\n\n| 甲 | 乙 |\n|---|---|\n{rows}\n\n{words(60)}")


@pytest.mark.parametrize("columns", [1, 2])
def test_box_longer_than_a_column(columns: int) -> None:
    box = {"title": "框", "kind": "box", "text": "\n\n".join(paragraphs(20, 90))}
    sound(columns=columns, articles=[{"title": "题", "text": words(200)}, box])


def test_small_heading_last_and_headings_one_after_another() -> None:
    sound(text=f"{words(90)}\n\n## 甲\n\n## 乙\n\n## 丙\n\n{words(90)}\n\n## 丁")


def test_headings_alone() -> None:
    sound(rows=8, text="\n\n".join(f"## 小标题{index}" for index in range(40)))


def test_pull_quotes_alone() -> None:
    sound(rows=8, text="\n\n".join(f"> {words(30, index)}" for index in range(12)))


def test_page_of_three_rows() -> None:
    sound(columns=1, measure=12, rows=3, text="\n\n".join(paragraphs(4, 60)))


def test_narrowest_columns() -> None:
    sound(columns=8, measure=4, rows=12, text="\n\n".join(paragraphs(4, 60)))


def test_many_page_pictures() -> None:
    texts = anchored(paragraphs(4, 100), 4)
    shown = [picture("page", at=f"锚{index:02}", pixels=(500, 700)) for index in range(4)]
    sound(text="\n\n".join(texts), pictures=shown)


def test_fixed_picture_beyond_the_end_is_told() -> None:
    far = picture("6字×4行 left", at="锚00", fixed=True, page=9, column=1, row=1)
    with within(LIMIT):
        made = set_tiny(**PAGE, text="\n\n".join(anchored(paragraphs(4, 100), 1)), pictures=[far])
    assert made.codes == ["picture-unplaced"]


def test_fixed_pictures_on_one_another() -> None:
    shown = [
        picture("6字×4行 left", at=f"锚{index:02}", fixed=True, page=1, column=1, row=row)
        for index, row in enumerate((6, 7))
    ]
    sound(text="\n\n".join(anchored(paragraphs(4, 100), 2)), pictures=shown)


def test_caption_longer_than_the_column_is_high() -> None:
    one = picture("left", at="锚00", pixels=(400, 300), caption=words(400))
    sound(text="\n\n".join(anchored(paragraphs(3, 90), 1)), pictures=[one])
