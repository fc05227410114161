"""A second opinion on set pages, from ``--dump`` and the manuscripts alone; it shares no code with the engine.

Every rule is a function from what a reader sees to what is wrong with it. TYPOGRAPHY L1–L5, G1, G6, R2, R3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tests.support.leaf import CLOSE, FURNITURE, Data, Ink, Leaf, Line, leaves

HEADINGS = frozenset({"title", "subhead", "byline"})
TEXT = frozenset({"body", "quote", "table"})
KEPT = 2  # lines of text a heading keeps under it
EMPTY = 2  # rows a page that is not the last may leave empty at its foot
HOLE = 4  # empty rows in the middle of a column that no title needs
LEAST = 9  # em: no text beside a picture is narrower
CAP = (0.78, 0.9)  # em above a baseline: where the ink of a Han begins, and a picture's head stands
WHOLE = 2.59  # times as long as wide, from where nothing of a picture is cut off to whole rows


class Finding(NamedTuple):
    """Something wrong: the rule it breaks, where, and in words."""

    rule: str
    page: int
    column: int
    row: int
    said: str


class Issue(NamedTuple):
    """Pages, and the paragraphs of body text over them, each with its lines as they are read."""

    em: float
    leaves: list[Leaf]
    paragraphs: list[list[Line]]
    last: int  # the page the last line of an article stands on

    @property
    def lines(self) -> list[Line]:
        """Every line, page by page."""
        return [line for leaf in self.leaves for line in leaf.lines]


Rule = Callable[[Issue], Iterator[Finding]]


def verdict(dump: Data) -> list[Finding]:
    """The data of ``--dump`` → everything the panel holds against the pages, in order of pages."""
    issue = issue_of(dump)
    found = [finding for rule in RULES for finding in rule(issue)]
    return sorted(found, key=lambda one: (one.page, one.column, one.row, one.rule))


def issue_of(dump: Data) -> Issue:
    """The data of ``--dump`` → its pages and paragraphs."""
    pages = leaves(dump)
    lines = [line for leaf in pages for line in leaf.lines]
    last = max((one.page for one in lines if one.article), default=0)
    return Issue(dump["em"], pages, list(_paragraphs(lines)), last)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines → those of each paragraph of body text; a line that is not justified ends one in a box."""
    parts: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for one in lines:
        if one.kind == "body":
            parts[one.article, one.paragraph].append(one)
    for part in parts.values():
        part.sort(key=lambda one: (*one.column_of_band, one.row, one.ink.x))
        run: list[Line] = []
        for one in part:
            run.append(one)
            if one.ended:
                yield run
                run = []
        if run:
            yield run


def at(rule: str, line: Line, said: str) -> Finding:
    return Finding(rule, line.page, line.column, line.row, said)


def widows(issue: Issue) -> Iterator[Finding]:
    """L2: the last line of a paragraph alone at a column head, its first alone at a foot."""
    for lines in issue.paragraphs:
        if len(lines) > 1 and lines[-1].column_of_band != lines[-2].column_of_band:
            yield at("widow", lines[-1], lines[-1].text)
        if len(lines) > 1 and lines[0].column_of_band != lines[1].column_of_band:
            yield at("first line", lines[0], lines[0].text)


def lone_characters(issue: Issue) -> Iterator[Finding]:
    """L1: a last line of one character, marks not counted."""
    for lines in issue.paragraphs:
        if len(lines) > 1 and sum(one.isalnum() for one in lines[-1].text) < 2:
            yield at("lone character", lines[-1], lines[-1].text)


