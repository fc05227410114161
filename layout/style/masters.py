"""What a style says of its masters (首页、末页、左右页主页) → as the pages use them: rows, inks, words."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.outcome import Outcome
from layout.source.bind import Bound
from layout.source.lengths import Length
from layout.source.suggest import suggest
from layout.style.colours import Colours
from layout.style.fields_masters import NONE, SAME
from layout.style.forms import Ink
from layout.style.furniture import Furniture
from layout.style.model import (
    Colour,
    Cover,
    End,
    Grid,
    Master,
    Masters,
    Page,
    Strip,
    Words,
)

LEAST_ROWS = 3  # of text that kept rows leave on a page

_PAPER = Colour()


class Sheet(NamedTuple):
    """What masters stand on: the page, its grid and what every page carries."""

    page: Page
    grid: Grid
    furniture: Furniture


def margin_rows(margin: float, line: float) -> int:
    """A margin at head or foot and the pitch of the rows, pt → the rows it counts for, the outermost one
    being what the trim leaves of it."""
    return max(1, round(margin / line))


def resolve_masters(
    written: Bound, sheet: Sheet, colours: Colours, styles: Collection[str]
) -> Outcome[Masters]:
    """The bound ``masters:``, what they stand on, the colours and the paragraph styles by name → the masters."""
    reader = _Reader(sheet, colours, styles)
    first, last = written.get("first", Bound), written.get("last", Bound)
    furniture = sheet.furniture
    masthead = furniture.masthead_rows if furniture.masthead != "none" else 0
    at_head, at_foot = reader.kept(first, masthead), reader.kept(last, 0)
    value = Masters(
        first=reader.master(first, (at_head, 0), masthead),
        last=reader.master(last, (0, at_foot)),
        left=reader.master(written.get("left", Bound)),
        right=reader.master(written.get("right", Bound)),
    )
    return Outcome(value, tuple(reader.found))


def resolve_cover(
    written: Bound, sheet: Sheet, colours: Colours, styles: Collection[str]
) -> Outcome[Cover]:
    """The bound ``cover:`` or ``back:``, what it stands on, the colours and the paragraph styles → the cover."""
    reader = _Reader(sheet, colours, styles)
    strips, words, grid = written.get("strip", Bound), written.get("words", Bound), sheet.grid
    ground = written.values["ground"]
    none = isinstance(ground, Ink) and ground.name == NONE
    value = Cover(
        picture=written.get("picture", str),
        masthead=written.get("masthead", str),
        masthead_rows=written.get("rows", int),
        masthead_rule=written.get("rule", Length).pt(grid.em, grid.line),
        lines=written.get("lines", str),
        ground=_PAPER if none else colours.resolve(ground, written.span("ground")),
        at_head=End(
            reader.strip(strips, "head", (sheet.page.head, grid.rows)), reader.words(words, "head")
        ),
        at_foot=End(
            reader.strip(strips, "foot", (sheet.page.foot, grid.rows)), reader.words(words, "foot")
        ),
    )
    return Outcome(value, tuple(reader.found))


class _Reader:
    """What masters are read with, and what was found wrong with them."""

    def __init__(self, sheet: Sheet, colours: Colours, styles: Collection[str]) -> None:
        self.sheet, self.colours, self.styles = sheet, colours, styles
        self.found: list[Diagnostic] = []

    def kept(self, master: Bound, taken: int) -> int:
        """The first or last master and the rows of its page taken already → the rows it keeps free.

        Half the type area at most: on the last page the source note and the colophon stand above them.
        """
        rows, whole = master.get("rows", int), self.sheet.grid.rows
        room = max(0, min(whole - taken - LEAST_ROWS, whole // 2))
        if rows > room:
            self.found.append(diagnose("master-rows", master.span("rows"), rows=rows, room=room))
        return rows

    def master(self, written: Bound, kept: tuple[int, int] = (0, 0), masthead: int = 0) -> Master:
        """A bound master, the rows it keeps at head and foot, and those of a masthead → the master."""
        strips, words = written.get("strip", Bound), written.get("words", Bound)
        page = self.sheet.page
        head = self.strip(strips, "head", (page.head, kept[0] + masthead))
        foot = self.strip(strips, "foot", (page.foot, kept[1]))
        return Master(
            folio=self.folio(written),
            head=self.head(written),
            ground=self.ground(written),
            at_head=End(head, self.words(words, "head"), kept[0]),
            at_foot=End(foot, self.words(words, "foot"), kept[1]),
        )

    def folio(self, written: Bound) -> tuple[str, str] | None:
        """A bound master → place and form of its folio; what it does not say is the style's."""
        said, usual = written.values["folio"], self.sheet.furniture
        if isinstance(said, Bound):
            place, form = said.find("place", str), said.find("form", str)
            return place or usual.folio_place, usual.folio if form is None else form
        return None if said == SAME else (NONE, "")

    def head(self, written: Bound) -> tuple[str, str] | None:
        """A bound master → the two forms of its running head; what it does not say is the style's."""
        said, usual = written.values["head"], self.sheet.furniture
        if isinstance(said, Bound):
            left, right = said.find("left", str), said.find("right", str)
            return (
                usual.head_left if left is None else left,
                usual.head_right if right is None else right,
            )
        return None if said == SAME else ("", "")

    def ground(self, written: Bound) -> Colour | None:
        """A bound master → the colour under its page."""
        said = written.values["ground"]
        if isinstance(said, Ink) and said.name in (SAME, NONE):
            return None if said.name == SAME else _PAPER
        return self.colours.resolve(said, written.span("ground"))

    def strip(self, written: Bound, end: str, room: tuple[float, int]) -> Strip | None:
        """The bound strips, an end of the page, its margin (pt) and the rows free there → the strip."""
        said = written.values[end]
        if not isinstance(said, Bound):
            return None if said == SAME else Strip(0, _PAPER)
        rows, grid = said.get("rows", int), self.sheet.grid
        margin, place = margin_rows(room[0], grid.line), said.span("rows")
        if rows > margin + grid.rows:
            self.found.append(diagnose("strip-too-high", place, rows=rows, room=margin + grid.rows))
        elif rows > margin + room[1]:
            over, free = rows - margin, room[1]
            self.found.append(
                diagnose("strip-under-text", place, margin=margin, over=over, free=free)
            )
        return Strip(rows, self.colours.resolve(said.values["colour"], said.span("colour")))

    def words(self, written: Bound, end: str) -> tuple[Words, ...] | None:
        """The bound words and an end of the page → what stands there."""
        said = written.values[end]
        if isinstance(said, str):
            return None if said == SAME else ()
        entries = (said,) if isinstance(said, Bound) else written.every(end, Bound)
        return tuple(self._words(entry) for entry in entries)

    def _words(self, entry: Bound) -> Words:
        name = entry.get("style", str)
        if name not in self.styles:
            near = suggest(name, self.styles)
            self.found.append(diagnose("unknown-style", entry.span("style"), name=name, near=near))
        texts = entry.every("text", str)
        return Words(tuple(line for text in texts for line in text.splitlines()), name)
