"""The order of articles where the manifest allows another: what moves, what stays, what is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.document.model import Article
from tests.properties.test_flow import SOME
from tests.support.checks import faults
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import Tiny, picture

NAMES = "甲乙丙丁戊己"


def article(number: int, length: int, **more: Any) -> dict[str, Any]:
    """A number from 0, a length and whatever else → an article of a manifest."""
    return {"title": f"{NAMES[number]}题", "text": TEXT[:length], **more}


def titles(made: Tiny) -> str:
    """A set issue → the first characters of its titles, in the order they stand in."""
    return "".join(one.title.lines[0][0].text[0] for one in made.made.source.document.articles)


def uneven(last: dict[str, Any], **more: Any) -> Tiny:
    """An issue of articles that fit badly in their order, the last of them with the picture ``last``."""
    articles = [
        article(0, 60),
        article(1, 60),
        article(2, 60),
        article(3, 50, pictures=[last]),
    ]
    return set_tiny(columns=2, rows=9, articles=articles, **more)


ANYWHERE = picture("8字×4行 column", at=TEXT[:2])
FIXED = picture("8字×4行", at=TEXT[:2], fixed=True, page=2, column=2, row=4)


def test_articles_stand_in_the_order_of_the_manifest_unless_another_is_allowed() -> None:
    assert titles(uneven(ANYWHERE)) == "甲乙丙丁"


def test_another_order_costs_less_and_is_told() -> None:
    plain, made = uneven(ANYWHERE), uneven(ANYWHERE, reorder=True)
    assert titles(made) != titles(plain)
    assert titles(made)[0] == "甲"
    assert made.made.galley.cost < plain.made.galley.cost
    told = next(dict(one.values) for one in made.diagnostics if one.code == "articles-reordered")
    assert told["order"] == "、".join(str(NAMES.index(one) + 1) for one in titles(made))
    numbers = [one.number for one in made.made.source.document.articles]
    assert numbers == [1, 2, 3, 4]
    assert [mark.text[:1] for mark in made.made.pages.outline] == list(titles(made))


def test_an_article_with_a_fixed_picture_keeps_its_place() -> None:
    made = uneven(FIXED, reorder=True)
    assert titles(made)[3] == "丁"


@st.composite
def issues(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Two to six articles, some of them opening a section, some with a picture."""
    articles = []
    for number in range(draw(st.integers(2, 6))):
        more: dict[str, Any] = {}
        if draw(st.integers(0, 3)) == 0:
            more["section"] = f"栏目{NAMES[number]}"
        if draw(st.booleans()):
            more["pictures"] = [picture("6字×4行", at=TEXT[:2])]
        articles.append(article(number, draw(st.integers(10, 120)), **more))
    return articles


def sections(articles: tuple[Article, ...]) -> list[tuple[str, frozenset[str]]]:
    """Articles in order → each section's first title, and the titles after it in whatever order."""
    found: list[tuple[str, set[str]]] = []
    for one in articles:
        title = one.title.lines[0][0].text
        if one.section or not found:
            found.append((title, set()))
        else:
            found[-1][1].add(title)
    return [(head, frozenset(rest)) for head, rest in found]


@pytest.mark.slow
@SOME
@given(issues())
def test_the_lead_and_the_sections_stay_and_nothing_is_lost(articles: list[dict[str, Any]]) -> None:
    asked: dict[str, Any] = {"columns": 2, "rows": 12, "articles": articles}
    plain, made = set_tiny(**asked), set_tiny(**asked, reorder=True)
    assert sections(made.made.source.document.articles) == sections(
        plain.made.source.document.articles
    )
    assert faults(made.made) == []
    assert made.made.galley.cost <= plain.made.galley.cost
