"""What a build says of itself: what was set, and how many words each article has against the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Severity
from layout.page.model import PageList, TextLine


class Progress(NamedTuple):
    """What a build has to say of itself. Counts; ``area`` is the type area in words."""

    issue: str
    name: str
    style: str
    area: str
    articles: int
    characters: int
    pictures: int
    pages: int
    overset: int


def course(progress: Progress, diagnostics: Iterable[Diagnostic], lang: str = "zh") -> str:
    """The facts of a build and its findings → two lines: what was set, and what came of each stage."""
    found = list(diagnostics)
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    characters = f"{progress.characters:,}".replace(",", " ")
    if lang == "zh":
        return (
            f"{progress.issue} {progress.name}   样式 {progress.style}   {progress.area}\n"
            f"  读稿  {progress.articles} 篇 {characters} 字 {progress.pictures} 图"
            f"      排版  {progress.pages} 页  {progress.overset} 溢流"
            f"      检查  {errors} 错误 {warnings} 提醒"
        )
    return (
        f"{progress.issue} {progress.name}   style {progress.style}   {progress.area}\n"
        f"  read  {progress.articles} articles, {characters} characters, {progress.pictures} pictures"
        f"      set  {progress.pages} pages, {progress.overset} overset"
        f"      checked  {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def words_of(pages: PageList, lang: str = "zh") -> str:
    """Pages as placed and the language → a line an article: its characters; and their sum against what the type areas
    of all pages hold."""
    counts: Counter[int] = Counter()
    titles: dict[int, str] = {}
    for page in pages.pages:
        for line in page.items:
            if isinstance(line, TextLine) and line.article:
                counts[line.article] += len("".join(line.text.split()))
                if line.kind == "title":
                    titles[line.article] = titles.get(line.article, "") + line.text
    room = sum(
        round(frame.rows * frame.rect.width / pages.em)
        for page in pages.pages
        for frame in page.frames
    )
    zh = lang == "zh"
    lines = [
        f"  {number:>3}  {count:>6}{' 字' if zh else ''}  {titles.get(number, '')}"
        for number, count in sorted(counts.items())
    ]
    total = counts.total()
    share = f"{total / room:.0%}" if room else "—"
    end = f"  合计 {total} 字，版心容得下 {room} 字（{share}）"
    if not zh:
        end = f"  {total} characters in all, room for {room} ({share})"
    return "\n".join([*lines, end])
