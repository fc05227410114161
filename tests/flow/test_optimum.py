"""The search against one that gives nothing up: on tiny issues the best pages of all are known."""

from __future__ import annotations

from typing import Any

import pytest

from layout.flow import flow
from layout.flow.search import beam, page, region
from layout.flow.search.policy import policy_of
from layout.flow.steps import floats
from tests.support.page_picture import TEXT, set_tiny
from tests.support.tiny import picture

ALL = 100000
LOSS = 1.25  # what the ordinary search may lose on issues so small
SIDES = ("auto", "left", "column", "astride", "span", "right")


def cost(seed: int, **style: Any) -> float:
    """A number and changes to ``advanced:`` → what the pages of a tiny issue of two articles cost."""
    shown = [
        picture(f"{5 + seed % 3}字×{2 + seed % 2}行 {SIDES[seed % 6]}", at=TEXT[4:6]),
        picture(f"4字×2行 {SIDES[(seed + 2) % 6]}", at=TEXT[30:32]),
    ]
    first = {"title": "甲", "text": f"{TEXT[:28]}\n\n{TEXT[28:60]}", "pictures": shown}
    second = {"title": "乙", "text": TEXT[60 : 80 + seed], "across": "columns"}
    changes = {f"advanced.{key}": value for key, value in style.items()}
    made = set_tiny(columns=2, measure=14, rows=8, articles=[first, second], style=changes)
    return made.made.galley.cost


def open_wide(patch: pytest.MonkeyPatch) -> None:
    """No more than the beam is cut off: every place of a picture is tried, none is too dear."""
    for module in (beam, page):
        patch.setattr(module, "HOPELESS", float("inf"))
    for module in (floats, region):
        patch.setattr(module, "CHOICES", ALL)
        patch.setattr(module, "CHOICES_AT_END", ALL)
    patch.setattr(beam, "PER_PLACE", ALL)


def prune_nothing(patch: pytest.MonkeyPatch) -> None:
    """Every state is unlike every other and all are kept."""
    for module in (beam, page):
        patch.setattr(module, "dominance_key", lambda state: (id(state), state))
    patch.setattr(flow, "policy_of", lambda search: policy_of(search)._replace(beam=ALL, pages=ALL))


@pytest.mark.parametrize("seed", range(6))
def test_a_beam_that_is_wide_enough_finds_the_best_pages_there_are(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = cost(seed)
    open_wide(monkeypatch)
    wide = cost(seed, beam=200, pages=50, fault=ALL)
    prune_nothing(monkeypatch)
    best = cost(seed, fault=ALL)
    assert wide == pytest.approx(best)
    assert best <= ordinary + 1e-6 <= best * LOSS
