"""``--explain``: each page's terms, its runner-up and what is different in it."""

from __future__ import annotations

from typing import Any

import pytest

from layout.explain import NAMES, explain
from layout.flow.model.cost import CostTerm, weight_vector
from layout.flow.model.galley import Galley
from layout.style.model import Weights
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import picture


def galley(**asked: Any) -> Galley:
    """An issue → its galley."""
    return set_tiny(**asked).made.galley


def with_picture(**more: Any) -> Galley:
    """A page with a picture that may stand anywhere."""
    shown = [picture("", at=TEXT[:2], pixels=(400, 300))]
    return galley(columns=2, rows=8, text=TEXT, pictures=shown, **more)


def test_a_runner_up_has_its_difference_and_what_it_costs_more() -> None:
    made = with_picture()
    rival = made.scores[0].runner_up
    assert rival is not None
    assert rival.changes
    lines = explain(made, "zh").splitlines()
    assert lines[0].startswith("第 1 页  ")
    assert lines[1].startswith(f"    次选 贵 {rival.more:.0f}：1.png ")
    assert "栏第" in lines[1]
    assert lines[-1] == "全刊试排 1 次"


def test_the_same_is_told_in_english() -> None:
    lines = explain(with_picture(), "en", 1e6).splitlines()
    assert lines[1].startswith("    runner-up ")
    assert " dearer: 1.png " in lines[1]
    assert ", row " in lines[1]
    assert lines[-2].endswith("; first-fit 1000000, 100% lower")
    assert not any(ord(one) > 0x2E80 for line in lines for one in line if one not in TEXT)


def test_a_page_with_nothing_to_choose_says_so() -> None:
    made = galley(rows=8, text=TEXT[:20])
    assert made.scores[0].runner_up is None
    assert "没有别的排法" in explain(made, "zh")
    assert "nothing else" in explain(made, "en")


def test_a_title_over_all_columns_or_not_is_a_difference() -> None:
    articles = [{"title": "甲题", "text": TEXT[:50]}, {"title": "乙题", "text": TEXT[:50]}]
    made = galley(columns=2, rows=12, articles=articles)
    kinds = {
        change.kind
        for score in made.scores
        if score.runner_up is not None
        for change in score.runner_up.changes
    }
    assert "title" in kinds
    assert "的标题" in explain(made, "zh")


def test_a_wish_for_pages_tells_how_often_the_issue_was_composed() -> None:
    made = with_picture(pages=2)
    assert made.compositions > 1
    assert f"全刊试排 {made.compositions} 次" in explain(made, "zh")


def test_every_term_costs_what_the_sum_says() -> None:
    made = with_picture(pages=2)
    assert made.cost == pytest.approx(sum(t.cost for one in made.scores for t in one.terms))


def test_every_term_has_its_words() -> None:
    assert set(CostTerm) == NAMES.keys()


def test_every_weight_prices_a_term() -> None:
    """A vector of weights, each field a number of its own, holds every field."""
    fields = Weights.__dataclass_fields__
    weights = Weights(**{name: 1000.0 + at for at, name in enumerate(fields)})
    vector = weight_vector(weights)
    assert len(vector) == len(CostTerm)
    assert {getattr(weights, name) for name in fields} <= set(vector)
