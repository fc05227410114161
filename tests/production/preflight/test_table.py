"""The table of checks is whole: every code has its words, its test and its source."""

from __future__ import annotations

import re
from pathlib import Path

from layout.diagnostics import catalogue
from layout.production.preflight import table
from tests.production.preflight import test_breakages, test_pages

PANEL = Path(table.__file__).parent
COMPOSED = {"picture-out-of-order", "picture-cropped", "hole-beside-picture", "columns-uneven", "title-over-others", "page-part-empty"}  # fmt: skip
"""Codes that ``test_composition`` is about."""
OWN = COMPOSED | {"font-no-embedding", "font-no-subset", "repairs-made", "faint-on-picture", "fallback-face", "picture-broken", "picture-no-profile", "pdf-encrypted", "pdf-object-streams", "xmp-filtered"}  # fmt: skip
"""Codes that have a test function of their own."""


def test_every_check_has_words_of_the_same_severity() -> None:
    for code, check in table.checks().items():
        assert catalogue()[code].severity is check.severity
        assert check.family in table.FAMILIES
        assert check.source


def test_every_check_is_used_and_every_code_used_is_in_the_table() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PANEL.rglob("*.py"))
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', source))
    assert set(table.checks()) <= quoted
    given = set(re.findall(r'(?:diagnose|_finding|_run_finding)\(\s*"([a-z0-9-]+)"', source))
    assert given <= set(table.checks())


def test_every_check_has_a_breakage_that_it_catches() -> None:
    rows = [*test_breakages.BOTH, *test_breakages.X4, *test_breakages.X1A, *test_pages.FAULTS]
    caught = {code for code, _, _ in rows} | {row[0] for row in test_breakages.BYTES} | OWN
    missing = set(table.checks()) - caught
    assert missing == set()


def test_there_are_far_more_than_forty_breakages() -> None:
    rows = [*test_breakages.BOTH, *test_breakages.X4, *test_breakages.X1A, *test_breakages.BYTES]
    assert len(rows) >= 100
