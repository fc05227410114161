"""Every rule of TYPOGRAPHY that a line can keep, by tables (C P U W E X Q N I A L F, M elsewhere)."""

from __future__ import annotations

from collections import Counter

import pytest

from layout.text.compose import compose
from tests.text.tables import Case, cases

RULES = cases("rules")
HARD = cases("hard_cases")
"""What other engines got wrong, each with its report."""


@pytest.mark.parametrize("case", [*RULES, *HARD], ids=lambda case: f"{case.rule}-{case.text[:8]}")
def test_rule(case: Case) -> None:
    lines = compose(case.text, case.measure, **case.setting)
    if case.lines:
        assert "|".join(line.text for line in lines) == case.lines
    if case.widths:
        assert [f"{line.width:.4g}" for line in lines] == case.widths.split(",")
    if case.advances:
        assert [f"{glyph[2]:.4g}" for glyph in lines[0].glyphs] == case.advances.split()


def test_each_rule_has_three_cases() -> None:
    few = {rule: count for rule, count in Counter(case.rule for case in RULES).items() if count < 3}
    assert not few
