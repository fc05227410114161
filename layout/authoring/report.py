"""The report of an import: by file, what became of it, what was kept and what was told."""

from __future__ import annotations

from collections.abc import Sequence

from layout.authoring.import_folder import ImportLine
from layout.console import in_words
from layout.diagnostics import Diagnostic, Severity


def import_report(lines: Sequence[ImportLine], lang: str) -> str:
    """The lines of an import and a language → the report, in the form of a manuscript."""
    zh = lang == "zh"
    parts = ["# 导入说明\n" if zh else "# What was imported\n"]
    for line in lines:
        parts.append(
            f"## {line.source.name} → {line.target or ('没有读入' if zh else 'not read')}\n"
        )
        if line.target:
            counted = (
                f"{line.characters} 字，{line.pictures} 图"
                if zh
                else f"{line.characters} characters, {line.pictures} pictures"
            )
            parts.append(f"{counted}。" if zh else f"{counted}.")
        parts += [
            "",
            *(_line(diagnostic, lang) for diagnostic in sorted(line.diagnostics, key=_weight)),
            "",
        ]
    return "\n".join(parts)


def _weight(diagnostic: Diagnostic) -> int:
    return -diagnostic.severity


def _line(diagnostic: Diagnostic, lang: str) -> str:
    """A diagnostic → a line of the report: its severity, its place in words, its sentence and hint."""
    words = in_words(diagnostic, lang)
    span = diagnostic.span
    place = ""
    if span and span.words:
        place = (
            f"第 {span.line} 段「{span.words}」："
            if lang == "zh"
            else f"paragraph {span.line} “{span.words}”: "
        )
    important = diagnostic.severity is not Severity.NOTE
    hint = f"（{words.hint}）" if words.hint and important else ""
    return f"- {words.severity}：{place}{words.text}{hint}"
