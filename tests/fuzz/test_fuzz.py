"""A short run of the fuzzer; the long one is ``python -m tests.fuzz.run``."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import run
from tests.fuzz.makers import write_case
from tests.fuzz.run import built_apart, rounds
from tests.support.square_font import square_font

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]


def test_random_issues_and_styles_bring_no_fault_about() -> None:
    assert list(rounds(seed=0, count=40)) == []


def test_the_same_seed_makes_the_same_case(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        settings = write_case(Random(7), folder, square_font().read_bytes())
        made.append((settings, {path.name: path.read_bytes() for path in folder.iterdir()}))
    assert made[0] == made[1]


def test_a_fault_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("found")

    monkeypatch.setattr(run, "build_issue", fail)
    assert "RuntimeError: found" in built_apart(tmp_path, run.Request())
