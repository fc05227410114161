"""Two changes of one text → both, where they do not touch the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple


class Hunk(NamedTuple):
    """Lines ``start`` to ``end`` of the base, and what stands in their place."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge(base: str, mine: str, theirs: str) -> str | None:
    """A text and two texts made from it → one text with both changes; None where they meet.

    Changes meet where they replace the same line, or put different lines in at the same place. Line ends stay
    as they are.
    """
    if theirs == base:
        return mine
    if mine in (base, theirs):
        return theirs
    before = base.splitlines(keepends=True)
    hunks = sorted({*hunks_of(before, mine), *hunks_of(before, theirs)})
    for first, second in pairwise(hunks):
        same_place = first.start == second.start
        if second.start < first.end or (
            same_place and (first.end == first.start or second.end == second.start)
        ):
            return None
    return "".join(_applied(before, hunks))


def hunks_of(before: Sequence[str], text: str) -> list[Hunk]:
    """Lines and a text made from them → the places where it differs."""
    after = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Hunk(a, b, tuple(after[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def _applied(before: Sequence[str], hunks: Sequence[Hunk]) -> list[str]:
    lines: list[str] = []
    at = 0
    for hunk in hunks:
        lines += [*before[at : hunk.start], *hunk.lines]
        at = hunk.end
    return [*lines, *before[at:]]
