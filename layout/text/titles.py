"""A title → its lines, broken by sense and shaped (TYPOGRAPHY G4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

from layout.document.model import RichText
from layout.style.model import TextStyle
from layout.text.fonts import Fonts
from layout.text.model import Break, Line, SetText
from layout.text.paragraph import aligned, set_paragraph
from layout.text.prepare import prepare
from layout.text.spacing import set_line
from layout.text.sums import line_sums
from layout.text.tables import rows

WISHED, AFTER_MARK, AFTER_WORD = -20.0, 1.0, 3.0
ANYWHERE, ODD, AFTER_LEADING, IN_WORD, PARTICLE, IN_BRACKETS = 6.0, 4.0, 30.0, 40.0, 60.0, 60.0
"""What a break costs: at a wished space, after a mark, after 的 or 中, elsewhere; and where sense suffers."""
ONE_MORE = 35.0
"""What a line more than need be costs: worth it only where a word, a name or 《》 would be parted."""
ALONE, SQUARE, UNSHAPED, LOPSIDED = 200.0, 3.0, 4.0, 40.0
OPENING, CLOSING = "“‘（《〈【「『", "”’）》〉】」』"
MARKS = "，、；：。！？——…"
MANY = 3  # lines; above, lines are only evened out


def break_title(
    content: RichText,
    style: TextStyle,
    fonts: Fonts,
    measure: float,
    manual: tuple[RichText, ...] | None = None,
) -> tuple[Line, ...]:
    """A title, its style, the fonts, the measure in em → its lines; the editor's own win (``manual``).

    As few lines as hold it; a space between Han is a wished break; no line begins with a particle or
    parts a word, a name or what stands in 《》 where that can be helped; lines differ in length.
    """
    if manual:
        return tuple(line for part in manual for line in break_title(part, style, fonts, measure))
    text = prepare(content, style, fonts)
    count = len(text.widths)
    if not count or _width(text, 0, count) <= measure + 1e-9:
        return _lines(text, (), measure)
    chosen = _best(text, measure)
    if chosen is None:  # a unit wider than the measure
        return set_paragraph(content, style, fonts, (measure,), indent=0.0)
    return _lines(text, chosen, measure)


def _width(text: SetText, start: int, end: int) -> float:
    """Clusters of a line → its natural width, em; of the whole text with its last mark half."""
    sums = line_sums(text, False)
    return sums.end[end] - sums.start[start]


def _lines(text: SetText, chosen: tuple[int, ...], measure: float) -> tuple[Line, ...]:
    bounds = (0, *chosen, len(text.widths))
    return tuple(
        aligned(
            set_line(
                text,
                Break(start, end, measure, 0.0, 0.0, 0, last=end == bounds[-1]),
                justified=False,
                indent=0.0,
            ),
            text.style.align,
        )
        for start, end in pairwise(bounds)
    )


def _best(text: SetText, measure: float) -> tuple[int, ...] | None:
    """The breaks of least cost for the fewest lines that hold the title, or one more to save its sense."""
    costs = {end: _sense(text, end) for end in line_sums(text, False).breaks}
    least = max(2, int(_width(text, 0, len(text.widths)) * 0.9 // measure))
    found: list[tuple[float, tuple[int, ...]]] = []
    for lines in range(least, least + 4):
        ways = _ways(text, lines, measure) if lines <= MANY else _even(text, lines, measure, costs)
        scored = [(sum(costs[end] for end in way) + _shape(text, way), way) for way in ways]
        if scored:
            cost, way = min(scored)
            found.append((cost + ONE_MORE * len(found), way))
        if len(found) == 2 or (found and found[0][0] < ONE_MORE):
            break
    return min(found)[1] if found else None


def _ways(text: SetText, lines: int, measure: float) -> Iterator[tuple[int, ...]]:
    """Every choice of breaks by which each line fits."""
    count = len(text.widths)
    for way in combinations(line_sums(text, False).breaks, lines - 1):
        bounds = (0, *way, count)
        if all(_width(text, start, end) <= measure + 1e-9 for start, end in pairwise(bounds)):
            yield way


def _even(
    text: SetText, lines: int, measure: float, costs: dict[int, float]
) -> list[tuple[int, ...]]:
    """Of many lines: the one way of least cost with lines near their mean, by dynamic programming over the
    boundaries, each with those a line before it."""
    sums, count = line_sums(text, False), len(text.widths)
    mean = _width(text, 0, count) / lines
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    ends = [*sums.breaks, count]
    starts, first = [0, *sums.breaks], 0
    for end in ends:
        while first < len(starts) and _width(text, starts[first], end) > measure + 1e-9:
            first += 1
        found: tuple[float, int] | None = None
        for start in starts[first : bisect_left(starts, end)]:
            if start in best:
                off = (_width(text, start, end) - mean) / mean
                total = best[start][0] + LOPSIDED * off * off + costs.get(end, 0.0)
                if found is None or total < found[0]:
                    found = total, start
        if found is not None:
            best[end] = found
    if count not in best:
        return []
    way, at = [], best[count][1]
    while at > 0:
        way.append(at)
        at = best[at][1]
    return [tuple(reversed(way))]


def _shape(text: SetText, way: tuple[int, ...]) -> float:
    """梯形 or 菱形: lines that grow, shrink or swell in the middle; not a square, not one character."""
    bounds = (0, *way, len(text.widths))
    widths = [_width(text, a, b) for a, b in pairwise(bounds)]
    mean = sum(widths) / len(widths)
    cost = sum(LOPSIDED * ((width - mean) / mean) ** 2 for width in widths)
    cost += ALONE * sum(text.han[b] - text.han[a] < 2 for a, b in pairwise(bounds))
    if max(widths) - min(widths) < 0.9:
        cost += SQUARE
    if len(widths) == 3 and widths[1] < min(widths[0], widths[2]):
        cost += UNSHAPED
    return cost


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in rows("title_words") if row[0] == kind for word in row[1].split()
    )


def _sense(text: SetText, end: int) -> float:
    """A boundary → what parting the title there costs its sense."""
    at = text.starts[end]
    before, after = text.text[:at], text.text[at:]
    if before[-1:] in (" ", "　"):
        return WISHED
    cost = 0.0
    if sum(map(before.count, OPENING)) > sum(map(before.count, CLOSING)):
        cost += IN_BRACKETS
    if before[-1:] in MARKS or before[-1:] in CLOSING or after[:1] in OPENING:
        return cost + AFTER_MARK
    if after[:1] in _words("particle") and not _begins_word(after):
        return cost + PARTICLE
    if _parts_word(before, after):
        return cost + IN_WORD
    if before[-1:] in _words("leading") and not _ends_word(before):
        return cost + AFTER_LEADING
    if before[-1:] in _words("after") or (_ends_word(before) and _begins_word(after)):
        return cost + AFTER_WORD
    return cost + ANYWHERE + (ODD if _run_before(before) % 2 else 0.0)


def _begins_word(after: str) -> bool:
    return any(after[:length] in _words("word") for length in (2, 3, 4))


def _ends_word(before: str) -> bool:
    return any(before[-length:] in _words("word") for length in (2, 3, 4))


def _parts_word(before: str, after: str) -> bool:
    """Whether a word of the list stands across the boundary."""
    words = _words("word")
    return any(
        before[-left:] + after[:right] in words
        for left in (1, 2, 3)
        for right in (1, 2, 3)
        if len(before) >= left and len(after) >= right and left + right <= 4
    )


def _run_before(before: str) -> int:
    """Han since the last mark, space or function word: Chinese words come in twos."""
    length = 0
    for char in reversed(before):
        if char in MARKS or char in OPENING or char in CLOSING or char in " 　":
            break
        if char in _words("after") or char in _words("leading"):
            break
        length += 1
    return length
