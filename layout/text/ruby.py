"""Readings over rare names (拼音, M3): set small over their text, within its leading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from layout.document.model import PLAIN, RichText
from layout.style.model import TextStyle
from layout.text.fonts import Fonts
from layout.text.glyphs import Form, glyph_table
from layout.text.model import Reading

SIZE, RISE = 0.5, 1.0  # em: half as large, its foot just over the Han
OVERHANG = 0.25  # em a reading may stand out over what is beside its text
APART = 0.25  # em between two readings


def readings(
    content: RichText, starts: Sequence[int], style: TextStyle, fonts: Fonts
) -> tuple[Reading, ...]:
    """Runs of text, where its clusters start, a style → the reading of each run that has one, in order."""
    if not any(run.inline.ruby for run in content):
        return ()
    cluster = {start: index for index, start in enumerate(starts)}
    table = glyph_table(fonts, Form(style.font, PLAIN, "font"))
    found, at = [], 0
    for run in content:
        first, end = cluster.get(at), cluster.get(at + len(run.text))
        at += len(run.text)
        if run.inline.ruby and first is not None and end is not None:
            shaped = table.run(run.inline.ruby, True)
            xs = list(accumulate((width * SIZE for _, _, width in shaped), initial=0.0))
            glyphs = tuple(
                (chars, x, width * SIZE) for (chars, _, width), x in zip(shaped, xs, strict=False)
            )
            drawn = tuple(
                one._replace(dx=one.dx * SIZE, dy=one.dy * SIZE + RISE, scale=one.scale * SIZE)
                for _, one, _ in shaped
            )
            found.append(Reading(first, end, xs[-1], glyphs, drawn))
    return tuple(found)


def widened(found: Sequence[Reading], widths: Sequence[float], gaps: list[float]) -> list[float]:
    """Readings, the widths of all clusters and the gaps after them → the gaps, wider beside text that is much
    narrower than its reading."""
    gaps = list(gaps)
    ends = {reading.end for reading in found}
    begins = {reading.first for reading in found}
    for reading in found:
        inside = slice(reading.first, reading.end - 1)
        text = sum(widths[reading.first : reading.end]) + sum(gaps[inside])
        beside = reading.first in ends or reading.end in begins
        lacks = reading.width - text + (APART if beside else -2 * OVERHANG)
        if lacks > 0:
            if reading.first:
                gaps[reading.first - 1] += lacks / 2
            gaps[reading.end - 1] += lacks / 2
    return gaps
