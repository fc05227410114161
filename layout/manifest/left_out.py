"""What stands in a manuscript and is not to be printed: comments, the settings at the head of a file."""

from __future__ import annotations

import re

from layout.diagnostics import Diagnostic, diagnose
from layout.manifest.manuscript import Manuscript
from layout.manifest.source_lines import HIDDEN

_COMMENT = re.compile(r"<!--(.*?)-->|(?<!\S)%%(?!%)([^\n%]{1,500})%%", re.DOTALL)
_FRONT = re.compile(
    r"\s*---[ \t]*\n((?:[A-Za-z_\u4e00-\u9fff][^\n:：]{0,40}[:：][^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|#[^\n]*\n)+)(?:---|\.\.\.)[ \t]*(?=\n|$)"
)
_REMARK = re.compile(r"^[ \t\u3000]*(?://|%%)[ \t\u3000]*(?=[^\s/])([^\n]*)", re.MULTILINE)
SHOWN = 20  # characters quoted of what is left out


def without_comments(source: Manuscript) -> tuple[Manuscript, list[Diagnostic]]:
    """A manuscript → the same with comments and settings hidden, and a note on each."""
    text, told = source.text, list[Diagnostic]()
    for code, pattern in (("settings-left-out", _FRONT), ("comment-left-out", _COMMENT)):
        for found in pattern.finditer(text) if code != "settings-left-out" else _at_head(text):
            words = " ".join((found[1] or found[found.re.groups] or "").split())
            span = source.span(found.start(), len(found[0].split("\n")[0]))
            told.append(diagnose(code, span, words=words[:SHOWN]))
            hidden = re.sub(r"[^\n]", HIDDEN, found[0])
            text = text[: found.start()] + hidden + text[found.end() :]
    if (open_one := text.find("<!--")) >= 0:
        told.append(diagnose("comment-open", source.span(open_one, 4)))
    for found in _REMARK.finditer(text):
        start = found.end() - len(found[0].lstrip())
        told.append(diagnose("remark-printed", source.span(start, 2), words=found[1][:SHOWN]))
    return source._replace(text=text), told


def _at_head(text: str) -> list[re.Match[str]]:
    found = _FRONT.match(text)
    return [found] if found else []
