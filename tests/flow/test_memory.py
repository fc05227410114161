"""What the search remembers, and what it weighs: no memory changes a page, and nothing is weighed twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layout.document.model import Paragraph, Run
from layout.flow.flow import flow
from layout.flow.search.issue import IssueSearch
from layout.flow.search.memo import LineMemo, Memo, PageMemo, RoomMemo
from layout.flow.search.resume import SearchMemory
from layout.pipeline import read_input
from layout.request import IssueInput, Request
from layout.text.fonts import Fonts
from tests.manifest.random_issues import random_issue
from tests.support.page_picture import TEXT, draw, set_tiny
from tests.support.tiny import picture

APRIL = Path(__file__).parents[2] / "issues" / "2020-04.yaml"
SIDES = ("auto", "left", "right", "column", "astride", "span", "contour")


class Forgetful(dict[Any, Any]):
    """A memory in which nothing stays."""

    def __setitem__(self, key: Any, value: Any) -> None:
        return


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Every memory of the search forgets at once, once ``on`` is called."""

    def forgets(self: PageMemo | RoomMemo) -> None:
        for name in type(self).__slots__:
            setattr(self, name, Forgetful())

    for kind in (PageMemo, RoomMemo):
        monkeypatch.setattr(kind, "__init__", forgets)
    monkeypatch.setattr(Memo, "of_text", lambda _, text: LineMemo(text))
    return monkeypatch


def crowded(seed: int) -> tuple[str, float]:
    """A number → the pages, drawn, and the cost of a crowded issue of two articles, with notes and pictures of every kind."""
    pictures = [
        picture(
            f"{5 + (seed + at) % 3}字×{2 + at % 3}行 {SIDES[(seed + at) % 7]}", at=TEXT[k : k + 2]
        )
        for at, k in enumerate(range(seed % 7, 78, 19))
    ]
    first = {"title": "甲", "text": f"{TEXT[:80]}\n\n{TEXT[80:]}", "pictures": pictures}
    second = {"title": "乙", "text": TEXT[seed : seed + 60], "across": "columns"}
    made = set_tiny(columns=2, measure=15, rows=12, articles=[first, second]).made
    return draw(made.pages), made.galley.cost


def issue(folder: Path, seed: int) -> IssueInput | None:
    return read_input(random_issue(folder, seed), Request(target="pages")).value


def placed(source: IssueInput) -> tuple[object, ...]:
    """An issue → what became of it, without the objects that are only equal to themselves."""
    galley = flow(source.document, source.style, Fonts()).value
    return (galley.cost, repr(galley.placements), repr(galley.scores), galley.page_target)


@pytest.mark.parametrize("seed", range(3))
def test_without_memory_the_pages_are_the_same(seed: int, request: pytest.FixtureRequest) -> None:
    known = crowded(seed)
    request.getfixturevalue("forgetful")
    assert crowded(seed) == known


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 8, 9])
def test_without_memory_any_issue_is_the_same(
    tmp_path: Path, seed: int, request: pytest.FixtureRequest
) -> None:
    source = issue(tmp_path, seed)
    if source is None:
        pytest.skip("an issue with errors")
    known = placed(source)
    request.getfixturevalue("forgetful")
    assert placed(source) == known


def april() -> IssueInput:
    source = read_input(APRIL, Request(target="pages")).value
    assert source is not None
    return source


def searched(source: IssueInput, fonts: Fonts, memory: SearchMemory) -> IssueSearch:
    """An issue, fonts and what is remembered → the search for its pages, done."""
    flow(source.document, source.style, fonts, memory)
    assert memory.last is not None
    return memory.last


def test_april_takes_no_more_work_than_it_did() -> None:
    """Counts, not seconds: what a change of the search makes dearer is seen here."""
    search = searched(april(), Fonts(), SearchMemory())
    assert search.effort.fills == search.filled <= 110
    assert search.effort.decisions <= 4000
    assert search.effort.states <= 2600


def test_what_is_known_is_not_searched_again() -> None:
    fonts, memory, source = Fonts(), SearchMemory(), april()
    first = searched(source, fonts, memory).effort.decisions
    again = searched(source, fonts, memory)
    assert again.filled == 0
    assert again.effort.decisions == first


def test_an_edit_in_the_last_article_searches_the_last_pages_alone() -> None:
    fonts, memory, source = Fonts(), SearchMemory(), april()
    whole = searched(source, fonts, memory).filled
    *others, last = source.document.articles
    block = last.blocks[-1]
    assert isinstance(block, Paragraph)
    longer = replace(block, text=(*block.text, Run("添上一句。")))
    article = replace(last, blocks=(*last.blocks[:-1], longer))
    edited = replace(source.document, articles=(*others, article))
    assert searched(source._replace(document=edited), fonts, memory).filled < whole / 3
