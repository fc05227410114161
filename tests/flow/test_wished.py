"""The number of pages wished for: met, or missed with what to cut or to add."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout.flow.flow import flow
from layout.flow.model.galley import Galley, PageTarget
from layout.pipeline import read_input
from layout.request import Request
from layout.text.fonts import Fonts
from tests.support.page_picture import TEXT, assert_flow, draw, set_tiny
from tests.support.tiny import picture

APRIL = Path(__file__).parents[2] / "issues" / "2020-04.yaml"
PARAGRAPHS = "\n\n".join(TEXT[at : at + 23] for at in range(0, 125, 25))
SHORT_ENDS = "\n\n".join(TEXT[at : at + 13] for at in range(0, 112, 14))


def april(wish: int | None, *overrides: str) -> Galley:
    """A wish for pages and changes to the style → the April issue set."""
    source = read_input(APRIL, Request(target="proof", overrides=overrides)).value
    assert source is not None
    return flow(replace(source.document, pages_wish=wish), source.style, Fonts()).value


def test_pictures_grow_until_the_last_page_is_filled() -> None:
    made = assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓│　　余成岁律吕调阳云腾致
        ▓▓▓▓▓▓▓▓▓▓▓▓│雨露结为霜金生丽水玉　出
        ▓▓▓▓▓▓▓▓▓▓▓▓│昆冈
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│▓▓▓▓▓▓▓▓▓▓▓▓
        盈昃辰宿列张寒来暑往　秋│▓▓▓▓▓▓▓▓▓▓▓▓
        收冬　　　　　　　　　　│▓▓▓▓▓▓▓▓▓▓▓▓
        ═════════════════════════
        　　巨阙珠称夜光果珍李柰│　　周发殷汤坐朝问道垂拱
        菜重芥姜海咸河淡鳞潜　羽│平章爱育黎首臣伏戎羌　遐
        翔龙　　　　　　　　　　│迩一
        　　帝鸟官人皇始制文字乃│·
        服衣裳推位让国有虞陶　唐│·
        吊民　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=8,
        text=PARAGRAPHS,
        pictures=[
            picture("", at="荒日", pixels=(400, 300)),
            picture("", at="珠称", pixels=(400, 300)),
        ],
        pages=2,
        told=["picture-far"],
    )
    assert made.made.galley.page_target == PageTarget(2, True, True, -4)


@pytest.mark.slow
@pytest.mark.parametrize("pages", [7, 8])
def test_the_april_issue_fills_its_pages_or_one_more_to_the_last_rows(pages: int) -> None:
    galley = april(pages)
    assert galley.page_target is not None
    assert (galley.pages, galley.page_target.full) == (pages, True)
    assert galley.cost == pytest.approx(sum(t.cost for s in galley.scores for t in s.terms))


@pytest.mark.slow
def test_sheets_of_four_pages_are_filled_where_they_nearly_are() -> None:
    galley = april(None, "print.pages_multiple=4")
    assert (galley.pages, galley.page_target) == (8, None)
    assert april(None, "print.pages_multiple=5").pages == april(None).pages


def test_too_many_pages_are_told_with_rows_and_the_article_that_loses_them_soonest() -> None:
    articles = [{"title": "甲题", "text": TEXT[:120]}, {"title": "乙题", "text": SHORT_ENDS}]
    made = set_tiny(columns=2, rows=12, articles=articles, pages=1)
    found = next(one for one in made.diagnostics if one.code == "pages-over")
    told = dict(found.values)
    assert (told["wish"], told["pages"], told["rows"], told["count"]) == ("1", "2", "8", "96")
    assert (told["title"], told["cut"]) == ("乙题", "24")  # eight last lines of three characters
    assert found.span is not None
    assert found.span.line > made.made.source.document.articles[0].title.span.line
    ordinary = set_tiny(columns=2, rows=12, articles=articles)
    assert draw(made.made.pages) == draw(ordinary.made.pages)


def test_the_longest_article_is_cut_where_none_can_lose_so_much() -> None:
    articles = [{"title": "甲题", "text": TEXT[:60]}, {"title": "乙题", "text": TEXT}]
    made = set_tiny(columns=1, rows=6, articles=articles, pages=1)
    found = next(one for one in made.diagnostics if one.code == "pages-far-over")
    assert dict(found.values)["title"] == "乙题"


def test_too_few_pages_are_told_with_the_rows_left_empty() -> None:
    made = set_tiny(columns=2, rows=8, text=TEXT[:40], pages=3)
    found = next(one for one in made.diagnostics if one.code == "pages-short")
    told = dict(found.values)
    assert (told["pages"], told["rows"], told["count"]) == ("1", "40", "480")


def test_a_last_page_far_from_full_is_told() -> None:
    made = set_tiny(columns=2, rows=8, text=TEXT[:40], pages=1)
    found = next(one for one in made.diagnostics if one.code == "pages-not-full")
    assert found.severity.name == "NOTE"
    assert dict(found.values)["rows"] == "8"


def test_no_page_is_left_blank_to_meet_a_wish() -> None:
    shown = [picture("page", at=TEXT[:2])]
    made = set_tiny(columns=2, rows=8, text=TEXT, pictures=shown, pages=4)
    assert made.made.galley.pages == 2
    assert "pages-short" in made.codes
