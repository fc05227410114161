"""How an issue stood on its pages when it was printed before."""

from __future__ import annotations

from typing import NamedTuple


class OriginalPicture(NamedTuple):
    """Where a picture stood in print: from the character ``offset`` of paragraph ``paragraph`` (from 1) of an
    article on, ``rows`` high; ``width`` is the room it took, the gap to the text included, ``measure``
    what it left beside it, 字. ``picture`` counts the article's pictures from 0."""

    article: int
    paragraph: int
    offset: int
    picture: int
    rows: int
    width: float
    measure: float


class OriginalPage(NamedTuple):
    """Where a printed page began. Paragraph 0: with the article's title; article 0: with the source note."""

    article: int
    paragraph: int
    offset: int


class Original(NamedTuple):
    """How an issue stood on its pages when it was printed before; its indents and the lines of its
    titles are in the articles already."""

    pictures: tuple[OriginalPicture, ...]
    pages: tuple[OriginalPage, ...]
