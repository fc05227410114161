"""How even the lines of a built issue are: ``python benchmarks/evenness.py DUMP.json …``.

Reads what ``python build.py ISSUE --dump DUMP.json`` writes. Over the body lines of each issue, all and those of
full measure: *contrast*, the mean difference between the marks of one line and of the next, em, and the share of
pairs over 0.2; the share of lines with a squeezed mark; marks of half an em inside lines; what was added to
each gap between Han in justified lines (95th percentile and most); the widest Han–Latin gap.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

MARKS = frozenset("，、；：。．？！“”‘’（）《》〈〉【】〔〕「」『』")
LIKE_MARKS = MARKS | frozenset("·—…")
SEEN = 0.02  # em by which a mark is narrower than its natural width before it counts as squeezed


class Evenness(NamedTuple):
    """What the lines of an issue come to; em where no share."""

    lines: int
    pairs: int
    contrast: float
    apart: int  # pairs that differ by over 0.2 em
    squeezed: int  # lines
    halves: int  # marks
    opened_95: float
    opened_most: float
    latin_gap: float


class LineFigures(NamedTuple):
    """One line: where it stands, the widths of its free marks, the opening of its gaps, its Han–Latin gaps."""

    place: tuple[int, int, int]
    marks: tuple[float, ...]
    opened: float
    latin: float
    justified: bool


def evenness(lines: Sequence[LineFigures]) -> Evenness:
    """Lines in reading order → their figures. Neighbours stand one row apart in one column."""
    differences = [
        abs(mean(one.marks) - mean(two.marks))
        for one, two in pairwise(lines)
        if one.marks and two.marks and two.place == (*one.place[:2], one.place[2] + 1)
    ]
    opened = sorted(line.opened for line in lines if line.justified)
    return Evenness(
        len(lines),
        len(differences),
        mean(differences),
        sum(one > 0.2 for one in differences),
        sum(any(mark < 1 - SEEN for mark in line.marks) for line in lines),
        sum(mark < 0.55 for line in lines for mark in line.marks),
        opened[int(len(opened) * 0.95)] if opened else 0.0,
        max(opened, default=0.0),
        max((line.latin for line in lines), default=0.0),
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def figures(page: int, line: dict[str, Any]) -> LineFigures:
    """A page and a line of its dump → the figures of that line."""
    size, glyphs = line["size"], line["glyphs"]
    marks, gaps, latin = [], [], [0.0]
    for index, (char, x, advance) in enumerate(glyphs):
        before = glyphs[index - 1][0] if index else ""
        after = glyphs[index + 1][0] if index + 1 < len(glyphs) else ""
        free = before and after and not {before[-1:], after[:1]} & LIKE_MARKS
        if char in MARKS and free:
            marks.append(advance / size)
        if after:
            gap = (glyphs[index + 1][1] - x - advance) / size
            if is_han(char) and is_han(after):
                gaps.append(gap)
            elif (is_han(char) and is_latin(after)) or (is_latin(char) and is_han(after)):
                latin.append(gap)
    place = page, line["column"], line["row"]
    return LineFigures(place, tuple(marks), mean(gaps), max(latin), line["justified"])


def is_han(char: str) -> bool:
    return "\u3400" <= char[:1] <= "\u9fff"


def is_latin(char: str) -> bool:
    return char[:1].isascii() and char[:1].isalnum()


def body(dump: dict[str, Any]) -> Iterator[tuple[float, LineFigures]]:
    """A dump → the measure of each body line, in em, and its figures."""
    for page in dump["pages"]:
        for line in page["lines"]:
            if line["kind"] == "body":
                yield line["measure"] / line["size"], figures(page["number"], line)


def rows(dump: dict[str, Any]) -> Iterator[tuple[str, Evenness]]:
    """A dump → a row for all its lines, and for those of the full measure."""
    lines = list(body(dump))
    full = max((measure for measure, _ in lines), default=0.0)
    yield "all", evenness([line for _, line in lines])
    yield f"{full:.4g}", evenness([line for measure, line in lines if measure > full - 0.05])


HEAD = (
    "| issue | measure | lines | pairs | contrast | over 0.2 | squeezed | half marks "
    "| opened p95 | most | Han–Latin |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def row(name: str, measure: str, one: Evenness) -> str:
    """A name, a measure and its figures → a row of the table."""
    share = one.squeezed / max(1, one.lines)
    return (
        f"| {name} | {measure} | {one.lines} | {one.pairs} | {one.contrast:.3f} | {one.apart} "
        f"| {share:.1%} | {one.halves} | {one.opened_95:.3f} | {one.opened_most:.3f} | {one.latin_gap:.3f} |"
    )


def main() -> None:
    """The command line → the table on stdout."""
    print(HEAD)
    for name in sys.argv[1:]:
        dump = json.loads(Path(name).read_text(encoding="utf-8"))
        for measure, one in rows(dump):
            print(row(Path(name).stem, measure, one))


if __name__ == "__main__":
    main()
