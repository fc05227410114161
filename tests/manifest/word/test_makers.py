"""The account closes over documents of four independent makers: what went in stands in the blocks, to the letter.

``WORD_DOCUMENTS`` is how many each maker writes; the suite is content with a few.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from layout.manifest.block_model import TableBlock
from layout.manifest.word.read import read_word
from tests.manifest.word.maker import HERE
from tests.manifest.word.makers import makers, python_docx
from tests.manifest.word.specimens import SpecimenBlock, specimen, visible

DOCUMENTS = int(os.environ.get("WORD_DOCUMENTS", "6"))
_LABEL = "•●·o▪0123456789. "


def faults(path: Path, blocks: list[SpecimenBlock], notes: bool) -> list[str]:
    """A Word file and what was to be in it → what is wrong with what was read of it."""
    outcome = read_word(path, path.name, HERE)
    found = [one.code for one in outcome.diagnostics if one.severity > 1]
    assert outcome.value is not None
    read = [
        "".join(cell.text for row in block.rows for cell in row)
        if isinstance(block, TableBlock)
        else block.piece.text
        for block in outcome.value
        if isinstance(block, TableBlock) or block.kind != "note"
    ]
    text, wanted = visible("".join(read)), "".join(block.words for block in blocks)
    extra = _beside(wanted, text)
    if extra is None or extra.strip(_LABEL):
        found.append(f"{wanted!r} became {text!r}")
    written = [
        block.piece.text
        for block in outcome.value
        if not isinstance(block, TableBlock) and block.kind == "note"
    ]
    asked = [words for block in blocks for words in block.notes]
    if notes and [visible(one) for one in written] != asked:
        found.append(f"{asked} became {written}")
    return found


def _beside(wanted: str, text: str) -> str | None:
    """What was wanted and what there is → what there is beside it; None where something is missing or out of order."""
    extra, at = "", 0
    for mark in text:
        if at < len(wanted) and mark == wanted[at]:
            at += 1
        else:
            extra += mark
    return extra if at == len(wanted) else None


@pytest.mark.parametrize("name", makers())
@pytest.mark.slow
def test_every_character_of_every_maker_arrives(tmp_path: Path, name: str) -> None:
    specimens = [specimen(Random(f"{name} {seed}")) for seed in range(DOCUMENTS)]
    paths = makers()[name](specimens, tmp_path)
    wrong = [
        (path.name, found)
        for path, blocks in zip(paths, specimens, strict=True)
        if (found := faults(path, blocks, notes=name != "python-docx"))
    ]
    assert wrong == []


def test_every_character_of_python_docx_arrives(tmp_path: Path) -> None:
    specimens = [specimen(Random(seed)) for seed in range(4)]
    for path, blocks in zip(python_docx(specimens, tmp_path), specimens, strict=True):
        assert faults(path, blocks, notes=False) == []


def test_a_character_lost_between_reading_and_blocks_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.manifest.word import arrange

    kept = arrange.trimmed
    monkeypatch.setattr(arrange, "trimmed", lambda runs: kept([*runs[:-1]]))
    specimens = [[SpecimenBlock("body", specimen(Random(3))[0].runs)]]
    (path,) = python_docx(specimens, tmp_path)
    outcome = read_word(path, path.name, HERE)
    assert [one.code for one in outcome.diagnostics] == ["word-unbalanced"]
