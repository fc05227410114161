"""A chart or flowable as asked for → the block that is drawn, with words for those who cannot see it."""

from __future__ import annotations

from layout.document.model import ChartData, Drawing, FlowableCode, Series, plain
from layout.document.words import Proofreader
from layout.manifest.model import ChartSource, CodeSource, DrawingSource
from layout.style.model import Grid

CHARTS = {"bar": "柱形图", "line": "折线图", "pie": "饼图"}
TOLD_MOST = 60  # numbers read out one by one; of more the least and the greatest


def build_drawing(source: DrawingSource, grid: Grid, reader: Proofreader) -> Drawing:
    """A drawing as asked for, the grid its width is measured in and the proofreader → the block."""
    content = _content(source.content, reader)
    caption = reader.rich(source.caption)
    return Drawing(
        content,
        caption,
        source.span,
        source.width.pt(grid.em, grid.line) if source.width else None,
        source.rows,
        source.alt or _alt(content, plain(caption)),
    )


def _content(source: ChartSource | CodeSource, reader: Proofreader) -> ChartData | FlowableCode:
    if isinstance(source, CodeSource):
        return FlowableCode(source.file, source.function, source.scale)
    labels = tuple(reader.line(label) for label in source.labels)
    series = tuple(Series(reader.line(name), values) for name, values in source.series)
    return ChartData(source.kind, labels, series, reader.line(source.unit))


def _alt(content: ChartData | FlowableCode, caption: str) -> str:
    """What is drawn and its caption → the words that stand for it: those of a chart tell its data."""
    if isinstance(content, FlowableCode):
        return caption or content.function
    kind = CHARTS[content.kind] + (f"，单位：{content.unit}" if content.unit else "")
    count = len(content.labels) * len(content.series)
    series = "；".join(_told(one, content.labels, count > TOLD_MOST) for one in content.series)
    return "。".join(part for part in (caption.rstrip("。"), kind, series) if part) + "。"


def _told(series: Series, labels: tuple[str, ...], short: bool) -> str:
    """A series and its labels → its numbers in words; ``short``: only the least and the greatest."""
    pairs = [(v, label) for v, label in zip(series.values, labels, strict=True) if v is not None]
    if short:
        (least, lowest), (most, highest) = min(pairs), max(pairs)
        numbers = f"最低 {lowest} {figure(least)}，最高 {highest} {figure(most)}"
    else:
        numbers = "，".join(f"{label} {figure(value)}" for value, label in pairs)
    return f"{series.name}：{numbers}" if series.name else numbers


def figure(value: float) -> str:
    """A number → its digits as short as they can be written."""
    return f"{value:.15g}" if value % 1 else f"{value:.0f}"
