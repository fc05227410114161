"""PDFX4.md is true: every test and every module it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import layout.production

HERE = Path(__file__).parent
CODE = Path(layout.production.__file__).parent
PAGE = (CODE / "PDFX4.md").read_text(encoding="utf-8")
PROOFS = sorted(set(re.findall(r"`([\w/.]+\.py)::(test_\w+)`", PAGE)))
ROWS = re.findall(r"^\| ([A-Z]\d+) \|(.+)\|$", PAGE, re.MULTILINE)


def test_every_row_has_a_number_of_its_own_and_a_proof() -> None:
    numbers = [number for number, _ in ROWS]
    assert len(numbers) > 30
    assert len(set(numbers)) == len(numbers)
    assert all("::test_" in row for _, row in ROWS)


@pytest.mark.parametrize(("file", "test"), PROOFS)
def test_a_proof_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (HERE / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+)\.(\w+)`", PAGE))))
def test_code_named_exists(name: tuple[str, str]) -> None:
    module, function = name
    if function != "py":
        assert f"def {function}(" in (CODE / f"{module}.py").read_text(encoding="utf-8")
    else:
        assert any(CODE.rglob(f"{module}.py")) or any(HERE.rglob(f"{module}.py"))


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:preflight|paint)/[\w.]+)`", PAGE))))
def test_files_named_exist(path: str) -> None:
    assert any((root / path).exists() for root in (CODE, HERE, CODE.parent))
