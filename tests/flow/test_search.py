"""The search for pages: wider where a page came out badly, within its budget, never worse for it."""

from __future__ import annotations

from typing import Any

import pytest

from layout.flow.model.galley import Galley
from tests.support.page_picture import TEXT, assert_flow, set_tiny
from tests.support.tiny import picture

SIDES = ("auto", "left", "right", "column", "astride", "span")


def galley(seed: int, **style: Any) -> Galley:
    """A crowded issue of two articles, another for each seed, and changes to its style → its galley."""
    pictures = [
        picture(
            f"{5 + (seed + one) % 3}字×{2 + (seed * one) % 3}行 {SIDES[(seed + one) % 6]}",
            at=TEXT[at : at + 2],
        )
        for one, at in enumerate(range(seed % 7, 78, 21))
    ]
    first = {"title": "甲", "text": f"{TEXT[:80]}\n\n{TEXT[80:]}", "pictures": pictures}
    second = {"title": "乙", "text": TEXT[seed : seed + 60], "across": "columns"}
    changes = {f"advanced.{key}": value for key, value in style.items()}
    made = set_tiny(columns=2, measure=15, rows=12, articles=[first, second], style=changes)
    return made.made.galley


@pytest.mark.parametrize("seed", range(8))
def test_a_wider_search_is_never_dearer(seed: int) -> None:
    plain = galley(seed, beam=2, pages=1, fault=100000)
    wider = galley(seed, beam=2, pages=1, fault=0)
    assert wider.cost <= plain.cost


def test_a_wider_search_mends_a_page() -> None:
    saved = [
        galley(seed, beam=2, pages=1, fault=100000).cost
        - galley(seed, beam=2, pages=1, fault=0).cost
        for seed in range(8)
    ]
    assert max(saved) > 0


def test_the_budget_bounds_how_wide_it_looks() -> None:
    assert galley(0, beam=2, pages=1, fault=0, budget=0).widest == 1
    assert galley(0, beam=2, pages=1, fault=0).widest > 1


@pytest.mark.parametrize("seed", range(4))
def test_the_search_costs_no_more_than_first_fit(seed: int) -> None:
    assert galley(seed).cost <= galley(seed, compose="first-fit").cost


def test_text_goes_on_before_a_picture_that_takes_a_page() -> None:
    assert_flow(
        """
        甲
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        乙
        　　冬藏闰余成岁律吕调阳
        云腾致雨露结为霜金生丽水
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ════════════
        玉出昆冈剑号巨阙珠称夜光
        果珍李柰菜重芥姜海咸河淡
        ·
        ·
        ·
        ·
        """,
        rows=6,
        articles=[
            {"title": "甲", "text": TEXT[:22], "pictures": [picture("page", at="天地")]},
            {"title": "乙", "text": TEXT[22:68]},
        ],
    )
