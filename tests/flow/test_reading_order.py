"""The order in which things on a page are read: paragraphs stay whole, pictures stay between them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from layout.page.model import Image, TextLine
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import picture


def read(**issue: Any) -> list[list[tuple[int, int] | str]]:
    """An issue → what is read on each page: (article, paragraph) for a run of lines, the file of a picture."""
    pages = []
    for page in set_tiny(**issue).made.pages.pages:
        said: list[tuple[int, int] | str] = []
        for item in page.items:
            if isinstance(item, TextLine):
                said.append(item.kind if item.kind == "caption" else (item.article, item.paragraph))
            if isinstance(item, Image):
                said.append(item.file.name)
        pages.append([one for one, _ in groupby(said)])
    return pages


def test_lines_carried_over_come_before_the_picture_at_the_head_of_their_page() -> None:
    second = read(
        rows=6,
        text=TEXT[:100] + "\n\n" + TEXT[100:128],
        pictures=[
            picture("4字×2行 right", at="吊民", fixed=True, page=2, column=1, row=1, caption="图")
        ],
    )[1]
    assert second[0] == (1, 1)
    assert second.index("1.png") > 0
    assert second[second.index("1.png") + 1] == "caption"


def test_picture_never_stands_before_the_title_of_its_article() -> None:
    for page in read(
        rows=14,
        articles=[
            {"title": "甲题", "text": TEXT[:30]},
            {
                "title": "乙题",
                "text": TEXT[64:128],
                "pictures": [
                    picture("4字×2行 right", at="海咸", fixed=True, page=1, column=1, row=1)
                ],
            },
        ],
    ):
        if "1.png" in page:
            assert page.index("1.png") > page.index((2, 0))


def test_paragraphs_are_never_broken_by_a_picture() -> None:
    pictures = [
        picture("4字×2行 auto", at=word, caption="图") for word in ("天地", "云腾", "海咸", "吊民")
    ]
    text = "\n\n".join((TEXT[:64], TEXT[64:100], TEXT[100:]))
    for page in read(columns=2, rows=9, text=text, pictures=pictures):
        paragraphs = [one for one in page if isinstance(one, tuple)]
        assert len(set(paragraphs)) == len(paragraphs)