def orphans(issue: Issue) -> Iterator[Finding]:
    """L3: a heading with fewer than two lines of its text under it in its column."""
    runs: dict[int, list[Line]] = defaultdict(list)
    for one in issue.lines:
        if one.article and one.kind in HEADINGS | TEXT:
            runs[one.article].append(one)
    for run in runs.values():
        run.sort(key=lambda one: (one.page, one.band, one.column, one.row, one.ink.x))
        starts = [
            i for i, (a, b) in enumerate(pairwise(run)) if a.kind in HEADINGS and b.kind in TEXT
        ]
        for index in starts:
            heading, text = run[index], []
            for one in run[index + 1 :]:
                if one.kind in HEADINGS:
                    break
                text.append((one.page, one.column, one.row))
            rows = sorted(set(text))
            over_all = heading in issue.leaves[heading.page - 1].over_all
            here = {heading.column} if not over_all else {one[1] for one in rows}
            under = [one for one in rows if one[0] == heading.page and one[1] in here]
            if len(under) < min(KEPT, len(rows)):
                yield at("orphan", heading, heading.text)


def levels(issue: Issue) -> Iterator[Finding]:
    """G6: columns end level: to the row where text goes on, within one row where an article or the issue ends."""
    for leaf, after in zip(issue.leaves, [*issue.leaves[1:], None], strict=True):
        if leaf.number > issue.last or _full_page(leaf):
            continue
        columns = [leaf.taken(number) for number in range(1, len(leaf.columns) + 1)]
        for top, foot, final in leaf.bands():
            ends = [max((row for row in one if top <= row <= foot), default=0) for one in columns]
            if not any(ends):
                continue
            goes_on = final and leaf.number < issue.last and not _opens(after)
            if max(ends) - min(ends) > (0 if goes_on else 1):
                yield Finding("level", leaf.number, 1, max(ends), f"columns end at {ends}")
            if final and leaf.number < issue.last and leaf.rows - max(ends) > EMPTY:
                said = f"{leaf.rows - max(ends)} empty rows at the foot"
                yield Finding("foot", leaf.number, 1, max(ends), said)


def _full_page(leaf: Leaf) -> bool:
    return any(one.wrap == "page" for one in leaf.pictures)


def _opens(leaf: Leaf | None) -> bool:
    """A page → whether it begins with a title over all columns, or with a picture that fills it."""
    if leaf is None or _full_page(leaf):
        return True
    return any(min(leaf.rows_of(one.ink)) <= EMPTY for one in leaf.over_all)


def holes(issue: Issue) -> Iterator[Finding]:
    """Empty rows in the middle of a column, more than a title has round it."""
    for leaf in issue.leaves:
        if leaf.number >= issue.last:
            continue
        for number in range(1, len(leaf.columns) + 1):
            for above, below in pairwise([0, *sorted(leaf.taken(number))]):
                if below - above > HOLE:
                    said = f"{below - above - 1} empty rows"
                    yield Finding("hole", leaf.number, number, above + 1, said)


