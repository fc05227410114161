"""Findings → words, in either language."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.diagnostics import Diagnostic

FIELD = re.compile(r"\{(\w+)\}")


class Words(NamedTuple):
    """Name, sentence and hint of a finding; the hint is "" where a value it names is missing."""

    name: str
    text: str
    hint: str


def words(finding: Diagnostic, lang: str) -> Words:
    """A finding and a language (zh, en) → its words with the values filled in."""
    message = finding.message
    name, text, hint = (
        (message.name_zh, message.text_zh, message.hint_zh)
        if lang == "zh"
        else (message.name_en, message.text_en, message.hint_en)
    )
    values = dict(finding.values)
    whole = hint if all(key in values for key in FIELD.findall(hint)) else ""
    return Words(name, _filled(text, values), _filled(whole, values))


def _filled(text: str, values: dict[str, str]) -> str:
    return FIELD.sub(lambda match: values.get(match[1], "—"), text)
