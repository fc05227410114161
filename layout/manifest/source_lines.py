"""A manuscript → its lines by kind, and the lines that make a block together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from layout.manifest.characters import BLANKS
from layout.manifest.kept_lines import wide
from layout.manifest.manuscript import Manuscript

HIDDEN = "\ufdd0"
"""Stands in a text for a character that is left out, so that all others keep their offsets."""


class Line(NamedTuple):
    """A source line without the blanks at its ends. ``opens``: a paragraph of its own, by a typed indent
    or a number in front; ``lead``: the blanks before it, 字; ``hard``: it ends in a line end to be kept."""

    kind: str
    start: int
    end: int
    opens: bool
    lead: float = 0.0
    hard: bool = False


_KINDS = (
    ("blank", re.compile(r"$")),
    ("fence", re.compile(r"(?:`{3,}|~{3,})[^`]*$")),
    ("rule", re.compile(r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|={3,})$")),
    (
        "subhead",
        re.compile(
            rf"(?:[#＃]{{1,6}}[{BLANKS}]+|\#\#(?!\#)|＃＃(?!＃))[{BLANKS}]*(?=[^\#＃{BLANKS}])"
        ),
    ),
    ("quote", re.compile(rf"[>＞][{BLANKS}]*")),
    ("note", re.compile(rf"[\[［]\^([^\]］\s]{{1,20}})[\]］][:：][{BLANKS}]*")),
    ("table", re.compile(r"\|(?=.*\|$)|｜(?=.*｜$)")),
    ("kept", re.compile(r"[|｜](?:[ \u3000]+(?=\S)|$)")),
    ("chart", re.compile(r"\{ *(?:bar|line|pie)\b[^{}]*\}$")),
    ("body", re.compile("")),
)
KIND = dict(_KINDS)
_ITEM = re.compile(
    r"[-*+•·]\s|[0-9]{1,2}(?:[、)）]|\.(?![0-9]))|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[①-⑳]"
)
_WIDTHS = {"\u3000": 1.0, "\t": 2.0, HIDDEN: 0.0}
SENTENCE_END = "。！？!?；;：…”）"
HEADING_MOST = 20  # 字: a longer line over dashes is no heading


def source_lines(source: Manuscript) -> Iterator[Line]:
    """A manuscript → its lines in order."""
    start = 0
    for raw in source.text.split("\n"):
        seen = raw.replace(HIDDEN, " ")
        body, lead = seen.strip(), len(seen) - len(seen.lstrip())
        kind = next(name for name, pattern in _KINDS if pattern.match(body))
        left = start + lead
        hard = kind in ("body", "quote") and (
            raw.endswith("  ") or (body.endswith("\\") and not body.endswith("\\\\"))
        )
        opens = raw.startswith("\u3000\u3000") or _ITEM.match(body) is not None
        yield Line(kind, left, left + len(body), opens, _lead(raw[:lead]), hard)
        start += len(raw) + 1


def _lead(blanks: str) -> float:
    return sum(_WIDTHS.get(blank, 0.5) for blank in blanks)


def groups(source: Manuscript, by_line: bool) -> Iterator[list[Line]]:
    """Lines that make one block together: a run of one kind, cut where a paragraph ends; an empty list for an empty
    line between two."""
    group: list[Line] = []
    fence = ""
    for line in source_lines(source):
        if fence:
            group.append(line)
            if source.text[line.start : line.end].startswith(fence):
                yield group
                group, fence = [], ""
            continue
        if line.kind == "fence" or (
            group and ((by_line and line.kind == "body") or not _goes_on(source, group, line))
        ):
            if group:
                yield group
            group = []
        if line.kind == "fence":
            fence = source.text[line.start : line.start + 3]
        if line.kind == "blank":
            yield []
        else:
            group.append(line)
    if group:
        yield group


def _goes_on(source: Manuscript, group: list[Line], line: Line) -> bool:
    last = group[-1]
    if line.kind == "rule":
        return is_underline(source, group, line)
    if line.kind == "blank" or last.kind in ("subhead", "chart", "rule") or line.opens:
        return False
    if line.kind == "chart":
        return last.kind == "table"
    if line.kind == "body":
        return last.kind in ("body", "note", "quote")
    if line.kind == "table":
        return last.kind == "table" or (last.kind == "body" and len(group) == 1)
    return line.kind in ("quote", "kept") and last.kind == line.kind


def is_underline(source: Manuscript, group: list[Line], line: Line) -> bool:
    """Lines and one of dashes or equal signs under them → whether it makes them a heading."""
    words = source.text[group[0].start : group[0].end]
    short = wide(words) <= HEADING_MOST and words[-1:] not in SENTENCE_END
    dashes = source.text[line.start] in "-="
    return dashes and len(group) == 1 and group[0].kind == "body" and short
