"""A chosen line → its glyphs spaced by CLREQ's order of shrinking and stretching (A3, A4)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from math import inf
from operator import add
from typing import NamedTuple

from layout.text.even import FULL_AT, opening, squeezable
from layout.text.model import Break, Drawn, Flex, Line, Reading, SetText
from layout.text.ruby import APART
from layout.text.sums import is_short, line_sums, start_trim
from layout.text.tables import shrink_steps, stretch_steps

NOISE = 1e-9


class Adjustment(NamedTuple):
    """How a line comes to its measure: em by place, em an ordinary gap, the step reached (negative: shrunk)."""

    places: tuple[tuple[int, float], ...]  # clusters of ``flex`` and what each gains
    loosened: float
    step: int


def set_line(text: SetText, break_: Break, *, justified: bool, indent: float) -> Line:
    """A text, a line of it, whether it fills its measure, its indent in em → the spaced line.

    ``x`` of the glyphs counts from the left end of the measure, the indent included; an advance is the
    body as set, without the gap that follows it. Spaces before the break are left out.
    """
    first, last = break_.start, visible_end(text, break_)
    if last <= first:
        return _empty(text, break_, indent)
    widths, drawn, hang = _edges(text, break_, last)
    gaps = text.gaps[first : last - 1]
    room = break_.measure - sum(widths) - sum(gaps) - indent + hang
    room -= text.hyphen[1] if break_.hyphen else 0.0
    justified = justified and not (break_.last or break_.short)
    fill = adjust(text, break_, room, justified or room < -NOISE)
    for index, by in fill.places:
        if text.flex[index].where == "gap":
            gaps[index - first] += by
        else:
            widths[index - first] += by
            if share := text.shares.get(index):
                drawn[index - first] = _moved(drawn[index - first], by * share)
    if fill.loosened:
        for offset, ordinary in enumerate(text.gap_before[first + 1 : last]):
            if ordinary:
                gaps[offset] += fill.loosened
    line = _Row(widths, gaps, drawn, indent, hang, last)
    return _line(text, break_, line, fill, justified)


class _Row(NamedTuple):
    widths: list[float]
    gaps: list[float]
    drawn: list[Drawn]
    indent: float
    hang: float
    last: int


def visible_end(text: SetText, break_: Break) -> int:
    """A line → one past its last cluster that is no space dropped at the break."""
    last = break_.end
    while last > break_.start and text.kinds[last - 1] in "_wk":
        last -= 1
    return last


def _edges(text: SetText, break_: Break, last: int) -> tuple[list[float], list[Drawn], float]:
    """E1 to E5: widths and glyphs of a line with its first and last mark trimmed."""
    first, setting = break_.start, text.style.setting
    widths, drawn = text.widths[first:last], text.drawn[first:last]
    if text.kinds[first] == "O":
        trim = start_trim(first, first in text.trims, setting)
        if trim:
            widths[0] -= trim
            drawn[0] = _moved(drawn[0], -trim * text.shares.get(first, 1.0))
    end = last - 1
    if break_.half_end and text.kinds[end] in "CPMSX" and end not in text.trims:
        widths[-1] -= 0.5
        drawn[-1] = _moved(drawn[-1], -0.5 * text.shares.get(end, 0.0))
    return widths, drawn, widths[-1] if break_.hang else 0.0


def _moved(drawn: Drawn, by: float) -> Drawn:
    return drawn._replace(dx=drawn.dx + by)


def filled(text: SetText, break_: Break) -> Adjustment:
    """A line → how it will fill its measure; a last line is left as it is unless it is too long."""
    if visible_end(text, break_) <= break_.start:
        return Adjustment((), 0.0, 0)
    sums = line_sums(text, is_short(break_.measure - break_.indent), break_.hyphen)
    if break_.last:
        width = sums.finish[0 if break_.half_end else 1] - sums.start[break_.start]
    else:
        width = sums.end[break_.end] - sums.start[break_.start]
    hang = 0.5 if break_.hang else 0.0
    room = break_.measure - break_.indent - width + hang
    return adjust(text, break_, room, not (break_.last or break_.short) or room < -NOISE)


def adjust(text: SetText, break_: Break, room: float, fill: bool) -> Adjustment:
    """A line and the em it lacks (negative: has too much) → what each place gives.

    Each step of A3 or A4 is used up at all its places equally before the next is begun.
    """
    if abs(room) <= NOISE or not fill:
        return Adjustment((), 0.0, 0)
    part = break_.start, visible_end(text, break_)
    places = _flexible(text, part)
    sentence = text.style.setting.sentence_pause or is_short(break_.measure - break_.indent)
    if text.style.setting.fill == "even":
        if room > 0:
            return _open_evenly(text, part, places, room)
        return _squeeze_evenly(places, -room, sentence)
    if room > 0:
        return _stretch(text, part, places, room)
    return _shrink(places, -room, sentence)


def _squeeze_evenly(places: list[tuple[int, Flex]], need: float, sentence: bool) -> Adjustment:
    """All places give the same share of what they can."""
    here = [(index, squeezable(flex, sentence)) for index, flex in places]
    total = sum(give for _, give in here)
    if total <= NOISE:
        return Adjustment((), 0.0, 0)
    share = min(1.0, need / total)
    return Adjustment(tuple((index, -give * share) for index, give in here if give), 0.0, -5)


def _open_evenly(
    text: SetText, part: tuple[int, int], places: list[tuple[int, Flex]], room: float
) -> Adjustment:
    """All gaps open together: ordinary ones alike, the others in proportion to their room."""
    ordinary = sum(text.gap_before[part[0] + 1 : part[1]])
    elastic = [(index, flex.stretch) for index, flex in places if flex.stretch > 0]
    gap = opening(room, ordinary, sum(give for _, give in elastic))
    if gap == inf:  # nothing but words and their spaces
        share = room / max(NOISE, sum(give for _, give in elastic))
        return Adjustment(tuple((index, give * share) for index, give in elastic), 0.0, 4)
    share = min(1.0, gap / FULL_AT)
    given = tuple((index, give * share) for index, give in elastic)
    limit = text.style.setting.stretch_limit + NOISE
    return Adjustment(given, gap if ordinary else 0.0, 4 if gap > limit else 3 if ordinary else 2)


def _flexible(text: SetText, part: tuple[int, int]) -> list[tuple[int, Flex]]:
    """The places of a line that may give way; its edge marks and the gap after it may not."""
    first, last = part
    whole = text.style.setting.line_end == "full" and text.kinds[last - 1] in "CPMSX"
    end = last if whole else last - 1
    low, high = bisect_left(text.places, first), bisect_left(text.places, end)
    found = [(index, text.flex[index]) for index in text.places[low:high]]
    if found and found[0][0] == first and text.kinds[first] == "O":
        del found[0]
    return found


def _shrink(places: list[tuple[int, Flex]], need: float, sentence: bool) -> Adjustment:
    """A3: the marks at the line end are narrow already; ``sentence`` marks come last, if at all."""
    given: list[tuple[int, float]] = []
    reached = 0
    for step in (step.number for step in shrink_steps() if sentence or step.number < 7):
        here = [(index, flex.shrink) for index, flex in places if flex.step == step]
        if not here or need <= NOISE:
            continue
        total = sum(give for _, give in here)
        share = min(1.0, need / max(total, NOISE))
        given += [(index, -give * share) for index, give in here]
        need -= share * total
        reached = step
    return Adjustment(tuple(given), 0.0, -reached)


def _stretch(
    text: SetText, part: tuple[int, int], places: list[tuple[int, Flex]], room: float
) -> Adjustment:
    given: list[tuple[int, float]] = []
    reached = 0
    for number, where, _, _ in stretch_steps():
        here = [(index, flex.stretch) for index, flex in places if flex.where == where]
        total = sum(give for _, give in here)
        if total > NOISE and room > NOISE:
            share = min(1.0, room / total)
            given += [(index, give * share) for index, give in here]
            room -= share * total
            reached = number
    if room <= NOISE:
        return Adjustment(tuple(given), 0.0, reached)
    ordinary = sum(text.gap_before[part[0] + 1 : part[1]])
    if ordinary and room / ordinary <= text.style.setting.stretch_limit + NOISE:
        return Adjustment(tuple(given), room / ordinary, 3)
    elastic = [index for index, flex in places if flex.where != "mark"]
    if not ordinary and not elastic:
        return Adjustment(tuple(given), 0.0, 4)
    each = room / (ordinary + len(elastic))  # step 4: every gap that is left, word spaces too
    given += [(index, each) for index in elastic]
    return Adjustment(tuple(given), each if ordinary else 0.0, 4)


def _line(text: SetText, break_: Break, row: _Row, fill: Adjustment, justified: bool) -> Line:
    """The parts of a spaced line → ``Line``."""
    first, last = break_.start, row.last
    xs = list(accumulate(map(add, row.widths, row.gaps), initial=row.indent))
    glyphs = list(zip(text.chars[first:last], xs, row.widths, strict=True))
    width = xs[-1] + row.widths[-1] - row.hang
    if break_.hyphen:
        drawn, advance = text.hyphen
        glyphs.append(("-", width, advance))
        row.drawn.append(drawn)
        width += advance
    starts = text.starts
    return Line(
        text.text[starts[first] : starts[last]], break_.measure, width,
        justified and abs(width - break_.measure) < 1e-6, row.hang, tuple(glyphs),
        starts[first], starts[break_.end], row.indent, fill.loosened, fill.step,
        break_.hyphen, tuple(row.drawn), break_.forced, break_.short, _readings(text, break_, xs, row),
    )  # fmt: skip


def _readings(
    text: SetText, break_: Break, xs: list[float], row: _Row
) -> tuple[tuple[float, Reading], ...]:
    """M3: each reading centred over its text, flush at the edges of the line, clear of the one before."""
    first, found = break_.start, []
    free = 0.0
    for reading in text.readings:
        if first <= reading.first and reading.end <= row.last:
            left = xs[reading.first - first]
            right = xs[reading.end - 1 - first] + row.widths[reading.end - 1 - first]
            x = min((left + right - reading.width) / 2, break_.measure - reading.width)
            x = max(x, free)
            free = x + reading.width + APART
            found.append((x, reading))
    return tuple(found)


def _empty(text: SetText, break_: Break, indent: float) -> Line:
    start, end = text.starts[break_.start], text.starts[break_.end]
    return Line(
        "",
        break_.measure,
        0.0,
        False,
        0.0,
        (),
        start,
        end,
        indent,
        0.0,
        0,
        False,
        (),
        break_.forced,
    )
