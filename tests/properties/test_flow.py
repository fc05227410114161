"""What holds for any text, pictures, boxes, tables and headings in any number of columns.

Nothing lost, doubled or out of order, nothing on anything else, every line on the grid and inside the page, pictures
with their text or told to be far from it, the same pages every time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.page.dump import dump, dump_text
from layout.page.model import Chart, Image, TextLine
from tests.properties.generators import issues, paragraph
from tests.support.checks import faults
from tests.support.leaf import Line, leaves
from tests.support.page_picture import set_tiny
from tests.support.panel import verdict
from tests.support.tiny import Tiny, picture

MANY = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SOME = settings(MANY, max_examples=12)
ALWAYS = frozenset({"overlap", "outside", "grid"})  # rules of the panel no page may break
FEATURES = frozenset(
    {"left", "right", "column", "span", "astride", "contour", "page", "fixed", "row", "far", "box"}
    | {"chart", "table", "quote", "jump", "facing", "1 columns", "2 columns", "3 columns"}
)
Place = tuple[int, int, int, int]


@pytest.mark.slow
def test_what_holds_of_random_issues() -> None:
    met: set[str] = set()

    @MANY
    @given(issues())
    def holds(issue: dict[str, Any]) -> None:
        made = set_tiny(**issue)
        met.update(_features(issue, made))
        assert [*_unsound(made), *_disordered(made), *_far(made), *_too_early(made)] == []

    holds()
    assert met >= FEATURES, "else it would hold of less than it says"


def _unsound(made: Tiny) -> Iterator[str]:
    """A set issue → what is lost or stands on something else, and pictures given up where none is in their way."""
    yield from faults(made.made, made.left_out)
    for one in verdict(dump(made.made.pages)):
        if one.rule in ALWAYS:
            yield f"{one}"
    if made.left_out and not _fixed(made):
        yield f"{made.left_out} have no place"


def _disordered(made: Tiny) -> Iterator[str]:
    """A set issue → articles before an earlier one, text before its title."""
    lines = [one for leaf in leaves(dump(made.made.pages)) for one in leaf.lines]
    titles, texts = _first(lines, {"title"}), _first(lines, {"body", "quote", "table"})
    if list(titles) != sorted(titles, key=titles.__getitem__):
        yield f"titles stand at {titles}"
    for article, place in titles.items():
        if texts[article] < place:
            yield f"text of article {article} at {texts[article]}, its title at {place}"


def _first(lines: list[Line], kinds: set[str]) -> dict[int, Place]:
    """Lines and kinds → for each article in order where the reader meets the first of its lines of those kinds."""
    found: dict[int, list[Place]] = defaultdict(list)
    for one in lines:
        if one.kind in kinds and one.article:
            found[one.article].append((*one.column_of_band, one.row))
    return {article: min(found[article]) for article in sorted(found)}


def _far(made: Tiny) -> Iterator[str]:
    """A set issue → more or fewer pictures off the spread of their text than were told."""
    pages, facing = _pages_of_text(made), made.made.source.style.page.facing
    far = set()
    for page, shown in _images(made):
        near = pages[shown.article, shown.anchor_paragraph]
        if shown.wrap == "page":  # it cannot stand on the page of its text
            near = near | {other + 1 for other in near}
        if not any(_near(page, other, facing) for other in near):
            place = page, shown.article, shown.anchor_paragraph, shown.rect.y
            far.add(place)  # once for those of a row, which stand level
    if len(far) != made.codes.count("picture-far"):
        yield f"{sorted(far)} are far, {made.codes} told"


def _near(one: int, other: int, facing: bool) -> bool:
    """Two pages → whether they are one, or face each other: 2 and 3, 4 and 5."""
    return one == other or (facing and one // 2 == other // 2)


def _too_early(made: Tiny) -> Iterator[str]:
    """A set issue → pictures on a page before the title of their article, unless an editor put them there."""
    pages, fixed = _pages_of_text(made), _fixed(made)
    for page, shown in _images(made):
        if page < min(pages[shown.article, 0]) and shown.file.name not in fixed:
            yield f"{shown.file.name} stands before its title"


def _fixed(made: Tiny) -> set[str]:
    """A set issue → the files of the pictures its editor gave a place, which may be taken or beyond the end."""
    articles = made.made.source.document.articles
    return {one.file.name for article in articles for one in article.pictures if one.fixed}


def _pages_of_text(made: Tiny) -> dict[tuple[int, int], set[int]]:
    """A set issue → the pages each paragraph of each article stands on, its title as paragraph 0."""
    pages: dict[tuple[int, int], set[int]] = defaultdict(set)
    for page in made.made.pages.pages:
        for item in page.items:
            if isinstance(item, TextLine) and item.kind != "caption":
                pages[item.article, item.paragraph].add(page.number)
    return pages


def _images(made: Tiny) -> list[tuple[int, Image]]:
    return [
        (page.number, item)
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, Image)
    ]


def _features(issue: dict[str, Any], made: Tiny) -> set[str]:
    """An issue and what came of it → the features it has been set with."""
    document, pages = made.made.source.document, made.made.pages.pages
    lines = [item for page in pages for item in page.items if isinstance(item, TextLine)]
    shown = [one for article in document.articles for one in article.pictures]
    found = {one.wrap for _, one in _images(made)} | {one.kind for one in lines}
    has = {
        f"{len(pages[0].frames)} columns": True,
        "far": "picture-far" in made.codes,
        "fixed": any(one.fixed for one in shown),
        "row": any(one.members for one in shown),
        "chart": any(isinstance(one, Chart) for page in pages for one in page.items),
        "box": any(one.get("kind") == "box" for one in issue["articles"]),
        "jump": any("（上接" in one.text for one in lines),
        "facing": made.made.source.style.page.facing,
    }
    return found | {name for name, is_there in has.items() if is_there}


@pytest.mark.slow
@SOME
@given(issues())
def test_the_same_pages_every_time(issue: dict[str, Any]) -> None:
    assert dump_text(set_tiny(**issue).made.pages) == dump_text(set_tiny(**issue).made.pages)


@SOME
@given(st.lists(paragraph, min_size=1, max_size=6), st.integers(1, 3))
def test_a_picture_more_loses_no_text(texts: list[str], columns: int) -> None:
    text = "\n\n".join([*texts, "锚处"])
    grid: dict[str, Any] = {"columns": columns, "measure": 12, "rows": 10}
    without = set_tiny(text=text, **grid)
    beside = set_tiny(text=text, pictures=[picture("4字×2行", at="锚处")], **grid)
    assert _characters(without) == _characters(beside)


def _characters(made: Tiny) -> str:
    return "".join(
        "".join(item.text.split())
        for page in made.made.pages.pages
        for item in page.items
        if isinstance(item, TextLine) and item.kind == "body"
    )
