"""A paragraph or table of a Word file → the same in the markup of a manuscript."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

_MARKS = re.compile(r"([\\*^\[\]<|])")
_AT_START = re.compile(r"^(#|>)")
_RAISED = re.compile(r"[0-9]{1,4}")


class Run(NamedTuple):
    """Text of one look; ``note``: the text is the label of a footnote."""

    text: str
    strong: bool = False
    emphasis: bool = False
    dots: bool = False
    raised: bool = False
    note: bool = False


class Flow:
    """A paragraph in the making: its number in the file, the name of its style, its runs."""

    __slots__ = ("number", "runs", "style")

    def __init__(self, number: int) -> None:
        self.number = number
        self.style = ""
        self.runs: list[Run] = []

    def add(self, run: Run) -> None:
        """One more run, at the end."""
        self.runs.append(run)


def written_paragraph(flow: Flow, mark: str) -> str:
    """A paragraph and the mark of its kind ("## ", "> " or "") → its text with inline marks.

    A heading or quotation is one look already, so only its text counts. Marks that stand in the text
    itself are escaped.
    """
    parts, before = [], Run("")
    for look, group in groupby(flow.runs, key=lambda run: run._replace(text="", note=False)):
        for note, runs in groupby(group, key=lambda run: run.note):
            text = "".join(run.text for run in runs)
            if note:
                parts.append(f"[^{text}]")
            elif mark:
                parts.append(_MARKS.sub(r"\\\1", text))
            else:
                parts.append(_marked(text, look, before))
        before = look
    text = "".join(parts).strip()
    if mark:
        return mark + " ".join(text.split("\n"))
    return _AT_START.sub(r"\\\1", text)


def _marked(text: str, look: Run, before: Run) -> str:
    """Text of one look → the text between its marks; blanks at its ends stay outside them."""
    core = text.strip()
    shown = _MARKS.sub(r"\\\1", core)
    if not core:
        return text
    if look.raised and _RAISED.fullmatch(core):
        shown = f"^{core}^"
    elif look.dots:
        shown = f"[{shown}]{{着重}}"
    elif look.strong and not before.emphasis:
        shown = f"**{shown}**"
    elif look.emphasis and not (look.strong or before.strong):
        shown = f"*{shown}*"
    start = text.index(core)
    return text[:start] + shown + text[start + len(core) :]


def table_lines(rows: list[list[str]]) -> list[str]:
    """The cells of a table → its lines between bars, the first row for head."""
    if not rows or not any(rows):
        return []
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in full]
    lines.insert(1, "|" + "---|" * width)
    return lines
