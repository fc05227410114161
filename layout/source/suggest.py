"""The known word nearest to one that is not known: 是不是想写 …？"""

from __future__ import annotations

from collections.abc import Iterable


def suggest(word: str, known: Iterable[str]) -> str | None:
    """A word and the known ones → the nearest, or None where none is near.

    Near is at most a third of its letters away (swapped neighbours count once), or a beginning of
    it of three letters or more. ``difflib`` would cost more time to load than all of this file.
    """
    wanted = _folded(word)
    if len(wanted) > 60:
        return None
    best, found = len(wanted) // 3 + (len(wanted) > 1) * 0.5, None
    for candidate in known:
        other = _folded(candidate)
        far: float = distance(wanted, other)
        if len(wanted) >= 3 and (other.startswith(wanted) or wanted.startswith(other)):
            far = min(far, 0.9)
        if other and far < max(best, 1) + 0.1 and (found is None or far < best):
            best, found = far, candidate
    return found


def _folded(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_").replace("color", "colour")


def distance(one: str, other: str) -> int:
    """Two words → how many letters must be added, dropped, changed or swapped between them."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one):
        earlier, before, row = before, row, [i + 1]
        for j, b in enumerate(other):
            cost = min(before[j] + (a != b), before[j + 1] + 1, row[j] + 1)
            if i and j and a == other[j - 1] and b == one[i - 1]:
                cost = min(cost, earlier[j - 1] + 1)
            row.append(cost)
    return row[-1]
