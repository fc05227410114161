"""Clusters → what marks lose, where gaps stand and what may give way (W, X, A3, A4)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from layout.style.model import Setting
from layout.text.model import Flex
from layout.text.tables import mark_styles, of, pairs, shrink_steps, stretch_steps

MARKS = re.compile("[OCPSMX]")
MARK_RUN = re.compile("[OCPSMXIw](?:_*[OCPSMXIw])+")
AROUND_SPACE = re.compile("_+")
BLIND = "OCPSMXIDdEN"
"""Beside these a space is folded to nothing (T3, W6)."""
LATINISH = frozenset('A0,!()}"aqhFUcvs')
NO_GAP = frozenset("NpmhLI_wzcy^~Zk")
NO_GAP_AFTER = frozenset("O(g")
NO_GAP_BEFORE = frozenset("CPSMXx,!)}u")
HAN_SPACE = 0.5  # em, X3: a space between two Han is content


class Squeezed(NamedTuple):
    """What the marks and spaces of a text come to; see ``SetText``."""

    widths: list[float]
    gaps: list[float]
    gap_before: list[int]
    trims: dict[int, float]
    flex: dict[int, Flex]


def squeeze(kinds: str, widths: list[float], setting: Setting, raised: frozenset[int]) -> Squeezed:
    """Kinds and natural widths of clusters → widths after W1 and W2, gaps by X1 to X3, what gives way.

    ``raised`` are the clusters of note marks: no autospace stands beside them (X2).
    """
    widths = widths.copy()
    flex: dict[int, Flex] = {}
    trims = _trim(kinds, setting)
    for index, trim in trims.items():
        widths[index] -= trim
    gaps = [0.0] * len(kinds)
    _autospace(kinds, setting, gaps, flex, raised)
    _spaces(kinds, setting, (widths, gaps), flex)
    _mark_flex(kinds, setting, trims, flex)
    return Squeezed(widths, gaps, _ordinary(kinds), trims, flex)


def _trim(kinds: str, setting: Setting) -> dict[int, float]:
    """W1 and W2 to W4: what each mark loses before any line is set, em."""
    style = mark_styles()[setting.marks]
    trims: dict[int, float] = {}
    if style.half:
        for mark in MARKS.finditer(kinds):
            if mark[0] in style.half:
                trims[mark.start()] = 0.5
    if style.pairs:
        table = pairs(setting.squeeze)
        for run in MARK_RUN.finditer(kinds):
            _trim_run(kinds, run, table, trims)
    return trims


def _trim_run(
    kinds: str, run: re.Match[str], table: dict[str, tuple[float, float]], trims: dict[int, float]
) -> None:
    """W3: pair by pair, each mark once; of three ！ the first two share one em (W4)."""
    members = [index for index in range(run.start(), run.end()) if kinds[index] != "_"]
    paired = -1
    for one, two in pairwise(members):
        pair = kinds[one] + kinds[two]
        if pair == "XX" and paired == one:
            continue
        first, second = table.get(pair, (0.0, 0.0))
        for index, loss in ((one, first), (two, second)):
            if loss:
                trims[index] = max(trims.get(index, 0.0), loss)
        if pair == "XX":
            paired = two


@cache
def _meeting() -> re.Pattern[str]:
    han, latin = re.escape(of("autospace", "han")), re.escape(of("autospace", "latin"))
    return re.compile(f"(?<=[{han}])c*_*(?=[{latin}])|(?<=[{latin}])c*_*(?=[{han}])")


def _autospace(
    kinds: str,
    setting: Setting,
    gaps: list[float],
    flex: dict[int, Flex],
    raised: frozenset[int],
) -> None:
    """X1 to X3: a gap where Han and Western text meet; spaces between them are folded into it."""
    gap = setting.latin_gap
    give = Flex("gap", 6, max(gap - setting.latin_gap_min, 0), max(setting.latin_gap_max - gap, 0))
    if of_group("latin").isdisjoint(kinds):
        return
    for meeting in _meeting().finditer(kinds):
        last = meeting.end() - 1
        if raised and (last in raised or meeting.end() in raised):
            continue
        gaps[last] = gap
        if gap:
            flex[last] = give


def _spaces(
    kinds: str,
    setting: Setting,
    room: tuple[list[float], list[float]],
    flex: dict[int, Flex],
) -> None:
    """X3, X7, W6: what each run of spaces is worth; of several only the first counts."""
    widths, gaps = room
    floor, ceiling = _space_bounds()
    for run in AROUND_SPACE.finditer(kinds):
        first, last = run.start(), run.end() - 1
        left = kinds[first - 1] if first else ""
        right = kinds[last + 1] if last + 1 < len(kinds) else ""
        width = widths[first]
        for index in range(first, last + 1):
            widths[index] = 0.0
        if gaps[last] or (left and left in BLIND) or (right and right in BLIND):
            continue
        if left in ("H", "j", "t") and right in ("H", "j", "t"):
            widths[first] = max(width, HAN_SPACE)
            continue
        widths[first] = width
        if setting.digits != "half":
            flex[first] = Flex("space", 2, max(width - floor, 0.0), max(ceiling - width, 0.0))


@cache
def _space_bounds() -> tuple[float, float]:
    """How narrow and how wide a word space gets, em (A3 step 2, A4 step 1)."""
    floor = next(step.bound for step in shrink_steps() if step.place == "space")
    ceiling = next(step.bound for step in stretch_steps() if step.place == "space")
    return float(floor), float(ceiling)


def _mark_flex(
    kinds: str, setting: Setting, trims: dict[int, float], flex: dict[int, Flex]
) -> None:
    """A3 steps 4, 5 and 7: the blanks marks can still give."""
    give = {
        kind: Flex("mark", step.number, 1.0 - max(setting.mark_floor, float(step.bound)), 0.0)
        for step in shrink_steps()
        if step.place == "mark"
        for kind in step.kinds
    }
    for mark in MARKS.finditer(kinds):
        index = mark.start()
        place = give.get(mark[0])
        if place and index not in trims and place.shrink > 0:
            flex[index] = place


class _Gaps(dict[str, int]):
    """Whether the gap between two kinds is an ordinary one (A4 step 3), each pair worked out once."""

    def __missing__(self, pair: str) -> int:
        answer = self[pair] = _ordinary_gap(pair[0], pair[1])
        return answer


@cache
def _gap_table() -> _Gaps:
    return _Gaps()


def _ordinary_gap(left: str, right: str) -> int:
    if left in NO_GAP or right in NO_GAP or left in NO_GAP_AFTER or right in NO_GAP_BEFORE:
        return 0
    if left in LATINISH and right in LATINISH:
        return 0
    if left == right and left in "DE":
        return 0
    han, latin = of_group("han"), of_group("latin")
    return int(not ((left in han and right in latin) or (left in latin and right in han)))


@cache
def of_group(name: str) -> frozenset[str]:
    """ "han" or "latin" → the kinds on that side of an autospace (X1)."""
    return frozenset(of("autospace", name))


def _ordinary(kinds: str) -> list[int]:
    """Kinds → one number a cluster: 1 where the gap before it may be opened."""
    out = [1] * len(kinds)
    table = _gap_table()
    for run in re.finditer("[^HK]+", kinds):
        for index in range(max(run.start(), 1), min(run.end() + 1, len(kinds))):
            out[index] = table[kinds[index - 1 : index + 1]]
    if out:
        out[0] = 0
    return out
