"""Which line ends of a text are meant: verse, addresses, programmes, lists of names, tables pasted with tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.manifest.characters import has_han

SHORT, WRAPPED = 26.0, 14.0
"""字: longer lines are prose; from here on lines of one length are prose that an e-mail program broke."""
NAMES_LEAST = 4
CELL_MOST = 24.0  # 字 of a column of a programme, the last aside

_END = re.compile(r"[。！？!?；;…]$")
_STOP = re.compile(r"[，。；！？、,.;!?]$")
_LABEL = re.compile(r"[^：:，。]{1,8}[：:]")
_TIME = re.compile(
    r"(?:上午|下午|晚上?|中午)?\s?[0-2]?[0-9][:：][0-5][0-9](?:\s?[-—–―~～至到]+\s?[0-2]?[0-9][:：][0-5][0-9])?"
)
_PARTS = re.compile(r"\t+[ \u3000]*| {2,}|\u3000+ *")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{2,8}}(?:[·•・][{_HAN}]{{2,8}})+")
_REMARK = re.compile(r"（[^（）]{1,8}）")
_TOKEN = re.compile(r"[^\s\u3000]+")
_NUMBER = re.compile(r"[-+−]?[0-9][0-9 ,.]*[%％‰]?|[-—–/]|")


def wide(text: str) -> float:
    """A text → about how wide it is, 字."""
    return sum(0.5 if character < "\u2000" else 1.0 for character in text)


def keeps_lines(lines: Sequence[str]) -> bool:
    """Lines that follow each other → whether each stays a line: short ones that do not end as sentences do, or
    as many characters in each and a mark at every end; not prose that was broken at one measure."""
    if len(lines) < 2 or not has_han("".join(lines)):
        return False
    widths = [wide(line) for line in lines]
    if max(widths) > SHORT:
        return False
    if sum(_LABEL.match(line) is not None for line in lines) * 2 >= len(lines):
        return sum(_END.search(line) is not None for line in lines) * 2 < len(lines)
    even = max(widths) - min(widths) <= 1
    if all(map(_STOP.search, lines)) and even and len(lines) > 1:
        return True
    broken = max(widths[:-1]) - min(widths[:-1]) <= 1.5 and max(widths) > WRAPPED
    ends = sum(_END.search(line) is not None for line in lines[:-1])
    return not broken and ends * 3 < len(lines)


def columns_of(lines: Sequence[str]) -> list[list[tuple[int, int]]] | None:
    """Lines → the columns of each as stretches of it, where all are parted alike: a time and what happens then, or
    wide blanks in the same places; None where they are not."""
    if len(lines) < 2:
        return None
    timed = [_timed(line) for line in lines]
    if all(timed):
        return [one for one in timed if one]
    parts = [_parts(line) for line in lines]
    count = len(parts[0])
    alike = count > 1 and all(len(part) == count for part in parts)
    if not alike or any(
        wide(line[start:end]) > CELL_MOST
        for line, one in zip(lines, parts, strict=True)
        for start, end in one[:-1]
    ):
        return None
    return parts


def _timed(line: str) -> list[tuple[int, int]] | None:
    """A line that opens with a time of day → the time and the columns after it."""
    found = _TIME.match(line)
    rest = line[found.end() :] if found else ""
    if found is None or not rest[:1].isspace() or not rest.strip():
        return None
    start = len(line) - len(rest.lstrip())
    return [(0, found.end()), *((start + a, start + b) for a, b in _parts(line[start:]))]


def _parts(line: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for gap in _PARTS.finditer(line):
        found.append((at, gap.start()))
        at = gap.end()
    return [*found, (at, len(line))]


def tabbed(lines: Sequence[str]) -> bool:
    """Lines → whether they were pasted from a spreadsheet: as many tabs in each, and columns of numbers or three
    columns at least."""
    counts = {line.count("\t") for line in lines}
    if len(lines) < 2 or len(counts) != 1 or not min(counts):
        return False
    rows = [line.split("\t") for line in lines]
    figures = any(is_numeric([row[at].strip() for row in rows[1:]]) for at in range(len(rows[0])))
    return not _TIME.match(lines[0]) and (len(rows[0]) > 2 or (figures and len(rows) > 2))


def is_numeric(cells: Sequence[str]) -> bool:
    """The cells of a column below its head → whether they are numbers, and at least one is."""
    return all(_NUMBER.fullmatch(cell) for cell in cells) and any(
        cell[:1].isdigit() or cell[-1:].isdigit() for cell in cells
    )


def names_of(text: str) -> list[tuple[tuple[int, int], ...]] | None:
    """A text → the names it lists, each as the stretches that make it up (a name of two characters may have blanks
    within); None where it is no list of names."""
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    names: list[tuple[tuple[int, int], ...]] = []
    at = 0
    while at < len(tokens):
        start, end = tokens[at]
        single = end - start == 1
        if single and at + 1 < len(tokens):
            following = tokens[at + 1]
            word = _REMARK.sub("", text[following[0] : following[1]])
            if len(word) == 1:
                names.append(((start, end), following))
                at += 2
                continue
        names.append(((start, end),))
        at += 1
    shown = [_REMARK.sub("", "".join(text[a:b] for a, b in name)) for name in names]
    wanted = NAMES_LEAST if "\u3000" in text or "  " in text or "\t" in text else NAMES_LEAST + 2
    short = sum(len(one) <= 3 for one in shown) * 3 >= len(shown) * 2
    if len(names) < wanted or not short or not all(_NAME.fullmatch(one) for one in shown):
        return None
    return names
