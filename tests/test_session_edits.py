"""An issue kept open and edited at random: every update gives what a fresh build gives, byte for byte."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import layout
from layout.pipeline import build_issue
from layout.request import Request, Result
from tests.manifest.random_issues import random_issue, words

TRIED = ((), (), (), ("text.body.size=9pt",), ("grid.columns=1",), ("advanced.weights.hole=60",))


def edited(folder: Path, manifest: Path, chance: random.Random) -> None:
    """One edit at random: of a text (added to, cut, parted, a heading put in), of the manifest, or of a picture."""
    texts = sorted(folder.glob("*.md"))
    kind = chance.randrange(7)
    if kind == 0:
        text = manifest.read_text("utf-8")
        manifest.write_text(re.sub("题", "题" + words(chance, 3), text, count=1), "utf-8")
        return
    if kind == 1:
        picture = chance.choice(sorted(folder.glob("[a-d].*")))
        picture.write_bytes(picture.read_bytes())
        return
    file = chance.choice(texts)
    blocks = file.read_text("utf-8").split("\n\n")
    at = chance.randrange(len(blocks))
    if kind == 2 and len(blocks) > 1:
        del blocks[at]
    elif kind == 3:
        blocks.insert(at, "## " + words(chance, 6))
    elif kind == 4:
        blocks.insert(at, words(chance, chance.choice([5, 60, 400])))
    else:
        blocks[at] += words(chance, chance.choice([1, 9, 40]))
    file.write_text("\n\n".join(blocks), "utf-8")


def outcome(result: Result) -> tuple[object, ...]:
    """A result → all of it but the seconds it took and which pages are new."""
    galley = result.galley
    found = (galley.cost, galley.placements, galley.page_target) if galley else None
    return result.pdf, result.page_list, found, result.diagnostics


def check(folder: Path, seed: int, edits: int, target: str) -> None:
    """A number, how many edits and the target → an issue edited so often gives what fresh builds of it do."""
    chance = random.Random(seed)
    manifest = random_issue(folder, seed)
    session = layout.open(manifest, target=target)
    for _ in range(edits):
        tried = chance.choice(TRIED)
        updated = session.update(*tried)
        fresh = build_issue(manifest, Request(target=session.request.target, overrides=tried))
        assert outcome(updated) == outcome(fresh)
        edited(folder, manifest, chance)


@pytest.mark.parametrize("seed", [1, 3])
def test_an_update_gives_what_a_fresh_build_gives(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed, 3, "pages")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 16))
def test_many_updates_give_the_bytes_of_fresh_builds(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed, 5, "proof")