def far_pictures(issue: Issue) -> Iterator[Finding]:
    """A picture on neither the page nor the facing page of its paragraph."""
    spreads = defaultdict(set)
    for one in issue.lines:
        if one.kind not in FURNITURE | {"caption"}:
            spreads[one.article, one.paragraph].add(one.page // 2)
    for leaf in issue.leaves:
        for picture in leaf.pictures:
            near = spreads[picture.article, picture.paragraph]
            if near and picture.page // 2 not in near:
                said = f"{picture.ink.name}, its text on spread {sorted(near)}"
                yield Finding(
                    "far", leaf.number, 0, min(leaf.rows_of(picture.ink), default=0), said
                )


def bare_pictures(issue: Issue) -> Iterator[Finding]:
    """R4: a picture that text should stand beside, with fewer than two lines there in a column it reaches into."""
    for leaf in issue.leaves:
        for picture in leaf.pictures:
            if picture.wrap not in ("left", "right", "contour", "astride"):
                continue
            rows = leaf.rows_of(picture.ink)
            for number, edge in enumerate(leaf.columns, 1):
                beside = {
                    one.row
                    for one in leaf.lines
                    if one.column == number and one.row in rows and one.kind != "caption"
                }
                across = min(edge.right, picture.ink.right) - max(edge.x, picture.ink.x)
                if across > CLOSE and len(beside) < KEPT:
                    said = f"{picture.ink.name} {picture.wrap}"
                    yield Finding("bare", leaf.number, number, rows[0], said)


def narrow_lines(issue: Issue) -> Iterator[Finding]:
    """R2: a line beside a picture, narrower than can be read."""
    for leaf in issue.leaves:
        for line in leaf.lines:
            if line.kind != "body" or line.measure > LEAST * issue.em - CLOSE:
                continue
            edge = leaf.columns[line.column - 1]
            beside = Ink(edge.x, line.ink.y, edge.right, line.ink.bottom, "")
            if any(beside.meets(picture.ink) for picture in leaf.pictures):
                yield at("narrow", line, f"{line.measure / issue.em:g} em: {line.text}")


def overlaps(issue: Issue) -> Iterator[Finding]:
    """Ink on ink, a line half on a ground, anything but furniture and full pages outside the type area."""
    for leaf in issue.leaves:
        inks = [one.ink for one in leaf.lines] + [*leaf.blocks]
        solid = [one.ink for one in leaf.pictures if one.wrap not in ("page", "contour")]
        outlined = [one.ink for one in leaf.pictures if one.wrap == "contour"]
        pairs = [*combinations([*inks, *solid], 2), *combinations([*solid, *outlined], 2)]
        for one, other in dict.fromkeys(pairs):
            if one.meets(other):
                yield _on(leaf, "overlap", one, f"{one.name} on {other.name}")
        for ground in leaf.grounds:
            for one in [*inks, *solid, *outlined]:
                if ground.meets(one) and not ground.holds(one):
                    yield _on(leaf, "overlap", one, f"{one.name} half on a ground")
        yield from _outside(issue, leaf, [*solid, *outlined, *leaf.blocks, *leaf.grounds])


def _outside(issue: Issue, leaf: Leaf, inks: list[Ink]) -> Iterator[Finding]:
    """What stands beyond the type area; a mark at a line's end may hang half an em (E5). The caption of a picture
    that takes the whole page stands on it."""
    first, last = leaf.columns[0], leaf.columns[-1]
    area = Ink(first.x, first.y, last.right, last.bottom, "")
    hung = area._replace(x=area.x - issue.em / 2, right=area.right + issue.em / 2)
    filled = any(picture.wrap == "page" for picture in leaf.pictures)
    free = {*FURNITURE, "caption"} if filled else FURNITURE
    texts = [line.ink for line in leaf.lines if line.kind not in free]
    for room, found in ((area, inks), (hung, texts)):
        for one in found:
            if not room.holds(one):
                yield _on(leaf, "outside", one, one.name)


def _on(leaf: Leaf, rule: str, ink: Ink, said: str) -> Finding:
    return Finding(rule, leaf.number, 0, min(leaf.rows_of(ink), default=0), said)


def off_grid(issue: Issue) -> Iterator[Finding]:
    """G1, R3: a baseline that is none of the grid's; a picture whose head or foot is not level with text."""
    for leaf in issue.leaves:
        first = leaf.head + (leaf.pitch - issue.em) / 2 + 0.88 * issue.em
        for line in leaf.lines:
            expected = first + (line.row - 1) * leaf.pitch
            if line.kind == "body" and abs(line.baseline - expected) > CLOSE:
                yield at("grid", line, f"baseline at {line.baseline:g}: {line.text}")
        for picture in leaf.pictures:
            rise = (first - picture.ink.y) % leaf.pitch / issue.em
            drop = (picture.ink.bottom - first + CLOSE) % leaf.pitch / issue.em
            head, foot = CAP[0] < rise < CAP[1], drop < 1 - CAP[0]
            wide, high = picture.ink.right - picture.ink.x, picture.ink.bottom - picture.ink.y
            foot = foot or max(wide, high) >= WHOLE * min(wide, high)  # long ones are never cut
            if picture.wrap != "page" and not (head and foot):
                yield _on(leaf, "grid", picture.ink, f"{picture.ink.name} {rise:.2f} {drop:.2f}")


RULES: tuple[Rule, ...] = (
    widows,
    lone_characters,
    orphans,
    levels,
    holes,
    far_pictures,
    bare_pictures,
    narrow_lines,
    overlaps,
    off_grid,
)
