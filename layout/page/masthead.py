"""The masthead at the head of page one: name, issue, date, publisher, rule. LOOK: Masthead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from layout.flow.model.grid import HAN_ASCENT
from layout.page.furniture import Desk, one_line, spoken_date, standing
from layout.page.model import Item, Rule, TextLine
from layout.style.model import TextStyle

FOOT_CLEAR = 9.0  # pt between the lowest line and the rule
RULE_RISE = 2.0  # pt from the rule to the foot of its row
ANY_WIDTH = 10_000.0  # pt
LEAST_NAME = 0.75  # of its size: a smaller name gets the whole width, and the facts go under it
LEADING = 1.65  # of its size, from a line up to the one above it
GAP = 2.0  # 字 between the name and the facts beside it
FACTS_SHARE = 0.42  # of the width at most, for the facts
OVERSHOOT = 0.3  # rows the name may stand above the type area


class _Lines(NamedTuple):
    """What stands in a masthead: its name, lines from the foot up at the left and at the right, and one in
    the middle over them."""

    name: TextLine | None
    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]
    below: float  # pt from the lowest baseline up to the foot of the name
    middle: TextLine | None = None


def masthead(desk: Desk) -> list[Item]:
    """An issue → what stands at the head of page one; nothing where the style wants no masthead.

    Lines too long for their room are set smaller. Where the name would lose much beside the facts,
    it takes the whole width and they stand under it.
    """
    form, grid = desk.style.furniture, desk.grid
    if form.masthead == "none" or not form.masthead_rows:
        return []
    foot = desk.style.masters.first.at_head.rows + form.masthead_rows
    x, rule_y = grid.left(1), grid.row_top(foot - 1) - RULE_RISE
    low = rule_y - FOOT_CLEAR
    look = desk.style.text["masthead"]
    lines = _centred(desk, low) if form.masthead == "centred" else _beside(desk, low)
    if form.masthead != "centred" and lines.name and lines.name.size < look.size * LEAST_NAME:
        lines = _under(desk, low)
    items: list[Item] = []
    if lines.name is not None:
        baseline = low - lines.below - (1 - HAN_ASCENT) * lines.name.size
        items.append(_placed(lines.name, look.align, (x, baseline), desk))
    for align, column in (("left", lines.left), ("right", lines.right)):
        for index in reversed(range(len(column))):  # read from the head down
            baseline = low - _height(column[:index])
            items.append(_placed(column[index], align, (x, baseline), desk))
    if lines.middle is not None:
        over = max(_height(lines.left), _height(lines.right))
        items.append(_placed(lines.middle, "centre", (x, low - over), desk))
    rule = Rule(x, rule_y, x + grid.area, rule_y, form.masthead_rule, look.colour, "masthead")
    return [*items, rule] if form.masthead_rule else items


def _height(lines: tuple[TextLine, ...]) -> float:
    """Lines from the foot up → from the lowest baseline to that of a line above them."""
    return sum(line.size * LEADING for line in lines)


def _words(desk: Desk) -> tuple[str, str, list[str]]:
    """An issue → subtitle, publisher, and number and date, as far as given and wanted."""
    document = desk.document
    if desk.style.furniture.masthead == "plain":
        return "", "", []
    facts = [text for text in (document.number, spoken_date(document.date)) if text]
    return document.subtitle, document.publisher, facts


def _beside(desk: Desk, low: float) -> _Lines:
    """The facts at the right of the name, one under the other; the subtitle under it."""
    looks, area = desk.style.text, desk.grid.area
    subtitle, publisher, facts = _words(desk)
    if subtitle and publisher:
        facts = [publisher, *facts]
    right = _fitted_all(reversed(facts), looks["masthead_info"], desk, area * FACTS_SHARE)
    taken = max((_width(line) for line in right), default=-GAP * desk.grid.em)
    room = area - taken - GAP * desk.grid.em
    left = _fitted_all([subtitle or publisher], looks["masthead_sub"], desk, room)
    below = _height(left)
    return _Lines(_name(desk, room, low - below), left, right, below)


def _under(desk: Desk, low: float) -> _Lines:
    """The name over the whole width; the rest under it, on as few lines as hold it at its size."""
    looks, area = desk.style.text, desk.grid.area
    subtitle, publisher, facts = _words(desk)
    small = looks["masthead_sub"]
    left = _fitted_all(["　".join(one for one in (subtitle, publisher) if one)], small, desk, area)
    if left and left[0].size < small.size:
        left = _fitted_all([publisher, subtitle], small, desk, area)
    right = _fitted_all(["　".join(facts)], looks["masthead_info"], desk, area)
    lowest = max((_width(line) for line in left[:1]), default=0.0)
    if left and right and lowest + _width(right[0]) + desk.grid.em > area:
        left, right = (*right, *left), ()
    below = max(_height(left), _height(right))
    return _Lines(_name(desk, area, low - below), left, right, below)


def _centred(desk: Desk, low: float) -> _Lines:
    """The red head (红头): the name, under it the number in the middle, then publisher and date at either side."""
    looks, area, document = desk.style.text, desk.grid.area, desk.document
    info = looks["masthead_info"]
    right = _fitted_all([spoken_date(document.date)], info, desk, area / 2)
    taken = max((_width(line) for line in right), default=0.0)
    left = _fitted_all([document.publisher], info, desk, area - taken - GAP * desk.grid.em)
    small = "　".join(text for text in (document.subtitle, document.number) if text)
    middle = fitted(small, info, desk, area)
    below = max(_height(left), _height(right)) + (_height((middle,)) if middle else 0.0)
    return _Lines(_name(desk, area, low - below), left, right, below, middle)


def _name(desk: Desk, room: float, foot: float) -> TextLine | None:
    """The name as large as its style, its room and the height above its foot allow."""
    grid, look = desk.grid, desk.style.text["masthead"]
    top = grid.row_top(desk.style.masters.first.at_head.rows)
    high = max(foot - top + OVERSHOOT * grid.line, look.size / 4)
    if look.size > high:
        look = replace(look, size=high, leading=look.leading * high / look.size)
    return fitted(desk.document.name, look, desk, room)


def _fitted_all(
    texts: Iterable[str], look: TextStyle, desk: Desk, room: float
) -> tuple[TextLine, ...]:
    lines = (fitted(text, look, desk, room) for text in texts)
    return tuple(line for line in lines if line is not None)


def fitted(text: str, style: TextStyle, desk: Desk, room: float) -> TextLine | None:
    """Text on one line at the origin → at its style's size, smaller where it is longer than its room, pt."""
    style = replace(style, align="left", indent=0.0)
    line = one_line(text, style, desk, ANY_WIDTH)
    if line is None or _width(line) <= room:
        return line
    share = room / _width(line)
    smaller = replace(style, size=style.size * share, leading=style.leading * share)
    return one_line(text, smaller, desk, ANY_WIDTH)


def _width(line: TextLine) -> float:
    return line.glyphs[-1].x + line.glyphs[-1].advance if line.glyphs else 0.0


def _placed(line: TextLine, align: str, at: tuple[float, float], desk: Desk) -> TextLine:
    """A line at the origin → the line at its side of the type area; its measure is what it takes."""
    width = _width(line)
    spare = desk.grid.area - width
    shift = {"right": spare, "centre": spare / 2}.get(align, 0.0)
    moved = standing(line, "masthead", at[0] + shift, at[1])
    return replace(moved, measure=width)
